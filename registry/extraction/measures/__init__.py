"""What a thing measures, however the sentence says it, as claims of their own.

"The 1,703-metre volcano erupted", "the mountain is 1,370 metres high" and "the
volcano, with a height of 1,400 metres" tell one property of one thing; the verb
that stands beside it has nothing to do with it.  Each becomes a claim whose
predicate is the property (``lexicon.measures``) and whose agent bears it.  So do
shares ("12 percent of the population were immigrants"), the sides of a vote and
relative changes, which sentences put in as many ways.

A reader is a function of ``_READERS``: where a number stands in, a ``Reading`` or
``None`` out.  The first that answers is believed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from registry.extraction.frames import Frame
from registry.extraction.measures._bearers import bearers, indefinite, subject, titles
from registry.extraction.measures._circumstances import circumstance
from registry.extraction.measures._economy import economy
from registry.extraction.measures._model import Measured, Place, Reading
from registry.extraction.measures._offers import offer, proceeds
from registry.extraction.measures._places import minute, rank
from registry.extraction.measures._prizes import prize
from registry.extraction.measures._shares import change, share
from registry.extraction.measures._things import measure
from registry.extraction.measures._votes import vote
from registry.extraction.measures._wholes import whole
from registry.extraction.slots.ages import is_person
from registry.extraction.slots.tree import tokens_in, top
from registry.lexicon.measures import OF_AN_ECONOMY, RANK
from registry.lexicon.measures import marked as mark
from registry.records import Claim, QuantitySlot, Status, TimeSlot

__all__ = [
    "Measured",
    "bearers",
    "indefinite",
    "marked",
    "measured",
    "subject",
    "titles",
    "unambiguous",
]

Token = Any

_READERS: tuple[Callable[[Place], Reading | None], ...] = (
    economy,
    offer,
    proceeds,
    prize,
    minute,
    rank,
    share,
    change,
    circumstance,
    measure,
)

# After these a number is an older or another one: "down from 67 percent".
_OTHER_LEVEL = frozenset("from than".split())
_COMPARED = frozenset("compared against versus".split())


def measured(
    sentence: Token,
    offset: int,
    frames: Sequence[Frame],
    slots: Mapping[int, Sequence[QuantitySlot]],
    times: Mapping[int, Sequence[TimeSlot]],
) -> Iterator[Measured]:
    """The properties that the quantities of a sentence tell, each once, in text order."""
    seen: set[int] = set()
    for n, frame in enumerate(frames):
        for slot in slots[n]:
            if slot.mention.start in seen:
                continue
            seen.add(slot.mention.start)
            tokens = tokens_in(sentence, slot.mention.start - offset, slot.mention.end - offset)
            if not tokens or _older(top(tokens)):
                continue
            place = Place(top(tokens), tokens, slot, frame, frames)
            if (told := whole(place)) is not None:
                found, all_ = told
                quantity = _plain(all_, found, earlier=False)
                yield Measured(found.name, found.bearer, quantity, tokens[-1:], frame, False, ())
            for found in _readings(place):
                if found.bearer is None and not found.bare:
                    continue
                lasting = found.lasting and not _rises_and_falls(found.bearer)
                dated = found.stated and not lasting
                yield Measured(
                    found.name,
                    found.bearer,
                    _plain(slot, found, _earlier(place) and not lasting),
                    _with_neighbours(tokens),
                    found.frame or frame,
                    found.stated,
                    _own_times(times[n], slot, sentence, offset) if dated else (),
                    found.of,
                    found.bare,
                )


def _readings(place: Place) -> tuple[Reading, ...]:
    """What the first reader that knows says; a tally of a vote may tell two things."""
    sides = vote(place)
    if sides:
        return sides
    found = next((one for reader in _READERS if (one := reader(place)) is not None), None)
    return (found,) if found is not None else ()


def marked(
    slots: Mapping[int, Sequence[QuantitySlot]], properties: Iterable[Measured]
) -> dict[int, list[QuantitySlot]]:
    """The slots of the clauses, each number that tells a property with its name.

    Two such numbers are compared as properties alone: that a satellite and a
    rocket both weigh something says nothing of whether they are one.
    """
    # A rank is compared in its clause as well: "was the sixth storm of the year".
    names = {
        one.slot.mention.start: one.name for one in properties if not one.name.startswith(RANK)
    }
    return {
        n: [
            slot.model_copy(update={"attribute": mark(names[slot.mention.start])})
            if slot.mention.start in names
            else slot
            for slot in own
        ]
        for n, own in slots.items()
    }


def _older(at: Token) -> bool:
    if at.dep_ != "pobj":
        return False
    return at.head.lower_ in _OTHER_LEVEL or at.head.head.lower_ == "compared"


def _plain(slot: QuantitySlot, found: Reading, earlier: bool) -> QuantitySlot:
    """The slot as a property has it: the property says what is counted."""
    whole = slot.scope in ("stock", "change", "part", *(("total",) if found.bare else ()))
    return slot.model_copy(
        update={
            "quantity": (found.quantity or slot.quantity).model_copy(update={"part": False}),
            "attribute": found.name,
            "counted": "",
            "counted_class": None,
            "holder": "",
            "scope": "earlier" if earlier else "" if whole else slot.scope,
            "modifiers": (),
        }
    )


def _earlier(place: Place) -> bool:
    """Whether the clause speaks of another term: "had 21 seats in the last parliament"."""
    for token in place.frame.tokens:
        if token.lower_ in _OTHER_LEVEL | _COMPARED and token.i > place.at.i:
            return False
        if token.dep_ == "amod" and (token.head.pos_ == "PROPN" or is_person(token.head)):
            continue  # "won against the former judge"
        if token.lower_ in _BEFORE or (token.lower_ == "last" and token.dep_ == "amod"):
            return True
    return False


_BEFORE = frozenset("previous previously formerly earlier originally initially once".split())


def _with_neighbours(tokens: Sequence[Token]) -> list[Token]:
    """The measure with "high", "old" or the unit after it."""
    last = top(tokens)
    found = list(tokens)
    if last.head.i > last.i and last.dep_ in ("npadvmod", "nummod", "compound"):
        found.append(last.head)
    return found


_WATERS = frozenset(
    """river lake reservoir stream creek canal sea tide flood floodwater water level gauge snow
    snowpack ice pond brook wave""".split()
)


def _rises_and_falls(bearer: Token | None) -> bool:
    """Whether it is as high as it is on that day: "the river Tarn stood at 7.8 metres"."""
    if bearer is None:
        return False
    words = {t.lemma_.lower() for t in bearer.children if t.dep_ in ("compound", "nmod")}
    return bool(_WATERS & {bearer.lemma_.lower(), *words})


def _own_times(
    slots: Sequence[TimeSlot], slot: QuantitySlot, sentence: Token, offset: int
) -> list[TimeSlot]:
    """The times of the clause, without those of an older number: "from 67 percent in 2018"."""
    older = [
        t.idx + offset
        for t in sentence
        if t.lower_ in _OTHER_LEVEL and t.idx + offset > slot.mention.end
    ]
    return [
        one for one in slots if not older or one.mention is None or one.mention.start < older[0]
    ]


def unambiguous(claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims of an article, without properties that it gives two values of.

    Where nothing names what bears it, two heights of "the tower" are those of two
    towers, and nothing says which of them another article means.
    """
    kept = list(claims)
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in kept:
        if claim.kind == "property" and (key := _unnamed(claim)) is not None:
            values[key].add(str(claim.quantities[0].quantity))
    for claim in kept:
        key = _unnamed(claim) if claim.kind == "property" else None
        if key is None or len(values[key]) < 2:
            yield claim


def _unnamed(claim: Claim) -> tuple[str, str] | None:
    """Property, dimension and noun of what bears it; ``None`` where it is named."""
    if any(one.entity is not None for one in claim.participants):
        return None
    noun = claim.participants[0].head if claim.participants else ""
    if claim.predicate in OF_AN_ECONOMY and claim.time is not None:
        noun += f" in {claim.time.interval.value}"  # last year's is another one
    if claim.status not in (Status.ASSERTED, Status.REPORTED):
        noun += " ahead"  # "it was to cost 2 million; its price now stands at 3 million"
    slot = claim.quantities[0]
    return f"{claim.predicate} {slot.quantity.dimension} {slot.scope}", noun
