"""What the name finder took for one name, in parts: who, from where, of what body."""

from __future__ import annotations

from registry.extraction.names._tokens import Tokens, text_of
from registry.lexicon import geography, titles
from registry.lexicon.frequency import RARE, zipf

Span = tuple[int, int, str | None, str | None]
"""First token, the one after the last, label, and what was mended."""


def called_first(tokens: Tokens, start: int, name: int, end: int) -> bool:
    """Whether a sentence begins with a calling and a full name: "Nurse Dana Hale was ..."."""
    return (
        start == 0
        and end - name in (2, 3)
        and titles.is_calling(tokens.lower[name - 1])
        and titles.ORG_WORDS.isdisjoint(tokens.lower[name:end])
    )


# What is called after the country itself: "the Islamic Republic of Iran", "the King of Spain".
_OF_LANDS = frozenset(
    """republic kingdom states state emirate emirates commonwealth government king queen president
    minister premier ambassador gulf sea coast north south east west prince princess sultan
    church bank embassy""".split()
)


def of_country(tokens: Tokens, start: int, end: int) -> int | None:
    """Where "of" parts a full name from its country, or a person's from a town.

    Not where a body is named after the country.
    """
    of = next((i for i in range(start + 2, end - 1) if tokens.lower[i] in ("of", "from")), None)
    if of is None or of - start > 3 or geography.country(text_of(tokens, start, end)):
        return None
    words = tokens.lower[start:of]
    if not titles.ORG_WORDS.isdisjoint(words) or words[-1] in _OF_LANDS:
        return None
    if not all(tokens.text[i][0].isupper() for i in range(start, of)):
        return None
    if geography.country_code(text_of(tokens, of + 1, end)) is not None:
        return of
    person = titles.is_first_name(words[0]) and words[0] not in titles.OFFICES | titles.HONORIFICS
    town = end - of <= _LONGEST_TOWN and titles.ORG_WORDS.isdisjoint(tokens.lower[of + 1 : end])
    return of if person and town and tokens.text[of + 1][0].isupper() else None


_LONGEST_TOWN = 3


def of_body(tokens: Tokens, start: int, end: int) -> tuple[int, int] | None:
    """Where "of" parts a full name from a body: "Ana Quispe of the University of Lima".

    The places of "of" and of the body's first word.
    """
    of = next((i for i in range(start + 2, end - 1) if tokens.lower[i] in ("of", "from")), None)
    if of is None or of - start > 3 or not titles.is_first_name(tokens.text[start]):
        return None
    begin = of + 1 + (tokens.lower[of + 1] == "the")
    if not titles.ORG_WORDS.isdisjoint(tokens.lower[start:of]):
        return None
    if titles.ORG_WORDS.isdisjoint(tokens.lower[begin:end]):
        return None
    return (of, begin) if all(tokens.text[i][0].isupper() for i in range(start, of)) else None


def hides_person(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a label for something else covers a demonym and a full name of a person."""
    return (
        geography.demonym_country(tokens.text[start]) is not None
        and end - start == 3
        and (titles.is_first_name(tokens.text[start + 1]) or _of_rare_words(tokens, start, end))
        and tokens.lower[end - 1] not in titles.ORG_WORDS
    )


def _of_rare_words(tokens: Tokens, start: int, end: int) -> bool:
    """Whether what follows "the Ethiopian" is two words that are no words: "Abebe Tola".

    The first may be a word that is a given name as well: "the Kenyan Grace Wanjiru".
    """
    return (
        start > 0
        and tokens.lower[start - 1] == "the"
        and all(
            zipf(word) <= RARE or (word in GIVEN and at + 1 < end)
            for at, word in enumerate(tokens.lower[start + 1 : end], start + 1)
        )
    )


GIVEN = frozenset(
    """grace hope joy faith mercy patience prudence blessing precious rose lily daisy violet ivy
    amber ruby pearl jasmine dawn gloria victor frank""".split()
)
"""Words of every day that are given names as well."""


def split_person(tokens: Tokens, start: int, end: int) -> list[Span]:
    """Demonym, title and person apart: "Indian" | Prime Minister | "Narendra Modi"."""
    spans: list[Span] = []
    first = start
    repair = None
    if end - start >= 2 and geography.demonym_country(tokens.text[start]):
        spans.append((start, start + 1, "NORP", None))
        first += 1
        repair = "person found after a demonym"
    while end - first >= 2 and title_length(tokens, first, end):
        first += title_length(tokens, first, end)
    words = [tokens.text[i] for i in range(first, end)]
    capitals = [w for w in words if w[0].isupper()]
    looks = (
        len(capitals) >= 2
        and not any(w.lower() in titles.ORG_WORDS for w in words)
        and (
            tokens.label[end - 1] == "PERSON"
            or titles.is_first_name(words[0])
            or (repair is not None and _of_rare_words(tokens, start, end))
        )
    )
    if repair and not looks:
        return [(start, end, tokens.label[end - 1] or None, None)]
    spans.append((first, end, "PERSON", repair))
    return spans


def title_at_end(tokens: Tokens, start: int, end: int) -> int:
    """How many tokens at the end of a span are an office, leaving at least one before them."""
    for length in (3, 2, 1):
        words = " ".join(tokens.lower[end - length : end])
        if end - length > start and words in titles.OFFICES and words not in titles.ORG_WORDS:
            return length
    return 0


def title_length(tokens: Tokens, start: int, end: int) -> int:
    """How many tokens from ``start`` on are a title, leaving at least one for the name."""
    for length in (4, 3, 2, 1):
        if start + length < end:
            words = " ".join(tokens.lower[start : start + length]).replace(" - ", "-")
            if titles.is_title(words) or (length == 1 and titles.is_calling(words)):
                return length
    return 0
