"""When what is signed for so many years ends: "a four-year contract" of 2024 ends in 2028.

The end is counted from the year in which it was signed, of the claim's own time or of the
article.  Towards the end of a year the term may begin with the next one.
"""

from __future__ import annotations

import re
from datetime import date

from registry.records import Claim, Hop, Status, TimeSlot
from registry.values.time import TimeInterval

_YEARS = re.compile(r"([1-9]\d?) yr")
_TERMED = frozenset("contract deal lease mandate concession licence license sponsorship".split())
_BINDING = frozenset(
    "sign join win-contract conclude-agreement appoint hire win receive stay-on renew".split()
)
_LATE = 10  # month from which a term may begin with the next year


def term_of(claim: Claim, published: date | None) -> Claim | None:
    """The claim that it ends then; ``None`` where nothing is bound for so many years."""
    if claim.predicate_class not in _BINDING or claim.negated:
        return None
    if claim.status not in (Status.ASSERTED, Status.REPORTED):
        return None
    bound = next((p for p in claim.participants if p.head in _TERMED), None)
    if bound is None:
        return None
    for slot in claim.quantities:
        years = _YEARS.fullmatch(str(slot.quantity))
        if years is None or slot.attribute not in (*_TERMED, "for") or slot.quantity.change:
            continue
        signed, slots = published, claim.times
        if slots and slots[0].source != "published":
            signed = slots[0].interval.earliest if slots[0].relation == "at" else None
        if signed is None:
            return None
        last = signed.year + int(years[1])
        value = f"{last}/{last + 1}" if signed.month >= _LATE else f"{last}"
        counted = Hop(rule="counted from the year of signing", span=slot.mention, value=value)
        when = TimeSlot(
            interval=TimeInterval.parse(value),
            mention=slot.mention,
            derivation=(counted,),
            inferred=True,
        )
        return claim.model_copy(
            update={
                "predicate": "expire",
                "predicate_class": "expire",
                "predicate_pos": "NOUN",
                "participants": (bound.model_copy(update={"role": "agent"}),),
                "places": (),
                "times": (when,),
                "quantities": (),
            }
        )
    return None
