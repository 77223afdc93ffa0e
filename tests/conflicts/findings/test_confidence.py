"""How sure and how loud a finding is."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.conflicts.findings.confidence import (
    CALIBRATION,
    asked_of_long,
    confidence_of,
    severity_of,
)
from registry.records import Claim, Severity, Status
from tests.factories import claim

SCORES = st.integers(-20_000, 40_000)
LOUD = st.sampled_from([Severity.WARNING, Severity.ERROR])


def _claims(*status: Status) -> list[Claim]:
    return [claim().model_copy(update={"status": one}) for one in status]


ASSERTED = _claims(Status.ASSERTED, Status.ASSERTED)


@given(SCORES, SCORES, st.sampled_from(Severity), st.booleans())
def test_confidence_never_falls_with_the_score(
    one: int, other: int, severity: Severity, inside: bool
) -> None:
    low, high = sorted((one, other))
    sure = [confidence_of(score, severity, inside=inside) for score in (low, high)]
    assert sure == sorted(sure)


@given(SCORES, st.sampled_from(Severity), st.booleans())
def test_nothing_is_certain(score: int, severity: Severity, inside: bool) -> None:
    assert 0 < confidence_of(score, severity, inside=inside) < 1000


@given(SCORES, SCORES, LOUD)
def test_no_note_is_as_sure_as_what_is_loud(one: int, other: int, loud: Severity) -> None:
    note = confidence_of(one, Severity.NOTE, inside=False)
    assert confidence_of(one, Severity.NOTE, inside=True) < note
    assert note < confidence_of(other, loud, inside=False)


def test_the_table_is_read_from_its_own_steps() -> None:
    for low, told in CALIBRATION["loud"]:
        assert confidence_of(low, Severity.ERROR, inside=False) == told
    for steps in CALIBRATION.values():
        assert all(a < c and b < d for (a, b), (c, d) in itertools.pairwise(steps))


@pytest.mark.parametrize(
    ("score", "severity"),
    [(4999, Severity.NOTE), (5000, Severity.WARNING), (8199, Severity.WARNING), (8200, "error")],
)
def test_more_agreement_is_louder(score: int, severity: Severity) -> None:
    assert severity_of(score, ASSERTED, sure=True, inside=False) == severity


def test_what_is_planned_is_no_error() -> None:
    planned = _claims(Status.ASSERTED, Status.PLANNED)
    assert severity_of(20_000, planned, sure=True, inside=False) is Severity.WARNING


@pytest.mark.parametrize(("sure", "inside"), [(False, False), (True, True), (False, True)])
def test_doubt_and_one_article_make_a_note_of_any_score(sure: bool, inside: bool) -> None:
    assert severity_of(20_000, ASSERTED, sure=sure, inside=inside) is Severity.NOTE


LENGTHS = st.lists(st.integers(1, 200), min_size=2, max_size=4)


@given(LENGTHS, st.integers(0, 50))
def test_the_longer_two_articles_are_the_more_is_asked(lengths: list[int], longer: int) -> None:
    assert asked_of_long(lengths) <= asked_of_long([one + longer for one in lengths])


@pytest.mark.parametrize(
    ("lengths", "asked"),
    [([6, 6], 0), ([8, 10], 1500), ([10, 16, 60], 3000), ([100, 100], 3000), ([80], 0)],
)
def test_twice_as_many_pairs_of_sentences_ask_for_a_bit_and_a_half(
    lengths: list[int], asked: int
) -> None:
    assert asked_of_long(lengths) == asked


def test_what_is_loud_in_short_articles_is_a_note_in_long_ones() -> None:
    more = asked_of_long([12, 13])
    assert severity_of(6500, ASSERTED, sure=True, inside=False) is Severity.WARNING
    assert severity_of(6500, ASSERTED, sure=True, inside=False, more=more) is Severity.NOTE
    assert severity_of(9500, ASSERTED, sure=True, inside=False, more=more) is Severity.ERROR


@given(SCORES, SCORES, LOUD)
def test_in_long_articles_confidence_is_less_and_still_more_than_that_of_a_note(
    one: int, other: int, loud: Severity
) -> None:
    sure = confidence_of(other, loud, inside=False, more=3000)
    assert confidence_of(one, Severity.NOTE, inside=False) < sure
    assert sure < confidence_of(one, loud, inside=False)
