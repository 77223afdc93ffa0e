"""What people said of pairs of claims is put together."""

from __future__ import annotations

from datetime import timedelta

from registry.records import Decision, LinkDecision
from registry.review.events import pair_verdicts
from tests.made_findings import decision, made_report


def said(event: str | None, by: str = "maria", days: int = 0) -> Decision:
    one = decision(made_report().conflicts[0], by=by)
    claims = ("b" * 24, "a" * 24)
    update = {"event": event, "claims": claims, "at": one.at + timedelta(days=days)}
    return one.model_copy(update=update)


def test_a_pair_is_named_the_smaller_claim_first() -> None:
    (found,) = pair_verdicts([said("same")])
    assert (found.left, found.right) == ("a" * 24, "b" * 24)
    assert found.decision is LinkDecision.SAME
    assert "maria holds them to be one happening" in found.reason


def test_reviewers_who_agree_are_both_named() -> None:
    (found,) = pair_verdicts([said("different"), said("different", by="omar")])
    assert found.decision is LinkDecision.DIFFERENT
    assert "maria" in found.reason
    assert "omar" in found.reason


def test_reviewers_who_differ_decide_nothing() -> None:
    (found,) = pair_verdicts([said("same"), said("different", by="omar", days=1)])
    assert found.decision is None
    assert [one.by for one in found.said] == ["maria", "omar"]


def test_the_later_word_of_one_reviewer_counts_whatever_conflict_it_was_said_of() -> None:
    other = said("different", days=1).model_copy(update={"fingerprint": "f" * 64})
    (found,) = pair_verdicts([other, said("same")])
    assert found.decision is LinkDecision.DIFFERENT


def test_who_says_nothing_of_the_event_is_not_heard() -> None:
    assert pair_verdicts([said(None)]) == ()


def test_of_three_sides_every_two_are_a_pair() -> None:
    three = said("same").model_copy(update={"claims": ("c" * 24, "a" * 24, "b" * 24)})
    pairs = [(one.left[0], one.right[0]) for one in pair_verdicts([three])]
    assert pairs == [("a", "b"), ("a", "c"), ("b", "c")]
