"""Who says a clause by the grammar of its sentence: verbs and nouns of telling, "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.extraction.frames import SUBJECTS, Frame, children, conjuncts
from registry.extraction.phrases import (
    DENY_VERBS,
    EXPECT_VERBS,
    REPORTING,
    REPORTING_OPINION,
)
from registry.extraction.tree import Token, Tree


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a clause: the token of the speaker, the cue, and whom the speaker cites."""

    token: Token
    cue: str
    opinion: bool
    sentence: int = -1
    """Position of the sentence that the token stands in; -1 for the clause's own."""
    cites: tuple[Token, ...] = ()
    """Nearest first; in the sentence of the speaker."""


TELLING = (
    REPORTING
    | REPORTING_OPINION
    | frozenset(
        """criticise criticize contend complain lament boast contradict quip joke object counter
        signal concede reckon assume presume calculate hint imply swear guess joke""".split()
    )
)
_HOLDING = EXPECT_VERBS | DENY_VERBS
CITING = frozenset("cite quote".split())
_OPINION = REPORTING_OPINION | EXPECT_VERBS
_BLAMING = frozenset("accuse blame".split())
# What somebody tells in a noun instead of a clause: "rescuers reported 40 deaths".
_GIVING_FIGURES = EXPECT_VERBS | frozenset("report claim allege confirm estimate".split())
# A noun whose content is a clause or a name: "the claim by the line that ...".
_SAYINGS = frozenset(
    """claim statement report announcement allegation rumour rumor accusation suggestion belief
    assertion assumption remark assessment estimate warning news account""".split()
)
_VIEWS = frozenset("view opinion words eyes account estimation reckoning judgment".split())


def may_tell(tree: Tree) -> bool:
    """Whether any word of a sentence could say who says something; most sentences have none."""
    return any(t.lemma_.lower() in _CUES or t.lower_ in _CUES for t in tree)


_CUES = (
    TELLING
    | _HOLDING
    | CITING
    | _GIVING_FIGURES
    | _BLAMING
    | _SAYINGS
    | _VIEWS
    | {"according", "put", "speak"}
)


def speakers(frame: Frame) -> list[Speaker]:
    """Who says a clause by the grammar of its sentence, the nearest first."""
    found = [one] if (one := _of_its_own(frame)) is not None else []
    token = frame.trigger
    while True:
        found += _beside(token)
        head = token.head
        if head is token:
            return found
        one = _above(token, head)
        if one is not None:
            found.append(one)
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ in ("VBN", "VBG")):
            return found  # what is added in passing is background of the outlet's own
        token = head


def _of_its_own(frame: Frame) -> Speaker | None:
    """The one whose figure or forecast the clause itself gives."""
    telling: Frame | None = frame
    if frame.pos == "NOUN":
        telling = frame.parent if frame.trigger.dep_ in ("dobj", "pobj") else None
    if telling is None or telling.passive or telling.pos == "NOUN":
        return None
    verb, lemma = telling.trigger, telling.trigger.lemma_.lower()
    links = {c.lower_ for c in children(verb, "prep")}
    gives = (
        (lemma in _GIVING_FIGURES and bool(children(verb, "dobj")))
        or (lemma == "put" and "at" in links and bool(children(verb, "dobj")))
        or (lemma == "speak" and "of" in links)
    )
    if not gives or children(verb, "ccomp"):
        return None
    subject = subject_of(verb)
    return None if subject is None else speaker_of(subject, lemma, verb)


def _beside(token: Token) -> Iterator[Speaker]:
    """Who says what a token heads by what hangs on it: "according to", ", she said"."""
    for child in token.children:
        lower = child.lower_
        if lower == "according":
            for inner in children(child, "prep"):
                for target in children(inner, "pobj"):
                    yield _citing(Speaker(_name_of(target), "according to", False), token, child)
        elif child.dep_ == "prep" and lower in ("in", "by"):
            for view in children(child, "pobj"):
                owner = _owner(view) if view.lower_ in _VIEWS else None
                if owner is not None:
                    yield Speaker(owner, f"{lower} {view.lower_}", view.lower_ != "words")
        elif child.dep_ in ("parataxis", "advcl") and child.lemma_.lower() in REPORTING:
            said_so = child.dep_ == "parataxis" or any(
                m.lower_ == "as" for m in children(child, "mark", "advmod")
            )
            subject = subject_of(child) if said_so else None
            if subject is not None:
                yield speaker_of(subject, child.lemma_.lower(), child)


def _above(token: Token, head: Token) -> Speaker | None:
    """Who says a clause by the verb or noun that it hangs on."""
    lemma = head.lemma_.lower()
    if token.dep_ == "acl" and head.pos_ == "NOUN" and lemma in _SAYINGS:
        owner = _owner(head)
        return None if owner is None else Speaker(owner, lemma, lemma != "announcement")
    if token.dep_ == "acl" and token.tag_ not in ("VBN", "VBG", "VB"):
        return _sayer_of_line(token, head)
    if token.dep_ == "pcomp" and head.lower_ in ("of", "for"):
        accuser = head.head if head.head.pos_ == "VERB" else head.head.head
        if accuser.lemma_.lower() not in _BLAMING or children(accuser, "auxpass"):
            return None
        subject = subject_of(accuser)
        return None if subject is None else Speaker(_name_of(subject), accuser.lemma_.lower(), True)
    if token.dep_ not in ("ccomp", "parataxis", "xcomp"):
        return None
    if lemma not in TELLING and lemma not in _HOLDING:
        return None
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in head.children):
        by = next((p for c in children(head, "agent") for p in children(c, "pobj")), None)
        return None if by is None else speaker_of(by, lemma, head)
    if token.dep_ == "xcomp" and lemma not in EXPECT_VERBS:
        return None
    subject = subject_of(head)
    return None if subject is None else speaker_of(subject, lemma, head)


def _sayer_of_line(token: Token, head: Token) -> Speaker | None:
    """The sayer where the clause hangs on the name: "the claim by the line that it sank"."""
    above = head.head.head if head.dep_ == "pobj" else head
    if above.lemma_.lower() in _SAYINGS and head.head.lower_ in ("by", "from", "of"):
        that = any(c.lower_ == "that" for c in token.children)
        return Speaker(head, above.lemma_.lower(), True) if that else None
    return None


def _owner(noun: Token) -> Token | None:
    """Whose a saying is: "his claim", "the claim by the line", "in the view of the office"."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ in ("by", "from", "of"):
            return next(iter(children(child, "pobj")), None)
    return None


def speaker_of(subject: Token, cue: str, verb: Token) -> Speaker:
    opinion = cue in _OPINION
    return _citing(Speaker(_name_of(subject), cue, opinion), subject, verb)


def _name_of(token: Token) -> Token:
    """The name in apposition, which tells more than the noun: "the news agency Norda"."""
    if token.pos_ == "PRON":
        return token
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and child.i > token.i:
            return child
    return token


def _citing(speaker: Speaker, *around: Token) -> Speaker:
    """The speaker with those whom he cites: "Reuters reported, citing two officials"."""
    cited = []
    for token in (speaker.token, *around):
        for child in token.children:
            if child.lemma_.lower() in CITING and child.dep_ in ("advcl", "acl", "relcl", "prep"):
                cited += [t for o in children(child, "dobj", "pobj") for t in conjuncts(o)]
    unique = {t.i: t for t in cited}
    return replace(speaker, cites=tuple(unique[i] for i in sorted(unique)))


def subject_of(verb: Token) -> Token | None:
    """Who does it, also where the grammar leaves that to the clause above."""
    found = children(verb, *SUBJECTS)
    if found:
        if found[0].tag_ in ("WP", "WDT") and verb.dep_ == "relcl":
            return verb.head
        return None if found[0].dep_ == "expl" else found[0]
    if verb.dep_ == "conj":
        return subject_of(verb.head)
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
        quoted = verb.head.head  # "was quoted as saying", "quoted him as saying"
        return next(iter(children(quoted, "nsubjpass", "dobj")), None)
    return next(
        (t for c in children(verb, "agent") for p in children(c, "pobj") for t in conjuncts(p)),
        None,
    )
