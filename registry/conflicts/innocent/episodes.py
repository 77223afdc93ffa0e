"""Which of several a clause without a day goes on about: the match told before it, the second fire.

"Moreau beat Ruiz on Monday.  She hit 24 winners" is of Monday's match, though the second
sentence says neither who it was against nor when.
"""

from __future__ import annotations

import re

from registry.conflicts.context import Telling
from registry.lexicon import predicates
from registry.records import Claim, Status
from registry.values import time as times
from registry.values.relation import Relation

_CONTESTS = frozenset("win lose beat defeat draw play eliminate".split())
_BEFORE_THAT = re.compile(r"\bhad\b")


def two_contests(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether each goes on about a contest of its own, on another day against another."""
    one, other = _contest(left, telling), _contest(right, telling)
    if one is None or other is None or one.time is None or other.time is None:
        return ""
    if times.compare(one.time.interval, other.time.interval) is not Relation.DISJOINT:
        return ""
    mine, yours = _opponents(one), _opponents(other)
    if not mine & yours or mine <= yours or yours <= mine:
        return ""
    against = sorted((min(mine - yours), min(yours - mine)))
    return f"two contests on two days: against {against[0]} and against {against[1]}"


def _contest(claim: Claim, telling: Telling) -> Claim | None:
    """The contest that a clause without a day goes on about: the last one told before it."""
    if claim.time is not None and claim.time.source not in ("published", "inherited"):
        return None
    before = [
        one
        for one in telling.article(claim)
        if one.sentence < claim.sentence
        and {one.predicate_class, one.predicate} & _CONTESTS
        and one.status is Status.ASSERTED
        and not one.negated
        and len(_opponents(one)) > 1
        # "She had beaten Havel on Saturday" is told beside the match that it is about.
        and not _BEFORE_THAT.search(one.anchor.quote)
    ]
    return before[-1] if before else None


def _opponents(claim: Claim) -> set[str]:
    return {one.name for one in claim.named("agent", "patient", "against", "with")}


_ONE_MORE = re.compile(
    r"\b(?:[Aa]nother|[Aa]n? (?:second|third|fourth|further|separate|fresh|new))"
    r"(?P<what>(?: [a-z]+){1,2})\b"
)
_ANOTHER = re.compile(r"(?:Another|An? (?:second|third|fourth|further|separate)) [a-z]+\b")
_GOES_ON = re.compile(r"^(?:the|this|that) (?:[a-z]+ )??(?P<noun>[a-z]+)\b", re.IGNORECASE)


def one_more(left: Claim, right: Claim, telling: Telling) -> str:
    """Whether one goes on about another such thing: "a second fire ... The blaze broke out"."""
    mine, yours = (_meant(one, telling) for one in (left, right))
    return "" if bool(mine) == bool(yours) else f"one goes on about {mine or yours!r}"


def _meant(claim: Claim, telling: Telling) -> str:
    """The words by which the article brought in what the clause goes on about, if one more."""
    if (itself := _ANOTHER.match(claim.anchor.quote)) is not None:
        return itself[0].lower()
    found = _GOES_ON.match(claim.anchor.quote)
    if found is None:
        return ""
    noun = found["noun"].lower()
    before = telling.text(claim, 0, claim.sentence[0])
    for one in reversed([*_ONE_MORE.finditer(before)]):
        if any(predicates.related_nouns(word, noun) for word in one["what"].split()):
            return one[0].lower()
    return ""


_IN_THE_END = re.compile(
    r"\b(?:at first|initially|originally|to begin with"
    r"|for the (?:first|second|third|fourth|fifth) time"
    r"|(?:first|second|third|fourth|fifth|earlier|previous|initial) (?:attempt|try|bid|effort))\b",
    re.IGNORECASE,
)


def tried_again(left: Claim, right: Claim, telling: Telling) -> str:
    """What says that it was not done then, and may have been since: "at first"."""
    for side in (left, right):
        if not side.negated:
            continue
        for text in (side.anchor.quote, telling.text(side, *side.sentence)):
            if found := _IN_THE_END.search(text):
                return found[0].lower()
    return ""
