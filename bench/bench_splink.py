"""Splink on DuckDB and our columns on one task: the same pairs, the same model, the same answer.

What both do: all pairs of claims that share one of the blocking keys that at most
twenty claims have; for each pair five comparisons on columns (predicate, agent,
patient, day, words that both have) with weights of the table that ``registry``
uses; then the pairs whose weights come to so much that they are one event.  That
is less than reconciling, which knows more levels and ends in events and
conflicts: it is what both programs can be asked alike.  ``answer`` says whether
pairs and those above the threshold are the same.

Splink is no part of the program; without it nothing of this is printed.
"""

from __future__ import annotations

import logging
import time
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from registry.linking.blocking.candidates import Blocks, Entries, Limits, blocks_of, pairs_in
from registry.linking.bounding.columns import Columns
from registry.linking.weights import THRESHOLDS, WEIGHTS

_SLOTS = {"predicate": "same word", "agent": "same entity", "patient": "same entity"}
_APART = {"predicate": "other", "agent": "other entity", "patient": "other entity"}
_WORDS = ((3, 2600), (2, 1700), (1, 900))
_U = 1e-3
_SMALL = Limits().small


class Beside(NamedTuple):
    """What both took, in seconds of the clock, and what both found."""

    pairs: int
    above: int
    ours: float
    theirs: float
    version: str
    answer: str


def beside(columns: Columns, keys: Entries) -> Beside | None:
    """Both on the same claims; ``None`` where Splink is not installed."""
    try:
        import splink
    except ImportError:
        return None
    table = _Table(columns)
    small = _small(keys)
    start = time.perf_counter()
    blocks = blocks_of(small, None, Limits(small=_SMALL, large=_SMALL))
    left, right, pairs = _ours(table, blocks)
    ours = time.perf_counter() - start
    frame = _frame(table, small)
    start = time.perf_counter()
    found, their_pairs = _theirs(frame)
    theirs = time.perf_counter() - start
    mine = np.sort(left << 32 | right)
    same = pairs == their_pairs and np.array_equal(mine, found)
    answer = (
        "the same pairs, the same above the threshold" if same
        else f"{their_pairs:,} pairs and {len(found):,} above the threshold by Splink"
    )  # fmt: skip
    return Beside(pairs, len(left), ours, theirs, splink.__version__, answer)


class _Table:
    """The columns that both compare, by row of claim; -1 where nothing is said."""

    def __init__(self, columns: Columns) -> None:
        claim, values = columns.claim, columns.values
        first = np.array([one.first if one.many == 1 else -1 for one in values.fillers.values])
        days = np.array([one.interval for one in values.whens.values])
        self.columns: dict[str, NDArray[Any]] = {
            "predicate": claim["head"].astype(np.int32),
            "agent": first[claim["agent"]].astype(np.int32),
            "patient": first[claim["patient"]].astype(np.int32),
            "day": days[claim["when"]].astype(np.int32),
        }
        self.words = claim["words"]

    def __len__(self) -> int:
        return len(self.words)


def _small(keys: Entries) -> Entries:
    """The entries of keys that few claims have."""
    _, back, sizes = np.unique(keys.keys, return_inverse=True, return_counts=True)
    kept = sizes[back] <= _SMALL
    return Entries(keys.keys[kept], keys.rows[kept])


def _ours(table: _Table, blocks: Blocks) -> tuple[NDArray[Any], NDArray[Any], int]:
    """Rows of the pairs above the threshold, and how many pairs there are."""
    found = []
    count = 0
    for lefts, rights in pairs_in(blocks, len(table)):
        count += len(lefts)
        for at in range(0, len(lefts), 1 << 16):
            left, right = lefts[at : at + (1 << 16)], rights[at : at + (1 << 16)]
            total = np.zeros(len(left), dtype=np.int32)
            for name, column in table.columns.items():
                a, b = column[left], column[right]
                same, apart = _weights(name)
                total += np.where((a < 0) | (b < 0), 0, np.where(a == b, same, apart))
            kept = np.nonzero(total + _WORDS[0][1] >= THRESHOLDS["event"][0])[0]
            left, right, total = left[kept], right[kept], total[kept]
            shared = np.zeros(len(left), dtype=np.int8)
            theirs = [table.words[right, n] for n in range(table.words.shape[1])]
            for n in range(table.words.shape[1]):
                one = table.words[left, n]
                there = np.zeros(len(left), dtype=bool)
                for other in theirs:
                    there |= one == other
                shared += there & (one >= 0)
            total += np.select([shared >= n for n, _ in _WORDS], [w for _, w in _WORDS], 0)
            above = total >= THRESHOLDS["event"][0]
            found.append((left[above], right[above]))
    lefts, rights = (np.concatenate(part) for part in zip(*found, strict=True))
    return lefts, rights, count


def _weights(name: str) -> tuple[int, int]:
    if name == "day":
        return WEIGHTS["time", "same day"], WEIGHTS["time", "disjoint"]
    return WEIGHTS[name, _SLOTS[name]], WEIGHTS[name, _APART[name]]


def _frame(table: _Table, keys: Entries) -> pa.Table:
    """The same as a table for DuckDB: keys and words as lists."""
    counts = np.bincount(keys.rows, minlength=len(table))
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    held = (table.words >= 0).sum(1)
    ends = np.concatenate([[0], np.cumsum(held)]).astype(np.int32)
    data: dict[str, Any] = {"unique_id": pa.array(np.arange(len(table), dtype=np.int64))}
    for name, column in table.columns.items():
        data[name] = pa.array(column, mask=column < 0)
    data["key"] = pa.ListArray.from_arrays(offsets, pa.array(keys.keys))
    data["words"] = pa.ListArray.from_arrays(ends, pa.array(table.words[table.words >= 0]))
    return pa.table(data)


def _theirs(frame: pa.Table) -> tuple[NDArray[np.int64], int]:
    """The pairs above the threshold, sorted, and how many pairs Splink scored."""
    import duckdb
    from splink import Linker, SettingsCreator, block_on
    from splink.backends.duckdb import DuckDBAPI
    from splink.comparison_level_library import CustomLevel, ElseLevel, NullLevel
    from splink.comparison_library import CustomComparison

    logging.getLogger("splink").setLevel(logging.ERROR)

    def weighed(level: Any, weight: int) -> Any:  # noqa: ANN401 - Splink's own kinds
        return level.configure(m_probability=_U * 2 ** (weight / 1000), u_probability=_U)

    comparisons = []
    for name in ("predicate", "agent", "patient", "day"):
        same, apart = _weights(name)
        levels = [
            NullLevel(name),
            weighed(CustomLevel(f"{name}_l = {name}_r"), same),
            weighed(ElseLevel(), apart),
        ]
        comparisons.append(CustomComparison(levels, output_column_name=name))
    shared = "len(list_intersect(words_l, words_r))"
    some = [weighed(CustomLevel(f"{shared} >= {n}"), w) for n, w in _WORDS]
    levels = [*some, weighed(ElseLevel(), 0)]
    comparisons.append(CustomComparison(levels, output_column_name="words"))
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on("key", arrays_to_explode=["key"])],
        probability_two_random_records_match=0.5,
        retain_matching_columns=False,
    )
    connection = duckdb.connect()
    linker = Linker(DuckDBAPI(connection).register(frame), settings, log_level=logging.ERROR)
    scored = linker.inference.predict()
    name = scored.physical_name
    least = THRESHOLDS["event"][0] / 1000 - 1e-6
    sql = f"SELECT unique_id_l, unique_id_r FROM {name} WHERE match_weight >= {least}"
    found = connection.sql(sql).fetchnumpy()
    ((pairs,),) = connection.sql(f"SELECT count(*) FROM {name}").fetchall()
    a, b = (np.asarray(found[f"unique_id_{side}"], dtype=np.int64) for side in "lr")
    return np.sort(np.minimum(a, b) << 32 | np.maximum(a, b)), int(pairs)
