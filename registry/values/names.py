"""Names of people, organisations, countries, teams, vessels and works.

An :class:`EntityRef` is who or what a mention stands for.  Whether two written
names may stand for one entity is decided by :func:`same_name`, which always
tells its reason; likeness of spelling alone is never one: two people can be one
letter apart.  A *weak* match (a bare surname, the first word of a company) says
"may be" and wants something else to agree; callers decide what.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

from registry.lexicon import geography, titles
from registry.lexicon.geography import fold

EntityKind = Literal[
    "person", "org", "place", "country", "work", "vessel", "team", "event", "other"
]
Gender = Literal["m", "f"]


class EntityRef(BaseModel):
    """Who or what a mention stands for.

    ``key`` is what equality goes by: kind and folded name, or the ISO code of
    a country (``country:NO``).  ``name`` is the fullest form seen.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    kind: EntityKind = "other"
    gender: Gender | None = None
    key: str

    def __hash__(self) -> int:
        # Names are looked up by the million, and hardly two differ in anything but the key.
        return hash(self.key)


class NameReason(StrEnum):
    """Why two written names may stand for one entity."""

    EQUAL = "equal"
    SPELLING = "case, hyphen or marks"
    TITLE = "title left off"
    INITIALS = "initials"
    SHORT_FORM = "short form"
    MIDDLE_NAME = "middle name left off"
    SURNAME = "surname only"
    GIVEN_NAME = "given name only"
    NAME_ORDER = "order of names"
    NICKNAME = "familiar form of the given name"
    ROMANISATION = "romanisation"
    LEGAL_FORM = "legal form left off"
    ACRONYM = "acronym and its expansion"
    OTHER_NAME = "other name of one country or city"
    DEMONYM = "adjective or people of a country"


class NameMatch(NamedTuple):
    """That two names may be one, and why."""

    reason: NameReason
    weak: bool
    """Something else must agree: the form is shared by many."""
    note: str
    """For the reader, with both forms."""


_GENERATIONS = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii"}
_SMALL_WORDS = frozenset({"of", "and", "the", "for", "de", "in", "on", "to", "a", "&", "und", "du"})


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
        return _same_person(core_left, core_right)
    if kind in ("org", "team", "other", "event") and _is_acronym_of(left, right):
        return NameReason.ACRONYM, False
    if all(a == b or titles.same_romanisation(a, b) for a, b in _zip(core_left, core_right)):
        return NameReason.ROMANISATION, False
    if kind in ("org", "team"):
        return _short_organisation(core_left, core_right)
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


@lru_cache(maxsize=65536)
def core_words(name: str, kind: EntityKind) -> tuple[str, ...]:
    """The words of a name that identify: folded, without titles, legal form, article, quotes."""
    folded = fold(name.strip("\"'“”‘’«» ")).replace("&", " and ").replace(",", " ")
    folded = folded.removesuffix("'s").removesuffix("s'").removeprefix("the ")
    words = folded.replace("'", "").split()
    if kind == "person":
        words = strip_title(words)
        words = [w for i, w in enumerate(words) if i == 0 or w not in _GENERATIONS] + [
            _GENERATIONS[w] for w in words[1:] if w in _GENERATIONS
        ]
    elif kind in ("org", "team"):
        while len(words) > 1 and words[-1] in titles.LEGAL_SUFFIXES:
            words = words[:-1]
        if len(words) > 1 and words[-1] == "and":
            words = words[:-1]
    elif kind == "vessel" and len(words) > 1 and words[0] in titles.VESSEL_WORDS:
        words = words[1:]
    elif kind == "place" and words[:2] in (["city", "of"], ["town", "of"]) and len(words) > 2:
        words = words[2:]
    return tuple(words)


def strip_title(words: list[str]) -> list[str]:
    """Folded words of a name without the titles and offices before it, never without all words."""
    while len(words) > 1:
        for length in (4, 3, 2, 1):
            head = " ".join(words[:length])
            if length < len(words) and (titles.is_title(head) or head in titles.FORMERLY):
                words = words[length:]
                break
        else:
            return words
    return words


def _same_country(left: str, right: str) -> tuple[NameReason, bool] | None:
    a, b = geography.country(left), geography.country(right)
    if a is None or b is None or a.code != b.code:
        return None
    is_name = geography.country_code(left) and geography.country_code(right)
    return (NameReason.OTHER_NAME if is_name else NameReason.DEMONYM), False


# ── people ───────────────────────────────────────────────────────────────────


def _same_person(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[NameReason, bool] | None:
    left, generation_left = _generation(left)
    right, generation_right = _generation(right)
    if generation_left and generation_right and generation_left != generation_right:
        return None
    weak = generation_left != generation_right  # father and son share a name
    if left == right:
        return NameReason.SHORT_FORM, weak
    if len(left) == 1 or len(right) == 1:
        return _single_word(left, right)
    if len(left) > 1 and sorted(left) == sorted(right):
        return NameReason.NAME_ORDER, weak
    shorter, longer = sorted((left, right), key=len)
    if longer[-len(shorter) :] == shorter and shorter[0] in titles.PARTICLES:
        return NameReason.SURNAME, True
    if not _same_family_name(shorter, longer):
        return None
    reason = _same_given_names(shorter[:-1], longer[:-1])
    if reason is None:
        return None
    if reason is NameReason.SHORT_FORM and shorter[-1] != longer[-1]:
        reason = NameReason.ROMANISATION
    return reason, weak or reason in (NameReason.NICKNAME, NameReason.INITIALS)


def _generation(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    if len(words) > 1 and words[-1] in _GENERATIONS:
        return words[:-1], words[-1]
    return words, ""


def _single_word(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[NameReason, bool] | None:
    shorter, longer = sorted((left, right), key=len)
    word = shorter[0]
    if len(longer) == 1:
        if titles.same_romanisation(word, longer[0]):
            return NameReason.ROMANISATION, True
        return None
    if len(word) < 2:
        return None
    family = longer[0] if longer[0] in titles.FAMILY_FIRST else longer[-1]
    if word == family or titles.same_romanisation(word, family):
        return NameReason.SURNAME, True
    if word == longer[-1] and longer[0] not in titles.FAMILY_FIRST:
        return NameReason.SURNAME, True
    if word in (longer[0], longer[-1]):
        return NameReason.GIVEN_NAME, True
    return None


def _same_family_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return left[-1] == right[-1] or titles.same_romanisation(left[-1], right[-1])


def _same_given_names(shorter: tuple[str, ...], longer: tuple[str, ...]) -> NameReason | None:
    """Every given name of the shorter form must stand, in order, in the longer one."""
    reason = NameReason.SHORT_FORM
    at = 0
    for word in shorter:
        step = None
        while at < len(longer) and step is None:
            step = _same_given_name(word, longer[at])
            at += 1
        if step is None:
            return None
        if step is not NameReason.EQUAL:
            reason = step
    # A first name may not be skipped: "Anna Olsen" is not "Maria Anna Olsen" for sure.
    if shorter and _same_given_name(shorter[0], longer[0]) is None:
        return None
    if reason is NameReason.SHORT_FORM and len(shorter) < len(longer):
        return NameReason.MIDDLE_NAME
    return reason


def _same_given_name(left: str, right: str) -> NameReason | None:
    if left == right:
        return NameReason.EQUAL
    short, full = sorted((left, right), key=len)
    if len(short) == 1 and full.startswith(short):
        return NameReason.INITIALS
    if titles.same_romanisation(left, right):
        return NameReason.ROMANISATION
    if titles.same_given_name(left, right):
        return NameReason.NICKNAME
    return None


# ── organisations ────────────────────────────────────────────────────────────


def _is_acronym_of(left: str, right: str) -> bool:
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
    main = [head for head, w in zip(heads, words, strict=True) if fold(w) not in _SMALL_WORDS]
    return frozenset({"".join(heads), "".join(main)})


def _short_organisation(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[NameReason, bool] | None:
    """A company is called by the first words of its name, if those say more than its trade."""
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) == len(longer) or longer[: len(shorter)] != shorter:
        return None
    if any(geography.country(word.title()) for word in longer[len(shorter) :]):
        return None  # a firm is not its foreign branch
    joined = " ".join(shorter)
    telling = [w for w in shorter if w not in titles.ORG_WORDS and w not in _SMALL_WORDS]
    if not telling or longer[len(shorter)] in _SMALL_WORDS:
        return None  # "Bank" is no bank's name; "Bank of" is cut off
    if geography.country(joined) or _is_large_place(joined):
        return None  # "New York" is not "New York Times"
    if len(shorter) == 1 and (len(joined) < 3 or joined in titles.COMMON_BEGINNINGS):
        return None
    return NameReason.SHORT_FORM, True


def _is_large_place(name: str) -> bool:
    return any(c.population >= 100 for c in geography.cities(name)) or bool(geography.regions(name))


# Of two kinds the earlier tells how to compare.
_KINDS: tuple[EntityKind, ...] = ("person", "org", "team", "vessel", "work", "event", "place")


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
    kind = next(
        (k for k in ("person", "org", "team", "vessel", "work", "place") if k in kinds), "other"
    )
    found = same_name(left.name, right.name, kind)
    if found is not None and found.reason is NameReason.GIVEN_NAME:
        return None  # within one article a given name may do; between two it tells nobody
    return found
