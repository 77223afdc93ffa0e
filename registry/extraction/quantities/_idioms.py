"""Words that tell a number and are none: "no injuries", "twice", "for life", "took silver"."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from registry.extraction.quantities import _around as around
from registry.extraction.quantities._kinds import ROMAN, roman
from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._numbers import Reading
from registry.extraction.quantities._plurals import class_of_plural, plural_phrase
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure, measure_after
from registry.extraction.quantities._words import STOP, cut
from registry.lexicon.units import UNITS
from registry.values.quantity import Bound, Dimension

STARTS = ROMAN | frozenset(
    "no none nobody once twice thrice life unanimous unanimously a an silver bronze".split()
)
"""Words other than numbers with which a quantity may begin."""
_NOTHING = Reading(Fraction(0), Fraction(0), Fraction(1), 0, 0, in_words=True)


def idiom(tokens: Tokens, i: int) -> Parts | None:
    """Such as "no injuries", "none of the passengers", "twice"."""
    word = tokens.word(i)
    nothing = replace(_NOTHING, start=i, end=i + 1)
    if word == "no" and tokens.word(i + 1) != "one":
        counted = around.counted_after(tokens, i + 1)
        if counted is None or counted[1] - counted[0] > 3:
            return None
        noun = tokens.word(counted[1] - 1)
        vague = noun in _VAGUE_PLURALS or not plural_phrase(tokens, counted)
        if vague and class_of_plural(noun) is None:
            return None
        return plain(nothing, bound=Bound.NONE, counted=counted, bindable=False)
    if word == "nobody" or (word == "no" and tokens.matches(i + 1, ("one",))):
        end = i + 1 if word == "nobody" else i + 2
        return plain(replace(nothing, end=end), bound=Bound.NONE, bindable=False)
    if word == "none" and tokens.word(i + 1) == "of":
        return plain(nothing, bound=Bound.NONE, part=True, bindable=False)
    if word in ("twice", "thrice"):
        value = Fraction(2 if word == "twice" else 3)
        reading = Reading(value, value, Fraction(1), i, i + 1, in_words=True)
        return plain(reading, kind=Dimension.TIMES)
    if word == "once" and (
        (tokens.word(i - 1) in ("only", "just") and tokens.near(i))
        or (tokens.word(i + 1) in ("before", "already") and tokens.word(i + 2) in _CLOSING)
    ):
        return plain(Reading(Fraction(1), Fraction(1), Fraction(1), i, i + 1), kind=Dimension.TIMES)
    if word in ("a", "an"):
        return _only_one(tokens, i) or _one_unit(tokens, i)
    if word in ROMAN:
        return roman(tokens, i)
    if word == "life" and _for_life(tokens, i):
        reading = Reading(_LIFE, _LIFE, Fraction(1), i, i + 1, in_words=True)
        years = Measure(i + 1, unit=UNITS["yr"])
        return plain(reading, measure=years, bound=Bound.MORE_THAN, bindable=False)
    if word in _MEDALS and _won(tokens, i):
        value = Fraction(_MEDALS[word])
        reading = Reading(value, value, Fraction(1), i, i + 1, in_words=True)
        return plain(reading, kind=Dimension.ORDINAL, bindable=False)
    if word in ("unanimous", "unanimously") and tokens.word(i - 1) not in _HARDLY:
        return plain(nothing, bindable=False)  # so many were against
    return None


_MEDALS = {"silver": 2, "bronze": 3}
"""Ranks of those who get them; gold is a victory."""
_WINNING = frozenset(
    cut(
        """
    take takes took taking win wins won winning claim claims claimed earn earned grab grabbed
    secure secured bag bagged collect collected get got with for
    """
    )
)


def _won(tokens: Tokens, i: int) -> bool:
    """Whether one medal is: "took silver", "settled for bronze", "silver went to"."""
    before = tokens.word(i - 1)
    if tokens.word(i + 1) == "medal":
        return before in ("a", "the", "her", "his", "their", "olympic")
    alone = tokens.word(i + 1) in ("", ".", ",", ";", "this") or tokens.word(i + 1) in STOP - _JOINS
    if before in ("with", "for") and tokens.word(i - 2) not in _SETTLING:
        return False
    return (alone and before in _WINNING) or tokens.word(i + 1) in ("went", "goes")


_JOINS = {"and", "or", "to", "from"}
_SETTLING = frozenset("settle settled settling content satisfied home".split())
_CLOSING = frozenset({"", ".", ",", ";", "in", ")"})
_HARDLY = frozenset("almost nearly not near virtually practically far".split())
_VAGUE_PLURALS = frozenset(
    cut(
        """
    plans signs reasons questions doubts ways ideas words details comments illusions regrets
    limits chances options terms means circumstances conditions grounds hopes intentions doubts
    objections qualms worries problems difficulties excuses secrets surprises guarantees
    promises expectations interests links ties relations relatives rights powers indications
    longer less matters others apologies kids bounds
    """
    )
)
"""Plurals after "no" that nobody counts: "no plans", "no signs"."""
_BINDING = frozenset({"than", "least", "almost", "nearly"})
_COMMON = ("duration", "length")


_DECIDING = frozenset(
    "vote seat point goal stroke shot length try run wicket frame game penalty".split()
)


def _only_one(tokens: Tokens, i: int) -> Parts | None:
    """Such as "won by a single vote", "by a goal", "a majority of a single seat"."""
    end = i + 2 if tokens.matches(i + 1, ("single",)) else i + 1
    if tokens.word(end) not in _DECIDING or tokens.word(end + 1) in _DECIDING:
        return None
    single = end == i + 2
    if tokens.word(i - 1) not in (("by", "of", "to", "just", "only") if single else ("by",)):
        return None
    if not single and (tokens.word(end + 1) == "of" or not _won_before(tokens, i)):
        return None  # "decided by a vote of its people", "was killed by a shot"
    one = Reading(Fraction(1), Fraction(1), Fraction(1), i, end, in_words=True)
    return plain(one, counted=(end, end + 1))


_WON = frozenset(
    """win wins won beat beats beaten lose loses lost lead leads led defeat defeated edge edged
    champion champions victory""".split()
)


def _won_before(tokens: Tokens, i: int) -> bool:
    """Whether a few words before say who won or led."""
    return any(tokens.word(back) in _WON for back in range(max(0, i - 8), i))


def _one_unit(tokens: Tokens, i: int) -> Parts | None:
    """Such as "more than a minute" and "just under an hour"."""
    before = tokens.word(i - 1)
    just = before in ("over", "under") and tokens.word(i - 2) == "just"
    if not (just or before in _BINDING) or around.bound_before(tokens, i) is None:
        return None
    measure = measure_after(tokens, i + 1, scaled=False, large=False, one=True)
    if measure is None or measure.unit is None or measure.unit.dimension not in _COMMON:
        return None
    reading = Reading(Fraction(1), Fraction(1), Fraction(1), i, i + 1, in_words=True)
    return plain(reading, end=measure.end, measure=measure)


_LIFE = Fraction(75)  # years: longer than any sentence for a time
_TERMS = frozenset({"sentence", "sentences", "imprisonment", "term", "terms"})
_JAILED = frozenset({"jailed", "imprisoned", "sentenced", "prison", "jail", "bars", "up", "away"})
_SERVED = frozenset(
    "serving serve serves served to got gets given gave receive received him her them".split()
)


def _for_life(tokens: Tokens, i: int) -> bool:
    """Whether it is the sentence: "jailed for life", "a life term", "is serving life"."""
    before, after = tokens.word(i - 1), tokens.word(i + 1)
    if after in _TERMS or (after in ("in", "behind") and tokens.word(i + 2) in _JAILED):
        return True
    if before == "for":
        return tokens.word(i - 2) in _JAILED or tokens.word(i - 3) in _JAILED
    if before == "to":
        return not _JAILED.isdisjoint((tokens.word(i - 2), tokens.word(i - 3)))
    return before in _SERVED and after in ("", ".", ",", "for", "without", "and", "after")
