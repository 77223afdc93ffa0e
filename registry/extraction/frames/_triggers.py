"""Which words a frame is built around, and which times belong to a noun."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import children
from registry.extraction.phrases import NOT_EVENTS, PREPOSITION_VERBS
from registry.lexicon import predicates

Token = Any

_CLAUSES = frozenset(
    {
        "ROOT",
        "ccomp",
        "xcomp",
        "advcl",
        "acl",
        "relcl",
        "conj",
        "parataxis",
        "pcomp",
        "csubj",
        "dep",
        "appos",
    }
)


_IN_A_ROW = frozenset("day night week month quarter season year time game match".split())


_NEAR = frozenset({"neighbouring", "neighboring"})


def is_verb(token: Token) -> bool:
    """Whether a word is the verb of a clause, and no auxiliary, attribute or preposition."""
    if token.pos_ == "AUX":
        if token.dep_ in ("aux", "auxpass"):
            return False
        return token.lemma_ in ("be", "have", "do") and token.dep_ in _CLAUSES
    if token.pos_ != "VERB" or token.dep_ in (
        "amod",
        "aux",
        "auxpass",
        "compound",
        "case",
        "mark",
        "nmod",
    ):
        return False
    seated = token.lower_ == "based" and any(
        c.dep_ == "prep" and c.lower_ in ("in", "near", "at", "outside") for c in token.children
    )
    if token.lower_ == "running" and token.i and token.doc[token.i - 1].lemma_ in _IN_A_ROW:
        return False  # "for the fourth month running"
    if token.lower_ in _NEAR and token.i + 1 < len(token.doc):
        following = token.doc[token.i + 1]
        if following.pos_ in ("NOUN", "PROPN"):
            return False  # "fled to neighbouring Chad"
    if token.dep_ == "prep" or (
        token.lower_ in PREPOSITION_VERBS
        and not seated
        and token.dep_ not in ("ROOT", "conj", "relcl", "ccomp")
    ):
        return False
    return token.text.isalpha() or "-" in token.text or "'" in token.text


def _is_event_noun(token: Token) -> bool:
    """Whether a noun tells of a happening that may come about."""
    if token.pos_ != "NOUN" or token.dep_ in ("compound", "npadvmod", "nmod"):
        return False
    lemma = token.lemma_.lower()
    if lemma == "total" and (token.dep_ in ("nsubj", "nsubjpass", "dobj") or _sums_up(token)):
        return False  # "a total of 64,000 were culled": the verb tells what happened
    if lemma in NOT_EVENTS and not (token.lower_ == "talks" and token.dep_ == "pobj"):
        return False  # one talk is a lecture; "after talks in Oslo" says where they were
    return predicates.names_event(lemma) and not _asked_for(token)


def _sums_up(noun: Token) -> bool:
    """Whether it sums up what the verb tells: "sold 3,000 in May, for a total of 7,000"."""
    if noun.dep_ == "conj":
        return str(noun.head.dep_) in ("dobj", "pobj")  # "made 40 million here, and a total of 90"
    return bool(noun.dep_ == "appos" or (noun.dep_ == "pobj" and noun.head.lower_ == "for"))


def tells_happening(token: Token) -> bool:
    """Whether a noun tells of a happening by its class, or by the day that it has."""
    return _is_event_noun(token) or _is_dated_act(token)


def _is_dated_act(token: Token) -> bool:
    """Whether a noun that is of no class of happenings has a day of its own: "Sunday's escape"."""
    lemma = token.lemma_.lower()
    if token.pos_ != "NOUN" or not (lemma in _ACTS or predicates.is_event_noun(lemma)):
        return False
    if lemma in NOT_EVENTS - _ACTS or token.dep_ in ("compound", "npadvmod", "nmod"):
        return False
    direct = [t for t in token.children if t.dep_ == "poss"]
    direct += [t for c in token.children if c.lower_ in ("on", "of") for t in children(c, "pobj")]
    return any(t.ent_type_ == "DATE" for t in direct)


# Otherwise no happenings: a vote may be an opinion, and a game a thing.
_ACTS = frozenset({"vote", "game"})


_ASKING = frozenset("demand want seek request claim offer propose ask call press push".split())
_RISES = frozenset("rise raise increase hike".split())


def _asked_for(token: Token) -> bool:
    """Whether it is a rise that somebody demands or offers, and none that has come about."""
    if token.lemma_.lower() not in _RISES:
        return False
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "for" else token.head
    return token.dep_ in ("dobj", "pobj") and above.lemma_.lower() in _ASKING


def has_modifier_of_time(token: Token) -> bool:
    """Whether a time stands with the noun, or with the verb that dates it."""
    if any(t.ent_type_ in ("DATE", "TIME") for t in token.subtree):
        return True
    following = token.doc[token.i + 1 : token.i + 4]
    if any(t.ent_type_ in ("DATE", "TIME") and dated_beside(t) is token for t in following):
        return True
    verb = dated_by(token)
    return verb is not None and any(
        t.ent_type_ in ("DATE", "TIME")
        for child in verb.children
        if child.dep_ in ("prep", "npadvmod", "advmod", "tmod")
        for t in (child, *child.children)
    )


# Whoever does this to a happening says when it is to be.
_PLANNING = frozenset("plan schedule arrange organise organize call set fix prepare".split())
_UNDERGOING = frozenset("have see experience suffer witness".split())
"""Verbs whose object is what happened: "had its last earthquake in 2014"."""
_LOSING = frozenset("lose die perish steal take rob burn".split())


def dated_by(noun: Token) -> Token | None:
    """The verb whose time is that of the noun: "plans a strike on Monday", "lost it in a raid"."""
    above = noun.head
    if noun.dep_ == "pobj" and above.lower_ in ("in", "during", "for", "to"):
        for_it = above.lower_ in ("for", "to")
        for _ in range(3):  # the parser hangs it on what was lost, or on what that is worth
            above = above.head
            if above.pos_ == "VERB":
                break
        wanted = _PLANNING if for_it else _LOSING
        return above if above.lemma_.lower() in wanted else None
    planned = noun.dep_ == "dobj" and above.lemma_.lower() in _PLANNING | _UNDERGOING
    return above if planned else None


def dated_beside(first: Token) -> Token | None:
    """The noun that a time between commas dates: "in the first round, on 8 May, she"."""
    at = first.i - 1
    if at >= 2 and first.doc[at].lower_ in ("on", "in"):
        at -= 1
    if at < 1 or first.doc[at].text not in (",", "(") or first.doc[at - 1].pos_ != "NOUN":
        return None
    return first.doc[at - 1]
