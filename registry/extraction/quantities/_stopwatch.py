"""How long a race took, as a stopwatch shows it: "in 2:04.72", "a time of 2:21:47"."""

from __future__ import annotations

from fractions import Fraction

from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading
from registry.extraction.quantities._tokens import NUMBER, Tokens
from registry.extraction.quantities._units import Measure
from registry.lexicon.units import UNITS

_BEFORE = frozenset("in of clocked clocking ran running timed record best with by".split())
_TO_THE_SECOND = frozenset("after to took needed was".split())
"""After these only "h:mm:ss" is a stopwatch's: "crossed the line after 2:07:14"."""


def stopwatch(tokens: Tokens, i: int) -> Parts | None:
    """The seconds of "h:mm:ss" or "m:ss.ff"; "2:21" alone may be hours or minutes.

    After "at" it is a time of day, and after "after" where it is no "h:mm:ss".
    """
    if tokens.word(i - 1) not in _BEFORE | _TO_THE_SECOND or ":" not in (
        tokens.raw(i + 1),
        tokens.raw(i + 2),
    ):
        return None
    shown, at = [tokens.raw(i)], i + 1
    while tokens.raw(at) == ":" and tokens.touching(at) and tokens.touching(at + 1):
        if tokens.kind(at + 1) != NUMBER:
            return None
        shown.append(tokens.raw(at + 1))
        at += 2
    whole, point, hundredths = shown[-1].partition(".")
    if len(shown) not in (2, 3) or (len(shown) == 2 and not point):
        return None
    if tokens.word(i - 1) in _TO_THE_SECOND and (len(shown[0]) > 1 or len(shown) == 2):
        return None
    parts = [*shown[:-1], whole]
    if not all(part.isdecimal() for part in parts) or (point and not hundredths.isdecimal()):
        return None
    if any(len(part) != 2 or int(part) > 59 for part in parts[1:]) or int(parts[0]) > 59:
        return None
    place = Fraction(1, 10 ** len(hundredths))
    seconds = Fraction(0)
    for part in parts:
        seconds = 60 * seconds + int(part)
    seconds += int(hundredths or 0) * place
    reading = Reading(seconds, seconds, place, i, at, decimals=max(1, len(hundredths)))
    return plain(reading, measure=Measure(at, unit=UNITS["s"]), bindable=False)
