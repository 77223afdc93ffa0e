"""What columns tell of many pairs at once: the most that each part of a score can weigh.

The cheapest and most telling parts come first, so that most pairs are left out
before the others are looked at.  ``bounds`` puts the parts together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding import columns as col
from registry.linking.bounding.asked import (
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
)
from registry.linking.bounding.roles import Role, Roles
from registry.linking.bounding.sides import Side, far_apart, story_most
from registry.linking.bounding.wording import VAGUE
from registry.linking.tables import Known, Lists, Mask, Rows, Score, shared, stands_in
from registry.linking.weights import WEIGHTS

NAMES_MOST, WORDS_MOST = 3000, 2600
TIME, ROLE, REST = "room time", "room role", "room rest"
"""By how much alignments of times, of roles, and all other decisions may pass their thresholds."""
_THING_MOST = most("slip") + (
    750 + 750 + sum(most(slot) for slot in ("counted", "attribute", "scope", "holder", "modifiers"))
)


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


class Parts:
    """The most that each part of a score can weigh, noted with the pairs that are in question."""

    def __init__(self, asked: Asked, same_article: int) -> None:
        self._asked = asked
        self._derived = asked.derived
        self._roles = Roles(asked)
        self._same_article = same_article

    def frame(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What a look at single numbers tells; the rest at its highest."""
        k, x, y = pairs.known, pairs.left, pairs.right
        heads = left.head[x], right.head[y]
        k["predicate"], k["kind"] = self._asked.heads.look_up(*heads)
        marks = self._asked.marks()
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
        far = far_apart(left.published[left.document[x]], right.published[right.document[y]])
        story = np.where(far, WEIGHTS["story", "related"], WEIGHTS["story", "same story"])
        k["story"] = np.where(same, self._same_article, story).astype(np.int32)
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
        undone = (agents[0] <= 0) & (agents[1] <= 0)
        self._one_alone(k, agent, patient, fills & filled, undone)

    def _one_alone(
        self, k: Known, agent: Role, patient: Role, both_say: Mask, undone: Mask
    ) -> None:
        """Whether a role may be one that only one can fill, as the alignment of roles has it.

        ``undone`` is what neither says who did: who wins an election is elected by nobody named.
        """
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
        k["befallen"] &= free | undone | agent.entity | agent.alike & (one | once)

    def times(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Whether the days may meet, or the news be of one time."""
        k, x, y, d = pairs.known, pairs.left, pairs.right, self._derived
        mine, yours = left.when[x], right.when[y]
        exact = np.maximum(d.when["days"][mine], d.when["days"][yours]) <= 2
        agreeing = np.where(exact, most("time"), WEIGHTS["time", "compatible"])
        meet = days_meet(d, mine, yours)
        dated = np.where(meet, agreeing, WEIGHTS["time", "disjoint"])
        # Only disjoint times have a slip; times of day may be disjoint on one day.
        k["disjoint"] = ~meet
        slip = np.where(meet & (k["flags"] & col.CLOCKED == 0), 0, SLIP).astype(np.int32)
        _told(k, "slip", np.where(k["ordered"], k["slip"], slip), TIME)
        k["slip"] = slip
        news, told = left.news[x], right.news[y]
        first, last = d.news
        apart = (last[news] < first[told]) | (last[told] < first[news])
        k["other days"] = apart
        apart &= k["marks"] & TIMELESS == 0
        other = np.where(apart, WEIGHTS["time", "news of other days"], 0)
        time = np.where(k["both"] & col.USABLE != 0, dated, other).astype(np.int32)
        _told(k, "time", time, ROLE, REST)

    def names(self, left: Side, right: Side, pairs: Pairs) -> None:
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
        _told(k, "names", np.minimum(k["names"], total.astype(np.int32)), TIME, ROLE, REST)
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
        _told(k, "others", np.where(apart, weight, 0).astype(np.int32), TIME, REST)
        k["alone"] &= ~apart

    def _counted_already(self, left: Side, x: Rows, right: Side, y: Rows) -> Lists:
        """The agent and the patient whom both have, by the left's number; -9 for none."""
        d = self._derived
        sort, keys, first = d.filler["sort"], d.filler_keys, d.filler["first"]
        found = []
        for mine, yours in ((left.agent[x], right.agent[y]), (left.patient[x], right.patient[y])):
            same = (sort[mine] >= 0) & (sort[yours] >= 0) & (keys[mine] == keys[yours])
            found.append(np.where(same, first[mine], -9))
        return tuple(found)

    def words(self, left: Side, right: Side, pairs: Pairs) -> None:
        """Telling words that both have."""
        k, x, y = pairs.known, pairs.left, pairs.right
        mine = tuple(column[x] for column in left.words)
        total = shared(
            mine,
            tuple(column[y] for column in right.words),
            tuple(column[x] for column in left.word_weights),
        )
        total += left.words_rest[x] + right.words_rest[y].astype(np.int32)
        _told(k, "words", np.minimum(k["words"], total * 2 // 3), TIME, ROLE, REST)

    def stories(self, left: Side, right: Side, pairs: Pairs) -> None:
        """How much the articles can have in common."""
        k = pairs.known
        a = left.document[pairs.left].astype(np.int64)
        code = a << 32 | right.document[pairs.right]
        distinct, back = np.unique(code, return_inverse=True)
        found = story_most(left, distinct >> 32, right, distinct & (1 << 32) - 1)
        story = np.where(k["same article"], self._same_article, found[back]).astype(np.int32)
        _told(k, "story", story, TIME, ROLE, REST)

    def counted(self, left: Side, right: Side, pairs: Pairs) -> None:
        """What the quantities count, and the most that a slip between them could weigh."""
        self.things(left, right, pairs, np.nonzero(pairs.known["counts"])[0], sure=False)

    def things(self, left: Side, right: Side, pairs: Pairs, at: Rows, *, sure: bool) -> None:
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
                    whole, bare = self._asked.things.look_up(one[here], other[here])
                    weight = np.where(property_[here], np.maximum(whole, bare), whole)
                    apart = np.nonzero(numbers_differ(self._derived, a[here], b[here]))[0]
                    if sure:
                        (slip,) = self._asked.numbers.look_up(a[here][apart], b[here][apart])
                        weight[apart] += slip
                    else:
                        weight[apart] += most("slip")
                    best[here] = np.maximum(best[here], weight)
        best[(mine[0] == -2) | (theirs[0] == -2)] = _THING_MOST
        k["things"][at] = best


def _tells_when(k: dict[str, NDArray[Any]]) -> Mask:
    """Whether two claims may tell two times of one thing: neither is denied nor says too little."""
    vague = (k["flags"] & col.HABIT != 0) & (k["kind"] != VAGUE)
    told: Mask = (k["flags"] & col.NEGATED == 0) & ~vague
    return told


def _told(k: Known, slot: str, weight: Score, *rooms: str) -> None:
    """Set what a slot weighs at most, and take off by how much that is less than was thought."""
    less = k[slot] - weight
    k[slot] = weight
    for room in rooms:
        if room in k:
            k[room] = k[room] - less
