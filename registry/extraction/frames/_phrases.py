"""A verb and its complement that are one predicate together: "took place", "found guilty"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import Frame, children
from registry.extraction.frames._arguments import add_preposition
from registry.extraction.phrases import DENIED, LIGHT_VERBS, OBJECTS, PHRASES, RECEIVING, SEEING

Token = Any


def _phrase(verb: str, token: Token) -> str | None:
    """What a verb and one of its complements mean together; ``None`` for nothing of their own."""
    phrase = PHRASES.get((verb, token.lemma_.lower()))
    some = any(c.lower_ in ("a", "an") for c in children(token, "det"))
    if verb in SEEING and (not some or token.dep_ == "pobj"):
        return None  # who is seen at a bus stop sees none
    if phrase is None and verb in LIGHT_VERBS and token.pos_ == "NOUN" and token.dep_ != "pobj":
        return LIGHT_VERBS[verb](token.lemma_.lower())
    if phrase == "happen" and children(token, "amod", "poss", "nummod"):
        return None  # "took second place"
    return phrase


def _is_when(role: str, token: Token) -> bool:
    """Whether it tells when: who comes at the end of May comes to no end."""
    return role in ("at", "by", "towards", "near") and token.lemma_.lower() == "end"


def join_phrase(frame: Frame) -> None:
    """Read a verb and its complement as one predicate where together they are one."""
    verb = frame.lemma
    options = [t for role, t in frame.args if role != "agent" and not _is_when(role, t)]
    options += children(frame.trigger, "acomp", "oprd", "advmod")
    options += [  # "gave way above the village": for the parser it hangs on "above"
        t
        for t in frame.trigger.doc[frame.trigger.i + 1 :][:1]
        if t.pos_ == "NOUN" and t.dep_ == "advmod"
    ]
    for clause in children(frame.trigger, "ccomp", "xcomp"):
        if clause.pos_ in ("ADJ", "NOUN"):
            # "found Lanz guilty": the parser makes a small clause of it.
            options.append(clause)
            if not any(role == "patient" for role, _ in frame.args):
                for subject in children(clause, "nsubj"):
                    frame.args.append(("patient", subject))
    for token in options:
        phrase = _phrase(verb, token)
        if phrase == "skip" and not children(token, "prep"):
            continue  # "was absent", from whatever it was
        if phrase is not None:
            frame.lemma, frame.complement = phrase, token
            if phrase in DENIED and (
                any(c.dep_ == "neg" for c in token.children)
                or any(t.lower_ == "not" for t in token.subtree)
            ):
                frame.lemma = DENIED[phrase]
            if token.lemma_.lower() not in OBJECTS:
                frame.args = [(role, t) for role, t in frame.args if t.i != token.i]
            if (verb, token.lemma_.lower()) in RECEIVING:
                frame.args = [("patient" if role == "agent" else role, t) for role, t in frame.args]
            at = len(frame.args)
            for child in token.children:
                if child.dep_ == "prep":
                    add_preposition(frame, child)
            # "Took delivery of the plane", "lives of", "absent from the meeting"
            link = "of" if verb in LIGHT_VERBS or phrase == "kill" else ""
            link = "from" if phrase == "skip" else link
            frame.args[at:] = [
                ("patient" if role == link else role, t) for role, t in frame.args[at:]
            ]
            return
