"""A question that words near a number answer: by the answers two numbers are told apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from registry.conflicts.context import Told
from registry.conflicts.innocent.answers import pattern_of
from registry.records import Outcome

_NEXT = re.compile(r"[,;:]| (?:and|but|while) (?!tax)")
"""Where the next thing begins: "winds of 165 kilometres an hour and gusts of up to 230"."""
_BY_THE_WAY = re.compile(r", (?:who|which|whose|where)\b[^,;:]*,")
"""What is said by the way of whom it is told: "Orr, who had planned the raid, got 15 years"."""


@dataclass(frozen=True)
class Family:
    """A question that words about a number answer."""

    name: str
    words: Mapping[str, str]
    """By answer the pattern of its words."""
    reason: str
    dimensions: frozenset[str]
    """Of which numbers it is asked; empty for all."""
    unsaid: str = ""
    """What holds where no words say it; empty for unknown."""
    before: int = 70
    """Characters before the number in which the words may stand."""
    after: int = 60
    outcome: Outcome = Outcome.PART_OF_TOTAL
    one_unsaid: Outcome | None = None
    """The outcome where only one of the two says it, if another."""
    unless: frozenset[str] = frozenset()
    """Kinds of happening and properties of which it is not asked."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return pattern_of(self.words)

    def answer(self, told: Told) -> str:
        """The answer that stands nearest to the number, or nothing."""
        same = told.before.rpartition(";")[2]
        before = _BY_THE_WAY.sub(" ", same)[-self.before :] if self.before else ""
        after = _NEXT.split(told.after, maxsplit=1)[0][: self.after]
        found = [
            *((len(before) - m.end(), m.lastgroup) for m in self._pattern.finditer(before)),
            *((m.start(), m.lastgroup) for m in self._pattern.finditer(after)),
        ]
        return str(min(found)[1]).rstrip("_") if found else ""

    def asked_of(self, told: Told) -> bool:
        """Whether a number of its dimension answers the question at all."""
        if self.unless & {told.claim.predicate, told.claim.predicate_class}:
            return False
        return not self.dimensions or told.slot.quantity.dimension in self.dimensions
