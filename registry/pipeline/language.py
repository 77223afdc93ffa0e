"""Whether an article is in English, the one language that claims are read from."""

from __future__ import annotations

from registry.lexicon.language import COMMON, foreign, words_of
from registry.records import Document

WARNING = "not in English as far as one can tell; no claims were read from it"

_LEAST = 0.05
_ENOUGH_WORDS = 40
"""Headlines and notes may do without such words."""
_LOOKED_AT = 20_000
"""Characters, from the beginning."""


def is_english(document: Document) -> bool:
    """Whether claims may be read from a document; ``True`` where its text is too short to tell.

    The text decides, since pages often state the language of their template.
    Scripts without spaces between words are told by their letters.
    """
    words = words_of(document.text[:_LOOKED_AT].lower())
    letters = sum(map(len, words))
    if letters >= _ENOUGH_WORDS and 2 * sum(len(w) for w in words if w.isascii()) < letters:
        return False
    if len(words) < _ENOUGH_WORDS:
        return not foreign(words)
    return sum(word in COMMON for word in words) >= _LEAST * len(words)


def with_warning(document: Document) -> Document:
    """The same, with the warning among its own where no claims will be read from it."""
    if is_english(document) or WARNING in document.warnings:
        return document
    return document.model_copy(update={"warnings": (*document.warnings, WARNING)})
