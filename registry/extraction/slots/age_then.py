"""How old somebody was when he did something: "was 17 when he made his debut", "joined at 30".

Such a number is no age that he has: it goes with what he did.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frame import SUBJECTS, Frame, children
from registry.extraction.quantities import QuantityExpression
from registry.extraction.slots.ages import as_age, is_one, of_a_death

Token = Any

_AT_AN_AGE = frozenset(
    """join marry retire become win debut start begin leave emigrate move publish learn climb
    graduate make take quit lose enter enlist inherit captain found""".split()
)
"""What one does at an age rather than an hour or a price, where "at" stands alone."""
_HOURS = 12
_BEGINNING = frozenset("begin start learn".split())


def at_age(
    expression: QuantityExpression, number: Token, frames: Sequence[Frame], target: int
) -> tuple[int, QuantityExpression]:
    """The clause that tells what was done at that age, and the number read as an age.

    ``target`` is the clause that the number stands in.
    """
    quantity = expression.quantity
    if frames[target].kind == "turn-age" and quantity.dimension == "ordinal":
        return target, as_age(expression)  # "celebrated her 50th birthday"
    whole = quantity.value.denominator == 1 and 0 < quantity.value < 110
    deed = done_at(number) if quantity.dimension in ("count", "age") and whole else None
    own = next((n for n, f in enumerate(frames) if deed is not None and f.trigger is deed), None)
    at = number.dep_ == "pobj" and (not whole or quantity.value <= _HOURS)
    if own is None or (at and quantity.dimension == "count"):
        return target, expression
    return own, as_age(expression)


def done_at(number: Token) -> Token | None:
    """The verb of what somebody did when he was so old; ``None`` where he just is."""
    deed = _when_he_was(number) or _at(number) or _then(number) or _aged(number)
    begun = children(deed, "xcomp") if deed is not None and deed.lemma_ in _BEGINNING else []
    return begun[0] if begun else deed


def _when_he_was(number: Token) -> Token | None:
    """As in "left when she was twelve" and "was twelve when she left"."""
    was = number.head
    if number.dep_ not in ("attr", "acomp") or was.lemma_ != "be" or was.lower_ != "was":
        return None
    subject = next(iter(children(was, *SUBJECTS)), None)
    if subject is None or not is_one(subject):
        return None
    if was.dep_ == "advcl" and any(c.lower_ == "when" for c in was.children):
        deed = was.head
        doers = children(deed, *SUBJECTS) if deed.pos_ == "VERB" else []
        his_own = subject.lower_ in ("he", "she") and any(map(is_one, doers))
        return deed if his_own else None  # not "the family moved when she was 12"
    for clause in children(was, "advcl"):
        who = next(iter(children(clause, *SUBJECTS)), None)
        when = any(c.lower_ == "when" for c in children(clause, "advmod"))
        if when and who is not None and who.lower_ in ("he", "she") and not of_a_death(clause):
            return clause
    return None


def _at(number: Token) -> Token | None:
    """As in "joined the firm at 30"."""
    at = number.head
    if number.dep_ != "pobj" or at.lower_ != "at" or number.pos_ != "NUM":
        return None
    verb = at.head
    if verb.lemma_ not in _AT_AN_AGE or verb.tag_ not in ("VBD", "VBN"):
        return None
    subject = next(iter(children(verb, *SUBJECTS)), None)
    return verb if subject is not None and is_one(subject) else None


def _then(number: Token) -> Token | None:
    """As in "Holt, then 30, joined"."""
    then = next((t for t in (number.head, *number.children) if t.lower_ == "then"), None)
    who = then.head if then is not None and then is number.head else number.head
    if then is None or who is number or not is_one(who):
        return None
    return who.head if who.dep_ in SUBJECTS and who.head.pos_ == "VERB" else None


def _aged(number: Token) -> Token | None:
    """As in "joined the firm aged 30" and "aged just 17, Holt made"."""
    old = number.head
    if old.lower_ != "aged" or old.dep_ not in ("acl", "advcl"):
        return None
    verb = old.head
    if old.dep_ == "acl":
        if is_one(verb) or verb.dep_ not in ("dobj", "pobj"):
            return None
        verb = next((t for t in verb.ancestors if t.pos_ == "VERB"), verb)
    subject = next(iter(children(verb, *SUBJECTS)), None)
    return verb if subject is not None and is_one(subject) else None
