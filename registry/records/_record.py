"""What every record is, and how content names itself."""

from __future__ import annotations

import hashlib
import unicodedata

from pydantic import BaseModel, ConfigDict

_RECORD_SEPARATOR = "\x1e"


def content_hash(*parts: str) -> str:
    """SHA-256, in hex, of the parts joined by the record separator."""
    return hashlib.sha256(_RECORD_SEPARATOR.join(parts).encode()).hexdigest()


def quote_key(text: str) -> str:
    """A quote as identity sees it: NFKC, white space folded, case folded."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


_GIVEN: dict[frozenset[str], set[str]] = {}
"""Sets of names of fields, each of them once."""


class Record(BaseModel):
    """Frozen, and strict about its fields.

    Which fields were given is noted once for all records alike: that note would take a third
    to a half of the room of each, and nobody changes it, as records are frozen.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: object, /) -> None:
        """Take the note that is shared in place of its own."""
        own = self.__pydantic_fields_set__
        shared = _GIVEN.setdefault(frozenset(own), own)
        object.__setattr__(self, "__pydantic_fields_set__", shared)
