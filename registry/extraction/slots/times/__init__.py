"""Which time belongs to which frame: its own, its clause's, that of a clause it shares."""

from registry.extraction.slots.times._frames import times_of

__all__ = ["times_of"]
