"""What each thing weighs that two claims have in common of which one denies what the other says.

Thousandths of a bit, fitted like the weights of values (``_weights``), with two
differences: rows of ``states.toml`` that were written after reading a story did not
take part, nor did the folders by which the first rows were written (``plain-j``, ``-l``,
``-m``, ``-n``).  With them a state seems to say three times what it says elsewhere.
How much is told (``sentences``), and the base with it, are fitted with the rest held.
So were, later, how many words say that a state is meant (``in so many words``, with
``a state`` set by it), and what is told of one subject however long the articles are
(``of one subject``): to the same rows with those of ``tests/gold/pairs/x`` and ``y``.
"""

from __future__ import annotations

from collections.abc import Mapping

DENIED: Mapping[tuple[str, str, str], int] = {
    ("polarity", "left over", "polarity"): 4150,
    ("polarity", "left over", "short"): 2600,
    ("polarity", "left over", "sentences"): -2130,
    ("polarity", "agree", "a state or deed"): -1170,
    ("polarity", "alone", "in that state"): 1100,
    ("polarity", "alone", "of one subject"): 2000,
    ("polarity", "alone", "the only one"): 1210,
    ("polarity", "counts", "each its own"): -1720,
    ("polarity", "denial", "both"): 530,
    ("polarity", "denial", "none"): 40,
    ("polarity", "denial", "of any"): 1060,
    ("polarity", "denial", "one"): 880,
    ("polarity", "marks", "a part"): -800,
    ("polarity", "marks", "another time"): -310,
    ("polarity", "numbers", "one number"): 140,
    ("polarity", "opposed", "a deed"): 880,
    ("polarity", "opposed", "a state"): -600,
    ("polarity", "opposed", "in so many words"): 900,
    ("polarity", "opposed", "a thing"): 720,
    ("polarity", "opposed", "a word"): 1070,
    ("polarity", "opposed", "its opposite"): 290,
    ("polarity", "opposed", "nothing"): -560,
    ("polarity", "participants", "in both"): 270,
    ("polarity", "predicate", "a noun"): -1070,
    ("polarity", "separator", "set apart"): -1040,
    ("polarity", "status", "one ahead"): -1120,
    ("polarity", "status", "open"): -740,
    ("polarity", "subject", "other entity"): -1350,
    ("polarity", "subject", "other kind"): -480,
    ("polarity", "subject", "same entity"): 1330,
    ("polarity", "subject", "same kind"): 10,
    ("polarity", "time", "one time long past"): 2000,
    ("polarity", "time", "disjoint"): -1270,
    ("polarity", "time", "news of other days"): -850,
    ("polarity", "words", "of the clause"): 700,
    ("polarity", "words", "of the sentence"): -170,
    ("polarity", "words", "told once"): 1630,
}
