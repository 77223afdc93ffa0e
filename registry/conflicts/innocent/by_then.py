"""What was so by the day of one article, and is told otherwise by a later one: not yet, so far.

Who "has not signed yet" may sign tomorrow, who "has won two stages" may win two more, and of the
ships that "are waiting" there may soon be others.  Nothing is said of what is dated before the
earlier article, nor of two articles of one day.
"""

from __future__ import annotations

import re

from registry.conflicts.pair import AHEAD, Pair, Verdict
from registry.records import Claim, Outcome, QuantitySlot, TimeSlot
from registry.values import quantity as quantities
from registry.values import time as times

_NOT = r"(?:\b(?:not|no|nobody|nothing|none|neither|nor)\b|n['’]t\b)"
_YET = re.compile(
    rf"{_NOT}.*\b(?:yet|so far)\b|\byet to\b|\bso far\b.*{_NOT}|\bstill\b(?: has| have)? ?{_NOT}",
    re.IGNORECASE | re.DOTALL,
)
_IS_NOT = re.compile(r"\b(?:is|are)(?: not|n['’]t)(?: \w+ly)? [a-z]+ing\b")
_AT_THE_TIME = re.compile(
    r"\b(?:is|are)(?: still| now| currently)? (?:being )?(?!during\b|including\b)[a-z]+ing\b"
    r"|\b(?:is|are|remains?|stays?)(?: still| now| currently)? (?:without|missing|stranded|trapped"
    r"|homeless|in (?:hospital|intensive care|quarantine|isolation|custody|shelters?)|on strike"
    r"|cut off|under water|at sea|at work|on duty)\b"
    r"|\b(?:stands?|flows?|blows?|pours?|leaks?|burns?) (?:at|with|by|on)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:has|have) been\b.* since\b", re.DOTALL)
_COUNTED = frozenset("count money mass volume area".split())
_WERE = re.compile(r"\b(?:was|were)\b")


def not_yet(pair: Pair) -> Verdict | None:
    """Whether one only says that it had not happened by a day, and it happened after it."""
    for denied, told in ((pair.left, pair.right), (pair.right, pair.left)):
        if denied.negated and not told.negated and _later(denied, told):
            return Outcome.UPDATE, "it had not happened by then, and may have happened later"
    found = _in_order(pair)
    if found is None:
        return None
    early, late, day = found
    if _was_before(late, day):
        return None
    if _says_now(early) and (_so_far(late) or _says_now(late)):
        return Outcome.UNSURE, "each tells how it was on its own day"
    if not early.negated or late.negated:
        return None
    if _YET.search(pair.telling.text(early, *early.sentence)):
        return Outcome.UPDATE, "the earlier article only says that it was not so yet"
    if _so_far(early) or _IS_NOT.search(early.anchor.quote):
        return Outcome.UNSURE, "it was not so when the earlier article was written"
    return None


def counted_on(pair: Pair, a: QuantitySlot, b: QuantitySlot) -> Verdict | None:
    """Whether it is how many there are at the time, or so far: "are waiting", "has won two"."""
    found = _in_order(pair)
    if found is None or any(one in AHEAD for one in pair.statuses):
        return None
    early, late, day = found
    if {a.scope, b.scope} == {"change"} or _was_before(late, day):
        return None
    left = a.scope == b.scope == "remaining"
    if left or all(_AT_THE_TIME.search(one.anchor.quote) for one in (early, late)):
        return Outcome.UPDATE, "each tells how many there are on its own day"
    if _AT_THE_TIME.search(early.anchor.quote) and _WERE.search(late.anchor.quote):
        return Outcome.UNSURE, "the earlier article tells how many there are on its own day"
    if a.quantity.dimension == "percent" and _so_far(early) and _so_far(late):
        return Outcome.UNSURE, "each tells how much it was by its own day"
    if a.quantity.dimension not in _COUNTED or quantities.slip(a.quantity, b.quantity) is not None:
        return None
    low, high = (a, b) if early is pair.left else (b, a)
    was, now = (quantities.bounds_fixed(one.quantity) for one in (low, high))
    if {a.scope, b.scope} & {"change", "rate"} or now[0] < was[0] or now[1] < was[1]:
        return None
    if _so_far(early) or _SINCE.search(late.anchor.quote):
        return Outcome.UPDATE, "the earlier article counts so far, and the later one more"
    return None


_HAD = re.compile(r"\bhad (?:\w+ly )?(?:been )?\w+(?:ed|en|ost|aid|ent|ept|old|ad|id)\b")


def before_now(pair: Pair) -> str:
    """Whether one tells how it is, and the other how it had been: "takes", and "had taken"."""
    for now, then in ((pair.left, pair.right), (pair.right, pair.left)):
        if _says_now(now) and _HAD.search(then.anchor.quote):
            return "one tells how it is, the other how it had been"
    return ""


def _in_order(pair: Pair) -> tuple[Claim, Claim, int] | None:
    """The claim of the earlier article, that of the later one, and the earlier day, if two."""
    first, second = pair.left_article.published, pair.right_article.published
    if first is None or second is None or first == second:
        return None
    if first < second:
        return pair.left, pair.right, first.toordinal()
    return pair.right, pair.left, second.toordinal()


def _later(denied: Claim, told: Claim) -> bool:
    """Whether it may have happened after it had not: "had not opened by Friday", on Friday night.

    What did not happen on a day did not happen at any hour of it.
    """
    by, on = _moment(denied), _moment(told)
    if by is None or on is None:
        return False
    (_, last), (first, end) = times.bounds(by.interval), times.bounds(on.interval)
    if by.relation == "at":
        return last < first
    if on.relation == "before" and end <= last:
        return False  # to close by June, and not to close by June
    morning, evening = on.interval.reading.window, by.interval.reading.window
    before = morning is not None and evening is not None and morning[1] < evening[0]
    return not (end < times.bounds(by.interval)[0] or (end == last and before))


def _moment(claim: Claim) -> TimeSlot | None:
    """When a claim says that it was so, where its own words tell a day."""
    own = [one for one in claim.times if one.source == "own" and one.relation in ("at", "before")]
    return own[0] if len(own) == 1 and not own[0].interval.partial else None


def _was_before(claim: Claim, day: int) -> bool:
    """Whether it is told of a time before a day."""
    return any(
        one.relation == "at" and one.source != "published" and times.bounds(one.interval)[1] < day
        for one in claim.times
    )


def _says_now(claim: Claim) -> bool:
    """Whether a verb of attitude or state stands in the present: "rejects talks", "backs"."""
    if claim.kind == "property":
        return _NOW.search(claim.anchor.quote) is not None
    word = claim.trigger.text.lower()
    return claim.predicate_pos == "VERB" and word == f"{claim.predicate.split()[0]}s"


_NOW = re.compile(r"\b(?:costs|has|takes|lasts|earns|weighs|employs)\b(?! been\b)")


def _so_far(claim: Claim) -> bool:
    """Whether it has been done by now: "has won", "have been vaccinated", "has offered"."""
    if claim.kind == "property":
        return _HAS_DONE.search(claim.anchor.quote) is not None
    quote = claim.anchor.quote
    if claim.predicate_pos != "VERB" or not ("has" in quote or "have" in quote):
        return False
    verb = re.escape(claim.trigger.text)
    return re.search(rf"\b(?:has|have)\b(?: \w+){{0,2}}? {verb}\b", quote) is not None


_HAS_DONE = re.compile(r"(?<!ould )(?<!may )(?<!might )(?<!will )\b(?:has|have) (?:\w+ly )?\w+ed\b")
