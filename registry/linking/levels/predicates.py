"""Whether two predicates tell one kind of happening, and how often such things happen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from registry.lexicon import predicates
from registry.linking.levels.named import level
from registry.linking.signature import Head, Signature, event_class, kinds_of
from registry.records import Level

# Opposites of which only one can befall the same thing on one occasion.  Others
# follow each other in time: what is closed opens again, who is arrested is released.
_EXCLUSIVE = frozenset(
    frozenset(pair.split("/"))
    for pair in """accept/decline-offer acquit/sentence acquit/convict approve/reject approve/veto
    attend/skip raise/cut raise/keep-unchanged cut/keep-unchanged deny/confirm die/survive
    kill/survive earn/make-loss fail/succeed lose/draw win/lose win/draw overturn/uphold
    reject/accept rise/fall plead-guilty/deny qualify/eliminate ban/allow hold-event/cancel
    decline-offer/agree-to-do unhurt/injure unhurt/kill unhurt/die unhurt/treat
    pass-inspection/fail-inspection stay-in-force/dissolve stay-in-force/overturn stay-open/close
    survive/destroy drink/sober perform/skip stay-on/resign stay-on/dismiss stay-on/retire
    rescue/die settle-pay/decline-offer settle-pay/reject""".split()
)


_EXCLUDED: dict[str, set[str]] = {
    one: {other for pair in _EXCLUSIVE if one in pair for other in pair - {one}}
    for one in sorted({name for pair in _EXCLUSIVE for name in pair})
}


def exclusive(kind: str) -> frozenset[str]:
    """The classes of which only one of the two can befall the same thing on one occasion."""
    return frozenset(_EXCLUDED.get(kind, ()))


def predicate_level(left: Signature | Head, right: Signature | Head) -> Level:
    """What the two predicates are to each other; every pair of claims has this level."""
    return _between(left.head, right.head)


@lru_cache(maxsize=1 << 15)
def _between(a: Head, b: Head) -> Level:
    said = f"{a.predicate!r} and {b.predicate!r}"
    if (a.kind == "property") != (b.kind == "property"):
        return level("predicate", "other", said)
    if a.generic or b.generic:
        if a.predicate == b.predicate:
            return level("predicate", "same generic word", said)
        return level("predicate", "generic", said)
    if a.predicate == b.predicate:
        return level("predicate", "same word", said)
    shared = kinds_of(a) & kinds_of(b)
    if shared:
        name = "same class" if a.predicate_pos == b.predicate_pos else "noun and verb"
        return level("predicate", name, f"{said} are of the class {min(shared)}")
    if "role" in (a.kind, b.kind):
        return level("predicate", "other", said)
    if opposite(a, b):
        return level("predicate", "opposite", f"{said} are opposites")
    kin = predicates.related(a.predicate, a.predicate_pos, b.predicate, b.predicate_pos)
    if kin in ("same", "class"):
        name = "same class" if a.predicate_pos == b.predicate_pos else "noun and verb"
        return level("predicate", name, f"{said} are of one class")
    if kin == "near":
        return level("predicate", "near", said)
    return level("predicate", "other", said)


def kin_keys(head: Head) -> frozenset[str]:
    """Keys of a predicate: two that share none are ``other`` or ``generic`` to each other."""
    usual = predicates.predicate_class(head.predicate, pos=head.predicate_pos)
    kinds = kinds_of(head) | _EXCLUDED.get(usual or "", set())
    found = {f"class {name}" for name in kinds}
    return predicates.kin_keys(head.predicate, head.predicate_pos) | found


_SPEAKS_AGAINST = frozenset(
    (
        *("other entity", "other participants", "set apart", "two occasions"),
        *("repeated kind", "news of other days"),
    )
)
ONE_KIND = ("same word", "same class", "noun and verb")


def alone_levels(left: Signature, right: Signature, told: Sequence[Level]) -> Iterator[Level]:
    """Two articles on one story tell of one such happening each: it is likely to be the same."""
    if not (left.alone and right.alone) or any(one.level in _SPEAKS_AGAINST for one in told):
        return
    said = {one.slot: one.level for one in told}
    if said.get("story") != "same story" or said["predicate"] not in ONE_KIND:
        return
    yield level(
        "alone",
        "the only one",
        " and ".join(dict.fromkeys((left.claim.predicate, right.claim.predicate))),
    )


def opposite(left: Signature | Head, right: Signature | Head) -> bool:
    """Whether the predicates exclude each other on one occasion, such as convict and acquit."""
    a, b = left.claim, right.claim
    one = predicates.predicate_class(a.predicate, pos=a.predicate_pos)
    other = predicates.predicate_class(b.predicate, pos=b.predicate_pos)
    return one is not None and other in _EXCLUDED.get(one, ())


def repetition_levels(
    left: Signature, right: Signature, told: list[Level] | None = None
) -> Iterator[Level]:
    """How often such things happen; without the levels ``told`` so far, the most it can weigh."""
    kinds = {event_class(left.claim), event_class(right.claim)}
    if any(predicates.repeated_event(k) for k in kinds):
        yield level("repeated", "repeated kind", ", ".join(sorted(kinds)))
    elif any(predicates.unique_event(k) for k in kinds) and (
        told is None or any(one.slot in ("agent", "patient") and one.weight >= 900 for one in told)
    ):
        yield level("repeated", "once only", ", ".join(sorted(kinds)))
