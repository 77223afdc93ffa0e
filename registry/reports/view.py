"""One conflict with everything a reader wants to see of it, joined for the writers.

``conflict_views`` joins a ``ConflictReport`` with decisions; every writer of
this package takes the result and nothing else.  Offsets count code points of
the article's text; lines and columns are those of the file, 1-based, with the
end column one past the last character.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Literal

from registry.conflicts.findings.plain_words import slip_said, value_said
from registry.provenance.fragments import fragment_link
from registry.records import (
    Anchor,
    Article,
    Claim,
    Conflict,
    ConflictReport,
    Decision,
    Document,
    Severity,
    Side,
    Span,
)
from registry.reports import escape
from registry.reports.quoted import quoted
from registry.review.standing import Standing, short_id

Piece = tuple[str, Literal["context", "quote", "mark"]]

_AS_THEY_STAND = {"", ".txt", ".text", ".md", ".markdown"}  # the text is the file
_CONTEXT = 240  # code points of the sentences around the one that holds the quote
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n+")


@dataclass(frozen=True)
class Position:
    """Where a span stands in the file, for tools that open it in an editor."""

    line: int
    column: int
    end_line: int
    end_column: int
    exact: bool = True
    """``False`` for files without lines (PDF): then it is the beginning of the file."""


Locate = Callable[[Claim, Anchor], Position | None]
"""Where what is quoted of a claim stands in its file; ``None`` where only the text is known."""


@dataclass(frozen=True)
class ClaimView:
    """One claim as evidence: where it stands, who published it, what surrounds it."""

    claim: Claim
    article: Article
    text: str = field(repr=False)
    """Of the article, as the anchors see it."""
    mention: Span | None
    """Where the value itself stands; ``None`` when it is inferred."""
    locate: Locate | None = field(default=None, repr=False)
    """Tells where it stands in the file, when that is known better than from the text."""

    @cached_property
    def anchor(self) -> Anchor:
        """What is quoted: the claim, and the value where it stands beside it in the sentence."""
        return quoted(self.claim, self.mention, self.text)

    @property
    def quote(self) -> str:
        """The anchored words, verbatim."""
        return self.anchor.quote

    @property
    def outlet(self) -> str:
        """Who published."""
        return self.article.source

    @property
    def published(self) -> str:
        """The day of publication, or ``undated``."""
        return self.article.published.isoformat() if self.article.published else "undated"

    @property
    def path(self) -> str:
        """The file as a relative path, or the address it was fetched from."""
        return self.article.path

    @property
    def text_sha256(self) -> str:
        """Hash of the text that the offsets count in, UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def address(self) -> str | None:
        """The article's address where it may be linked to."""
        return escape.href(self.article.url)

    @property
    def link(self) -> str | None:
        """The address with a text fragment, so that a browser shows the quote."""
        if self.address is None:
            return None
        return fragment_link(self.address, self.text, self.anchor.start, self.anchor.end)

    @cached_property
    def position(self) -> Position:
        """Line and column of the quote in the file."""
        located = self.locate(self.claim, self.anchor) if self.locate is not None else None
        if located is not None:
            return located
        if PurePosixPath(self.path).suffix.lower() not in _AS_THEY_STAND:
            return Position(1, 1, 1, 2, exact=False)
        return position_in(self.text, self.anchor.start, self.anchor.end)

    @property
    def sentence(self) -> str:
        """The sentence that holds the quote, verbatim."""
        start, end = self.claim.sentence
        return self.text[start:end]

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The quote in its surroundings, cut where its role changes.

        One sentence of context each side; what makes the difference is marked:
        the mention of the value, or failing that the word that names the event.
        """
        text, anchor = self.text, self.anchor
        start, end = self._window()
        marks = sorted(
            (max(span.start, start), min(span.end, end))
            for span in self._marked()
            if span.start < end and span.end > start
        )
        cuts = {start, end, max(anchor.start, start), min(anchor.end, end)}
        cuts.update(edge for pair in marks for edge in pair)
        found: list[Piece] = []
        for left, right in pairwise(sorted(cuts)):
            kind: Literal["context", "quote", "mark"] = "context"
            if any(a <= left and right <= b for a, b in marks):
                kind = "mark"
            elif anchor.start <= left and right <= anchor.end:
                kind = "quote"
            if piece := text[left:right]:
                found.append((piece, kind))
        return tuple(found)

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """Mentions of the value that stand outside the shown surroundings, verbatim."""
        start, end = self._window()
        return tuple(
            span.text for span in self._marked() if not (span.start < end and span.end > start)
        )

    @property
    def derivation(self) -> tuple[str, ...]:
        """How the time was derived, one step a line; empty where it is written in full."""
        return tuple(
            f"{hop.rule}: {f'“{hop.span.text}”' if hop.span else 'date of the document'}"
            f" → {hop.value}"
            for slot in self.claim.times
            if self.mention is None or slot.mention == self.mention
            for hop in slot.derivation
        )

    def _marked(self) -> tuple[Span, ...]:
        if self.mention is not None:
            return (self.mention,)
        hops = tuple(
            hop.span for slot in self.claim.times[:1] for hop in slot.derivation if hop.span
        )
        return hops or (self.claim.trigger,)

    def _window(self) -> tuple[int, int]:
        start, end = _one_sentence_around(self.text, *self.claim.sentence)
        return min(start, self.anchor.start), max(end, self.anchor.end)


@dataclass(frozen=True)
class SideView:
    """The claims that give one value."""

    side: Side
    claims: tuple[ClaimView, ...]
    kind: str = ""
    """Of the conflict: date, quantity, ..."""

    @property
    def value(self) -> str:
        """The value as the conflict states it."""
        return self.side.value

    @property
    def shown(self) -> str:
        """The value in words, for people."""
        return value_said(self.side.value, self.kind)

    @property
    def support(self) -> str:
        """Articles and independent origins in words; counts of support count origins."""
        articles = f"{self.side.articles} article{'s' * (self.side.articles != 1)}"
        origins = f"{self.side.origins} origin{'s' * (self.side.origins != 1)}"
        return f"{articles}, {origins}"


@dataclass(frozen=True)
class ConflictView:
    """A conflict as a reader meets it."""

    conflict: Conflict
    sides: tuple[SideView, ...]
    standing: Standing = Standing.NEW
    note: str = ""
    """Why it stands as it does: the waiver's reason, who disagrees, what lapsed."""
    decisions: tuple[Decision, ...] = ()
    """Those that hold now, at most one a reviewer, in order of time."""
    fresh: frozenset[str] = frozenset()
    """Ids of the documents under examination, where there are such."""

    @property
    def id(self) -> str:
        """The fingerprint as people see it, ``FC-`` and twelve digits."""
        return short_id(self.conflict.fingerprint)

    @property
    def code(self) -> str:
        """The rule."""
        return self.conflict.code

    @property
    def severity(self) -> Severity:
        """How loud it is."""
        return self.conflict.severity

    @property
    def slip(self) -> str:
        """The typical slip that explains the difference, in words; empty where there is none."""
        return slip_said(self.conflict.slip) if self.conflict.slip else ""

    @property
    def confidence(self) -> float:
        """Between 0 and 1."""
        return self.conflict.confidence / 1000

    @property
    def claims(self) -> Iterator[ClaimView]:
        """All claims, side by side in order."""
        return (claim for side in self.sides for claim in side.claims)

    @cached_property
    def primary(self) -> ClaimView:
        """The claim to show the finding at: in an article under examination, else the latest."""
        found = list(self.claims)
        examined = [claim for claim in found if claim.claim.document_id in self.fresh]
        if examined:
            return examined[0]
        return max(found, key=lambda view: (view.published, view.path, -view.anchor.start))

    @cached_property
    def others(self) -> tuple[ClaimView, ...]:
        """All claims but the primary one, those of other sides first."""
        mine = next(side for side in self.sides if self.primary in side.claims)
        theirs = [claim for side in self.sides if side is not mine for claim in side.claims]
        return (*theirs, *(claim for claim in mine.claims if claim != self.primary))

    @property
    def values(self) -> str:
        """What is said against what, such as ``9 vs ≥12``."""
        return " vs ".join(side.value for side in self.sides)


def conflict_views(
    report: ConflictReport,
    *,
    standings: Mapping[str, tuple[Standing, str]] | None = None,
    decisions: Mapping[str, tuple[Decision, ...]] | None = None,
    locate: Locate | None = None,
    fresh: frozenset[str] = frozenset(),
) -> tuple[ConflictView, ...]:
    """Join conflicts with what they rest on, the most serious first.

    ``standings`` and ``decisions`` go by fingerprint; ``locate`` knows files; ``fresh`` holds
    the ids of the documents under examination.
    """

    def side_view(side: Side, kind: str) -> SideView:
        mentions = side.mentions or (None,) * len(side.claims)
        views = []
        for claim_id, mention in zip(side.claims, mentions, strict=True):
            claim = report.claims[claim_id]
            article = report.articles[claim.document_id]
            text = report.texts[claim.document_id]
            views.append(ClaimView(claim, article, text, mention, locate))
        return SideView(side, tuple(views), kind)

    views = []
    for conflict in report.conflicts:
        standing, note = (standings or {}).get(conflict.fingerprint, (Standing.NEW, ""))
        views.append(
            ConflictView(
                conflict=conflict,
                sides=tuple(side_view(side, conflict.kind) for side in conflict.sides),
                standing=standing,
                note=note,
                decisions=(decisions or {}).get(conflict.fingerprint, ()),
                fresh=fresh,
            )
        )
    return tuple(sorted(views, key=_by_weight))


def _by_weight(view: ConflictView) -> tuple[int, int, str, str]:
    conflict = view.conflict
    return (conflict.severity.rank, -conflict.confidence, conflict.code, conflict.fingerprint)


def locate(document: Document, start: int, end: int, source_text: str | None = None) -> Position:
    """Line and column of a stretch of the text in the file it was read from.

    Without the decoded file, a text that is not the file itself has no lines:
    then the answer is the beginning of the file, and says so.
    """
    if not document.segments:
        return position_in(document.text, start, end)
    if source_text is None or document.raw_unit != "codepoint":
        return Position(1, 1, 1, 2, exact=False)
    starts = [segment.text_start for segment in document.segments]

    def raw(offset: int, *, last: bool) -> int:
        segment = document.segments[max(bisect_right(starts, offset) - 1, 0)]
        inside = min(offset - segment.text_start, segment.length)
        if segment.length == segment.raw_length:
            return segment.raw_start + max(inside, 0)
        return segment.raw_start + (segment.raw_length - 1 if last else 0)

    return position_in(source_text, raw(start, last=False), raw(end - 1, last=True) + 1)


def position_in(text: str, start: int, end: int) -> Position:
    """Line and column of a stretch of a text that is the file itself."""

    def line_column(offset: int) -> tuple[int, int]:
        return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)

    line, column = line_column(start)
    end_line, end_column = line_column(max(end, start))
    return Position(line, column, end_line, end_column)


def _one_sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with its neighbouring sentence each side, inside the same paragraph.

    A neighbour that is too long to be shown whole is not shown.
    """
    first = max(text.rfind("\n", 0, start) + 1, 0)
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    lead = text[max(first, start - _CONTEXT) : start]
    gap = len(lead) - len(lead.rstrip())
    lead = lead.rstrip()
    breaks = [found.end() for found in _SENTENCE_END.finditer(lead)]
    whole = start - _CONTEXT <= first
    before = len(lead) - breaks[-1] if breaks else len(lead) if whole else 0
    floor = start - gap - before if before else start
    tail = text[end : min(last, end + _CONTEXT)]
    blank = len(tail) - len(tail.lstrip())
    if found := _SENTENCE_END.search(tail, blank):
        return floor, end + len(tail[: found.end()].rstrip())
    return floor, end + len(tail.rstrip()) if end + _CONTEXT >= last else end
