"""Records with every field defaulted: a test names only what it is about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from registry.records import (
    CONTEXT,
    Alignment,
    Anchor,
    Attribution,
    Blob,
    Claim,
    Comparison,
    Conflict,
    Decision,
    Document,
    LinkDecision,
    Metadatum,
    Origin,
    Outcome,
    Severity,
    Side,
    Span,
    Status,
    TimeSlot,
    Verdict,
    fingerprint,
)
from registry.values.relation import Relation
from registry.values.time import TimeInterval

NOON = datetime(2026, 3, 4, 12, 0, 0, tzinfo=UTC)
TEXT = "The two ministers signed the fishing treaty in Oslo in June 2023. Nobody was hurt."
QUOTE = "The two ministers signed the fishing treaty in Oslo in June 2023"


def document(text: str = TEXT, *, path: str = "articles/one.txt", **metadata: str) -> Document:
    """An article; metadata is as if it stood in its front matter."""
    return Document(
        path=path,
        text=text,
        blob_sha256=hashlib.sha256(text.encode()).hexdigest(),
        reader="text/1",
        metadata=tuple(
            (name, Metadatum(value=value, origin=Origin.FRONT_MATTER))
            for name, value in sorted(metadata.items())
        ),
    )


def blob(of: Document) -> Blob:
    """The bytes that an article was read from."""
    return Blob(sha256=of.blob_sha256, media_type="text/plain", data=of.text.encode())


def anchor(of: Document, quote: str) -> Anchor:
    """Where a quote stands first in an article."""
    start = of.text.index(quote)
    end = start + len(quote)
    return Anchor(
        start=start,
        end=end,
        quote=quote,
        prefix=of.text[max(0, start - CONTEXT) : start],
        suffix=of.text[end : end + CONTEXT],
    )


def claim(
    of: Document | None = None,
    quote: str | None = None,
    *,
    predicate: str = "sign",
    time: str | None = "2023-06",
    speaker: str | None = None,
    status: Status = Status.ASSERTED,
    negated: bool = False,
    ordinal: int = 0,
) -> Claim:
    """A claim of an article, at a quote that stands in it."""
    of = of or document()
    at = anchor(of, quote if quote is not None else QUOTE if QUOTE in of.text else of.text)
    return Claim(
        document_id=of.id,
        document_key=of.key,
        anchor=at,
        sentence=(at.start, at.end),
        kind="event",
        predicate=predicate,
        trigger=Span(start=at.start, end=at.start + 1, text=at.quote[0]),
        times=() if time is None else (time_slot(time),),
        attribution=None
        if speaker is None
        else Attribution(speaker=speaker, key=speaker.casefold(), named=True, cue="say"),
        status=status,
        negated=negated,
        ordinal=ordinal,
    )


def time_slot(value: str) -> TimeSlot:
    """A time that nothing in the text writes."""
    return TimeSlot(interval=TimeInterval.parse(value), mention=None)


def conflict(*sides: Claim, code: str = "T001", severity: Severity = Severity.ERROR) -> Conflict:
    """A conflict with one claim on each side, its value the claim's time."""
    return Conflict(
        code=code,
        kind="date",
        slot="time",
        severity=severity,
        confidence=900,
        summary="one day against another",
        explanation=("the same event", "the days are disjoint"),
        sides=tuple(
            Side(
                value=one.times[0].interval.value if one.times else "?",
                claims=(one.id,),
                mentions=(None,),
                articles=1,
                origins=1,
            )
            for one in sides
        ),
        fingerprint=fingerprint(
            code, "time", [(one.document_key, one.anchor.quote) for one in sides]
        ),
    )


def comparison(left: Claim, right: Claim, *outcomes: Outcome) -> Comparison:
    """A comparison of two claims that were linked."""
    first, second = sorted((left.id, right.id))
    return Comparison(
        left=first,
        right=second,
        keys=("name:oslo",),
        levels=(),
        score=4200,
        decision=LinkDecision.SAME,
        outcomes=tuple(("time", outcome, "because") for outcome in outcomes),
    )


def alignment(
    slot: str = "time",
    relation: Relation = Relation.DISJOINT,
    *,
    decision: LinkDecision = LinkDecision.SAME,
    score: int = 9000,
) -> Alignment:
    """That the first values of two claims answer one question, or that they do not."""
    return Alignment(
        slot=slot,
        left_at=0,
        right_at=0,
        score=score,
        levels=(),
        decision=decision,
        relation=relation,
        reason="as the test says",
    )


def aligned(left: str, right: str, one: Alignment, *, event: LinkDecision) -> Comparison:
    """That two claims, by id, were compared in one slot."""
    return Comparison(
        left=left,
        right=right,
        keys=(),
        levels=(),
        score=one.score,
        decision=event,
        alignments=(one,),
    )


def decision(
    on: Conflict,
    *,
    verdict: Verdict = Verdict.A_RIGHT,
    by: str = "ann",
    at: datetime = NOON,
    parts: Iterable[tuple[str, str]] = (("key", "quote"),),
) -> Decision:
    """A reviewer's decision on a conflict."""
    return Decision(
        fingerprint=on.fingerprint,
        verdict=verdict,
        reason="the ministry's record says so",
        by=by,
        at=at,
        code=on.code,
        slot=on.slot,
        parts=tuple(parts),
    )
