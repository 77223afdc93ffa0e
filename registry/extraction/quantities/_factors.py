"""How many times as much: "doubled", "will halve", "rose tenfold", "a threefold increase"."""

from __future__ import annotations

from fractions import Fraction

from registry.extraction.quantities._make import Parts, plain
from registry.extraction.quantities._reading import Reading
from registry.extraction.quantities._tokens import Tokens
from registry.extraction.quantities._units import Measure
from registry.extraction.quantities._words import CHANGE_VERBS, cut
from registry.lexicon.numerals import SMALL, TENS
from registry.lexicon.units import UNITS
from registry.values.quantity import Change

_VERBS = {"double": 2, "triple": 3, "treble": 3, "quadruple": 4, "quintuple": 5, "halve": 0}
"""By verb, how many times as much there is then; of what is halved there is half."""
_SAID = {form: times for verb, times in _VERBS.items() for form in (f"{verb}d", f"{verb[:-1]}ing")}
_FOLDS = {f"{word}fold": number for word, number in {**SMALL, **TENS}.items() if number > 1}
STARTS = frozenset((*_VERBS, *_SAID, *_FOLDS))
_BEFORE_A_VERB = frozenset("will to would could can may might should must shall 'll ’ll".split())
_HEDGES = frozenset("more than almost nearly about roughly at least over".split())
_OTHERWISE = frozenset("up down as back over lead advantage tally score".split())
"""What makes it another thing: "doubled up in pain", "doubled as a school", "doubled the lead"."""
_GROWTH = frozenset(cut("increase rise growth jump surge gain expansion"))


def factor(tokens: Tokens, i: int) -> Parts | None:
    """A change told as so many times: 100 percent more where something doubled."""
    word = tokens.word(i)
    if word in _FOLDS:
        grew = any(CHANGE_VERBS.get(one) is Change.UP for one in tokens.lower[max(0, i - 4) : i])
        if not grew and tokens.word(i + 1) not in _GROWTH:
            return None
        return _changed(i, _FOLDS[word])
    times = _SAID.get(word)
    if times is None and word in _VERBS:
        at = i - 1
        while tokens.word(at) in _HEDGES and at > 0:
            at -= 1
        if tokens.word(at) not in _BEFORE_A_VERB:
            return None  # "a double room", "triple bypass"
        times = _VERBS[word]
    if times is None or _OTHERWISE & {tokens.word(k) for k in range(i + 1, i + 4)}:
        return None
    return _changed(i, times)


def _changed(i: int, times: int) -> Parts:
    """So many times as much, as a change in percent; nobody counts it to the percent."""
    percent = Fraction(100 * (times - 1)) if times else Fraction(50)
    reading = Reading(percent, percent, Fraction(1), i, i + 1, in_words=True, vague=True)
    change = Change.UP if times else Change.DOWN
    return plain(reading, measure=Measure(i + 1, unit=UNITS["%"]), change=change)
