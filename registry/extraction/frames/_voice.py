"""Whether a verb stands in the passive voice."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, by_how_much, children

Token = Any


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive voice, also as a bare participle."""
    if any(
        c.dep_ in ("auxpass", "nsubjpass", "csubjpass")
        or (c.dep_ == "agent" and not by_how_much(c))
        for c in verb.children
    ):
        return True
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lemma_.lower() in _DONE:
        # "Was recognised in a bar and detained": the parser takes the second for a past tense.
        subjects = children(verb, *SUBJECTS)
        # "Left two dead and four other people wounded".
        left = verb.lemma_.lower() in _HARM and verb.head.lemma_ == "leave" and _gapped(subjects)
        alone = not children(verb, "aux", "auxpass", "dobj")
        return alone and (left if subjects else is_passive(verb.head))
    if verb.tag_ != "VBN":
        return False
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children):
        return False
    if is_had_done(verb):
        return True
    if verb.dep_ in ("acl", "advcl") or (verb.dep_ == "relcl" and not children(verb, *SUBJECTS)):
        return not any(c.dep_ == "dobj" for c in verb.children)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and children(verb, "agent"):
        return False  # "Ilves led by 1,240 votes": no agent is left, and no other verb
    if verb.dep_ == "conj" and not children(verb, "aux", "auxpass", "dobj"):
        subjects = children(verb, *SUBJECTS)
        # "Three were killed and eight wounded", "put its losses at nine dead and 21 wounded"
        harmed = bool(subjects) and verb.lemma_.lower() in _HARM
        return _gapped(subjects) and (harmed or is_passive(verb.head))
    return False


def _gapped(subjects: list[Token]) -> bool:
    """Whether so many are told of that the verb may have left its auxiliary to the one before."""
    return all(
        t.pos_ == "NUM" or t.lower_ in _SOME or bool(children(t, "nummod")) for t in subjects
    )


# Verbs that nobody uses without an object.
_DONE = frozenset(
    """arrest detain kill injure wound convict sentence jail charge fine free deport extradite expel
    evacuate rescue hospitalise hospitalize award appoint elect nominate dismiss sack suspend ban
    destroy damage demolish seize confiscate imprison execute bury""".split()
)
_HARM = frozenset("wound injure hurt kill arrest detain displace".split())


_SOME = frozenset("some several many others another dozens scores hundreds thousands none".split())


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
