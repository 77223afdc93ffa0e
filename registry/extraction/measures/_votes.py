"""The sides of a vote: how many for, how many against, how many abstained, how many voted.

"By 79 votes to 52, with four abstentions", "76 voted for her and 51 against"
and "backed by 63 percent of those who voted" are read from the words around the
number; the parser attaches them in too many ways.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._model import Place, Reading, of_noun
from registry.values.quantity import Quantity

Token = Any

FOR, AGAINST, ABSTAINED, TURNOUT = "votes for", "votes against", "abstentions", "turnout"
SHARE = "share of the vote"

_VOTING = frozenset(
    "vote votes voted voting ballot ballots abstain abstained abstentions abstention".split()
)
# What may stand between a number and its side: who votes, auxiliaries.
_BETWEEN = frozenset(
    """vote votes deputy deputies member members lawmaker lawmakers senator senators legislator
    legislators mp mps people delegates councillors shareholders those who have had were was cast
    ballots voted voting voters them ministers judges justices countries states abstained""".split()
)
_FAVOUR = frozenset(("favour", "favor"))
# "Four of the seven board members voted for it": the body may stand between as well.
_BODY = frozenset(
    """of the its their board council committee panel court commission assembly parliament house
    chamber bench jury party cabinet government""".split()
)
_REFUSED = frozenset("reject defeat block veto oppose".split())
_UNCLEAR = frozenset("fail lose fall".split())
_BACKED = frozenset("back support approve endorse accept ratify favour favor".split())
_PUT_TO_VOTE = _BACKED | {"reject", "pass", "adopt", "confirm", "carry"}
_VOTERS = frozenset("voter voters elector electors electorate eligible those members".split())
_ALL = frozenset("registered eligible all the of our its entitled".split())
_TAKE_PART = frozenset("vote|take part|turn out|participate|cast|go".split("|"))
_CAST = frozenset("ballot vote poll part".split())
_REACH = 7


def vote(place: Place) -> tuple[Reading, ...]:
    """The side or sides of a vote that a number counts, or the turnout; empty when it does not."""
    if place.changes:
        return ()
    if place.slot.mention.text.lower().startswith("unanim"):
        return (_read(AGAINST, place),)
    if place.kind == "percent":
        found = _turnout(place) or _share_for(place)
        return (found,) if found is not None else ()
    if place.kind == "count" and (side := _of_members(place)) is not None:
        return (_read(side, place),)
    words = [t.lower_ for t in place.at.doc]
    put = place.kind == "score" and place.frame.trigger.lemma_.lower() in _PUT_TO_VOTE
    if not put and not _VOTING & set(words) and not ("against" in words and _FAVOUR & set(words)):
        return ()
    if place.kind == "score":
        return _two_sides(place)
    if place.kind != "count":
        return ()
    side = _tally(place, words) or _side(place, words)
    return (_read(side, place),) if side else ()


_MEMBERS = frozenset(
    """lawmaker legislator deputy senator mp parliamentarian congressman councillor delegate peer
    representative""".split()
)


def _of_members(place: Place) -> str | None:
    """The side of so many members: "58 lawmakers backed the reform and 38 opposed it".

    Members of one party, or the six who did so, are a part of a side.
    """
    at = place.at.head if place.at.dep_ == "nummod" else place.at
    verb = at.head
    if at.dep_ != "nsubj" or verb.pos_ != "VERB":
        return None
    if at.pos_ == "NUM":
        before = verb.head if verb.dep_ == "conj" else None
        members = children(before, "nsubj") if before is not None else []
        if not any(_plain_members(t) for t in members):
            return None
    elif not _plain_members(at):
        return None
    lemma = verb.lemma_.lower()
    if lemma in _BACKED and children(verb, "dobj"):
        return FOR
    if lemma in _REFUSED and children(verb, "dobj"):
        return AGAINST
    return ABSTAINED if lemma == "abstain" else None


def _plain_members(noun: Token) -> bool:
    """Whether it is so many members of the house, of whom nothing more is said."""
    beside = [c for c in noun.children if c.dep_ not in ("nummod", "conj", "cc", "punct")]
    return noun.lemma_.lower() in _MEMBERS and not beside


def _read(side: str, place: Place, quantity: Quantity | None = None) -> Reading:
    return Reading(side, _put_to_vote(place), True, bare=True, quantity=quantity)


def _put_to_vote(place: Place) -> Token | None:
    """What was voted on: "passed the budget", "voted for the amendment"; ``None`` if unsaid."""
    put = (
        place.frame.trigger.lemma_.lower() in _PUT_TO_VOTE
    )  # "approved Ana Ruiz for the court": of her
    for child in () if put else place.frame.trigger.children:
        if child.lower_ in ("for", "against", "on") and child.dep_ == "prep":
            target = next(iter(children(child, "pobj")), None)
            if (
                target is not None
                and target.pos_ in ("NOUN", "PROPN", "PRON")
                and target.ent_type_ not in ("DATE", "TIME")
            ):
                return target
    patient = place.frame.arg("patient")
    if patient is None or patient.lemma_.lower() in _CAST or patient.pos_ == "NUM":
        return None
    return patient


def _two_sides(place: Place) -> tuple[Reading, ...]:
    """Both sides of "79-52"."""
    first, second = place.slot.quantity.value, place.slot.quantity.against
    sides = _sides(place)
    if second is None or place.slot.quantity.sets or not sides:
        return ()
    after = [t.lower_ for t in place.at.doc[place.tokens[-1].i + 1 :][:1]]
    sides = (AGAINST, FOR) if after == ["against"] else sides
    return tuple(
        _read(side, place, _count(number))
        for side, number in zip(sides, (first, second), strict=True)
    )


def _count(number: Fraction) -> Quantity:
    return Quantity(low=number, high=number, written=str(number))


def _sides(place: Place) -> tuple[str, str] | None:
    """What the two numbers of a tally are: the winner's first, unless it was voted down."""
    lemmas = {t.lemma_.lower() for t in place.at.doc}
    if lemmas & _UNCLEAR:
        return None
    return (AGAINST, FOR) if lemmas & _REFUSED else (FOR, AGAINST)


def _tally(place: Place, words: list[str]) -> str | None:
    """The side of a number in "by 79 votes to 52", "79 votes against 52", "voted 79 to 52"."""
    doc, first, last = place.at.doc, place.tokens[0].i, place.tokens[-1].i
    for begin, end in _pairs(words):
        if doc[begin].pos_ != "NUM" or doc[end].pos_ != "NUM":
            continue
        sides = _sides(place)
        if sides is None:
            return None
        if words[end + 1 : end + 2] == ["against"]:
            sides = (AGAINST, FOR)  # "voted 61 to 38 against the bill"
        if first <= begin <= last:
            return sides[0]
        if first <= end <= last:
            return sides[1]
    return None


def _pairs(words: list[str]) -> Iterator[tuple[int, int]]:
    """Where the two numbers of a tally may stand."""
    for at, word in enumerate(words[1:-1], start=1):
        if word not in ("to", "against"):
            continue
        voted = words[at - 1] in ("votes", "vote")
        begin = at - 1 - voted
        before = words[max(0, begin - 2) : begin]
        said = voted or "by" in before or before[-1:] == ["voted"] or before == ["vote", "of"]
        ratio = words[at + 1] == "one" and not voted  # "two to one"
        if begin >= 0 and said and not ratio and (word == "to" or "by" in before):
            yield begin, at + 1


def _side(place: Place, words: list[str]) -> str | None:
    """The side that the words after a number name: "76 voted for her and 51 against"."""
    last = place.tokens[-1].i
    sides = {"against", "favour", "favor", "abstentions"} & set(words)
    passed: set[str] = set()
    for at in range(last + 1, min(last + _REACH, len(words))):
        word = words[at]
        if word in ("abstentions", "abstention", "abstaining", "abstained"):
            return ABSTAINED
        if word in _BETWEEN or (word in _BODY and "voted" not in passed):
            passed.add(word)
            continue
        if word == "against" or (word == "no" and words[at - 1] == "voted"):
            return AGAINST
        if word == "yes" and words[at - 1] == "voted":
            return FOR
        if word in ("in", "to") and at + 1 < len(words):
            follows = words[at + 1]
            if word == "in" and follows in ("favour", "favor"):
                return FOR
            if word == "to" and follows in ("approve", "accept", "pass") and "voted" in passed:
                return FOR
            return AGAINST if word == "to" and follows == "reject" and "voted" in passed else None
        if word == "for" and ("voted" in passed or sides):
            return FOR
        return None
    return None


def _turnout(place: Place) -> Reading | None:
    """The share of those entitled who voted: "57 percent of voters took part"."""
    at = place.at
    whole, verb = of_noun(at), at.head
    if whole is None and at.head.lower_ in _VOTERS and at.dep_ in ("nummod", "amod", "compound"):
        at = whole = at.head  # "four in ten voters took part"
        verb = at.head
    if at.dep_ != "nsubj" or (whole is not None and whole.lower_ not in _VOTERS):
        return None
    if whole is None and verb.lemma_.lower() not in ("cast", "go"):
        return None
    if whole is not None and any(
        c.dep_ in ("amod", "compound") and c.lower_ not in _ALL for c in whole.children
    ):
        return None  # a group of voters
    said = {verb.lemma_.lower(), *(f"{verb.lemma_.lower()} {c.lower_}" for c in verb.children)}
    if not said & _TAKE_PART or _for_what(verb) is not None:
        return None
    if verb.lemma_.lower() in ("cast", "go") and not any(
        t.lemma_.lower() in _CAST for t in verb.subtree
    ):
        return None
    return Reading(TURNOUT, None, True, bare=True)


def _for_what(verb: Token) -> tuple[str, Token | None] | None:
    """For or against what one votes."""
    for preposition in children(verb, "prep"):
        target = next(iter(children(preposition, "pobj")), None)
        if preposition.lower_ == "for":
            return FOR, target
        if preposition.lower_ == "against":
            return AGAINST, target
        if target is not None and target.lower_ in ("favour", "favor"):
            return FOR, None
    for clause in children(verb, "xcomp"):
        if clause.lemma_.lower() in _BACKED:
            return FOR, None
        if clause.lemma_.lower() in _REFUSED:
            return AGAINST, None
    return None


def _share_for(place: Place) -> Reading | None:
    """The share that was for or against: "68 percent voted for the deal"."""
    at = place.at
    if at.dep_ == "nsubj" and at.head.lemma_.lower() == "vote":
        found = _for_what(at.head)
        if found is None:
            return None
        side, target = found
        if target is not None and target.pos_ == "PROPN" and side == FOR:
            return Reading(SHARE, target, True)
        return _read(side, place)
    if at.dep_ == "pobj" and at.head.lower_ == "by" and at.head.head.tag_ == "VBN":
        verb = at.head.head.lemma_.lower()
        whole = of_noun(at)
        if whole is None:
            return None
        if verb in _BACKED:
            return _read(FOR, place)
        if verb in _REFUSED:
            return _read(AGAINST, place)
    return None
