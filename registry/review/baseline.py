"""The baseline: conflicts that were there when the gate was switched on.

A file of JSON Lines in the user's repository, sorted, one conflict a line,
without clock, version, line number or path, so that it changes only when the
conflicts do.  Lines of two branches can simply be united (``merge=union``):
order and repetition mean nothing.  ``id`` decides, and ``what`` tells which values
were known: another one that joins later is not.  The rest is for the person who
reads the difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from registry.errors import ConfigError
from registry.records import Conflict
from registry.review.lines import lines, to_line
from registry.review.standing import further

_ID = re.compile(r"FC-[0-9a-f]{12,64}")
_BETWEEN = " vs "
_FIELDS = ("id", "rule", "a", "b", "what")
_HINT = "write one with: registry baseline write"


@dataclass(frozen=True, order=True)
class Entry:
    """One conflict on record as known."""

    id: str
    rule: str = ""
    a: str = ""
    """Source of the first side."""
    b: str = ""
    what: str = ""
    """The slot and the values; with none of them, nothing is new."""

    def unknown(self, values: Sequence[str], came: Collection[str] = ()) -> tuple[str, ...]:
        """Which of a conflict's values were not there when it was listed.

        ``came`` as in ``further``.

        >>> Entry("FC-502964ad252c", what="quantity:dead: 9 vs ≥12").unknown(["≥12", "9", "15"])
        ('15',)
        """
        _slot, _, told = self.what.partition(": ")
        return further(values, told.split(_BETWEEN) if told else (), came)

    def line(self) -> str:
        """The entry as the file has it."""
        return to_line({name: getattr(self, name) for name in _FIELDS})


@dataclass(frozen=True)
class Change:
    """What a rewrite of the baseline did, for the person who commits it."""

    entries: tuple[Entry, ...]
    added: int
    removed: int


def what_of(conflict: Conflict) -> str:
    """Slot and values of a conflict, as an entry tells them."""
    return f"{conflict.slot}: {_BETWEEN.join(side.value for side in conflict.sides)}"


def read_baseline(text: str, *, where: str) -> dict[str, Entry]:
    """Entries by id; repeated lines count once, order means nothing.

    :raises ConfigError: when a line is no entry, as in a baseline of another program.
    """
    found: dict[str, Entry] = {}
    for number, line in lines(text):
        if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
            raise ConfigError(
                f"{where}:{number}: an unfinished merge",
                hint="keep the lines of both sides, and set merge=union in .gitattributes",
            )
        try:
            data = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            raise ConfigError(f"{where}:{number}: not a line of JSON", hint=_HINT) from error
        if not isinstance(data, dict) or not _ID.fullmatch(str(data.get("id", ""))):
            raise ConfigError(f"{where}:{number}: not a baseline of this program", hint=_HINT)
        entry = Entry(**{name: str(data.get(name, "")) for name in _FIELDS})
        found[entry.id[:15]] = entry
    return dict(sorted(found.items()))


def write_baseline(entries: Iterable[Entry]) -> str:
    """The file's text: sorted, each id once."""
    unique = {entry.id: entry for entry in sorted(entries)}
    return "".join(f"{unique[id_].line()}\n" for id_ in sorted(unique))


def change(old: dict[str, Entry], new: Iterable[Entry]) -> Change:
    """What replacing the old entries by the new ones adds and removes."""
    entries = {entry.id: entry for entry in sorted(new)}
    return Change(
        tuple(entries.values()), len(entries.keys() - old.keys()), len(old.keys() - entries.keys())
    )


def stale(entries: dict[str, Entry], ids: Iterable[str]) -> tuple[Entry, ...]:
    """Entries whose conflict is no longer found."""
    standing = set(ids)
    return tuple(entry for id_, entry in entries.items() if id_ not in standing)


def looks_foreign(entries: dict[str, Entry], ids: Iterable[str]) -> bool:
    """Whether a baseline of some size has nothing in common with the conflicts that stand."""
    return len(entries) >= 3 and not entries.keys() & set(ids)
