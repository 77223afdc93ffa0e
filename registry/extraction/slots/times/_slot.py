"""A time as a frame holds it: its relation, both ends of a range, how directly it is told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from registry.extraction.frame import not_until
from registry.extraction.frames import Frame
from registry.extraction.times import DAWNS, TimeExpression
from registry.records import Span, TimeSlot
from registry.values.relation import Relation
from registry.values.time import Extent, TimeInterval, compare

Token = Any
TimeRelation = Literal["at", "before", "after", "since", "until"]

_RELATIONS: dict[str, TimeRelation] = {
    "before": "before",
    "by": "before",
    "after": "after",
    "following": "after",
    "since": "since",
    "from": "since",
    "until": "until",
    "till": "until",
    "til": "until",
    "into": "until",
}


# An adverb, and what leads on from it.
_COMPARED: dict[tuple[str, str], TimeRelation] = {
    ("prior", "to"): "before",
    ("ahead", "of"): "before",
}


# "Shortly before 9 p.m." is about then.
_SOON = frozenset("shortly just soon right moments".split())


# "For the whole of 2024" is for 2024.
_WHOLES = frozenset("whole rest remainder entirety".split())


def governor_of(token: Token) -> tuple[TimeRelation, Token, str]:
    """Relation, governing word and the last preposition or label on the way to it."""
    relation: TimeRelation = "at"
    link = token.dep_
    head = token.head
    while head.i != token.i and (
        head.pos_ in ("ADP", "SCONJ", "PART")
        or (head.lower_ in _WHOLES and token.lower_ == "of")
        or (head.pos_ == "ADV" and token.dep_ in ("prep", "npadvmod", "advmod", "pobj", "pcomp"))
    ):
        before_dawn = head.lower_ == "before" and token.lower_ in DAWNS
        if not before_dawn and not any(c.lower_ in _SOON for c in head.children):
            relation = _RELATIONS.get(head.lower_, relation)
            relation = _COMPARED.get((head.lower_, token.lower_), relation)
        if head.lower_ == "as" and token.lower_ in ("of", "from"):
            relation = _as_of(head.head)
        if relation in ("until", "before") and not_until(head.head) is head:
            relation = "at" if relation == "until" else "after"
        link = head.lower_ if head.pos_ == "ADP" else link
        if head.head.i == head.i:
            break
        token, head = head, head.head
    return relation, head, link


def ends_with(noun: Token, source: str) -> TimeRelation | None:
    """How a clause stands to the time of what ends it: "was lost until its discovery in 2005"."""
    link = noun.head.lower_
    ended = noun.dep_ == "pobj" and noun.pos_ == "NOUN" and link in ("until", "till", "before")
    return _RELATIONS[link] if ended and source == "clause" else None


def _as_of(verb: Token) -> TimeRelation:
    """From when on something is so, or what was so by then: "34 had died as of Tuesday".

    How many there are is counted by a day: "there are 13 cases as of 6 April".
    """
    if verb.pos_ == "NOUN" and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head  # "there are 13 cases as of Monday"
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    ahead = bool(helpers & _AHEAD)
    past = bool(helpers & _THEN) or (verb.tag_ in ("VBD", "VBN") and not helpers)
    counted = verb.lemma_ in _COUNTED or any(c.dep_ == "expl" for c in verb.children)
    return "before" if (past or counted) and not ahead else "since"


_COUNTED = frozenset("have number total stand count own employ operate comprise".split())
_AHEAD = frozenset("will would shall to can could may must".split())
_THEN = frozenset("was were had has have".split())


def narrowest(slots: Sequence[TimeSlot]) -> list[TimeSlot]:
    """The times of a clause without those that only hold another: "next year, on 20 August"."""
    at = [s for s in slots if s.relation == "at" and s.source in ("own", "clause")]
    wider = [
        one
        for one in at
        if any(compare(other.interval, one.interval) is Relation.REFINES for other in at)
    ]
    return [s for s in slots if s not in wider]


def is_moment(expression: TimeExpression) -> bool:
    """Whether the expression says when: durations, sets and what nobody could read do not."""
    if expression.interval is None or expression.type not in ("DATE", "TIME"):
        return False
    extent = expression.extent
    return extent is None or not (extent.begin is None or extent.end is None or extent.backwards)


def closes(expression: TimeExpression, opened: TimeExpression) -> bool:
    """Whether it is the other end of "from A to B" or of "between A and B"."""
    if expression.extent is not None:
        return expression.extent == opened.extent
    return expression.hull is not None and expression.hull == opened.hull


def lasts(expression: TimeExpression, frame: Frame) -> bool:
    """Whether the two ends are those of a state, and no days between which something happened."""
    if expression.extent is not None:
        begin = expression.extent.begin
        return begin is not None and not _few_days(expression.extent)
    return frame.began


_FEW_DAYS = 31


def _few_days(extent: Extent | None) -> TimeInterval | None:
    """The days of what is held "from 13 to 17 August"; what lasts for months is a state."""
    if extent is None or extent.begin is None or extent.end is None:
        return None
    first, last = extent.begin.earliest, extent.end.latest
    if first is None or last is None or extent.begin.granularity != "day":
        return None
    if extent.end.granularity != "day" or (last - first).days > _FEW_DAYS:
        return None
    return TimeInterval.parse(f"{extent.begin.value}/{extent.end.value}")


def time_slot(
    expression: TimeExpression, relation: TimeRelation, source: Literal["own", "clause"]
) -> TimeSlot:
    days = _few_days(expression.extent)
    lasting = relation in ("since", "until")
    interval = days or (None if lasting else expression.hull) or expression.interval
    assert interval is not None
    if days is not None:
        relation = "at"
    return TimeSlot(
        interval=interval,
        mention=Span(start=expression.start, end=expression.end, text=expression.text),
        relation=relation,
        source=source,
        derivation=tuple(expression.derivation),
        inferred=expression.inferred,
    )


_SOURCES = ("own", "clause", "sentence", "inherited", "published")


def directness(slot: TimeSlot) -> tuple[int, int, int]:
    width = 10**6
    if slot.interval.earliest and slot.interval.latest:
        width = (slot.interval.latest - slot.interval.earliest).days
    return (_SOURCES.index(slot.source), slot.relation != "at", width)
