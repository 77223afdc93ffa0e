"""How high the score of a pair can be at most, for many pairs at once and without a record.

The bound is sound: no alignment and no event of a pair scores higher than the
bound says, so that a pair below every threshold can be left out without
changing a result.  It follows the table of weights; a slot that it does not
know by name counts with its highest weight.  ``tests/linking/test_columns.py``
holds it against the comparison itself on every pair of the gold clusters:
whoever changes a level runs that test.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking import columns as col
from registry.linking import levels
from registry.linking.alignments.participants import DONE_BY_MANY, DONE_BY_ONE
from registry.linking.alignments.quantities import thing_levels  # one definition for both
from registry.linking.sides import Derived, Side, story_most
from registry.linking.signature import Arg, event_class
from registry.linking.tables import Lists, Mask, PairTable, Rows, Score, shared, stands_in
from registry.linking.weights import THRESHOLDS, WEIGHTS
from registry.values import quantity as quantities
from registry.values import time as times

_STRONG = ("same word", "same class", "noun and verb")
_NAMES_MOST, WORDS_MOST = 3000, 2600
_LARGE = 10**6

_EVENT_SLOTS = frozenset(
    {
        *("story", "predicate", "agent", "patient", "time", "place", "repeated", "status"),
        *("separator", "others", "alone"),
    }
)
_ALIGNMENT_SLOTS = frozenset(
    {
        *("numbers", "slip", "often", "counted", "attribute", "scope", "holder", "modifiers"),
        *("source", "object", "holder role"),
    }
)
_ALIGNMENT_TAKES = frozenset({"owner", "several", "figures", "theme"})

CHUNK = 1 << 16
"""Pairs bounded at once: what belongs to them stays in the cache of a core."""


def most(slot: str) -> int:
    """The highest weight that the table gives a slot, at least 0."""
    return max([0, *(weight for (name, _), weight in WEIGHTS.items() if name == slot)])


def least(slot: str) -> int:
    """The lowest weight that the table gives a slot, at most 0."""
    return min([0, *(weight for (name, _), weight in WEIGHTS.items() if name == slot)])


def _spare() -> int:
    """What slots that this file does not know could add."""
    known = _EVENT_SLOTS | _ALIGNMENT_SLOTS
    return sum(most(slot) for slot in {slot for slot, _ in WEIGHTS} - known)


def spare_least() -> int:
    """What slots that this file does not know could take away."""
    known = _EVENT_SLOTS | _ALIGNMENT_SLOTS | _ALIGNMENT_TAKES
    return sum(least(slot) for slot in {slot for slot, _ in WEIGHTS} - known)


@dataclass
class Pairs:
    """The pairs that are still in question, with what is known of each."""

    left: Rows
    right: Rows
    known: dict[str, NDArray[Any]]

    def only(self, kept: Mask) -> Pairs:
        """The pairs that are kept."""
        at = np.nonzero(kept)[0]
        if len(at) == len(kept):
            return self
        return Pairs(self.left[at], self.right[at], {k: v[at] for k, v in self.known.items()})


class Bounds:
    """Upper bounds of the scores of pairs; tables of distinct values grow as they are asked for."""

    def __init__(self, derived: Derived, same_article: int) -> None:
        self.derived = derived
        self._heads = PairTable(self._head, 2, symmetric=True)  # as a test holds
        self._nouns = PairTable(self._noun, 2)
        self._things = PairTable(self._thing, 2)
        self._days = PairTable(self._slip_of_days, 1)
        self._numbers = PairTable(self._slip_of_numbers, 1)
        self._marks = np.zeros(0, dtype=np.int32)
        self._spare = _spare()
        self._same_article = same_article
        self.stages = (
            self._frame,
            self._times,
            self._names,
            self._words,
            self._stories,
            self._counted,
            self._slips,
        )

    # ── tables of distinct values, filled by the comparison itself ───────────

    def _head(self, a: int, b: int) -> tuple[int, int]:
        """Weight of the predicates and kind of level."""
        heads = self.derived.values.heads.values
        found = levels.predicate_level(heads[a], heads[b])
        kind = (
            SAME if found.level in _STRONG
            else OPPOSITE if found.level == "opposite"
            else OTHER if found.level in ("other", "generic")
            else NEAR
        )  # fmt: skip
        return found.weight, kind

    def marks(self) -> NDArray[np.int32]:
        """By head, what its kind of happening is like, as bits."""
        heads = self.derived.values.heads.values
        if len(self._marks) < len(heads):
            new = [_marks_of(head) for head in heads[len(self._marks) :]]
            self._marks = np.concatenate([self._marks, np.array(new, dtype=np.int32)])
        return self._marks

    def _noun(self, a: int, b: int) -> tuple[int, int]:
        """What two nouns without modifiers are to each other, and what that adds."""
        nouns = self.derived.values.nouns.values
        args = [
            Arg("", head, None, None, None, frozenset(), False) for head in (nouns[a], nouns[b])
        ]
        found = levels.arg_match(*args)
        if found is None:
            return SILENT, 0
        return (ALIKE if found[0] == "same kind" else _UNLIKE), found[2]

    def _thing(self, a: int, b: int) -> tuple[int, int]:
        """What two counted things weigh, and what they weigh without their attributes."""
        things = self.derived.values.things.values
        found = thing_levels(things[a], things[b])
        if found is None:
            return NEVER, NEVER
        return (
            sum(one.weight for one in found),
            sum(one.weight for one in found if one.slot != "attribute"),
        )

    def _slip_of_days(self, a: int, b: int) -> tuple[int]:
        """At most what a slip between two times weighs; -1 where there is none."""
        intervals = self.derived.values.intervals.values
        slip = times.slip(intervals[a], intervals[b])
        return (-1 if slip is None else WEIGHTS["slip", "next day"] if slip == "day" else _SLIP,)

    def _slip_of_numbers(self, a: int, b: int) -> tuple[int]:
        """At most what a slip between two numbers weighs."""
        numbers = self.derived.values.quantities
        return (0 if quantities.slip(numbers[a], numbers[b]) is None else _SLIP,)

    def nouns(self, left: NDArray[Any], right: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        """What nouns are to each other, and what that adds."""
        return self._nouns.look_up(left, right)

    # ── the bound ────────────────────────────────────────────────────────────

    def possible(self, left: Side, rows: Rows, right: Side, others: Rows) -> Iterator[Pairs]:
        """The pairs that may reach ``same`` or ``unsure`` in the event or in an alignment.

        In order, in chunks, with all that is known of them.
        """
        for start in range(0, len(rows), CHUNK):
            part = slice(start, start + CHUNK)
            pairs = Pairs(rows[part], others[part], {})
            for stage in self.stages:
                stage(left, right, pairs)
                pairs = pairs.only(self.margin(pairs) >= 0)
            yield pairs

    def known(self, left: Side, rows: Rows, right: Side, others: Rows) -> Pairs:
        """Every part of the bound, for pairs of which none is left out."""
        pairs = Pairs(rows, others, {})
        for stage in self.stages:
            stage(left, right, pairs)
        return pairs

    def margin(self, pairs: Pairs) -> Score:
        """By how much the best decision of each pair may pass its lower threshold."""
        highest: Score = np.maximum.reduce(list(self.margins(pairs).values()))
        return highest

    def margins(self, pairs: Pairs) -> dict[str, Score]:
        """Bound minus lower threshold, by what is decided; far below where it cannot be asked."""
        k = pairs.known
        core = k["story"] + k["agent"] + k["patient"] + k["names"] + k["words"] + k["others"]
        core += self._spare
        strong = k["kind"] == SAME
        alone = k["alone"] & strong & (k["story"] == WEIGHTS["story", "same story"])
        core += np.where(alone & (k["repeated"] >= 0), WEIGHTS["alone", "the only one"], 0)
        told = core + k["predicate"] + k["repeated"] + k["status"]
        placed = told + k["place"]
        event = placed + k["time"]
        one_kind = strong | (k["kind"] == NEAR)

        def over(kind: str, where: Mask, score: Score) -> Score:
            return np.where(where, score - THRESHOLDS[kind][1], -_LARGE)

        # The role under test is left out; for others it may take something away.
        role = np.minimum(np.minimum(k["agent"], k["patient"]), 0)
        found = {
            "event": event - THRESHOLDS["event"][1],
            "participant": over(
                "participant",
                strong & k["one alone"],
                event - k["others"] - role + np.where(k["holder"], most("holder role"), 0),
            ),
            "polarity": over(
                "polarity",
                strong | (k["kind"] == OPPOSITE),
                event - k["status"] - k["repeated"] + 900 * k["oblique"],
            ),
        }
        numbers = np.where(k["counts"], most("numbers"), 0)
        found["time"] = over("time", k["dated"] & one_kind, placed + numbers + k["slip"])
        if k["ordered"].any():
            found["order"] = over("time", k["ordered"] & strong, placed)
        if k["counts"].any():
            other = k["kind"] == OTHER
            predicate = np.where(other, np.maximum(k["predicate"], -900), k["predicate"])
            repeated = np.where(other, np.maximum(k["repeated"], 0), k["repeated"])
            counted = event - k["predicate"] - k["repeated"] - k["status"]
            counted += predicate + repeated + k["things"]
            counted += np.where(k["several"], numbers, 0)
            found["quantity"] = over("quantity", k["counts"], counted)
        if k["placed"].any():
            found["place"] = over("place", k["placed"] & one_kind, told + k["time"])
        return found

    # ── its parts, the cheapest and most telling first ───────────────────────

    def _frame(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What a look at single numbers tells; the rest at its highest."""
        k, x, y = pairs.known, pairs.left, pairs.right
        heads = left.head[x], right.head[y]
        k["predicate"], k["kind"] = self._heads.look_up(*heads)
        marks = self.marks()
        one, other = marks[heads[0]], marks[heads[1]]
        k["marks"] = (one | other) & ~TIMELESS | one & other
        either = k["marks"]
        k["repeated"] = np.where(
            either & _AGAIN != 0,
            WEIGHTS["repeated", "repeated kind"],
            np.where(either & _ONCE != 0, WEIGHTS["repeated", "once only"], 0),
        ).astype(np.int32)
        flags, theirs = left.flags[x], right.flags[y]
        k["flags"], k["both"] = flags | theirs, flags & theirs
        k["status"] = np.where(
            (flags ^ theirs) & col.FIRM != 0, WEIGHTS["status", "other status"], 0
        ).astype(np.int32)
        k["alone"] = k["both"] & col.ALONE != 0
        usable = k["both"] & col.USABLE != 0
        k["slip"] = np.full(len(x), _SLIP, dtype=np.int32)
        k["dated"] = usable & (k["flags"] & (col.NEGATED | col.HABIT) == 0)
        ordering = (col.AFTER, col.AT)
        k["ordered"] = np.zeros(len(x), dtype=bool)
        for after, at in (ordering, ordering[::-1]):
            k["ordered"] |= (flags & after != 0) & (theirs & at != 0)
        k["time"] = np.where(usable, most("time"), 0).astype(np.int32)
        a, b = left.columns.claim, right.columns.claim
        places = a["place_relations"][x], b["place_relations"][y]
        k["placed"] = places[0] & places[1] != 0
        both = (places[0] != 0) & (places[1] != 0)
        k["place"] = np.where(both, most("place"), 0).astype(np.int32)
        k["oblique"] = np.bitwise_count(a["oblique"][x] & b["oblique"][y]).astype(np.int32)
        k["counts"] = a["dimensions"][x] & b["dimensions"][y] != 0
        k["several"] = (left.things[1][x] != -1) & (right.things[1][y] != -1)
        k["things"] = np.where(k["counts"], _THING_MOST, 0).astype(np.int32)
        same = left.document[x] == right.document[y] if left is right else np.zeros(len(x), bool)
        k["same article"] = same
        k["story"] = np.where(same, self._same_article, WEIGHTS["story", "same story"]).astype(
            np.int32
        )
        k["names"] = np.minimum(_NAMES_MOST, np.maximum(left.names_most[x], right.names_most[y]))
        k["words"] = np.minimum(
            WORDS_MOST, np.minimum(left.words_most[x], right.words_most[y]) * 2 // 3
        )
        k["others"] = np.zeros(len(x), dtype=np.int32)
        k["holder"] = either & ONE != 0
        self._people(left, right, pairs)

    def _people(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What the fillers of a role are to each other where there is one on each side."""
        k, x, y = pairs.known, pairs.left, pairs.right
        agents, patients = (left.agent[x], right.agent[y]), (left.patient[x], right.patient[y])
        masks = left.name_mask[x], right.name_mask[y]
        stands = k["flags"] & col.STANDS != 0
        fills, filled = patients[0] > 0, patients[1] > 0
        one_has = fills != filled
        agent, alike, alone = self._role("agent", *agents, masks, stands)
        # The object of the one may be the subject of the other.
        mine = np.where(one_has & ~fills, agents[0], patients[0])
        yours = np.where(one_has & ~filled, agents[1], patients[1])
        patient, likewise, solo = self._role("patient", mine, yours, masks, stands)
        agreed = np.where(alike, np.maximum(agent, 0), 0)
        turned = np.where(alike, np.maximum(patient - agreed, 0), patient)
        k["agent"] = np.where(one_has, agreed, agent)
        k["patient"] = np.where(one_has, turned, patient)
        office = k["both"] & col.ROLE != 0
        k["one alone"] = (alone & (likewise | office)) | (solo & (alike | office))

    def _role(
        self,
        role: str,
        mine: NDArray[Any],
        yours: NDArray[Any],
        masks: tuple[NDArray[np.uint64], NDArray[np.uint64]],
        stands: Mask,
    ) -> tuple[Score, Mask, Mask]:
        """The most that one role gives; whether it may be the same or alike; whether it is one's.

        Exact where one name or one noun stands on each side.
        """
        d, f = self.derived, self.derived.filler
        filled = (mine > 0) & (yours > 0)
        sorts = f["sort"][mine], f["sort"][yours]
        nouns = f["noun"][mine], f["noun"][yours]
        groups = d.filler_groups[0][mine], d.filler_groups[0][yours]
        entity = WEIGHTS[role, "same entity"] + np.maximum(f["same"][mine], f["same"][yours])
        kind = WEIGHTS[role, "same kind"] + np.maximum(f["kind"][mine], f["kind"][yours])
        some = np.maximum(kind, 0)
        named = (sorts[0] >= 0) & (sorts[1] >= 0)
        same = groups[0] == groups[1]
        bits = d.filler_bits
        turned = (bits[mine] & masks[1] | bits[yours] & masks[0]) != 0
        firm = (sorts[0] == sorts[1]) & (sorts[0] & 1 == 0)
        other = np.where(firm, WEIGHTS[role, "other entity"], WEIGHTS[role, "other kind"])
        other = np.where(turned, np.maximum(other, 0), other)
        other = np.where(stands, some, other)
        found = np.where(named, np.where(same, entity, other), np.maximum(entity, some))
        alike = ~named | same | stands
        at = np.nonzero((sorts[0] >= 0) & (nouns[1] >= 0) | (nouns[0] >= 0) & (sorts[1] >= 0))[0]
        if len(at):
            described = self._described(mine[at], yours[at])
            found[at] = np.where(described, some[at], 0)
            alike[at] = described
        at = np.nonzero((nouns[0] >= 0) & (nouns[1] >= 0))[0]
        if len(at):
            found[at], alike[at] = self._unnamed(role, mine[at], yours[at])
        one_kind = named & (sorts[0] >> 1 == sorts[1] >> 1) & _WHO[sorts[0] >> 1]
        return np.where(filled, found, 0).astype(np.int32), alike & filled, one_kind & filled

    def _unnamed(
        self, role: str, mine: NDArray[Any], yours: NDArray[Any]
    ) -> tuple[NDArray[Any], Mask]:
        """Two nouns: what they weigh, and whether they are alike."""
        f = self.derived.filler
        kind, extra = self._nouns.look_up(f["noun"][mine], f["noun"][yours])
        shared_most = 150 * np.minimum(f["modifiers"][mine], f["modifiers"][yours])
        alike = WEIGHTS[role, "same kind"] + extra + shared_most
        found = np.where(kind == SILENT, 0, np.where(kind == ALIKE, alike, -_LARGE))
        found = np.where(kind == _UNLIKE, WEIGHTS[role, "other kind"], found)
        return found, kind == ALIKE

    def _described(self, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
        """Whether a noun may describe a name: it is the head of the name, or one of its words."""
        d, f = self.derived, self.derived.filler
        heads = f["head"][mine], f["head"][yours]
        found: Mask = heads[0] == heads[1]
        firsts = np.maximum(f["first"][mine], -1), np.maximum(f["first"][yours], -1)
        for words in d.entity_words:
            found |= (words[firsts[0]] == heads[1]) & (firsts[0] >= 0)
            found |= (words[firsts[1]] == heads[0]) & (firsts[1] >= 0)
        return found

    def _times(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Whether the days may meet, or the news be of one time."""
        k, x, y, d = pairs.known, pairs.left, pairs.right, self.derived
        mine, yours = left.when[x], right.when[y]
        exact = np.maximum(d.when["days"][mine], d.when["days"][yours]) <= 2
        agreeing = np.where(exact, most("time"), WEIGHTS["time", "compatible"])
        meet = days_meet(d, mine, yours)
        dated = np.where(meet, agreeing, WEIGHTS["time", "disjoint"])
        # Only disjoint times have a slip; times of day may be disjoint on one day.
        k["disjoint"] = ~meet
        k["slip"] = np.where(meet & (k["flags"] & col.CLOCKED == 0), 0, _SLIP).astype(np.int32)
        news, told = left.news[x], right.news[y]
        first, last = d.news
        apart = (last[news] < first[told]) | (last[told] < first[news])
        k["other days"] = apart
        apart &= k["marks"] & TIMELESS == 0
        other = np.where(apart, WEIGHTS["time", "news of other days"], 0)
        k["time"] = np.where(k["both"] & col.USABLE != 0, dated, other).astype(np.int32)

    def _names(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Names that both have, and whether each names somebody whom the other does not."""
        k, x, y, d = pairs.known, pairs.left, pairs.right, self.derived
        entities = tuple(column[x] for column in left.names)
        group = d.group
        mine = tuple(np.where(one < 0, -1, group[one]) for one in entities)
        theirs = _groups(group, right.names, y, -2)
        counted = self._counted_already(left, x, right, y)
        worth = tuple(
            d.group_weights[number] * ((one >= 0) & ~stands_in(one, counted))
            for one, number in zip(entities, mine, strict=True)
        )
        total = shared(mine, theirs, worth) + left.names_rest[x] + right.names_rest[y]
        codes = tuple(column[x] for column in left.codes)
        held = shared(codes, tuple(c[y] for c in right.codes), tuple(900 * (c >= 0) for c in codes))
        total += held + 900 * (left.codes_rest[x] + right.codes_rest[y])
        k["names"] = np.minimum(k["names"], total.astype(np.int32))
        more = (left.names_rest[x] > 0) | (right.names_rest[y] > 0)
        alone = []
        for core, others in (
            (_groups(group, left.core, x, -1), theirs),
            (_groups(group, right.core, y, -1), mine),
        ):
            missing = np.zeros(len(x), dtype=bool)
            for one in core:
                missing |= (one >= 0) & ~stands_in(one, others)
            alone.append(missing)
        apart = alone[0] & alone[1] & ~more & (k["flags"] & col.STANDS == 0)
        weight = WEIGHTS["others", "other participants"]
        k["others"] = np.where(apart, weight, 0).astype(np.int32)
        k["alone"] &= ~apart

    def _counted_already(self, left: Side, x: Rows, right: Side, y: Rows) -> Lists:
        """The agent and the patient whom both have, by the left's number; -9 for none."""
        d = self.derived
        sort, keys, first = d.filler["sort"], d.filler_keys, d.filler["first"]
        found = []
        for mine, yours in ((left.agent[x], right.agent[y]), (left.patient[x], right.patient[y])):
            same = (sort[mine] >= 0) & (sort[yours] >= 0) & (keys[mine] == keys[yours])
            found.append(np.where(same, first[mine], -9))
        return tuple(found)

    def _words(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Telling words that both have."""
        k, x, y = pairs.known, pairs.left, pairs.right
        mine = tuple(column[x] for column in left.words)
        total = shared(
            mine,
            tuple(column[y] for column in right.words),
            tuple(column[x] for column in left.word_weights),
        )
        total += left.words_rest[x] + right.words_rest[y].astype(np.int32)
        k["words"] = np.minimum(k["words"], total * 2 // 3)

    def _stories(self, left: Side, right: Side, pairs: Pairs) -> None:
        """How much the articles can have in common."""
        k = pairs.known
        a = left.document[pairs.left].astype(np.int64)
        code = a << 32 | right.document[pairs.right]
        distinct, back = np.unique(code, return_inverse=True)
        found = story_most(left, distinct >> 32, right, distinct & (1 << 32) - 1)
        k["story"] = np.where(k["same article"], self._same_article, found[back]).astype(np.int32)

    def _counted(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What the quantities count, exactly as the comparison says."""
        k = pairs.known
        at = np.nonzero(k["counts"])[0]
        if not len(at):
            return
        mine = tuple(column[pairs.left[at]] for column in left.things)
        theirs = tuple(column[pairs.right[at]] for column in right.things)
        property_ = k["both"][at] & col.PROPERTY != 0
        told = tuple(column[pairs.left[at]] for column in left.numbers)
        said = tuple(column[pairs.right[at]] for column in right.numbers)
        best = np.full(len(at), NEVER, dtype=np.int32)
        for one, a in zip(mine, told, strict=True):
            for other, b in zip(theirs, said, strict=True):
                here = np.nonzero((one >= 0) & (other >= 0))[0]
                if len(here):
                    whole, bare = self._things.look_up(one[here], other[here])
                    weight = np.where(property_[here], np.maximum(whole, bare), whole)
                    apart = np.nonzero(numbers_differ(self.derived, a[here], b[here]))[0]
                    (slip,) = self._numbers.look_up(a[here][apart], b[here][apart])
                    weight[apart] += slip
                    best[here] = np.maximum(best[here], weight)
        best[(mine[0] == -2) | (theirs[0] == -2)] = _THING_MOST
        k["things"][at] = best

    def _slips(self, left: Side, right: Side, pairs: Pairs) -> None:
        """By what slip times without a common day differ; without one, only in one story."""
        k = pairs.known
        at = np.nonzero(k["disjoint"] & k["dated"])[0]
        intervals = self.derived.when["interval"]
        mine = intervals[left.when[pairs.left[at]]], intervals[right.when[pairs.right[at]]]
        (slip,) = self._days.look_up(*mine)
        k["slip"][at] = np.maximum(slip, 0)
        related = k["story"][at] == WEIGHTS["story", "related"]
        k["dated"][at] &= (slip >= 0) | ~related


SAME, NEAR, OPPOSITE, OTHER = range(4)
SILENT, ALIKE, _UNLIKE = range(3)
TIMELESS, DAILY, MANY, ONE, _AGAIN, _ONCE = (1 << n for n in range(6))
NEVER = -30000
_WEEKDAYS, _MONTHS, _MONTH_DAYS = (1 << 7) - 1, ((1 << 12) - 1) << 7, ((1 << 31) - 1) << 19
_SLIP = most("slip")
_THING_MOST = _SLIP + (
    750 + 750 + sum(most(slot) for slot in ("counted", "attribute", "scope", "holder", "modifiers"))
)
WHO = ("person", "org", "team")
_WHO = np.array([sort in WHO for sort in col.SORTS] + [False])


def _marks_of(head: Any) -> int:  # noqa: ANN401 - a Head, which stands in for a signature
    kind = event_class(head)
    found = TIMELESS if kind in levels.TIMELESS else 0
    found |= DAILY if kind in levels.DAILY else 0
    found |= MANY if kind in DONE_BY_MANY else 0
    found |= ONE if kind in DONE_BY_ONE or head.kind == "role" else 0
    for one in levels.repetition_levels(head, head):
        found |= _AGAIN if one.level == "repeated kind" else _ONCE
    return found


def _groups(group: NDArray[np.int32], names: Lists, rows: Rows, empty: int) -> Lists:
    """The groups of names of rows, with what stands for none."""
    found = []
    for column in names:
        one = column[rows]
        found.append(np.where(one < 0, empty, group[one]))
    return tuple(found)


def numbers_differ(derived: Derived, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
    """Whether two numbers may exclude each other; certainly not where this is false."""
    n = derived.number
    gap = np.maximum(n["lowest"][mine], n["lowest"][yours]) - np.minimum(
        n["highest"][mine], n["highest"][yours]
    )
    differ: Mask = gap > np.maximum(n["tolerance"][mine], n["tolerance"][yours])
    scores = derived.scores
    differ |= (scores[mine] | scores[yours]) & (mine != yours)
    return differ


def days_meet(derived: Derived, mine: NDArray[Any], yours: NDArray[Any]) -> Mask:
    """Whether two times leave a day in common; without a time every day is open."""
    w = derived.when
    meet: Mask = np.maximum(w["first"][mine], w["first"][yours]) <= np.minimum(
        w["last"][mine], w["last"][yours]
    )
    both = w["mask"][mine] & w["mask"][yours]
    for group in (_WEEKDAYS, _MONTHS, _MONTH_DAYS):
        meet &= both & group != 0
    return meet
