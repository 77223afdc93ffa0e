"""Settle on columns what needs no reasons: pairs that agree wholly, and pairs that say nothing.

Most pairs of a large registry only add support.  Where the lowest score that a
pair can have is enough to hold two claims for one event, and no slot of theirs
can be disjoint, the pair is settled here; where neither can matter it is left
out.  Every other pair, and every pair whose value could explain away one of
those, is compared slot by slot.  Events and conflicts are those of comparing
everything; comparisons of settled pairs are made when somebody asks for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from registry.linking import asked
from registry.linking import columns as col
from registry.linking.asked import least
from registry.linking.bounds import NAMES_MOST, WORDS_MOST, Bounds, Pairs
from registry.linking.sides import Derived, Side, story_bars
from registry.linking.tables import Mask, Rows, Score, shared, stands_in
from registry.linking.weights import THRESHOLDS, WEIGHTS
from registry.linking.wording import OPPOSITE, OTHER, VAGUE


class Settled(NamedTuple):
    """What columns say of pairs."""

    same: Mask
    """Certainly one event, and nothing in which they could contradict each other."""
    open: Mask
    """To be compared slot by slot."""


def settle(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> Settled:
    """Settle pairs of which all parts of the bound are known; the left claim has the lower id."""
    margins = bounds.margins(pairs) if pairs.margins is None else pairs.margins
    apart = _may_differ(bounds, left, right, pairs, margins)
    # The lowest score matters only where they may be one event, and nothing else opens the pair.
    reach = (margins["one event"] >= 0) & ~apart
    lowest, carried = _lowest(bounds, left, right, pairs.only(reach))
    same = np.zeros(len(apart), dtype=bool)
    same[reach] = (lowest >= THRESHOLDS["event"][0]) & carried
    return Settled(same, apart | reach & ~same)


def _may_differ(
    bounds: Bounds, left: Side, right: Side, pairs: Pairs, margins: Mapping[str, Score]
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
    keys = d.filler_keys
    found |= (margins["agent"] >= 0) & (keys[left.agent[x]] != keys[right.agent[y]])
    found |= (margins["patient"] >= 0) & (keys[left.patient[x]] != keys[right.patient[y]])
    denied = [
        ((f & col.DENIES) != 0) == ((f & col.NEGATED) != 0) for f in (left.flags[x], right.flags[y])
    ]
    opposed = k["kind"] == OPPOSITE
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


def _lowest(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> tuple[Score, Mask]:
    """No event scores lower than this, the mirror of the upper bound; and whether slots carry it.

    They do where more of them surely agree than may disagree, as ``sameness`` counts them.
    """
    d, k, x, y = bounds.derived, pairs.known, pairs.left, pairs.right
    total = k["predicate"] + np.minimum(k["repeated"], 0) + k["status"]
    total += _words(left, x, right, y)
    total += _names(left, right, pairs)
    story = _story(left, right, pairs)
    roles = _roles(bounds, (left.agent[x], left.patient[x]), (right.agent[y], right.patient[y]))
    told = _all_told(d, left, x, right, y) | _all_told(d, right, y, left, x)
    a, b = left.columns.claim["places"][x], right.columns.claim["places"][y]
    slots = (
        *roles,
        np.where(told, 0, least("others")),
        np.where(k["flags"] & col.APART != 0, least("separator"), 0),
        _time(bounds, left, right, pairs),
        np.where((a >= 0) & (b >= 0) & (a != b), least("place"), 0),
    )
    lowest = np.asarray(total + story + sum(slots) + asked.spare_least(), dtype=np.int32)
    agree = sum((one > 0).astype(np.int8) for one in slots)
    disagree = sum((one < 0).astype(np.int8) for one in slots)
    other = story != WEIGHTS["story", "same story"]
    # Whether an article tells of a happening again is not on columns.
    one_kind = (k["kind"] != OTHER) & (k["kind"] != VAGUE)
    carried = (agree > disagree + other) & one_kind & ~k["same article"]
    return lowest, np.asarray(carried, dtype=bool)


def _words(left: Side, x: Rows, right: Side, y: Rows) -> Score:
    """What shared words weigh at least, by their whole numbers."""
    a, b = left.columns.claim["words"], right.columns.claim["words"]
    mine = tuple(a[x, n] for n in range(len(left.word_weights)))
    worth = tuple(weights[x] for weights in left.word_weights)
    total = shared(mine, tuple(b[y, n] for n in range(b.shape[1])), worth)
    return np.minimum(WORDS_MOST, total * 2 // 3)


def _names(left: Side, right: Side, pairs: Pairs) -> Score:
    """What shared names weigh at least: those of one key, as if one stood beside the clause.

    Where agent or patient may be the same entity, its name counts there and not here.
    """
    d, k = left.derived, pairs.known
    free = np.nonzero(~k["counted"])[0]
    x, y = pairs.left[free], pairs.right[free]
    entities = [column[x] for column in left.names]
    mine = tuple(d.entity_keys[one] for one in entities)
    theirs = tuple(np.where(one[y] < 0, -2, d.entity_keys[one[y]]) for one in right.names)
    worth = tuple(d.entity_weights[one] // 2 for one in entities)
    found = np.zeros(len(k["counted"]), dtype=np.int32)
    found[free] = np.minimum(NAMES_MOST, shared(mine, theirs, worth))
    return found


def _story(left: Side, right: Side, pairs: Pairs) -> Score:
    """The lowest level of story: names of one key, and no words."""
    k = pairs.known
    one, other = left.document[pairs.left], right.document[pairs.right]
    distinct, back = np.unique(one.astype(np.int64) << 32 | other, return_inverse=True)
    one, other = distinct >> 32, distinct & (1 << 32) - 1
    mine, theirs = left.article_keys[one], right.article_keys[other]
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


def _roles(
    bounds: Bounds, mine: tuple[Rows, Rows], yours: tuple[Rows, Rows]
) -> tuple[Score, Score]:
    """The least that agent and patient give; each side its agents, then its patients.

    Where one side alone has an object there is one level at most: it is the first.
    """
    fills, filled = mine[1] > 0, yours[1] > 0
    agent, agree = _role(bounds, "agent", mine[0], yours[0])
    # Where one alone has an object it may be held against a subject.
    one_has = fills != filled
    theirs = (
        np.where(one_has & ~fills, mine[0], mine[1]),
        np.where(one_has & ~filled, yours[0], yours[1]),
    )
    patient, _ = _role(bounds, "patient", *theirs)
    # Who did it and to whom may be told the other way round, which is no contradiction.
    keys, sort = bounds.derived.filler_keys, bounds.derived.filler["sort"]
    known = [np.where(sort[one] >= 0, keys[one], -at) for at, one in enumerate((*mine, *yours), 2)]
    turned = (known[0] == known[3], known[1] == known[2])
    agent = np.where(turned[0] | turned[1], np.maximum(agent, 0), agent)
    patient = np.where(~one_has & (turned[0] | turned[1]), np.maximum(patient, 0), patient)
    alone = np.where(agree, agent, np.minimum(agent, patient))
    first, second = np.where(one_has, alone, agent), np.where(one_has, 0, patient)
    return first.astype(np.int32), second.astype(np.int32)


def _role(bounds: Bounds, role: str, mine: Rows, yours: Rows) -> tuple[Score, Mask]:
    """The least that one role gives where both fill it, else 0; and whether they surely agree."""
    d, f = bounds.derived, bounds.derived.filler
    filled = (mine > 0) & (yours > 0)
    sorts = f["sort"][mine], f["sort"][yours]
    nouns = f["noun"][mine], f["noun"][yours]
    named = (sorts[0] >= 0) & (sorts[1] >= 0)
    firm = (sorts[0] == sorts[1]) & (sorts[0] & 1 == 0)
    other = np.where(firm, WEIGHTS[role, "other entity"], WEIGHTS[role, "other kind"])
    found = np.where(filled, np.where(named, other, least(role)), 0)
    same = named & (d.filler_keys[mine] == d.filler_keys[yours])
    groups = d.filler_groups
    at = np.nonzero(named & ~same & (groups[mine] == groups[yours]))[0]
    if len(at):
        (one,) = bounds.asked.names.look_up(f["first"][mine[at]], f["first"][yours[at]])
        same[at] = one > 0
    entity = WEIGHTS[role, "same entity"] + np.minimum(f["same"][mine], f["same"][yours])
    found = np.where(same, entity, found)
    # A noun describes a name, or nothing can be said.
    described = (sorts[0] >= 0) & (nouns[1] >= 0) | (nouns[0] >= 0) & (sorts[1] >= 0)
    found = np.where(described, 0, found)
    at = np.nonzero((nouns[0] >= 0) & (nouns[1] >= 0))[0]
    if len(at):
        level, extra = bounds.asked.nouns.look_up(nouns[0][at], nouns[1][at])
        narrowed = (f["modifiers"][mine[at]] > 0) & (f["modifiers"][yours[at]] > 0)
        alike = WEIGHTS[role, "same kind"] + extra - 1000 * narrowed
        # The years of two accords tell them apart.
        apart = np.where(narrowed, WEIGHTS[role, "other kind"] - 1500, WEIGHTS[role, "other kind"])
        alike = np.where(narrowed, np.minimum(alike, apart), alike)
        found[at] = np.select(
            [level == asked.SILENT, level == asked.ALIKE], [0 * alike, alike], apart
        )
        same[at] = (level == asked.ALIKE) & ~narrowed
    return np.asarray(found, dtype=np.int32), same


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
