"""What speaks for and against two values of a sort answering one question, sort by sort."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from registry.linking.alignments.participants import DONE_BY_MANY
from registry.linking.alignments.times import two_figures
from registry.linking.levels.separators import separator_levels
from registry.linking.levels.times import news_days
from registry.linking.remaining._instead import instead_of
from registry.linking.remaining._numbers import of_quantities, of_two_groups
from registry.linking.remaining._times import AHEAD, of_times
from registry.linking.remaining._values import FITS
from registry.linking.remaining._weights import Common
from registry.linking.signature import Signature, event_class
from registry.records import Claim


def _of_places(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.places[i], right.claim.places[j]
    if one.place.kind == other.place.kind:
        yield Common("kind", f"two of kind {one.place.kind}", (one.place.kind,))
    if one.relation == other.relation:
        yield Common("relation", "same", (one.relation,))
        if one.relation in _ENDS:
            yield Common("relation", "same end", (one.relation,))


_ENDS = ("from", "to")
"""Of what goes somewhere."""


def _of_participants(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    one, other = left.claim.participants[i], right.claim.participants[j]
    assert one.entity is not None
    assert other.entity is not None
    if "person" in (one.entity.kind, other.entity.kind):
        yield Common("kind", "persons")
    if one.role == other.role:
        yield Common("role", "both act" if one.role == "agent" else "same", (one.role,))
    if left.claim.kind == right.claim.kind == "role" and event_class(left.claim) != event_class(
        right.claim
    ):
        yield Common("role", "two offices", (left.claim.predicate, right.claim.predicate))
    if all(_of_a_country(side.claim, at) for side, at in ((left, i), (right, j))):
        yield Common("home", "both told")


def _of_names(left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    yield from _of_participants(left, i, right, j)
    for name, done in instead_of(left, i, right, j):
        if done:
            yield Common("replaced", "in his place", (name,))


def both_may(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether both may have done it, as many do: who visited, who attended, who spoke.

    Who did it in the place of another is held against what that one is told to have done.
    """
    if told := [done for _, done in instead_of(left, i, right, j)]:
        return not any(told)
    if left.claim.participants[i].role != "agent" or right.claim.participants[j].role != "agent":
        return False
    return {event_class(side.claim) for side in (left, right)} <= DONE_BY_MANY


def two_roles(left: Signature, i: int, right: Signature, j: int, *, deed: str) -> bool:
    """Whether they do not take one part in one deed: who visits somebody, and who is visited."""
    one_deed = deed or left.claim.predicate == right.claim.predicate
    return bool(one_deed) and _role(left, i) != _role(right, j)


def side_by_side(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether either claim tells of both side by side: the band is Lorn and Fenn; Lorn sings."""
    fits = FITS["participant"]
    a, b = left.claim.participants[i], right.claim.participants[j]
    return any(
        n != at and one.role in (a.role, b.role) and fits(one, other)
        for there, at, other in ((left.claim.participants, i, b), (right.claim.participants, j, a))
        for n, one in enumerate(there)
    )


def _role(side: Signature, at: int) -> str:
    return side.claim.participants[at].role.partition(":")[0]


def of_a_life(left: Signature, i: int, right: Signature, j: int) -> bool:
    """Whether one tells where somebody was born, studied, lives or lies, and the other does not.

    Where somebody was born is not where he was arrested; he may come "from" either.  Nor is it
    where something began where it ended.
    """
    kinds = {event_class(left.claim), event_class(right.claim)}
    if kinds & _BEGUN and kinds & _OVER:
        return True
    mine, yours = (_part_of_a_life(side) for side in (left, right))
    if mine == yours:
        return False
    side, at = (right, j) if mine else (left, i)
    comes = not (mine and yours) and side.claim.places[at].relation == "from"
    return not comes and side.claim.predicate not in ("be", "come")


_BEGUN = frozenset({"start", "depart"})
_OVER = frozenset({"end", "arrive"})
_LIFE = {
    **dict.fromkeys(("be-born", "be-native", "bring-up"), "born"),
    **dict.fromkeys(("study", "graduate"), "studied"),
    **dict.fromkeys(("live", "move-home", "resettle"), "lives"),
    "bury": "lies",
}


def _part_of_a_life(side: Signature) -> str:
    return _LIFE.get(event_class(side.claim), "")


def _of_a_country(claim: Claim, at: int) -> bool:
    """Whether it is told where somebody comes from: "Britain's Megan Trott", "of Sweden"."""
    role = claim.participants[at].role
    return any(
        one.role in (f"{role}:of", f"{role}:from")
        and one.entity is not None
        and one.entity.kind == "country"
        for one in claim.participants
    )


def set_apart(sort: str, left: Signature, i: int, right: Signature, j: int) -> Iterator[Common]:
    """What speaks against two values answering one question: asked where the rest may be enough."""
    if sort == "time" and two_figures(left, right):
        yield Common("figures", "other figures")
    if sort == "quantity":
        yield from of_two_groups(left, i, right, j)
    if sort not in ("participant", "named"):  # who came first, and who came second
        for one in separator_levels(left, right):
            yield Common("separator", "set apart", (one.reason,))
    if sort != "time":
        a, b = news_days(left), news_days(right)
        if a and b and (a[1] < b[0] or b[1] < a[0]):
            yield Common("time", "news of other days")
    if (left.claim.status in AHEAD) != (right.claim.status in AHEAD):
        yield Common("status", "other status", (left.claim.status, right.claim.status))


IN_COMMON: Mapping[str, Callable[[Signature, int, Signature, int], Iterator[Common]]] = {
    "time": of_times,
    "quantity": of_quantities,
    "place": _of_places,
    "participant": _of_participants,
    "named": _of_names,
}
"""What two values of a sort have in common, where some of it may speak for them."""
