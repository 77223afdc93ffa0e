from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.errors import ValueParseError
from registry.values.relation import Relation
from registry.values.time import (
    Duration,
    Extent,
    TimeInterval,
    bounds,
    compare,
    day_mask,
    explain,
    may_meet,
    slip,
)

DAYS = st.dates(min_value=date(1, 1, 2), max_value=date(9998, 12, 30))
NEAR_DAYS = st.dates(min_value=date(2023, 12, 1), max_value=date(2025, 2, 28))
MODS = st.sampled_from(
    [None, "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER", "APPROX", "START", "MID", "END"]
)
ZONES = st.sampled_from(["", "Z", "+02:00", "-05:00", "+05:45", "-11:00"])


@st.composite
def values(draw: st.DrawFn) -> str:
    day = draw(NEAR_DAYS | DAYS)
    year, week, weekday = day.isocalendar()
    hour, minute = draw(st.integers(0, 23)), draw(st.integers(0, 59))
    base = draw(st.sampled_from([day.isoformat(), f"XXXX-{day.month:02}-{day.day:02}"]))
    return draw(
        st.sampled_from(
            [
                base,
                day.isoformat()[:7],
                day.isoformat()[:4],
                day.isoformat()[:3],
                day.isoformat()[:2],
                f"XXXX-{day.month:02}",
                f"XXXX-WXX-{weekday}",
                f"{year:04}-W{week:02}",
                f"{year:04}-W{week:02}-WE",
                f"{year:04}-SU",
                f"{year:04}-WI",
                "XXXX-FA",
                f"{year:04}-Q{(day.month + 2) // 3}",
                f"{year:04}-H1",
                f"FY{year:04}",
                f"BC{year:04}",
                f"{base}T{hour:02}:{minute:02}{draw(ZONES)}",
                f"{base}TNI",
                f"{base}TMO",
                f"T{hour:02}:{minute:02}",
                "PRESENT_REF",
                "XXXX-XX-XX",
            ]
        )
    )


@st.composite
def intervals(draw: st.DrawFn) -> TimeInterval:
    return TimeInterval.parse(draw(values()), draw(MODS))


def read(text: str) -> TimeInterval:
    value, _, mod = text.partition(" ")
    return TimeInterval.parse(value, mod or None)


class TestLaws:
    """Two values are equal, one refines the other, they overlap, are disjoint, or incomparable."""

    @given(intervals(), intervals())
    def test_comparing_the_other_way_round_mirrors_the_relation(
        self, a: TimeInterval, b: TimeInterval
    ) -> None:
        assert compare(a, b) is compare(b, a).mirrored

    @given(intervals())
    def test_a_time_equals_itself_unless_it_says_nothing(self, a: TimeInterval) -> None:
        assert compare(a, a) is (Relation.INCOMPARABLE if a.reading.vacuous else Relation.EQUAL)

    @given(NEAR_DAYS, st.sampled_from([4, 7]))
    def test_a_date_refines_each_of_its_truncations(self, day: date, length: int) -> None:
        whole = TimeInterval.of(day)
        assert compare(whole, read(day.isoformat()[:length])) is Relation.REFINES

    @given(intervals(), intervals(), intervals())
    def test_refinement_is_transitive_for_days(
        self, a: TimeInterval, b: TimeInterval, c: TimeInterval
    ) -> None:
        if any(i.reading.window for i in (a, b, c)):
            return  # clocks in different zones are compared by what they may be
        inside = {Relation.REFINES, Relation.EQUAL}
        if compare(a, b) in inside and compare(b, c) in inside:
            assert compare(a, c) in inside

    @given(intervals(), intervals())
    def test_what_lies_within_has_bounds_within(self, a: TimeInterval, b: TimeInterval) -> None:
        if compare(a, b) is Relation.REFINES and a.reading.offset is b.reading.offset is None:
            (low, high), (least, most) = bounds(a), bounds(b)
            assert least <= low
            assert high <= most

    @given(DAYS, DAYS)
    def test_two_days_agree_only_when_they_are_one(self, a: date, b: date) -> None:
        expected = Relation.EQUAL if a == b else Relation.DISJOINT
        assert compare(TimeInterval.of(a), TimeInterval.of(b)) is expected

    @given(DAYS)
    def test_a_date_agrees_with_what_is_left_of_it_without_the_year(self, day: date) -> None:
        whole = TimeInterval.of(day)
        for part in (day.strftime("XXXX-%m-%d"), f"XXXX-{day:%m}", f"XXXX-WXX-{day.isoweekday()}"):
            assert compare(whole, read(part)) is Relation.REFINES
        other = day + timedelta(days=1)
        for part in (f"XXXX-{other:%m-%d}", f"XXXX-WXX-{other.isoweekday()}"):
            assert compare(whole, read(part)) is Relation.DISJOINT

    @given(intervals(), intervals())
    def test_columns_never_part_what_the_comparison_joins(
        self, a: TimeInterval, b: TimeInterval
    ) -> None:
        if not may_meet(a, b):
            assert compare(a, b) in (Relation.DISJOINT, Relation.INCOMPARABLE)

    @given(intervals())
    def test_the_columns_fit_into_eight_bytes(self, a: TimeInterval) -> None:
        first, last = bounds(a)
        assert -(2**31) <= first <= last <= 2**31
        assert 0 < day_mask(a) < 2**50

    @given(intervals())
    def test_a_time_survives_json(self, a: TimeInterval) -> None:
        assert TimeInterval.model_validate_json(a.model_dump_json()) == a

    @given(intervals(), intervals())
    def test_every_pair_has_an_explanation_of_one_sentence(
        self, a: TimeInterval, b: TimeInterval
    ) -> None:
        said = explain(a, b)
        assert said.endswith(".")
        assert "\n" not in said

    @given(intervals(), intervals())
    def test_only_disjoint_times_have_a_slip_and_it_is_the_same_both_ways(
        self, a: TimeInterval, b: TimeInterval
    ) -> None:
        assert slip(a, b) == slip(b, a)
        if compare(a, b) is not Relation.DISJOINT:
            assert slip(a, b) is None


@given(st.text() | st.from_regex(r"[0-9XBC]{2,6}-[0-9XWQHS]{2,4}(-[0-9X]{2})?(T[0-9:ZNI]+)?"))
def test_parse_reads_or_refuses_and_does_nothing_else(text: str) -> None:
    try:
        found = TimeInterval.parse(text).value
    except ValueParseError as error:
        found = error.text
    assert found == text


@given(st.text() | st.from_regex(r"PT?[0-9X.]{1,12}[YMWDHSCE]{1,2}"))
def test_a_duration_is_read_or_refused(text: str) -> None:
    try:
        least, most = Duration.parse(text).minutes
    except ValueParseError:
        return
    assert 0 <= least <= (least if most is None else most)


@pytest.mark.parametrize(
    "text",
    ["2025-02-30", "2025-13", "2025-W54", "2021-W53", "0000", "XXXX-04-31", "2025-10-24T25:00",
     "10000", "2025-Q5", "P3D", "", "2025-10-24T10:00+99", "2025-05/2024-05", "2025-1-1"],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueParseError):
        TimeInterval.parse(text)
    with pytest.raises(ValidationError):
        TimeInterval(value=text)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("XXXX-10-24", "2025-10-25", "disjoint"),
        ("XXXX-10-24", "2025-10-24", "refined-by"),
        ("2024-06", "2024-06-19", "refined-by"),
        ("2023-06", "2024-06", "disjoint"),
        ("XXXX-WXX-3", "2025-10-22", "refined-by"),
        ("XXXX-WXX-3", "2025-10-23", "disjoint"),
        ("XXXX-WXX-3", "XXXX-10-23", "overlaps"),
        ("2025-10-23T04:12Z", "2025-10-23T01:12-03:00", "equal"),
        ("2025-10-23T04:12Z", "2025-10-23T02:12-03:00", "disjoint"),
        ("2025-10-23T01:00Z", "2025-10-22T22:00-03:00", "equal"),
        # 01:00 UTC is still the 22nd in the Americas, but nowhere the 24th.
        ("2025-10-23T01:00Z", "2025-10-22", "overlaps"),
        ("2025-10-23T01:00Z", "2025-10-24", "disjoint"),
        ("2025-10-23T12:30", "2025-10-22", "disjoint"),
        ("2025-10-23T05:00", "2025-10-23T17:00", "disjoint"),
        ("2025-10-23TDA", "2025-10-23T02:00", "disjoint"),
        ("2025-10-23TDA", "2025-10-22T24:00?", "disjoint"),
        ("2025-10-23T05:00", "2025-10-23T05:08", "overlaps"),
        ("2025-10-23T04:12Z", "2025-10-23T01:12", "overlaps"),
        ("2025-10-23T04:12Z", "2025-10-23T23:12", "disjoint"),
        ("XXXX-10-23T04:12Z", "XXXX-10-22", "overlaps"),
        ("XXXX-WXX-4T04:12Z", "XXXX-WXX-5", "disjoint"),
        ("2025-10-20TNI", "2025-10-21", "overlaps"),  # night runs into the next day
        ("2025-10-20TNI", "2025-10-21TNI", "disjoint"),
        ("2025-10-20TMO", "2025-10-20T18:00", "disjoint"),
        ("2025-10-20TMO", "2025-10-20TAF", "disjoint"),
        ("2025-10-20TAF", "2025-10-20TEV", "overlaps"),
        ("2025-SU", "2025-07", "refined-by"),
        ("2025-SU", "2025-06-01", "refined-by"),
        ("2025-SU", "2025-12", "disjoint"),
        ("1918-WI", "1918-12", "refined-by"),
        ("1918-WI", "1919-02", "refined-by"),
        ("1918-WI", "1918-07", "disjoint"),
        ("2024 START", "2024-03", "refined-by"),
        ("2024 START", "2024-10", "disjoint"),
        ("2024 START", "2024 END", "disjoint"),
        ("2024-06 END", "2024-06-29", "refined-by"),
        ("XXXX-06 END", "XXXX-06-02", "disjoint"),
        ("2024-06-10 APPROX", "2024-06-12", "refined-by"),
        ("2024-06-10 BEFORE", "2024-06-10", "disjoint"),
        ("2024-06-10 ON_OR_BEFORE", "2024-06-10", "refined-by"),
        ("199", "1995", "refined-by"),
        ("19", "2000", "refined-by"),
        ("18", "1914", "disjoint"),
        ("BC0480", "BC0480-09", "refined-by"),
        ("BC0480", "BC0490", "disjoint"),
        ("BC0466 APPROX", "BC0461", "refined-by"),
        ("BC0044-03-15", "XXXX-03-15", "refines"),
        ("2025-Q3", "2025-09-30", "refined-by"),
        ("FY2025", "2024-11", "refined-by"),
        ("2025-09/2025-10", "2025-09-14", "refined-by"),
        ("XXXX-12/XXXX-01", "2025-06-14", "disjoint"),
        ("2025-W42-WE", "XXXX-WXX-6", "overlaps"),
        ("XXXX-XX-XXT10:00?", "2025-06-14T22:00", "overlaps"),
        ("XXXX-XX-XXT10:00?", "2025-06-14T10:00", "overlaps"),
        ("XXXX-XX-XXT10:00?", "2025-06-14T08:30", "disjoint"),
        ("2025-06-14T10:00?", "2025-06-15T10:00", "disjoint"),
        ("2025-06-14T10:00?", "2025-06-14", "refines"),
        ("2025-10-20T24:00?", "2025-10-20T03:00", "disjoint"),
        ("2025-10-20T24:00?", "2025-10-21T00:05", "overlaps"),
        ("2025-10-20T24:00?", "2025-10-21", "overlaps"),
        ("2025-10-20T24:00?", "2025-10-19", "disjoint"),
        ("PRESENT_REF", "2025", "incomparable"),
        ("XXXX-XX-XX", "2025", "incomparable"),
    ],
)  # fmt: skip
def test_times_compare_as_what_they_leave_open(left: str, right: str, relation: str) -> None:
    assert compare(read(left), read(right)).value == relation


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("2025-10-24", "2025-10-25", "day"),
        ("2025-03-03TMO", "2025-03-03TEV", None),
        ("XXXX-10-24", "2025-10-25", "day"),
        ("2025-12-31", "2026-01-01", "day"),
        ("2025-10-17", "2025-10-24", "week"),
        ("2025-09-24", "2025-10-24", "month"),
        ("2023-06", "2024-06", "year"),
        ("2020-06-19", "2024-06-19", "year"),
        ("2023", "2024", "year"),
        ("2014", "2024", "decade"),
        ("1924-06", "2024-06", "century"),
        ("2024-02-08", "2024-08-02", "day-month-swap"),
        ("2024-06-12", "2024-06-21", "digits-transposed"),
        ("1978", "1987", "digits-transposed"),
        ("2025-10-23T05:00", "2025-10-23T17:00", "half-day"),
        ("2023", "2027", None),
        ("2025-10-24", "2025-11-03", None),
        ("2025-10-24", "2025-10", None),
        ("2025-10-24TNI", "2025-10-24TMO", None),
    ],
)
def test_typical_slips_are_named(left: str, right: str, expected: str | None) -> None:
    assert slip(read(left), read(right)) == expected


def test_the_difference_is_told_in_one_sentence() -> None:
    said = explain(read("2023-06"), read("2024-06"))
    assert said == "June 2023 and June 2024 have no day in common."
    assert explain(read("2025-10-24"), read("2025-10-25")).endswith("are 1 day apart.")
    assert "more precisely" in explain(read("2024-06-19"), read("2024-06"))
    assert "different kinds" in explain(read("2024-06"), Duration.parse("P3D"))


def test_minutes_are_counted_in_utc_when_the_zone_is_known() -> None:
    assert read("2025-10-23T01:12-03:00").minute == 4 * 60 + 12
    assert read("2025-10-23T01:12").minute == 72
    assert read("2025-10-23").minute is None


class TestExtent:
    """Extent is not uncertainty."""

    def test_an_extent_and_a_point_are_not_compared(self) -> None:
        lasted = Extent(begin=read("2019"), end=read("2021"))
        assert compare(lasted, read("2025")) is Relation.INCOMPARABLE

    def test_extents_that_differ_in_one_end_are_disjoint(self) -> None:
        left = Extent(begin=read("2019"), end=read("2021"))
        right = Extent(begin=read("2020"), end=read("2021"))
        assert compare(left, right) is Relation.DISJOINT
        assert slip(left, right) == "year"

    def test_an_end_that_is_not_told_does_not_disagree(self) -> None:
        whole = Extent(begin=read("2019"), end=read("2021"))
        assert compare(whole, Extent(begin=read("2019"))) is Relation.OVERLAPS
        assert compare(whole, Extent(end=read("2021-03"))) is Relation.OVERLAPS

    def test_ends_told_more_precisely_refine(self) -> None:
        left = Extent(begin=read("2019-03"), end=read("2021"))
        right = Extent(begin=read("2019"), end=read("2021"))
        assert compare(left, right) is Relation.REFINES

    def test_an_end_before_the_beginning_shows(self) -> None:
        assert Extent(begin=read("2021"), end=read("2019")).backwards
        assert not Extent(begin=read("2021"), end=read("2021")).backwards

    def test_an_extent_needs_an_end(self) -> None:
        with pytest.raises(ValidationError):
            Extent()


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        ("P3D", "PT72H", "refined-by"),
        ("P3D", "P3D", "equal"),
        ("P3Y", "P4Y", "disjoint"),
        ("P3M", "P13W", "refined-by"),
        ("P3M", "P3Y", "disjoint"),
        ("P1W", "P7D", "refined-by"),
        ("P3Y MORE_THAN", "P4Y", "refined-by"),
        ("P3Y LESS_THAN", "P4Y", "disjoint"),
        ("PXD", "P5D", "refined-by"),
        ("P2.5Y", "P30M", "refined-by"),
    ],
)
def test_durations_compare_by_length(left: str, right: str, relation: str) -> None:
    a, b = (Duration.parse(*text.split(" ")) for text in (left, right))
    assert compare(a, b).value == relation
    assert compare(b, a) is compare(a, b).mirrored
