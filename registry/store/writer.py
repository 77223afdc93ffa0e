"""What goes into a registry: documents with their claims, reconciliations, decisions.

Everything is written inside one transaction that its caller opens, and either
all of it stands afterwards or none.  Rows go in bulk, as tuples: objects one
by one are fifteen times slower.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from functools import partial
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine

from registry.errors import StoreError
from registry.records import (
    Blob,
    Claim,
    Comparison,
    Conflict,
    Decision,
    Document,
    EntityDecision,
    Event,
    Origin,
    Severity,
)
from registry.store import postgres, rows, schema, sketches
from registry.store.engine import engine_at, viewing, writing
from registry.store.location import Location
from registry.store.reader import UNNAMED, Reader
from registry.store.rows import Row, compact, utc

_Record = TypeVar("_Record")
_NAME_CLAIMS = (
    "INSERT INTO claim_name (id, document, position) SELECT id, document, position FROM claim"
)
ALL_NAMED = "UPDATE registry SET named = (SELECT coalesce(max(number), 0) FROM document)"
"""Once all claims have names."""


class Saved(Enum):
    """What became of a document that was to be stored."""

    NEW = "new"
    VERSION = "new version"
    UNCHANGED = "unchanged"
    REREAD = "read again"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One article on its way in."""

    document: Document
    blob: Blob
    claims: Sequence[Claim]
    keys: Sequence[Sequence[int]] = ()
    """For each claim its blocking keys."""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a reconciliation changed."""

    new: tuple[str, ...]
    """Fingerprints, sorted."""
    carried: tuple[str, ...]
    resolved: tuple[str, ...]
    notes: frozenset[str] = field(default_factory=frozenset, compare=False)
    """Those of all these that are notes, or were."""
    grown: frozenset[str] = field(default_factory=frozenset, compare=False)
    """Those carried over that have a further side now: a value that nobody had seen."""

    def of_notes(self, *, notes: bool) -> tuple[int, int, int]:
        """How many are new, carried over and resolved, of notes alone or without them."""
        new, carried, resolved = (
            sum((one in self.notes) is notes for one in found)
            for found in (self.new, self.carried, self.resolved)
        )
        return new, carried, resolved


class Store:
    """An open registry."""

    def __init__(self, location: Location, engine: Engine) -> None:
        self.location = location
        self._engine = engine

    @classmethod
    def open(cls, location: Location, *, create: bool) -> Self:
        """Open a registry, and make it first where there is none and ``create`` says so.

        :raises StoreError: when it is missing, not a registry, or not at this version's schema.
        """
        if not schema.exists(location):
            if not create:
                raise schema.missing(location)
            schema.create(location)
        store = cls(location, engine_at(location))
        try:
            with store.view() as reader:
                found = schema.found(reader.fetch, location)
            if found is None and create and location.path is None:
                schema.create(location)  # the server is there, and holds nothing yet
                found = schema.HEAD
            schema.check(found, location)
        except StoreError:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def view(self) -> Iterator[Reader]:
        """One consistent view of what is on record."""
        with viewing(self._engine, self.location.name) as connection:
            yield _reader(connection)

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """One transaction that writes; all of it or none.

        A file has one writer at a time; on a server others may write meanwhile,
        and each method waits for those alone that touch the same article, or
        replace the same derived rows.
        """
        with writing(self._engine, self.location.name) as connection:
            transaction = Transaction(connection)
            yield transaction
            transaction.finish()


class Transaction:
    """Writes that stand together or not at all."""

    def __init__(self, connection: Connection) -> None:
        # The driver's own cursor: SQLAlchemy's costs more than the statement does.
        self._cursor = connection.connection.cursor()
        self._mark = _mark(connection)
        self._on_server = connection.dialect.name == "postgresql"
        self.reader = _reader(connection)
        self._changes = 0
        self._documents = 0
        self._claims = 0

    def finish(self) -> None:
        """Count the changes, last of all: on a server every writer waits for that one row."""
        if not self._changes:
            return
        counted = (
            f"UPDATE registry SET generation = generation + {self._changes:d},"
            f" documents = documents + {self._documents:d}, claims = claims + {self._claims:d}"
        )
        if self._on_server:
            # Here claims are named at once; others may have gone further meanwhile.
            counted += ", named = greatest(named, (SELECT max(number) FROM document))"
        # One message, so that nobody waits for us to hear that we may commit.
        self._cursor.execute(
            f"{counted} WHERE id = 1; COMMIT" if self._on_server else f"{counted} WHERE id = 1"
        )

    # ── documents ────────────────────────────────────────────────────────────

    def save_document(
        self,
        document: Document,
        blob: Blob,
        claims: Sequence[Claim],
        *,
        extractor: str,
        now: datetime,
        keys: Sequence[Sequence[int]] = (),
        again: bool = False,
    ) -> Saved:
        """Store one article: bytes, text, claims, and for each claim its blocking keys.

        The same article with claims by the same extractor changes nothing; by
        another one, or ``again``, its claims are replaced; another text under
        the same key becomes the version that counts.

        :raises AnchorError: when a claim's quote does not stand where it says.
        """
        document_id = document.id
        self._take_turn(document.key, lasting=False)
        versions = self.reader.fetch(
            "SELECT number, id, version, superseded, extractor FROM document WHERE key = ?",
            (document.key,),
        )
        known = next((row for row in versions if row[1] == document_id), None)
        if known is not None and not known[3] and known[4] == extractor and not again:
            return Saved.UNCHANGED
        standing = [(row[0],) for row in versions if not row[3]]
        for row in standing:
            ((held,),) = self.reader.fetch("SELECT count(*) FROM claim WHERE document = ?", row)
            self._claims -= held
        if versions:
            self._execute(
                "UPDATE document SET superseded = ? WHERE key = ? AND id <> ? AND NOT superseded",
                (True, document.key, document_id),
            )
        if known is not None:
            number = known[0]
            # By id: names are not found by document without reading all of them.
            names = self.reader.fetch(
                "SELECT id, document FROM claim WHERE document = ?", (number,)
            )
            self._execute_many("DELETE FROM claim_name WHERE id = ? AND document = ?", names)
            for table in ("block_key", "claim"):
                self._execute(f"DELETE FROM {table} WHERE document = ?", (number,))
            self._execute(
                "UPDATE document SET superseded = ?, extractor = ? WHERE number = ?",
                (False, extractor, number),
            )
            self._correct(number, document)
        else:
            self._insert_once("blob", "sha256", rows.BLOB_COLUMNS, blob.sha256, rows.blob_row, blob)
            text_hash = document.text_sha256
            self._insert_once("text", "sha256", ("sha256", "body"), text_hash, _text_row, document)
            version = 1 + max((row[2] for row in versions), default=0)
            row = rows.document_row(document, version=version, extractor=extractor, now=now)
            self._insert("document", rows.DOCUMENT_COLUMNS, [row])
            ((number,),) = self.reader.fetch(
                "SELECT number FROM document WHERE id = ?", (document_id,)
            )
        own = Incoming(document, blob, claims, keys)
        self._insert("claim", rows.CLAIM_COLUMNS, _claim_rows(number, own))
        self._insert("block_key", _KEY_COLUMNS, _key_rows(number, own))
        # On a server a lower number may be committed after a higher one, so that names cannot wait.
        if self._on_server:
            self._execute(f"{_NAME_CLAIMS} WHERE document = ?", (number,))
        elif known is not None:  # one that nothing has reconciled yet waits like those that are new
            self._execute(f"{_NAME_CLAIMS} WHERE document = ? AND NOT {UNNAMED}", (number,))
        self._changes += 1
        self._documents += 1 - len(standing)
        self._claims += len(claims)
        if known is not None:
            return Saved.VERSION if known[3] else Saved.REREAD
        return Saved.VERSION if versions else Saved.NEW

    def _correct(self, number: int, document: Document) -> None:
        """Put what is known about an article on record as it is known now; its text is the same.

        What a person gave before stays where nobody gives it anew.
        """
        (former,) = self.reader.documents([document.id])
        known = dict(document.metadata)
        given = {name for name, found in known.items() if found.origin is Origin.GIVEN}
        kept = (one for one in former.metadata if one[1].origin is Origin.GIVEN)
        known.update({name: found for name, found in kept if name not in given})
        corrected = former.model_copy(update={"metadata": tuple(sorted(known.items()))})
        if corrected.key != document.key:  # by which it is known, so that it has to stay
            corrected = former.model_copy(update={"metadata": document.metadata})
        if corrected.metadata == former.metadata:
            return
        said = rows.document_said(corrected)
        self._execute(
            "UPDATE document SET source = ?, published = ?, title = ?, url = ?, frame = ?"
            " WHERE number = ?",
            (*said, number),
        )
        # A sketch tells the outlet and the day; the next search for copies makes it anew.
        self._execute("DELETE FROM document_sketch WHERE document = ?", (number,))

    def save_documents(
        self,
        incoming: Sequence[Incoming],
        *,
        extractor: str,
        now: datetime,
        again: bool = False,
    ) -> list[Saved]:
        """Store many articles, each as ``save_document`` does; one outcome for each, in order.

        On a server those that are new go in together, a COPY for each table.

        :raises AnchorError: when a claim's quote does not stand where it says.
        """
        together: dict[str, Incoming] = {}
        if self._on_server:
            named = sorted({one.document.key for one in incoming})
            postgres.take_turns(self._cursor, named, lasting=False)
            known = {row[0] for row in self.reader.fetch(_KNOWN_KEYS, (named,))}
            for one in incoming:
                if one.document.key not in known:
                    together.setdefault(one.document.key, one)
            self._load(list(together.values()), extractor=extractor, now=now)
        return [
            Saved.NEW
            if together.get(one.document.key) is one
            else self.save_document(
                one.document,
                one.blob,
                one.claims,
                extractor=extractor,
                now=now,
                keys=one.keys,
                again=again,
            )
            for one in incoming
        ]

    def _load(self, fresh: Sequence[Incoming], *, extractor: str, now: datetime) -> None:
        """Put articles on a server whose keys nobody has seen; our turn at them has come."""
        if not fresh:
            return
        blobs = {one.blob.sha256: one.blob for one in fresh}
        self._insert_missing("blob", rows.BLOB_COLUMNS, blobs, rows.blob_row)
        texts = {one.document.text_sha256: one.document for one in fresh}
        self._insert_missing("text", ("sha256", "body"), texts, _text_row)
        numbers = [row[0] for row in self.reader.fetch(_NEXT_NUMBERS, (len(fresh),))]
        documents: list[Row] = []
        claims: list[Row] = []
        names: list[Row] = []
        keys: list[Row] = []
        for number, one in zip(numbers, fresh, strict=True):
            row = rows.document_row(one.document, version=1, extractor=extractor, now=now)
            documents.append((number, *row))
            own = _claim_rows(number, one)
            claims.extend(own)
            names.extend((claim[2], number, claim[1]) for claim in own)
            keys.extend(_key_rows(number, one))
        self._insert("document", ("number", *rows.DOCUMENT_COLUMNS), documents)
        self._insert("claim", rows.CLAIM_COLUMNS, claims)
        self._insert("claim_name", ("id", "document", "position"), sorted(names))
        self._insert("block_key", _KEY_COLUMNS, sorted(keys))
        self._changes += len(fresh)
        self._documents += len(fresh)
        self._claims += len(claims)

    def _insert_missing(
        self,
        table: str,
        columns: Sequence[str],
        records: Mapping[str, _Record],
        row: Callable[[_Record], Row],
    ) -> None:
        """Insert what is named by its own content and not there yet."""
        found = self.reader.fetch(
            f"SELECT sha256 FROM {table} WHERE sha256 = ANY(?)", (list(records),)
        )
        missing = sorted(records.keys() - {row[0] for row in found})  # one order for all writers
        marks = ", ".join("?" * len(columns))
        self._execute_many(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING",
            [row(records[name]) for name in missing],
        )

    # ── what is derived ──────────────────────────────────────────────────────

    def save_origins(self, origins: Mapping[str, tuple[str, Sequence[str]]]) -> None:
        """Replace the origins: by document id, the origin's id and the reasons."""
        self._take_turn(postgres.DERIVED)
        numbers = {row[0]: row[1] for row in self.reader.select("SELECT id, number FROM document")}
        self._execute("DELETE FROM document_origin")
        self._insert(
            "document_origin",
            ("document", "origin", "reasons"),
            [
                (numbers[document], origin, compact(list(reasons)))
                for document, (origin, reasons) in sorted(origins.items())
                if document in numbers
            ],
        )

    def save_sketches(
        self, fresh: Iterable[Row], *, kept: Collection[str], copies: Iterable[Row]
    ) -> None:
        """Keep the sketches of some articles, by document id, and all copies among them.

        ``fresh`` are rows of ``sketches.SKETCH_COLUMNS`` that begin with a document
        id; those in ``kept`` that are there already stay.
        """
        self._take_turn(postgres.DERIVED)
        numbers = {row[0]: row[1] for row in self.reader.select("SELECT id, number FROM document")}
        there = {row[0] for row in self.reader.select("SELECT document FROM document_sketch")}
        wanted = {numbers[id_] for id_ in kept if id_ in numbers}
        self._execute_many(
            "DELETE FROM document_sketch WHERE document = ?",
            [(number,) for number in sorted(there - wanted)],
        )
        made = {numbers[id_]: rest for id_, *rest in fresh if id_ in numbers}
        self._execute_many(
            "DELETE FROM document_sketch WHERE document = ?",
            [(number,) for number in sorted(made.keys() & there)],
        )
        self._insert(
            "document_sketch",
            sketches.SKETCH_COLUMNS,
            [(number, *made[number]) for number in sorted(made)],
        )
        self._execute("DELETE FROM document_copy")
        self._insert("document_copy", sketches.COPY_COLUMNS, sorted(copies))

    def save_linked(self, digests: Mapping[str, str]) -> None:
        """Say what articles were, by document id, when what was saved of them was compared.

        Until then nothing that ``save_reconciliation`` put on record is carried over.
        """
        self._take_turn(postgres.DERIVED)
        numbers = {row[0]: row[1] for row in self.reader.select("SELECT id, number FROM document")}
        self._insert(
            "document_linked",
            ("document", "digest"),
            sorted((numbers[id_], digest) for id_, digest in digests.items() if id_ in numbers),
        )

    def save_reconciliation(
        self,
        *,
        events: Iterable[Event],
        comparisons: Iterable[Comparison],
        conflicts: Sequence[Conflict],
        counts: Mapping[str, int],
        generation: int,
        now: datetime,
    ) -> Reconciled:
        """Replace what was derived; conflicts that stood before keep the day they were first seen.

        ``generation`` is what the reconciliation saw, not what is on record by now.
        """
        at = utc(now)
        self._take_turn(postgres.DERIVED)
        before = {
            row[0]: row[1:]
            for row in self.reader.select(
                "SELECT fingerprint, first_seen, resolved_at, severity FROM conflict"
            )
        }
        stood = {name for name, (_, resolved, _) in before.items() if resolved is None}
        # A conflict that was on record under another of its names is the same conflict.
        former = {one.fingerprint: before.keys() & set(one.names) for one in conflicts}
        carried = {name for name, own in former.items() if own & stood}
        renamed = {name for own in former.values() for name in own}
        last_sides = self.reader.select(
            "SELECT fingerprint, max(side) FROM conflict_claim GROUP BY fingerprint"
        )
        sides_before = {row[0]: int(row[1]) for row in last_sides}
        grown = {
            one.fingerprint
            for one in conflicts
            if (were := [sides_before[n] for n in former[one.fingerprint] if n in sides_before])
            and len(one.sides) > max(were) + 1
        }
        if not self._on_server:  # there they are named as they come
            self._execute(f"{_NAME_CLAIMS} WHERE {UNNAMED} ORDER BY id")
            self._execute(ALL_NAMED)
        for table in ("event_claim", "event", "comparison", "conflict_claim", "document_linked"):
            self._execute(f"DELETE FROM {table}")
        grouped = list(events)
        self._insert("event", ("id",), [(one.id,) for one in grouped])
        members = [row for one in grouped for row in rows.event_claim_rows(one)]
        self._insert("event_claim", rows.EVENT_CLAIM_COLUMNS, members)
        compared = [rows.comparison_row(one) for one in comparisons]
        self._insert("comparison", rows.COMPARISON_COLUMNS, compared)
        self._execute_many(
            "DELETE FROM conflict WHERE fingerprint = ?", [(one,) for one in sorted(renamed)]
        )
        self._execute_many(
            "UPDATE conflict SET resolved_at = ? WHERE fingerprint = ?",
            [(at, one) for one in sorted(stood - renamed)],
        )
        self._insert(
            "conflict",
            rows.CONFLICT_COLUMNS,
            [
                rows.conflict_row(
                    one, first_seen=min((before[n][0] for n in former[one.fingerprint]), default=at)
                )
                for one in conflicts
            ],
        )
        sides = [row for one in conflicts for row in rows.conflict_claim_rows(one)]
        self._insert("conflict_claim", rows.CONFLICT_CLAIM_COLUMNS, sides)
        on_record = self.reader.counts()
        self._insert(
            "run",
            ("finished_at", "generation", "documents", "claims", "counts"),
            [
                (
                    at,
                    generation,
                    on_record.documents + self._documents,
                    on_record.claims + self._claims,
                    compact(dict(sorted(counts.items()))),
                )
            ],
        )
        return Reconciled(
            new=tuple(sorted(former.keys() - carried)),
            carried=tuple(sorted(carried)),
            resolved=tuple(sorted(stood - renamed)),
            notes=frozenset(
                {one.fingerprint for one in conflicts if one.severity is Severity.NOTE}
                | {one for one in stood - renamed if before[one][2] == Severity.NOTE}
            ),
            grown=frozenset(grown & carried),
        )

    # ── what people say ──────────────────────────────────────────────────────

    def add_decision(self, decision: Decision) -> bool:
        """Append a decision; ``False`` when the very same one is on record already."""
        self._take_turn(postgres.DECISIONS)
        if self.reader.fetch("SELECT 1 FROM decision WHERE id = ?", (decision.id,)):
            return False
        earlier = [
            one
            for one in self.reader.decisions(decision.fingerprint)
            if one.by == decision.by and one.at <= decision.at
        ]
        row = rows.decision_row(decision, supersedes=earlier[-1].id if earlier else None)
        self._insert("decision", rows.DECISION_COLUMNS, [row])
        return True

    def add_entity_decision(self, decision: EntityDecision) -> bool:
        """Append what a person said of who is who; ``False`` when it is on record already.

        What was derived is out of date from then on.
        """
        self._take_turn(postgres.DECISIONS)
        known = self.reader.entity_decisions()
        if any(one.id == decision.id for one in known):
            return False
        earlier = [
            one
            for one in known
            if (one.left, one.right, one.by) == (decision.left, decision.right, decision.by)
            and one.at <= decision.at
        ]
        row = rows.entity_decision_row(decision, supersedes=earlier[-1].id if earlier else None)
        self._insert("entity_decision", rows.ENTITY_DECISION_COLUMNS, [row])
        self._changes += 1
        return True

    # ── the driver ───────────────────────────────────────────────────────────

    def _take_turn(self, name: str, *, lasting: bool = True) -> None:
        """On a server, wait for those who write the same; a file has one writer anyway.

        What is not ``lasting`` may be lost in a power cut, whole, as with a file.
        """
        if self._on_server:
            postgres.take_turns(self._cursor, [name], lasting=lasting)

    def _execute(self, sql: str, values: Row = ()) -> None:
        self._cursor.execute(sql.replace("?", self._mark), values)

    def _execute_many(self, sql: str, values: list[Row]) -> None:
        if values:
            self._cursor.executemany(sql.replace("?", self._mark), values)

    def _insert(self, table: str, columns: Sequence[str], values: list[Row]) -> None:
        if self._on_server and len(values) > 1:
            postgres.copy_rows(self._cursor, table, columns, values)
            return
        marks = ", ".join("?" * len(columns))
        self._execute_many(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", values)

    def _insert_once(
        self,
        table: str,
        key: str,
        columns: Sequence[str],
        value: str,
        row: Callable[[_Record], Row],
        record: _Record,
    ) -> None:
        """Insert what is named by its own content, unless it is there; the row is made lazily."""
        if not self.reader.fetch(f"SELECT 1 FROM {table} WHERE {key} = ?", (value,)):
            marks = ", ".join("?" * len(columns))
            self._execute(
                f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
                " ON CONFLICT DO NOTHING",  # another article's writer may have been faster
                row(record),
            )


_KNOWN_KEYS = "SELECT DISTINCT key FROM document WHERE key = ANY(?)"
_NEXT_NUMBERS = (
    "SELECT nextval(pg_get_serial_sequence('document', 'number')) FROM generate_series(1, ?)"
)
_KEY_COLUMNS = ("key", "document", "position")


def _claim_rows(number: int, one: Incoming) -> list[Row]:
    return [
        rows.claim_row(number, position, claim, one.document.text)
        for position, claim in enumerate(one.claims)
    ]


def _key_rows(number: int, one: Incoming) -> list[Row]:
    return [
        (key, number, position) for position, own in enumerate(one.keys) for key in sorted(set(own))
    ]


def _text_row(document: Document) -> Row:
    return document.text_sha256, document.text


def _mark(connection: Connection) -> str:
    return "?" if connection.dialect.paramstyle == "qmark" else "%s"


def _reader(connection: Connection) -> Reader:
    raw = connection.connection
    if connection.dialect.name == "postgresql":
        return Reader(raw.cursor, "%s", partial(postgres.stream, raw.driver_connection))
    return Reader(raw.cursor, "?")
