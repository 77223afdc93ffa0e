"""Tables over columns of numbers say what a loop over the lists would say."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from registry.linking.tables import Known, PairTable, ValueTable, shared, stands_in

ROWS = st.lists(st.tuples(*[st.integers(-1, 6)] * 6), min_size=1, max_size=20)


def lists(rows: list[tuple[int, ...]], start: int) -> tuple[np.ndarray, ...]:
    return tuple(np.array([row[n] for row in rows]) for n in range(start, start + 3))


@given(ROWS)
def test_what_two_lists_share_is_counted_by_the_worth_of_the_left(
    rows: list[tuple[int, ...]],
) -> None:
    mine, theirs = lists(rows, 0), lists(rows, 3)
    worth = tuple(np.where(column < 0, 0, 10 + column) for column in mine)
    expected = [sum(10 + n for n in row[:3] if n >= 0 and n in row[3:]) for row in rows]
    assert shared(mine, theirs, worth).tolist() == expected
    assert stands_in(mine[0], theirs).tolist() == [row[0] in row[3:] for row in rows]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=40))
def test_a_pair_is_asked_once_inside_the_square_and_outside(pairs: list[tuple[int, int]]) -> None:
    asked: list[tuple[int, int]] = []

    def ask(a: int, b: int) -> tuple[int, int]:
        asked.append((a, b))
        return a - b, 10 * a + b

    table = PairTable(ask, 2)
    table.SQUARE = 4
    ends = np.array(pairs, dtype=np.int32).reshape(len(pairs), 2)
    for _ in range(2):
        first, second = table.look_up(ends[:, 0], ends[:, 1])
        assert first.tolist() == [a - b for a, b in pairs]
        assert second.tolist() == [10 * a + b for a, b in pairs]
    assert sorted(asked) == sorted(set(pairs))


def test_a_symmetric_function_is_asked_one_way() -> None:
    asked: list[tuple[int, int]] = []

    def ask(a: int, b: int) -> tuple[int]:
        asked.append((a, b))
        return (a + b,)

    table = PairTable(ask, 1, symmetric=True)
    (found,) = table.look_up(np.array([2, 1, 1]), np.array([1, 2, 0]))
    assert found.tolist() == [3, 3, 1]
    assert sorted(asked) == [(0, 1), (1, 2)]


@given(st.lists(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=90)))
def test_a_table_of_values_grows_and_its_last_place_stays_empty(
    parts: list[list[tuple[int, int]]],
) -> None:
    table = ValueTable(2, wide=(1,))
    rows: list[tuple[int, int]] = []
    for part in parts:
        table.extend(part)
        rows += part
        assert len(table) == len(rows)
        for n, column in enumerate(table.columns):
            assert column[: len(rows)].tolist() == [row[n] for row in rows]
            assert column[-1] == -1


def test_columns_are_chosen_from_when_they_are_asked_for() -> None:
    known = Known({"first": np.arange(10)})
    few = known.chosen(np.array([1, 3, 5, 7]))
    few["second"] = np.array([10, 30, 50, 70])
    fewer = few.chosen(np.array([0, 3]))
    assert fewer["first"].tolist() == [1, 7]
    assert fewer["second"].tolist() == [10, 70]
    assert known["first"].tolist() == list(range(10))
    assert "second" not in known
