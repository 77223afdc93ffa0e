"""Whether two names may be one organisation's."""

from __future__ import annotations

from functools import lru_cache

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.values.names._model import NameReason
from registry.values.names._words import SMALL_WORDS


def is_acronym_of(left: str, right: str) -> bool:
    """Whether one name is capitals made of the first letters of the other, or known to be."""
    for short, full in ((left, right), (right, left)):
        letters = short.replace(".", "").removeprefix("the ").removeprefix("The ")
        if not (2 <= len(letters) <= 8 and letters.isalnum() and letters[0].isupper()):
            continue
        if sum(c.isupper() for c in letters) * 2 <= len(letters):
            continue
        known = titles.expansion(letters)
        if known and fold(known).removeprefix("the ") == fold(full).removeprefix("the "):
            return True
        if letters.lower() in acronyms_of(full):
            return True
    return False


@lru_cache(maxsize=65536)
def acronyms_of(name: str) -> frozenset[str]:
    """The acronyms that the first letters of a name of several words make, in lower case.

    An acronym inside the name gives all its letters.

    >>> sorted(acronyms_of("U.S. Geological Survey")), sorted(acronyms_of("Bank of England"))
    (['usgs'], ['be', 'boe'])
    """
    words = name.replace("&", " and ").replace(",", " ").replace("-", " ").split()
    if words and words[0].lower() == "the":
        words = words[1:]
    if len(words) < 2:
        return frozenset()
    heads = [fold(w) if w.isupper() and len(w) <= 4 else fold(w)[:1] for w in words]
    main = [head for head, w in zip(heads, words, strict=True) if fold(w) not in SMALL_WORDS]
    return frozenset({"".join(heads), "".join(main)})


def short_organisation(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[NameReason, bool] | None:
    """A company is called by the first words of its name, if those say more than its trade."""
    shorter, longer = sorted((left, right), key=len)
    of_its_country = longer[: -len(shorter)]
    if len(shorter) > 1 and longer[1:] == shorter and _tells_a_country(*of_its_country):
        return NameReason.SHORT_FORM, True  # "the U.S. Environmental Protection Agency"
    if len(shorter) == len(longer) or longer[: len(shorter)] != shorter:
        return None
    if any(geography.country(word.title()) for word in longer[len(shorter) :]):
        return None  # a firm is not its foreign branch
    joined = " ".join(shorter)
    telling = [w for w in shorter if w not in titles.ORG_WORDS and w not in SMALL_WORDS]
    if not telling or longer[len(shorter)] in SMALL_WORDS:
        return None  # "Bank" is no bank's name; "Bank of" is cut off
    if geography.country(joined) or _is_large_place(joined):
        return None  # "New York" is not "New York Times"
    if len(shorter) == 1 and (len(joined) < 3 or joined in titles.COMMON_BEGINNINGS):
        return None
    return NameReason.SHORT_FORM, True


def _tells_a_country(word: str) -> bool:
    return bool(geography.country(word) or geography.demonym_country(word.title()))


def _is_large_place(name: str) -> bool:
    return any(c.population >= 100 for c in geography.cities(name)) or bool(geography.regions(name))
