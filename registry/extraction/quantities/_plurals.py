"""Which nouns are plurals, and what a plural counts."""

from __future__ import annotations

from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._words import cut
from registry.lexicon.counted import counted_class

PLURALS = frozenset(
    cut(
        """
    people men women children police personnel staff troops dead injured wounded missing
    cattle sheep fish deer species aircraft spacecraft crew series homeless personnel
    offspring mice teeth feet geese oxen lives wives
    """
    )
)


def plural(word: str) -> bool:
    """Whether the word is a plural by its look, or one without an s."""
    return word in PLURALS or (len(word) > 3 and word.endswith("s") and not word.endswith("ss"))


def plural_phrase(tokens: Tokens, counted: tuple[int, int]) -> bool:
    """Whether the counted phrase ends in a plural."""
    return plural(tokens.word(counted[1] - 1))


def class_of_plural(word: str) -> str | None:
    """The class of what a plural counts: "injuries" those of "injury"."""
    if word.endswith("ies") and len(word) > 4:
        return counted_class(word[:-3] + "y")
    return counted_class(word[:-1] if word.endswith("s") and not word.endswith("ss") else word)
