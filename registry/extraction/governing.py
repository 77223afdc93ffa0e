"""What the words above a clause make of it: "plans to close", "failed to close", "denied closing".

A verb, a noun or an adjective on which an infinitive, a gerund or a clause hangs
says whether what that tells is planned, possible, denied, or did not happen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from registry.extraction.frames import Frame, children
from registry.extraction.outcomes import is_outcome
from registry.extraction.phrases import (
    DENY_VERBS,
    EXPECT_ADJECTIVES,
    EXPECT_VERBS,
    NEGATIVE_DETERMINERS,
    PLAN_ADJECTIVES,
    PLAN_NOUNS,
    PLAN_VERBS,
    POSSIBLE_ADJECTIVES,
    POSSIBLE_NOUNS,
    REFUSE_VERBS,
    REPORTING,
    REPORTING_OPINION,
)
from registry.records import Status

Token = Any

_WEIGHING = frozenset("consider mull weigh contemplate explore discuss debate threaten".split())
_ASKING = frozenset(
    """ask urge beg press push call demand request implore plead exhort encourage invite advise
    recommend appeal petition pressure lobby""".split()
)
"""Who is asked to do something has not done it, and need not."""
_FEARING = frozenset("fear worry doubt".split())
_MEANT = frozenset("supposed meant intended destined".split())
_NEGLECTING = REFUSE_VERBS | frozenset(
    (
        *("forget", "omit", "avoid", "bar", "refrain", "abstain", "deter", "rule out"),
        "miss",
    )
)
_HINDERING = frozenset("prevent stop block ban bar keep deter dissuade prohibit save".split())
_ACCUSING = frozenset("accuse suspect charge blame".split())
_RUMOUR = frozenset("rumour rumor".split())
_CHARGES = frozenset("claim allegation accusation rumour rumor suggestion charge".split())
_UNABLE = frozenset("unable powerless helpless incapable".split())
"""Who is this to do something, or of doing it, does not do it."""
_ALMOST = frozenset((("short", "of"), ("away", "from"), ("back", "from")))
"""Who stops short of doing something, shies away or holds back from it does not do it."""
_TRIES = frozenset("attempt bid effort endeavour try".split())
_IN_VAIN = frozenset(
    "failed unsuccessful abortive vain futile fruitless doomed thwarted foiled".split()
)
_TERM = ("until", "till")
"""Before the day on which a term ends: "has until the end of May to close"."""
_FIRSTS = frozenset("first second third last only next youngest oldest".split())


@dataclass(frozen=True, slots=True)
class Reading:
    """Status and polarity of one clause, and the words they rest on."""

    status: Status
    negated: bool
    reasons: tuple[str, ...] = ()


def governed(
    frame: Frame, read: Callable[[Frame], Reading | None], reasons: list[str]
) -> Reading | None:
    """What the words above a clause make of it, or ``None`` when they leave it alone.

    ``read`` gives the reading of the frame above, ``None`` where it must not be asked.
    """
    verb, head = frame.trigger, frame.trigger.head
    infinitive = any(c.lower_ == "to" for c in children(verb, "aux"))
    blamed = verb.lemma_ == "blame"  # "was to blame" tells what was, and no plan
    if infinitive and verb.dep_ == "xcomp" and _is_to(head) and not blamed:
        reasons.append(f"{head.text} to")
        return Reading(Status.PLANNED, False)
    if infinitive and (asking := _cut_off(verb)) is not None:
        negated = any(c.dep_ == "neg" for c in asking.head.children)
        return _under_adjective(asking, negated, reasons) or _under_verb(
            verb, _with_out(asking), None, negated, reasons
        )
    noun = _noun_above(verb, infinitive)
    if noun is not None:
        return _under_noun(verb, noun, reasons)
    outcome = infinitive and is_outcome(verb)
    if verb.dep_ == "advcl" and verb.tag_ == "VB" and infinitive and not outcome:
        reasons.append("purpose")
        return Reading(Status.PLANNED, False)
    if (
        outcome
        or head.i == verb.i
        or verb.dep_ not in ("xcomp", "ccomp", "acl", "pcomp", "csubj", "advcl")
    ):
        return None
    if verb.dep_ == "acl" and head.lemma_.lower() in _CHARGES and children(verb, "mark"):
        denied = head.dep_ == "dobj" and head.head.lemma_.lower() in DENY_VERBS
        reasons.append(head.text)
        return Reading(Status.DENIED if denied else Status.REPORTED, False)
    return _hanging(frame, infinitive, read, reasons)


def _hanging(
    frame: Frame,
    infinitive: bool,
    read: Callable[[Frame], Reading | None],
    reasons: list[str],
) -> Reading | None:
    """What the verb or adjective makes of a clause that hangs on it, or on its preposition."""
    verb, head = frame.trigger, frame.trigger.head
    link = head.lower_ if verb.dep_ == "pcomp" else ""
    if link:
        head = head.head
        if head.dep_ == "advmod" and (head.lower_, link) in _ALMOST:
            reasons.append(f"{head.head.text} {head.text} {link}")
            return Reading(Status.ASSERTED, not children(head.head, "neg"))
        if head.dep_ == "dobj" and head.head.lemma_.lower() in _ACCUSING | _HINDERING:
            head = head.head  # "accused the line of hiding", "kept the port from opening"
    parent = frame.parent
    above = read(parent) if parent is not None and parent.trigger.i == head.i else None
    negated = (
        above.negated
        if above is not None
        else any(c.dep_ == "neg" for c in (*head.children, *head.head.children))
    )
    lemma = _with_out(head)
    found = None
    if infinitive or link:
        found = _under_adjective(head, negated, reasons)
    if found is None and _denied(verb, lemma):
        reasons.append(lemma)
        found = Reading(Status.DENIED, negated)
    if found is None and link:
        found = _under_preposition(link, lemma, above, negated, reasons)
    # The parser takes "ruled out stepping down" for an adverbial clause now and then.
    object_ = verb.dep_ == "xcomp" or (bool(link) and link not in _BESIDE)
    object_ = object_ or (lemma == "rule out" and verb.tag_ == "VBG")
    if found is None and (infinitive or object_):
        found = _under_verb(verb, lemma, above, negated, reasons)
    if found is None and verb.dep_ == "ccomp" and negated:
        found = _not_found(lemma, reasons)
    if found is None and verb.dep_ == "ccomp":
        found = _in_content_clause(head, lemma, reasons)
    return found


_FINDING = frozenset("find conclude determine rule".split())
_PROVING = frozenset("prove establish show confirm demonstrate verify".split())


def _not_found(lemma: str, reasons: list[str]) -> Reading | None:
    """What was not found to be so is not so for who judged; what was not shown may be."""
    if lemma not in _FINDING | _PROVING:
        return None
    reasons.append(f"not {lemma}")
    if lemma in _FINDING:
        return Reading(Status.ASSERTED, True)
    return Reading(Status.POSSIBLE, False)


def _under_preposition(
    link: str, lemma: str, above: Reading | None, negated: bool, reasons: list[str]
) -> Reading | None:
    """What a verb makes of a gerund: "voted against closing", "kept from", "accused of"."""
    if link == "against" and lemma in _DECIDING:
        reasons.append(f"{lemma} against")
        return Reading(Status.PLANNED, not negated)
    if link == "from" and lemma in _HINDERING:
        reasons.append(lemma)
        return Reading(above.status if above else Status.ASSERTED, not negated)
    if link in ("of", "with", "for") and lemma in _ACCUSING:
        reasons.append(lemma)
        return Reading(Status.REPORTED, negated)
    return None


def _denied(verb: Token, lemma: str) -> bool:
    """Whether a clause is what somebody denies, "on Monday" or whatever may stand between."""
    apart = verb.dep_ == "advcl" and verb.tag_ != "VB" and not children(verb, "mark", "nsubj")
    return lemma in DENY_VERBS and (verb.dep_ in ("ccomp", "xcomp") or (apart and lemma == "deny"))


_DECIDING = frozenset("vote decide rule argue advise warn".split())


def _cut_off(verb: Token) -> Token | None:
    """What asks for an infinitive that the parser cut off from it, as adverbials stand between."""
    head = verb.head
    if verb.dep_ in ("acl", "relcl") and head.lemma_ == "time" and head.dep_ == "pobj":
        failing = head.head.head  # "failed for the third time to appear"
        return failing if failing.lemma_.lower() in REFUSE_VERBS else None
    if verb.dep_ not in ("advcl", "xcomp") or (verb.dep_ == "xcomp" and head.lemma_ != "be"):
        return None
    if head.lemma_.lower() in REFUSE_VERBS and not children(head, "dobj", "auxpass"):
        return head
    asks = PLAN_ADJECTIVES | EXPECT_ADJECTIVES | POSSIBLE_ADJECTIVES | _UNABLE
    return next((c for c in children(head, "acomp") if c.lower_ in asks and c.i < verb.i), None)


def _with_out(verb: Token) -> str:
    """The lemma of a verb; to rule something out is not to rule."""
    lemma = str(verb.lemma_.lower())
    out = lemma == "rule" and any(c.lower_ == "out" for c in children(verb, "prt", "prep"))
    return "rule out" if out else lemma


def _is_to(head: Token) -> bool:
    """Whether "be" stands with an infinitive alone: "is to report", and not "has yet to"."""
    return (
        head.lemma_.lower() == "be"
        and not children(head, "attr", "acomp", "oprd", "neg")
        and not any(c.lower_ in ("yet", "there") for c in head.children)
    )


def _noun_above(verb: Token, infinitive: bool) -> Token | None:
    """The noun on which an infinitive or a gerund hangs: "plans to close", "ways of closing"."""
    if infinitive and verb.dep_ in ("acl", "relcl") and not children(verb, "nsubj"):
        return verb.head
    of = verb.head
    if verb.dep_ == "pcomp" and of.lower_ == "of" and of.head.lemma_ in POSSIBLE_NOUNS:
        return of.head
    return None


def _under_noun(verb: Token, noun: Token, reasons: list[str]) -> Reading | None:
    """What a noun makes of the clause: "plans to close", "the first to vote"."""
    if noun.lemma_.lower() in _TRIES and _in_vain(noun):
        reasons.append(f"{noun.text} in vain")
        return Reading(Status.ASSERTED, True)
    if noun.ent_type_ in ("DATE", "TIME") and any(t.lower_ in _TERM for t in noun.ancestors):
        reasons.append(f"until {noun.text}")
        return Reading(Status.PLANNED, False)
    known = noun.lemma_.lower() in PLAN_NOUNS
    first = any(c.lower_ in _FIRSTS for c in noun.children) or noun.lower_ in _FIRSTS
    if first and not known:
        return None
    if noun.lemma_.lower() in POSSIBLE_NOUNS:
        reasons.append(noun.text)
        return Reading(Status.POSSIBLE, False)
    passive = bool(children(verb, "auxpass"))
    if not known and not passive:
        return None
    reasons.append(noun.text if known else "to be")
    none = any(c.lower_ in NEGATIVE_DETERMINERS for c in children(noun, "det"))
    denied = none or any(c.dep_ == "neg" for c in noun.head.children)
    return Reading(Status.PLANNED, known and denied)


def _in_vain(attempt: Token) -> bool:
    """Whether an attempt is told to have failed: "a failed bid to", "failed in its attempt to"."""
    if any(c.lower_ in _IN_VAIN for c in children(attempt, "amod")):
        return True
    above = attempt.head.head if attempt.dep_ == "pobj" else attempt.head
    if attempt.dep_ == "pobj" and attempt.head.lower_ != "in":
        return False
    return above.lemma_.lower() == "fail" and attempt.dep_ in ("nsubj", "pobj")


def _under_adjective(head: Token, negated: bool, reasons: list[str]) -> Reading | None:
    """What "ready to", "due to", "able to", "going to" make of what follows them."""
    word = head.lower_
    if word in _UNABLE:
        reasons.append(word)
        return Reading(Status.ASSERTED, not negated)
    how = {c.lower_ for c in children(head, "advmod")}
    if how & {"too", "enough"}:
        reasons.append(f"so {word}")  # "too ill to attend", "old enough to vote"
        never = "too" in how and not negated
        return Reading(Status.ASSERTED if never else Status.POSSIBLE, never)
    if word == "able" and _shown_to_be(head.head, negated):
        reasons.append(word)
        return Reading(Status.ASSERTED, negated)
    if head.pos_ in ("ADJ", "VERB"):
        for words, status in (
            (PLAN_ADJECTIVES | _MEANT, Status.PLANNED),
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


def _shown_to_be(verb: Token, negated: bool) -> bool:
    """Whether one did what one was able to do, or could not: "was able to walk", "is not able to".

    Who is able to walk, or will be, need not have walked.
    """
    helpers = [c for c in verb.children if c.dep_ == "aux"]
    if verb.lemma_ != "be" or any(c.tag_ == "MD" for c in helpers):
        return False
    if any(c.lower_ in ("if", "unless", "whether") for c in children(verb, "mark")):
        return False
    return negated or verb.tag_ == "VBD" or any(c.lemma_ == "have" for c in helpers)


def _under_verb(
    verb: Token, lemma: str, above: Reading | None, negated: bool, reasons: list[str]
) -> Reading | None:
    """What a verb with the given lemma makes of the infinitive or gerund that it governs."""
    because = verb.dep_ == "pcomp" and verb.head.lower_ == "for"  # "banned for hitting him"
    if lemma in _NEGLECTING and not because:
        reasons.append(lemma)
        return Reading(above.status if above else Status.ASSERTED, not negated)
    for words, status in (
        (_WEIGHING | _ASKING, Status.POSSIBLE),
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
    if above is not None and "purpose" in above.reasons and lemma in _MAKING:
        return Reading(Status.POSSIBLE, negated, above.reasons)
    return Reading(above.status, above.negated, above.reasons) if above is not None else None


_MAKING = frozenset("force make get compel oblige cause".split())
"""What somebody does to make others do something is no plan of theirs."""


# After these a gerund tells what happened besides: "was stopped with Mbeki leading".
_BESIDE = frozenset("with by after before since while when despite upon".split())
_SEEMING = frozenset({"seem", "appear"})


def _in_content_clause(head: Token, lemma: str, reasons: list[str]) -> Reading | None:
    """What a verb makes of the clause that is its content: "he expects that it will end"."""
    for adjective in children(head, "acomp") if lemma == "be" else ():
        for words, status in (
            (EXPECT_ADJECTIVES, Status.EXPECTED),
            (POSSIBLE_ADJECTIVES, Status.POSSIBLE),
        ):
            if adjective.lower_ in words and adjective.lower_ not in ("sure", "certain"):
                reasons.append(adjective.text)
                return Reading(status, adjective.lower_ == "unlikely")
    for words, status in (
        (EXPECT_VERBS, Status.EXPECTED),
        (_FEARING, Status.POSSIBLE),
        (REPORTING_OPINION | _RUMOUR, Status.REPORTED),
    ):
        if lemma in words:
            reasons.append(lemma)
            return Reading(status, False)
    return None
