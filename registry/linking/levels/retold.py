"""Whether two sentences of one article tell one happening again.

This level bears on the event alone, not on the values that are held against
each other: an author who comes back to what he told, as a title and the first
sentence do, seldom contradicts himself.  It only adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from registry.linking.levels.named import level
from registry.linking.levels.predicates import ONE_KIND
from registry.linking.signature import Signature
from registry.records import Claim, Level

# Within one article they tell of another happening; between two articles they say nothing.
_ANEW = frozenset("also again".split())
_SEVERAL = re.compile(r"(?i)\b(?:twice|thrice|(?:many|several|\w+) times)\b")
_MOSTLY_ALIKE = 2000  # words that clauses share: about three rare ones
_ENOUGH = 2  # slots that must agree where something else is named
_AGREEING = ("agent", "patient", "time", "place")


def retold_levels(left: Signature, right: Signature, told: Sequence[Level]) -> Iterator[Level]:
    """At most one level, for two claims of one article; ``told`` are those of their slots."""
    a, b = left.claim, right.claim
    if a.document_id != b.document_id or _set_apart(a, b) or _listed(left, right, told):
        return
    said = next(one.level for one in told if one.slot == "predicate")
    both = f"{a.predicate} and {b.predicate}"
    if said == "near":
        yield level("retold", "of a near kind", both)
    elif said in ONE_KIND and left.alone and right.alone:
        yield level("retold", "the only one", f"the article tells of one: {both}")
    elif said in ONE_KIND and not _another_occasion(left, right, told):
        yield level("retold", "of one kind", both)


def _set_apart(a: Claim, b: Claim) -> bool:
    """Whether one of them is told as a further happening, or as several."""
    if _ANEW & ({*a.separators} ^ {*b.separators}):
        return True
    return any(_SEVERAL.search(one.anchor.quote) for one in (a, b))


def _listed(left: Signature, right: Signature, told: Sequence[Level]) -> bool:
    """Whether one sentence tells of two beside each other: "the one rose, the other gained"."""
    a, b = left.claim, right.claim
    if a.sentence != b.sentence:
        return False
    one, other = a.anchor, b.anchor
    if one.start <= other.start and other.end <= one.end:
        return False  # "a hearing was held": the noun stands inside of what is told of it
    if other.start <= one.start and one.end <= other.end:
        return False
    return not _agreeing(told) or _named_apart(left, right)


def _another_occasion(left: Signature, right: Signature, told: Sequence[Level]) -> bool:
    """Whether what happens often is told of several, or with other names: two visits, two wins."""
    if not any(one.level == "repeated kind" for one in told):
        return False
    if _plural(left.claim) or _plural(right.claim):
        return True
    alike = any(x.slot == "words" and x.weight >= _MOSTLY_ALIKE for x in told)
    return _named_apart(left, right) and _agreeing(told) + alike < _ENOUGH


def _plural(claim: Claim) -> bool:
    """Whether a noun tells of several: "his visits to"."""
    said = claim.trigger.text.lower()
    return claim.predicate_pos == "NOUN" and said == f"{claim.predicate}s"


def _agreeing(told: Sequence[Level]) -> int:
    """How many slots speak for one happening."""
    return sum(x.slot in _AGREEING and x.weight > 0 for x in told)


def _named_apart(left: Signature, right: Signature) -> bool:
    """Whether each of them names something that the other does not."""
    one, other = left.names.keys(), right.names.keys()
    return bool(one - other) and bool(other - one)
