"""States that have no verb and tell their beginning: "coach since 2020"."""

from __future__ import annotations

from typing import Any

from registry.extraction import senses
from registry.extraction.frame import SUBJECTS, Frame, children

Token = Any

_STATES = frozenset("in at on under behind without".split())


def state(since: Token) -> Frame | None:
    """A state without a verb, by its beginning; ``None`` where no row of the senses knows it.

    "Tomas Berg, coach since 2020", "the mine, in operation since 1968"
    """
    noun = since.head
    if noun.pos_ in ("VERB", "AUX") and since.i < noun.i:
        return _inserted_state(since, noun)
    if noun.pos_ not in ("NOUN", "PROPN", "ADJ"):
        return None
    frame = Frame(noun, "be", "NOUN", "nominal", began=True)
    beside = [t for t in children(noun, "appos") if t.pos_ == "PROPN"]
    before = [p for p in children(noun, "prep") if p.i < since.i and p.lower_ in _STATES]
    beneath = [t for t in children(noun, "appos") if t.pos_ == "NOUN" and t.i < since.i]
    if noun.dep_ == "appos" and noun.pos_ == "NOUN":
        frame.args = [("agent", noun.head), ("theme", noun)]
    elif beneath and noun.pos_ == "PROPN":
        frame.args = [("agent", noun), ("theme", beneath[0])]
    elif before:
        frame.args = [("agent", noun)]
        frame.args += [(p.lower_, t) for p in before for t in children(p, "pobj")]
    elif beside:
        frame.args = [("agent", beside[0]), ("theme", noun)]
    elif noun.dep_ == "pobj" and noun.head.lower_ in _STATES and noun.head.dep_ == "prep":
        holder = noun.head.head
        if holder.pos_ in ("VERB", "AUX") and noun.i < holder.i:
            holder = next(iter(children(holder, *SUBJECTS)), holder)
        frame.args = [("agent", holder), (noun.head.lower_, noun)]
    elif noun.pos_ == "ADJ" and noun.dep_ in ("amod", "appos", "acl"):
        frame.args, frame.complement = [("agent", noun.head)], noun
    if not frame.args or frame.args[0][1].pos_ not in ("NOUN", "PROPN"):
        return None
    senses.read(frame)
    return frame if frame.kind is not None else None


def _inserted_state(since: Token, verb: Token) -> Frame | None:
    """A state between commas whose "since" the parser gave to the verb after them.

    "The line, in service since 1968, needs repairs"
    """
    inside: list[Token] = []
    for token in reversed(since.doc[: since.i]):
        if token.text == ",":
            break
        inside.insert(0, token)
    else:
        return None
    for token in inside:
        if token.dep_ == "appos" and token.pos_ == "NOUN":
            frame = Frame(token, "be", "NOUN", "nominal", began=True)
            frame.args = [("agent", token.head), ("theme", token)]
            break
        if token is inside[0] and token.lower_ in _STATES:
            holder = next(iter(children(verb, *SUBJECTS)), None)
            noun = next(iter(children(token, "pobj")), None)
            if noun is None or holder is None:
                return None
            frame = Frame(noun, "be", "NOUN", "nominal", began=True)
            frame.args = [("agent", holder), (token.lower_, noun)]
            break
    else:
        return None
    senses.read(frame)
    return frame if frame.kind is not None else None
