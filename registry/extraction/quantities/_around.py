"""What the words around a number make of it: bound, change, part, rate, counted noun."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from registry.extraction.quantities._nobound import tells_no_bound
from registry.extraction.quantities._numbers import Reading, is_joiner, read_number
from registry.extraction.quantities._plurals import plural
from registry.extraction.quantities._tokens import NUMBER, WORD, Tokens
from registry.extraction.quantities._words import (
    ADVERBS,
    AFTER,
    BEFORE,
    CHANGE_BY,
    CHANGE_NOUNS,
    CHANGE_VERBS,
    COMPARATIVES,
    FILLERS,
    FIRST_OF_AFTER,
    LAST_OF_BEFORE,
    MORE,
    PART_AFTER,
    PART_BEFORE,
    PER_ADVERBS,
    PER_NOUNS,
    STOP,
    cut,
)
from registry.values.quantity import Bound, Change

_NEXT = frozenset({"ago", "earlier", "later", "before", "after", "old"})


@dataclass(frozen=True, slots=True)
class Binding:
    """The bound that stands at a number, and where its words begin or end."""

    bound: Bound
    edge: int
    approximate: bool


def bound_before(tokens: Tokens, i: int) -> Binding | None:
    """The bound whose words end before token ``i``; fillers may stand between."""
    at = i
    for _ in range(2):
        if tokens.word(at - 1) in FILLERS and tokens.near(at):
            at -= 1
    found = _phrase_before(tokens, i) or (_phrase_before(tokens, at) if at != i else None)
    if found is None:
        return None
    bound, start = found
    approximate = bound in (Bound.ABOUT, Bound.NEARLY)
    further = _phrase_before(tokens, start)
    if further is not None:  # "at least about 40", "more than an estimated 40"
        second, start = further
        if bound in (Bound.ABOUT, Bound.NEARLY):
            bound = second
        approximate = True
    if tokens.word(start - 1) in ("well", "far", "just") and tokens.near(start):
        start -= 1
    return Binding(bound, start, approximate)


def _phrase_before(tokens: Tokens, i: int) -> tuple[Bound, int] | None:
    if tokens.word(i - 1) not in LAST_OF_BEFORE or not tokens.near(i):
        return None
    for words, bound in BEFORE:
        start = i - len(words)
        if start >= 0 and words[-1] == tokens.word(i - 1) and tokens.matches(start, words):
            if words == ("c", ".") and tokens.capital(start):
                continue
            if tells_no_bound(words, tokens, start, i):
                continue
            return bound, start
    return None


def bound_after(tokens: Tokens, i: int) -> Binding | None:
    """The bound whose words begin at token ``i``."""
    at = i + 1 if is_joiner(tokens, i) and tokens.touching(i) and tokens.touching(i + 1) else i
    if tokens.word(at) not in FIRST_OF_AFTER or not tokens.near(i):
        return None
    for words, bound in AFTER:
        if not tokens.matches(at, words):
            continue
        if words == ("+",) and not tokens.touching(at):
            continue
        if tokens.word(at + len(words)) == "than":
            continue  # "two bridges and more than 750 homes"
        last = at + len(words)
        if words[0] == "at" and tokens.word(last) != "," and _binds_next(tokens, last):
            continue  # "killed 77, at least 20 of them children"
        if words == ("plus",) and (tokens.kind(at + 1) == NUMBER or not tokens.near(at + 1)):
            continue
        if words == ("odd",) and at == i:
            continue
        return Binding(bound, at + len(words), bound is Bound.ABOUT)
    return None


def _binds_next(tokens: Tokens, i: int) -> bool:
    """Whether a number follows, up to an article, an adverb or a sign before it."""
    return any(
        tokens.kind(at) == NUMBER or isinstance(read_number(tokens, at), Reading)
        for at in range(i, i + 3)
    )


# ── changes ──────────────────────────────────────────────────────────────────


def change_around(tokens: Tokens, start: int, end: int, *, relative: bool) -> Change | None:
    """Whether the amount in tokens ``start`` to ``end`` says how much something changed.

    ``relative`` is set for percentages and points, of which more words speak.
    "Rose to 5 percent" is a level: the word next to the amount decides.
    """
    if tokens.word(start) in _LEVELS or (
        tokens.word(start) == "well" and tokens.word(start + 1) in _LEVELS
    ):
        return None  # "fell below 50 percent", "rose above 1,000"
    return _change_before(tokens, start, relative) or _change_after(tokens, end, relative)


_LEVELS = frozenset({"below", "above", "under"})
"""Bounds that say which level was crossed, whatever verb of change stands before them."""


def _change_before(tokens: Tokens, start: int, relative: bool) -> Change | None:
    at, by = start - 1, False
    for _ in range(4):
        word = tokens.word(at)
        if word not in ADVERBS or not tokens.near(at + 1):
            break
        by = by or word == "by"
        at -= 1
    word = tokens.word(at)
    if not tokens.near(at + 1):
        return None
    if word == "up" and tokens.word(at - 1) in _SHARING:
        return None  # "make up 9 percent of the population"
    if word == "of":
        found = CHANGE_NOUNS.get(tokens.word(at - 1))
        money_made = tokens.word(at - 1) in ("gain", "loss", "boost", "cut", "raise", "hike")
        return found if found and (relative or not money_made) else None
    if by and word in CHANGE_BY:
        return CHANGE_BY[word]
    if _is_contract(tokens, at):
        return None
    if word in CHANGE_VERBS and (relative or by or word in _PLAIN_CHANGE):
        return CHANGE_VERBS[word]
    if by and tokens.kind(at) == WORD:
        # "cut its staff by 40": the verb stands before its object.
        for back in range(at - 1, max(at - 6, -1), -1):
            if tokens.word(back) in CHANGE_BY:
                return CHANGE_BY[tokens.word(back)]
            if tokens.word(back) in CHANGE_VERBS and not _is_contract(tokens, back):
                return CHANGE_VERBS[tokens.word(back)]
            if tokens.kind(back) != WORD:
                break
    return None


def _is_contract(tokens: Tokens, at: int) -> bool:
    """Whether it is a thing that is signed: "approved the contract by 312 votes to 41"."""
    return tokens.word(at) == "contract" and tokens.word(at - 1) in _BEFORE_NOUNS


_BEFORE_NOUNS = frozenset("the a new draft this their its his her final".split())
_PLAIN_CHANGE = frozenset(
    cut(
        """
    rose risen rise increased grew grown fallen declined decreased shrank shrunk
    """
    )
)
"""Verbs that make an amount of anything a change, even without "by"."""


_SHARING = frozenset(cut("make makes made making take takes took taking"))
"""Verbs that mean a share together with "up"."""

_MEASURED = frozenset(cut("higher lower fewer less more smaller larger cheaper above below"))
"""Comparatives that make a percentage a difference, whatever it is measured against."""


_OF_A_MEASURE = frozenset(
    cut("longer shorter taller heavier lighter faster slower older younger cheaper wider deeper")
)
"""Comparatives that make a length, a time or a sum a difference, with nothing after them."""


_AGAINST = frozenset(cut("on from compared at in after by and while"))
"""Words after "up" or "down" that end what is said of an amount: "closed 3 percent down at 41"."""


def _change_after(tokens: Tokens, end: int, relative: bool) -> Change | None:
    if not tokens.near(end):
        return None
    at = end + 1 if is_joiner(tokens, end) else end
    word = tokens.word(at)
    if relative and word in CHANGE_NOUNS:
        return CHANGE_NOUNS[word]
    if (
        relative
        and tokens.word(at + 1) in CHANGE_NOUNS
        and tokens.near(at + 1)
        and word not in STOP
    ):
        return CHANGE_NOUNS[tokens.word(at + 1)]
    if relative and word in ("up", "down"):
        after = tokens.word(at + 1)
        ends = tokens.kind(at + 1) != WORD or after in _AGAINST
        return CHANGE_VERBS[word] if ends else None
    if word in COMPARATIVES:
        for ahead in range(at + 1, at + 6):
            if tokens.kind(ahead) != WORD or not tokens.near(ahead):
                break
            if tokens.word(ahead) == "than":
                return COMPARATIVES[word]
        if relative and word in _MEASURED:
            return COMPARATIVES[word]
        ends = tokens.kind(at + 1) != WORD or tokens.word(at + 1) in STOP
        if word in _OF_A_MEASURE and ends:
            return COMPARATIVES[word]  # "will be 20 minutes shorter"
    return None


# ── parts, rates, counted nouns, labels ──────────────────────────────────────


def marked_part(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words next to the number mark it as a part of another."""
    before = any(tokens.matches(start - len(words), words) for words in PART_BEFORE)
    return before or any(tokens.near(end) and tokens.matches(end, words) for words in PART_AFTER)


def marked_more(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the number comes on top of another ("another 40", "40 more")."""
    if tokens.word(start - 1) in MORE and tokens.near(start):
        return True
    return tokens.near(end) and tokens.word(end) in ("more", "additional", "extra", "further")


def total_after(tokens: Tokens, end: int, value: Fraction) -> tuple[int, Fraction] | None:
    """The total of "six out of 19" or "six of his 19 engagements": its end and value."""
    if tokens.matches(end, ("out", "of")):
        at = end + 2
    elif tokens.word(end) == "of":
        at = end + 1
    else:
        return None
    for _ in range(5):
        if tokens.kind(at) == NUMBER and not tokens.taken[at]:
            break
        if tokens.word(at) in _UNDER_TOTAL or _possessive(tokens, at):
            at += 1
            continue
        break
    if at >= len(tokens) or tokens.taken[at] or not tokens.near(end):
        return None
    found = read_number(tokens, at)
    if not isinstance(found, Reading) or found.share or found.ordinal or found.vague:
        return None
    if found.low <= value or found.low.denominator != 1:
        return None
    after = tokens.word(found.end)
    if after in ("percent", "%", "per", "minutes", "hours") or tokens.raw(at - 1) in (
        "$",
        "€",
        "£",
    ):
        return None
    return found.end, found.low


_UNDER_TOTAL = frozenset(
    cut(
        """
    the a all his her its their our my your these those total of nearly about some roughly
    more than around
    """
    )
)


def _possessive(tokens: Tokens, at: int) -> bool:
    word = tokens.word(at)
    return word.endswith(("'s", "’s", "s'", "s’")) and tokens.near(at)


_ON_TOP = frozenset(("more", "less", "extra"))
"""Words that may stand between an amount and its rate: "200 euros more a month"."""


def rate_after(tokens: Tokens, end: int) -> tuple[int, str] | None:
    """What the amount is a rate over, such as "a share" or "per year", and where that ends."""
    if not tokens.near(end):
        return None
    word = tokens.word(end)
    if word in PER_ADVERBS and not (word == "each" and tokens.kind(end + 1) == WORD):
        return end + 1, PER_ADVERBS[word]
    at = end + 1 if word in _ON_TOP and tokens.near(end + 1) else end
    if word == "for" and tokens.word(end + 1) in ("each", "every"):
        at = end + 1
        for ahead in range(at + 1, at + 4):
            if tokens.word(ahead) in PER_NOUNS and tokens.near(ahead):
                return ahead + 1, tokens.word(ahead)
        return None
    if tokens.word(at) in ("a", "an", "per", "each", "every", "/") and tokens.near(at + 1):
        noun = tokens.word(at + 1)
        noun = "person" if noun in ("capita", "head") else noun
        if noun in PER_NOUNS and tokens.word(at + 2) not in _NEXT:
            return at + 2, noun
    return None


def counted_after(tokens: Tokens, end: int) -> tuple[int, int] | None:
    """The tokens of the noun phrase that a bare number counts, as far as words alone tell."""
    if tokens.word(end) in ("more", "additional", "extra", "further", "other") and tokens.near(end):
        end += 1
    at, last = end, None
    if is_joiner(tokens, at) and tokens.touching(at) and tokens.touching(at + 1):
        if tokens.kind(at + 1) != WORD:
            return None
        return at + 1, at + 2  # "a 12-member panel"
    while at < min(end + 6, len(tokens)):
        if last is not None and is_joiner(tokens, at) and tokens.kind(at + 1) == NUMBER:
            if not (tokens.touching(at) and tokens.touching(at + 1)):
                break
            last, at = at + 1, at + 2  # "fifty COVID-19 deaths"
            continue
        if tokens.kind(at) != WORD and not (
            is_joiner(tokens, at) and tokens.touching(at) and tokens.touching(at + 1)
        ):
            break
        word = tokens.word(at)
        if word in STOP or not tokens.near(at):
            break
        many = plural(word)
        if last is not None and not many and plural(tokens.word(last)):
            break
        last = at
        at += 1
    if last is None:
        return None
    return end, last + 1
