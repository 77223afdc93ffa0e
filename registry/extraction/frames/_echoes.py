"""A verb that stands for the one told before it: "as did Sweden", "but has not done so"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frame import SUBJECTS, Frame, children

Token = Any

_ALONE = frozenset("nsubj neg mark cc punct aux advmod preconj".split())
_ECHOING = frozenset("so neither nor as".split())


def echo(frame: Frame, before: list[Frame], frames: dict[int, Frame]) -> None:
    """Read "do", or "was", as what the verb before it tells, of another subject or not."""
    verb = frame.trigger
    if frame.pos != "VERB" or verb.lemma_ not in ("do", "be"):
        return
    told = [one for one in before if one.pos == "VERB" and one.trigger.lemma_ not in ("be", "do")]
    meant: Frame | None = None
    if any(c.lower_ == "which" for c in children(verb, "dobj")):
        meant = _above(verb, frames)
    elif verb.lemma_ == "do" and any(
        c.lower_ == "so" and c.i > verb.i for c in children(verb, "advmod")
    ):
        meant = told[-1] if told else None
    elif told and _stands_alone(verb):
        meant = told[-1] if told[-1].passive is (verb.lemma_ == "be") else None
        subject = next(c for c in verb.children if c.dep_ in (*SUBJECTS, "dobj"))
        whom = [("patient" if verb.lemma_ == "be" else "agent", subject)]
        frame.args = whom + [
            (role, t)
            for role, t in (meant.args if meant is not None else ())
            if role not in ("agent", "patient", whom[0][0])
        ]
    if meant is None or meant.trigger.lemma_ in ("be", "do") or meant.trigger.i > verb.i:
        return
    frame.lemma, frame.kind = meant.lemma, meant.kind
    if verb.lemma_ == "do":
        frame.args = [(role, token) for role, token in frame.args if role != "patient"]
        frame.args += [(role, token) for role, token in meant.args if role == "patient"]
    frame.passive = meant.passive and verb.lemma_ == "be"
    frame.repairs.append(f"{verb.text!r} stands for {meant.trigger.text!r}")


def _above(verb: Token, frames: dict[int, Frame]) -> Frame | None:
    """The clause of which "which" tells: "which she has not done"."""
    above = verb
    while above.dep_ in ("xcomp", "conj", "ccomp") and above.head.i != above.i:
        above = above.head
    while above.dep_ == "relcl" or (above.i not in frames and above.head.i != above.i):
        above = above.head
    return frames.get(above.i)


def _stands_alone(verb: Token) -> bool:
    """Whether nothing but its subject stands with it: "as did Sweden", "but Sweden did not"."""
    if verb.dep_ not in ("advcl", "conj", "ccomp"):
        return False
    words = {t.lower_ for t in verb.doc[max(0, verb.i - 2) : verb.i]}
    subject = [c for c in verb.children if c.dep_ in SUBJECTS]
    if not subject and words & {"nor", "neither"}:
        subject = children(verb, "dobj")  # "nor did Sweden"
    rest = [c for c in verb.children if c not in subject]
    if len(subject) != 1 or any(c.dep_ not in _ALONE for c in rest):
        return False
    adverbs = {c.lower_ for c in rest if c.dep_ == "advmod"}
    if subject[0].i > verb.i or verb.lemma_ == "be":
        return bool(words & _ECHOING) and adverbs <= _ECHOING and subject[0].i > verb.i
    return not adverbs and verb.tag_ in ("VBD", "VBZ", "VBP")
