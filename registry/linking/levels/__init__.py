"""Compare two claims slot by slot: a named level, a weight and a reason for each.

Silence is not disagreement: a slot that one claim leaves open yields no level.
A slot is a function that yields levels of the table in ``weights``; another one
is a row of ``event_levels``, and the bounds must know the most it can weigh.
"""

from __future__ import annotations

from registry.linking.levels.named import level
from registry.linking.levels.numbers import equal_numbers
from registry.linking.levels.participants import (
    PRONOUNS,
    UNITS,
    arg_match,
    core_names,
    other_participants,
    participant_levels,
)
from registry.linking.levels.places import place_levels
from registry.linking.levels.predicates import (
    alone_levels,
    kin_keys,
    opposite,
    predicate_level,
    repetition_levels,
)
from registry.linking.levels.retold import retold_levels
from registry.linking.levels.separators import separator_levels
from registry.linking.levels.stories import story
from registry.linking.levels.times import (
    DAILY,
    TIMELESS,
    news_days,
    stand_to,
    time_levels,
    usable,
    year_open,
)
from registry.linking.levels.words import name_levels, word_levels
from registry.linking.signature import FIRM, Signature
from registry.records import Level

__all__ = [
    "DAILY",
    "PRONOUNS",
    "TIMELESS",
    "UNITS",
    "arg_match",
    "core_names",
    "equal_numbers",
    "event_levels",
    "kin_keys",
    "level",
    "news_days",
    "opposite",
    "predicate_level",
    "repetition_levels",
    "retold_levels",
    "stand_to",
    "story",
    "usable",
    "year_open",
]


def event_levels(left: Signature, right: Signature, between: Level) -> list[Level]:
    """All levels that bear on whether two claims speak of one happening."""
    found = [between, predicate_level(left, right)]
    found.extend(participant_levels(left, right))
    found.extend(name_levels(left, right))
    found.extend(other_participants(left, right))
    found.extend(word_levels(left, right))
    found.extend(separator_levels(left, right))
    found.extend(time_levels(left, right))
    found.extend(place_levels(left, right))
    found.extend(repetition_levels(left, right, found))
    found.extend(alone_levels(left, right, found))
    if (left.claim.status in FIRM) != (right.claim.status in FIRM):
        found.append(
            level("status", "other status", f"{left.claim.status} against {right.claim.status}")
        )
    return found
