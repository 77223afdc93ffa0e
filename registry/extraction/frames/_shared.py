"""The subject or object that the grammar leaves unspoken, because another clause tells it."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import (
    NOMINAL,
    SUBJECTS,
    Frame,
    children,
    conjuncts,
    governed,
)
from registry.extraction.frames._arguments import WHERE
from registry.extraction.phrases import HARM, OBJECT_CONTROL
from registry.lexicon import predicates, sites
from registry.lexicon.titles import KIN

Token = Any

_RELATIVE = frozenset({"which", "who", "that", "whom", "whose"})


def add_shared_arguments(frame: Frame, frames: dict[int, Frame]) -> None:
    """Give a verb the subject or object that the grammar leaves unspoken."""
    verb, head = frame.trigger, frame.trigger.head
    _replace_relatives(frame)
    _add_where(frame)
    _add_of_both(frame, frames)
    _add_object(frame)
    has_agent = any(role == "agent" for role, _ in frame.args)
    has_patient = any(role == "patient" for role, _ in frame.args)
    has_subject = bool(children(verb, *SUBJECTS))
    missing = "patient" if frame.passive else "agent"
    if has_subject or (has_patient if frame.passive else has_agent):
        return
    if verb.dep_ == "acl" and head.pos_ in NOMINAL:
        if verb.tag_ in ("VBN", "VBD", "VBG"):
            frame.args.append((missing, head))
        return
    if verb.dep_ == "relcl":
        return
    source = _controller(verb, frames)
    if source is None:
        if verb.dep_ == "ROOT" and verb.tag_ in ("VBD", "VBZ", "VBP"):
            _repair_swallowed_subject(frame)
        return
    inherited = _subject_of(source, verb)
    for token in inherited:
        frame.args.append((missing, token))


def second_harm(verb: Token) -> Token | None:
    """The harm that a second verb tells of right after the first: "were killed and 31 injured"."""
    if verb.lemma_.lower() not in HARM or children(verb, "prep", "npadvmod"):
        return None
    joined = children(verb, "conj")
    joined += [c for one in joined for c in children(one, "acl") if c.tag_ == "VBN"]
    return next((c for c in joined if c.lemma_.lower() in HARM and c.i > verb.i), None)


def _add_of_both(frame: Frame, frames: dict[int, Frame]) -> None:
    """Give the first of two harms the place of the second: "killed and 31 injured in Lyon"."""
    second = second_harm(frame.trigger)
    other = frames.get(second.i) if second is not None else None
    if other is None:
        return
    where = [(role, t) for role, t in other.args if role in WHERE and t.i > other.trigger.i]
    frame.args += where
    frame.beyond += [s for _, t in where for s in t.subtree if not s.is_punct]


_DONE_TO_ONE = frozenset(
    """found write direct produce design build own shoot stab beat kidnap rape torture confirm deny
    buy sell arrest charge search seize plan organise organize sign approve draft review test
    develop make edit publish record chair lead manage win defend attack loot rob strangle drug
    convict try detain question identify name recover find rescue treat bury burn destroy damage
    wreck tear repair restore renovate own operate manufacture import export hijack steal catch
    captain coach compose perform paint invent discover hire sack fire fine ban suspend""".split()
)
"""Verbs that have an object of their own wherever they are not passive."""


def _add_object(frame: Frame) -> None:
    """Give the first of two verbs the object that stands behind both: "shot and killed the man"."""
    verb = frame.trigger
    if frame.passive or verb.lemma_.lower() not in _DONE_TO_ONE or verb.tag_ == "VBN":
        return
    if any(role == "patient" for role, _ in frame.args):
        return
    for other in children(verb, "conj"):
        between = verb.doc[verb.i + 1 : other.i]
        if other.pos_ == "VERB" and all(t.dep_ in ("cc", "punct") for t in between):
            frame.args += [("patient", t) for t in children(other, "dobj")]


def _replace_relatives(frame: Frame) -> None:
    """Let "which" and "who" stand for the noun that the clause hangs on."""
    verb = frame.trigger
    anchor = verb
    while (
        anchor.dep_ in ("conj", "ccomp", "xcomp")
        and anchor.head.i != anchor.i
        and anchor.dep_ != "relcl"
    ):
        anchor = anchor.head
    if anchor.dep_ != "relcl":
        return
    noun = _dated_thing(verb, anchor.head)
    replaced = False
    for at, (role, token) in reversed(list(enumerate(frame.args))):
        if any(c.lower_ in ("whom", "which") for c in governed(token, "of")):
            if token.lower_ in ("both", "all"):  # "Ott and Ort, both of whom live in Lund"
                frame.args[at : at + 1] = [(role, one) for one in conjuncts(noun)]
            replaced = True
            continue
        if token.lower_ in _RELATIVE and token.i < verb.i + 3:
            frame.args[at] = (role, noun)
            replaced = True
    if not replaced and not _of_kin(frame) and anchor is verb and not _where(verb):
        roles = {role for role, _ in frame.args}
        if "agent" in roles and "patient" not in roles and not frame.passive and noun.i < verb.i:
            frame.args.append(("patient", noun))  # "the painting it bought"


def _of_kin(frame: Frame) -> bool:
    """Whether the clause tells of somebody's kin: "Brandt, whose brother died, was a teacher"."""
    return any(
        c.lower_ == "whose"
        for _, token in frame.args
        if token.lemma_.lower() in KIN
        for c in token.children
    )


def _add_where(frame: Frame) -> None:
    """Give "where he was held" the place for which "where" stands, and what that is a part of."""
    where = _where(frame.trigger)
    if where is None or where.i < 2:
        return
    sentence = where.doc
    at = where.i - (2 if sentence[where.i - 1].text == "," else 1)
    name: Token = sentence[at]
    if name.pos_ != "PROPN":
        above = where.head.head
        if where.head.dep_ == "relcl" and above.pos_ in NOMINAL and above.i < where.i:
            frame.args.append(("in", above))
        return
    frame.args.append(("in", name))
    start = _first_of_name(name)
    if start > 2 and sentence[start - 1].lower_ == "in" and sentence[start - 2].pos_ == "PROPN":
        whole = sentence[start - 2]  # "in Mill Lane in Orm, where"
        if sentence[_first_of_name(whole) - 1].lower_ in ("in", "at", "on"):
            frame.args.append(("in", whole))


def _first_of_name(name: Token) -> int:
    """Where the name begins whose last word this is."""
    at: int = name.i
    while at and name.doc[at - 1].dep_ == "compound" and name.doc[at - 1].head.i == name.i:
        at -= 1
    return at


def _where(verb: Token) -> Token | None:
    """The "where" with which the clause of a verb begins."""
    while verb.dep_ in ("conj", "ccomp") and verb.head.pos_ in ("VERB", "AUX"):
        verb = verb.head
    if verb.dep_ not in ("relcl", "advcl"):
        return None
    clause = (verb, *children(verb, "conj", "ccomp"))
    asked = (c for one in clause for c in children(one, "advmod") if c.lower_ == "where")
    return next((c for c in asked if c.i < verb.i), None)


# No place and nobody begins or lasts, but what goes on there.
_COURSE = frozenset("begin start end last happen occur erupt".split())


def _happening_above(name: Token) -> Token:
    """The happening at a place: the strike, in "the strike in the schools of Oslo, which began"."""
    token = name
    while token.dep_ == "pobj" and token.head.dep_ == "prep":
        token = token.head.head
        if token.pos_ == "NOUN" and predicates.predicate_class(token.lemma_.lower(), pos="NOUN"):
            return token
        if token.pos_ not in ("NOUN", "PROPN"):
            break
    return name


_TO_WORKS = frozenset(
    """build rebuild open reopen close shut run operate design demolish renovate restore refurbish
    sell buy own commission complete inaugurate employ produce burn collapse cost lease finish
    house be""".split()
)
"""What is done to a building or firm, or by it, and to no town."""
_LANDS = frozenset("area region district coast suburb quarter neighbourhood neighborhood".split())
_WORKS = (sites.SITES | frozenset("company firm business ship".split())) - _LANDS
_SITED = frozenset("in at near outside off on".split())


def _work_above(verb: Token, name: Token) -> Token:
    """The work at a place: the mill, in "the mill in Leeds, which has been closed since 2013"."""
    above = name.head.head
    lemma = verb.lemma_.lower()
    if name.head.lower_ not in _SITED or name.head.dep_ != "prep" or lemma not in _TO_WORKS:
        return name
    if lemma == "be" and not any(c.lower_ in ("in", "out") for c in verb.children):
        return name  # "the school in Leeds, which is a city"
    return above if above.pos_ == "NOUN" and above.lemma_.lower() in _WORKS else name


_LASTING_THINGS = frozenset("record mark title law rule custom tradition treaty pact ban".split())


def _dated_thing(verb: Token, noun: Token) -> Token:
    """What dates from a year: the record, in "the record for the course, which dates from 2016"."""
    above = noun.head.head
    if verb.lemma_.lower() in _COURSE and noun.pos_ == "PROPN":
        return _happening_above(noun)
    if verb.lemma_.lower() not in ("date", "stem", "stand", "expire") or noun.head.pos_ != "ADP":
        return _work_above(verb, noun) if noun.pos_ == "PROPN" else noun
    return above if above.lemma_.lower() in _LASTING_THINGS and above.pos_ == "NOUN" else noun


def _controller(verb: Token, frames: dict[int, Frame]) -> Frame | None:
    """The frame whose subject or object this verb shares; ``None`` when it shares none."""
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"):
        if verb.dep_ == "ccomp" and verb.tag_ not in ("VB", "VBG", "VBN"):
            return None
        head = verb.head
    elif verb.dep_ == "pcomp":
        head = verb.head.head
    else:
        return None
    # A conjunct of a noun or adjective has no subject to share.
    while (
        head.i not in frames
        and head.head.i != head.i
        and head.pos_ in ("ADJ", "AUX", "VERB", "ADP", "SCONJ")
    ):
        head = head.head
    return frames.get(head.i)


# What somebody is blamed, thanked or tried for he did himself: "jailed Lund for defrauding".
_FOR_WHAT = {
    "for": frozenset(
        """jail sentence imprison sack fire dismiss blame criticise criticize praise thank fine
        punish ban arrest charge honour honor award reward condemn convict prosecute sue suspend
        detain execute hang forgive congratulate credit book reprimand censure hail remember admire
        slam denounce rebuke scold disqualify expel excommunicate commend applaud fault""".split()
    ),
    "of": frozenset("accuse suspect convict clear acquit find".split()),
    "from": frozenset(
        "stop prevent ban bar block keep deter discourage dissuade exclude save prohibit".split()
    ),
    "with": frozenset({"charge", "credit"}),
    "into": frozenset("force talk trick coax mislead pressure scare fool bully".split()),
}


def _is_for_what(preposition: Token, verb: Token) -> bool:
    return verb.lemma_.lower() in _FOR_WHAT.get(preposition.lower_, ())


def _subject_of(source: Frame, verb: Token) -> list[Token]:
    agents = [t for role, t in source.args if role == "agent"]
    patients = [t for role, t in source.args if role == "patient"]
    if verb.dep_ == "xcomp" and source.lemma in OBJECT_CONTROL and patients:
        return patients
    if verb.dep_ == "pcomp" and patients and _is_for_what(verb.head, source.trigger):
        return patients
    if source.passive:
        return patients
    return agents


def _repair_swallowed_subject(frame: Frame) -> None:
    """Free the subject that a fronted phrase swallowed.

    "Under the pact between A and B, the regime sent ...".
    """
    verb = frame.trigger
    at = verb.i - 1
    sentence = verb.doc
    while at >= 0 and sentence[at].pos_ in ("ADV", "AUX", "PART"):
        at -= 1
    if at < 0 or sentence[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return
    head = sentence[at]
    left = head.left_edge.i
    if (
        head.dep_ in ("appos", "conj", "pobj", "dep", "npadvmod")
        and left > 0
        and sentence[left - 1].text == ","
    ):
        frame.args.append(("agent", head))
        frame.repairs.append(f"subject {head.text!r} taken back from the fronted phrase")
