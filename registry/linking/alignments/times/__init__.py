"""The times of two claims that answer one question: when it happened."""

from registry.linking.alignments.times._align import time_alignments
from registry.linking.alignments.times._apart import BEGAN
from registry.linking.alignments.times._figures import two_figures
from registry.linking.alignments.times._occasions import MEETINGS, WEEKS, far_apart

__all__ = ["BEGAN", "MEETINGS", "WEEKS", "far_apart", "time_alignments", "two_figures"]
