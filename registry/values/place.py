"""Where something happens, with what it lies in.

Unit: the named place; distances are great-circle kilometres between the
lexicon's coordinates, which are good to about 1 km.  A name that several
places bear is kept as ambiguous unless one of them is much larger or the text
names what it lies in, and what is ambiguous or unknown is never disjoint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from pydantic import BaseModel, ConfigDict

from registry.lexicon import geography
from registry.lexicon.geography import City, Region, fold
from registry.values.relation import Relation

PlaceKind = Literal["city", "region", "country", "other"]

NEAR_KM = 12
"""A town within so many kilometres of another, and more of a large one, may be its suburb."""
_REACH = 0.012
"""Kilometres by the square root of the population: 46 for a city of eight million."""
_FAR_KM = 500
"""Places from which something lies so or so far, so far apart, are two for sure."""
NEAR = "near"
"""The offset of what is only said to be near a place."""
_NEARBY_KM = 100
"""What is near a place is no further from it than this."""

_SMALL_TOWN = 100
"""Thousands of people; a town below gives way to a region of its name."""

# Governments differ on the country of these; a claim about it is not about the place.
_DISPUTED = frozenset(
    {"jerusalem", "east jerusalem", "sevastopol", "simferopol", "kerch", "yalta", "feodosiya",
     "donetsk", "luhansk", "luhans'k", "mariupol", "crimea", "hong kong", "macau", "taipei",
     "pristina", "stepanakert", "gaza", "srinagar", "nicosia"}
)  # fmt: skip
_OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east"}
_DIRECTION = re.compile(r"\b(north|south)?-?\s?(east|west)?(?:ern)?\b", re.IGNORECASE)


class Place(BaseModel):
    """A named place and the larger places that contain it.

    >>> read_place("Turin").within
    ('Piedmont', 'Italy')
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    """The name as written, or the lexicon's name where the place is known."""
    kind: PlaceKind = "other"
    country: str | None = None
    """ISO 3166 code of two letters."""
    within: tuple[str, ...] = ()
    """Names of what contains it, nearest first: ``("Piedmont", "Italy")``."""
    population: int | None = None
    """Of a known city, in thousands; tells how far its suburbs reach."""
    at: tuple[float, float] | None = None
    """Latitude and longitude in degrees, to a hundredth."""
    offset: str | None = None
    """Distance and direction as written: ``30 km north of``."""
    ambiguous: bool = False
    """The name belongs to several places, none of them much larger."""

    def __str__(self) -> str:
        shown = ", ".join((self.name, *self.within[-1:]))
        return f"{self.offset} {shown}" if self.offset else shown


_Candidate = geography.Country | Region | City


def read_place(name: str, *, near: Iterable[str] = (), offset: str | None = None) -> Place:
    """The place of a written name.

    ``near`` holds names of places that the same sentence or article sets it in ("Tarma, Peru");
    they choose among namesakes.  An unknown name gives a place of kind ``other``.

    >>> read_place("Paris").country, read_place("Paris", near=["Texas"]).within[0]
    ('FR', 'Texas')
    >>> read_place("Springfield").ambiguous
    True
    """
    surroundings = tuple(near)
    candidates = geography.place_candidates(name)
    countries = {code for s in surroundings if (code := geography.country_code(s))}
    others = [s for s in surroundings if fold(s) != fold(name)]
    named = {fold(s) for s in others}
    named |= {fold(region.name) for s in others for region in geography.regions(s)}
    chosen = _choose(name, candidates, countries, named)
    if chosen is None:
        if not candidates:
            return Place(name=name, offset=offset)
        kind: PlaceKind = "city" if isinstance(candidates[0], City) else "region"
        return Place(name=name, kind=kind, offset=offset, ambiguous=True)
    return _place_of(chosen, offset)


def _place_of(chosen: _Candidate, offset: str | None = None) -> Place:
    """The place that an entry of the lexicon is."""
    if isinstance(chosen, City):
        within = tuple(dict.fromkeys(n for n in (chosen.region, _country_name(chosen)) if n))
        return Place(
            name=chosen.name,
            kind="city",
            country=chosen.country,
            within=within,
            population=chosen.population,
            at=chosen.at,
            offset=offset,
        )
    if isinstance(chosen, Region):
        return Place(
            name=chosen.name,
            kind="region",
            country=chosen.country,
            within=(_country_name(chosen),),
            offset=offset,
        )
    parent = geography.by_code(chosen.within) if chosen.within else None
    return Place(
        name=chosen.name,
        kind="country",
        country=chosen.code,
        within=(parent.name,) if parent else (),
        offset=offset,
    )


def _choose(
    name: str, candidates: tuple[_Candidate, ...], countries: set[str], named: set[str]
) -> _Candidate | None:
    """The candidate that its surroundings name, else the one that is clearly meant."""
    smaller = [c for c in candidates if isinstance(c, City | Region)]
    for candidate in smaller:
        if isinstance(candidate, City) and fold(candidate.region) in named:
            return candidate
    inside = [c for c in smaller if c.country in countries]
    usual = candidates[0] if candidates else None
    if inside and not (isinstance(usual, geography.Country) and usual.code in countries):
        first = inside[0]
        rivals = [c for c in inside[1:] if isinstance(c, City)]
        if not rivals or not isinstance(first, City):
            return first
        return first if first.population >= 2 * rivals[0].population else None
    if candidates and isinstance(candidates[0], geography.Country):
        return candidates[0]
    city = geography.main_city(name)
    divisions = [c for c in smaller if isinstance(c, Region)]
    largest = max((c.population for c in smaller if isinstance(c, City)), default=0)
    if len(divisions) == 1 and largest < _SMALL_TOWN:
        return divisions[0]  # Piedmont is the region, not the town in California
    if city is not None:
        # A region of the same name is where the city lies, as a rule (Lima, Oaxaca).
        others = [c for c in divisions if c.country != city.country]
        return city if not others or city.population >= 500 else None
    return None


def _country_name(place: City | Region) -> str:
    country = geography.by_code(place.country)
    return country.name if country else ""


def compare(left: Place, right: Place) -> Relation:
    """How two places stand to each other.

    A city refines its region and its country; two known cities far apart, and places in two
    countries, are disjoint; whatever is unknown, ambiguous or disputed is incomparable unless the
    names are the same.

    >>> compare(read_place("Oslo"), read_place("Norway"))
    <Relation.REFINES: 'refines'>
    >>> compare(read_place("Oslo"), read_place("Bergen"))
    <Relation.DISJOINT: 'disjoint'>
    """
    return _compared(left, right)[0]


def explain(left: Place, right: Place) -> str:
    """Why :func:`compare` says what it says, in one line.

    >>> explain(read_place("Oslo"), read_place("Bergen"))
    'Oslo and Bergen are 310 km apart'
    """
    return _compared(left, right)[1]


def _compared(left: Place, right: Place) -> tuple[Relation, str]:
    same_name = fold(left.name) == fold(right.name)
    if left.offset or right.offset:
        return _compare_offsets(left, right, same_name=same_name)
    if same_name:
        if left.country == right.country or left.country is None or right.country is None:
            if {left.kind, right.kind} == {"city", "region"}:
                return Relation.INCOMPARABLE, "one name for a city and for a region"
            return Relation.EQUAL, f"both name {left.name}"
        return Relation.INCOMPARABLE, f"{left.name} may be two places of one name"
    contained = _containment(left, right)
    if contained is not None:
        return contained
    return _apart(left, right)


def _containment(left: Place, right: Place) -> tuple[Relation, str] | None:
    for inner, outer, relation in (
        (left, right, Relation.REFINES),
        (right, left, Relation.REFINED_BY),
    ):
        if inner.ambiguous or outer.ambiguous:
            continue
        if outer.kind == "country" and inner.country and inner.kind != "other":
            code = inner.country
            parent = geography.by_code(code)
            if (inner.kind != "country" and code == outer.country) or (
                parent and parent.within == outer.country
            ):
                return relation, f"{inner.name} lies in {outer.name}"
        if fold(outer.name) in {fold(n) for n in inner.within}:
            return relation, f"{inner.name} lies in {outer.name}"
        if outer.kind == "other" and inner.country and (
            geography.lies_in_continent(inner.country, outer.name)
        ):  # fmt: skip
            return relation, f"{inner.name} lies in {outer.name}"
        # "Port Said harbour" is in or at Port Said.
        if inner.kind == "other" and f" {fold(outer.name)} " in f" {fold(inner.name)} ":
            return relation, f"{inner.name} is named after {outer.name}"
    return None


# What a name says that it is, by its first or last word: of two of one sort nothing is in both.
_SORTS = {
    word: words[0]
    for words in (
        ("hospitals", "hospital", "clinic", "infirmary"),
        ("airports", "airport", "airfield"),
        ("stadiums", "stadium", "arena"),
        ("universities", "university", "college"),
        ("streets", "street", "avenue", "road", "highway", "lane", "boulevard"),
        ("squares", "square", "plaza", "piazza", "platz", "praça", "plaça"),
        ("islands", "island", "isle"),
        ("lakes", "lake"),
        ("bridges", "bridge"),
        ("hotels", "hotel"),
        ("prisons", "prison", "jail", "penitentiary"),
        ("churches", "church", "cathedral", "abbey"),
        ("museums", "museum"),
        ("theatres", "theatre", "theater"),
    )
    for word in words[1:]
}


def _sort_of(place: Place) -> tuple[str, set[str]]:
    """What the name of a place says that it is, or nothing, and its other words."""
    words = fold(place.name).replace(".", "").split()
    sort = (_SORTS.get(words[-1]) or _SORTS.get(words[0])) if len(words) > 1 else None
    return (sort or "") if place.kind == "other" else "", {*words} - {*_SORTS, "of", "the", "st"}


def may_lie_in(inner: Place, outer: Place) -> bool:
    """Whether one is a street or a building by its name, and the other is none."""
    return _sort_of(inner)[0] in _BUILT and _sort_of(outer)[0] not in _BUILT


_BUILT = frozenset(_SORTS.values()) - {"islands", "lakes"}


def _two_of_a_sort(left: Place, right: Place) -> str | None:
    """The sort of two places that differ in every other word of their names: "hospitals"."""
    (sort, mine), (other, yours) = _sort_of(left), _sort_of(right)
    return sort if sort and sort == other and mine and yours and not mine & yours else None


def _apart(left: Place, right: Place) -> tuple[Relation, str]:
    unclear = Relation.INCOMPARABLE
    sort = _two_of_a_sort(left, right)
    if sort is not None:
        return Relation.DISJOINT, f"{left.name} and {right.name} are two {sort}"
    for place in (left, right):
        if place.ambiguous and _all_apart(left, right):
            return Relation.DISJOINT, f"no place called {left.name} lies in or at {right.name}"
        if place.ambiguous:
            return unclear, f"{place.name} is the name of several places"
        if place.kind == "other" or place.country is None:
            return unclear, _unknown(left, right)
        if fold(place.name) in _DISPUTED:
            return unclear, f"the country of {place.name} is disputed"
    if "EU" in (left.country, right.country):
        return unclear, "the European Union is not one country"
    if left.kind == "city" and right.kind == "city" and left.at and right.at:
        distance = kilometres(left.at, right.at)
        if distance > _reach(left, right):
            return (
                Relation.DISJOINT,
                f"{left.name} and {right.name} are {_round(distance)} km apart",
            )
        return unclear, f"{left.name} and {right.name} are neighbours"
    if _nation(left) != _nation(right):
        return Relation.DISJOINT, f"{left.name} and {right.name} lie in two countries"
    if left.kind == right.kind:
        return Relation.DISJOINT, f"{left.name} and {right.name} are two {_plural(left.kind)}"
    city, region = (left, right) if left.kind == "city" else (right, left)
    if city.kind == "city" and region.kind == "region" and len(city.within) > 1:
        return Relation.DISJOINT, f"{city.name} lies in {city.within[0]}, not in {region.name}"
    return unclear, "nothing tells how the two lie"


def _unknown(left: Place, right: Place) -> str:
    """That one of two places is, or both are, in no list."""
    names = [one.name for one in (left, right) if one.kind == "other" or one.country is None]
    told = "is not among" if len(names) == 1 else "are not among"
    return f"{' and '.join(names)} {told} the places known here"


def _all_apart(left: Place, right: Place) -> bool:
    """Whether no two places of the two names can be one, or lie one in the other."""
    candidates = [
        tuple(map(_place_of, geography.place_candidates(place.name)))
        if place.ambiguous
        else (place,)
        for place in (left, right)
    ]
    return all(
        _compared(one, other)[0] is Relation.DISJOINT
        for one in candidates[0]
        for other in candidates[1]
    )


def _reach(left: Place, right: Place) -> float:
    """Kilometres within which one city may be a part of the other."""
    people = 1000 * max(left.population or 0, right.population or 0)
    return NEAR_KM + _REACH * sqrt(people)


def _round(kilometres: float) -> int:
    return int(round(kilometres, -1)) if kilometres >= 100 else round(kilometres)


def _plural(kind: str) -> str:
    return {"country": "countries", "city": "cities", "region": "regions"}.get(kind, "places")


def _nation(place: Place) -> str | None:
    country = geography.by_code(place.country or "")
    return (country.within or country.code) if country else place.country


def _compare_offsets(left: Place, right: Place, *, same_name: bool) -> tuple[Relation, str]:
    if same_name and {left.offset, right.offset} <= {None, NEAR}:
        return Relation.OVERLAPS, f"both are in or near {left.name}"
    if same_name and left.offset and right.offset:
        if fold(left.offset) == fold(right.offset):
            return Relation.EQUAL, f"both say {left.offset} {left.name}"
        here, there = _directions(left.offset), _directions(right.offset)
        if any(_OPPOSITE[d] in there for d in here):
            return Relation.DISJOINT, f"{left.offset} and {right.offset} are opposite directions"
        return Relation.INCOMPARABLE, "distances are compared as quantities"
    if same_name:
        return Relation.INCOMPARABLE, f"one says how far from {left.name}"
    relation, why = _compared(
        left.model_copy(update={"offset": None}), right.model_copy(update={"offset": None})
    )
    if relation is Relation.DISJOINT and left.kind == right.kind == "country":
        return relation, why
    if relation in (Relation.REFINES, Relation.REFINED_BY) and NEAR in (left.offset, right.offset):
        return Relation.OVERLAPS, why
    if relation is Relation.DISJOINT and left.at and right.at:
        nearby = {left.offset, right.offset} <= {None, NEAR}
        far = kilometres(left.at, right.at) > (_NEARBY_KM if nearby else _FAR_KM)
        return (relation, why) if far else (Relation.INCOMPARABLE, "near a border nothing is told")
    unclear = relation is Relation.INCOMPARABLE
    return Relation.INCOMPARABLE, why if unclear else "nothing tells how the two lie"


def _directions(offset: str) -> set[str]:
    found = set()
    for match in _DIRECTION.finditer(offset):
        found |= {part.lower() for part in match.groups() if part}
    return found


def kilometres(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Great-circle distance on a sphere of 6,371 km radius."""
    (lat_a, lon_a), (lat_b, lon_b) = (tuple(map(radians, point)) for point in (left, right))
    chord = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin((lon_b - lon_a) / 2) ** 2
    return 2 * 6371 * asin(sqrt(min(1.0, chord)))
