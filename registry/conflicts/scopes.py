"""Words of the sentence that say how much of a thing a number takes in.

"4,850 in all" is not "1,100 in Leeds", and "1.6 billion, including debt" is another sum than
the price alone.  Such words seldom stand in the clause that is compared; they are read from
the text about the number.  Each function answers for one kind of words and returns the
innocent outcome, or ``None``.
"""

from __future__ import annotations

import re

from registry.lexicon.numerals import SMALL, TENS
from registry.records import Article, Claim, Outcome, QuantitySlot
from registry.values import quantity as quantities

_FULL_STOP = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])|\n")


def around(claim: Claim, slot: QuantitySlot) -> tuple[str, str]:
    """What stands before and after a number in its sentence, as far as the anchor shows it."""
    anchor = claim.anchor
    text = anchor.prefix + anchor.quote + anchor.suffix
    start = slot.mention.start - anchor.start + len(anchor.prefix)
    end = slot.mention.end - anchor.start + len(anchor.prefix)
    if start < 0 or text[start:end] != slot.mention.text:
        return "", ""
    return _FULL_STOP.split(text[:start])[-1], _FULL_STOP.split(text[end:])[0]


Verdict = tuple[Outcome, str]


def of_another_scope(left: Claim, right: Claim, a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """What the words about two numbers say against their being one number."""
    if _basis(left, a) != _basis(right, b):
        return Outcome.PART_OF_TOTAL, "one is told on another basis: including, adjusted for"
    for side, slot, other, whole in ((left, a, right, b), (right, b, left, a)):
        if slot.quantity.dimension != "count" or whole.quantity.dimension != "count":
            return None
        _, after = around(side, slot)
        if _of_another_noun(side, slot, whole):
            return Outcome.OTHER_EVENT, "one counts another thing, named before it"
        if _of_others(side, other, slot, whole):
            return Outcome.PART_OF_TOTAL, "the others are another group"
        if _part_beside(other, whole, slot):
            return Outcome.PART_OF_TOTAL, "one is told as a part of the other"
        if slot.quantity.value >= whole.quantity.value:
            continue
        if _summed(side, slot, after, whole):
            return Outcome.PART_OF_TOTAL, "one sentence tells the parts of the other's sum"
        if not _many_of_them(side, other):
            continue
        if _placed(slot, after) and not _placed_alike(other, slot, whole, after):
            return Outcome.PART_OF_TOTAL, "so many at one place, and so many in all"
        if _narrowed(slot, whole):
            return Outcome.PART_OF_TOTAL, "one counts a kind of what the other counts"
    return None


_BASIS = re.compile(
    r"\b(?:(includ|exclud)(?:ing|es|ed)|(adjusted for|at constant"
    r"|like-for-like|organic(?:ally)?))\b",
    re.IGNORECASE,
)


def _basis(claim: Claim, slot: QuantitySlot) -> frozenset[str]:
    """The words that say what is taken into a sum or a rise: "including debt"."""
    if slot.quantity.dimension not in ("money", "percent"):
        return frozenset()
    before, after = around(claim, slot)
    # After the number only what follows at once: "sums, including one of 3 million".
    said = f"{before} | {after[:40]}"
    return frozenset((m[1] or m[2]).lower() for m in _BASIS.finditer(said))


_GROUPED = frozenset({"survive"})


def _of_others(side: Claim, other: Claim, slot: QuantitySlot, whole: QuantitySlot) -> bool:
    """Whether one tells of others than those of the other: "three others escaped"."""
    return (
        slot.counted == "other"
        and whole.counted != "other"
        and bool(_GROUPED & {side.predicate_class, other.predicate_class})
    )


_OF_THEM = r"(?:of|among) (?:them|whom|which|those|these)\b"


def _part_beside(claim: Claim, whole: QuantitySlot, part: QuantitySlot) -> bool:
    """Whether the sentence of one number tells the other as a part of it: "of whom 8,412 …"."""
    if whole.quantity.value <= part.quantity.value:
        return False
    _, after = around(claim, whole)
    number = re.escape(re.split(r"[\s-]", part.mention.text.strip())[0])
    pattern = rf"{_OF_THEM}[\w ,]{{0,40}}?\b{number}\b(?![.,]\d)|\b{number} {_OF_THEM}"
    return re.search(pattern, after, re.IGNORECASE) is not None


_DEATHS = frozenset({"kill", "die"})
_AND_DIED = re.compile(
    r"\band (?P<n>[a-z]+|\d+)(?: others?| more)?(?: [a-z]+)?(?: (?:was|were|had|who))?"
    r" (?:drowned|died|killed|perished|crushed|electrocuted|burned to death)\b"
)
_WORDS = {**SMALL, **TENS}


def _summed(claim: Claim, slot: QuantitySlot, after: str, whole: QuantitySlot) -> bool:
    """Whether more dead follow that make the other's number: "two in one town, one in another"."""
    if claim.predicate_class not in _DEATHS:
        return False
    total = slot.quantity.value
    for found in _AND_DIED.finditer(after):
        more = _WORDS.get(found["n"], int(found["n"]) if found["n"].isdigit() else 0)
        total += int(more)
    return total != slot.quantity.value and total == whole.quantity.value


# What a firm or a country has or does in many places at once.
_MANY = frozenset({"hire", "cut-jobs", "sell", "produce", "build", "open", "close", "buy"})


def _many_of_them(left: Claim, right: Claim) -> bool:
    return all(
        side.predicate_class in _MANY or side.predicate.startswith("number of ")
        for side in (left, right)
    )


_PLACE = re.compile(r"^(?: [a-z-]+){0,3} (?:in|at) (?:the )?(?P<place>[A-Z][\w'-]+)")


def _placed(slot: QuantitySlot, after: str) -> bool:
    """Whether a place follows at once on what is counted: "1,100 people in Leeds"."""
    return _PLACE.match(_tail(slot, after)) is not None


def _tail(slot: QuantitySlot, after: str) -> str:
    return after if after.startswith(" ") or not after else f" {after}"


def _placed_alike(other: Claim, slot: QuantitySlot, whole: QuantitySlot, after: str) -> bool:
    """Whether the other's sentence names the place too, without telling another for its number."""
    mine = _PLACE.match(_tail(slot, after))
    before, following = around(other, whole)
    if _IN_ALL.match(_tail(whole, following)):
        return False
    theirs = _PLACE.match(_tail(whole, following))
    if mine is None:
        return True
    if theirs is not None:
        return theirs["place"] == mine["place"]
    return mine["place"] in before + following


_IN_ALL = re.compile(r"^(?: [a-z-]+)?,? (?:in all|in total|altogether|all told|overall)\b")


def _of_another_noun(claim: Claim, slot: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether a bare number counts what the one before it does: "1,100 people and 4,850 in all"."""
    if slot.counted or not other.counted:
        return False
    named = [
        one
        for one in claim.quantities
        if one.counted and one.direct and one.mention.end <= slot.mention.start
    ]
    return bool(named) and all(
        one.counted != other.counted
        and one.counted_class is not None
        and one.counted_class != other.counted_class
        for one in named
    )


_NO_KIND = frozenset("new old big small large whole total different own entire".split())


def _narrowed(slot: QuantitySlot, whole: QuantitySlot) -> bool:
    """Whether words narrow the one that is smaller by far: electric cars of all cars."""
    mine, theirs = set(slot.modifiers) - _NO_KIND, set(whole.modifiers) - _NO_KIND
    return (
        bool(slot.counted)
        and slot.counted == whole.counted
        and theirs < mine
        and slot.quantity.value * 10 <= whole.quantity.value * 8
    )


_SHARE = r"[\d.,]+ ?(?:percent|per cent|%)"
_COUNTED_SO_FAR = re.compile(
    rf"\b(?:{_SHARE} of (?:the )?(?:ballots|votes?|precincts|polling stations)"
    r" (?:c[a-z]*$|counted|reporting|tallied|declared)"
    rf"|with {_SHARE} (?:counted|tallied)|counted so far|provisional|preliminary"
    r"|first results|early results|partial (?:results|count)|early count|first count)\b",
    re.IGNORECASE,
)
_VOTES = frozenset({"vote", "ballot", "seat"})
_GROWING = frozenset({"burn", "scorch", "contain", "raise", "evacuate"})


def updated(
    pair: tuple[Claim, Claim],
    slots: tuple[QuantitySlot, QuantitySlot],
    articles: tuple[Article, Article],
) -> Verdict | None:
    """What makes two figures of two days a count and a later one."""
    if "turnout" in (pair[0].predicate, pair[1].predicate):
        return None  # beside a count that goes on, it may stand in the next sentence
    early, late = (_COUNTED_SO_FAR.search(_near(one)) is not None for one in pair)
    votes = slots[0].quantity.dimension == "percent" or _VOTES & {one.counted for one in slots}
    if votes and early != late:
        return Outcome.UPDATE, "one is counted so far, the other is not"
    first, second = (one.published for one in articles)
    if not first or not second or first == second:
        return None
    if not all(_GROWING & {side.predicate, side.predicate_class} for side in pair):
        return None
    low, high = slots if first < second else slots[::-1]
    was, now = (quantities.bounds_fixed(one.quantity) for one in (low, high))
    if now[0] >= was[0] and now[1] >= was[1]:
        return Outcome.UPDATE, "the later article gives the higher figure"
    return None


def _near(claim: Claim) -> str:
    """The clause with what stands about it, and so maybe the end of the sentence before."""
    return claim.anchor.prefix + claim.anchor.quote + claim.anchor.suffix


_VERSIONS = frozenset(
    """translation edition version paperback hardback adaptation remake sequel prequel reprint
    reissue audiobook""".split()
)


def of_a_version(claim: Claim) -> bool:
    """Whether it tells of a later form of a work: "the German translation was published"."""
    return any(
        one.head in _VERSIONS for one in claim.participants if one.role in ("agent", "patient")
    )
