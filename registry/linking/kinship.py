"""Which entities may be one, as numbers: entities that are one bear one number.

``reason_same`` decides; this only finds for each new entity the few that are
worth asking about.  The numbers may join more than ``reason_same`` does (a bare
surname joins all who bear it), never less, which is what a bound needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.linking.identity import reason_same
from registry.values.names import EntityRef, strip_title


class Kinship:
    """Groups of entities; ``group`` gives the number of each."""

    def __init__(self) -> None:
        self._group = np.full(64, -1, dtype=np.int32)
        self._count = 0
        self._under: dict[str, list[tuple[int, EntityRef]]] = {}

    def add(self, number: int, entity: EntityRef) -> None:
        """Add the entity of the next number; one that is there already changes nothing."""
        if number < self._count:
            return
        self._count = number + 1
        if self._count >= len(self._group):
            grown = np.full(2 * len(self._group), -1, dtype=np.int32)
            grown[: len(self._group)] = self._group
            self._group = grown
        self._group[number] = number
        keys = likely_keys(entity)
        asked: set[int] = set()
        for key in sorted(keys.asks):
            for other, ref in self._under.get(key, ()):
                mine, theirs = self._group[number], self._group[other]
                if mine == theirs or other in asked:
                    continue
                asked.add(other)
                if reason_same(entity, ref) is not None or reason_same(ref, entity) is not None:
                    known = self._group[: self._count]
                    known[known == max(mine, theirs)] = min(mine, theirs)
        for key in keys.shows:
            self._under.setdefault(key, []).append((number, entity))

    @property
    def group(self) -> NDArray[np.int32]:
        """By entity number, the number of its group; the last place is -1, for none."""
        return self._group


class Asked(NamedTuple):
    """Two entities may be one only if one of them asks for what the other shows."""

    shows: frozenset[str]
    asks: frozenset[str]


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
        if entity.kind != "person":
            forms = [_romanised(w) for w in words]
            whole = " ".join(forms)
            # A short form is the beginning or the end: Norden of a mill, Rovers of a club.
            parts = [" ".join(forms[:n]) for n in range(1, len(forms))]
            parts += [" ".join(forms[n:]) for n in range(1, len(forms))]
            shows |= {f"full {whole}", *(f"part {p}" for p in parts)}
            asks |= {f"full {whole}", f"part {whole}", *(f"full {p}" for p in parts)}
    return Asked(frozenset(shows), frozenset(asks))


def _personal(words: tuple[str, ...]) -> Asked:
    """A family name joins all who bear it; a given name only those who are called by it alone."""
    one = [_romanised(w) for w in words]
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
    main = (h for h, word in zip(heads, parts, strict=True) if fold(word) not in _SMALL)
    yield f"letters {''.join(main)}"


_SMALL = frozenset({"of", "and", "the", "for", "de", "in", "on", "to", "a", "&", "und", "du"})


def _words(folded: str) -> list[str]:
    cleaned = folded.strip("\"'“”‘’«» ").replace("&", " and ").replace(",", " ")
    return cleaned.removesuffix("'s").removeprefix("the ").replace("'", "").split()


@cache
def _rows() -> dict[str, int]:
    return {form: row for row, forms in enumerate(titles.ROMANISED) for form in forms}


def _romanised(word: str) -> str:
    row = _rows().get(word)
    return word if row is None else f"#{row}"
