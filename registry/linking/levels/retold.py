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
    elif said in ONE_KIND:
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
    agree = any(x.slot in _AGREEING and x.weight > 0 for x in told)
    others = left.names.keys() - right.names.keys() and right.names.keys() - left.names.keys()
    return not agree or bool(others)
