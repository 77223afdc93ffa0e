"""Whether a verb stands in the passive voice."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, children

Token = Any


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive voice, also as a bare participle."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if is_had_done(verb):
        return True
    if verb.dep_ in ("acl", "advcl") or (verb.dep_ == "relcl" and not children(verb, *SUBJECTS)):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ == "conj" and not children(verb, *SUBJECTS, "aux", "auxpass"):
        return is_passive(verb.head)
    return False


def is_had_done(verb: Token) -> bool:
    """Whether somebody has it done or done to him: "had his licence taken away"."""
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("ccomp", "xcomp")
        and verb.head.lemma_ == "have"
        and verb.head.i < verb.i
        and bool(children(verb, "nsubj"))
        and not children(verb, "aux", "dobj")
    )
