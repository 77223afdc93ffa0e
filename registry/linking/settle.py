"""Settle on columns what needs no reasons: pairs that agree wholly, and pairs that say nothing.

Most pairs of a large registry only add support.  Where the lowest score that a
pair can have is enough to hold two claims for one event, and no slot of theirs
can be disjoint, the pair is settled here; where neither can matter it is left
out.  Every other pair, and every pair whose value could explain away one of
those, is compared slot by slot.  Events and conflicts are those of comparing
everything; comparisons of settled pairs are made when somebody asks for them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.linking import bounds as upper
from registry.linking import columns as col
from registry.linking.bounds import Bounds
from registry.linking.sides import Mask, Rows, Score, Side
from registry.linking.tables import shared_least
from registry.linking.weights import THRESHOLDS, WEIGHTS


def least(slot: str) -> int:
    """The lowest weight that the table gives a slot, at most 0."""
    return min([0, *(weight for (name, _), weight in WEIGHTS.items() if name == slot)])


class Settled(NamedTuple):
    """What columns say of pairs."""

    same: Mask
    """Certainly one event, and nothing in which they could contradict each other."""
    open: Mask
    """To be compared slot by slot."""


_WHO = [col.SORTS.index(kind) for kind in ("person", "org", "team")]


def settle(bounds: Bounds, side: Side, left: Rows, right: Rows) -> Settled:
    """Settle pairs of one set of columns; the left row must be the claim of the lower id."""
    pairs = bounds.known(side, left, side, right)
    margins = bounds.margins(pairs)
    k = pairs.known
    enough, lower = THRESHOLDS["event"]
    lowest = _lowest(bounds, side, pairs)
    highest = margins["event"] + lower
    apart = _may_differ(side, left, right, k, margins)
    undecided = (highest >= enough) & (lowest < enough)
    return Settled((lowest >= enough) & ~apart, apart | undecided)


def _may_differ(
    side: Side,
    x: Rows,
    y: Rows,
    k: dict[str, NDArray[np.int32]],
    margins: dict[str, Score],
) -> Mask:
    """Whether some alignment that counts may be disjoint."""
    a = side.columns.claim
    flags, theirs = a["flags"][x], a["flags"][y]
    clocked = (flags | theirs) & col.CLOCKED != 0
    other_time = (a["interval"][x] != a["interval"][y]) & (~upper.days_meet(a, x, a, y) | clocked)
    found = (margins["time"] >= 0) & other_time
    found |= margins["order"] >= 0
    found |= (margins["place"] >= 0) & (a["places"][x] != a["places"][y])
    found |= (margins["quantity"] >= 0) & _numbers_differ(side, x, y)
    alone = (margins["participant"] >= 0) & (k["marks"] & upper._MANY == 0)
    alone |= (margins["participant"] >= 0) & ((flags | theirs) & col.ROLE != 0)
    for role, other in (("agent", "patient"), ("patient", "agent")):
        mine, yours = a[f"{role}_says"][x], a[f"{role}_says"][y]
        one_each = (mine[:, col.SORT] >= 0) & (yours[:, col.SORT] >= 0)
        named = a[f"{role}s"][x, 0] != a[f"{role}s"][y, 0]
        one_each &= mine[:, col.SORT] >> 1 == yours[:, col.SORT] >> 1
        one_each &= np.isin(mine[:, col.SORT] >> 1, _WHO)
        # The other role must agree: it is filled on both sides and not by something else;
        # no two fillers of one kind weigh exactly nothing.
        agreeing = (k[other] > WEIGHTS[other, "other kind"]) & (k[other] != 0)
        for side_says in (a[f"{other}_says"][x], a[f"{other}_says"][y]):
            agreeing = agreeing & (side_says[:, col.COUNT] > 0)
        found |= alone & one_each & named & agreeing
    denied = [((f & col.DENIES) != 0) == ((f & col.NEGATED) != 0) for f in (flags, theirs)]
    opposed = k["kind"] == upper._OPPOSITE
    found |= (margins["polarity"] >= 0) & (opposed | (denied[0] != denied[1]))
    return np.asarray(found, dtype=bool)


def _numbers_differ(side: Side, x: Rows, y: Rows) -> Mask:
    """Whether some two numbers exclude each other; sure only where they do not."""
    a = side.columns.claim
    found: Mask = (a["things"][x] == -2).any(1) | (a["things"][y] == -2).any(1)
    scores = side.scores
    for i in range(col.THINGS):
        for j in range(col.THINGS):
            mine, yours = a["things"][x, i], a["things"][y, j]
            both = (mine >= 0) & (yours >= 0)
            at = np.nonzero(both & ~found)[0]
            if not len(at):
                continue
            one = a["numbers"][x[at], 3 * i : 3 * i + 3]
            other = a["numbers"][y[at], 3 * j : 3 * j + 3]
            gap = np.maximum(one[:, 0], other[:, 0]) - np.minimum(one[:, 1], other[:, 1])
            differ = gap > np.maximum(one[:, 2], other[:, 2])
            differ |= (scores[mine[at]] | scores[yours[at]]) & (one != other).any(1)
            found[at] |= differ
    return found


def _lowest(bounds: Bounds, side: Side, pairs: upper._Pairs) -> Score:
    """No event scores lower than this; the mirror of the upper bound."""
    k, a = pairs.known, side.columns.claim
    x, y = pairs.left, pairs.right
    flags, theirs = a["flags"][x], a["flags"][y]
    total = k["predicate"] + np.minimum(k["repeated"], 0) + k["status"] + _story(side, x, y)
    shared = shared_least(a["words"][x], a["word_weights"][x], a["words"][y])
    total += np.minimum(upper._WORDS_MOST, shared * 2 // 3)
    fills, filled = a["patient_says"][x, 0] > 0, a["patient_says"][y, 0] > 0
    for role, where in (("agent", fills == filled), ("patient", fills & filled)):
        total += np.where(where, _role(bounds, side, role, x, y), 0)
    total += np.where(fills != filled, least("patient"), 0)
    total += np.where(_all_told(side, x, y) | _all_told(side, y, x), 0, least("others"))
    total += np.where((flags | theirs) & col.APART != 0, least("separator"), 0)
    total += _time(bounds, side, x, y)
    placed = (a["places"][x] >= 0) & (a["places"][y] >= 0)
    total += np.where(placed & (a["places"][x] != a["places"][y]), least("place"), 0)
    return np.asarray(total + upper.spare_least(), dtype=np.int32)


def _story(side: Side, x: Rows, y: Rows) -> Score:
    a, article = side.columns.claim["document"], side.columns.article
    one, other = np.minimum(a[x], a[y]), np.maximum(a[x], a[y])
    distinct, back = np.unique(one.astype(np.int64) << 32 | other, return_inverse=True)
    one, other = distinct >> 32, distinct & (1 << 32) - 1
    keys = side.entity_keys
    weights = article["name_weights"]
    total = shared_least(
        keys[article["names"][one]], weights[one], keys[article["names"][other]], weights[other]
    )
    days, theirs = article["published"][one], article["published"][other]
    near = (days < 0) | (theirs < 0) | (np.abs(days - theirs) <= 30)
    found = np.where(total >= 1800, WEIGHTS["story", "related"], WEIGHTS["story", "other"])
    found = np.where((total >= 3600) & near, WEIGHTS["story", "same story"], found)
    return np.where(a[x] == a[y], least("story"), found[back]).astype(np.int32)


def _role(bounds: Bounds, side: Side, role: str, x: Rows, y: Rows) -> Score:
    a = side.columns.claim
    mine, theirs = a[f"{role}_says"][x], a[f"{role}_says"][y]
    keys = side.entity_keys
    both = (mine[:, col.COUNT] > 0) & (theirs[:, col.COUNT] > 0)
    one_each = (mine[:, col.COUNT] == 1) & (theirs[:, col.COUNT] == 1)
    named = (mine[:, col.SORT] >= 0) & (theirs[:, col.SORT] >= 0)
    same = keys[a[f"{role}s"][x, 0]] == keys[a[f"{role}s"][y, 0]]
    entity = WEIGHTS[role, "same entity"] + np.minimum(mine[:, col.SAME], theirs[:, col.SAME])
    found = np.where(both, least(role), 0)
    found = np.where(one_each & named & same, entity, found)
    mixed = (mine[:, col.SORT] >= 0) != (theirs[:, col.SORT] >= 0)
    found = np.where(one_each & mixed, 0, found)
    at = np.nonzero(one_each & (mine[:, col.NOUN] >= 0) & (theirs[:, col.NOUN] >= 0))[0]
    kind, extra = bounds.nouns(mine[at, col.NOUN], theirs[at, col.NOUN])
    narrowed = (mine[at, col.MODIFIERS] > 0) & (theirs[at, col.MODIFIERS] > 0)
    alike = WEIGHTS[role, "same kind"] + extra - 1000 * narrowed
    found[at] = np.select(
        [kind == upper._SILENT, kind == upper._ALIKE], [0 * alike, alike], least(role)
    )
    return np.asarray(found, dtype=np.int32)


def _all_told(side: Side, x: Rows, y: Rows) -> Mask:
    """Whether everybody who acts in the left claim is named in the right one, by the same key."""
    a, keys = side.columns.claim, side.entity_keys
    mine = keys[a["core"][x]]
    theirs = keys[np.concatenate([a[n][y] for n in ("agents", "patients", "core")], axis=1)]
    there = (mine[:, :, None] == theirs[:, None, :]).any(2)
    full: Mask = mine[:, -1] < 0  # a full list may have had more
    return np.asarray(full & ((mine < 0) | there).all(1), dtype=bool)


def _time(bounds: Bounds, side: Side, x: Rows, y: Rows) -> Score:
    a, article = side.columns.claim, side.columns.article
    flags, theirs = a["flags"][x], a["flags"][y]
    usable = flags & theirs & col.USABLE != 0
    same = (a["interval"][x] == a["interval"][y]) & (a["days"][x] <= 2)
    sure = upper.days_meet(a, x, a, y) & ((flags | theirs) & col.CLOCKED == 0)
    dated = np.where(same, WEIGHTS["time", "same day"], np.where(sure, 0, least("time")))
    marks = bounds.marks(a["head"][x], a["head"][y])
    apart = (a["news_to"][x] < a["news_from"][y]) | (a["news_to"][y] < a["news_from"][x])
    published = article["published"][a["document"][x]], article["published"][a["document"][y]]
    daily = (marks & upper._DAILY != 0) | ((flags | theirs) & col.CHANGES != 0)
    quiet = ~apart & (~daily | (published[0] == published[1]))
    undated = np.where(quiet | (marks & upper._TIMELESS != 0), 0, least("time"))
    return np.where(usable, dated, undated).astype(np.int32)
