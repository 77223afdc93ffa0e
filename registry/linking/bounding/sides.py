"""Columns as the bounds read them, with what they derive from rows and values once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding import columns as col
from registry.linking.bounding.columns import Columns
from registry.linking.bounding.numbered import Filler, Number, Values, When
from registry.linking.levels import stories
from registry.linking.tables import Lists, Mask, Rows, Score, ValueTable
from registry.linking.weights import WEIGHTS

_STORY_WORDS_MOST = 2500
_NAME_WORDS = 12
_NAME_BITS = 256
_CLASSES = (300, 1200, 1600, 2600)
_ALL = np.uint64(2**64 - 1)


class Derived:
    """What follows from distinct values alone; grows with them."""

    def __init__(self, values: Values) -> None:
        self.values = values
        self.filler_table = ValueTable(len(Filler._fields))
        self.when_table = ValueTable(len(When._fields), wide=(When._fields.index("mask"),))
        self.number_table = ValueTable(len(Number._fields), 0, wide=range(3))
        self.news_table = ValueTable(2)
        # The key's number, what it weighs, the name's words.
        self.entity_table = ValueTable(2 + _NAME_WORDS)
        self.score_table = ValueTable(1, 0)
        self.word_table = ValueTable(1, 0)
        self._keys: dict[str, int] = {}
        self._joined = self._fillers = 0
        self.filler_keys = np.zeros(0, dtype=np.int32)
        self.group_weights = np.zeros(0, dtype=np.int32)
        self._words = 0
        self.grow()

    def grow(self) -> None:
        """Take in the values that came since."""
        v = self.values
        for table, numbered in (
            (self.filler_table, v.fillers),
            (self.when_table, v.whens),
            (self.number_table, v.numbers),
            (self.news_table, v.news),
        ):
            table.extend(numbered.values[len(table) :])
        self.word_table.extend([(w,) for w in v.word_weights[len(self.word_table) :]])
        self.score_table.extend(
            [(one.dimension == "score",) for one in v.quantities[len(self.score_table) :]]
        )
        rows = []
        known = len(self.entity_table)
        for entity, weight in zip(v.entities.values[known:], v.entity_weights[known:], strict=True):
            # Numbered, although nobody may bear that head yet: somebody may later.
            words = [v.tokens.number(word) for word in entity.name.lower().split()[:_NAME_WORDS]]
            key = self._keys.setdefault(entity.key, len(self._keys))
            rows.append([key, weight, *words, *[-5] * (_NAME_WORDS - len(words))])
        self.entity_table.extend(rows)
        self.filler = dict(zip(Filler._fields, self.filler_table.columns, strict=True))
        self.when = dict(zip(When._fields, self.when_table.columns, strict=True))
        self.number = dict(zip(Number._fields, self.number_table.columns, strict=True))
        self.news = self.news_table.columns
        self.scores = self.score_table.columns[0].astype(bool)
        self.word_weights = self.word_table.columns[0]
        self.entity_keys = self.entity_table.columns[0]
        self.entity_weights = self.entity_table.columns[1]
        self._words = max([self._words, *(sum(word >= 0 for word in row[2:]) for row in rows)])
        self.entity_words = self.entity_table.columns[2 : 2 + self._words]
        self.group = v.kin.group
        anew = v.kin.joined != self._joined
        self._joined = v.kin.joined
        self._weigh_groups(0 if anew else known)
        self._derive_fillers(0 if anew else self._fillers)
        self._fillers = len(self.filler_table)

    def _weigh_groups(self, known: int) -> None:
        """By group, the most that a name of it weighs; of entities up to ``known`` it is known."""
        weights = np.zeros(len(self.group), dtype=np.int32)
        if known:
            weights[: len(self.group_weights)] = self.group_weights
        count = len(self.entity_table)
        np.maximum.at(weights, self.group[known:count], self.entity_weights[known:count])
        self.group_weights = weights

    def _derive_fillers(self, known: int) -> None:
        """What follows from those who fill roles; of those up to ``known`` it is known."""
        f = self.filler
        size = len(f["first"])
        if len(self.filler_keys) != size:
            known = 0
        if not known:
            self.filler_groups = np.full(size, -1, dtype=np.int32)
            self.filler_bits = np.zeros(size, dtype=np.uint64)
            self.filler_keys = np.full(size, -1, dtype=np.int32)
            # As ``roles`` names them: nobody, a noun, several, and names by their sort.
            self.filler_class = np.full(size, 2, dtype=np.int16)
        new = slice(known, len(self.filler_table))
        first, second = f["first"][new], f["second"][new]
        self.filler_groups[new] = np.where(first < 0, first, self.group[np.maximum(first, -1)])
        bits = [
            np.where(one < 0, np.uint64(0), self.bit(self.group[np.maximum(one, -1)]))
            for one in (first, second)
        ]
        self.filler_bits[new] = np.where(first == -2, _ALL, bits[0] | bits[1])
        self.filler_keys[new] = self.entity_keys[np.maximum(first, -1)]
        named, noun = f["sort"][new], f["noun"][new]
        self.filler_class[new] = np.where(named >= 0, 3 + named, np.where(noun >= 0, 1, 2))
        self.filler_class[:1] = 0

    @staticmethod
    def bit(numbers: NDArray[Any]) -> NDArray[np.uint64]:
        """One of 64 bits for each number."""
        hashed = numbers.astype(np.uint64) * np.uint64(2654435761) >> np.uint64(7)
        return np.uint64(1) << (hashed & np.uint64(63))


class Side:
    """Rows of claims and of articles, one array for each column and place."""

    def __init__(self, columns: Columns, derived: Derived | None = None) -> None:
        self.columns = columns
        self.derived = d = derived or Derived(columns.values)
        claim, article = columns.claim, columns.article
        self.document = claim["document"]
        self.head, self.flags = claim["head"], claim["flags"]
        self.agent, self.patient = claim["agent"], claim["patient"]
        self.when, self.news = claim["when"], claim["news"]
        self.names = _used(claim["names"])
        self.names_rest = claim["names_rest"]
        self.codes, self.codes_rest = _used(claim["codes"]), claim["codes_rest"]
        # Two words that fall on one number of 16 bits count as one: a bound may be too high.
        words = claim["words"]
        words = words[:, : max(1, int((words >= 0).any(0).sum()))]
        self.words = _lists(np.where(words < 0, 0xFFFF, words & 0xFFFF).astype(np.uint16))
        self.word_weights = _lists(d.word_weights[words].astype(np.int16))
        self.words_rest = claim["words_rest"]
        self.things, self.numbers = _lists(claim["things"]), _lists(claim["numbers"])
        self.published = article["published"]
        self.article_names = article["names"]
        self.article_weights = article["name_weights"]
        names = claim["names"]
        held = np.where(names < 0, np.uint64(0), d.bit(d.group[names]))
        held = np.bitwise_or.reduce(held, axis=1)
        self.name_mask = np.where(self.names_rest > 0, _ALL, held)
        groups = d.group[names]
        weights = np.where(names < 0, 0, d.group_weights[groups])
        self.name_groups = _used(groups)
        self.name_weights = _lists(weights.astype(np.int32))[: len(self.name_groups)]
        self.core_groups = _used(d.group[claim["core"]])
        self.names_most = (weights.sum(1) + self.names_rest).astype(np.int32)
        self.codes_most = 900 * ((claim["codes"] >= 0).sum(1, dtype=np.int32) + self.codes_rest)
        self.names_most += self.codes_most
        self.words_most = sum(w.astype(np.int32) for w in self.word_weights) + self.words_rest
        self._sketch()

    def __len__(self) -> int:
        return len(self.columns)

    def _sketch(self) -> None:
        """The names of articles as sets of bits, by what they weigh."""
        names = np.where(
            self.article_names < 0, -1, self.derived.group[np.maximum(self.article_names, -1)]
        )
        weights = self.article_weights
        self.all_names = _bitmap(names, names >= 0)
        shown, hidden = [], []
        low = 0
        for high in _CLASSES:
            chosen = (names >= 0) & (weights > low) & (weights <= high)
            shown.append(_bitmap(names, chosen))
            hidden.append(chosen.sum(1, dtype=np.int32) - bits_of(shown[-1]))
            low = high
        self.classes, self.hidden = np.stack(shown, axis=1), np.stack(hidden, axis=1)
        rest = self.columns.article["names_rest"]
        self.articles_most = weights.sum(1, dtype=np.int32) + rest


def _lists(table: NDArray[Any]) -> Lists:
    return tuple(np.ascontiguousarray(table[:, n]) for n in range(table.shape[1]))


def _used(table: NDArray[Any]) -> Lists:
    """The places of padded lists that some row fills; the first at least."""
    filled = max(1, int((table >= 0).any(0).sum()))
    return tuple(np.ascontiguousarray(table[:, n]) for n in range(filled))


def _bitmap(numbers: NDArray[Any], chosen: Mask) -> NDArray[np.uint64]:
    """For each row the set of chosen numbers, hashed to bits."""
    made = np.zeros((len(numbers), _NAME_BITS // 64), dtype=np.uint64)
    hashed = (numbers.astype(np.uint64) * np.uint64(2654435761) >> np.uint64(7)) % np.uint64(
        _NAME_BITS
    )
    rows, at = np.nonzero(chosen)
    place = hashed[rows, at]
    word = (place >> np.uint64(6)).astype(np.int64)
    np.bitwise_or.at(made, (rows, word), np.uint64(1) << (place & np.uint64(63)))
    return made


def bits_of(sets: NDArray[np.uint64]) -> NDArray[np.int32]:
    """How many bits are set in each row of four 64-bit words, or of a multiple of eight.

    Bytes are summed within words, which is several times faster than a sum along rows.
    """
    counts = np.bitwise_count(sets)
    if sets.shape[-1] == 4:
        four = counts.view(np.uint32)
        four = (four & 0x00FF00FF) + (four >> 8 & 0x00FF00FF)
        return ((four + (four >> 16)) & 0xFFFF)[..., 0].astype(np.int32)
    eight = counts.view(np.uint64)
    lanes = np.uint64(0x00FF00FF00FF00FF)
    eight = (eight & lanes) + (eight >> np.uint64(8) & lanes)
    total = (eight * np.uint64(0x0001000100010001)) >> np.uint64(48)
    found = np.zeros(total.shape[:-1], dtype=np.int32)
    for n in range(total.shape[-1]):
        found += total[..., n].astype(np.int32)
    return found


def story_most(left: Side, rows: Rows, right: Side, others: Rows) -> Score:
    """The highest level of story that pairs of articles can reach, by their rows."""
    a, b = left.columns.article, right.columns.article
    total = np.maximum(
        _names_most(left, rows, right, others), _names_most(right, others, left, rows)
    )
    words, figures = np.zeros(len(rows), dtype=np.int32), np.zeros(len(rows), dtype=np.int32)
    for name, each in (("rare", 1500), ("telling", col.RARE_FROM)):
        both = bits_of(a[name][rows] & b[name][others])
        hidden = np.minimum(a[f"{name}_hidden"][rows], b[f"{name}_hidden"][others])
        words += each * np.where(both > 0, both + hidden, 0)
        figures += np.where(both > 0, both + hidden, 0)
    total += np.minimum(_STORY_WORDS_MOST, words // 4)
    titles = a["heading"][rows].astype(np.int32), b["heading"][others].astype(np.int32)
    total += np.minimum(words, titles[0] + titles[1]) // stories.TITLE
    days, theirs = a["published"][rows], b["published"][others]
    gap = days_between(days, theirs)
    near = gap <= stories.NEAR
    total += np.where(near, np.minimum(stories.MOST_FIGURES, stories.FIGURE * figures), 0)
    best = np.where(
        far_apart(days, theirs), WEIGHTS["story", "related"], WEIGHTS["story", "same story"]
    )
    same, related = story_bars(gap, (titles[0] > 0) & (titles[1] > 0))
    less = np.where(total >= related, WEIGHTS["story", "related"], WEIGHTS["story", "other"])
    return np.where(total >= same, best, less).astype(np.int32)


def may_share_story(side: Side, rows: Rows, others: Rows) -> Mask:
    """Which pairs of claims, by their rows, stand in two articles that may be on one story."""
    documents = side.columns.claim["document"].astype(np.int64)
    distinct, back = np.unique(documents[rows] << 32 | documents[others], return_inverse=True)
    return np.asarray(_on_one_story(side, distinct)[back], dtype=bool)


def stories_that_may_be(side: Side, rows: Rows, others: Rows) -> tuple[Rows, Rows]:
    """By their rows, in order, the pairs of articles of one story in which pairs stand."""
    documents = side.columns.claim["document"].astype(np.int64)
    days = side.published[documents]
    at = np.nonzero(~far_apart(days[rows], days[others]))[0]
    a, b = documents[rows[at]], documents[others[at]]
    distinct = np.unique(np.minimum(a, b) << 32 | np.maximum(a, b))
    found = distinct[_on_one_story(side, distinct)]
    return found >> 32, found & (1 << 32) - 1


def _on_one_story(side: Side, pairs: Rows) -> Mask:
    """Which pairs of two articles, as one number each, may be on one story."""
    left, right = pairs >> 32, pairs & (1 << 32) - 1
    may = story_most(side, left, side, right) >= WEIGHTS["story", "same story"]
    return np.asarray(may & (left != right), dtype=bool)


def days_between(days: Rows, others: Rows) -> NDArray[np.float64]:
    """How many days articles came out apart; infinitely many where nobody knows of one."""
    known = (days >= 0) & (others >= 0)
    return np.where(known, np.abs(days - others), np.inf)


def far_apart(days: Rows, others: Rows) -> Mask:
    """Which articles came out so far from each other that they are on no one story."""
    return np.asarray((days >= 0) & (others >= 0) & (np.abs(days - others) > 30), dtype=bool)


def story_bars(gap: NDArray[np.float64], titled: Mask) -> tuple[Rows, Rows]:
    """What two articles must share to be on one story, or related, by the days between them."""
    at = np.searchsorted([bar.days for bar in stories.BARS], gap)
    same, related, more = (
        np.array([getattr(bar, name) for bar in stories.BARS], dtype=np.int64)[at]
        for name in ("same", "related", "titled")
    )
    more = np.where(titled, more, 0)
    return same + more, related + more


def _names_most(left: Side, rows: Rows, right: Side, others: Rows) -> Score:
    total = left.columns.article["names_rest"][rows].astype(np.int32)
    both = bits_of(left.classes[rows] & right.all_names[others][:, None, :])
    worth = np.where(both > 0, both + left.hidden[rows], 0)
    for n, weight in enumerate(_CLASSES):
        total += weight * worth[:, n]
    # What did not fit on the other side may be anything that stands here.
    more = right.columns.article["names_rest"][others] > 0
    return np.where(more, np.maximum(total, left.articles_most[rows]), total)
