"""Who or what a mention stands for, and why two names may be one."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict

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

    def __eq__(self, other: object) -> bool:
        # As of any record of values, and several times faster.
        if self is other:
            return True
        return type(self) is type(other) and self.__dict__ == other.__dict__


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
