"""Why two values that differ need not contradict each other: one question a module."""
