"""What is loud between two short articles is a note between two long ones, and says why."""

from __future__ import annotations

import pytest

from registry import extraction
from registry.records import Conflict, Severity
from tests.told import article, journey

PAIR = (
    "Rescuers found two miners.",
    "The rescuers found four miners on Friday.",
)
LEFT = ("Berg", "Dahl", "Falk", "Holm", "Lind", "Moss", "Nord", "Quist", "Roth", "Sand")
RIGHT = (
    "Abbot",
    "Carver",
    "Draper",
    "Farrow",
    "Gates",
    "Hobbs",
    "Keene",
    "Marsh",
    "Pratt",
    "Weller",
)


@pytest.fixture
def found(parser: extraction.Parser, request: pytest.FixtureRequest) -> Conflict:
    """The contradiction in numbers of two articles, of one sentence each or with ten more."""
    documents = []
    for text, names, did in zip(PAIR, (LEFT, RIGHT), ("resigned", "sold a barn"), strict=True):
        rest = " ".join(f"{name} {did}." for name in names)
        told = f"{text} {rest}" if request.param else text
        documents.append(article(did[:4], told, published="2024-05-20"))
    return next(one for one in journey(documents, parser)[0] if one.kind == "quantity")


@pytest.mark.parametrize("found", [False], indirect=True)
def test_short_articles_are_asked_for_nothing_more(found: Conflict) -> None:
    assert found.severity is not Severity.NOTE
    assert not any("louder" in line for line in found.explanation)


@pytest.mark.parametrize("found", [True], indirect=True)
def test_long_articles_say_what_they_lack(found: Conflict) -> None:
    assert found.severity is Severity.NOTE
    assert found.explanation[-2:] == (
        "between articles of 11 and 11 sentences that claim something, "
        "+7.4 makes it louder than a note",
        "a note only: long reports differ in much that is no contradiction",
    )
