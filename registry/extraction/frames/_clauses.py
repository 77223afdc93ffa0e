"""Which tokens are one clause, and whether it happens when the one above it does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frame import SUBJECTS, Frame
from registry.extraction.phrases import ASPECTUAL

Token = Any


def _is_the_sentence(verb: Token) -> bool:
    """Whether a participle is the verb of its sentence, whose root the parser took for a noun."""
    head = verb.head
    return (
        verb.dep_ == "acl"
        and verb.tag_ in ("VBN", "VBD")
        and head.dep_ == "ROOT"
        and head.pos_ in ("NOUN", "NUM")
        and head.i < verb.i
        and not any(c.dep_ in SUBJECTS for c in head.children)
        and bool(verb.doc[-1].is_punct)
    )


def clause(frame: Frame, frames: dict[int, Frame]) -> list[Token]:
    """The tokens of a clause, leaving out the clauses that are frames of their own."""
    own = {frame.trigger.i}
    if frame.complement is not None:
        own.add(frame.complement.i)
    kept: list[Token] = []
    stack = [frame.trigger]
    if _is_the_sentence(frame.trigger):
        # "About 30 tonnes of acid leaked": the parser makes a noun phrase of the sentence.
        stack.append(frame.trigger.head)
        own.add(frame.trigger.head.i)
    while stack:
        token = stack.pop()
        kept.append(token)
        for child in token.children:
            other = frames.get(child.i)
            if child.i == frame.trigger.i:
                continue
            let = frame.lemma == "let" and child.dep_ == "ccomp"  # "let the verdict stand"
            if other is not None and other.pos == "VERB" and child.i not in own and not let:
                continue
            if child.dep_ in ("relcl", "acl") and child.i not in own and child.i in frames:
                continue
            stack.append(child)
    kept.sort(key=lambda t: t.i)
    # Conjunctions, punctuation and markers at the edges belong to the joint, not to the clause.
    while (
        kept
        and (kept[-1].is_punct or kept[-1].dep_ in ("cc", "mark"))
        and kept[-1].i != frame.trigger.i
    ):
        kept.pop()
    while kept and (kept[0].is_punct or kept[0].dep_ == "cc") and kept[0].i != frame.trigger.i:
        kept.pop(0)
    return kept


def carried(n: int, frames: Sequence[Frame]) -> int:
    """Position of the clause of which "are to" or "have until Friday to" is only the helper.

    What stands beside the helper is told of it: "are to get money, 9,000 euros a head".
    """
    helper = frames[n].trigger
    until = [p for p in helper.children if p.lower_ in ("until", "till")]
    given = bool(until) and helper.lemma_ == "give"
    if not given and (
        helper.lemma_ not in ("be", "have") or any(c.dep_ in _SAYING for c in helper.children)
    ):
        return n
    term = {t.i for p in until for t in p.subtree}  # the parser hangs what is to be done on it
    wanted = ("xcomp", "advcl") if until else ("xcomp",)
    for m, frame in enumerate(frames):
        verb = frame.trigger
        below = (verb.dep_ in wanted and verb.head.i == helper.i) or verb.i in term
        if below and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
            # "Is in Oslo on Friday to sign the pact": who is there, is there that day.
            beside = (c for c in helper.children if c not in until and c.i < verb.i)
            there = any(map(_is_where, beside))
            return n if there else m
    return n


def _is_where(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME") for c in preposition.children
    )


_OTHER_TIMES = frozenset("once later eventually subsequently".split())


def _at_another_time(verb: Token, above: Token) -> bool:
    """Whether what follows "and" is told to be of another time: "was born in 1960 and studied law".

    "Painted in 1500 and once owned by", "ended the strike on Tuesday and will send the contract"
    """
    if above.lower_ == "born" and verb.lower_ not in ("raised", "baptised", "baptized", "died"):
        return True
    if any(c.lower_ in _OTHER_TIMES for c in verb.children if c.dep_ == "advmod"):
        return True
    ahead = any(c.lower_ in ("will", "'ll") for c in verb.children if c.dep_ == "aux")
    return (
        ahead
        and above.tag_ in ("VBD", "VBN")
        and not any(
            c.lower_ in ("will", "'ll", "to", "would", "could", "may") for c in above.children
        )
    )


_SAYING = frozenset({"attr", "acomp", "dobj", "oprd", "expl"})
"""What a verb tells itself, which is no helper then."""


# What one had to do, needed or failed to do then, and what one was made to do.
_MADE = frozenset("have need fail refuse decline".split())
_MAKING = frozenset("force oblige compel".split())


def shares_time(frame: Frame) -> bool:
    """Whether the clause happens at the time of its parent, if it names none of its own."""
    verb = frame.trigger
    if frame.parent is None or frame.pos != "VERB":
        return False
    if frame.relation == "conj":
        return not _at_another_time(verb, frame.parent.trigger)
    if frame.relation == "xcomp":
        above = frame.parent
        return above.lemma in ASPECTUAL | _MADE or (above.passive and above.lemma in _MAKING)
    if frame.relation in ("ccomp", "parataxis"):
        # "In 2018 a coach overturned; 17 people were injured."
        low, high = sorted((frame.trigger.i, frame.parent.trigger.i))
        return any(t.text == ";" for t in verb.doc[low:high])
    if frame.relation == "advcl":
        # "..., killing 40"; "after", "before" and purpose clauses have a time of their own.
        marked = any(
            c.dep_ in ("mark", "advmod")
            and c.lower_ in ("after", "before", "since", "until", "when", "if", "once")
            for c in verb.children
        )
        return verb.tag_ == "VBG" and not marked
    return False
