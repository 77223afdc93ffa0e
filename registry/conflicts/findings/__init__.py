"""From pairs of values that contradict each other to the conflict that a reader meets."""
