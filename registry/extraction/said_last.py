"""Repair trees of sentences that end in who says them: "it was found in Ulm, the museum said".

The parser may hang the verb of saying below what is said, give its circumstances to it, or
put who says it beside the name before.
"""

from __future__ import annotations

from registry.extraction.frame import SUBJECTS
from registry.extraction.tree import Token, rejoin


def who_says_it(root: Token, tokens: list[Token]) -> Token:
    """Mend the end of a sentence, in place; the verb that carries the sentence then."""
    _free_sayer(root, tokens)
    root = _said_last(root, tokens)
    _free_from_sayer(root, tokens)
    _go_on_after(root, tokens)
    return root


_SAYING = frozenset(
    """say report announce state declare add note confirm reveal claim insist maintain stress warn
    admit acknowledge explain argue believe allege recall tell write""".split()
)


def _free_sayer(root: Token, tokens: list[Token]) -> None:
    """Give a verb of saying the subject that was put beside a name: "in Ulm, an officer said".

    He may have a name or an office of his own: "in Ulm, the governor, Ida Lenz, said".
    """
    if root.lemma_.lower() not in _SAYING or any(c.dep_ in SUBJECTS for c in root.children):
        return
    last = root.i - 2 if tokens[root.i - 1].text == "," else root.i - 1
    ends = [
        t
        for t in tokens[: root.i]
        if t.dep_ in ("appos", "conj")
        and t.pos_ in ("NOUN", "PROPN")
        and max(s.i for s in t.subtree) in (last, root.i - 1)
        and tokens[t.left_edge.i - 1].text == ","
    ]
    if not ends:
        return
    sayer = max(ends, key=lambda t: t.i)
    if sayer.head in ends and sayer.head.pos_ != sayer.pos_:
        sayer = sayer.head
    sayer.repair = f"{sayer.text!r} read as who says it"
    sayer.head, sayer.dep_ = root, "nsubj"
    rejoin(tokens)


def _said_last(root: Token, tokens: list[Token]) -> Token:
    """The verb of saying that the parser hung below what is said: "Nobody had warned us, he said".

    The root of the sentence as it stands then.
    """
    verb = next((c for c in root.children if c.dep_ == "ccomp" and _tells_last(c, tokens)), None)
    if verb is None or root.lemma_.lower() not in _SAYING or verb.i < root.i:
        return root
    if any(c.lower_ in ("that", "if", "whether") for c in verb.children):
        return root
    root.head, root.dep_ = verb, "ccomp"
    verb.head, verb.dep_ = verb, "ROOT"
    verb.repair = f"{verb.text!r} read as what says the rest"
    rejoin(tokens)
    return verb


def _tells_last(verb: Token, tokens: list[Token]) -> bool:
    """Whether a verb of saying stands, with its subject after a comma, at the end."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if verb.lemma_.lower() not in _SAYING or subject is None or subject.i > verb.i:
        return False
    first = subject.left_edge.i
    if first == 0 or tokens[first - 1].text != ",":
        return False
    return all(t.pos_ not in ("VERB", "AUX") or t is verb for t in tokens[first:])


def _free_from_sayer(root: Token, tokens: list[Token]) -> None:
    """Give what is said its circumstances: "it was found near Lille, the museum said on Monday"."""
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i), None)
    if said is None or not _tells_last(root, tokens):
        return
    subject = next(c for c in root.children if c.dep_ == "nsubj")
    for child in root.children:
        if said.i < child.i < subject.left_edge.i and child.dep_ in ("prep", "npadvmod", "advmod"):
            child.head = said
            said.repair = said.repair or f"{child.text!r} taken back from {root.text!r}"
    rejoin(tokens)


_SHOWING = _SAYING | {"show", "suggest", "indicate"}
# What who speaks does next himself: "the car was stolen, police said, and appealed for help".
_SPEAKING = _SHOWING | frozenset(
    """appeal urge call ask promise vow demand thank praise criticise criticize accuse blame
    apologise apologize offer pledge refuse decline invite advise request order threaten""".split()
)


def _go_on_after(root: Token, tokens: list[Token]) -> None:
    """Give what is said its second verb: "he was held on Monday, police said, and was charged"."""
    said = next((c for c in root.children if c.dep_ == "ccomp" and c.i < root.i), root)
    beside = (c for c in root.children if c.dep_ == "parataxis")
    tells = root if said is not root else next(beside, root)
    subject = next((c for c in tells.children if c.dep_ in SUBJECTS), None)
    if tells is said or subject is None or tells.lemma_.lower() not in _SHOWING:
        return
    first = min(subject.left_edge.i, tells.i)
    if first <= said.i or tokens[first - 1].text != ",":
        return
    for verb in [c for c in tells.children if c.dep_ == "conj" and c.i > tells.i]:
        joint = next((c for c in tells.children if c.dep_ == "cc" and tells.i < c.i < verb.i), None)
        if joint is None or tokens[joint.i - 1].text != "," or verb.pos_ not in ("VERB", "AUX"):
            continue
        helped = any(c.dep_ in ("aux", "auxpass") for c in verb.children)
        alone = not any(c.dep_ in SUBJECTS for c in verb.children)
        if alone and (helped or verb.lemma_.lower() not in _SPEAKING):
            verb.head = joint.head = said
            verb.repair = f"{verb.text!r} taken back from {tells.text!r}"
    rejoin(tokens)
