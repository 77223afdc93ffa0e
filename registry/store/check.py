"""Whether a registry keeps its promises: every hash, span, version and reference, read anew.

A problem is data, not an error: one line that says where and what.  Nothing is
changed.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from registry.errors import AnchorError
from registry.records import Claim, Conflict, content_hash
from registry.store import rows
from registry.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Problem:
    """One promise that is broken."""

    where: str
    """Table and name of the row, such as ``document 3f2a…``."""
    what: str


def blobs(reader: Reader) -> Iterator[Problem]:
    """The bytes are those that their name says."""
    names = ", ".join(rows.BLOB_COLUMNS)
    for row in reader.select(f"SELECT {names} FROM blob ORDER BY sha256", large=True):
        where, size = f"blob {row[0]}", row[3]
        try:
            data = zlib.decompress(row[4])
        except zlib.error:
            yield Problem(where, "the bytes cannot be unpacked")
            continue
        if len(data) != size:
            yield Problem(where, f"{len(data)} bytes, {size} were stored")
        if hashlib.sha256(data).hexdigest() != row[0]:
            yield Problem(where, "the bytes are not those that were received")


def texts(reader: Reader) -> Iterator[Problem]:
    """The texts are those that their names say."""
    for sha256, body in reader.select("SELECT sha256, body FROM text ORDER BY sha256", large=True):
        if hashlib.sha256(body.encode()).hexdigest() != sha256:
            yield Problem(f"text {sha256}", "the text is not the one that was read")


def documents(reader: Reader) -> Iterator[Problem]:
    """Ids follow from key and text; versions count from 1, and one of them is current."""
    versions: dict[str, list[tuple[int, bool]]] = {}
    for id_, key, version, superseded, text in reader.select(
        "SELECT id, key, version, superseded, text_sha256 FROM document ORDER BY id", large=True
    ):
        versions.setdefault(key, []).append((version, bool(superseded)))
        if content_hash("document", key, text)[:24] != id_:
            yield Problem(f"document {id_}", "its id does not follow from its key and text")
    for key, found in sorted(versions.items()):
        if sorted(number for number, _ in found) != list(range(1, len(found) + 1)):
            yield Problem(f"article {key}", "its versions do not count from 1")
        if sum(not superseded for _, superseded in found) != 1:
            yield Problem(f"article {key}", "not exactly one of its versions is current")


def totals(reader: Reader) -> Iterator[Problem]:
    """What is kept as a count is what counting finds."""
    kept = reader.counts()
    (documents,) = reader.fetch("SELECT count(*) FROM document WHERE NOT superseded")[0]
    (claims,) = reader.fetch(
        "SELECT count(*) FROM claim c JOIN document d ON d.number = c.document"
        " WHERE NOT d.superseded"
    )[0]
    for name, counted, said in (
        ("articles", documents, kept.documents),
        ("claims", claims, kept.claims),
    ):
        if counted != said:
            yield Problem("registry", f"says that it holds {said} {name}, there are {counted}")


def claims(reader: Reader) -> Iterator[Problem]:
    """Every quote stands in its text where its claim says, and ids follow from content."""
    names = ", ".join(f"c.{name}" for name in rows.CLAIM_COLUMNS)
    found = reader.select(
        f"SELECT d.id, d.key, {names} FROM claim c JOIN document d ON d.number = c.document"
        " ORDER BY c.document, c.position",
        large=True,
    )
    at: tuple[str, int] | None = None
    text = ""
    for document_id, key, *row in found:
        number, position, id_ = row[:3]
        where = f"claim {id_}"
        if at is None or at[0] != document_id:
            text = reader.texts([document_id])[document_id]
            expected = 0
        else:
            expected = at[1] + 1
        at = (document_id, position)
        if position != expected:
            yield Problem(where, f"stands at position {position} of its article, not {expected}")
        try:
            claim = rows.claim_record(document_id, key, (*row[3:14], row[16]))
            again = rows.claim_row(number, position, claim, text)
        except AnchorError:
            yield Problem(where, "its quote does not stand in the text where it says")
        except ValueError:
            yield Problem(where, "cannot be read")
        else:
            yield from _differences(where, claim, tuple(row), again)


def _differences(where: str, claim: Claim, row: rows.Row, again: rows.Row) -> Iterator[Problem]:
    if claim.id != row[2]:
        yield Problem(where, "its id does not follow from its article, quote and predicate")
    differ = [
        name
        for name, stored, made in zip(rows.CLAIM_COLUMNS, row, again, strict=True)
        if stored != made and name not in ("id", "slots")
    ]
    if differ:
        yield Problem(where, f"columns and record differ: {', '.join(differ)}")


def references(reader: Reader) -> Iterator[Problem]:
    """What points to a claim or a document points to one that is there."""
    for table, column in (("block_key", "position"), ("claim_name", "position")):
        for number, position in reader.select(
            f"SELECT DISTINCT k.document, k.{column} FROM {table} k LEFT JOIN claim c"
            f" ON c.document = k.document AND c.position = k.{column} WHERE c.id IS NULL"
            " ORDER BY 1, 2"
        ):
            yield Problem(f"{table} {number}/{position}", "points to a claim that is not there")
    for table, column, target, key in (
        ("document", "text_sha256", "text", "sha256"),
        ("document", "blob_sha256", "blob", "sha256"),
        ("claim", "document", "document", "number"),
        ("document_sketch", "document", "document", "number"),
        ("document_linked", "document", "document", "number"),
        ("event_claim", "event_id", "event", "id"),
        ("conflict_claim", "fingerprint", "conflict", "fingerprint"),
        ("decision", "supersedes", "decision", "id"),
        ("entity_decision", "supersedes", "entity_decision", "id"),
    ):
        for (value,) in reader.select(
            f"SELECT DISTINCT a.{column} FROM {table} a LEFT JOIN {target} b"
            f" ON b.{key} = a.{column} WHERE a.{column} IS NOT NULL AND b.{key} IS NULL ORDER BY 1"
        ):
            yield Problem(f"{table} {value}", f"points to a {target} that is not there")


def conflicts(reader: Reader) -> Iterator[Problem]:
    """Columns of a conflict agree with its record, and its claims are those on its sides."""
    sides: dict[str, set[tuple[int, int, str]]] = {}
    for fingerprint, side, position, claim in reader.select(
        "SELECT fingerprint, side, position, claim_id FROM conflict_claim", large=True
    ):
        sides.setdefault(fingerprint, set()).add((side, position, claim))
    names = ", ".join(rows.CONFLICT_COLUMNS)
    found = reader.select(f"SELECT {names} FROM conflict ORDER BY fingerprint", large=True)
    for row in found:
        where = f"conflict {row[0]}"
        try:
            record = Conflict.model_validate_json(row[6])
        except ValueError:
            yield Problem(where, "cannot be read")
            continue
        if rows.conflict_row(record, first_seen=row[7])[:6] != tuple(row[:6]):
            yield Problem(where, "columns and record differ")
        expected = {one[1:] for one in rows.conflict_claim_rows(record)}
        if row[8] is None and sides.get(row[0], set()) != expected:
            yield Problem(where, "its claims are not those on its sides")


def decisions(reader: Reader) -> Iterator[Problem]:
    """What people said is what they said: the id follows from it."""
    names = ", ".join(rows.DECISION_COLUMNS)
    for row in reader.select(f"SELECT {names} FROM decision ORDER BY id", large=True):
        try:
            record = rows.decision_record(row)
        except (ValueError, json.JSONDecodeError):
            yield Problem(f"decision {row[0]}", "cannot be read")
            continue
        if record.id != row[0]:
            yield Problem(f"decision {row[0]}", "it was changed since it was made")


def entity_decisions(reader: Reader) -> Iterator[Problem]:
    """What people said of who is who is what they said: the id follows from it."""
    names = ", ".join(rows.ENTITY_DECISION_COLUMNS)
    for row in reader.select(f"SELECT {names} FROM entity_decision ORDER BY id"):
        try:
            record = rows.entity_decision_record(row)
        except ValueError:
            yield Problem(f"entity_decision {row[0]}", "cannot be read")
            continue
        if record.id != row[0]:
            yield Problem(f"entity_decision {row[0]}", "it was changed since it was made")


CHECKS: tuple[tuple[str, Callable[[Reader], Iterable[Problem]]], ...] = (
    ("bytes", blobs),
    ("texts", texts),
    ("articles", documents),
    ("counts", totals),
    ("claims", claims),
    ("references", references),
    ("conflicts", conflicts),
    ("decisions", decisions),
    ("decisions on names", entity_decisions),
)


def check(
    reader: Reader,
    *,
    watch: Callable[[str, int, int, str], None] | None = None,
) -> list[Problem]:
    """Every promise of a registry that is broken, in order; empty when all are kept."""
    found: list[Problem] = []
    for number, (name, one) in enumerate(CHECKS):
        if watch is not None:
            watch("checking", number, len(CHECKS), name)
        found.extend(one(reader))
    return found
