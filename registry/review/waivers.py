"""Waivers: a person's decision to live with a conflict, in a TOML file of the user's repository.

A waiver names a conflict by its id, with its values where a further one is not to
be waived, or a scope (rule and source at least).  It must have a reason.  What is
expired, unreadable or without a reason does not apply, and says so: the conflict
comes back, a gate never turns green by a slip of the pen.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from registry.errors import ConfigError
from registry.records import Conflict
from registry.review.standing import further

KEYS = ("id", "rule", "sources", "attribute", "values", "reason", "expires", "by", "ticket")
_ID = re.compile(r"FC-[0-9a-f]{12,64}")


@dataclass(frozen=True)
class Waiver:
    """One entry that can be read, in effect or expired."""

    reason: str
    line: int
    """Where it begins in the file, 1-based."""
    id: str | None = None
    rule: str | None = None
    """A code, or a pattern such as ``T*``."""
    sources: tuple[str, ...] = ()
    attribute: str | None = None
    """Kind or slot of the conflict; a pattern is allowed."""
    values: tuple[str, ...] = ()
    """The values that were waived, with an id: one that joins later is not.  Empty for any."""
    expires: date | None = None
    """The last day on which it holds, in UTC."""
    by: str | None = None
    ticket: str | None = None

    def covers(self, conflict: Conflict, sources: frozenset[str]) -> bool:
        """Whether it speaks of this conflict; ``sources`` are those of its claims."""
        if self.id is not None:
            return any(f"FC-{name}".startswith(self.id) for name in conflict.names)
        if self.rule is not None and not fnmatchcase(conflict.code, self.rule):
            return False
        if self.attribute is not None and not (
            fnmatchcase(conflict.kind, self.attribute) or fnmatchcase(conflict.slot, self.attribute)
        ):
            return False
        return set(self.sources) <= sources

    def unknown(self, conflict: Conflict, came: Collection[str] = ()) -> tuple[str, ...]:
        """Which of its values are not waived, where the waiver says which are.

        ``came`` as in ``further``.
        """
        return further([side.value for side in conflict.sides], self.values, came)

    def holds(self, today: date) -> bool:
        """Whether it is in effect, through the end of its last day."""
        return self.expires is None or today <= self.expires

    @property
    def scope(self) -> str:
        """What it covers, in words."""
        if self.id is not None:
            return self.id
        attribute = f" {self.attribute}" if self.attribute else ""
        return f"{self.rule}{attribute} of {', '.join(self.sources)}"


@dataclass(frozen=True)
class Waivers:
    """What a file of waivers holds."""

    entries: tuple[Waiver, ...] = ()
    problems: tuple[str, ...] = ()
    """Entries that do not apply because they cannot be read, with place and reason."""

    def find(
        self,
        conflict: Conflict,
        sources: frozenset[str],
        today: date,
        came: Collection[str] = (),
    ) -> tuple[Waiver | None, Waiver | None]:
        """The waiver in effect for a conflict, and one that no longer is where none is.

        ``came`` as in ``further``.
        """
        covering = [one for one in self.entries if one.covers(conflict, sources)]
        for one in covering:
            if one.holds(today) and not one.unknown(conflict, came):
                return one, None
        return None, covering[0] if covering else None

    def unused(
        self,
        conflicts: Iterable[tuple[Conflict, frozenset[str]]],
        today: date,
        *,
        elsewhere: frozenset[str] | None = None,
    ) -> tuple[str, ...]:
        """What to say of entries that cover no conflict, and of expired ones.

        ``elsewhere`` holds all names of further conflicts that stand;
        where there are such, nothing can be said of entries without an id.
        """
        listed = list(conflicts)
        told = []
        for one in self.entries:
            covers = any(one.covers(conflict, sources) for conflict, sources in listed)
            if elsewhere is not None:
                covers = covers or one.id is None
                covers = covers or any(f"FC-{name}".startswith(one.id or "-") for name in elsewhere)
            if not one.holds(today):
                told.append(f"line {one.line}: waiver of {one.scope} expired {one.expires}")
            elif not covers:
                told.append(f"line {one.line}: waiver of {one.scope} is not used")
        return tuple(told)


def read_waivers(
    text: str,
    *,
    where: str,
    strict: bool = False,
    require_expiry: bool = False,
    max_days: int | None = None,
    today: date | None = None,
) -> Waivers:
    """Waivers from TOML.

    What cannot be read does not apply and is told in ``problems``; with
    ``strict`` it is an error.

    :raises ConfigError: with ``strict``, for the first problem.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _refuse(Waivers(problems=(f"{where}: no waiver applies: {error}",)), strict)
    lines = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if re.match(r"\s*\[\[\s*waiver\s*\]\]", line)
    ]
    problems = [_unknown(key, ("waiver",), where, 1) for key in data if key != "waiver"]
    rows = data.get("waiver", [])
    if not isinstance(rows, list):
        problems.append(f"{where}: waivers stand in [[waiver]] tables")
        rows = []
    entries = []
    for number, row in enumerate(rows):
        line = lines[number] if number < len(lines) else 1
        try:
            entry = _entry(row, line)
            _check_expiry(entry, require_expiry, max_days, today)
        except ValueError as error:
            problems.append(f"{where}:{line}: waiver does not apply: {error}")
        else:
            entries.append(entry)
    return _refuse(Waivers(tuple(entries), tuple(problems)), strict)


def _refuse(found: Waivers, strict: bool) -> Waivers:
    if strict and found.problems:
        raise ConfigError(found.problems[0], hint="mend the entry, or leave out --strict-waivers")
    return found


def _unknown(key: str, known: tuple[str, ...], where: str, line: int) -> str:
    near = get_close_matches(key, known, n=1)
    advice = f"; did you mean {near[0]!r}?" if near else ""
    return f"{where}:{line}: unknown key {key!r}{advice}"


def _entry(row: object, line: int) -> Waiver:
    if not isinstance(row, Mapping):
        raise ValueError("not a table")  # noqa: TRY004 - the user's text, not a caller's type
    for key in row:
        if key not in KEYS:
            near = get_close_matches(key, KEYS, n=1)
            raise ValueError(
                f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "")
            )
    reason = _text(row, "reason")
    if not reason:
        raise ValueError("it has no reason")
    found = _text(row, "id")
    sources = _texts(row, "sources", "names")
    values = _texts(row, "values", "values as the gate prints them")
    rule = _text(row, "rule")
    if found is None and not (rule and sources):
        raise ValueError("it needs an id, or a rule and at least one source")
    if values and found is None:
        raise ValueError("values go with an id")
    if found is not None and not _ID.fullmatch(found):
        raise ValueError(f"{found!r} is not a whole id such as FC-502964ad252c")
    return Waiver(
        reason=reason,
        line=line,
        id=found,
        rule=rule,
        sources=sources,
        values=values,
        attribute=_text(row, "attribute"),
        expires=_day(row.get("expires")),
        by=_text(row, "by"),
        ticket=_text(row, "ticket"),
    )


def _texts(row: Mapping[str, Any], key: str, what: str) -> tuple[str, ...]:
    given = row.get(key, [])
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, list) or not all(isinstance(one, str) and one for one in given):
        raise ValueError(f"{key} must be a list of {what}")
    return tuple(given)


def _text(row: Mapping[str, Any], key: str) -> str | None:
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise ValueError(f"{key} must be text")  # noqa: TRY004 - as above
    return value.strip() or None


def _day(value: object) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise ValueError("expires must be a date such as 2027-01-31, without quotation marks")


def _check_expiry(
    entry: Waiver, require_expiry: bool, max_days: int | None, today: date | None
) -> None:
    if entry.expires is None:
        if require_expiry or max_days is not None:
            raise ValueError("the configuration requires an expiry")
    elif max_days is not None and today and entry.expires > today + timedelta(days=max_days):
        raise ValueError(f"it expires more than {max_days} days ahead, the configuration's limit")
