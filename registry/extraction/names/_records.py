"""What goes into the resolution of names, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from registry.values.names import EntityRef, Gender

Form = Literal["name", "demonym", "pronoun", "description", "noun"]
"""A ``noun`` is an unnamed subject or person: it only competes for pronouns."""
Role = Literal["subject", "object", "possessive", "place", "other"]


@dataclass(frozen=True, slots=True)
class NameMention:
    """One mention of somebody or something, as the text shows it."""

    start: int
    end: int
    text: str
    sentence: int
    """Position of its sentence in the article, counted from 0."""
    form: Form = "name"
    kind_hint: str | None = None
    """Label of the parser's name finder, such as ``PERSON``; ``None`` when it found nothing."""
    token: int = 0
    """Index of the head token in its sentence; for the caller alone."""
    head: str = ""
    """Lower-case lemma of the head noun of a description; the pronoun itself."""
    role: Role = "other"
    preposition: str = ""
    """The preposition before the noun phrase, lower case."""
    clause: int = -1
    """Index of the governing verb in its sentence; -1 when there is none."""
    verb: str = ""
    """Lemma of the verb whose subject a pronoun is."""
    gender: Gender | None = None
    plural: bool = False
    titles: tuple[str, ...] = ()
    """Lower-case titles before a name and descriptions in apposition to it."""
    country: str | None = None
    """Code of the country that the title or description names ("the Norwegian capital")."""
    home: str | None = None
    """Code of the country that a person is said to come from: "Lena Berg of Norway"."""
    kin: bool = False
    """Named as somebody's relative: "his brother, Peter"."""
    alias_of: tuple[int, int] | None = None
    """Span of the name right before it, which it repeats in parentheses."""
    count: int | None = None
    """2 for "the two countries" and "both countries"."""
    age: int | None = None
    """The age that follows a name ("Reyes, 26,"), or that is all a description says."""
    barred: int | None = None
    """Where the name stands that a pronoun cannot mean: "Daniel Rono, who has coached him"."""
    repair: str | None = None
    """What the parser had missed, in words; values that rest on it are inferred."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Which entity a mention stands for, and why."""

    entity: int | None
    """Number of the entity in its article, in order of appearance; ``None`` when unclear."""
    ref: EntityRef | None
    reason: str
    """Empty when the mention is the first or the same full name."""
    rests_on: tuple[int, int] | None = None
    """Span of the mention that the reason points to."""
    inferred: bool = False
    represents: str | None = None
    """Code of the country for which the entity stands here."""
    group: tuple[EntityRef, ...] = field(default=())
    """For "the two countries" and the like: all that are meant; ``ref`` is then ``None``."""
