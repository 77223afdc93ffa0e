"""Two names that one article tells in one breath."""

from __future__ import annotations

import pytest

from registry.conflicts.innocent.in_one_breath import _in_one_breath


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The film stars Ruth Amsel, Piet Kors and Oda Dahl.", ("Ruth Amsel", "Oda Dahl")),
        ("Oda Dahl and Piet Kors wrote the play.", ("Piet Kors", "Oda Dahl")),
        ("The detective Max Brill (Oda Dahl) finds her.", ("Max Brill", "Oda Dahl")),
        ("Blue Mill (Ada Roth, Oda Dahl, and Piet Kors) won.", ("Blue Mill", "Oda Dahl")),
        ("Max Brill, also known as Oda Dahl, was held.", ("Oda Dahl", "Max Brill")),
        ("Max Brill (born Oda Dahl) was held.", ("Max Brill", "Oda Dahl")),
    ],
)
def test_they_are_one_or_both(text: str, names: tuple[str, str]) -> None:
    assert _in_one_breath(text, *names)


@pytest.mark.parametrize(
    "text",
    [
        "Oda Dahl beat Piet Kors and Ada Roth.",
        "Oda Dahl, who beat Piet Kors, left.",
        "Oda Dahl left (she had seen Piet Kors).",
        "Oda Dahl said that Piet Kors had won.",
        "Oda Dahlberg, Piet Kors and Ada Roth won.",
    ],
)
def test_they_are_two(text: str) -> None:
    assert not _in_one_breath(text, "Oda Dahl", "Piet Kors")


@pytest.mark.parametrize("unit", ["A", "A ", "A, ", "A , ", "and ", "A and ", ", "])
def test_long_texts_end(unit: str) -> None:
    for first in ("Oda Dahl, ", "Oda Dahl (", "Oda Dahl or "):
        assert not _in_one_breath(f"{first}{2000 * unit}! Piet Kors", "Oda Dahl", "Piet Kors")
