"""Which clause a time dates: its verb's, that inside the subject, that which it opens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from registry.extraction.frames import Frame, children
from registry.extraction.slots.times._slot import Token
from registry.extraction.states import year_beside
from registry.extraction.times import TimeExpression
from registry.lexicon.predicates import predicate_class


def innermost_frames(frames: list[Frame]) -> dict[int, int]:
    """Position in ``frames`` of the smallest clause that holds each token."""
    found: dict[int, int] = {}
    for n, frame in enumerate(frames):
        for token in frame.tokens:
            if token.i not in found or len(frame.tokens) < len(frames[found[token.i]].tokens):
                found[token.i] = n
    return found


def told_by_objects(frames: list[Frame]) -> dict[int, int]:
    """Position in ``frames`` of each noun that tells a happening together with its verb.

    "Called a first walkout for April 20": the walkout is what the clause tells of.
    """
    found: dict[int, int] = {}
    for n, frame in enumerate(frames):
        if frame.complement is not None and frame.complement.pos_ == "NOUN":
            found[frame.complement.i] = n
        if frame.pos == "NOUN" and frame.kind in WORKS_COME_OUT:
            found |= {t.i: n for _, t in frame.args if year_beside(t)}
        for noun in children(frame.trigger, "dobj") if frame.kind is not None else ():
            if predicate_class(noun.lemma_.lower(), pos="NOUN") == frame.kind:
                found[noun.i] = n
    return found


WORKS_COME_OUT = ("release-work", "release-product", "publish")


def perfect_before(first: Token, frames: list[Frame], target: int) -> int | None:
    """The clause in the perfect that "since" belongs to, where the parser hung it on another.

    "A Czech who has represented the union in the capital, Sarabad, since 2022, spent an hour"
    """
    verb = frames[target].trigger
    if _is_perfect(verb) or first.i > verb.i:
        return None
    inside = [
        n
        for n, frame in enumerate(frames)
        if frame.relation == "relcl" and frame.trigger.i < first.i and _is_perfect(frame.trigger)
    ]
    return inside[-1] if inside else None


def _is_perfect(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ in ("has", "have") for c in verb.children)


def verb_that_follows(tokens: Sequence[Token], by_trigger: dict[int, int]) -> int | None:
    """The clause that a time opens: "has not conceded in Turin and on Monday asked for a count"."""
    sentence, first, last = tokens[0].doc, tokens[0].i, tokens[-1].i
    if first < 2 or last + 1 >= len(sentence):
        return None
    joined = [t.lower_ for t in sentence[max(0, first - 2) : first]]
    opens = len(joined) == 2 and joined[0] in ("and", "but") and joined[1] in ("on", "in")
    verb = sentence[last + 1]
    return by_trigger.get(verb.i) if opens and verb.tag_ in ("VBD", "VBZ", "VBP") else None


def cleft(verb: Token, by_trigger: dict[int, int]) -> int | None:
    """The clause that "it was" only brings in: "it was Haig who found the first one, in 2019"."""
    if verb.lemma_ != "be" or not any(
        c.lower_ in ("it", "that") and c.dep_ in ("nsubj", "expl") for c in verb.children
    ):
        return None
    for theme in (verb, *children(verb, "attr", "oprd", "prep")):
        for clause in children(theme, "relcl", "ccomp", "advcl", "acl"):
            told = any(c.lower_ in ("who", "that", "which") for c in clause.children)
            told = told or (
                _only_a_time(verb) and any(c.lower_ == "before" for c in clause.children)
            )
            if told and clause.i in by_trigger and clause.i > verb.i:
                return by_trigger[clause.i]
    return None


def _only_a_time(verb: Token) -> bool:
    """Whether it is only said when it was: "it was Tuesday before the road was open again"."""
    return all(
        c.ent_type_ in ("DATE", "TIME") or c.like_num for c in children(verb, "attr", "acomp")
    )


def is_a_day(expression: TimeExpression) -> bool:
    return expression.interval is not None and expression.interval.granularity == "day"


def before_verb(
    governor: Token, first: Token, by_trigger: dict[int, int]
) -> tuple[int, Literal["own", "clause"]] | None:
    """The clause inside the subject that a time belongs to, when it stands before the verb.

    "The talks that they resumed on Tuesday have failed": the parser gives Tuesday
    to the failure.  A time at the head of the sentence, or after a comma, is the verb's.
    """
    if governor.i not in by_trigger or first.i > governor.i:
        return None
    if any(c.lower_ in ("until", "till") and c.i < first.i for c in governor.children):
        return None  # "has until the end of May to close the plant"
    if governor.pos_ == "NOUN" and (
        any(c.lower_ == "of" for c in children(governor, "prep"))
        or any(first.i in range(c.left_edge.i, c.i + 1) for c in children(governor, "poss"))
    ):
        return None  # "a fourth-quarter loss of 4 million euros", "saved after Sunday's explosion"
    for token in reversed(first.doc[: first.i]):
        if token.is_punct or token.i == first.sent_start:
            return None
        if token.i in by_trigger:
            return by_trigger[token.i], "own"
    return None


def dated_clause(
    governor: Token,
    link: str,
    first: Token,
    by_trigger: dict[int, int],
    innermost: dict[int, int],
    *,
    exact: bool,
) -> tuple[int, Literal["own", "clause"]] | None:
    """Position of the clause that a time dates, and how directly; ``None`` when it dates none.

    ``first`` is the first token of the time, which is ``exact`` where it is a day.
    """
    on_noun = governor.pos_ in ("NOUN", "PROPN")
    if link == "for" and on_noun and not (exact and governor.i in by_trigger):
        return None  # "the budget for 2024" is not of that year; "a strike for Monday" is on it
    if governor.i in by_trigger:
        return by_trigger[governor.i], "own"
    if (
        link in ("of", "poss", "amod", "compound", "nummod", "nmod", "det")
        and on_noun
        and not _occasion(governor)
    ):
        return None  # "Thursday's price", "the pact of 2019": it dates the noun alone
    target = innermost.get(governor.i, innermost.get(first.i))
    return None if target is None else (target, "clause")


_OCCASIONS = frozenset(
    """stage game match meeting vote session election race round final edition ballot run-off
    runoff summit ceremony parade debate hearing trial attack crash raid concert rally
    strike storm quake earthquake ruling verdict judgment operation""".split()
)
_WON = frozenset("event tournament championship contest prize award cup trophy medal".split())
_ENTERED = frozenset(
    "win lose attend finish enter join miss host watch contest take lift receive claim".split()
)


def _occasion(noun: Token) -> bool:
    """Whether the noun is an occasion on which things happen: "in Wednesday's third stage".

    What happens on a dated occasion happens on its date.
    """
    word = noun.lemma_.lower()
    if noun.dep_ == "dobj":  # "won last year's event"
        known = word in _OCCASIONS | _WON or noun.pos_ == "PROPN"  # "last year's Senn Open"
        return known and noun.head.lemma_.lower() in _ENTERED
    inside = noun.dep_ == "pobj" and noun.head.lower_ in ("in", "at", "during", "on")
    return inside and word in _OCCASIONS
