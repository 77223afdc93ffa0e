"""How high the score of a pair can be at most, for many pairs at once and without a record.

The bound is sound: no alignment and no event of a pair scores higher than the
bound says, so that a pair below every threshold can be left out without
changing a result.  It follows the table of weights; a slot that it does not
know by name counts with its highest weight.  ``tests/linking/test_columns.py``
holds it against the comparison itself on every pair of the gold clusters:
whoever changes a level runs that test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking import columns as col
from registry.linking.asked import (
    AGAIN,
    BEFALLS,
    FREE,
    MANY,
    MOVES,
    NEVER,
    ONCE,
    ONE,
    SLIP,
    TIMELESS,
    TOLD_ONCE,
    Asked,
    days_meet,
    most,
    numbers_differ,
    spare_most,
)
from registry.linking.roles import Role, Roles
from registry.linking.sameness import AGREEING
from registry.linking.sides import Derived, Side, story_most
from registry.linking.tables import Known, Lists, Mask, Rows, Score, shared, stands_in
from registry.linking.weights import THRESHOLDS, WEIGHTS
from registry.linking.wording import NEAR, OPPOSITE, OTHER, SAME, VAGUE

NAMES_MOST, WORDS_MOST = 3000, 2600
_TIME, _ROLE, _REST = "room time", "room role", "room rest"
"""By how much alignments of times, of roles, and all other decisions may pass their thresholds."""
_LARGE = 10**6
_THING_MOST = most("slip") + (
    750 + 750 + sum(most(slot) for slot in ("counted", "attribute", "scope", "holder", "modifiers"))
)

CHUNK = 1 << 16
"""Pairs bounded at once: what belongs to them stays in the cache of a core."""


@dataclass
class Pairs:
    """The pairs that are still in question, with what is known of each."""

    left: Rows
    right: Rows
    known: Known
    margins: Known | None = None
    """By what is decided, how far the bound passes the threshold; ``None`` as long as nobody
    asked."""

    def only(self, kept: Mask) -> Pairs:
        """The pairs that are kept."""
        at = np.nonzero(kept)[0]
        if len(at) == len(kept):
            return self
        margins = self.margins.chosen(at) if self.margins is not None else None
        return Pairs(self.left[at], self.right[at], self.known.chosen(at), margins)


def _tells_when(k: dict[str, NDArray[Any]]) -> Mask:
    """Whether two claims may tell two times of one thing: neither is denied nor says too little."""
    vague = (k["flags"] & col.HABIT != 0) & (k["kind"] != VAGUE)
    told: Mask = (k["flags"] & col.NEGATED == 0) & ~vague
    return told


class Bounds:
    """Upper bounds of the scores of pairs."""

    def __init__(self, derived: Derived, same_article: int) -> None:
        self.derived = derived
        self.asked = Asked(derived)
        self._roles = Roles(self.asked)
        self._spare = spare_most()
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

    def possible(self, left: Side, rows: Rows, right: Side, others: Rows) -> Iterator[Pairs]:
        """The pairs that may reach ``same`` or ``unsure`` in the event or in an alignment.

        In order, in chunks, with all that is known of them.
        """
        for start in range(0, len(rows), CHUNK):
            part = slice(start, start + CHUNK)
            pairs = Pairs(rows[part], others[part], Known())
            self._frame(left, right, pairs)
            self._room(pairs)
            pairs = pairs.only(_highest(pairs) >= 0)
            for stage in self.stages[1:-2]:
                stage(left, right, pairs)
                pairs = pairs.only(_highest(pairs) >= 0)
            for stage in self.stages[-2:]:
                stage(left, right, pairs)
                pairs.margins = Known(self.margins(pairs))
                pairs = pairs.only(_best(pairs.margins) >= 0)
            yield pairs

    def _room(self, pairs: Pairs) -> None:
        """Note by how much decisions may pass their thresholds, as far as is known.

        What is learned of names, words, stories and times is taken off, which is less work than
        summing up anew; ``margins`` may find less in the end, never more.
        """
        found = self.margins(pairs)
        if "quantity" in found:
            # What a thing that is counted once adds grows as the rest falls, up to its weight.
            found["quantity"] += np.where(pairs.known["both"] & col.COUNTS, most("counts"), 0)
        room = {
            _ROLE: np.maximum(found.pop("agent"), found.pop("patient")),
            _TIME: np.maximum(found.pop("time"), found.pop("order", -_LARGE)),
        }
        room[_REST] = np.maximum.reduce(list(found.values()))
        for name, column in room.items():
            pairs.known[name] = column

    def known(self, left: Side, rows: Rows, right: Side, others: Rows) -> Pairs:
        """Every part of the bound, for pairs of which none is left out."""
        pairs = Pairs(rows, others, Known())
        for stage in self.stages:
            stage(left, right, pairs)
        return pairs

    def margin(self, pairs: Pairs) -> Score:
        """By how much the best decision of each pair may pass its lower threshold."""
        return _best(self.margins(pairs))

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
        vague = k["kind"] == VAGUE

        def over(kind: str, where: Mask, score: Score) -> Score:
            return np.where(where, score - THRESHOLDS[kind][1], -_LARGE)

        found = {
            "event": event - THRESHOLDS["event"][1],
            # What tells that an article comes back to a happening leaves no pair open.
            "one event": np.where(
                self._carried(k), event + self._retold(k) - THRESHOLDS["event"][0], -_LARGE
            ),
            # The role under test is left out; for others it may take something away.
            "agent": over(
                "participant",
                strong & k["doer"],
                event
                - k["others"]
                - np.minimum(k["agent"], 0)
                + np.where(k["holder"], most("holder role"), 0),
            ),
            "patient": over(
                "participant",
                strong & k["befallen"],
                event - k["others"] - np.minimum(k["patient"], 0),
            ),
            "polarity": over(
                "polarity",
                strong | (k["kind"] == OPPOSITE),
                event - k["status"] - k["repeated"] + 900 * k["oblique"],
            ),
        }
        numbers = np.where(k["counts"], most("numbers"), 0)
        found["time"] = over("time", k["dated"] & (one_kind | vague), placed + numbers + k["slip"])
        if k["ordered"].any():
            found["order"] = over("time", k["ordered"] & strong, placed)
        if k["counts"].any():
            other = vague | (k["kind"] == OTHER)
            predicate = np.where(other, np.maximum(k["predicate"], -900), k["predicate"])
            repeated = np.where(other, np.maximum(k["repeated"], 0), k["repeated"])
            counted = event - k["predicate"] - k["repeated"] - k["status"]
            counted += predicate + repeated + k["things"]
            counted += np.where(k["several"], numbers, 0)
            # What is counted once makes nothing sure, and is asked of two happenings of one story.
            once = other | (k["kind"] == OPPOSITE)
            once &= k["story"] == WEIGHTS["story", "same story"]
            once &= (k["both"] & col.COUNTS != 0) & (k["flags"] & col.APART == 0)
            room = np.clip(THRESHOLDS["quantity"][0] - 1 - counted, 0, most("counts"))
            counted += np.where(once, room, 0)
            found["quantity"] = over("quantity", k["counts"], counted)
        if k["placed"].any():
            # One side may say only where it is, of what the other makes or opens there.
            only = (k["kind"] == OTHER) & (k["predicate"] == WEIGHTS["predicate", "generic"])
            only &= (k["story"] == WEIGHTS["story", "same story"]) & (k["patient"] > 0)
            moves = k["marks"] & MOVES != 0
            # Not where the story does not matter: no margin may rise as more is known (``_room``).
            doubt = np.where(only & ~moves, WEIGHTS["often", "no typical slip"], 0)
            again = alone & (k["repeated"] < 0)
            doubt += np.where(again, WEIGHTS["alone", "the only one"], 0)
            found["place"] = over(
                "place",
                k["placed"] & (one_kind | only | moves),
                told + k["time"] + doubt,
            )
        return found

    def _carried(self, k: dict[str, NDArray[Any]]) -> Mask:
        """Whether slots may carry one event, as ``sameness`` counts them."""
        slots = [k[slot] for slot in AGREEING]
        agree = sum((one > 0).astype(np.int8) for one in slots)
        disagree = sum((one < 0).astype(np.int8) for one in (*slots, k["others"]))
        other = k["story"] < WEIGHTS["story", "same story"]
        carried = k["same article"] | (agree > disagree + other)
        one_kind = (k["kind"] != OTHER) & (k["kind"] != VAGUE)
        return np.asarray(carried & one_kind, dtype=bool)

    def _retold(self, k: dict[str, NDArray[Any]]) -> Score:
        """The most that one article's coming back to a happening can add."""
        only, again = WEIGHTS["retold", "the only one"], WEIGHTS["retold", "of one kind"]
        alone = np.where(k["both"] & col.ALONE != 0, only, again)
        near = np.where(k["kind"] == NEAR, WEIGHTS["retold", "of a near kind"], 0)
        found = np.where(k["kind"] == SAME, alone, near)
        return np.where(k["same article"], found, 0).astype(np.int32)

    # ── its parts, the cheapest and most telling first ───────────────────────

    def _frame(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What a look at single numbers tells; the rest at its highest."""
        k, x, y = pairs.known, pairs.left, pairs.right
        heads = left.head[x], right.head[y]
        k["predicate"], k["kind"] = self.asked.heads.look_up(*heads)
        marks = self.asked.marks()
        one, other = marks[heads[0]], marks[heads[1]]
        k["marks"] = (one | other) & ~(TIMELESS | MOVES) | one & other
        either = k["marks"]
        k["repeated"] = np.where(
            either & AGAIN != 0,
            WEIGHTS["repeated", "repeated kind"],
            np.where(either & ONCE != 0, WEIGHTS["repeated", "once only"], 0),
        ).astype(np.int32)
        flags, theirs = left.flags[x], right.flags[y]
        k["flags"], k["both"] = flags | theirs, flags & theirs
        k["status"] = np.where(
            (flags ^ theirs) & col.FIRM != 0, WEIGHTS["status", "other status"], 0
        ).astype(np.int32)
        k["alone"] = k["both"] & col.ALONE != 0
        usable = k["both"] & col.USABLE != 0
        k["slip"] = np.full(len(x), SLIP, dtype=np.int32)
        k["dated"] = usable & _tells_when(k)
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
        # Without a name in common only the codes of countries can be shared.
        masks = left.name_mask[x], right.name_mask[y]
        named = masks[0] & masks[1] != 0
        names = np.maximum(left.names_most[x], right.names_most[y])
        codes = np.minimum(left.codes_most[x], right.codes_most[y])
        k["names"] = np.minimum(NAMES_MOST, np.where(named, names, codes))
        k["words"] = np.minimum(
            WORDS_MOST, np.minimum(left.words_most[x], right.words_most[y]) * 2 // 3
        )
        k["others"] = np.zeros(len(x), dtype=np.int32)
        k["holder"] = either & ONE != 0
        self._people(left, right, pairs, masks)

    def _people(
        self, left: Side, right: Side, pairs: Pairs, masks: tuple[NDArray[Any], NDArray[Any]]
    ) -> None:
        """What the fillers of a role are to each other where there is one on each side."""
        k, x, y = pairs.known, pairs.left, pairs.right
        agents, patients = (left.agent[x], right.agent[y]), (left.patient[x], right.patient[y])
        stands = k["flags"] & col.STANDS != 0
        fills, filled = patients[0] > 0, patients[1] > 0
        one_has = fills != filled
        agent = self._roles.most("agent", *agents, masks, stands)
        # The object of the one may be the subject of the other.
        mine = np.where(one_has & ~fills, agents[0], patients[0])
        yours = np.where(one_has & ~filled, agents[1], patients[1])
        patient = self._roles.most("patient", mine, yours, masks, stands)
        agreed = np.where(agent.alike, np.maximum(agent.weight, 0), 0)
        turned = np.where(agent.alike, np.maximum(patient.weight - agreed, 0), patient.weight)
        k["agent"] = np.where(one_has, agreed, agent.weight)
        # Who fills a role is not held against what it is the role of.
        turned = np.where(k["both"] & col.ROLE != 0, np.maximum(turned, 0), turned)
        k["patient"] = np.where(one_has, turned, patient.weight)
        k["counted"] = agent.entity | patient.entity & ~one_has
        self._one_alone(k, agent, patient, fills & filled)

    def _one_alone(self, k: Known, agent: Role, patient: Role, both_say: Mask) -> None:
        """Whether a role may be one that only one can fill, as the alignment of roles has it."""
        marks = k["marks"]
        office = k["both"] & col.ROLE != 0
        alone = k["both"] & col.ALONE != 0
        free, one = marks & FREE != 0, marks & ONE != 0
        once = (marks & TOLD_ONCE != 0) & (alone | (k["both"] & col.USABLE != 0))
        asked = k["flags"] & (col.NEGATED | col.HABIT) == 0
        asked &= (marks & MANY == 0) | (k["flags"] & col.ROLE != 0)
        # Where one side does not say to what, an office or a thing told once may still be one.
        silent = ~both_say & (office | (one | (marks & TOLD_ONCE != 0)) & alone)
        k["doer"] = asked & agent.alone
        k["doer"] &= free | silent | patient.entity | patient.alike & (office | one | once | alone)
        k["befallen"] = asked & patient.alone & (marks & BEFALLS != 0) & ~office
        k["befallen"] &= free | agent.entity | agent.alike & (one | once)

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
        slip = np.where(meet & (k["flags"] & col.CLOCKED == 0), 0, SLIP).astype(np.int32)
        _told(k, "slip", np.where(k["ordered"], k["slip"], slip), _TIME)
        k["slip"] = slip
        news, told = left.news[x], right.news[y]
        first, last = d.news
        apart = (last[news] < first[told]) | (last[told] < first[news])
        k["other days"] = apart
        apart &= k["marks"] & TIMELESS == 0
        other = np.where(apart, WEIGHTS["time", "news of other days"], 0)
        time = np.where(k["both"] & col.USABLE != 0, dated, other).astype(np.int32)
        _told(k, "time", time, _ROLE, _REST)

    def _names(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Names that both have, and whether each names somebody whom the other does not."""
        k, x, y = pairs.known, pairs.left, pairs.right
        mine = tuple(column[x] for column in left.name_groups)
        theirs = tuple(column[y] for column in right.name_groups)
        counted = self._counted_already(left, x, right, y)
        worth = tuple(
            weights[x] * ~stands_in(column[x], counted)
            for column, weights in zip(left.names, left.name_weights, strict=True)
        )
        total = shared(mine, theirs, worth) + left.names_rest[x] + right.names_rest[y]
        codes = tuple(column[x] for column in left.codes)
        held = shared(codes, tuple(c[y] for c in right.codes), tuple(900 * (c >= 0) for c in codes))
        total += held + 900 * (left.codes_rest[x] + right.codes_rest[y])
        _told(k, "names", np.minimum(k["names"], total.astype(np.int32)), _TIME, _ROLE, _REST)
        more = (left.names_rest[x] > 0) | (right.names_rest[y] > 0)
        alone = []
        for core, others in (
            ([column[x] for column in left.core_groups], theirs),
            ([column[y] for column in right.core_groups], mine),
        ):
            missing = np.zeros(len(x), dtype=bool)
            for one in core:
                missing |= (one >= 0) & ~stands_in(one, others)
            alone.append(missing)
        apart = alone[0] & alone[1] & ~more & (k["flags"] & col.STANDS == 0)
        weight = WEIGHTS["others", "other participants"]
        _told(k, "others", np.where(apart, weight, 0).astype(np.int32), _TIME, _REST)
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
        _told(k, "words", np.minimum(k["words"], total * 2 // 3), _TIME, _ROLE, _REST)

    def _stories(self, left: Side, right: Side, pairs: Pairs) -> None:
        """How much the articles can have in common."""
        k = pairs.known
        a = left.document[pairs.left].astype(np.int64)
        code = a << 32 | right.document[pairs.right]
        distinct, back = np.unique(code, return_inverse=True)
        found = story_most(left, distinct >> 32, right, distinct & (1 << 32) - 1)
        story = np.where(k["same article"], self._same_article, found[back]).astype(np.int32)
        _told(k, "story", story, _TIME, _ROLE, _REST)

    def _counted(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What the quantities count, and the most that a slip between them could weigh."""
        self._things(left, right, pairs, np.nonzero(pairs.known["counts"])[0], sure=False)

    def _things(self, left: Side, right: Side, pairs: Pairs, at: Rows, *, sure: bool) -> None:
        """What the quantities of some pairs count; ``sure`` asks what slip their numbers show."""
        k = pairs.known
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
                    whole, bare = self.asked.things.look_up(one[here], other[here])
                    weight = np.where(property_[here], np.maximum(whole, bare), whole)
                    apart = np.nonzero(numbers_differ(self.derived, a[here], b[here]))[0]
                    if sure:
                        (slip,) = self.asked.numbers.look_up(a[here][apart], b[here][apart])
                        weight[apart] += slip
                    else:
                        weight[apart] += most("slip")
                    best[here] = np.maximum(best[here], weight)
        best[(mine[0] == -2) | (theirs[0] == -2)] = _THING_MOST
        k["things"][at] = best

    def _slips(self, left: Side, right: Side, pairs: Pairs) -> None:
        """By what slips numbers and times differ, where it can matter.

        Times without a common day and without a slip are held against each other in one story only.
        """
        k = pairs.known
        margins = self.margins(pairs) if pairs.margins is None else pairs.margins
        if "quantity" in margins:
            at = np.nonzero(k["counts"] & (margins["quantity"] >= 0))[0]
            self._things(left, right, pairs, at, sure=True)
        at = np.nonzero(k["disjoint"] & k["dated"] & (margins["time"] >= 0))[0]
        intervals = self.derived.when["interval"]
        mine = intervals[left.when[pairs.left[at]]], intervals[right.when[pairs.right[at]]]
        (slip,) = self.asked.days.look_up(*mine)
        k["slip"][at] = np.maximum(slip, 0)
        related = k["story"][at] == WEIGHTS["story", "related"]
        k["dated"][at] &= (slip >= 0) | ~related


def _best(margins: Mapping[str, Score]) -> Score:
    """The widest margin of each pair."""
    highest: Score = np.maximum.reduce([margins[name] for name in margins])
    return highest


def _highest(pairs: Pairs) -> Score:
    """By how much the best decision may pass its threshold, as far as was taken off."""
    k = pairs.known
    highest: Score = np.maximum(np.maximum(k[_TIME], k[_ROLE]), k[_REST])
    return highest


def _told(k: Known, slot: str, weight: Score, *rooms: str) -> None:
    """Set what a slot weighs at most, and take off by how much that is less than was thought."""
    less = k[slot] - weight
    k[slot] = weight
    for room in rooms:
        if room in k:
            k[room] = k[room] - less
