"""Steps of confidence by score, and what they are fitted to."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bench import fit_confidence
from bench.bench_link import Judged
from registry.conflicts.findings.confidence import CALIBRATION


def _judged(score: int, *, right: bool) -> Judged:
    return Judged(score, 0, right, "loud")


FOUND = st.lists(
    st.builds(
        Judged,
        st.integers(-5000, 15000),
        st.integers(0, 1000),
        st.booleans(),
        st.sampled_from(sorted(CALIBRATION)),
    ),
    max_size=300,
)


def test_what_was_never_seen_has_what_was_held_before() -> None:
    assert fit_confidence.fit([]) == fit_confidence.PRIOR


def test_a_step_lies_between_what_was_held_and_what_was_seen() -> None:
    seen = [_judged(7000, right=True)] * fit_confidence.WEIGHT
    table = fit_confidence.fit(seen)
    held = dict(fit_confidence.PRIOR["loud"])
    assert dict(table["loud"])[6400] == (held[6400] + 1000) // 2
    assert dict(table["loud"])[0] == held[0]
    assert table["note"] == fit_confidence.PRIOR["note"]


def test_a_step_that_is_less_often_right_is_joined_with_the_one_below() -> None:
    table = fit_confidence.fit([_judged(7000, right=False)] * 100)
    assert [low for low, _ in table["loud"]] == [0, 9500]


@given(FOUND)
def test_steps_rise_and_stay_within_bounds(found: list[Judged]) -> None:
    for steps in fit_confidence.fit(found).values():
        lows, values = zip(*steps, strict=True)
        assert lows[0] == 0
        assert list(lows) == sorted(set(lows))
        assert list(values) == sorted(set(values))
        assert all(0 < value < 1000 and value % 10 == 0 for value in values)


@given(FOUND, st.randoms())
def test_the_order_of_conflicts_does_not_matter(found: list[Judged], chance: Random) -> None:
    shuffled = chance.sample(found, k=len(found))
    assert fit_confidence.fit(shuffled) == fit_confidence.fit(found)


def test_no_set_is_told_by_a_table_that_has_seen_it() -> None:
    sets = {
        "a": [_judged(5500, right=True)] * 400,
        "b": [_judged(5500, right=False)] * 400,
    }
    told = {(one.right, value) for one, value in fit_confidence.crossed(sets)}
    assert {right for right, value in told if value > 660} == {False}
    assert {right for right, value in told if value < 660} == {True}


def test_a_first_look_is_read_by_set() -> None:
    lines = ["set,tier,kind,score,right", "a,loud,date,7000,1", "b,note,place,4000,0"]
    found = fit_confidence.read_first(lines)
    assert [(one.loud, one.right, one.kind) for one in found["a"]] == [(True, True, "date")]
    assert [(one.loud, one.right, one.kind) for one in found["b"]] == [(False, False, "place")]
    assert found["a"][0].confidence > found["b"][0].confidence
