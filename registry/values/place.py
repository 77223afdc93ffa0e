"""Where something happens, with what it lies in."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

PlaceKind = Literal["city", "region", "country", "other"]


class Place(BaseModel):
    """A named place and the larger places that contain it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    """The name as written, or the lexicon's name where the place is known."""
    kind: PlaceKind = "other"
    country: str | None = None
    """ISO 3166 code of two letters."""
    within: tuple[str, ...] = ()
    """Names of what contains it, nearest first: ``("Piedmont", "Italy")``."""
    at: tuple[float, float] | None = None
    """Latitude and longitude in degrees, to a tenth."""
    offset: str | None = None
    """Distance and direction as written: ``30 km north of``."""
    ambiguous: bool = False
    """The name belongs to several places, none of them much larger."""
