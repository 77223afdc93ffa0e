"""Words that have their capital from the sentence that they open, and are no part of a name."""

from __future__ import annotations

from registry.extraction.names._parts import GIVEN, Span
from registry.extraction.names._tokens import QUOTES, Tokens
from registry.lexicon import titles
from registry.lexicon.frequency import RARE, zipf

_OPENING = frozenset(
    """neighbouring neighboring host hosts holders champions favourites favorites underdogs
    newcomers debutants leaders visitors rival rivals struggling embattled troubled ailing
    carmaker retailer lender insurer drugmaker chipmaker planemaker shipbuilder brewer
    steelmaker""".split()
)
"""Words that open a sentence before the name of a land, a club or a firm."""
_OF_NAMES = frozenset("saint santa mount lake port fort cape new old great little north".split())


def without_opening(tokens: Tokens, span: Span) -> Span:
    """A name without a word that has its capital from the sentence: "Unseeded Ana Petrova"."""
    start, end, label, _ = span
    word = tokens.lower[start]
    if start != int(tokens.text[0] in QUOTES) or end - start < 2:
        return span
    given = end - start > 2 and titles.is_first_name(tokens.text[start + 1])
    given = given and label in (None, "PERSON", "GPE", "ORG")
    given = given and word not in _OF_NAMES | GIVEN
    given = given and (zipf(word) > RARE or word.endswith(("ed", "ing")))
    if word in _OPENING or (given and not titles.is_first_name(tokens.text[start])):
        label = "PERSON" if given else label
        return (start + 1, end, label, "a word that opens the sentence taken off a name")
    return span
