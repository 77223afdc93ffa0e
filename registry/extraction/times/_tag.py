"""The tagger: find, merge, resolve, in this order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from registry.errors import ValueParseError
from registry.extraction.times._anchors import Resolved
from registry.extraction.times._expression import TimeExpression
from registry.extraction.times._find import find
from registry.extraction.times._meaning import Fields, Piece, Reference
from registry.extraction.times._memory import (
    Memory,
    Point,
    counts_before_christ,
    is_narrative,
    sentence_starts,
)
from registry.extraction.times._merge import link, merge
from registry.extraction.times._resolve import resolve
from registry.extraction.times._tense import tense_of
from registry.extraction.times._tokens import Tokens
from registry.records import Hop, Span
from registry.values.time import Extent, TimeInterval

_SIGNALS = frozenset(
    "since until till by before after from to through during between in on at for within "
    "over around about "
    "following throughout".split()
)
# What TIMEX3 says of a relative value is looser than the same word said of a date:
# "more than a year ago" may still lie in the year named.
_INTERVAL_MODS = {"BEFORE": "ON_OR_BEFORE", "AFTER": "ON_OR_AFTER"}
_POINT_MODS = frozenset({"START", "MID", "END", "APPROX", "ON_OR_BEFORE", "ON_OR_AFTER"})


def tag(
    text: str,
    *,
    published: date | None,
    sentences: Sequence[tuple[int, int]] | None = None,
    tense: Callable[[int, int], str | None] | None = None,
) -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order and disjoint.

    ``published`` is the document's date; without it values stay partial.
    ``sentences`` are half-open spans; without them sentences are guessed.
    ``tense`` tells for a span whether its verb is ``past`` or ``future`` (``None``
    when it cannot); without it the words near by decide.  Never raises.

    >>> [e.value for e in tag("On October 23 he came. He left the following day.", published=None)]
    ['XXXX-10-23', 'XXXX-10-24']
    """
    tokens = Tokens(text)
    pieces = link(tokens, merge(tokens, find(tokens)))
    before_christ = counts_before_christ(pieces)
    if not before_christ:
        pieces = [p for p in pieces if not _bare_bc(p)]
    if sentences is not None:
        # What stands beside the prose, such as a date line above it, is no mention to count from.
        pieces = [p for p in pieces if _inside(tokens, p, sentences)]
    starts = sentence_starts(tokens, sentences)

    def tense_at(piece: Piece) -> str | None:
        told, firm = tense_of(tokens, starts, piece)
        if tense is None or firm:
            return told
        return tense(tokens.starts[piece.first], tokens.ends[piece.last - 1]) or told

    narrative = is_narrative(pieces, published)
    pieces = [p for p in (_former(p, narrative) for p in pieces) if p is not None]
    memory = Memory(
        tokens,
        published,
        narrative,
        before_christ,
        tense_at,
        day_first=_day_first(tokens, pieces),
        upcoming=_days_told(pieces),
        _sentences=starts,
    )
    found: list[tuple[Piece, TimeExpression]] = []
    for piece in pieces:
        resolved = resolve(piece, memory)
        expression, point = _expression(piece, resolved, memory)
        if point is not None:
            memory.remember(point)
        found.append((piece, expression))
    return tuple(_with_ranges(found, published))


def _inside(tokens: Tokens, piece: Piece, sentences: Sequence[tuple[int, int]]) -> bool:
    """Whether a piece begins in one of the sentences, which are in text order."""
    at = tokens.starts[piece.first]
    before = bisect_right(sentences, (at, len(tokens.text) + 1)) - 1
    return before >= 0 and at < sentences[before][1]


def _days_told(pieces: Sequence[Piece]) -> list[int]:
    return [
        piece.first for piece in pieces if isinstance(piece.meaning, Fields) and piece.meaning.dated
    ]


def _day_first(tokens: Tokens, pieces: Sequence[Piece]) -> bool | None:
    """The order that the plain dates in digits show, or ``None`` when none or both do."""
    shown = set()
    for piece in pieces:
        meaning = piece.meaning
        if piece.rule == "numeric date" and isinstance(meaning, Fields) and not meaning.reason:
            words = tokens.words[piece.first]
            if meaning.month != meaning.day and "/" in words[:3]:
                shown.add(int(words.split("/")[0]) == meaning.day)
    return shown.pop() if len(shown) == 1 else None


def _former(piece: Piece, narrative: bool) -> Piece | None:
    """The piece; "former" becomes a reference to the past in narrative and falls away in news."""
    if piece.meaning != Reference("FORMER"):
        return piece
    return replace(piece, meaning=Reference("PAST_REF")) if narrative else None


def _bare_bc(piece: Piece) -> bool:
    return isinstance(piece.meaning, Fields) and piece.meaning.reason == "bare-bc"


def _expression(
    piece: Piece, resolved: Resolved, memory: Memory
) -> tuple[TimeExpression, Point | None]:
    tokens = memory.tokens
    start, end = tokens.starts[piece.first], tokens.ends[piece.last - 1]
    surface = tokens.text[start:end]
    hop = Hop(
        rule=piece.rule,
        span=Span(start=start, end=end, text=surface),
        value=resolved.value or "",
    )
    derivation = (hop, *resolved.hops)
    before = tokens.words[piece.first - 1] if piece.first else ""
    expression = TimeExpression(
        start=start,
        end=end,
        text=surface,
        type=resolved.type,
        value=resolved.value,
        mod=resolved.mod,
        interval=_interval(resolved),
        derivation=derivation,
        anchor=resolved.anchor,
        inferred=resolved.inferred,
        year_inferred=resolved.year_inferred,
        reason=resolved.reason,
        signal=before if before in _SIGNALS else None,
        tense=_tense_after(piece, resolved, memory),
        quant=resolved.quant,
        freq=resolved.freq,
    )
    day = resolved.day
    if day is None or resolved.value is None:
        return expression, None
    point = Point(
        piece.first,
        day.year,
        day.bc,
        day.month,
        day.day,
        day.weekday,
        day.season,
        resolved.value,
        derivation,
        resolved.written_year,
        resolved.coarse,
    )
    return expression, point


def _tense_after(piece: Piece, resolved: Resolved, memory: Memory) -> str | None:
    """The tense over a date that is written out and lies after the document's own."""
    if not resolved.written_year or memory.document is None or resolved.day is None:
        return None
    year = resolved.day.year
    if resolved.day.bc or year is None or year < memory.document.year:
        return None
    whole = resolved.day.whole
    later = (
        whole > memory.document
        if whole
        else ((year, resolved.day.month or 0) > (memory.document.year, memory.document.month))
    )
    return memory.tense(piece) if later else None


def _interval(resolved: Resolved) -> TimeInterval | None:
    """The days it can mean, where it excludes any."""
    if resolved.value is None or resolved.type not in ("DATE", "TIME"):
        return None
    mod = _INTERVAL_MODS.get(resolved.mod or "", resolved.mod)
    if mod not in _POINT_MODS:
        mod = None
    try:
        found = TimeInterval.parse(resolved.interval or resolved.value, mod)
    except ValueParseError:
        return None
    return None if found.reading.vacuous else found


def _with_ranges(
    found: list[tuple[Piece, TimeExpression]], published: date | None
) -> list[TimeExpression]:
    """Give both ends of a range what they tell together."""
    made = [expression for _, expression in found]
    for index in range(len(found) - 1):
        (left, one), (right, two) = found[index], found[index + 1]
        if not left.link or left.link != right.link or one.interval is None or two.interval is None:
            continue
        if left.link_kind == "hull":
            hull = _hull(one.interval, two.interval)
            if hull is not None:
                made[index], made[index + 1] = replace(one, hull=hull), replace(two, hull=hull)
        elif left.link_kind == "extent":
            extent = Extent(begin=one.interval, end=two.interval)
            if extent.backwards and one.year_inferred and two.year_inferred:
                # "From October to March" goes over the turn of the year.
                week = _within_a_week(one, two, published)
                if week is not None:
                    one, two = week
                elif (one.anchor, two.anchor) == ("document", "mention"):
                    two = _another_year(two, 1)  # "the 17th" is not the Saturday spoken of before
                else:
                    one = _another_year(one, -1)
                made[index], made[index + 1] = one, two
                assert one.interval is not None
                assert two.interval is not None
                extent = Extent(begin=one.interval, end=two.interval)
            elif extent.backwards and one.year_inferred and one.value and two.value:
                # "From 14 May to June 2019", "from 9 November to March 2019", told in 2026.
                years = int(two.value[:4]) - int(one.value[:4])
                one = _another_year(one, years - (one.value[4:7] > two.value[4:7]))
                made[index], made[index + 1] = one, two
                assert one.interval is not None
                extent = Extent(begin=one.interval, end=two.interval)
            elif _over_a_year(one, two):
                two = _another_year(two, -1)  # "from May to July" is of one year
                extent = Extent(begin=one.interval, end=two.interval)
            made[index], made[index + 1] = replace(one, extent=extent), replace(two, extent=extent)
    return made


def _over_a_year(one: TimeExpression, two: TimeExpression) -> bool:
    """Whether two ends without a year lie more than a year apart."""
    if not (one.year_inferred and two.year_inferred) or one.interval is None:
        return False
    first, last = one.interval.earliest, two.interval.earliest if two.interval else None
    return first is not None and last is not None and (last - first).days > 365


def _within_a_week(
    one: TimeExpression, two: TimeExpression, published: date | None
) -> tuple[TimeExpression, TimeExpression] | None:
    """The two with the weekday that was put into the wrong week moved: "from Monday to Friday"."""
    if one.interval is None or two.interval is None or published is None:
        return None
    first, last = one.interval.earliest, two.interval.earliest
    if first is None or last is None or not 0 < (first - last).days < 7:
        return None
    if one.interval.granularity != "day" or two.interval.granularity != "day":
        return None
    if first > published:
        return one, _on_day(two, last + timedelta(days=7))
    return _on_day(one, first - timedelta(days=7)), two


def _on_day(one: TimeExpression, day: date) -> TimeExpression:
    hop = one.derivation[0].model_copy(update={"value": day.isoformat()})
    return replace(
        one,
        value=day.isoformat(),
        interval=TimeInterval.of(day),
        derivation=(hop, *one.derivation[1:]),
    )


def _another_year(one: TimeExpression, years: int) -> TimeExpression:
    """The expression in a later or an earlier year than was found for it, where it is a date."""
    if one.value is None or one.interval is None or not one.value[:4].isdecimal():
        return one
    value = f"{int(one.value[:4]) + years:04}{one.value[4:]}"
    try:
        interval = TimeInterval.parse(value, one.interval.mod)
    except ValueParseError:
        return one
    first = one.derivation[0].model_copy(update={"value": value})
    derivation = (first, *one.derivation[1:])
    return replace(one, value=value, interval=interval, derivation=derivation)


def _hull(one: TimeInterval, two: TimeInterval) -> TimeInterval | None:
    try:
        return TimeInterval.parse(f"{one.value}/{two.value}")
    except ValueParseError:
        return None
