"""What each level of agreement weighs, as one table.

Unit: thousandths of a base-two logarithm of odds that two claims of different
articles speak of one happening, in the manner of Fellegi and Sunter.  Set by
hand on the development clusters; ``conflicts.findings.confidence`` turns a score into
a confidence.
"""

from __future__ import annotations

from collections.abc import Mapping

WEIGHTS: Mapping[tuple[str, str], int] = {
    ("predicate", "same word"): 2600,
    ("predicate", "same class"): 2300,
    ("predicate", "noun and verb"): 2200,
    ("predicate", "near"): 900,
    ("predicate", "same generic word"): 500,
    ("predicate", "opposite"): 2000,
    ("predicate", "generic"): -400,
    ("predicate", "other"): -2200,
    ("agent", "same entity"): 1600,
    ("agent", "same kind"): 500,
    ("agent", "other entity"): -2600,
    ("agent", "other kind"): -300,
    ("patient", "same entity"): 1900,
    ("patient", "same kind"): 1100,
    ("patient", "other entity"): -2800,
    ("patient", "other kind"): -1300,
    ("time", "same day"): 1800,
    ("time", "compatible"): 700,
    ("time", "disjoint"): -3200,
    ("time", "news of other days"): -2200,
    ("time", "another day of a daily thing"): -3600,
    ("theme", "other kind"): -700,
    ("owner", "not known to be one"): -2500,
    ("several", "several such numbers"): -2600,
    ("others", "other participants"): -2400,
    ("often", "no typical slip"): -2000,
    ("often", "other occasion"): -2000,
    ("figures", "other figures"): -2500,
    ("place", "same"): 800,
    ("place", "disjoint"): -1800,
    ("story", "same story"): 2200,
    ("story", "related"): 300,
    ("story", "other"): -2500,
    ("numbers", "an equal number"): 1300,
    ("separator", "set apart"): -2400,
    ("separator", "two occasions"): -4200,
    ("status", "other status"): -500,
    ("repeated", "repeated kind"): -900,
    ("repeated", "once only"): 600,
    ("alone", "the only one"): 1500,
    ("alone", "news of two days"): -1500,
    ("retold", "the only one"): 4700,
    ("retold", "of one kind"): 2900,
    ("retold", "of a near kind"): 1900,
    ("holder role", "one alone"): 1300,
    ("support", "the word alone"): -1000,
    ("slip", "typical slip"): 900,
    ("slip", "digits transposed"): 3500,
    ("slip", "one digit"): 1500,
    ("slip", "a factor of ten, a hundred or a thousand"): 0,
    ("slip", "the two sides of a score swapped"): 900,
    ("slip", "next day"): 200,
    ("slip", "no slip"): -1000,
    ("counted", "same thing"): 2400,
    ("counted", "same class"): 2100,
    ("counted", "one unnamed"): -900,
    ("attribute", "same"): 1700,
    ("attribute", "other"): -1700,
    ("counts", "counted once"): 1500,
    ("scope", "other scope"): -3200,
    ("scope", "state or event"): -1700,
    ("scope", "same scope"): 500,
    ("holder", "same"): 700,
    ("holder", "other"): -900,
    ("modifiers", "shared"): 500,
    ("modifiers", "other"): -900,
}

# Score from which the two are held to be one, and from which it is left open.
THRESHOLDS: Mapping[str, tuple[int, int]] = {
    "event": (5600, 3800),
    "time": (5400, 3400),
    "quantity": (5000, 3400),
    "place": (5600, 3900),
    "setting": (5600, 3900),
    "described": (5600, 3700),
    "named": (5600, 3700),
    "participant": (5600, 3700),
    "polarity": (5600, 3900),
}
