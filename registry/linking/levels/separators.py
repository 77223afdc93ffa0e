"""What sets two happenings of one kind apart: "another", "the second", "the semi-final"."""

from __future__ import annotations

from collections.abc import Iterator

from registry.lexicon.predicates import related_nouns
from registry.linking.levels.named import level
from registry.linking.signature import Signature, event_class, once_each
from registry.records import Level

_APART = frozenset(
    """another second third separate previous previously earlier different other former past
    original aftershock subsequent later additional further annual neighbouring neighboring nearby
    rival old farther elsewhere placebo smaller larger bigger""".split()
)
_OF_BUILDINGS = frozenset("open build close found".split())
# Occasions of one series: another word is another occasion.
_OCCASIONS = (
    frozenset(
        """final semi-final semifinal quarter-final quarterfinal friendly qualifier heat playoff
    play-off""".split()
    ),
    frozenset("cup league".split()),
    frozenset("aftershock quake earthquake tremor".split()),
    frozenset("referendum election by-election primary".split()),
)


@once_each
def _occasions(side: Signature) -> set[tuple[int, str]]:
    words = {a.head for a in side.args} | set(side.claim.context)
    for part in ("semi", "quarter"):
        if part in words and "final" in words:  # the parser divides "semi-final"
            words = words - {"final"} | {f"{part}-final"}
    return {(n, w) for n, group in enumerate(_OCCASIONS) for w in words & group}


def separator_levels(left: Signature, right: Signature) -> Iterator[Level]:
    """At most one level: the first thing that sets the two apart."""
    mine, yours = _occasions(left), _occasions(right)
    if mine and yours and not mine & yours and {n for n, _ in mine} & {n for n, _ in yours}:
        told = sorted(w for _, w in mine) + sorted(w for _, w in yours)
        if not {"quake", "earthquake", "tremor"} >= set(told):
            yield level("separator", "two occasions", ", ".join(told))
            return
    begun = _goes_on(left), _goes_on(right)
    kinds = {event_class(left.claim), event_class(right.claim)}
    if (
        all(begun)
        and kinds & _OF_ANOTHER
        and not any(related_nouns(a, b) for a in begun[0] for b in begun[1])
    ):
        told_apart = " against ".join(min(one) for one in begun)
        yield level("separator", "two occasions", told_apart)
        return
    if left.claim.separators or right.claim.separators:
        said = _told_apart(left, right)
        if said:
            yield level("separator", "set apart", said)
            return
    for one in left.claim.quantities:
        for other in right.claim.quantities:
            if (
                one.quantity.dimension == other.quantity.dimension == "ordinal"
                and one.counted == other.counted
                and one.attribute != "theme"
                and one.quantity.value != other.quantity.value
            ):
                both = (f"{each.mention.text} {each.counted}" for each in (one, other))
                yield level("separator", "set apart", " against ".join(both))
                return


# Verbs that tell nothing by themselves but that something else begins, goes on or ends.
_OF_ANOTHER = frozenset("start end continue".split())
_ANYTHING = frozenset("event thing process programme program operation work it this that".split())


@once_each
def _goes_on(side: Signature) -> frozenset[str]:
    """What begins, goes on or ends: "talks", and nothing where a pronoun stands for it."""
    claim = side.claim
    if event_class(claim) not in _OF_ANOTHER:
        # "The outbreak began" is told as an outbreak of that day.
        noun = claim.predicate_pos == "NOUN" or claim.predicate in {
            a.head for a in side.role("agent")
        }
        return frozenset({claim.predicate} if noun else ())
    found = {a.head for role in ("patient", "agent") for a in side.role(role) if a.name is None}
    return frozenset() if found & _ANYTHING else frozenset(found)


@once_each
def _of_an_old_one(side: Signature) -> bool:
    """Whether what is measured is called old: "the old bridge", and no ship of 52 years."""
    quote = side.claim.anchor.quote
    return (
        side.claim.kind == "property"
        and any("old" in a.modifiers for a in side.role("agent"))
        and not any(words in quote for words in ("year-old", "years old", "months old"))
    )


def _told_apart(left: Signature, right: Signature) -> str:
    """The words by which one claim alone says that it is another happening, or nothing."""
    apart = _APART
    kinds = {event_class(left.claim), event_class(right.claim)}
    if not (kinds <= _OF_BUILDINGS or _of_an_old_one(left) or _of_an_old_one(right)):
        apart = _APART - {"old"}  # the old record is the record; the old terminal is another
    a = {w for w in left.claim.separators if w in apart}
    b = {w for w in right.claim.separators if w in apart}
    if "last" in left.claim.separators or "last" in right.claim.separators:
        # "Had not won since March" and "won her last title in March": both the one before.
        a, b = a - {"previous"}, b - {"previous"}
    return "" if a & b else ", ".join(sorted(a ^ b))
