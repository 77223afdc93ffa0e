"""Find the claims of one event that cannot all be true.

The table of rules is ``RULES``; ``detect`` applies it to what ``linking``
aligned, and types every innocent reason.
"""

from registry.conflicts.detect import Findings, detect
from registry.conflicts.findings.sides import value_of
from registry.conflicts.pair import Pair
from registry.conflicts.rules import RULES, Rule

__all__ = ["RULES", "Findings", "Pair", "Rule", "detect", "value_of"]
