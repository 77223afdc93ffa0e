"""Columns with what the bounds derive from them once, and the bound of two articles' story."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking import columns as col
from registry.linking.columns import Columns
from registry.linking.weights import WEIGHTS

Rows = NDArray[np.int64]
Score = NDArray[np.int32]
Mask = NDArray[np.bool_]
_STORY_WORDS_MOST = 2500


class Side:
    """Columns, and what the bound derives from them once."""

    def __init__(self, columns: Columns, bits: NDArray[np.int32] | None = None) -> None:
        self.columns = columns
        claim, article = columns.claim, columns.article
        self.names_most = claim["name_weights"].sum(1, dtype=np.int32) + claim["names_rest"]
        self.names_most += 900 * (
            (claim["codes"] >= 0).sum(1, dtype=np.int32) + claim["codes_rest"]
        )
        self.words_most = claim["word_weights"].sum(1, dtype=np.int32) + claim["words_rest"]
        group = columns.kin.group
        self.bits = group if bits is None else bits
        keys: dict[str, int] = {}
        self.entity_keys = np.array(
            [keys.setdefault(e.key, len(keys)) for e in columns.entities.values] + [-1],
            dtype=np.int32,
        )
        nouns = {word: n for n, word in enumerate(columns.nouns.values)}
        self.entity_words = np.full((len(columns.entities) + 1, _NAME_WORDS), -5, dtype=np.int32)
        for n, entity in enumerate(columns.entities.values):
            words = entity.name.lower().split()
            known = [nouns[word] for word in words if word in nouns][:_NAME_WORDS]
            self.entity_words[n, : len(known)] = known
        self.scores = np.array(
            [thing.dimension == "score" for thing in columns.things.values] + [False]
        )
        names = self.bits[article["names"]]
        weights = article["name_weights"]
        self.all_names = _bitmap(names, names >= 0)
        self.classes = []
        low = 0
        for high in _CLASSES:
            chosen = (names >= 0) & (weights > low) & (weights <= high)
            shown = _bitmap(names, chosen)
            hidden = chosen.sum(1) - np.bitwise_count(shown).sum(1)
            self.classes.append((high, shown, hidden.astype(np.int32)))
            low = high


_CLASSES = (300, 1200, 1600, 2600)
_NAME_BITS = 256
_NAME_WORDS = 12


def _bitmap(numbers: NDArray[Any], chosen: Mask) -> NDArray[np.uint64]:
    """For each row the set of chosen numbers, hashed to bits."""
    made = np.zeros((len(numbers), _NAME_BITS // 64), dtype=np.uint64)
    hashed = (numbers.astype(np.uint64) * np.uint64(2654435761) >> np.uint64(7)) % np.uint64(
        _NAME_BITS
    )
    for at in range(numbers.shape[1]):
        rows = np.nonzero(chosen[:, at])[0]
        place = hashed[rows, at]
        made[rows, (place >> np.uint64(6)).astype(np.int64)] |= np.uint64(1) << (
            place & np.uint64(63)
        )
    return made


def story_most(left: Side, rows: Rows, right: Side, others: Rows) -> Score:
    """The highest level of story that pairs of articles can reach, by their rows."""
    a, b = left.columns.article, right.columns.article
    total = np.maximum(
        _names_most(left, rows, right, others), _names_most(right, others, left, rows)
    )
    words = np.zeros(len(rows), dtype=np.int32)
    for name, each in (("rare", 1500), ("telling", col.RARE_FROM)):
        both = np.bitwise_count(a[name][rows] & b[name][others]).sum(1, dtype=np.int32)
        hidden = np.minimum(a[f"{name}_hidden"][rows], b[f"{name}_hidden"][others])
        words += each * np.where(both > 0, both + hidden, 0)
    total += np.minimum(_STORY_WORDS_MOST, words // 4)
    days, theirs = a["published"][rows], b["published"][others]
    far = (days >= 0) & (theirs >= 0) & (np.abs(days - theirs) > 45)
    best = np.where(far, WEIGHTS["story", "related"], WEIGHTS["story", "same story"])
    less = np.where(total >= 1800, WEIGHTS["story", "related"], WEIGHTS["story", "other"])
    return np.where(total >= 3600, best, less).astype(np.int32)


def _names_most(left: Side, rows: Rows, right: Side, others: Rows) -> Score:
    total = left.columns.article["names_rest"][rows].astype(np.int32)
    theirs = right.all_names[others]
    for weight, shown, hidden in left.classes:
        both = np.bitwise_count(shown[rows] & theirs).sum(1, dtype=np.int32)
        total += weight * np.where(both > 0, both + hidden[rows], 0)
    # What did not fit on the other side may be anything that stands here.
    more = right.columns.article["names_rest"][others] > 0
    all_here = left.columns.article["name_weights"][rows].sum(1, dtype=np.int32)
    return np.where(
        more, np.maximum(total, all_here + left.columns.article["names_rest"][rows]), total
    )
