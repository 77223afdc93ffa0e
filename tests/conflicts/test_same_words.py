"""Two sentences with the same words but for the value speak of the same."""

from __future__ import annotations

import pytest

from registry import conflicts, extraction, linking
from registry.records import Article, Conflict, Severity
from tests.told import article, journey

LEFT = (
    "Rebels shot down a government helicopter over Tamsar on Tuesday.",
    "The Red Cross is looking for the bodies of the crew.",
)


def _found(parser: extraction.Parser, left: str, right: str) -> list[Conflict]:
    documents = [
        article(name, " ".join((*LEFT, told)), source=name, published="2026-03-11", title=name)
        for name, told in (("left", left), ("right", right))
    ]
    return list(journey(documents, parser)[0])


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Police used tear gas to disperse the crowd.", "Police did not use tear gas.", "polarity"),
        ("The army said it would retaliate.", "The army said it would not retaliate.", "polarity"),
        ("The road was closed for six hours.", "The road was closed for two hours.", "quantity"),
        (
            "General Idris Kone is in command of the region.",
            "General Moussa Diallo is in command of the region.",
            "participant",
        ),
    ],
)
def test_the_same_words_make_a_contradiction_loud(
    parser: extraction.Parser, left: str, right: str, kind: str
) -> None:
    loud = [one for one in _found(parser, left, right) if one.severity is not Severity.NOTE]
    assert [one.kind for one in loud] == [kind]
    assert sum("both sentences have the same words" in e for e in loud[0].explanation) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Turnout was 63 percent in the second round.",
            "Turnout was 53 percent in the first round.",
        ),
        (
            "The hospital in Tartu has 900 beds.",
            "The hospital in Tartu has 40 beds in intensive care.",
        ),
        ("President Aliyev met the envoy in Vienna.", "Minister Mammadov met the envoy in Vienna."),
        ("The army did not use tear gas on Monday.", "Police used gas."),
    ],
)
def test_other_words_beside_the_value_make_nothing_loud(
    parser: extraction.Parser, left: str, right: str
) -> None:
    found = _found(parser, left, right)
    assert not [one for one in found if one.severity is not Severity.NOTE]
    assert not [e for one in found for e in one.explanation if "have the same words" in e]


def test_what_became_of_the_pair_says_so_too(parser: extraction.Parser) -> None:
    documents = [
        article(name, " ".join((*LEFT, told)), source=name, published="2026-03-11", title=name)
        for name, told in (
            ("left", "The army said it would retaliate."),
            ("right", "The army said it would not retaliate."),
        )
    ]
    claims = {c.id: c for one in documents for c in extraction.extract(one, parser)}
    about = {one.id: Article.of(one) for one in documents}
    found = conflicts.detect(linking.link(list(claims.values()), about).comparisons, claims, about)
    told = [reason for one in found.comparisons for _, _, reason in one.outcomes]
    assert any(r.endswith("the same words, but for this (+2.0)") for r in told)
