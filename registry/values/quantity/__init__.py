"""How many and how much: numbers with their unit, their bounds and what rounding allows.

A ``Quantity`` keeps the number as written and, beside it, the set of true
values that it leaves open.  Two quantities are disjoint only when no true value
satisfies both, rounding included.  Everything is exact: fractions, never floats.
The base unit of each dimension is the one of factor 1 in ``lexicon/units.toml``.
"""

from registry.values.quantity._compare import (
    Slip,
    as_share,
    bounds_fixed,
    compare,
    explain,
    incomparable,
    is_rounding,
    slip,
    strained,
    tolerance_fixed,
)
from registry.values.quantity._model import (
    FIXED_MAX,
    FIXED_MIN,
    FIXED_SCALE,
    Bound,
    Change,
    Dimension,
    Exact,
    Quantity,
    rounding_of,
)
from registry.values.quantity._read import (
    Digits,
    Rounding,
    hedged_precision_of,
    precision_of,
    read_digits,
)

__all__ = [
    "FIXED_MAX",
    "FIXED_MIN",
    "FIXED_SCALE",
    "Bound",
    "Change",
    "Digits",
    "Dimension",
    "Exact",
    "Quantity",
    "Rounding",
    "Slip",
    "as_share",
    "bounds_fixed",
    "compare",
    "explain",
    "hedged_precision_of",
    "incomparable",
    "is_rounding",
    "precision_of",
    "read_digits",
    "rounding_of",
    "slip",
    "strained",
    "tolerance_fixed",
]
