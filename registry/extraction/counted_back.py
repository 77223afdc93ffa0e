"""Years that an article tells by a length of time, counted back from its own day.

"For the first time in 27 years", "the worst flood in 70 years" and "had not won in three
years" say since when it had not been so; "the 21-year-old ship" says when it was built.
Reporters round both: a ship of 120 years may be one of 117.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from registry.extraction import status
from registry.extraction.firsts import time_of
from registry.extraction.frames import Frame, children
from registry.extraction.slots.tree import tokens_in, top
from registry.lexicon import predicates, sites
from registry.lexicon.units import UNITS
from registry.records import Claim, Hop, QuantitySlot, Span, TimeSlot
from registry.values.quantity import Bound, Dimension, Quantity
from registry.values.time import TimeInterval

Token = Any

_LATEST, _FURTHEST = 2, 300
"""Years; who says "in a year" may mean the calendar's, and who says more hardly counts."""


def gaps(
    tree: Token,
    offset: int,
    frames: Sequence[Frame],
    quantities: Mapping[int, Sequence[QuantitySlot]],
    published: date | None,
) -> dict[int, TimeSlot]:
    """By frame, since when something had not been so, where the clause says for how many years.

    ``offset``: where the sentence begins.
    """
    found: dict[int, TimeSlot] = {}
    if published is None:
        return found
    for n, slots in quantities.items():
        for slot in slots:
            years = _years(slot.quantity)
            if years is None:
                continue
            start, end = (at - offset for at in (slot.mention.start, slot.mention.end))
            length = top(tokens_in(tree, start, end))
            link = length.head
            if link.lower_ not in ("in", "for") or link.dep_ != "prep":
                continue
            if any(c.lower_ == "of" for c in children(length, "prep")):
                continue  # "nobody was hurt in nine years of digging": nor before them
            noun = _singled_out(link.head) if link.lower_ == "in" else None
            if noun is None and not _not_since(frames[n], link.head):
                continue
            when = _counted(published, years, slot.mention, "since")
            for m, frame in enumerate(frames):
                if m == n or noun is frame.trigger:
                    found.setdefault(m, when)
    return found


def _singled_out(word: Token) -> Token | None:
    """What is the first or the most of its kind: "the first visit", "was the worst flood"."""
    nouns = [word, *(children(word, "attr") if word.lemma_ == "be" else ())]
    for noun in nouns:
        if any(c.lower_ == "first" or c.tag_ == "JJS" for c in (noun, *children(noun, "amod"))):
            return noun
    return None


def _not_since(frame: Frame, word: Token) -> bool:
    """Whether a clause says what had not been: "has not won for three years", "first to win in"."""
    if word.i != frame.trigger.i:
        return False
    perfect = any(c.dep_ == "aux" and c.lemma_ == "have" for c in word.children)
    return (perfect and status.read(frame).negated) or time_of(frame) is not None


_BUILT = frozenset("plane ship bus train building".split())
"""Classes of things that are built; the sites of the lexicon are as well."""
_ALSO_BUILT = frozenset(
    """barge cottage helicopter substation hut landmark lighthouse submarine tram trawler warship
    yacht""".split()
)
_FOUNDED = frozenset(
    """agency airline association bank brewery broadcaster charity choir club company daily
    department-store empire federation festival firm institute institution league magazine
    newspaper orchestra organisation organization party retailer school shipyard society
    start-up startup union university""".split()
)


_ROUNDED = frozenset((Bound.EXACT, Bound.ABOUT, Bound.NEARLY))


def made(claim: Claim, published: date | None) -> Iterator[Claim]:
    """The claim that a thing was built or founded then, of one that tells its age or birthday."""
    birthday = claim.predicate_class == "turn-age"
    old = claim.kind == "property" and claim.predicate == "age"
    if published is None or not (birthday or old) or claim.negated or not claim.participants:
        return
    bearer, *_ = claim.participants
    company = birthday and bearer.entity is not None and bearer.entity.kind == "org"
    kind = "found" if company else _made_by(bearer.head)
    if kind is None or len(claim.quantities) != 1:
        return
    slot = claim.quantities[0]
    plain = {"bound": Bound.EXACT, "approximate": False}
    if slot.quantity.bound not in _ROUNDED or birthday:
        plain = {}
    if birthday:
        plain["dimension"] = Dimension.AGE
    years = _years(slot.quantity.model_copy(update=plain))
    if years is None:
        return
    when = _counted(published, years, slot.mention, "at", rounded=slot.quantity.approximate)
    yield claim.model_copy(
        update={
            "kind": "event",
            "predicate": kind,
            "predicate_class": kind,
            "predicate_pos": "VERB",
            "participants": (bearer.model_copy(update={"role": "patient"}),),
            "times": (when,),
            "quantities": (),
        }
    )


def _made_by(noun: str) -> str | None:
    """The class of how such a thing comes about."""
    if noun in _FOUNDED:
        return "found"
    built = noun in _ALSO_BUILT or noun in sites.SITES or predicates.noun_class(noun) in _BUILT
    return "build" if built else None


def _years(quantity: Quantity) -> int | None:
    """An age, or a length of time, in whole years that are plainly told."""
    told = quantity.low
    if told is None or told != quantity.high or quantity.bound != Bound.EXACT:
        return None
    if quantity.approximate or quantity.change is not None:
        return None
    if quantity.dimension != Dimension.AGE:
        if quantity.unit not in ("yr", "decade", "century"):
            return None
        told /= UNITS["yr"].factor
    return int(told) if told == int(told) and _LATEST <= told <= _FURTHEST else None


def _counted(
    published: date,
    years: int,
    mention: Span,
    relation: Literal["since", "at"],
    *,
    rounded: bool = False,
) -> TimeSlot:
    """The years in which it may have been, so many before an article."""
    loose = years // 20 if years % 10 == 0 else 1 if years % 5 == 0 else 0
    if rounded:
        loose += 1 + years // 10  # "nearly 60 years old"
    first, last = published.year - years - 1 - loose, published.year - years + 1 + loose
    value = f"{first:04}/{last:04}"
    told = Hop(rule="counted back from the day of the article", span=mention, value=value)
    return TimeSlot(
        interval=TimeInterval.parse(value),
        mention=mention,
        relation=relation,
        derivation=(told,),
        inferred=True,
    )
