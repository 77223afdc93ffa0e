from __future__ import annotations

import pytest

from registry.provenance.versions import (
    Change,
    Comparison,
    compare_versions,
    new_notices,
    silent_changes,
)
from registry.records import Claim, Document, QuantitySlot, Span
from registry.values.quantity import Quantity
from tests.factories import claim, document, time_slot

FIRST = "The ministers signed the treaty in Oslo on 4 June. 9 people were killed in the fire."
TREATY = "The ministers signed the treaty in Oslo"
FIRE = "{} people were killed in the fire"


def article(text: str) -> Document:
    return document(text, url="https://mail.example/a", source="Mail")


def treaty(of: Document, quote: str = TREATY, time: str = "2023-06-04") -> Claim:
    one = claim(of, quote)
    start = one.anchor.start
    mention = Span(start=start, end=start + 3, text=of.text[start : start + 3])
    return one.model_copy(
        update={"times": (time_slot(time).model_copy(update={"mention": mention}),)}
    )


def fire(of: Document, number: str) -> Claim:
    one = claim(of, FIRE.format(number), predicate="kill", time=None)
    start = one.anchor.start
    slot = QuantitySlot(
        quantity=Quantity.parse(number),
        mention=Span(start=start, end=start + len(number), text=number),
        counted="person",
    )
    return one.model_copy(update={"quantities": (slot,)})


def versions(text: str, *claims: Claim) -> Comparison:
    old = article(FIRST)
    return compare_versions(old, [treaty(old), fire(old, "9")], article(text), claims)


def kinds(comparison: Comparison) -> list[str]:
    return [change.change.value for change in comparison.changes]


def test_the_same_claims_elsewhere_in_the_text_are_carried_over() -> None:
    new = article("Updated on Friday.\n\n" + FIRST)
    found = versions(new.text, treaty(new), fire(new, "9"))
    assert kinds(found) == ["carried", "carried"]
    assert not any(change.reworded for change in found.changes)


def test_other_words_with_the_same_values_are_carried_over_as_reworded() -> None:
    new = article(FIRST.replace("The ministers signed", "Two ministers signed"))
    found = versions(new.text, treaty(new, "Two ministers signed the treaty in Oslo"))
    (carried,) = found.of(Change.CARRIED)
    assert carried.reworded


def test_a_changed_number_is_a_changed_claim_and_a_silent_one() -> None:
    new = article(FIRST.replace("9", "14"))
    found = versions(new.text, treaty(new), fire(new, "14"))
    (changed,) = found.of(Change.CHANGED)
    assert (changed.slots[0].before, changed.slots[0].after) == ("9", "14")
    (finding,) = silent_changes(found, new)
    assert finding.code == "P010"
    assert [side.value for side in finding.sides] == ["9", "14"]
    assert "Mail" in finding.summary


def test_a_changed_day_is_found_although_its_words_are_the_same() -> None:
    new = article(FIRST)
    found = versions(new.text, treaty(new, time="2023-06-05"), fire(new, "9"))
    (changed,) = found.of(Change.CHANGED)
    assert changed.slots[0].slot == "time"


def test_one_altered_value_is_one_finding_however_many_claims_rest_on_it() -> None:
    old, new = article(FIRST), article(FIRST.replace("9", "14"))
    again = {"ordinal": 1, "predicate_class": "harm"}
    found = compare_versions(
        old,
        [fire(old, "9"), fire(old, "9").model_copy(update=again)],
        new,
        [fire(new, "14"), fire(new, "14").model_copy(update=again)],
    )
    assert len(found.of(Change.CHANGED)) == 2
    assert len(silent_changes(found, new)) == 1


def test_a_change_with_a_notice_is_not_silent() -> None:
    notice = "\n\nCorrection: an earlier version gave the number of the dead as nine."
    new = article(FIRST.replace("9", "14") + notice)
    found = versions(new.text, treaty(new), fire(new, "14"))
    assert found.notices[0].text == notice.strip()
    assert len(found.of(Change.CHANGED)) == 1
    assert silent_changes(found, new) == ()


def test_an_old_notice_does_not_excuse_a_new_change() -> None:
    notice = "\n\nCorrection: the treaty was signed in Oslo, not in Bergen."
    old, new = article(FIRST + notice), article(FIRST.replace("9", "14") + notice)
    found = compare_versions(old, [fire(old, "9")], new, [fire(new, "14")])
    assert found.notices == ()
    assert len(silent_changes(found, new)) == 1


def test_what_is_gone_is_withdrawn_and_what_came_is_new() -> None:
    new = article("The ministers signed the treaty in Oslo on 4 June. The king was not there.")
    other = claim(new, "The king was not there", predicate="be", time=None)
    found = versions(new.text, treaty(new), other)
    assert kinds(found) == ["carried", "new", "withdrawn"]
    assert silent_changes(found, new) == ()


def test_a_value_that_was_added_is_a_change_and_not_a_finding() -> None:
    old, new = article(FIRST), article(FIRST)
    found = compare_versions(
        old, [treaty(old).model_copy(update={"times": ()})], new, [treaty(new)]
    )
    assert kinds(found) == ["changed"]
    assert silent_changes(found, new) == ()


def test_the_finding_does_not_depend_on_the_order_of_claims() -> None:
    old, new = article(FIRST), article(FIRST.replace("9", "14"))
    before, after = [treaty(old), fire(old, "9")], [treaty(new), fire(new, "14")]
    one = compare_versions(old, before, new, after)
    assert compare_versions(old, before[::-1], new, after[::-1]) == one


@pytest.mark.parametrize(
    "notice",
    [
        "Correction: the fire was on Monday.",
        "CORRECTION — the fire was on Monday.",
        "This article was amended on 4 June to give the right name.",
        "An earlier version of this article misstated the number of the dead.",
        "An earlier version of this article gave the wrong number of the dead.",
        "A previous version of our report said that fourteen people died.",
        "This story has been corrected to show that nine people died.",
        "Editor's note: this piece was updated to correct the day of the fire.",
        "Clarification: the figure includes firefighters.",
        "We regret the error.",
    ],
)
def test_notices_of_correction_are_recognised(notice: str) -> None:
    (found,) = new_notices("Nine people died.", f"Nine people died.\n\n{notice}\n")
    assert found.text in notice


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister corrected the course of the ship.",
        "He was moved to a correctional facility.",
        "Prices fell in a correction that lasted a week.",
        "The report was published on Monday.",
        "Updated: 4 June 2023",
        "The report wrongly gave the number of the dead as nine, the ministry said.",
    ],
)
def test_other_talk_of_correcting_is_no_notice(sentence: str) -> None:
    assert list(new_notices("", sentence)) == []
