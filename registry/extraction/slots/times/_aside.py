"""Times that date no clause: of an older number, of a thing, of others than the subject."""

from __future__ import annotations

from collections.abc import Sequence

from registry.extraction.frames import children
from registry.extraction.slots.times._slot import Token
from registry.extraction.times import TimeExpression

_SOONER = frozenset("later earlier sooner rather longer".split())
_OLDER = frozenset("against than versus compared".split())


def is_compared(
    expression: TimeExpression, governor: Token, link: str, by_trigger: dict[int, int], at: int
) -> bool:
    """Whether it is the time of an older number that stands beside the one told.

    "Up 11 percent on the year before", "79 cases, against 16 in 2019", "more than in 2011".  Its
    first token is the one ``at`` this position.
    """
    assert expression.interval is not None
    if link == "on" and expression.interval.granularity == "year":
        return True
    if link == "than":  # but "no later than Friday"
        return governor.lower_ not in _SOONER
    if link == "as" and any(_as_in(c) for c in governor.children):
        return True  # "twice as many as in 2023"
    if _of_the_other(governor) or _behind_than(governor, at):
        return True
    token = governor
    while token.i not in by_trigger and token.head is not token:
        if token.lower_ in _OLDER and token.dep_ in ("prep", "quantmod", "mark"):
            number = next(iter(token.children), None)
            against = token.lower_ == "against" and (number is None or number.pos_ != "NUM")
            return not against  # "a case against two men in 2019"
        token = token.head
    return False


def _of_the_other(word: Token) -> bool:
    """Whether it only stands in for what is compared: "higher than they were in June"."""
    verb = word
    while verb.pos_ in ("NOUN", "PROPN", "NUM", "ADP") and verb.head is not verb:
        verb = verb.head  # "in October and November"
    if verb.lemma_ not in _STANDING_IN:
        return False
    marks = {c.lower_ for c in children(verb, "mark", "prep") if c.i < verb.i}
    return "than" in marks or ("as" in marks and verb.head.pos_ in ("ADJ", "ADV"))


def _behind_than(word: Token, at: int) -> bool:
    """Whether it dates what is compared: "lower than the 69.4% at the same hour on 23 April"."""
    if word.tag_ not in ("JJR", "RBR") or word.lower_ in _SOONER:
        return False
    than = [c for c in word.children if c.lower_ == "than" and c.dep_ == "prep"]
    return any(c.i < at for c in than)


_STANDING_IN = frozenset("be do have".split())


def _as_in(word: Token) -> bool:
    """Whether it is the "as" of "as in 2023"; that of "as of 2023" says from or by when."""
    links = children(word, "prep") if word.lower_ == "as" else ()
    return any(c.lower_ not in ("of", "from") for c in links)


def in_brackets(expression: TimeExpression, tokens: Sequence[Token]) -> bool:
    """Whether it is a year alone in brackets, which says when the thing before it was."""
    assert expression.interval is not None
    sentence, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    if expression.interval.granularity != "year" or not first or last + 1 >= len(sentence):
        return False
    return bool(sentence[first - 1].text == "(" and sentence[last + 1].text == ")")


def follows_number(token: Token) -> bool:
    """Whether it is the time of a level before: "to 4 million, from 5 million a year before"."""
    while token.head is not token and token.head.lower_ != "from":
        token = token.head
    origin = next(iter(children(token.head, "pobj")), None)
    if origin is None or origin.i > token.i:
        return False
    return origin.i < token.i and (origin.pos_ == "NUM" or origin.ent_type_ in _AMOUNTS)


def of_what_one_was(expression: TimeExpression, token: Token, by_trigger: dict[int, int]) -> bool:
    """Whether it may date what somebody was, and not what he did: "mayor from 1994 to 2002, died".

    It does where what he did has a time of its own.
    """
    if expression.interval is None or expression.interval.granularity == "day":
        return False
    at = token.i
    while token.i not in by_trigger and token.head is not token:
        told = token.dep_ == "appos" or any(c.i < at for c in children(token, "appos"))
        if told and token.pos_ in ("NOUN", "PROPN") and token.i < at:
            return True
        token = token.head
    return False


_AMOUNTS = ("MONEY", "PERCENT", "CARDINAL", "QUANTITY")


def of_the_last(governor: Token) -> bool:
    """Whether it is told of others than the subject: "in 2025, and the last in 2028"."""
    the = any(c.lower_ == "the" for c in governor.children) or (
        governor.i > 0 and governor.doc[governor.i - 1].lower_ == "the"
    )
    return governor.dep_ == "conj" and governor.lower_ in _THE_OTHERS and the


_THE_OTHERS = frozenset("last rest other others second third remainder final".split())
