"""When what is shut until a day is open again: "closed until Friday" reopens on Friday.

What was still shut on a day had not opened again by then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from registry.records import Claim, Hop, Participant, Status
from registry.values.time import TimeInterval

_SHUT = frozenset("close suspend blockade".split())
_FIRM = (Status.ASSERTED, Status.REPORTED, Status.PLANNED)
_SOMEBODY = frozenset("person team".split())
_PEOPLE = frozenset("person employee footballer suspect leader student team".split())
_A_YEAR = re.compile(r"\b\d{4}\b")
_STILL = re.compile(r"\b(?:still|remain(?:s|ed)?|stay(?:s|ed)?|yet to)\b", re.IGNORECASE)
_AT_LEAST = ("at least", "at the earliest", "probably", "possibly", "maybe", "further")


def reopening_of(claim: Claim, published: date | None) -> Claim | None:
    """The claim that it is open again then; ``None`` where nothing is shut until a day."""
    if claim.status not in _FIRM or any(map(_is_somebody, claim.participants)):
        return None
    if claim.predicate_class not in _SHUT or claim.negated:
        return None
    slot = next((s for s in claim.times if s.relation == "until" and s.source != "sentence"), None)
    if slot is None or slot.mention is None or slot.interval.partial:
        return None
    at = slot.mention.start - claim.anchor.start
    before = claim.anchor.quote[max(0, at - 20) : max(0, at)].lower()
    if any(words in before for words in _AT_LEAST):
        return None
    hop = Hop(rule="until what is shut", span=slot.mention, value=slot.interval.value)
    when = slot.model_copy(
        update={
            "interval": _about_the_end(slot.interval, slot.mention.text),
            "relation": "at",
            "source": "own",
            "derivation": (*slot.derivation, hop),
        }
    )
    last = slot.interval.latest
    ahead = published is not None and last is not None and last > published
    if not ahead and _A_YEAR.search(slot.mention.text) is None:
        return None  # "closed until Friday": tense alone took it for the Friday that is past
    return claim.model_copy(
        update={
            "status": Status.PLANNED if ahead else claim.status,
            "predicate": "reopen",
            "predicate_class": "resume",
            "predicate_pos": "VERB",
            "participants": tuple(_opens(claim)),
            "times": (when,),
            "quantities": (),
        }
    )


def _about_the_end(interval: TimeInterval, written: str) -> TimeInterval:
    """Of "until the end of the month" its last days, and the first ones after it."""
    last = interval.latest
    if (
        "end" not in written.lower()
        or interval.mod != "END"
        or interval.granularity != "month"
        or last is None
    ):
        return interval
    first, after = last - timedelta(days=_LAST_DAYS), last + timedelta(days=_LAST_DAYS)
    return TimeInterval.parse(f"{first.isoformat()}/{after.isoformat()}")


_LAST_DAYS = 5


def still_shut(claim: Claim) -> Claim | None:
    """The claim that it had not opened again by then, of what was still shut on a day."""
    if claim.status not in (Status.ASSERTED, Status.REPORTED) or claim.negated:
        return None
    if claim.predicate_class not in _SHUT or any(map(_is_somebody, claim.participants)):
        return None
    slot = next((s for s in claim.times if s.source in ("own", "clause")), None)
    if slot is None or slot.relation not in ("at", "before") or slot.interval.partial:
        return None
    if _STILL.search(claim.anchor.quote) is None:
        return None
    return claim.model_copy(
        update={
            "negated": True,
            "predicate": "reopen",
            "predicate_class": "resume",
            "predicate_pos": "VERB",
            "participants": tuple(_opens(claim)),
            "times": (slot.model_copy(update={"relation": "before", "source": "own"}),),
            "quantities": (),
        }
    )


def _opens(claim: Claim) -> Iterator[Participant]:
    """Who takes part: what was shut opens by itself, whoever shut it."""
    shut = any(one.role == "patient" for one in claim.participants)
    for one in claim.participants:
        head, colon, rest = one.role.partition(":")
        if shut and head == "agent":
            continue
        role = f"agent{colon}{rest}" if head == "patient" else one.role
        yield one.model_copy(update={"role": role})


def _is_somebody(one: Participant) -> bool:
    """Whether it is a person or a team, who is suspended and never reopens."""
    if one.role not in ("agent", "patient"):
        return False
    named = one.entity is not None and one.entity.kind in _SOMEBODY
    return named or one.noun_class in _PEOPLE or one.head in ("he", "she", "they", "him", "her")
