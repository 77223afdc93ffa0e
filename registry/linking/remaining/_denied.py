"""What each thing weighs that two claims have in common of which one denies what the other says.

Thousandths of a bit, fitted like the weights of values (``_weights``).
"""

from __future__ import annotations

from collections.abc import Mapping

DENIED: Mapping[tuple[str, str, str], int] = {
    ("polarity", "left over", "polarity"): -2620,
    ("polarity", "agree", "a state or deed"): -920,
    ("polarity", "alone", "the only one"): 1310,
    ("polarity", "counts", "each its own"): -1330,
    ("polarity", "denial", "both"): 860,
    ("polarity", "denial", "none"): -1650,
    ("polarity", "denial", "one"): 800,
    ("polarity", "marks", "a part"): -930,
    ("polarity", "marks", "another time"): -250,
    ("polarity", "opposed", "a deed"): -360,
    ("polarity", "opposed", "a state"): 1950,
    ("polarity", "opposed", "a thing"): 340,
    ("polarity", "opposed", "its opposite"): 20,
    ("polarity", "opposed", "nothing"): -1510,
    ("polarity", "predicate", "a noun"): -690,
    ("polarity", "separator", "set apart"): -1080,
    ("polarity", "status", "one ahead"): -1150,
    ("polarity", "status", "open"): -790,
    ("polarity", "subject", "other entity"): -1230,
    ("polarity", "subject", "other kind"): -130,
    ("polarity", "subject", "same entity"): 1990,
    ("polarity", "subject", "same kind"): 630,
    ("polarity", "time", "disjoint"): -1810,
    ("polarity", "time", "news of other days"): -1560,
    ("polarity", "words", "of the clause"): 910,
    ("polarity", "words", "of the sentence"): -330,
    ("polarity", "words", "told once"): 1590,
}
