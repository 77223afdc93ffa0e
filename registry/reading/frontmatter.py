"""Front matter: lines of ``key: value`` between two lines of three hyphens.

A small strict reader, not YAML: one value a line, no nesting, no anchors.
What it cannot read it refuses, naming the line; a key that it does not know
is reported as a warning, since files made for other tools carry their own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from registry.errors import SourceError
from registry.reading.dates import parse_published

KEYS = ("author", "credit", "language", "modified", "published", "source", "title", "url")
_ALIASES = {"authors": "author", "date": "published", "lang": "language", "link": "url"}
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|\Z)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_KEY_VALUE = re.compile(r"([A-Za-z][A-Za-z_-]*)[ \t]*:(?:[ \t]+(.*))?")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines gave, and where the text goes on."""

    values: tuple[tuple[str, str], ...]
    end: int
    """First code point after the closing line."""
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str, *, where: str, start: int = 0) -> FrontMatter | None:
    """Read the front matter that begins at ``start``, or ``None`` when none begins there.

    A line of hyphens that no ``key: value`` follows is a rule, not front matter.

    :raises SourceError: for a line that is not ``key: value``, a key given
        twice, a date that is not a whole day, or a missing closing line.
    """
    opening = _FENCE.match(text, start)
    if opening is None:
        return None
    values: dict[str, str] = {}
    warnings: list[str] = []
    position, number = opening.end(), 1
    while position < len(text):
        number += 1
        if (closing := _FENCE.match(text, position)) is not None:
            return FrontMatter(tuple(sorted(values.items())), closing.end(), tuple(warnings))
        line = _LINE.match(text, position)
        assert line is not None  # matches the empty string
        position = line.end()
        written = line[1].strip()
        if not written or written.startswith("#"):
            continue
        match = _KEY_VALUE.fullmatch(written)
        if match is None:
            if number == 2:
                return None
            raise SourceError(
                where,
                f"front matter, line {number}: expected 'key: value', found {written[:60]!r}",
                hint="close the front matter with a line of three hyphens",
            )
        key = _ALIASES.get(match[1].lower(), match[1].lower())
        if key not in KEYS:
            warnings.append(f"front matter, line {number}: unknown key {match[1]!r} is not used")
            continue
        if key in values:
            raise SourceError(where, f"front matter, line {number}: {match[1]!r} is given twice")
        value = _unquoted((match[2] or "").strip())
        if value:
            values[key] = checked(key, value, where=f"{where}: front matter, line {number}")
    raise SourceError(
        where,
        "front matter begins on line 1 and is not closed",
        hint="close the front matter with a line of three hyphens",
    )


def checked(key: str, value: str, *, where: str) -> str:
    """A value in the form in which records keep it.

    :raises SourceError: when a date is not one whole day or an address is none.
    """
    if key in {"published", "modified"}:
        day = parse_published(value)
        if day is None:
            raise SourceError(
                where, f"{key}: {value!r} is not one whole day", hint="write it as 2025-11-06"
            )
        return day
    if key == "url" and not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:\S+\Z", value):
        raise SourceError(where, f"url: {value!r} is not an address", hint="begin it with https://")
    return value


def _unquoted(value: str) -> str:
    if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
