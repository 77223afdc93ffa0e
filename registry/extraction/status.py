"""How firmly a clause holds.

Read from the grammar: auxiliaries, negation, and the clauses above.  Source of
the degrees: FactBank.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.extraction.frames import Frame, children
from registry.extraction.phrases import (
    CONDITIONAL_MARKS,
    DENY_VERBS,
    EXPECT_ADJECTIVES,
    EXPECT_VERBS,
    FUTURE_AUX,
    NEGATIVE_DETERMINERS,
    PLAN_ADJECTIVES,
    PLAN_NOUNS,
    PLAN_VERBS,
    POSSIBLE_ADJECTIVES,
    POSSIBLE_AUX,
    REFUSE_VERBS,
    REPORTING,
    REPORTING_OPINION,
)
from registry.records import Status

Token = Any


@dataclass(frozen=True, slots=True)
class Reading:
    """Status and polarity of one clause, and the words they rest on."""

    status: Status
    negated: bool
    reasons: tuple[str, ...] = ()


def read(frame: Frame) -> Reading:
    """Status and polarity of a frame."""
    return _read(frame, 0)


def _read(frame: Frame, depth: int) -> Reading:
    if frame.pos == "NOUN":
        return _read_noun(frame, depth)
    verb = frame.trigger
    reasons: list[str] = []
    negated = _negated(frame, reasons)
    status = _own_modality(verb, reasons)
    parent = frame.parent
    if status is None and parent is not None and verb.dep_ == "conj" and _bare(verb) and depth < 4:
        above = _read(parent, depth + 1)
        status, reasons = above.status, [*reasons, *above.reasons]
        negated = negated or (above.negated and verb.i - parent.trigger.i < 6)
    governed = _governed(frame, depth, reasons)
    if governed is not None:
        if status in (None, Status.ASSERTED) or governed.status in (
            Status.DENIED,
            Status.CONDITIONAL,
        ):
            status = governed.status
        negated = negated != governed.negated
    return Reading(status or Status.ASSERTED, negated, tuple(dict.fromkeys(reasons)))


def _bare(verb: Token) -> bool:
    """Whether the verb is a bare infinitive, so that the auxiliary before it governs it too."""
    return verb.tag_ == "VB" or any(c.tag_ == "VB" for c in children(verb, "aux", "auxpass"))


def _read_noun(frame: Frame, depth: int) -> Reading:
    noun = frame.trigger
    for child in noun.children:
        if child.dep_ == "amod" and child.lower_ in (
            "planned",
            "expected",
            "proposed",
            "upcoming",
            "scheduled",
            "forthcoming",
            "future",
            "possible",
            "potential",
            "alleged",
            "next",
            "intended",
        ):
            kind = (
                Status.EXPECTED
                if child.lower_ == "expected"
                else Status.POSSIBLE
                if child.lower_ in ("possible", "potential", "alleged")
                else Status.PLANNED
            )
            return Reading(kind, False, (child.text,))
        if child.dep_ == "det" and child.lower_ in NEGATIVE_DETERMINERS:
            return Reading(Status.ASSERTED, True, (child.text,))
    if frame.parent is not None and depth < 4 and noun.dep_ in ("dobj", "nsubjpass", "nsubj"):
        above = _read(frame.parent, depth + 1)
        lemma = frame.parent.lemma
        if lemma in DENY_VERBS and noun.dep_ == "dobj":
            return Reading(Status.DENIED, above.negated, (lemma,))
        if lemma in PLAN_VERBS or lemma in (
            "consider",
            "discuss",
            "demand",
            "request",
            "await",
            "propose",
            "cancel",
            "postpone",
            "delay",
        ):
            return Reading(Status.PLANNED, lemma == "cancel", (lemma,))
        if above.status is not Status.ASSERTED and noun.dep_ != "nsubj":
            return Reading(above.status, above.negated, above.reasons)
        if above.negated:
            return Reading(Status.ASSERTED, True, above.reasons)
    return Reading(Status.ASSERTED, False)


def _negated(frame: Frame, reasons: list[str]) -> bool:
    verb = frame.trigger
    negated = False
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "nor"):
            reasons.append(child.text)
            negated = not negated
    for role, token in frame.args:
        if role not in ("agent", "patient", "theme"):
            continue
        if token.lower_ in ("none", "nobody", "nothing", "no-one"):
            reasons.append(token.text)
            negated = True
        for child in token.children:
            if (
                child.dep_ == "det"
                and child.lower_ in NEGATIVE_DETERMINERS
                and token.head.i == verb.i
            ):
                reasons.append(f"{child.text} {token.text}")
                negated = True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        reasons.append("without")
        negated = not negated
    if (
        verb.dep_ == "xcomp"
        and any(c.lower_ == "yet" for c in verb.head.children)
        and verb.head.lemma_ in ("have", "be")
    ):
        reasons.append("yet to")
        negated = True
    return negated


def _own_modality(verb: Token, reasons: list[str]) -> Status | None:
    for child in verb.children:
        if child.dep_ == "mark" and child.lower_ in CONDITIONAL_MARKS:
            reasons.append(child.text)
            return Status.CONDITIONAL
    for child in children(verb, "aux"):
        lower = child.lower_
        if lower in FUTURE_AUX:
            reasons.append(child.text)
            conditional = lower in ("would", "'d", "’d") and any(
                c.dep_ == "advcl" and any(m.lower_ in ("if", "unless") for m in children(c, "mark"))
                for c in verb.children
            )
            return Status.CONDITIONAL if conditional else Status.PLANNED
        if lower in POSSIBLE_AUX:
            reasons.append(child.text)
            return Status.POSSIBLE
    if verb.lemma_ == "go" and verb.tag_ == "VBG":
        return None
    return None


def _governed(frame: Frame, depth: int, reasons: list[str]) -> Reading | None:
    """What the words above the clause make of it, or ``None`` when they leave it alone."""
    verb, head = frame.trigger, frame.trigger.head
    infinitive = any(c.lower_ == "to" for c in children(verb, "aux"))
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and infinitive:
        reasons.append("purpose")
        return Reading(Status.PLANNED, False)
    if head.i == verb.i or verb.dep_ not in ("xcomp", "ccomp", "acl", "pcomp", "csubj", "advcl"):
        return None
    if verb.dep_ == "acl" and infinitive and head.lemma_.lower() in PLAN_NOUNS:
        reasons.append(head.text)
        return Reading(Status.PLANNED, False)
    if verb.dep_ == "pcomp":
        head = head.head
    parent = frame.parent
    above = (
        _read(parent, depth + 1)
        if parent is not None and depth < 4 and parent.trigger.i == head.i
        else None
    )
    negated = (
        above.negated
        if above is not None
        else any(c.dep_ == "neg" for c in (*head.children, *head.head.children))
    )
    lemma = head.lemma_.lower()
    found = None
    if infinitive or verb.dep_ == "pcomp":
        found = _under_adjective(head, negated, reasons)
    if found is None and lemma in DENY_VERBS and verb.dep_ in ("ccomp", "xcomp"):
        reasons.append(lemma)
        found = Reading(Status.DENIED, negated)
    if found is None and (infinitive or verb.dep_ in ("xcomp", "pcomp")):
        found = _under_verb(verb, lemma, above, negated, reasons)
    if found is None and verb.dep_ == "ccomp":
        found = _in_content_clause(lemma, reasons)
    return found


def _under_adjective(head: Token, negated: bool, reasons: list[str]) -> Reading | None:
    """What "ready to", "due to", "able to", "going to" make of what follows them."""
    word = head.lower_
    if head.pos_ in ("ADJ", "VERB"):
        for words, status in (
            (PLAN_ADJECTIVES, Status.PLANNED),
            (EXPECT_ADJECTIVES, Status.EXPECTED),
            (POSSIBLE_ADJECTIVES, Status.POSSIBLE),
        ):
            if word in words:
                reasons.append(word)
                return Reading(status, negated or word == "unlikely")
    if head.lemma_.lower() == "go" and head.tag_ == "VBG":
        reasons.append("going to")
        return Reading(Status.PLANNED, negated)
    return None


def _under_verb(
    verb: Token, lemma: str, above: Reading | None, negated: bool, reasons: list[str]
) -> Reading | None:
    """What a verb with the given lemma makes of the infinitive or gerund that it governs."""
    if lemma in REFUSE_VERBS:
        reasons.append(lemma)
        return Reading(above.status if above else Status.ASSERTED, not negated)
    for words, status in (
        (PLAN_VERBS, Status.PLANNED),
        (EXPECT_VERBS, Status.EXPECTED),
        (_SEEMING, Status.POSSIBLE),
    ):
        if lemma in words:
            reasons.append(lemma)
            return Reading(status, negated)
    if verb.dep_ != "xcomp":
        return None
    if lemma in REPORTING or lemma in REPORTING_OPINION:
        reasons.append(lemma)
        return Reading(Status.REPORTED, negated)  # "is said to have signed"
    return Reading(above.status, above.negated, above.reasons) if above is not None else None


_SEEMING = frozenset({"seem", "appear"})


def _in_content_clause(lemma: str, reasons: list[str]) -> Reading | None:
    """What a verb makes of the clause that is its content: "he expects that it will end"."""
    for words, status in (
        (EXPECT_VERBS, Status.EXPECTED),
        (REPORTING_OPINION, Status.REPORTED),
    ):
        if lemma in words:
            reasons.append(lemma)
            return Reading(status, False)
    return None
