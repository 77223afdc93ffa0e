"""What stands about a number, put together from the claims of its article."""

from __future__ import annotations

from registry.conflicts.context import Telling, parts_beside
from registry.records import Anchor, Claim, QuantitySlot, Span
from registry.values.quantity import Quantity

TEXT = (
    "Fifty died below ground. Another 35 died above. In all of the valley 12 were hurt. Rain fell."
)
FIRST, SECOND, THIRD, LAST = (0, 24), (25, 47), (48, 82), (83, 93)


def _claim(
    sentence: tuple[int, int], number: str, value: str, predicate: str = "die", counted: str = ""
) -> Claim:
    at = TEXT.index(number, sentence[0])
    mention = Span(start=at, end=at + len(number), text=number)
    start, end = at, min(sentence[1] - 1, at + 12)
    return Claim(
        document_id="d",
        document_key="d",
        anchor=Anchor(
            start=start,
            end=end,
            quote=TEXT[start:end],
            prefix=TEXT[max(0, start - 5) : start],
            suffix=TEXT[end : end + 20],
        ),
        sentence=sentence,
        kind="event",
        predicate=predicate,
        predicate_class=predicate,
        trigger=mention,
        quantities=(
            QuantitySlot(quantity=Quantity.parse(value), mention=mention, counted=counted),
        ),
    )


FIFTY = _claim(FIRST, "Fifty", "50", counted="people")
MORE = _claim(SECOND, "35", "35")
HURT = _claim(THIRD, "12", "12", predicate="injure", counted="people")


def _telling(*claims: Claim) -> Telling:
    return Telling({one.id: one for one in claims})


def test_a_number_is_shown_with_the_rest_of_its_sentence_and_no_more() -> None:
    told = _telling(FIFTY, MORE).told(FIFTY, FIFTY.quantities[0])
    assert told.before == ""
    assert told.after == TEXT[5:24]


def test_what_no_claim_shows_is_not_guessed() -> None:
    told = _telling(HURT).told(HURT, HURT.quantities[0])
    assert "In all" not in told.before
    assert told.before.endswith("lley ")
    assert len(told.before) == TEXT.index("12") - THIRD[0]


def test_numbers_of_the_next_sentence_that_count_the_same_are_added_up() -> None:
    told = _telling(FIFTY, MORE, HURT).told(FIFTY, FIFTY.quantities[0])
    assert parts_beside(told, {"die"}) == {85}
    assert parts_beside(told, {"die", "injure"}) == {62, 85, 97}
    assert parts_beside(told, {"arrest"}) == frozenset()


def test_a_claim_that_is_not_among_those_given_is_told_by_itself() -> None:
    told = Telling({}).told(MORE, MORE.quantities[0])
    assert told.beside == (MORE,)
    assert told.after.startswith(" died above")
