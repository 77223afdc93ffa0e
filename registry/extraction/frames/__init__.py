"""From a parsed sentence to frames: who did what to whom, in one clause each.

A frame is built around a trigger, a verb or an event noun, and holds tokens
only; values are read later.  Known faults of the parser are repaired here, and
each repair leaves its reason on the frame, so that what rests on it is marked
as inferred.
"""

from registry.extraction.frame import SUBJECTS, Frame, children, conjuncts, governed
from registry.extraction.frames._arguments import near
from registry.extraction.frames._build import build
from registry.extraction.frames._clauses import carried, shares_time
from registry.extraction.frames._shared import second_harm
from registry.extraction.frames._triggers import dated_beside, dated_by
from registry.extraction.frames._verbs import variants
from registry.extraction.frames._voice import is_passive

__all__ = [
    "SUBJECTS",
    "Frame",
    "build",
    "carried",
    "children",
    "conjuncts",
    "dated_beside",
    "dated_by",
    "governed",
    "is_passive",
    "near",
    "second_harm",
    "shares_time",
    "variants",
]
