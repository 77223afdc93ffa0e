"""Names of people, organisations, countries, teams, vessels and works.

An :class:`EntityRef` is who or what a mention stands for.  Whether two written
names may stand for one entity is decided by :func:`same_name`, which always
tells its reason; likeness of spelling alone is never one.
"""

from __future__ import annotations

from typing import Literal

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
