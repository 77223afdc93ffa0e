"""Which time and which quantity belong to which frame.

The expressions were found in the text beforehand; here the parse tree decides
whose they are.  The nearest rule wins: the predicate's own, its clause's, the
clause it shares its time with.
"""

from registry.extraction.slots.currency import in_currency, one_currency
from registry.extraction.slots.quantities import quantities_of
from registry.extraction.slots.times import times_of

__all__ = ["in_currency", "one_currency", "quantities_of", "times_of"]
