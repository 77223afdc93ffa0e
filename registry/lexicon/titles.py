"""Titles, offices, kin words, first names, company suffixes and acronyms of names.

Everything is lower case.
The words stand in ``data/titles.toml``, read at import in about a millisecond; first names
in ``data/first_names.json``, read at the first look-up.
"""

from __future__ import annotations

import json
import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from registry.lexicon.geography import fold

Gender = Literal["m", "f"]


_TABLE = tomllib.loads(
    (files("registry.lexicon") / "data" / "titles.toml").read_text(encoding="utf-8")
)


def _set(words: str) -> frozenset[str]:
    return frozenset(part for word in words.split(",") if (part := " ".join(word.split())))


MEN = _set(_TABLE["men"])
WOMEN = _set(_TABLE["women"])
HONORIFICS = _set(_TABLE["honorifics"])
OFFICES = _set(_TABLE["offices"]) | _set(_TABLE["callings"])
FORMERLY = _set(_TABLE["formerly"])
HEADS_OF_STATE = _set(_TABLE["heads_of_state"])
KIN = _set(_TABLE["kin"])
LEGAL_SUFFIXES = _set(_TABLE["legal_suffixes"])
ORG_WORDS = _set(_TABLE["org_words"])
PARTY_WORDS = _set(_TABLE["party_words"])
PLACE_WORDS = _set(_TABLE["place_words"])
PLACE_BEGINNINGS = _set(_TABLE["place_beginnings"])
PLACE_ENDINGS = _set(_TABLE["place_endings"])
PLACE_DIRECTIONS = _set(_TABLE["place_directions"])
VESSEL_WORDS = _set(_TABLE["vessel_words"])
FAMILY_FIRST = _set(_TABLE["family_first"])
PARTICLES = _set(_TABLE["particles"])
COMMON_BEGINNINGS = _set(_TABLE["common_beginnings"])
ACRONYMS: dict[str, str] = _TABLE["acronyms"]
ROMANISED = tuple(_set(row) for row in _TABLE["romanised"]["rows"])


@lru_cache(maxsize=1)
def _first_names() -> dict[str, Gender | None]:
    text = (files("registry.lexicon") / "data" / "first_names.json").read_text(encoding="utf-8")
    raw = json.loads(text)
    table: dict[str, Gender | None] = dict.fromkeys(raw["m"].split(), "m")
    table.update(dict.fromkeys(raw["f"].split(), "f"))
    table.update(dict.fromkeys(_set(_TABLE["first_names_of_men"]), "m"))
    table.update(dict.fromkeys(_set(_TABLE["first_names_of_women"]), "f"))
    table.update(dict.fromkeys(_set(_TABLE["first_names_of_either"])))
    return table


def gender_of_first_name(name: str) -> Gender | None:
    """The gender that nearly all bearers of a first name have, or ``None``.

    A hyphenated name goes by its first part.

    >>> [gender_of_first_name(name) for name in ("Laura", "Jean-Pierre", "X")]
    ['f', 'm', None]
    """
    folded = fold(name)
    table = _first_names()
    parts = folded.split()
    found = table.get(folded)
    if found is None and len(parts) > 1 and "-" in name:
        found = table.get(parts[0]) or table.get(parts[1])
    return found


def is_first_name(name: str) -> bool:
    """Whether a word is known as a first name, of one gender or of either."""
    return fold(name) in _first_names()


def gender_of_word(lemma: str) -> Gender | None:
    """The gender that a title, kin word or noun tells: "spokeswoman", "Mrs", "king".

    >>> gender_of_word("spokeswoman"), gender_of_word("Mr."), gender_of_word("mayor")
    ('f', 'm', None)
    """
    word = lemma.casefold().rstrip(".")
    if word in MEN:
        return "m"
    return "f" if word in WOMEN else None


def is_title(words: str) -> bool:
    """Whether the words, up to a country or "former" before them, are a title or an office.

    >>> is_title("former prime minister"), is_title("Dr."), is_title("table")
    (True, True, False)
    """
    parts = words.casefold().replace(".", "").replace("ex-", "ex ").split()
    while parts and parts[0] in FORMERLY and len(parts) > 1:
        parts = parts[1:]
    phrase = " ".join(parts)
    if 1 < len(parts) <= 4 and parts[-1] in _WITH_PORTFOLIO:
        return True  # "transport minister", whatever the portfolio
    return phrase in OFFICES or phrase in HONORIFICS or phrase in KIN


_WITH_PORTFOLIO = frozenset(
    {"minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "commissioner",
     "ombudsman"}
)  # fmt: skip


_CALLING = re.compile(
    r"[a-z]{2,}(?:ologist|ographer|onomist|matician|tician|sicist|iatrist|rapist|onaut|spokesman|"
    r"chemist|alist|biologist|keeper|fighter|maker|writer|master|worker|owner)"
)


def is_calling(word: str) -> bool:
    """Whether a lower-case word is a calling by its ending or by the lists: "geologist".

    >>> is_calling("meteorologist"), is_calling("mayor"), is_calling("bridge")
    (True, True, False)
    """
    return word in OFFICES or _CALLING.fullmatch(word) is not None


def expansion(acronym: str) -> str | None:
    """What a well-known acronym stands for; ``None`` for one that is not, or not in capitals.

    >>> expansion("IMF")
    'International Monetary Fund'
    """
    return ACRONYMS.get(acronym.replace(".", "").casefold()) if acronym[:1].isupper() else None


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, set[int]]:
    table: dict[str, set[int]] = {}
    for number, row in enumerate(_TABLE["nicknames"]):
        for form in _set(row):
            table.setdefault(form, set()).add(number)
    return table


def same_given_name(left: str, right: str) -> bool:
    """Whether two folded given names are a name and its familiar form.

    >>> same_given_name("bill", "william"), same_given_name("peter", "victor")
    (True, False)
    """
    return bool(_nicknames().get(left, set()) & _nicknames().get(right, set()))


@lru_cache(maxsize=1)
def _romanised() -> dict[str, int]:
    return {form: row for row, forms in enumerate(ROMANISED) for form in forms}


def romanised_key(word: str) -> str:
    """One key for all written forms of a name that the table joins; else the word itself.

    >>> romanised_key("mohammed") == romanised_key("muhammad"), romanised_key("olsen")
    (True, 'olsen')
    """
    row = _romanised().get(word)
    return f"#{row}" if row is not None else _slavic(word)


def same_romanisation(left: str, right: str) -> bool:
    """Whether two folded words are written forms of one name.

    >>> same_romanisation("khorkov", "horkov"), same_romanisation("markov", "markova")
    (True, False)
    """
    one = romanised_key(left)
    return one[:1] in ("#", "~") and one == romanised_key(right)


_SLAVIC = re.compile(
    r".{3,}(?:[oe]v|off|[oe]va|sk(?:y|i|ij|iy|ii|yy|yi)|ska(?:ya|ia|ja)|enko|ch?uk|[iy]uk|[vw][iy]t?ch)"
)
_TABLES = tuple(
    (re.compile(old), new)
    for old, new in (
        (r"off$", "ov"),
        (r"w", "v"),
        (r"sk(?:ij|iy|ii|yy|yi|y)$", "ski"),
        (r"tsch|tch", "ch"),
        (r"kh", "h"),
        (r"ks", "x"),
        (r"(?<=[aeiou])[jy](?=[aeiou])|[jy](?=[aeiou])|(?<=[bcdfghklmnprstvz])i(?=[aeou])", "i"),
        (r"^ie", "e"),
        (r"ie", "e"),
        (r"ou", "u"),
        (r"y", "i"),
        (r"(.)\1", r"\1"),
    )
)


@lru_cache(maxsize=1 << 14)
def _slavic(word: str) -> str:
    """What tables of romanisation leave of a Slavic family name; of another word, itself."""
    if _SLAVIC.fullmatch(word) is None:
        return word
    for old, new in _TABLES:
        word = old.sub(new, word)
    return f"~{word}"
