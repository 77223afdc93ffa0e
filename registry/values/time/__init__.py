"""Calendar time as sources write it: partial, imprecise, and compared as what it leaves open.

Three types.  ``TimeInterval``: the days in which a point event may have
happened.  ``Extent``: from when to when a state lasted.  ``Duration``: how
long.  Unit: the whole day, proleptic Gregorian, and the minute where a clock
time is written.  Nothing is invented: a date without a year stays without one
and is compared by what it does say.
"""

from registry.values.time._compare import (
    TimeValue,
    bounds,
    compare,
    day_mask,
    explain,
    may_meet,
    slip,
)
from registry.values.time._duration import Duration, DurationMod, Extent
from registry.values.time._interval import Mod, TimeInterval
from registry.values.time._reading import Granularity

__all__ = [
    "Duration",
    "DurationMod",
    "Extent",
    "Granularity",
    "Mod",
    "TimeInterval",
    "TimeValue",
    "bounds",
    "compare",
    "day_mask",
    "explain",
    "may_meet",
    "slip",
]
