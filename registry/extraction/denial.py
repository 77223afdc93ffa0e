"""Whether a clause denies what it tells: "not", "nobody", "at no point", "without"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from registry.extraction.frame import not_until
from registry.extraction.frames import Frame, children
from registry.extraction.phrases import NEGATIVE_DETERMINERS, REPORTING

Token = Any

_NOBODY = frozenset("none nobody nothing no-one neither".split())
_OF_NONE = frozenset({"power-cut", "lose-thing"})
"""What is told by saying that there is none of a thing: "have no electricity"."""
_TIMES_AND_WAYS = frozenset(
    "point time stage moment way circumstance account means mean case".split()
)
_NO_MORE_THAN = frozenset("only just merely simply solely".split())


def negated(frame: Frame, reasons: list[str]) -> bool:
    """Whether it is denied; the words that deny it join the reasons."""
    verb = frame.trigger
    negated = False
    for child in verb.children:
        if child.dep_ == "neg" or child.lower_ in ("never", "nor"):
            following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
            if following in _NO_MORE_THAN:
                continue  # "not only sank but burned"
            if child.dep_ == "neg" and not_until(verb) is not None:
                continue  # it will start, and in May
            reasons.append(child.text)
            negated = not negated or child.lower_ == "nor"  # "did not sing nor dance"
        elif _never(child):
            reasons.append(f"{child.text} no")
            negated = not negated
        elif child.lower_ == "longer" and any(c.lower_ == "no" for c in child.children):
            reasons.append("no longer")
            negated = not negated
    if verb.dep_ == "conj" and any(c.lower_ == "nor" for c in children(verb.head, "cc")):
        reasons.append("nor")
        negated = True  # "neither closed nor damaged"
    nobody = list(_nobody(frame))
    reasons += nobody
    negated = negated or bool(nobody)
    lacking = verb.head if verb.dep_ == "pcomp" else verb.head.head
    if verb.dep_ in ("pcomp", "acl") and lacking.lower_ == "without":
        reasons.append("without")
        negated = not negated
    if (instead := _instead(verb)) is not None:
        reasons.append(instead)
        negated = not negated
    if (
        verb.dep_ == "xcomp"
        and any(c.lower_ == "yet" for c in verb.head.children)
        and verb.head.lemma_ in ("have", "be")
    ):
        reasons.append("yet to")
        negated = True
    return negated


def _instead(verb: Token) -> str | None:
    """The words by which something else was done: "instead of closing it", "rather than sold"."""
    link = verb.head
    if verb.dep_ == "pcomp" and link.lower_ == "of" and link.i:
        return "instead of" if link.doc[link.i - 1].lower_ == "instead" else None
    if verb.dep_ == "conj":
        link = next((c for c in children(verb.head, "cc") if c.lower_ == "than"), link)
    rather = link.lower_ == "than" and link.i and link.doc[link.i - 1].lower_ == "rather"
    return "rather than" if rather and verb.dep_ in ("conj", "pcomp", "advcl") else None


def _nobody(frame: Frame) -> Iterator[str]:
    """Those who do it or whom it befalls, where they are none: "nobody", "no flights"."""
    verb = frame.trigger
    if frame.kind in _OF_NONE and verb.lemma_.lower() != "lose":
        return  # "have no electricity"; but "no tools were lost"
    for role, token in frame.args:
        if role not in ("agent", "patient", "theme"):
            continue
        if verb.dep_ == "xcomp" and token.head.i == verb.head.i and verb.head.pos_ == "VERB":
            continue  # "nobody managed to win" is said of the verb above
        if _no_one(token):
            yield token.text
        for child in token.children:
            no = denies(child)
            if no and (token.head.i == verb.i or _told_of(token, verb)):
                yield f"{child.text} {token.text}"
    yield from _no_such_thing(frame)


def denies(word: Token) -> bool:
    """Whether "no" says that there is none; "no fewer than 400 hectares burned" says otherwise."""
    if word.dep_ not in ("det", "preconj") or word.lower_ not in NEGATIVE_DETERMINERS:
        return False  # "no flights", "neither the driver nor the guard"
    if _is_called_no(word):
        return False
    following = [t.lower_ for t in word.doc[word.i + 1 : word.i + 3]]
    return not (following[1:] == ["than"] and following[0] in _BOUNDING)


_BOUNDING = frozenset("fewer less more".split())


def _is_called_no(word: Token) -> bool:
    """Whether it is a name: "the no side" of a vote, "the world No 2"."""
    if word.lower_ != "no":
        return False
    numbered = word.i + 1 < len(word.doc) and word.doc[word.i + 1].like_num
    determined = word.i > 0 and word.doc[word.i - 1].dep_ in ("det", "poss")
    return determined or (numbered and word.text == "No" and word.i > 0)


def _told_of(noun: Token, verb: Token) -> bool:
    """Whether the parser takes a verb of the past for a participle: "no oil leaked from it"."""
    after = verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head is noun and verb.i == noun.i + 1
    above = noun.head
    stands = above is noun or above.lemma_.lower() in REPORTING
    return after and stands and not any(c.lower_ == "by" for c in verb.children)


def _no_such_thing(frame: Frame) -> Iterator[str]:
    """What is a part of what the clause tells: "claimed no lives", "no arrests were made"."""
    told = {token.i for _, token in frame.args}
    for noun in children(frame.trigger, "dobj", "nsubjpass", "nsubj"):
        if noun.i not in told and _no_one(noun):
            yield noun.text  # "not a shot was fired"
        for child in children(noun, "det", "preconj"):
            if noun.i not in told and denies(child):
                yield f"{child.text} {noun.text}"
        for child in children(noun, "amod"):
            if (
                child.lower_ == "more"
                and noun.tag_ == "NN"
                and any(c.lower_ == "no" for c in children(child, "neg"))
            ):
                yield f"no more {noun.text}"  # "no more oil is reaching the sea"


def _never(preposition: Token) -> bool:
    """Whether it says that it is not so at all: "at no point", "belongs to no party"."""
    if preposition.dep_ != "prep":
        return False
    none = [t for t in children(preposition, "pobj") if any(c.lower_ == "no" for c in t.children)]
    whom = preposition.lower_ in ("to", "of", "from") and any(
        t.lemma_.lower() not in _IN_VAIN for t in none
    )
    whom = whom or any(t.lower_ in ("nobody", "no-one") for t in children(preposition, "pobj"))
    return whom or any(t.lemma_.lower() in _TIMES_AND_WAYS for t in none)


_IN_VAIN = frozenset("avail effect end purpose small concern".split())
"""To what something was done all the same: "to no avail", "to no small extent"."""


_MANY = (["few"], ["little"], ["lot"])
"""What "not a" makes much of: "not a few"."""


def _no_one(token: Token) -> bool:
    """Whether it is none at all: "nobody", "not a single vehicle", "not one passenger"."""
    a_nobody = any(c.lower_ == "a" for c in token.children)  # "a nobody from nowhere"
    if (token.lower_ in _NOBODY and not a_nobody) or (
        token.lower_ == "one" and any(c.lower_ == "not" for c in token.children)
    ):
        return True
    first = token.left_edge
    if first.lower_ != "not" or first.i + 1 >= len(first.doc):
        return False
    words = [t.lower_ for t in first.doc[first.i + 1 : first.i + 3]]
    if words == ["one", "but"]:
        return False  # "not one but two bombs"
    return words[0] == "one" or (words[0] == "a" and words[1:] not in _MANY)
