"""One entity of an article while it is read, and what its names say of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from registry.extraction.names._records import NameMention
from registry.lexicon import geography, predicates, titles
from registry.lexicon.geography import fold
from registry.values.names import (
    EntityKind,
    EntityRef,
    Gender,
    NameMatch,
    entity,
    strip_title,
)

_MAIN_BEARER = 3
"""Of two bearers of a surname, one named so many times as often owns the bare surname."""


@dataclass(slots=True)
class Known:
    """One entity of the article while it is being read."""

    number: int
    name: str
    kind: EntityKind
    gender: Gender | None = None
    country: str | None = None
    """The code, when the entity is a country."""
    represents: str | None = None
    descriptors: set[str] = field(default_factory=set)
    """Words of its titles and appositions, and classes of those words."""
    heads: set[str] = field(default_factory=set)
    """What it is: head nouns of the descriptions, with their classes, and words of its name."""
    first: tuple[int, int] = (0, 0)
    """Span of its first mention."""
    sentence: int = 0
    """Sentence of its first mention."""
    full: list[tuple[int, int]] = field(default_factory=list)
    """Start and sentence of each mention by more than one word, in text order."""
    seen: list[tuple[int, str, int, int, int]] = field(default_factory=list)
    """Sentence, role, clause, start and end of each mention so far in text order."""
    count: int = 0
    age: int | None = None
    """As the article gives it beside the name."""
    home: str | None = None
    """Code of the country that a person is said to come from."""

    def ref(self) -> EntityRef:
        """The reference with the fullest form."""
        return entity(self.name, self.kind, gender=self.gender, country=self.country)


@dataclass(slots=True)
class Joined:
    """To which entity a name belongs, and why."""

    known: Known
    match: NameMatch | None
    rests_on: tuple[int, int] | None = None


# What a word in the name of a firm says that it is, where the word itself is no such noun.
OF_A_FIELD = frozenset(
    "days week festival prize award awards fair museum school institute society fund cup".split()
)

TRADES = {
    "air": "airline", "airways": "airline", "airlines": "airline", "bancorp": "bank",
    "banca": "bank", "banco": "bank", "banque": "bank", "motors": "company", "fc": "team",
    "united": "team", "airport": "airport", "rovers": "team", "athletic": "team",
}  # fmt: skip


def add(index: dict[str, list[Known]], key: str, known: Known) -> None:
    """Put an entity into an index once."""
    row = index.setdefault(key, [])
    if known not in row[-1:] and all(k is not known for k in row):
        row.append(known)


def without_title(text: str) -> str:
    """A person's name without the titles before it."""
    words = text.split()
    kept = strip_title([w.lower().rstrip(".") for w in words])
    return " ".join(words[len(words) - len(kept) :])


def main_bearer(
    rows: list[tuple[Known, NameMatch]], mention: NameMention
) -> tuple[Known, NameMatch] | None:
    """Of several bearers of a short form, the one whose full name stands far more often."""
    if not rows:
        return None
    ranked = sorted(rows, key=lambda row: (-len(row[0].full), row[0].number))
    best, second = ranked[0][0], ranked[1][0]
    if len(best.full) < _MAIN_BEARER * max(1, len(second.full)):
        return None
    if any(mention.sentence - 1 <= s and at < mention.start for at, s in second.full):
        return None  # the other one has just been named
    return ranked[0]


# Words of bodies that act for their country: the Norwegian army, the Foreign Ministry.
PUBLIC = frozenset(
    {"government", "ministry", "army", "navy", "military", "forces", "parliament", "embassy",
     "defence", "defense", "foreign", "senate", "cabinet"}
)  # fmt: skip


def country_in(name: str) -> str | None:
    """The country whose adjective a name begins with: "Russian Ministry of Defence"."""
    words = name.split()
    for length in (2, 1):
        code = geography.demonym_country(" ".join(words[:length])) if len(words) > length else None
        if code:
            return code
    return None


_FORMER = frozenset({"former", "ex", "late", "then", "deposed", "ousted"})


def leads(words: list[str]) -> bool:
    """Whether a title is an office whose holder stands for the country now."""
    phrases = (
        " ".join(words[a:b])
        for a in range(len(words))
        for b in range(a + 1, min(a + 3, len(words) + 1))
    )
    return not _FORMER & set(words) and any(p in titles.HEADS_OF_STATE for p in phrases)


def introduces(known: Known, mention: NameMention, first: NameMention) -> bool:
    """Whether a full name explains a short one: it came first, or right after the headline.

    A firm named before is not short for its division, its foreign branch or its product.
    """
    if known.name.startswith(f"{mention.text}-"):
        return False
    added = fold(known.name).split()[len(fold(mention.text).split()) :]
    if any(geography.country(word.title()) for word in added):
        return False
    trade = any(w in titles.ORG_WORDS or predicates.noun_class(w) == "company" for w in added)
    if known.first[0] < first.start:
        return True
    return first.sentence <= 1 and known.sentence <= 3 and (trade or known.kind == "org")
