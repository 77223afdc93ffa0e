"""Whether a court may have cleared somebody of one thing and punished the same one for another."""

from __future__ import annotations

import re

from registry.conflicts.pair import Pair, Verdict
from registry.lexicon import predicates
from registry.records import Claim, Outcome

_CLEARED = "acquit"
_PUNISHED = frozenset({"convict", "sentence"})
_COUNTED = re.compile(
    r"\b(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+|some|most|several|other|lesser|more"
    r" serious) (?:\w+ )?(?:counts?|charges?|offences?|allegations?)|(?:one|a) count)\b"
)
_OF_DOING = re.compile(r"\b(?:acquitted|cleared|acquits|clears)\b[^.;]*? of ([a-z]+ing)\b")
"""Such a charge is a clause of its own: "acquitted him, however, of defrauding his insurer"."""
_ALL = re.compile(r"\b(?:all|every|any)\b")


def of_some_charges(pair: Pair) -> Verdict | None:
    """What makes it likely that one was cleared of one charge and convicted on another."""
    for free, guilty in ((pair.left, pair.right), (pair.right, pair.left)):
        if free.predicate_class != _CLEARED or guilty.predicate_class not in _PUNISHED:
            continue
        if free.negated or guilty.negated or _ALL.search(free.anchor.quote):
            continue
        mine, yours = _charges(free), _charges(guilty)
        deed = _OF_DOING.search(pair.telling.text(free, *free.sentence))
        mine |= {deed[1]} if deed is not None else set()
        said = pair.telling.text(guilty, *guilty.sentence).lower()
        if mine & set(_WORD.findall(said)) or _one_in_both(mine, yours):
            continue  # "found her guilty of trying to murder him"
        if mine and yours:
            return Outcome.OTHER_EVENT, f"cleared of {min(mine)}, punished for {min(yours)}"
        for side, kinds in ((free, _PUNISHED), (guilty, frozenset((_CLEARED,)))):
            if any(
                one.predicate_class in kinds and not one.negated and _of_one(one, side)
                for one in pair.telling.article(side)
            ):
                both = "the article of one tells of both a conviction and an acquittal"
                return Outcome.OTHER_EVENT, both
        if mine and guilty.predicate_class == "sentence":
            return Outcome.UNSURE, f"cleared of {min(mine)}, and punished for what is not said"
        if _COUNTED.search(free.anchor.quote) or _COUNTED.search(guilty.anchor.quote):
            return Outcome.UNSURE, "cleared of some charges, and perhaps punished for others"
    return None


_WORD = re.compile(r"[a-z]+")
_OF_WHAT = ("of", "for", "on", "over")
_NO_CHARGE = frozenset("count charge offence offense crime year month day appeal".split())


def _charges(claim: Claim) -> set[str]:
    return {
        p.head
        for p in claim.participants
        if p.role in _OF_WHAT and p.entity is None and p.head not in _NO_CHARGE
    }


def _one_in_both(mine: set[str], yours: set[str]) -> bool:
    """Whether one charge is told of both, by whatever word: "fraud", and "defrauding"."""
    return any(
        a in b or b in a or predicates.related_nouns(a, b) is not None for a in mine for b in yours
    )


def _of_one(one: Claim, other: Claim) -> bool:
    return not _accused(one).isdisjoint(_accused(other))


def _accused(claim: Claim) -> set[str]:
    return {
        p.entity.key if p.entity is not None else p.head
        for p in claim.participants
        if p.role == "patient"
    }


_NOT_SERVED = re.compile(
    r"\bsuspended\b|\bprobation\b|\bcommunity (?:service|work)\b|\bhouse arrest\b|\bconditional\b"
)


def to_be_served(pair: Pair) -> Verdict | None:
    """Whether who was sentenced need not go to prison, as the sentence is suspended."""
    for denied, told in ((pair.left, pair.right), (pair.right, pair.left)):
        if denied.negated and "sentence" == denied.predicate_class == told.predicate_class:
            found = _NOT_SERVED.search(told.anchor.quote.lower())
            if found is not None:
                return Outcome.AGREE, f"{found[0]!r}: such a sentence is not served in prison"
    return None
