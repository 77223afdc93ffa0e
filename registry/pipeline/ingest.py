"""Bytes to documents and claims on record.

One article is one transaction.  What is slow, reading and parsing, is done
before it begins, so that many processes can read at once and wait for each
other only while rows are written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from registry import __version__, extraction
from registry.errors import AnchorError, RegistryError, SourceError
from registry.lexicon.properties import Singles
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.inputs import Gathered, Input
from registry.pipeline.keys import keys_of
from registry.pipeline.language import is_english
from registry.pipeline.late import LateStore
from registry.reading.fetch import is_address
from registry.records import Article, Blob, Claim, Document
from registry.store.writer import Saved, Store

EXTRACTOR = f"claim-registry/{__version__}"
"""By what claims were read; claims of another extractor are read again."""


def extractor_of(properties: Singles | None) -> str:
    """By what claims are read with a table of properties; the built-in one is not named."""
    return f"{EXTRACTOR}+{properties.mark}" if properties and properties.mark else EXTRACTOR


_BATCH = 32  # articles in memory at once; the parser gains nothing from more


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document."""

    where: str
    document_id: str
    saved: Saved
    claims: int
    """How many were read; those on record when it is unchanged."""
    warnings: tuple[str, ...]
    known_as: str = ""
    """The path under which it is on record, where that is another one."""


@dataclass(frozen=True, slots=True)
class Ingestion:
    """What became of all of them."""

    documents: tuple[Ingested, ...]
    """In the order of their names."""
    failures: tuple[RegistryError, ...]
    """Articles that could not be read; the others were stored."""

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of the documents that are on record now, sorted, each once."""
        return tuple(sorted({one.document_id for one in self.documents}))


def ingest(
    store: Store | LateStore,
    gathered: Gathered,
    *,
    again: bool = False,
    properties: Singles | None = None,
    clock: Clock = now,
    progress: Progress = silent,
) -> Ingestion:
    """Read articles and store their claims; ``again`` also those that are known.

    ``properties`` says which have one value, where it is not the built-in table;
    with another table articles are read again.
    What fails is collected and the others go on.  A registry that is not there
    yet is made when the first article is to be saved.
    """
    work = _Work(
        store,
        again=again,
        properties=properties,
        clock=clock,
        progress=progress,
        total=len(gathered.inputs),
    )
    inputs = iter(gathered.inputs)
    while batch := list(islice(inputs, _BATCH)):
        work.run(batch)
    order = {one.where: at for at, one in enumerate(gathered.inputs)}
    return Ingestion(
        tuple(sorted(work.done, key=lambda one: (order.get(one.where, 0), one.document_id))),
        (*gathered.failures, *work.failures),
    )


class _Work:
    """One ingestion under way."""

    def __init__(
        self,
        store: Store | LateStore,
        *,
        again: bool,
        properties: Singles | None,
        clock: Clock,
        progress: Progress,
        total: int,
    ) -> None:
        self._store = store
        self._again = again
        self._properties = properties
        self._extractor = extractor_of(properties)
        self._clock = clock
        self._progress = progress
        self._total = total
        self._read = 0
        self._parser: extraction.Parser | None = None
        self.done: list[Ingested] = []
        self.failures: list[RegistryError] = []

    def run(self, batch: Sequence[Input]) -> None:
        """Take a batch from files to rows."""
        waiting: list[tuple[Document, Blob]] = []
        for one in batch:
            try:
                waiting.extend(self._documents(one))
            except RegistryError as error:
                self.failures.append(error)
            except Exception as error:  # one odd file must not take the others with it
                if os.environ.get("REGISTRY_DEBUG"):
                    raise
                self.failures.append(_fault(one.where, error))
        for (document, blob), claims in zip(waiting, self._claims(waiting), strict=True):
            self._read += 1
            self._progress("reading", self._read, self._total, document.path)
            if claims is not None:
                try:
                    self._save(document, blob, claims)
                except AnchorError as error:
                    self.failures.append(error)

    def _documents(self, one: Input) -> Iterator[tuple[Document, Blob]]:
        """The documents of one input that are not on record as they are."""
        if is_address(one.where):  # a server may take its time
            self._progress("fetching", self._read, self._total, one.where)
        documents, blob = one.read(self._clock)
        for document in documents:
            known, count, path = self._known(document.id)
            if known == self._extractor and not self._again:
                self._read += 1
                self._progress("reading", self._read, self._total, document.path)
                self._note(document, Saved.UNCHANGED, count, path)
            else:
                yield document, blob

    def _known(self, document_id: str) -> tuple[str | None, int, str]:
        """By what the claims of an article on record were read, how many they are, and its path."""
        store = self._store.opened if isinstance(self._store, LateStore) else self._store
        if store is None:
            return None, 0, ""
        with store.view() as reader:
            known = reader.extractor_of(document_id)
            if known is None:
                return None, 0, ""
            (article,) = reader.articles([document_id]).values()
            return known, len(reader.claim_ids(document_id)), article.path

    def _claims(
        self, waiting: Sequence[tuple[Document, Blob]]
    ) -> Iterator[tuple[Claim, ...] | None]:
        """Claims of each document, ``None`` where reading them failed."""
        for document, _ in waiting:
            if self._parser is None:
                self._progress("loading the parser", 0, 0)
                self._parser = extraction.load(self._properties)
            claims = None
            try:
                english = is_english(document)
                claims = extraction.extract(document, self._parser) if english else ()
            except SourceError as error:
                self.failures.append(error)
            except Exception as error:  # one odd article must not take the others with it
                if os.environ.get("REGISTRY_DEBUG"):
                    raise
                self.failures.append(_fault(document.path, error))
            yield claims

    def _save(self, document: Document, blob: Blob, claims: tuple[Claim, ...]) -> None:
        keys = keys_of(claims, Article.of(document))
        store = self._store.open() if isinstance(self._store, LateStore) else self._store
        with store.transaction() as transaction:
            saved = transaction.save_document(
                document,
                blob,
                claims,
                extractor=self._extractor,
                now=self._clock(),
                keys=keys,
                again=self._again,
            )
        path = self._known(document.id)[2] if saved is Saved.UNCHANGED else ""
        self._note(document, saved, len(claims), path)

    def _note(self, document: Document, saved: Saved, claims: int, path: str = "") -> None:
        known_as = "" if path == document.path else path
        self.done.append(
            Ingested(document.path, document.id, saved, claims, document.warnings, known_as)
        )


def _fault(where: str, error: Exception) -> SourceError:
    """A fault of ours on one article; the command still ends with 2."""
    failure = SourceError(
        where,
        f"internal error: {type(error).__name__}: {error}",
        hint="report it with the article and `registry --version`; the others were read",
    )
    failure.__cause__ = error
    return failure


def summary(documents: Iterable[Ingested]) -> dict[str, int]:
    """How many documents became what, in the order of ``Saved``; zeros left out."""
    counts = dict.fromkeys((one.value for one in Saved), 0)
    for one in documents:
        counts[one.saved.value] += 1
    return {name: count for name, count in counts.items() if count}
