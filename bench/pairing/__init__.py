"""Which value of one sentence answers to which value of another, and do they agree.

For two stretches of text that are held to speak of the same thing: the caller
has established that (two versions of an article, a claim and its evidence, two
linked claims).  Numbers, times and names are paired by what they count, by the
words around them and by likeness; a value whose counterpart is not plain stays
unpaired.  Positions are code points of the stretch that a value stands in.
"""

from bench.pairing._claims import completed, stretch_of
from bench.pairing._names import align_names
from bench.pairing._numbers import SaidNumber, align_numbers
from bench.pairing._said import SaidName, names_in
from bench.pairing._times import SaidTime, align_times
from bench.pairing._verdict import Pairing, Stretch, Verdict, align, verdict
from bench.pairing._words import Words, stem

__all__ = [
    "Pairing",
    "SaidName",
    "SaidNumber",
    "SaidTime",
    "Stretch",
    "Verdict",
    "Words",
    "align",
    "align_names",
    "align_numbers",
    "align_times",
    "completed",
    "names_in",
    "stem",
    "stretch_of",
    "verdict",
]
