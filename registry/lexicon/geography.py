"""Countries, regions and cities, and the words that stand for them.

All look-ups take a written name in any case, with or without marks, full stops
and a leading "the", and take constant time.  The files in ``data/`` are read at
the first look-up, never at import: countries in about 2 ms, cities in about
20 ms.  They are made by ``scripts/build_lexicon.py``; to add a word or a seat
of government, edit ``scripts/lexicon/countries.toml``.
"""

from __future__ import annotations

import gzip
import json
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

_LETTERS = str.maketrans(
    {"’": "'", "ʻ": "'", "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D",
     "ß": "ss", "-": " ", "‑": " ", "–": " ", ".": ""}
)  # fmt: skip
CLEARLY_LARGER = 8
"""A city with so many times the people of its next namesake is meant when nothing else is said."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country, or one of the few bodies that news treats as one (the European Union)."""

    code: str
    """ISO 3166 code of two letters; ``GB-SCT`` and the like for nations in the United Kingdom."""
    name: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    """Adjectives and nouns of its people."""
    capital: str
    """Empty when there is none."""
    region: str
    subregion: str
    currencies: tuple[str, ...]
    zone: str
    """IANA time zone of its largest city; empty when unknown."""
    utc_offsets: tuple[int, ...]
    """Minutes east of Greenwich in use in any large city, in winter or summer; ascending."""
    within: str = ""
    """Code of the country that it is a part of."""


@dataclass(frozen=True, slots=True)
class City:
    """One city of at least 5,000 people."""

    name: str
    country: str
    region: str
    """Name of the first-level division; empty when unknown."""
    population: int
    """In thousands."""
    at: tuple[float, float]
    """Latitude and longitude in degrees, to a hundredth."""


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level division of a country: state, province, department."""

    name: str
    country: str


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """A name as look-ups see it: no case, marks, full stops or hyphens, single spaces.

    >>> fold("Côte d’Ivoire"), fold("U.S."), fold("Port-au-Prince")
    ("cote d'ivoire", 'us', 'port au prince')
    """
    if text.isascii():
        plain = text.replace("-", " ").replace(".", "")
    else:
        decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def _without_article(folded: str) -> str:
    return folded.removeprefix("the ")


@lru_cache(maxsize=1)
def _countries() -> dict[str, Country]:
    table: dict[str, Country] = {}
    for code, row in _read("countries.json")["countries"].items():
        table[code] = Country(
            code=code,
            name=row["name"],
            names=tuple(row["names"]),
            words=tuple(row["words"]),
            capital=row.get("capital", ""),
            region=row.get("region", ""),
            subregion=row.get("subregion", ""),
            currencies=tuple(row["currencies"]),
            zone=row["zone"],
            utc_offsets=tuple(row["utc_offsets"]),
            within=row.get("within", ""),
        )
    return table


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str]]:
    """For each way of naming a country, folded words to code; the first country wins."""
    names: dict[str, str] = {}
    words: dict[str, str] = {}
    capitals: dict[str, str] = {}
    seats: dict[str, str] = {}
    codes: dict[str, str] = {}
    raw = _read("countries.json")["countries"]
    for code, row in raw.items():
        names.setdefault(_without_article(fold(row["name"])), code)
        codes[code] = code
        if row["iso3"]:
            codes[row["iso3"]] = code
    for code, row in raw.items():
        for name in row["names"]:
            names.setdefault(_without_article(fold(name)), code)
        for capital in (row.get("capital", ""), *row.get("capital_names", ())):
            if capital:
                capitals.setdefault(_without_article(fold(capital)), code)
        for seat in row.get("seats", ()):
            seats.setdefault(_without_article(fold(seat)), code)
    for code, row in sorted(raw.items(), key=lambda item: _SHARED_WORDS.get(item[0], 0)):
        for word in row["words"]:
            folded = fold(word)
            words.setdefault(folded, code)
            if folded[-1] in "nk" or folded.endswith(("i", "er", "ino")):
                words.setdefault(folded + "s", code)
    return {"name": names, "word": words, "capital": capitals, "seat": seats, "code": codes}


# Where two countries share an adjective, news means the larger one; these give way.
_SHARED_WORDS = {"CG": 1, "DM": 1, "HK": 1, "MO": 1, "MP": 1, "IO": 1, "SJ": 1, "AS": 1, "UM": 1}


def country(name: str) -> Country | None:
    """The country of a name, another name, a demonym or adjective, or an ISO code in capitals.

    ``None`` when no country is called so.

    >>> country("Norway").code, country("norwegians").code, country("the DPRK").code
    ('NO', 'NO', 'KP')
    """
    if name in _words()["code"]:
        return _countries()[_words()["code"][name]]
    code = country_code(name) or demonym_country(name)
    return _countries()[code] if code else None


def country_code(name: str) -> str | None:
    """The code of a country by its name or another name; no adjectives, no codes."""
    if not any(c.isupper() for c in name):
        return None  # "us", "china" and "turkey" are words
    return _words()["name"].get(_without_article(fold(name)))


def by_code(code: str) -> Country | None:
    """The country of a two-letter or three-letter ISO code; ``None`` when no country has it."""
    found = _words()["code"].get(code)
    return _countries()[found] if found else None


def all_countries() -> tuple[Country, ...]:
    """Every country, in order of code."""
    return tuple(_countries().values())


def demonym_country(word: str) -> str | None:
    """The code of the country of a demonym or adjective.

    >>> demonym_country("Norwegian"), demonym_country("Danes"), demonym_country("happy")
    ('NO', 'DK', None)
    """
    if word and word[0].islower():
        return _words()["word"].get(fold(word)) if word not in _LOWER_WORDS else None
    return _words()["word"].get(fold(word))


_LOWER_WORDS = frozenset({"us", "pole", "poles", "turkey", "polish", "swede", "brit", "dane"})


def country_of_metonym(name: str) -> str | None:
    """The code of the country whose government a capital, building or street stands for.

    A capital stands for a government only where it acts or speaks: the caller decides that.

    >>> country_of_metonym("Pyongyang"), country_of_metonym("the Kremlin")
    ('KP', 'RU')
    """
    folded = _without_article(fold(name))
    return _words()["seat"].get(folded) or _words()["capital"].get(folded)


def is_seat(name: str) -> bool:
    """Whether the name is a building or street that stands for a government, not a capital."""
    folded = _without_article(fold(name))
    return folded in _words()["seat"] and folded not in _words()["capital"]


def capital_of(code: str) -> str | None:
    """The capital of the country with a code ("the Norwegian capital"); ``None`` when it has none.

    >>> capital_of("NO")
    'Oslo'
    """
    found = by_code(code)
    return found.capital or None if found else None


@lru_cache(maxsize=1)
def _regions() -> tuple[dict[str, str], dict[str, tuple[Region, ...]]]:
    """Names of regions by code, and regions by each folded form of their name."""
    raw = _read("regions.json")
    regions: dict[str, list[Region]] = {}
    for code, name in raw["regions"].items():
        region = Region(name, code.split(".")[0])
        for key in {fold(name), *_region_keys(name)}:
            regions.setdefault(key, []).append(region)
    for short, code in raw["short_regions"].items():
        shortened = Region(raw["regions"][code], code.split(".")[0])
        regions.setdefault(f"{short}.", []).append(shortened)  # "Miss" without its stop is no state
    return raw["regions"], {key: tuple(found) for key, found in regions.items()}


@lru_cache(maxsize=1)
def _city_lines() -> str:
    """Lines ``name=entry;entry``, sorted; searched as they are, since to parse all takes longer."""
    packed = (files("registry.lexicon") / "data" / "cities.txt.gz").read_bytes()
    return gzip.decompress(packed).decode()


def _city_row(name: str) -> str | None:
    """The entries of a folded name, by binary search over the lines."""
    text = _city_lines()
    low, high = 0, len(text)
    wanted = f"{name}="
    while low < high:
        middle = text.rfind("\n", low, (low + high) // 2) + 1 or low
        end = text.index("\n", middle)
        line = text[middle:end]
        if line.startswith(wanted):
            return line[len(wanted) :]
        if line.partition("=")[0] < name:
            low = end + 1
        else:
            high = middle
    return None


_REGION_WORDS = (
    "department", "province", "region", "oblast", "state", "prefecture", "county", "governorate",
    "district", "krai", "republic", "voivodeship", "canton", "parish", "division", "city",
)  # fmt: skip


def _region_keys(name: str) -> set[str]:
    """A region is also known without the word for what it is."""
    folded = fold(name)
    keys = {folded.removeprefix("the ")}
    for word in _REGION_WORDS:
        if folded.endswith(f" {word}"):
            keys.add(folded[: -len(word) - 1])
        if folded.startswith(f"{word} of "):
            keys.add(folded[len(word) + 4 :])
    return keys


@lru_cache(maxsize=8192)
def cities(name: str) -> tuple[City, ...]:
    """Every known city of that name, the most populous first; empty for other names.

    >>> [city.country for city in cities("Paris")][:1]
    ['FR']
    """
    region_names = _regions()[0]
    row = _city_row(fold(name))
    if row is None:
        return ()
    found = []
    for entry in row.split(";"):
        region, population, latitude, longitude, *shown = entry.split("|")
        found.append(
            City(
                name=shown[0] if shown else fold(name).title(),
                country=region.split(".")[0],
                region=region_names.get(region, ""),
                population=int(population),
                at=(float(latitude), float(longitude)),
            )
        )
    return tuple(found)


@lru_cache(maxsize=8192)
def regions(name: str) -> tuple[Region, ...]:
    """Every first-level division of that name, with or without its word for "province".

    >>> regions("Piedmont")
    (Region(name='Piedmont', country='IT'),)
    """
    folded = _without_article(fold(name))
    table = _regions()[1]
    if folded in table:
        return table[folded]
    if name.endswith(".") or name.isupper():
        return table.get(f"{folded}.", ())
    for key in sorted(_region_keys(name) - {folded}):
        if key in table:
            return table[key]
    return ()


def place_candidates(name: str) -> tuple[Country | Region | City, ...]:
    """What a name may mean: a country first, then cities by population, then regions.

    Empty for words in lower case and for unknown names.
    """
    if not name or not (name[0].isupper() or name.startswith("the ")):
        return ()
    code = country_code(name)
    found: list[Country | Region | City] = [_countries()[code]] if code else []
    found += cities(_strip_the(name))
    found += regions(name)
    return tuple(found)


# Continents and the like, by what `Country.region` and `Country.subregion` call them.
_LARGER = {
    "europe": ("Europe",),
    "asia": ("Asia",),
    "africa": ("Africa",),
    "oceania": ("Oceania",),
    "americas": ("Americas",),
    "north america": ("Northern America", "Central America"),
    "latin america": ("Latin America and the Caribbean",),
    "central asia": ("Central Asia",),
    "east asia": ("Eastern Asia",),
    "south asia": ("Southern Asia",),
    "southeast asia": ("South-eastern Asia",),
    "south east asia": ("South-eastern Asia",),
    "western europe": ("Western Europe",),
    "eastern europe": ("Eastern Europe",),
    "northern europe": ("Northern Europe",),
    "southern europe": ("Southern Europe",),
    "north africa": ("Northern Africa",),
    "sub saharan africa": ("Sub-Saharan Africa",),
}


def lies_in_continent(code: str, name: str) -> bool | None:
    """Whether a country lies in a continent or a part of one; ``None`` for no such name.

    >>> lies_in_continent("NO", "Europe"), lies_in_continent("NO", "Asia")
    (True, False)
    """
    wanted = _LARGER.get(_without_article(fold(name)))
    found = by_code(code)
    if wanted is None or found is None:
        return None
    return found.region in wanted or found.subregion in wanted


def _strip_the(name: str) -> str:
    return name[4:] if name.startswith("the ") else name


def main_city(name: str) -> City | None:
    """The city that a bare name means, or ``None`` when namesakes are of like size."""
    found = cities(name)
    if len(found) > 1 and found[0].population < CLEARLY_LARGER * found[1].population:
        capital = next((c for c in found if capital_of(c.country) == c.name), None)
        return capital
    return found[0] if found else None


def _read(name: str) -> Any:  # noqa: ANN401 - the content of a data file
    return json.loads((files("registry.lexicon") / "data" / name).read_text(encoding="utf-8"))
