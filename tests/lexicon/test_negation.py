"""Words that hold a negation themselves, and those that only look so."""

import pytest

from registry.lexicon.negation import denied_by


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("unharmed", "harmed"),
        ("disallow", "allow"),
        ("illegal", "legal"),
        ("irregular", "regular"),
        ("inactive", "active"),
        ("impossible", "possible"),
        ("non-binding", "binding"),
        ("jobless", "job"),
    ],
)
def test_a_word_denies_what_stands_after_its_prefix(word: str, base: str) -> None:
    assert denied_by(word) == base


@pytest.mark.parametrize(
    "word",
    ["under", "until", "discover", "display", "unless", "important", "uncover", "regardless"],
)
def test_what_only_looks_like_a_prefix_denies_nothing(word: str) -> None:
    assert denied_by(word) is None
