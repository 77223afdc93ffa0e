"""What is on record, read with plain SQL over the driver alone.

Importing SQLAlchemy takes longer than most questions take to answer, so no
reading needs it; the same class reads inside a writer's transaction.  The
statements are standard SQL with ``?`` for values.  Whatever comes back is in a
stated order, never in the database's.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain
from types import ModuleType
from typing import Any

from registry.errors import StoreError
from registry.records import (
    Article,
    Blob,
    Claim,
    Comparison,
    Conflict,
    ConflictReport,
    Decision,
    Document,
    EntityDecision,
    Event,
)
from registry.store import rows, schema
from registry.store.location import Location
from registry.store.rows import Row

_PIECE = 1000  # rows fetched at once
_CHUNK = 500  # values in one IN (...); SQLite before 3.32 takes no more than 999


def _columns(names: Sequence[str], table: str) -> str:
    return ", ".join(f"{table}.{name}" for name in names)


UNNAMED = "document > (SELECT named FROM registry WHERE id = 1)"
"""Which claims have no name yet: those of documents that no reconciliation has seen."""
_NAMES = (
    (
        "conflict",
        "SELECT fingerprint, summary FROM conflict"
        " WHERE fingerprint >= ? AND fingerprint < ? LIMIT ?",
    ),
    (
        "claim",
        "SELECT n.id, c.quote FROM claim_name n JOIN claim c"
        " ON c.document = n.document AND c.position = n.position"
        " WHERE n.id >= ? AND n.id < ? LIMIT ?",
    ),
    (
        "claim",
        f"SELECT id, quote FROM claim WHERE {UNNAMED} AND id >= ? AND id < ? LIMIT ?",
    ),
    ("document", "SELECT id, path FROM document WHERE id >= ? AND id < ? LIMIT ?"),
)


_KNOWN_AS = re.compile(r'"known_as":\[([^\]]*)\]')
_NAME = re.compile("[0-9a-f]{64}")
_COMMON = 20
"""Claims under a key, above which only the last ones are looked at."""
_WORTHS = [14] * 2 + [12] * 4 + [9] * 14 + [3]
"""What it says to share a key, by how many claims have it; the last is for common ones."""
_SPARE = 50
"""Documents looked at beyond those asked for: some may be former versions, which do not count."""
_NEWEST = "SELECT document FROM block_key WHERE key = ? ORDER BY document DESC LIMIT ?"
_ARTICLE = f"{_columns(rows.ARTICLE_PARTS, 'd')}, o.origin"
_ORIGINS = "LEFT JOIN document_origin o ON o.document = d.number"
_ARTICLES = f"SELECT {_ARTICLE}, d.number FROM document d {_ORIGINS} WHERE"
_SHARED = f"""
    SELECT {_ARTICLE}, nearest.worth FROM (
        SELECT document, sum((ARRAY{_WORTHS})[n]) AS worth
        FROM unnest(string_to_array(?, ',')::bigint[]) AS wanted (key) CROSS JOIN LATERAL (
            SELECT document, n FROM (
                SELECT document, count(*) OVER () AS n FROM (
                    SELECT document FROM block_key WHERE key = wanted.key
                    ORDER BY document DESC LIMIT ?
                ) newest
            ) counted GROUP BY document, n
        ) under
        GROUP BY document ORDER BY worth DESC, document DESC LIMIT ?
    ) nearest
    JOIN document d ON d.number = nearest.document {_ORIGINS}
    WHERE NOT d.superseded ORDER BY nearest.worth DESC, d.number DESC LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is on record."""

    documents: int
    """Current versions only."""
    claims: int
    generation: int
    reconciled: int | None
    """The generation that the last reconciliation saw; ``None`` when there was none."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as a listing shows it."""

    article: Article
    version: int
    superseded: bool
    claims: int
    reader: str
    ingested_at: str


@dataclass(frozen=True, slots=True)
class Named:
    """Something that an id prefix may mean."""

    kind: str
    """``claim``, ``conflict`` or ``document``."""
    id: str
    label: str


@contextmanager
def reading(location: Location) -> Iterator[Reader]:
    """One consistent view of a registry, for as long as the block lasts.

    :raises StoreError: when it is missing, not a registry, or not at this version's schema.
    """
    if not schema.exists(location):
        raise schema.missing(location)
    connection, driver = _connect(location)
    try:
        if location.path is None:
            reader = Reader(connection.cursor, "%s", partial(_postgres().stream, connection))
        else:
            reader = Reader(connection.cursor, "?")
        schema.check(schema.found(reader.fetch, location), location)
        yield reader
    except driver.Error as error:
        if location.path is None:
            raise _postgres().explain(error, location.name) from error
        raise StoreError(f"{location.name}: {' '.join(str(error).split())}") from error
    finally:
        connection.close()


def _postgres() -> ModuleType:
    """What a server needs; imported only when one is meant."""
    from registry.store import postgres

    return postgres


def _connect(location: Location) -> tuple[Any, ModuleType]:
    """A connection that only reads, and its driver."""
    if location.path is None:
        server = _postgres()
        opened = server.connect(location)
        server.settle(opened, reads=True)
        return opened, server.driver()
    uri = location.path.absolute().as_uri()
    # Not mode=ro: who may not write cannot clear the log away either, and leaves two files behind.
    connection = sqlite3.connect(f"{uri}?mode=rw", uri=True, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
    except sqlite3.OperationalError:
        # The write-ahead log wants to put a file beside the database even to read it.  In a
        # folder that cannot be written nobody else writes either, if no log is there.
        connection.close()
        if location.path.with_name(f"{location.path.name}-wal").exists():
            raise StoreError(
                f"{location.name}: cannot be read here, another process left its log unfinished",
                hint="open it once where its folder can be written",
            ) from None
        connection = sqlite3.connect(f"{uri}?immutable=1", uri=True, isolation_level=None)
        connection.execute("BEGIN")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(
            f"{location.name}: the database is damaged ({error})",
            hint="restore it from a copy, or start a new one with --db",
        ) from error
    return connection, sqlite3


class Reader:
    """Questions to a registry; each answer is records or plain values."""

    def __init__(self, cursor: Any, mark: str, stream: Any = None) -> None:  # noqa: ANN401
        self._cursor = cursor
        self._mark = mark
        self._on_server = mark == "%s"
        self._stream = stream or cursor

    def select(
        self, sql: str, values: Sequence[object] = (), *, large: bool = False
    ) -> Iterator[Row]:
        """The rows of one SELECT as they come; ``large`` when memory might not hold them all."""
        cursor = (self._stream if large else self._cursor)()
        try:
            cursor.execute(sql.replace("?", self._mark), tuple(values))
            while found := cursor.fetchmany(_PIECE):
                yield from found
        finally:
            # Rows that nobody asked for to the end may outlive their connection.
            with suppress(Exception):
                cursor.close()

    def fetch(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """The rows of one SELECT, all at once."""
        return list(self.select(sql, values))

    def _among(self, sql: str, wanted: Iterable[str], order: str = "") -> Iterator[Row]:
        """Rows of a SELECT that ends in ``IN`` for each of the wanted values."""
        values = sorted(set(wanted))
        for at in range(0, len(values), _CHUNK):
            chunk = values[at : at + _CHUNK]
            yield from self.select(f"{sql} ({', '.join('?' * len(chunk))}){order}", chunk)

    # ── how much, and what a name means ──────────────────────────────────────

    def counts(self) -> Counts:
        """How much is on record, and whether it has been reconciled since."""
        ((generation, documents, claims, run),) = self.fetch(
            "SELECT generation, documents, claims,"
            " (SELECT generation FROM run ORDER BY number DESC LIMIT 1) FROM registry WHERE id = 1"
        )
        return Counts(documents, claims, generation, run)

    def outcomes(self) -> dict[str, int]:
        """How the pairs of the last reconciliation ended, by name."""
        run = self.fetch("SELECT counts FROM run ORDER BY number DESC LIMIT 1")
        return dict(sorted(json.loads(run[0][0]).items())) if run else {}

    def named(self, prefix: str, *, limit: int = 20) -> list[Named]:
        """What an id may mean that begins so; conflicts first, then claims and documents.

        Where there is none, conflicts that had such an id before.
        """
        key = prefix.strip().lower().removeprefix("fc-")
        if not key or not set(key) <= set("0123456789abcdef"):
            return []
        # Up to the next letter after f: a range uses the index on every engine, LIKE does not.
        bounds = (key, f"{key}g", limit)
        found = [
            Named(kind, str(id_), str(label))
            for kind, sql in _NAMES
            for id_, label in sorted(self.fetch(sql, bounds))
        ]
        every = list(dict.fromkeys(found)) or self._formerly(key, limit)
        return [one for one in every if one.id == key] or every

    def _formerly(self, key: str, limit: int) -> list[Named]:
        """Conflicts that stand and were known by a name that begins so."""
        found = self.fetch(
            "SELECT record FROM conflict WHERE resolved_at IS NULL AND record LIKE ?",
            (f'%"{key}%',),
        )
        conflicts = [Conflict.model_validate_json(row[0]) for row in found]
        return [
            Named("conflict", one.fingerprint, one.summary)
            for one in sorted(conflicts, key=lambda one: one.fingerprint)
            if any(name.startswith(key) for name in one.known_as)
        ][:limit]

    # ── documents ────────────────────────────────────────────────────────────

    def articles(self, ids: Iterable[str] | None = None) -> dict[str, Article]:
        """Articles by document id; all current ones, or those asked for."""
        found = (
            self.select(f"{_ARTICLES} NOT d.superseded")
            if ids is None
            else self._among(f"{_ARTICLES} d.id IN", ids)
        )
        return {row[0]: rows.article_record(row[:-1]) for row in sorted(found)}

    def listed(self, *, superseded: bool = False) -> list[Listed]:
        """Documents in order of path and version; those of older versions on request."""
        where = "" if superseded else " WHERE NOT d.superseded"
        found = self.fetch(
            f"SELECT {_columns(rows.ARTICLE_PARTS, 'd')}, o.origin, d.version, d.superseded,"
            " (SELECT count(*) FROM claim c WHERE c.document = d.number), d.reader, d.ingested_at"
            " FROM document d LEFT JOIN document_origin o ON o.document = d.number"
            f"{where}"
        )
        return sorted(
            (
                Listed(rows.article_record(row[:8]), row[8], bool(row[9]), *row[10:])
                for row in found
            ),
            key=lambda one: (one.article.path, one.version, one.article.id),
        )

    def documents(self, ids: Iterable[str] | None = None) -> Iterator[Document]:
        """Documents with their texts, in order of id; all current ones, or those asked for."""
        sql = (
            "SELECT d.path, d.blob_sha256, d.reader, d.frame, t.body FROM document d"
            " JOIN text t ON t.sha256 = d.text_sha256 WHERE "
        )
        found = (
            self.select(f"{sql} NOT d.superseded ORDER BY d.id", large=True)
            if ids is None
            else self._among(f"{sql} d.id IN", ids)
        )
        for row in found:
            yield rows.document_record(row)

    def current_of(self, keys: Iterable[str]) -> list[str]:
        """Ids of the current documents with one of these identities, sorted."""
        sql = "SELECT id FROM document WHERE NOT superseded AND key IN"
        return sorted(str(row[0]) for row in self._among(sql, keys))

    def extractor_of(self, document_id: str) -> str | None:
        """By what the claims of a current document were read; ``None`` when it is not current."""
        found = self.fetch(
            "SELECT extractor FROM document WHERE id = ? AND NOT superseded", (document_id,)
        )
        return str(found[0][0]) if found else None

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Texts by document id."""
        sql = "SELECT d.id, t.body FROM document d JOIN text t ON t.sha256 = d.text_sha256"
        return dict(sorted(self._among(f"{sql} WHERE d.id IN", ids)))

    def blob(self, sha256: str) -> Blob | None:
        """Bytes as received, or ``None`` when they are not on record."""
        names = ", ".join(rows.BLOB_COLUMNS)
        found = self.fetch(f"SELECT {names} FROM blob WHERE sha256 = ?", (sha256,))
        return rows.blob_record(found[0]) if found else None

    # ── claims ───────────────────────────────────────────────────────────────

    def claims(
        self, ids: Iterable[str] | None = None, *, documents: Iterable[str] | None = None
    ) -> Iterator[Claim]:
        """Claims of current documents: all, those with some ids, or those of some documents.

        In order of position within each document, save for those asked for by id.
        """
        select = f"SELECT d.id, d.key, {_columns(rows.CLAIM_PARTS, 'c')} FROM"
        sql = f"{select} claim c JOIN document d ON d.number = c.document WHERE NOT d.superseded"
        if ids is not None:
            wanted = set(ids)
            named = (
                f"{select} claim_name n JOIN claim c"
                " ON c.document = n.document AND c.position = n.position"
                " JOIN document d ON d.number = n.document WHERE NOT d.superseded AND n.id IN"
            )
            found: Iterator[Row] = self._among(named, wanted)
            if not self._on_server:  # there all have names
                more = self._among(f"{sql} AND c.{UNNAMED} AND c.id IN", wanted)
                found = chain(found, more)
        elif documents is not None:
            found = self._among(f"{sql} AND d.id IN", documents, " ORDER BY d.id, c.position")
        else:
            found = self.select(f"{sql} ORDER BY d.number, c.position", large=True)
        for row in found:
            yield rows.claim_record(row[0], row[1], row[2:])

    def claim_ids(self, document_id: str) -> list[str]:
        """Ids of a document's claims, in order of position."""
        found = self.fetch(
            "SELECT c.id FROM claim c JOIN document d ON d.number = c.document WHERE d.id = ?"
            " ORDER BY c.position",
            (document_id,),
        )
        return [str(row[0]) for row in found]

    def sharing(self, keys: Iterable[int], *, most: int) -> list[tuple[Article, int]] | None:
        """Current articles that share blocking keys, with how much that says; most first.

        A key says the more the fewer claims have it.  Of a common key only the
        claims that came last are looked at, so that the time does not grow with
        what is on record.  ``most`` articles at most; ``None`` when no keys are stored.
        """
        wanted = sorted(set(keys))
        worth: dict[int, int] = {}
        if self._on_server:
            asked = ",".join(map(str, wanted))  # the driver takes longer over a list
            found = self.fetch(_SHARED, (asked, _COMMON + 1, _SPARE + most, most))
            nearest = [(rows.article_record(row[:-1]), int(row[-1])) for row in found]
        else:  # in the same process a question for each key costs less than one for all
            cursor = self._cursor()
            for key in wanted:
                under = cursor.execute(_NEWEST, (key, _COMMON + 1)).fetchall()
                for (document,) in set(under):
                    worth[document] = worth.get(document, 0) + _WORTHS[len(under) - 1]
            cursor.close()
            order = sorted(worth, key=lambda number: (-worth[number], -number))[: _SPARE + most]
            sql = f"{_ARTICLES} NOT d.superseded AND d.number IN ({', '.join('?' * len(order))})"
            known = {row[-1]: rows.article_record(row[:-1]) for row in self.fetch(sql, order)}
            nearest = [(known[number], worth[number]) for number in order if number in known]
        if not nearest and not self.fetch("SELECT 1 FROM block_key LIMIT 1"):
            return None
        return nearest[:most]

    # ── what is derived ──────────────────────────────────────────────────────

    def conflicts(self) -> list[Conflict]:
        """The conflicts that stand, the loudest and surest first."""
        found = self.select("SELECT record FROM conflict WHERE resolved_at IS NULL")
        return sorted(
            (Conflict.model_validate_json(row[0]) for row in found),
            key=lambda one: (one.severity.rank, -one.confidence, one.code, one.fingerprint),
        )

    def conflict(self, fingerprint: str) -> Conflict | None:
        """One conflict, also when it has been resolved."""
        found = self.fetch("SELECT record FROM conflict WHERE fingerprint = ?", (fingerprint,))
        return Conflict.model_validate_json(found[0][0]) if found else None

    def since(self, fingerprint: str) -> tuple[str, str | None]:
        """When a conflict was first seen, and when it was resolved, ``None`` while it stands."""
        found = self.fetch(
            "SELECT first_seen, resolved_at FROM conflict WHERE fingerprint = ?", (fingerprint,)
        )
        return found[0][0], found[0][1]

    def report(self, conflicts: Sequence[Conflict]) -> ConflictReport:
        """Conflicts with the claims, articles and texts they rest on."""
        wanted = {claim for one in conflicts for side in one.sides for claim in side.claims}
        claims = {claim.id: claim for claim in self.claims(wanted)}
        documents = {claim.document_id for claim in claims.values()}
        counts = self.counts()
        return ConflictReport(
            conflicts=tuple(conflicts),
            claims=dict(sorted(claims.items())),
            articles=self.articles(documents),
            texts=self.texts(documents),
            documents_on_record=counts.documents,
            claims_on_record=counts.claims,
            outcomes=self.outcomes(),
        )

    def conflicts_of(self, claim_id: str) -> list[str]:
        """Fingerprints of the standing conflicts in which a claim takes a side."""
        found = self.fetch(
            "SELECT DISTINCT fingerprint FROM conflict_claim WHERE claim_id = ?", (claim_id,)
        )
        return sorted(row[0] for row in found)

    def fingerprints(self) -> list[str]:
        """Of the conflicts that stand, sorted."""
        found = self.select("SELECT fingerprint FROM conflict WHERE resolved_at IS NULL")
        return sorted(str(row[0]) for row in found)

    def former_names(self) -> list[str]:
        """Other fingerprints of the conflicts that stand, sorted."""
        found = self.select("SELECT record FROM conflict WHERE resolved_at IS NULL")
        # Records are long, and nothing else of them is wanted.
        told = (_KNOWN_AS.search(row[0]) for row in found)
        return sorted({name for one in told if one for name in _NAME.findall(one[1])})

    def conflicting_with(self, claim_ids: Iterable[str]) -> list[str]:
        """Ids of the current documents that take part in a conflict with one of these, sorted."""
        sql = (
            "SELECT DISTINCT o.id FROM conflict_claim a"
            " JOIN conflict_claim b ON b.fingerprint = a.fingerprint"
            " JOIN claim_name e ON e.id = b.claim_id JOIN document o ON o.number = e.document"
            " WHERE NOT o.superseded AND a.claim_id IN"
        )
        return sorted({str(row[0]) for row in self._among(sql, claim_ids)})

    def events(self) -> Iterator[Event]:
        """Events in order of id."""
        members: dict[str, list[str]] = {}
        for event, claim in self.select("SELECT event_id, claim_id FROM event_claim"):
            members.setdefault(event, []).append(claim)
        for event in sorted(members):
            yield Event(id=event, claims=tuple(sorted(members[event])))

    def comparisons(self, claim_id: str | None = None) -> Iterator[Comparison]:
        """Comparisons that were kept, in order; all, or those of one claim."""
        sql = f"SELECT {', '.join(rows.COMPARISON_COLUMNS)} FROM comparison"
        found = (
            self.fetch(sql)
            if claim_id is None
            else self.fetch(f"{sql} WHERE left_id = ? OR right_id = ?", (claim_id, claim_id))
        )
        for row in sorted(found, key=lambda row: (row[0], row[1])):
            yield rows.comparison_record(row)

    def sources_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """Who published each of these claims that a reconciliation has seen, by claim id."""
        sql = "SELECT n.id, d.source FROM claim_name n JOIN document d ON d.number = n.document"
        return dict(sorted(self._among(f"{sql} WHERE NOT d.superseded AND n.id IN", claim_ids)))

    def comparisons_among(self, claim_ids: Iterable[str]) -> Iterator[Comparison]:
        """Comparisons that were kept and whose two claims are both among these, in order."""
        wanted = set(claim_ids)
        sql = f"SELECT {', '.join(rows.COMPARISON_COLUMNS)} FROM comparison WHERE left_id IN"
        for row in sorted(self._among(sql, wanted), key=lambda row: (row[0], row[1])):
            if row[1] in wanted:
                yield rows.comparison_record(row)

    def origin_reasons(self, document_id: str) -> list[str]:
        """Why a document counts as going back to its origin."""
        found = self.fetch(
            "SELECT o.reasons FROM document_origin o JOIN document d ON d.number = o.document"
            " WHERE d.id = ?",
            (document_id,),
        )
        return [str(reason) for reason in json.loads(found[0][0])] if found else []

    # ── what people say ──────────────────────────────────────────────────────

    def decisions(self, fingerprint: str | None = None) -> list[Decision]:
        """Decisions, oldest first; all that were ever made, or those on one conflict."""
        sql = f"SELECT {', '.join(rows.DECISION_COLUMNS)} FROM decision"
        found = (
            self.fetch(sql)
            if fingerprint is None
            else self.fetch(f"{sql} WHERE fingerprint = ?", (fingerprint,))
        )
        return sorted(
            (rows.decision_record(row) for row in found), key=lambda one: (one.at, one.id)
        )

    def entity_decisions(self) -> list[EntityDecision]:
        """What people said of who is who, oldest first; all that was ever said."""
        found = self.select(
            f"SELECT {', '.join(rows.ENTITY_DECISION_COLUMNS)} FROM entity_decision"
        )
        return sorted(
            (rows.entity_decision_record(row) for row in found), key=lambda one: (one.at, one.id)
        )
