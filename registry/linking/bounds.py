"""How high the score of a pair can be at most, for many pairs at once and without a record.

The bound is sound: no alignment and no event of a pair scores higher than the
bound says, so that a pair below every threshold can be left out without
changing a result.  It follows the table of weights; a slot that it does not
know by name counts with its highest weight.  ``tests/linking/test_columns.py``
holds it against the comparison itself on every pair of the gold clusters.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking import columns as col
from registry.linking import levels
from registry.linking.alignments.participants import DONE_BY_MANY, DONE_BY_ONE
from registry.linking.alignments.quantities import thing_levels  # one definition for both
from registry.linking.columns import Columns
from registry.linking.sides import Mask, Rows, Score, Side, story_most
from registry.linking.signature import Arg, event_class
from registry.linking.tables import PairTable, shared_most
from registry.linking.weights import THRESHOLDS, WEIGHTS

Table = dict[str, NDArray[Any]]

_STRONG = ("same word", "same class", "noun and verb")
_NAMES_MOST, _WORDS_MOST = 3000, 2600
_LARGE = 10**6

_EVENT_SLOTS = frozenset(
    {
        *("story", "predicate", "agent", "patient", "time", "place", "repeated", "status"),
        *("separator", "others"),
    }
)
_ALIGNMENT_SLOTS = frozenset(
    {
        *("numbers", "slip", "often", "counted", "attribute", "scope", "holder", "modifiers"),
        *("source", "object", "holder role"),
    }
)


def most(slot: str) -> int:
    """The highest weight that the table gives a slot, at least 0."""
    return max([0, *(weight for (name, _), weight in WEIGHTS.items() if name == slot)])


def _spare() -> int:
    """What slots that this file does not know could add."""
    known = _EVENT_SLOTS | _ALIGNMENT_SLOTS
    return sum(most(slot) for slot in {slot for slot, _ in WEIGHTS} - known)


def spare_least() -> int:
    """What slots that this file does not know could take away."""
    known = _EVENT_SLOTS | _ALIGNMENT_SLOTS | _ALIGNMENT_TAKES
    unknown = {slot for slot, _ in WEIGHTS} - known
    return sum(min(0, *(w for (name, _), w in WEIGHTS.items() if name == s)) for s in unknown)


_ALIGNMENT_TAKES = frozenset({"owner", "several", "figures", "theme"})


@dataclass
class _Pairs:
    """The pairs that are still in question, with what is known of each."""

    left: Rows
    right: Rows
    known: dict[str, NDArray[Any]]

    def only(self, kept: Mask) -> _Pairs:
        """The pairs that are kept."""
        return _Pairs(
            self.left[kept], self.right[kept], {k: v[kept] for k, v in self.known.items()}
        )


class Bounds:
    """Upper bounds of the scores of pairs; tables of distinct values grow as they are asked for."""

    def __init__(self, columns: Columns, same_article: int) -> None:
        self._columns = columns
        self._heads = PairTable(self._head, 4)
        self._nouns = PairTable(self._noun, 2)
        self._things = PairTable(self._thing, 1)
        self._spare = _spare()
        self._same_article = same_article

    # ── tables of distinct values, filled by the comparison itself ───────────

    def _head(self, a: int, b: int) -> tuple[int, int, int, int]:
        """Weight of the predicates, kind of level, weight of repetition, what the day tells."""
        heads = self._columns.heads.values
        found = levels.predicate_level(heads[a], heads[b])
        kind = (
            _SAME if found.level in _STRONG
            else _OPPOSITE if found.level == "opposite"
            else _OTHER if found.level in ("other", "generic")
            else _NEAR
        )  # fmt: skip
        repeated = sum(one.weight for one in levels.repetition_levels(heads[a], heads[b]))
        classes = {event_class(heads[a]), event_class(heads[b])}
        marks = _TIMELESS if classes <= levels.TIMELESS else 0
        marks |= _DAILY if classes & levels.DAILY else 0
        marks |= _MANY if classes & DONE_BY_MANY else 0
        marks |= _ONE if classes & DONE_BY_ONE or "role" in (heads[a].kind, heads[b].kind) else 0
        return found.weight, kind, repeated, marks

    def _noun(self, a: int, b: int) -> tuple[int, int]:
        """What two nouns without modifiers are to each other, and what that adds."""
        heads = self._columns.nouns.values
        args = [
            Arg("", head, None, None, None, frozenset(), False) for head in (heads[a], heads[b])
        ]
        found = levels.arg_match(*args)
        if found is None:
            return _SILENT, 0
        return (_ALIKE if found[0] == "same kind" else _UNLIKE), found[2]

    def _thing(self, a: int, b: int) -> tuple[int]:
        things = self._columns.things.values
        found = thing_levels(things[a], things[b])
        return (_NEVER if found is None else sum(one.weight for one in found),)

    def nouns(self, left: NDArray[Any], right: NDArray[Any]) -> tuple[NDArray[Any], ...]:
        """What nouns are to each other, and what that adds."""
        return self._nouns.look_up(left, right)

    def marks(self, left: NDArray[Any], right: NDArray[Any]) -> NDArray[Any]:
        """Bits: both timeless, one of them daily, one of them done by many."""
        return self._heads.look_up(left, right)[3]

    # ── the bound ────────────────────────────────────────────────────────────

    def possible(self, left: Side, rows: Rows, right: Side, others: Rows) -> Mask:
        """Which pairs may reach ``same`` or ``unsure`` in the event or in an alignment."""
        at = np.arange(len(rows))
        pairs = _Pairs(rows, others, {"at": at})
        for stage in (self._frame, self._stories, self._contents, self._counted):
            stage(left, right, pairs)
            pairs = pairs.only(self._margin(pairs) >= 0)
        kept = np.zeros(len(rows), dtype=bool)
        kept[pairs.known["at"]] = True
        return kept

    def margin(self, left: Side, rows: Rows, right: Side, others: Rows) -> Score:
        """By how much the best decision of each pair may pass its lower threshold; for tests."""
        return self._margin(self.known(left, rows, right, others))

    def _margin(self, pairs: _Pairs) -> Score:
        """The highest of bound minus threshold over the event and every kind of alignment."""
        highest: Score = np.maximum.reduce(list(self.margins(pairs).values()))
        return highest

    def margins(self, pairs: _Pairs) -> dict[str, Score]:
        """Bound minus lower threshold, by what is decided; far below where it cannot be asked."""
        k = pairs.known
        core = k["story"] + k["agent"] + k["patient"] + k["names"] + k["words"] + self._spare
        core = core + k["others"]
        told = core + k["predicate"] + k["repeated"] + k["status"]
        event = told + k["place"] + k["time"]
        numbers = np.where(k["counts"], most("numbers"), 0)
        slip = most("slip")
        strong = k["kind"] == _SAME
        one_kind = strong | (k["kind"] == _NEAR)
        placed = told + k["place"]

        def over(kind: str, where: Mask, score: Score) -> Score:
            return np.where(where, score - THRESHOLDS[kind][1], -_LARGE).astype(np.int32)

        predicate = np.where(k["kind"] == _OTHER, np.maximum(k["predicate"], -900), k["predicate"])
        repeated = np.where(k["kind"] == _OTHER, 0, np.maximum(k["repeated"], 0))
        counted = core + k["place"] + k["time"] + predicate + repeated + k["things"]
        role = np.minimum(np.minimum(k["agent"], k["patient"]), 0)  # the one under test is left out
        holder = np.where(k["marks"] & _ONE != 0, most("holder role"), 0)
        polarity = core + k["predicate"] + k["place"] + k["time"] + 900 * k["oblique"]
        return {
            "event": (event - THRESHOLDS["event"][1]).astype(np.int32),
            "time": over("time", k["dated"] & one_kind, placed + numbers + slip),
            "order": over("time", k["ordered"] & strong, placed),
            "quantity": over(
                "quantity", k["counts"], counted + np.where(k["several"], numbers, 0) + slip
            ),
            "place": over("place", k["placed"] & one_kind, told + k["time"]),
            "participant": over("participant", strong, event - k["others"] - role + holder),
            "polarity": over("polarity", strong | (k["kind"] == _OPPOSITE), polarity),
        }

    def known(self, left: Side, rows: Rows, right: Side, others: Rows) -> _Pairs:
        """Every part of the bound, for pairs that are settled further."""
        pairs = _Pairs(rows, others, {})
        for stage in (self._frame, self._stories, self._contents, self._counted):
            stage(left, right, pairs)
        return pairs

    def _frame(self, left: Side, right: Side, pairs: _Pairs) -> None:
        """What a look at single numbers tells; the rest at its highest."""
        k, a, b = pairs.known, left.columns.claim, right.columns.claim
        x, y = pairs.left, pairs.right
        weight, kind, repeated, day = self._heads.look_up(a["head"][x], b["head"][y])
        k["predicate"], k["kind"], k["repeated"], k["marks"] = weight, kind, repeated, day
        flags, theirs = a["flags"][x], b["flags"][y]
        apart = (flags ^ theirs) & col.FIRM != 0
        k["status"] = np.where(apart, WEIGHTS["status", "other status"], 0).astype(np.int32)
        usable = flags & theirs & col.USABLE != 0
        negated = (flags | theirs) & (col.NEGATED | col.HABIT) != 0
        k["dated"] = usable & ~negated
        k["ordered"] = ((flags & col.AFTER != 0) & (theirs & col.AT != 0)) | (
            (flags & col.AT != 0) & (theirs & col.AFTER != 0)
        )
        k["time"] = self._times(a, x, b, y, usable, day)
        k["placed"] = a["place_relations"][x] & b["place_relations"][y] != 0
        both = (a["place_relations"][x] != 0) & (b["place_relations"][y] != 0)
        k["place"] = np.where(both, most("place"), 0).astype(np.int32)
        k["oblique"] = np.bitwise_count(a["oblique"][x] & b["oblique"][y]).astype(np.int32)
        k["counts"] = a["dimensions"][x] & b["dimensions"][y] != 0
        k["several"] = (a["things"][x, 1] != -1) & (b["things"][y, 1] != -1)
        k["things"] = np.where(k["counts"], _THING_MOST, 0).astype(np.int32)
        one_article = left.columns is right.columns
        same = (a["document"][x] == b["document"][y]) & one_article
        k["story"] = np.where(same, self._same_article, WEIGHTS["story", "same story"]).astype(
            np.int32
        )
        one_has = (a["patient_says"][x, 0] == 0) != (b["patient_says"][y, 0] == 0)
        says = a["agent_says"][x], b["agent_says"][y]
        k["agent"] = np.where(one_has, 0, _says(*says, "agent"))
        k["patient"] = np.maximum(
            _says(a["patient_says"][x], b["patient_says"][y], "patient"),
            np.where(one_has, self._crossed(a, x, b, y), 0),
        )
        k["others"] = np.zeros(len(x), dtype=np.int32)
        k["names"] = np.minimum(_NAMES_MOST, np.maximum(left.names_most[x], right.names_most[y]))
        k["words"] = np.minimum(
            _WORDS_MOST, np.minimum(left.words_most[x], right.words_most[y]) * 2 // 3
        )

    def _crossed(self, a: Table, x: Rows, b: Table, y: Rows) -> Score:
        """The most that an agent can give against a patient."""
        return np.maximum(
            _says(a["agent_says"][x], b["patient_says"][y], "patient"),
            _says(a["patient_says"][x], b["agent_says"][y], "patient"),
        )

    def _times(
        self, a: Table, x: Rows, b: Table, y: Rows, usable: Mask, day: NDArray[Any]
    ) -> Score:
        exact = np.maximum(a["days"][x], b["days"][y]) <= 2
        agreeing = np.where(exact, most("time"), WEIGHTS["time", "compatible"])
        found = np.where(days_meet(a, x, b, y), agreeing, WEIGHTS["time", "disjoint"])
        apart = (a["news_to"][x] < b["news_from"][y]) | (b["news_to"][y] < a["news_from"][x])
        news = np.where(apart & (day & _TIMELESS == 0), WEIGHTS["time", "news of other days"], 0)
        return np.where(usable, found, news).astype(np.int32)

    def _stories(self, left: Side, right: Side, pairs: _Pairs) -> None:
        """How much the articles can have in common."""
        k = pairs.known
        a = left.columns.claim["document"][pairs.left]
        b = right.columns.claim["document"][pairs.right]
        code = a.astype(np.int64) * (len(right.columns.documents) + 1) + b
        distinct, back = np.unique(code, return_inverse=True)
        one, other = np.divmod(distinct, len(right.columns.documents) + 1)
        found = story_most(left, one, right, other)
        same = (a == b) & (left.columns is right.columns)
        k["story"] = np.where(same, self._same_article, found[back]).astype(np.int32)

    def _contents(self, left: Side, right: Side, pairs: _Pairs) -> None:
        """Names and words that both have, and whether a participant may be the same."""
        k, a, b = pairs.known, left.columns.claim, right.columns.claim
        x, y = pairs.left, pairs.right
        group = self._columns.kin.group
        names = self._uncounted(left, x, right, y)
        total = shared_most(
            group[names], a["name_weights"][x], group[b["names"][y]], b["name_weights"][y]
        )
        total += a["names_rest"][x] + b["names_rest"][y].astype(np.int32)
        codes = shared_most(a["codes"][x], None, b["codes"][y], None)
        total += 900 * (codes + a["codes_rest"][x] + b["codes_rest"][y])
        k["names"] = np.minimum(k["names"], total)
        words = shared_most(
            a["words"][x], a["word_weights"][x], b["words"][y], b["word_weights"][y]
        )
        words += a["words_rest"][x] + b["words_rest"][y].astype(np.int32)
        k["words"] = np.minimum(k["words"], words * 2 // 3)
        self._participants(left, right, pairs)

    def _uncounted(self, left: Side, x: Rows, right: Side, y: Rows) -> NDArray[Any]:
        """Names of the left sentence without those that are counted as agent or patient."""
        a, b = left.columns.claim, right.columns.claim
        names = a["names"][x]
        keys = left.entity_keys, right.entity_keys
        for role in ("agent", "patient"):
            mine, theirs = a[f"{role}s"][x, 0], b[f"{role}s"][y, 0]
            alone = (a[f"{role}_says"][x, col.SORT] >= 0) & (b[f"{role}_says"][y, col.SORT] >= 0)
            same = alone & (keys[0][mine] == keys[1][theirs])
            names = np.where((names == mine[:, None]) & same[:, None], -1, names)
        return names

    def _participants(self, left: Side, right: Side, pairs: _Pairs) -> None:
        """What the fillers of a role are to each other where there is one on each side."""
        k, a, b = pairs.known, left.columns.claim, right.columns.claim
        x, y = pairs.left, pairs.right
        group = self._columns.kin.group
        names = group[a["names"][x]], group[b["names"][y]]
        more = (a["names_rest"][x] > 0) | (b["names_rest"][y] > 0)
        stands = (a["flags"][x] | b["flags"][y]) & col.STANDS != 0
        mine, yours = a["patient_says"][x], b["patient_says"][y]
        fills, filled = mine[:, 0] > 0, yours[:, 0] > 0
        agents = a["agents"][x], b["agents"][y]
        says = a["agent_says"][x], b["agent_says"][y]
        patients = [np.where(fills[:, None], a["patients"][x], agents[0])]
        patients.append(np.where(filled[:, None], b["patients"][y], agents[1]))
        told = np.where(fills[:, None], mine, says[0]), np.where(filled[:, None], yours, says[1])
        for role, who, how, where in (
            ("agent", agents, says, fills == filled),
            ("patient", tuple(patients), told, fills | filled),
        ):
            ours, theirs = group[who[0]], group[who[1]]
            same = shared_most(ours, None, theirs, None) > 0
            turned = more | (shared_most(ours, None, names[1], None) > 0)
            turned |= shared_most(theirs, None, names[0], None) > 0
            described = _described(left, who[0], how[0], right, who[1], how[1])
            found = self._role(role, how, same, turned, stands, described)
            unclear = (who[0] == -2).any(1) | (who[1] == -2).any(1)
            found = np.where(unclear, k[role], np.minimum(found, k[role]))
            k[role] = np.where(where, found, 0).astype(np.int32)
        core = group[a["core"][x]], group[b["core"][y]]
        alone = [
            ((own >= 0) & ~(own[:, :, None] == other[:, None, :]).any(2)).any(1)
            for own, other in ((core[0], names[1]), (core[1], names[0]))
        ]
        apart = alone[0] & alone[1] & ~more & ~stands
        k["others"] = np.where(apart, WEIGHTS["others", "other participants"], 0).astype(np.int32)

    def _role(
        self,
        role: str,
        how: tuple[NDArray[Any], NDArray[Any]],
        same: Mask,
        turned: Mask,
        stands: Mask,
        described: Mask,
    ) -> Score:
        """The most that one role gives: exact where one name or one noun stands on each side."""
        mine, theirs = how
        found = _says(mine, theirs, role)
        one_each = (mine[:, col.COUNT] == 1) & (theirs[:, col.COUNT] == 1)
        named = one_each & (mine[:, col.SORT] >= 0) & (theirs[:, col.SORT] >= 0)
        alike = WEIGHTS[role, "same kind"] + np.maximum(mine[:, col.KIND], theirs[:, col.KIND])
        firm = (mine[:, col.SORT] == theirs[:, col.SORT]) & (mine[:, col.SORT] & 1 == 0)
        other = np.where(firm, WEIGHTS[role, "other entity"], WEIGHTS[role, "other kind"])
        apart = np.where(
            stands, np.maximum(alike, 0), np.where(turned, np.maximum(other, 0), other)
        )
        entity = WEIGHTS[role, "same entity"] + np.maximum(mine[:, col.SAME], theirs[:, col.SAME])
        found = np.where(named, np.where(same, entity, apart), found)
        mixed = one_each & ((mine[:, col.SORT] >= 0) != (theirs[:, col.SORT] >= 0))
        found = np.where(mixed, np.where(described, np.maximum(alike, 0), 0), found)
        at = np.nonzero(one_each & (mine[:, col.NOUN] >= 0) & (theirs[:, col.NOUN] >= 0))[0]
        kind, extra = self._nouns.look_up(mine[at, col.NOUN], theirs[at, col.NOUN])
        shared = 150 * np.minimum(mine[at, col.MODIFIERS], theirs[at, col.MODIFIERS])
        by_kind = (0, WEIGHTS[role, "same kind"] + extra + shared, WEIGHTS[role, "other kind"])
        found[at] = np.select([kind == _SILENT, kind == _ALIKE], by_kind[:2], by_kind[2])
        return found

    def _counted(self, left: Side, right: Side, pairs: _Pairs) -> None:
        """What the quantities count, exactly as the comparison says."""
        k, a, b = pairs.known, left.columns.claim, right.columns.claim
        at = np.nonzero(k["counts"])[0]
        mine, theirs = a["things"][pairs.left[at]], b["things"][pairs.right[at]]
        best = np.full(len(at), _NEVER, dtype=np.int32)
        for i in range(col.THINGS):
            for j in range(col.THINGS):
                here = np.nonzero((mine[:, i] >= 0) & (theirs[:, j] >= 0))[0]
                if len(here):
                    (weight,) = self._things.look_up(mine[here, i], theirs[here, j])
                    best[here] = np.maximum(best[here], weight)
        best[(mine == -2).any(1) | (theirs == -2).any(1)] = _THING_MOST
        k["things"][at] = best


_SAME, _NEAR, _OPPOSITE, _OTHER = range(4)
_SILENT, _ALIKE, _UNLIKE = range(3)
_TIMELESS, _DAILY, _MANY, _ONE = 1, 2, 4, 8
_NEVER = -30000
_WEEKDAYS, _MONTHS, _MONTH_DAYS = (1 << 7) - 1, ((1 << 12) - 1) << 7, ((1 << 31) - 1) << 19
_THING_MOST = (
    750 + 750 + sum(most(slot) for slot in ("counted", "attribute", "scope", "holder", "modifiers"))
)


def days_meet(a: Table, x: Rows, b: Table, y: Rows) -> Mask:
    """Whether the days of two claims leave one in common; without a time every day is open."""
    meet: Mask = np.maximum(a["first_day"][x], b["first_day"][y]) <= np.minimum(
        a["last_day"][x], b["last_day"][y]
    )
    shared = a["day_mask"][x] & b["day_mask"][y]
    for group in (_WEEKDAYS, _MONTHS, _MONTH_DAYS):
        meet &= shared & group != 0
    return meet


def _described(
    left: Side,
    who: NDArray[Any],
    mine: NDArray[Any],
    right: Side,
    whom: NDArray[Any],
    yours: NDArray[Any],
) -> Mask:
    """Whether a noun may describe a name: it is the head of the name, or one of its words."""
    found: Mask = mine[:, col.HEAD] == yours[:, col.HEAD]
    found |= (left.entity_words[who[:, 0]] == yours[:, col.NOUN][:, None]).any(1)
    found |= (right.entity_words[whom[:, 0]] == mine[:, col.NOUN][:, None]).any(1)
    return found


def _says(mine: NDArray[Any], theirs: NDArray[Any], role: str) -> Score:
    """The most of two groups of participants; columns are how many, same, kind."""
    same = WEIGHTS[role, "same entity"] + np.maximum(mine[:, 1], theirs[:, 1])
    kind = WEIGHTS[role, "same kind"] + np.maximum(mine[:, 2], theirs[:, 2])
    found = np.maximum(np.maximum(same, kind), 0)
    filled = (mine[:, 0] > 0) & (theirs[:, 0] > 0)
    return np.where(filled, found, 0).astype(np.int32)
