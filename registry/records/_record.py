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


class Record(BaseModel):
    """Frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_GIVEN: dict[frozenset[str], set[str]] = {}
"""Sets of names of fields, each of them once."""


class Many(Record):
    """A record of which there are millions: which fields were given is noted once for all alike.

    That note would take half of the room of each; nobody changes it, as records are frozen.
    """

    def model_post_init(self, context: object, /) -> None:
        """Take the note that is shared in place of its own."""
        own = self.__pydantic_fields_set__
        shared = _GIVEN.setdefault(frozenset(own), own)
        object.__setattr__(self, "__pydantic_fields_set__", shared)
