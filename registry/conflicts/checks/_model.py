"""What a check reads and what it yields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol

from registry.records import Document, Kind, Record, Severity, Span, fingerprint
from registry.values.time import Extent, TimeInterval


class Mention(Protocol):
    """A time expression as the tagger gives it; rooms do not import each other."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def value(self) -> str | None: ...
    @property
    def mod(self) -> str | None: ...
    @property
    def interval(self) -> TimeInterval | None: ...
    @property
    def extent(self) -> Extent | None: ...
    @property
    def anchor(self) -> str | None: ...
    @property
    def year_inferred(self) -> bool: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def signal(self) -> str | None: ...
    @property
    def tense(self) -> str | None: ...


class CheckFinding(Record):
    """What a check found wrong inside one document, or with it."""

    code: str
    kind: Kind
    severity: Severity
    confidence: int
    """Thousandths."""
    summary: str
    explanation: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    """What does not fit together, in text order; empty when it is the document as a whole."""
    slip: str | None = None
    document_id: str
    document_key: str

    @property
    def fingerprint(self) -> str:
        """Stable name: code, document and quotes, whatever else changes in the text."""
        quotes = [(self.document_key, span.text) for span in self.spans]
        return fingerprint(self.code, "document", quotes or [(self.document_key, "")])


@dataclass(frozen=True, slots=True)
class Found:
    """What a check function yields; the table adds code, kind and severity."""

    summary: str
    explanation: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    slip: str | None = None


@dataclass(frozen=True)
class Subject:
    """One document under check."""

    document: Document
    times: Sequence[Mention]
    """In text order, disjoint."""
    sentences: Sequence[tuple[int, int]]
    """Half-open spans, in text order."""
    today: date

    @cached_property
    def by_sentence(self) -> tuple[tuple[tuple[int, int], tuple[Mention, ...]], ...]:
        """Each sentence with the times in it, those without any left out."""
        found = []
        at = 0
        for start, end in self.sentences:
            while at < len(self.times) and self.times[at].start < start:
                at += 1
            first = at
            while at < len(self.times) and self.times[at].start < end:
                at += 1
            if at > first:
                found.append(((start, end), tuple(self.times[first:at])))
        return tuple(found)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the text with what stands there."""
        return Span(start=start, end=end, text=self.document.text[start:end])

    def at(self, mention: Mention) -> Span:
        """Where a mention stands."""
        return self.span(mention.start, mention.end)


@dataclass(frozen=True, slots=True)
class Check:
    """A named way in which a document disagrees with itself or with the calendar."""

    code: str
    kind: Kind
    severity: Severity
    confidence: int
    """Thousandths: how often a reviewer would thank for it."""
    run: Callable[[Subject], Iterator[Found]]

    @property
    def summary(self) -> str:
        """First line of the function's docstring, as reports print it."""
        return (self.run.__doc__ or "").partition("\n")[0]

    @property
    def description(self) -> str:
        """The whole docstring."""
        lines = (self.run.__doc__ or "").strip().splitlines()
        return "\n".join(line.strip() for line in lines)
