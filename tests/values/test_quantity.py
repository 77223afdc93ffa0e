"""What quantities mean: bounds, rounding, units, and how two of them stand to each other."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from registry.errors import ValueParseError
from registry.lexicon.units import UNITS, same_currency
from registry.values.quantity import (
    FIXED_MAX,
    FIXED_MIN,
    Bound,
    Change,
    Dimension,
    Quantity,
    Slip,
    bounds_fixed,
    compare,
    explain,
    is_rounding,
    slip,
    strained,
    tolerance_fixed,
)
from registry.values.relation import Relation

COMPATIBLE = (Relation.EQUAL, Relation.REFINES, Relation.REFINED_BY, Relation.OVERLAPS)


def q(text: str) -> Quantity:
    return Quantity.parse(text)


def score(won: int, lost: int) -> Quantity:
    return Quantity(
        low=Fraction(won),
        high=Fraction(won),
        written=f"{won}-{lost}",
        dimension=Dimension.SCORE,
        against=Fraction(lost),
    )


def changed(text: str, change: Change) -> Quantity:
    return q(text).model_copy(update={"change": change})


# ── strategies ───────────────────────────────────────────────────────────────

numbers = st.one_of(
    st.integers(0, 130),
    st.integers(0, 10**7),
    st.integers(1, 99).map(lambda n: n * 1000),
    st.decimals(0, 5000, places=1, allow_nan=False),
).map(str)
bounds = st.sampled_from(["", "about ", "at least ", "more than ", "at most ", "less than ", "~"])
units = st.sampled_from(["", " km", " miles", " percent", " USD", " kroner", " years", " tonnes"])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Quantities with any bound, in a few units; some changes, some parts."""
    found = q(draw(bounds) + draw(numbers) + draw(units))
    change = draw(st.sampled_from([None, None, None, Change.UP, Change.DOWN]))
    part = draw(st.sampled_from([False, False, False, True]))
    return found.model_copy(update={"change": change, "part": part})


# ── the laws ─────────────────────────────────────────────────────────────────


class TestLaws:
    """Comparison is a calculus: it does not depend on who stands left."""

    @given(quantities())
    def test_a_quantity_equals_itself(self, one: Quantity) -> None:
        assert compare(one, one) is Relation.EQUAL

    @given(quantities(), quantities())
    def test_exchanging_the_sides_mirrors_the_relation(
        self, left: Quantity, right: Quantity
    ) -> None:
        assert compare(right, left) is compare(left, right).mirrored

    @given(quantities(), quantities())
    def test_a_slip_a_rounding_and_a_strain_have_no_sides(
        self, left: Quantity, right: Quantity
    ) -> None:
        assert slip(left, right) is slip(right, left)
        assert is_rounding(left, right) is is_rounding(right, left)
        assert strained(left, right) is strained(right, left)

    @given(quantities(), quantities())
    def test_the_explanation_quotes_both_in_one_sentence(
        self, left: Quantity, right: Quantity
    ) -> None:
        said = explain(left, right)
        assert left.written in said
        assert right.written in said
        assert said.endswith(".")

    @given(numbers, numbers, units)
    def test_a_lower_bound_is_disjoint_from_nothing_above_it(
        self, low: str, high: str, unit: str
    ) -> None:
        assume(Fraction(low) < Fraction(high))
        assert compare(q("at least " + low + unit), q(high + unit)) in COMPATIBLE

    @given(quantities())
    def test_a_quantity_survives_json(self, one: Quantity) -> None:
        assert Quantity.model_validate_json(one.model_dump_json()) == one

    @given(quantities())
    def test_the_short_form_reads_back(self, one: Quantity) -> None:
        plain = one.model_copy(update={"change": None, "part": False})
        again = q(str(plain))
        assert compare(plain, again) is Relation.EQUAL
        assert str(again) == str(plain)

    @given(st.text())
    def test_parse_reads_or_refuses_and_does_nothing_else(self, text: str) -> None:
        refused = ""
        try:
            q(text)
        except ValueParseError as error:
            refused = error.text
        assert refused in ("", text)

    @given(quantities(), quantities())
    def test_columns_never_make_a_conflict_that_comparison_does_not_see(
        self, left: Quantity, right: Quantity
    ) -> None:
        (low_1, high_1), (low_2, high_2) = bounds_fixed(left), bounds_fixed(right)
        gap = max(low_1, low_2) - min(high_1, high_2)
        same = (
            left.dimension is right.dimension
            and same_currency(left.currency, right.currency)
            and left.change == right.change
            and left.part == right.part
        )
        # One thousandth of the base unit is lost when an end is not whole.
        if same and gap > max(tolerance_fixed(left), tolerance_fixed(right)) + 2:
            assert compare(left, right) is Relation.DISJOINT


@given(st.sampled_from(sorted(UNITS)), st.fractions())
def test_a_unit_converts_there_and_back_exactly(symbol: str, number: Fraction) -> None:
    unit = UNITS[symbol]
    for difference in (False, True):
        base = unit.to_base(number, difference=difference)
        assert unit.from_base(base, difference=difference) == number


# ── cases ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("36", "34"),
        ("430", "340"),
        ("1,200", "2,100"),
        ("3.1 million kroner", "1.3 million kroner"),
        ("$4.2 billion", "$4.3 billion"),
        ("12 years", "10 years"),
        ("2 years", "18 months"),
        ("22 percent", "25 percent"),
        ("50 percent", "52 percent"),
        ("about 20,000", "26,000"),
        ("more than 40", "less than 40"),
        ("more than 40", "39"),
        ("more than 40", "40"),
        ("up to 30", "36"),
        ("at least 40", "at most 30"),
        ("25..30", "34"),
        ("nearly 40", "43"),
        ("2,000", "3,000"),
        ("2,000", "2,100"),
        ("30 km", "30 miles"),
        ("100 °F", "100 °C"),
        ("0", "3"),
    ],
)
def test_values_that_cannot_both_be_true_are_disjoint(left: str, right: str) -> None:
    assert compare(q(left), q(right)) is Relation.DISJOINT


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("about 20,000", "19,700"),
        ("about $4 billion", "$4.2 billion"),
        ("more than 9,000", "9,400"),
        ("more than 1,200", "about 2,100"),
        ("at least 40", "more than 40"),
        ("about 30 km", "19 miles"),
        ("30 km", "19 miles"),
        ("10 km", "about 6 miles"),
        ("2,000", "1,987"),
        ("6 percent", "6.4 percent"),
        ("$2.3 million", "more than $2 million"),
        ("25..30", "27"),
        ("nearly 40", "39"),
        ("about 12,000", "12,000"),
        ("1 year", "12 months"),
        ("1 year", "365 days"),
        ("30 NOK", "30 kroner"),
        ("20 tonnes", "20 tons"),
        ("20 tonnes", "22 tons"),
        ("104 °F", "40 °C"),
        ("60 mph", "97 km/h"),
        ("100 acres", "40 hectares"),
        ("about 100", "90"),
    ],
)
def test_values_that_can_both_be_true_are_not_disjoint(left: str, right: str) -> None:
    assert compare(q(left), q(right)) in COMPATIBLE


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("850 million kroner", "$76 million"),
        ("36", "36 percent"),
        ("5 percent", "5 percentage points"),
        ("10 years", "10 km"),
        ("30 NOK", "30 DKK"),
        ("40 degrees", "40 °C"),
    ],
)
def test_different_things_are_not_compared(left: str, right: str) -> None:
    assert compare(q(left), q(right)) is Relation.INCOMPARABLE
    assert "cannot be compared" in explain(q(left), q(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("10 years", "1 decade"),
        ("10 km", "10,000 m"),
        ("100 °C", "212 °F"),
        ("1.5 million", "1,500,000"),
        ("some 12,000", "around 12,000"),
        ("50 cents", "$0.50"),
    ],
)
def test_the_same_amount_in_other_words_is_equal(left: str, right: str) -> None:
    assert compare(q(left), q(right)) is Relation.EQUAL


def test_the_finer_number_refines_the_coarser() -> None:
    assert compare(q("$4.2 billion"), q("about $4 billion")) is Relation.REFINES
    assert compare(q("9,400"), q("more than 9,000")) is Relation.REFINES
    assert compare(q("at least 40"), q("more than 40")) is Relation.REFINED_BY


def test_a_change_is_not_a_level() -> None:
    level, rise = q("54.5 percent"), changed("54.5 percent", Change.UP)
    assert compare(level, rise) is Relation.INCOMPARABLE
    assert compare(rise, changed("54.5 percent", Change.DOWN)) is Relation.DISJOINT
    assert compare(rise, changed("30.8 percent", Change.UP)) is Relation.DISJOINT


def test_a_change_of_temperature_converts_without_the_offset() -> None:
    warmer = Quantity(
        low=UNITS["degF"].to_base(Fraction(9), difference=True),
        high=UNITS["degF"].to_base(Fraction(9), difference=True),
        written="9 °F",
        dimension=Dimension.TEMPERATURE,
        unit="degF",
        change=Change.UP,
    )
    assert warmer.low == 5
    assert str(warmer) == "+9 degF"


def test_a_part_is_not_the_total() -> None:
    six_of_19 = q("6").model_copy(update={"part": True, "total": Fraction(19)})
    assert compare(six_of_19, q("19")) is Relation.INCOMPARABLE
    assert compare(six_of_19, q("7")) is Relation.INCOMPARABLE
    assert compare(six_of_19, six_of_19.model_copy(update={"total": Fraction(20)})) is (
        Relation.DISJOINT
    )
    assert compare(q("14").model_copy(update={"part": True}), q("50")) is Relation.INCOMPARABLE


def test_a_rate_is_compared_with_the_same_rate_only() -> None:
    a_share = q("$38").model_copy(update={"per": "share"})
    assert compare(a_share, q("$4 billion")) is Relation.INCOMPARABLE
    assert compare(a_share, q("$40").model_copy(update={"per": "share"})) is Relation.DISJOINT


def test_a_score_from_the_other_side_is_the_same_score() -> None:
    assert compare(score(3, 1), score(3, 1)) is Relation.EQUAL
    assert compare(score(3, 1), score(1, 3)) is Relation.OVERLAPS
    assert slip(score(3, 1), score(1, 3)) is Slip.OTHER_SIDE
    assert "from the two sides" in explain(score(3, 1), score(1, 3))
    assert compare(score(3, 1), score(3, 2)) is Relation.DISJOINT


def test_sets_won_are_not_compared_with_points_in_sets() -> None:
    sets = score(6, 4).model_copy(update={"sets": ((6, 4), (7, 5))})
    assert compare(sets, score(2, 0)) is Relation.INCOMPARABLE
    other = score(6, 4).model_copy(update={"sets": ((6, 4), (7, 6))})
    assert compare(sets, other) is Relation.DISJOINT


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("more than 1,200", "about 2,100", True),
        ("more than 9,000", "9,400", False),
        ("at least 40", "more than 40", False),
        ("up to 300", "120", True),
        ("up to 300", "290", False),
        ("more than 2", "4", False),
        ("36", "34", False),
    ],
)
def test_a_bound_that_nobody_would_use_of_the_value_is_strained(
    left: str, right: str, expected: bool
) -> None:
    assert strained(q(left), q(right)) is expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("430", "340", Slip.TRANSPOSED),
        ("3.1 million kroner", "1.3 million kroner", Slip.TRANSPOSED),
        ("1,200", "2,100", Slip.TRANSPOSED),
        ("6.4", "6.8", Slip.ONE_DIGIT),
        ("36", "34", Slip.ONE_DIGIT),
        ("4,500", "45,000", Slip.FACTOR),
        ("$2 million", "$2 billion", Slip.FACTOR),
        ("36", "36", None),
        ("127", "458", None),
        ("36", "36 km", None),
    ],
)
def test_typical_slips_are_named(left: str, right: str, expected: Slip | None) -> None:
    assert slip(q(left), q(right)) is expected


def test_rounding_is_told_from_other_agreement() -> None:
    assert is_rounding(q("2,000"), q("1,987"))
    assert not is_rounding(q("2,000"), q("2,000"))
    assert not is_rounding(q("more than 2,000"), q("2,400"))
    assert "within rounding" in explain(q("2,000"), q("1,987"))
    assert "30.6 km" in explain(q("about 30 km"), q("19 miles"))


def test_open_ends_become_sentinels_in_columns() -> None:
    assert bounds_fixed(q("at least 40")) == (40_000, FIXED_MAX)
    assert bounds_fixed(q("more than 40")) == (40_001, FIXED_MAX)
    assert bounds_fixed(q("less than 40")) == (FIXED_MIN, 39_999)
    assert bounds_fixed(q("30 km")) == (30_000_000, 30_000_000)
    assert bounds_fixed(q("900,000 trillion")) == (FIXED_MAX, FIXED_MAX)
    assert tolerance_fixed(q("$2.3 million")) == 50_000_000


def test_an_incoherent_quantity_is_refused() -> None:
    one = Fraction(1)
    with pytest.raises(ValidationError, match="at least one bound"):
        Quantity(low=None, high=None, written="")
    with pytest.raises(ValidationError, match="low is above high"):
        Quantity(low=one, high=Fraction(0), written="", bound=Bound.BETWEEN)
    with pytest.raises(ValidationError, match="open end"):
        Quantity(low=one, high=None, written="1")
    with pytest.raises(ValidationError, match="not an exact number"):
        Quantity.model_validate({"low": 0.1, "high": 0.1, "written": "0.1"})


@pytest.mark.parametrize(
    "text", ["", "many", "1.2.3", "12,34", "$5 km", "5..3", "at least", "5 foo"]
)
def test_what_is_no_quantity_is_refused(text: str) -> None:
    with pytest.raises(ValueParseError, match="cannot read"):
        q(text)


def test_the_json_of_a_quantity_is_stable() -> None:
    assert q("about $4.2 billion").model_dump_json() == (
        '{"low":"4200000000","high":"4200000000","written":"about $4.2 billion",'
        '"dimension":"money","unit":null,"currency":"USD","bound":"about",'
        '"precision":"105000000","approximate":true,"change":null,"part":false,"total":null,'
        '"against":null,"sets":[],"per":""}'
    )
