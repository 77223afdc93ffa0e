"""Numbers in running text: what was written, and what it is worth.

``find`` walks over a text once.  It uses tables and signs only, no parse, so it
works on any stretch of text, in time proportional to its length.  What it
cannot read without guessing it leaves out; ``survey`` tells what and why.
Positions are code points of the text that was given, half-open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from registry.extraction.quantities._find import may_hold, walk
from registry.extraction.quantities._tokens import Tokens
from registry.values.quantity import Quantity

__all__ = ["QuantityExpression", "RefusedNumber", "Survey", "find", "survey"]


@dataclass(frozen=True, slots=True)
class QuantityExpression:
    """One written quantity and where it stands."""

    start: int
    end: int
    """Of the whole expression, with its bound and its unit."""
    number_start: int
    number_end: int
    """Of the number alone; of both numbers when it is a range."""
    text: str
    quantity: Quantity
    counted_hint: tuple[int, int] | None = None
    """Where the words stand that a bare number seems to count, "36 [launched satellites]"."""
    scope: str = ""
    """``change``, ``part`` or ``more`` where words beside it say so."""

    def moved(self, by: int) -> QuantityExpression:
        """The same expression in a text that has ``by`` code points before this one."""
        hint = self.counted_hint
        return replace(
            self,
            start=self.start + by,
            end=self.end + by,
            number_start=self.number_start + by,
            number_end=self.number_end + by,
            counted_hint=(hint[0] + by, hint[1] + by) if hint else None,
        )


@dataclass(frozen=True, slots=True)
class RefusedNumber:
    """Digits that were not read, and the reason in a few words."""

    start: int
    end: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Survey:
    """All that stands in a text: what was read, and what was refused."""

    found: tuple[QuantityExpression, ...]
    refused: tuple[RefusedNumber, ...]


_NOTHING = Survey((), ())


def find(text: str, *, taken: Sequence[tuple[int, int]] = ()) -> tuple[QuantityExpression, ...]:
    """The quantities of a text in text order; ``taken`` are stretches already read as dates.

    >>> [q.text for q in find("More than 1,200 houses were destroyed in 2007.")]
    ['More than 1,200']
    """
    return survey(text, taken=taken).found


def survey(text: str, *, taken: Sequence[tuple[int, int]] = ()) -> Survey:
    """The quantities of a text, and the digits that were not read, each with its reason."""
    if not may_hold(text):
        return _NOTHING
    tokens = Tokens(text, taken)
    found, refused = walk(tokens)
    starts, ends = tokens.starts, tokens.ends
    return Survey(
        found=tuple(
            QuantityExpression(
                start=starts[each.start],
                end=ends[each.end - 1],
                number_start=starts[each.number_start],
                number_end=ends[each.number_end - 1],
                text=text[starts[each.start] : ends[each.end - 1]],
                quantity=each.quantity,
                counted_hint=(starts[each.counted[0]], ends[each.counted[1] - 1])
                if each.counted
                else None,
                scope=each.scope,
            )
            for each in found
        ),
        refused=tuple(
            RefusedNumber(
                starts[each.start],
                ends[each.end - 1],
                text[starts[each.start] : ends[each.end - 1]],
                each.reason,
            )
            for each in refused
        ),
    )
