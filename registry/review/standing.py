"""Where a conflict stands: what people, waivers and the baseline say of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from registry.errors import DecisionError
from registry.records import Conflict

_SHOWN = 12  # hex digits of a fingerprint that people see
_LEAST = 6  # hex digits that a prefix on the command line must have, as with git
_ID = re.compile(r"(?:FC-)?([0-9a-f]+)", re.IGNORECASE)


class Standing(StrEnum):
    """What stands between a conflict and the reader."""

    NEW = "new"  # nobody has said anything
    LAPSED = "lapsed"  # a decision or waiver once covered it and no longer does
    REPEATED = "repeated"  # decided, and a new article repeats the side held wrong
    DISPUTED = "disputed"  # two reviewers hold different verdicts
    UNSURE = "unsure"  # looked at, not settled
    BASELINE = "baseline"
    WAIVED = "waived"
    DECIDED = "decided"

    @property
    def open(self) -> bool:
        """Whether a gate still fails on it."""
        return self not in (Standing.BASELINE, Standing.WAIVED, Standing.DECIDED)


def short_id(fingerprint: str) -> str:
    """The fingerprint as people see it.

    >>> short_id("502964ad252c2559ba72")
    'FC-502964ad252c'
    """
    return f"FC-{fingerprint[:_SHOWN]}"


def further(
    values: Sequence[str], known: Sequence[str], came: Collection[str] = ()
) -> tuple[str, ...]:
    """Which of a conflict's values go beyond those that somebody wrote down.

    With as many as were known, a side may only be worded otherwise by now; then
    those count alone that just ``came``, in articles under examination.  Where
    no values were written down, there are none beyond.

    >>> further(["9", "12", "15"], ["9", "12"]), further(["~9", "12"], ["9", "12"])
    (('15',), ())
    """
    if not known:
        return ()
    grown = len(values) > len(known)
    return tuple(one for one in values if one not in known and (grown or one in came))


def find_fingerprint(
    given: str, known: Iterable[str], former: Mapping[str, str] | None = None
) -> str:
    """The one known fingerprint that begins as given, with or without ``FC-``.

    Where none does, ``former`` tells which one of them had such a name before.

    :raises DecisionError: when it is too short, unknown or fits several; the
        candidates are listed.
    """
    matched = _ID.fullmatch(given.strip())
    if matched is None:
        raise DecisionError(
            f"{given!r} is not a conflict's id",
            hint="ids look like FC-502964ad252c; list them with: registry conflicts",
        )
    prefix = matched.group(1).lower()
    if len(prefix) < _LEAST:
        raise DecisionError(
            f"{given!r} is too short: give at least {_LEAST} hexadecimal digits",
            hint="registry conflicts",
        )
    found = sorted({one for one in known if one.startswith(prefix)})
    if not found and former:
        found = sorted({now for one, now in former.items() if one.startswith(prefix)})
    if not found:
        raise DecisionError(f"no conflict begins with {given!r}", hint="registry conflicts")
    if len(found) > 1:
        listed = ", ".join(f"FC-{one[:16]}" for one in found[:8])
        more = f" and {len(found) - 8} more" if len(found) > 8 else ""
        raise DecisionError(
            f"{given!r} fits {len(found)} conflicts: {listed}{more}", hint="give more digits"
        )
    return found[0]


def find_conflict(given: str, conflicts: Iterable[Conflict]) -> Conflict:
    """The one conflict whose id begins as given, or that had such an id before.

    :raises DecisionError: as ``find_fingerprint``.
    """
    found = {one.fingerprint: one for one in conflicts}
    former = {name: one.fingerprint for one in found.values() for name in one.known_as}
    return found[find_fingerprint(given, found, former)]
