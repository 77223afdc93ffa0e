"""Configuration: ``registry.toml``, or ``[tool.registry]`` in ``pyproject.toml``.

To know what can be set, read ``KEYS``.  An unknown key is refused with a
suggestion, a value of the wrong type with what was expected; both name file
and line.  Options on the command line win over the file, the file over the
defaults.  Pure: who finds and reads the file is the business of the faces.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from registry.errors import ConfigError

FILE_NAME = "registry.toml"
TABLE_IN_PYPROJECT = ("tool", "registry")

Rows = Mapping[str, Mapping[str, Any]]
Value = str | int | float | bool | tuple[str, ...] | Mapping[str, str] | Rows | None


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be set."""

    name: str
    """With its table: ``gate.min-severity``."""
    default: Value
    says: str
    """What it does, in one sentence."""
    choices: tuple[str, ...] = ()
    kind: str = "text"
    """``text``, ``list``, ``flag``, ``share`` (0 to 1), ``number``, ``table`` (of text) or
    ``rows`` (of tables, which whoever uses them checks)."""
    example: str = ""
    """A line of a table, as a configuration may have it."""


KEYS: tuple[Key, ...] = (
    Key("database", None, "The registry's database, a path or an address."),
    Key("reviewer", None, "Name under which decisions are recorded; else git's user.name."),
    Key("articles", ("*.txt", "*.md", "*.markdown", "*.html", "*.htm", "*.pdf", "*.docx"),
        "Which changed files are articles, as patterns for `gate --against`.", kind="list"),
    Key("gate.select", ("T", "Q", "L", "N", "S"),
        "Rules that take part, as codes or families; C, D and P by request.", kind="list"),
    Key("gate.ignore", (), "Rules that do not take part.", kind="list"),
    Key("gate.min-severity", "warning", "What is below it is shown and does not fail.",
        choices=("note", "warning", "error")),
    Key("gate.min-confidence", 0.0, "What is below it is shown and does not fail.", kind="share"),
    Key("gate.fail-on", "new", "Fail on what is new and undecided, on all conflicts, or never.",
        choices=("new", "all", "none")),
    Key("gate.fail-if-empty", False, "Exit with 2 when no article is among the changed files.",
        kind="flag"),
    Key("gate.baseline", "registry.baseline.jsonl", "The file of known conflicts."),
    Key("gate.waivers", "registry.waivers.toml", "The file of waivers."),
    Key("waivers.strict", False, "An entry that cannot be read is an error, not a warning.",
        kind="flag"),
    Key("waivers.require-expiry", False, "A waiver without an expiry does not apply.", kind="flag"),
    Key("waivers.max-days", None, "A waiver that expires later than so many days does not apply.",
        kind="number"),
    Key("report.title", "Conflict report", "The heading of reports."),
    Key("report.split", 500, "Conflicts in one HTML file; more are split and indexed.",
        kind="number"),
    Key("owners", {}, "Whose an outlet is, by its domain or its name; one owner is one origin.",
        kind="table", example='"post.example" = "Vessa Media"'),
    Key("properties", {},
        "Properties that have one value, put over those of the program, a table for each.",
        kind="rows",
        example='harbour-master = {of = "place", value = "person", holds = "at-a-time",'
        ' nouns = ["harbour master"]}'),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and where it comes from."""

    value: Value
    origin: str
    """``default``, or file and line."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What is set, by the names of ``KEYS``."""

    values: Mapping[str, Setting]
    where: str | None = None
    """The file that was read; ``None`` when there is none."""

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - as the key's kind says
        return self.values[name].value

    def origin(self, name: str) -> str:
        """Where a value comes from."""
        return self.values[name].origin


def defaults() -> Settings:
    """What holds without any file."""
    return Settings({key.name: Setting(key.default, "default") for key in KEYS})


def parse(text: str, *, where: str, table: tuple[str, ...] = ()) -> Settings | None:
    """Settings from TOML; ``None`` when the table that should hold them is not there.

    :raises ConfigError: for text that is no TOML, an unknown key or a wrong value.
    """
    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where}: {error}", hint="registry.toml must be TOML") from error
    for part in table:
        if not isinstance(data, dict) or part not in data:
            return None
        data = data[part]
    if not isinstance(data, dict):
        raise ConfigError(f"{where}: [{'.'.join(table)}] must be a table")
    known = {key.name: key for key in KEYS}
    values = dict(defaults().values)
    for name, value in _flat(data, known):
        line = _line_of(text, name)
        place = f"{where}: " if line is None else f"{where}:{line}: "
        if name not in known:
            raise ConfigError(
                f"{place}unknown key {name!r}{_suggestion(name, known)}",
                hint="registry config show",
            )
        origin = where if line is None else f"{where}:{line}"
        values[name] = Setting(_checked(known[name], value, place), origin)
    return Settings(values, where)


_WHOLE = ("table", "rows")
"""Kinds of keys whose value is a table itself."""


def _flat(data: Mapping[str, Any], known: Mapping[str, Key], prefix: str = "") -> list[Any]:
    found = []
    for name, value in data.items():
        whole = f"{prefix}{name}"
        if isinstance(value, dict) and not (whole in known and known[whole].kind in _WHOLE):
            inner = _flat(value, known, f"{whole}.")
            is_table = any(key.startswith(f"{whole}.") for key in known)
            found += inner or ([] if is_table else [(whole, value)])
        else:
            found.append((whole, value))
    return found


def _line_of(text: str, name: str) -> int | None:
    """Line of a key, found by its last part inside its table; ``None`` when it is written oddly."""
    *tables, last = name.split(".")
    inside = not tables
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([^\[\]]+)\]", line):
            path = [part.strip().strip("\"'") for part in header[1].split(".")]
            inside = path[-len(tables) :] == tables if tables else True
        else:
            here = re.match(rf"\s*[\"']?{re.escape(last)}[\"']?\s*=", line) if inside else None
            dotted = re.match(rf"\s*{re.escape(name)}\s*=", line)
            if here or dotted:
                return number
    return None


def _suggestion(name: str, known: Mapping[str, Key]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if not near:
        near = get_close_matches(name.split(".", 1)[0], known, n=1, cutoff=0.8)
    if not near:
        last = name.rsplit(".", 1)[-1]
        ends = {key.rsplit(".", 1)[-1]: key for key in known}
        near = [ends[one] for one in get_close_matches(last, ends, n=1, cutoff=0.6)]
    return f". Did you mean {near[0]!r}?" if near else ""


def _checked(key: Key, value: object, place: str) -> Value:
    expected = {
        "text": "text",
        "list": "a list of texts",
        "flag": "true or false",
        "share": "a number from 0 to 1",
        "number": "a whole number above 0",
        "table": "a table of texts",
        "rows": "a table of tables",
    }[key.kind]
    if key.kind == "list" and isinstance(value, list) and all(isinstance(v, str) for v in value):
        return tuple(value)
    if key.kind == "flag" and isinstance(value, bool):
        return value
    if key.kind == "share" and not isinstance(value, bool) and isinstance(value, int | float):
        if 0 <= value <= 1:
            return float(value)
    elif key.kind == "number" and not isinstance(value, bool) and isinstance(value, int):
        if value > 0:
            return value
    elif key.kind == "table" and isinstance(value, dict):
        return dict(_rows(value, key, place))
    elif key.kind == "rows" and isinstance(value, dict):
        if all(isinstance(row, dict) for row in value.values()):
            return value
    elif key.kind == "text" and isinstance(value, str):
        if not key.choices or value in key.choices:
            return value
        expected = f"one of {', '.join(key.choices)}"
    raise ConfigError(
        f"{place}{key.name} must be {expected}, not {value!r}", hint="registry config show"
    )


def _rows(
    table: Mapping[str, Any], key: Key, place: str, before: str = ""
) -> Iterator[tuple[str, str]]:
    """Names and texts of a table, sorted; a name with dots may stand without quotation marks."""
    for name, value in sorted(table.items()):
        if isinstance(value, dict):
            yield from _rows(value, key, place, f"{before}{name}.")
        elif isinstance(value, str) and value.strip():
            yield f"{before}{name}", value.strip()
        else:
            raise ConfigError(
                f"{place}{key.name}: {before + name!r} must be some text, not {value!r}",
                hint=f"as in {key.example}" if key.example else None,
            )
