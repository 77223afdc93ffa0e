"""How high the score of a pair can be at most, for many pairs at once and without a record.

The bound is sound: no alignment and no event of a pair scores higher than the
bound says, so that a pair below every threshold can be left out without
changing a result.  It follows the table of weights; a slot that it does not
know by name counts with its highest weight.  ``tests/linking/bounding/test_columns.py``
holds it against the comparison itself on every pair of the gold clusters:
whoever changes a level runs that test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding import columns as col
from registry.linking.bounding.asked import (
    MOVES,
    Asked,
    most,
    spare_most,
)
from registry.linking.bounding.parts import REST, ROLE, TIME, Pairs, Parts
from registry.linking.bounding.sides import Derived, Side
from registry.linking.bounding.wording import NEAR, OPPOSITE, OTHER, SAME, VAGUE
from registry.linking.sameness import AGREEING
from registry.linking.tables import Known, Mask, Rows, Score
from registry.linking.weights import THRESHOLDS, WEIGHTS

_LARGE = 10**6
CHUNK = 1 << 16
"""Pairs bounded at once: what belongs to them stays in the cache of a core."""


class Bounds:
    """Upper bounds of the scores of pairs."""

    def __init__(self, derived: Derived, same_article: int) -> None:
        self.derived = derived
        self.asked = Asked(derived)
        self._parts = Parts(self.asked, same_article)
        self._spare = spare_most()

    @property
    def stages(self) -> tuple[Callable[[Side, Side, Pairs], None], ...]:
        """What is looked at, one after the other; not kept, for it would hold on to itself."""
        own = self._parts
        return own.frame, own.times, own.names, own.words, own.stories, own.counted, self._slips

    def possible(self, left: Side, rows: Rows, right: Side, others: Rows) -> Iterator[Pairs]:
        """The pairs that may reach ``same`` or ``unsure`` in the event or in an alignment.

        In order, in chunks, with all that is known of them.
        """
        stages = self.stages
        for start in range(0, len(rows), CHUNK):
            part = slice(start, start + CHUNK)
            pairs = Pairs(rows[part], others[part], Known())
            self._parts.frame(left, right, pairs)
            self._room(pairs)
            pairs = pairs.only(_highest(pairs) >= 0)
            for stage in stages[1:-2]:
                stage(left, right, pairs)
                pairs = pairs.only(_highest(pairs) >= 0)
            for stage in stages[-2:]:
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
            ROLE: np.maximum(found.pop("agent"), found.pop("patient")),
            TIME: np.maximum(found.pop("time"), found.pop("order", -_LARGE)),
        }
        room[REST] = np.maximum.reduce(list(found.values()))
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

    def _slips(self, left: Side, right: Side, pairs: Pairs) -> None:
        """By what slips numbers and times differ, where it can matter.

        Times without a common day and without a slip are held against each other in one story only.
        """
        k = pairs.known
        margins = self.margins(pairs) if pairs.margins is None else pairs.margins
        if "quantity" in margins:
            at = np.nonzero(k["counts"] & (margins["quantity"] >= 0))[0]
            self._parts.things(left, right, pairs, at, sure=True)
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
    highest: Score = np.maximum(np.maximum(k[TIME], k[ROLE]), k[REST])
    return highest
