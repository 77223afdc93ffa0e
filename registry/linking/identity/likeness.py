"""Keys by which names that may be one find each other, so that few pairs need be asked about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.values.names import SMALL_WORDS, EntityRef, strip_title


def may_be_one(left: EntityRef, right: EntityRef) -> bool:
    """Whether it is worth asking if two entities are one; ``False`` only when they are not."""
    one, other = likely_keys(left), likely_keys(right)
    return not (one.asks.isdisjoint(other.shows) and other.asks.isdisjoint(one.shows))


class Asked(NamedTuple):
    """Two entities may be one only if one of them asks for what the other shows."""

    shows: frozenset[str]
    asks: frozenset[str]


@lru_cache(maxsize=1 << 17)
def likely_keys(entity: EntityRef) -> Asked:
    """Keys of a name: few share one, and whoever is the same does."""
    both = set(_common(entity))
    shows, asks = set(both), set(both)
    plain = _words(fold(entity.name))
    core = _words(entity.key.partition(":")[2])
    for words in {tuple(plain), tuple(core), tuple(strip_title(list(plain)))} - {()}:
        if entity.kind in ("person", "other"):
            own = _personal(words)
            shows |= own.shows
            asks |= own.asks
        if entity.kind == "org" and len(words) == 1:
            # The name finder may take a family name that stands alone for that of a firm.
            shows |= {f"family {titles.romanised_key(words[0])}"}
            asks |= {f"family {titles.romanised_key(words[0])}"}
        if entity.kind != "person":
            forms = [titles.romanised_key(w) for w in words]
            whole = " ".join(forms)
            # A short form is the beginning or the end: Norden of a mill, Rovers of a club.
            parts = [" ".join(forms[:n]) for n in range(1, len(forms))]
            parts += [" ".join(forms[n:]) for n in range(1, len(forms))]
            shows |= {f"full {whole}", *(f"part {p}" for p in parts)}
            asks |= {f"full {whole}", f"part {whole}", *(f"full {p}" for p in parts)}
    return Asked(frozenset(shows), frozenset(asks))


def _personal(words: tuple[str, ...]) -> Asked:
    """A family name joins all who bear it; a given name only those who are called by it alone."""
    one = [titles.romanised_key(w) for w in words]
    family = {one[-1], *(f for w, f in zip(words, one, strict=True) if w in titles.FAMILY_FIRST)}
    if len(one) > 1 and words[-1] in _GENERATIONS:
        family.add(one[-2])
    both = {f"family {f}" for f in family} | {f"sorted {' '.join(sorted(words))}"}
    if len(one) == 1:
        return Asked(
            frozenset(both | {f"single {words[0]}"}), frozenset(both | {f"given {words[0]}"})
        )
    givens = {words[0], words[-1]}
    return Asked(
        frozenset(both | {f"given {w}" for w in givens}),
        frozenset(both | {f"single {w}" for w in givens}),
    )


_GENERATIONS = frozenset({"jr", "junior", "sr", "senior", "ii", "iii"})


def _common(entity: EntityRef) -> Iterator[str]:
    yield f"= {entity.key}"
    plain = _words(fold(entity.name))
    yield f"joined {''.join(plain)}"
    yield f"joined {''.join(strip_title(plain))}"
    yield f"joined {''.join(_words(entity.key.partition(':')[2]))}"
    country = geography.country(entity.name)
    if country is not None:
        yield f"country {country.code}"
    city = geography.main_city(entity.name)
    if city is not None:
        yield f"city {city.name} {city.country}"
    if entity.kind != "person":
        yield from _acronyms(entity.name)


def _acronyms(name: str) -> Iterator[str]:
    letters = name.replace(".", "").removeprefix("the ").removeprefix("The ")
    if 2 <= len(letters) <= 8 and letters.isalnum() and letters[0].isupper():
        yield f"letters {letters.lower()}"
        known = titles.expansion(letters)
        if known:
            yield f"joined {''.join(_words(fold(known).removeprefix('the ')))}"
    parts = name.replace("&", " and ").replace(",", " ").replace("-", " ").split()
    if len(parts) < 2:
        return
    heads = [fold(w) if w.isupper() and len(w) <= 4 else fold(w)[:1] for w in parts]
    every = "".join(heads)
    yield f"letters {every}"
    yield f"letters {every.removeprefix('t')}"
    main = (h for h, word in zip(heads, parts, strict=True) if fold(word) not in SMALL_WORDS)
    yield f"letters {''.join(main)}"


def _words(folded: str) -> list[str]:
    cleaned = folded.strip("\"'“”‘’«» ").replace("&", " and ").replace(",", " ")
    return cleaned.removesuffix("'s").removeprefix("the ").replace("'", "").split()
