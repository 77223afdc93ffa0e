"""Whether two names, or two entities, may be one."""

from __future__ import annotations

from functools import lru_cache

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold
from registry.values.names._model import EntityKind, EntityRef, Gender, NameMatch, NameReason
from registry.values.names._organisations import is_acronym_of, short_organisation
from registry.values.names._people import same_person
from registry.values.names._words import core_words


def entity(
    name: str,
    kind: EntityKind = "other",
    *,
    gender: Gender | None = None,
    country: str | None = None,
) -> EntityRef:
    """The reference of a name: key made of its kind and its folded core.

    ``country`` is the ISO code when the entity is a country.

    >>> entity("President Vladimir Putin", "person").key
    'person:vladimir putin'
    >>> entity("Norden Paper Inc.", "org").key
    'org:norden paper'
    """
    if country:
        found = geography.by_code(country)
        return EntityRef(
            name=found.name if found else name, kind="country", key=f"country:{country}"
        )
    core = " ".join(core_words(name, kind)) or fold(name)
    return EntityRef(name=" ".join(name.split()), kind=kind, gender=gender, key=f"{kind}:{core}")


@lru_cache(maxsize=65536)
def same_name(left: str, right: str, kind: EntityKind = "other") -> NameMatch | None:
    """Whether two written names may stand for one entity of a kind, with the reason.

    Symmetric.  ``None`` means that nothing joins them, however alike they look.

    >>> same_name("M. Olsen", "Maria Olsen", "person").reason.value
    'initials'
    >>> same_name("Lim Eum-chul", "Lim Eul-chul", "person") is None
    True
    >>> same_name("Olsen", "Maria Olsen", "person").weak
    True
    """
    if left == right:
        return NameMatch(NameReason.EQUAL, weak=False, note=f"both are written {left}")
    if (left, right) > (right, left):
        left, right = right, left
    found = _same(left, right, kind)
    if found is None:
        return None
    reason, weak = found
    return NameMatch(reason, weak, f"{left} and {right}: {reason.value}")


def _same(left: str, right: str, kind: EntityKind) -> tuple[NameReason, bool] | None:
    plain_left, plain_right = fold(left), fold(right)
    if plain_left == plain_right:
        return NameReason.SPELLING, False
    if kind == "country":
        return _same_country(left, right)
    if kind == "place" and geography.main_city(left) and (
        geography.main_city(left) == geography.main_city(right)
    ):  # fmt: skip
        return NameReason.OTHER_NAME, False
    core_left, core_right = core_words(left, kind), core_words(right, kind)
    if not core_left or not core_right:
        return None
    if core_left == core_right:
        if kind == "org":
            return NameReason.LEGAL_FORM, False
        return (NameReason.TITLE if kind == "person" else NameReason.SPELLING), False
    if "".join(core_left) == "".join(core_right):
        return NameReason.SPELLING, False
    if kind == "person":
        return same_person(core_left, core_right)
    if kind in ("org", "team", "other", "event") and is_acronym_of(left, right):
        return NameReason.ACRONYM, False
    if all(a == b or titles.same_romanisation(a, b) for a, b in _zip(core_left, core_right)):
        return NameReason.ROMANISATION, False
    if kind in ("org", "team"):
        return short_organisation(core_left, core_right)
    if kind == "place":
        return _bare_place(core_left, core_right)
    return None


# Words that say what a place is, and are left out: Etna is Mount Etna.  A bay, a river or an
# airport is another place than the town it is named after.
_LANDFORMS = frozenset(
    """mount mt mountain volcano province prefecture county district village town
    municipality""".split()
)


def _bare_place(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[NameReason, bool] | None:
    """A mountain or an administrative unit is called by its bare name too."""
    shorter, longer = sorted((left, right), key=len)
    rest = tuple(w for w in longer if w not in _LANDFORMS and w not in ("of", "the"))
    if len(longer) > len(shorter) and rest == shorter:
        return NameReason.SHORT_FORM, True
    return None


def _zip(left: tuple[str, ...], right: tuple[str, ...]) -> list[tuple[str, str]]:
    """Pairs of words, or a pair that never matches when the lengths differ."""
    return list(zip(left, right, strict=True)) if len(left) == len(right) else [("", "-")]


def _same_country(left: str, right: str) -> tuple[NameReason, bool] | None:
    a, b = geography.country(left), geography.country(right)
    if a is None or b is None or a.code != b.code:
        return None
    is_name = geography.country_code(left) and geography.country_code(right)
    return (NameReason.OTHER_NAME if is_name else NameReason.DEMONYM), False


# Of two kinds the earlier tells how to compare.
_KINDS: tuple[EntityKind, ...] = ("person", "org", "team", "vessel", "work", "place")


def same_entity(left: EntityRef, right: EntityRef) -> NameMatch | None:
    """Whether two entities, of one article or of two, may be one, with the reason.

    Kinds that a reader can mistake for one another (a team, an organisation, a place) are compared
    by name; a person is only ever a person.  Genders that contradict each other decide.
    """
    if left.key == right.key:
        return NameMatch(NameReason.EQUAL, weak=False, note=f"both are {left.name}")
    if "country" in (left.kind, right.kind) and left.kind == right.kind:
        return None  # the code in the key has already decided
    if left.gender and right.gender and left.gender != right.gender:
        return None
    kinds = {left.kind, right.kind}
    if "person" in kinds and kinds - {"person", "other"}:
        return None
    kind = next((k for k in _KINDS if k in kinds), "other")
    found = same_name(left.name, right.name, kind)
    if found is not None and found.reason is NameReason.GIVEN_NAME:
        return None  # within one article a given name may do; between two it tells nobody
    return found
