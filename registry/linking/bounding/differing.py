"""Which pairs may contradict each other, told from columns.

Most pairs of a large corpus only add support.  Who looks for conflicts alone, and
fetches a record for each comparison, compares slot by slot only those whose values
may exclude each other, with every pair whose value could explain one of them away.
"""

from __future__ import annotations

import numpy as np

from registry.linking.bounding import asked
from registry.linking.bounding import columns as col
from registry.linking.bounding.bounds import Bounds
from registry.linking.bounding.parts import Pairs
from registry.linking.bounding.sides import Side
from registry.linking.bounding.wording import OPPOSITE
from registry.linking.tables import Mask, Rows


def may_differ(bounds: Bounds, left: Side, right: Side, pairs: Pairs) -> Mask:
    """Whether some alignment that counts may be disjoint; surely none where this is false.

    All parts of the bound of the pairs must be known; the left claim has the lower id.
    """
    margins = bounds.margins(pairs) if pairs.margins is None else pairs.margins
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
