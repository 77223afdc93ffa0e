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

from registry.linking import asked
from registry.linking import columns as col
from registry.linking.asked import least
from registry.linking.bounds import WORDS_MOST, Bounds, Pairs
from registry.linking.sides import Derived, Side, story_bars
from registry.linking.tables import Mask, Rows, Score, shared, stands_in
from registry.linking.weights import THRESHOLDS, WEIGHTS


class Settled(NamedTuple):
    """What columns say of pairs."""

    same: Mask
    """Certainly one event, and nothing in which they could contradict each other."""
    open: Mask
    """To be compared slot by slot."""


def settle(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> Settled:
    """Settle pairs of which all parts of the bound are known; the left claim has the lower id."""
    margins = bounds.margins(pairs)
    enough, lower = THRESHOLDS["event"]
    lowest = _lowest(bounds, left, right, pairs)
    highest = margins["event"] + lower
    apart = _may_differ(bounds, left, right, pairs, margins)
    undecided = (highest >= enough) & (lowest < enough)
    return Settled((lowest >= enough) & ~apart, apart | undecided)


def _may_differ(
    bounds: Bounds, left: Side, right: Side, pairs: Pairs, margins: dict[str, Score]
) -> Mask:
    """Whether some alignment that counts may be disjoint."""
    d, k, x, y = bounds.derived, pairs.known, pairs.left, pairs.right
    when, told = left.when[x], right.when[y]
    clocked = k["flags"] & col.CLOCKED != 0
    intervals = d.when["interval"]
    other_time = (intervals[when] != intervals[told]) & (~asked.days_meet(d, when, told) | clocked)
    found: Mask = (margins["time"] >= 0) & other_time
    if "order" in margins:
        found |= margins["order"] >= 0
    if "place" in margins:
        found |= (margins["place"] >= 0) & _elsewhere(left, x, right, y)
    if "quantity" in margins:
        at = np.nonzero((margins["quantity"] >= 0) & ~found)[0]
        found[at] = _numbers_differ(bounds, left, x[at], right, y[at])
    alone = (margins["participant"] >= 0) & (
        (k["marks"] & asked.MANY == 0) | (k["flags"] & col.ROLE != 0)
    )
    first = d.filler["first"]
    named = [first[left.agent[x]] != first[right.agent[y]]]
    named.append(first[left.patient[x]] != first[right.patient[y]])
    found |= alone & (named[0] | named[1])
    denied = [
        ((f & col.DENIES) != 0) == ((f & col.NEGATED) != 0) for f in (left.flags[x], right.flags[y])
    ]
    opposed = k["kind"] == asked.OPPOSITE
    found |= (margins["polarity"] >= 0) & (opposed | (denied[0] != denied[1]))
    return found


def _elsewhere(left: Side, x: Rows, right: Side, y: Rows) -> Mask:
    a, b = left.columns.claim["places"][x], right.columns.claim["places"][y]
    return np.asarray(a != b, dtype=bool)


def _numbers_differ(bounds: Bounds, left: Side, x: Rows, right: Side, y: Rows) -> Mask:
    """Whether some two numbers exclude each other; sure only where they do not."""
    d = bounds.derived
    found: Mask = (left.things[0][x] == -2) | (right.things[0][y] == -2)
    for one, told in zip(left.things, left.numbers, strict=True):
        for other, said in zip(right.things, right.numbers, strict=True):
            both = (one[x] >= 0) & (other[y] >= 0)
            found |= both & asked.numbers_differ(d, told[x], said[y])
    return found


def _lowest(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> Score:
    """No event scores lower than this; the mirror of the upper bound."""
    d, k, x, y = bounds.derived, pairs.known, pairs.left, pairs.right
    total = k["predicate"] + np.minimum(k["repeated"], 0) + k["status"]
    total += _story(left, right, pairs)
    total += _words(left, x, right, y)
    agents, patients = (left.agent[x], right.agent[y]), (left.patient[x], right.patient[y])
    fills, filled = patients[0] > 0, patients[1] > 0
    agent = _role(bounds, "agent", *agents)
    patient = _role(bounds, "patient", *patients)
    # Where one alone has an object it may be held against a subject.
    total += np.where(fills == filled, agent + patient, np.minimum(agent, least("patient")))
    total += np.where(
        _all_told(d, left, x, right, y) | _all_told(d, right, y, left, x), 0, least("others")
    )
    total += np.where(k["flags"] & col.APART != 0, least("separator"), 0)
    total += _time(bounds, left, right, pairs)
    a, b = left.columns.claim["places"][x], right.columns.claim["places"][y]
    total += np.where((a >= 0) & (b >= 0) & (a != b), least("place"), 0)
    return np.asarray(total + asked.spare_least(), dtype=np.int32)


def _words(left: Side, x: Rows, right: Side, y: Rows) -> Score:
    """What shared words weigh at least, by their whole numbers."""
    a, b = left.columns.claim["words"], right.columns.claim["words"]
    mine = tuple(a[x, n] for n in range(a.shape[1]))
    worth = tuple(weights[x] for weights in left.word_weights)
    total = shared(mine, tuple(b[y, n] for n in range(b.shape[1])), worth)
    return np.minimum(WORDS_MOST, total * 2 // 3)


def _story(left: Side, right: Side, pairs: Pairs) -> Score:
    """The lowest level of story: names of one key, and no words."""
    k, keys = pairs.known, left.derived.entity_keys
    one, other = left.document[pairs.left], right.document[pairs.right]
    distinct, back = np.unique(one.astype(np.int64) << 32 | other, return_inverse=True)
    one, other = distinct >> 32, distinct & (1 << 32) - 1
    mine, theirs = keys[left.article_names[one]], keys[right.article_names[other]]
    weights, others = left.article_weights[one], right.article_weights[other]
    total = np.zeros(len(distinct), dtype=np.int32)
    for n in range(mine.shape[1]):
        at = np.nonzero(mine[:, n] >= 0)[0]
        if not len(at):
            break
        equal = mine[at, n, None] == theirs[at]
        worth = np.minimum(weights[at, n], np.where(equal, others[at], 0).max(1))
        total[at] += np.where(equal.any(1), worth, 0)
    days, said = left.published[one], right.published[other]
    near = (days < 0) | (said < 0) | (np.abs(days - said) <= 30)
    same, related = story_bars(days, said)
    found = np.where(total >= related, WEIGHTS["story", "related"], WEIGHTS["story", "other"])
    found = np.where((total >= same) & near, WEIGHTS["story", "same story"], found)
    found = np.minimum(found[back], k["story"])
    return np.where(k["same article"], least("story"), found).astype(np.int32)


def _role(bounds: Bounds, role: str, mine: Rows, yours: Rows) -> Score:
    """The least that one role gives where both or neither fill it."""
    d, f = bounds.derived, bounds.derived.filler
    both = (mine > 0) & (yours > 0)
    one_each = (f["many"][mine] == 1) & (f["many"][yours] == 1)
    named = f["sort"][mine] >= 0, f["sort"][yours] >= 0
    same = named[0] & named[1] & (d.filler_keys[mine] == d.filler_keys[yours])
    entity = WEIGHTS[role, "same entity"] + np.minimum(f["same"][mine], f["same"][yours])
    found = np.where(both, least(role), 0)
    found = np.where(one_each & same, entity, found)
    # A noun describes a name, or nothing can be said.
    found = np.where(one_each & (named[0] != named[1]), 0, found)
    at = np.nonzero((f["noun"][mine] >= 0) & (f["noun"][yours] >= 0))[0]
    if len(at):
        level, extra = bounds.asked.nouns.look_up(f["noun"][mine[at]], f["noun"][yours[at]])
        narrowed = (f["modifiers"][mine[at]] > 0) & (f["modifiers"][yours[at]] > 0)
        alike = WEIGHTS[role, "same kind"] + extra - 1000 * narrowed
        # The years of two accords tell them apart.
        apart = np.minimum(alike, WEIGHTS[role, "other kind"] - 1500)
        alike = np.where(narrowed, apart, alike)
        found[at] = np.select(
            [level == asked.SILENT, level == asked.ALIKE], [0 * alike, alike], least(role)
        )
    return np.asarray(found, dtype=np.int32)


def _all_told(d: Derived, left: Side, x: Rows, right: Side, y: Rows) -> Mask:
    """Whether everybody who acts in the left claim is named in the right one, by the same key."""
    keys = d.entity_keys
    core = tuple(column[x] for column in left.core)
    theirs = tuple(keys[column[y]] for column in right.core)
    for role in (right.agent[y], right.patient[y]):
        theirs += tuple(keys[np.maximum(d.filler[n][role], -1)] for n in ("first", "second"))
    full: Mask = core[-1] < 0  # a full list may have had more
    for one in core:
        full = full & ((one < 0) | stands_in(keys[one], theirs))
    return full


def _time(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> Score:
    d, k, x, y = bounds.derived, pairs.known, pairs.left, pairs.right
    when, told = left.when[x], right.when[y]
    intervals = d.when["interval"]
    same = (intervals[when] == intervals[told]) & (d.when["days"][when] <= 2)
    sure = asked.days_meet(d, when, told) & (k["flags"] & col.CLOCKED == 0)
    dated = np.where(same, WEIGHTS["time", "same day"], np.where(sure, 0, least("time")))
    days, said = left.published[left.document[x]], right.published[right.document[y]]
    daily = (k["marks"] & asked.DAILY != 0) | (k["flags"] & col.CHANGES != 0)
    quiet = ~k["other days"] & (~daily | (days == said))
    undated = np.where(quiet | (k["marks"] & asked.TIMELESS != 0), 0, least("time"))
    return np.where(k["both"] & col.USABLE != 0, dated, undated).astype(np.int32)
