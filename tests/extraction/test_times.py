from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from registry.extraction.times import TimeExpression, tag

TODAY = date(2025, 10, 23)
WORDS = st.sampled_from(
    "the last next first 30 February 29 31 June 2025 0 99999 of to and - / . , ' ( May "
    "Monday week years "
    "ago later before after quarter BC 12:60 p.m. GMT 08/02/2026 24 century 1990s early end "
    "every a few "
    "half day night Christmas fiscal XXXX \n\n $ % ½ é".split(" ")
)


def check(text: str, found: tuple[TimeExpression, ...]) -> None:
    """What holds of every result."""
    end = 0
    for one in found:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end] == one.text
        assert one.derivation[0].span is not None
        assert one.derivation[0].span.start == one.start
        assert one.value is not None or one.reason
        end = one.end


@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates())
@example("February 30", None)
@example("9999 a century later", date.max)
@example("the year before 0001 a millennium earlier", date.min)
@settings(max_examples=120, deadline=None)
def test_no_text_raises_and_spans_are_exact(text: str, published: date | None) -> None:
    check(text, tag(text, published=published))


@given(st.text(max_size=200))
@settings(deadline=None)
def test_any_characters_are_taken(text: str) -> None:
    check(text, tag(text, published=TODAY))


@given(st.lists(WORDS, max_size=20).map(" ".join))
@settings(deadline=None)
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert tag(text, published=TODAY) == tag(text, published=TODAY)


@pytest.mark.parametrize(
    "unit",
    ["1234567890", "last ", ", ", "the ", "more than ", "two hundred and ", "May ", "1990 - ",
     "a half ", "Monday ", "\n\n", "( ", "12:30 ", "days of ", "early in the ", "one-",
     "'", "1,000,"],
)  # fmt: skip
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        began = time.process_time()
        tag(text, published=TODAY)
        return time.process_time() - began

    small = max(seconds(15_000), 0.02)
    assert seconds(60_000) < 12 * small  # 4 times the text; quadratic would be 16


def test_a_megabyte_of_digits_is_read_at_once() -> None:
    began = time.process_time()
    assert tag("7" * 1_000_000, published=TODAY) == ()
    assert time.process_time() - began < 3


def test_the_derivation_leads_from_the_words_to_the_document_date() -> None:
    text = "On October 23 he attended a ceremony. The following day he visited a cemetery."
    _, following = tag(text, published=date(2025, 11, 6))
    assert [hop.value for hop in following.derivation] == ["2025-10-24", "2025-10-23", "2025-11-06"]
    spans = [hop.span and hop.span.text for hop in following.derivation]
    assert spans == ["The following day", "October 23", None]
    assert following.anchor == "mention"
    assert following.year_inferred


def test_without_a_document_date_the_derivation_ends_at_the_words() -> None:
    text = "On October 23 he came. The following day he left."
    _, following = tag(text, published=None)
    assert [hop.value for hop in following.derivation] == ["XXXX-10-24", "XXXX-10-23"]


def test_an_event_is_not_guessed() -> None:
    (found,) = tag("It was the day before the trial opened.", published=TODAY)
    assert (found.value, found.interval, found.anchor) == (None, None, "event")
    assert found.reason == "counted from an event"


def test_a_parser_that_knows_the_tense_overrules_the_words_near_by() -> None:
    text = "The hearing is on Monday."
    (found,) = tag(text, published=TODAY, tense=lambda start, end: "past")
    assert found.value == "2025-10-20"
    (found,) = tag(text, published=TODAY, tense=lambda start, end: "future")
    assert found.value == "2025-10-27"


def test_what_is_chosen_without_any_sign_is_marked_as_inferred() -> None:
    (found,) = tag("Deadline Monday", published=TODAY, tense=lambda start, end: "past")
    assert not found.inferred
    (found,) = tag("A quiet Monday", published=TODAY)
    assert found.inferred


def test_the_preposition_before_is_told() -> None:
    found = tag("Since March he waited until Friday.", published=TODAY)
    assert [one.signal for one in found] == ["since", "until"]


def test_looser_words_leave_a_wider_interval() -> None:
    (found,) = tag("He died two years ago.", published=TODAY)
    assert found.value == "2023"
    assert found.interval is not None
    assert found.interval.earliest == date(2023, 1, 1)
    assert found.interval.latest == date(2024, 4, 30)
