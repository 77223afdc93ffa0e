"""The tense over a time expression, told to the tagger from the parse trees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from registry.extraction.frame import children

Token = Any


class Tense:
    """Tell the time tagger in which tense the verb over an expression stands."""

    def __init__(self, spans: Sequence[tuple[int, int]], trees: Sequence[Token]) -> None:
        self._spans, self._trees, self._at = spans, trees, 0

    def __call__(self, start: int, end: int) -> str | None:
        """``past``, ``future`` or ``None`` for the expression at ``start``."""
        while self._at + 1 < len(self._spans) and self._spans[self._at + 1][0] <= start:
            self._at += 1
        while self._at > 0 and self._spans[self._at][0] > start:
            self._at -= 1
        begin, _ = self._spans[self._at]
        tree = self._trees[self._at]
        token = next((t for t in tree if t.idx + len(t) > start - begin), None)
        near, meant, past = True, False, False
        for _ in range(12):
            if token is None or token.head.i == token.i:
                break
            near = near and (token.dep_ in _BESIDE or token.head.pos_ == "ADP")
            token = token.head
            meant = meant or token.lower_ == "for"
            past = past or (token.lower_ in _COMING_AFTER and token.pos_ in ("ADP", "VERB"))
            if token.lower_ == "following" and token.dep_ == "prep":
                continue
            if token.pos_ in ("VERB", "AUX"):
                break
        if token is None or token.pos_ not in ("VERB", "AUX"):
            return "future" if _comes_next(tree) else None
        if meant and token.lemma_.lower() in _SETTING:
            return "future"  # "set the vote for 3 May"
        if token.tag_ == "VBG" and token.head.lower_ == "after" and _tense(token.head.head):
            return "past"  # "will play in Europe after winning the cup at the weekend"
        if token.tag_ == "VBG" and token.head.head.lemma_.lower() in _ACCUSING:
            return "past"  # "is accused of stealing it on 3 December"
        if past and _is_so(token):
            return "past"  # "two men are in hospital after a crash on Saturday"
        return _tense(token) or ("future" if near and _fixed(token, tree) else None)


def _comes_next(sentence: Token) -> bool:
    """Whether it tells without a verb what is next: "Next derby: January 3."."""
    first = sentence[0].lower_ if len(sentence) else ""
    return first in ("next", "upcoming") and not any(t.pos_ in ("VERB", "AUX") for t in sentence)


_COMING_AFTER = frozenset(("after", "following"))


def _is_so(verb: Token) -> bool:
    """Whether it tells what is so now, and not what is due: "are in the final after a win"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    ahead = any(c.lower_ in _AHEAD for c in children(verb, "acomp", "xcomp", "advmod"))
    now = verb if not helpers else helpers[0]
    lasting = now.lemma_ == "be" or verb.lemma_.lower() in _LASTING
    return now.tag_ in ("VBZ", "VBP") and lasting and not ahead


_LASTING = frozenset("remain stay lie stand sit face need lead hold recover".split())
_AHEAD = frozenset("due expected scheduled set likely planned slated".split())
_ACCUSING = frozenset("accuse charge suspect convict acquit blame clear".split())
_SETTING = frozenset("set call schedule plan fix arrange announce propose convene book".split())
# How a time, or the object that it follows, hangs on its verb.
_BESIDE = frozenset("prep npadvmod advmod tmod pobj amod compound nummod dobj det".split())
# Verbs that say of a past day what it is to the present: "it follows a strike on Monday".
_LOOKING_BACK = frozenset(
    """follow come bring mark mean show include say tell report represent compare have do make
    know remain reflect suggest indicate leave put raise add date think believe confirm reveal
    describe quote cite contain recall remember celebrate commemorate see hear give contrast
    claim deny accuse seem appear use want need require stem relate refer detail tie belong own
    like love hate feel understand involve accuse charge suspect allege base""".split()
)


def _fixed(verb: Token, sentence: Token) -> bool:
    """Whether a present tense tells what is fixed: "the newcomers take the oath on Friday".

    Headlines tell the past so, and end without a full stop.
    """
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return (
        # The parser may take a plural's present for a bare infinitive.
        (verb.tag_ in ("VBZ", "VBP") or _plain(verb, helpers) or _undergoes(verb))
        and (verb.lemma_.lower() not in _LOOKING_BACK or _departs(verb))
        and not _pictured(verb, sentence)
        and sentence.text.rstrip().endswith((".", '."', ".\u201d"))
    )


_SCENES = frozenset(
    """shake wave pose carry look embrace hug queue wade inspect search sift battle comfort kneel
    cheer smile stroll""".split()
)
_WHERE_SEEN = re.compile(
    r"\((?:left|right|centre|center|pictured)\)|\b(?:pictured|seen here)\b"
    r"|, (?:left|right|centre|center),"
)


def _pictured(verb: Token, sentence: Token) -> bool:
    """Whether it tells what a photograph shows: "Ott, left, shakes hands with Ort on Monday"."""
    out = any(c.dep_ == "prt" for c in verb.children)
    scene = verb.lemma_.lower() in _SCENES and not out
    return scene or _WHERE_SEEN.search(sentence.text) is not None


def _departs(verb: Token) -> bool:
    """Whether it is told who goes, and of nobody what is left: "she leaves at the end of May"."""
    return verb.lemma_.lower() == "leave" and not any(
        c.dep_ in ("dobj", "dative", "oprd", "ccomp") for c in verb.children
    )


def _plain(verb: Token, helpers: list[Token]) -> bool:
    """Whether it is no infinitive, though its tag says so."""
    spoken = any(c.dep_ == "nsubj" for c in verb.children)
    return verb.tag_ == "VB" and spoken and not helpers and verb.dep_ in ("ROOT", "relcl")


def _undergoes(verb: Token) -> bool:
    """Whether it is a passive of the present: "the members are sworn in on 3 May"."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    now = bool(helpers) and helpers[0].lower_ in ("is", "are", "'s", "’s")
    return verb.tag_ == "VBN" and now and all(c.lower_ == "being" for c in helpers[1:])


def _tense(verb: Token) -> str | None:
    if _undergoes(verb):
        return None
    for child in verb.children:
        if child.dep_ == "aux" and child.lower_ in ("will", "shall", "'ll", "’ll", "would"):
            return "future"
    if (verb.tag_ in ("VBD", "VBN") and not _infinitive(verb)) or any(
        c.lower_ in ("was", "were", "had", "did", "has", "have")
        for c in verb.children
        if c.dep_ in ("aux", "auxpass")
    ):
        return "past"
    if verb.lower_ in _PAST_FORMS or (verb.tag_ == "VBP" and verb.lower_ in _ONE_FORM):
        return "past"
    if verb.dep_ in ("xcomp", "ccomp") and verb.tag_ == "VB" and _had(verb.head):
        return "past"  # "few had expected her to get so far"
    if verb.dep_ == "xcomp" and verb.head.lower_ in (
        "expected",
        "set",
        "due",
        "scheduled",
        "planned",
        "plans",
        "plan",
        "likely",
        "poised",
        "wants",
        "want",
        "hopes",
        "hope",
        "aims",
        "aim",
        "intends",
        "intend",
    ):
        return "future"
    return None


def _infinitive(verb: Token) -> bool:
    """Whether it only looks like a past: "wants to put it on display", "hopes to cut it"."""
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return helpers == ["to"]


# Past forms that the tagger takes for plain ones.
_PAST_FORMS = frozenset(
    """leapt crept swept slept wept dreamt learnt burnt spelt spilt spoilt knelt leant dwelt smelt
    clung flung hung slung stung strung swung wrung slid sped shrank sank sprang stank strode strove
    throve wove slunk spun stuck struck strung bade bled bred fled fed""".split()
)


# Past and present in one: of a day, news tells the past by them ("Leeds beat Hull on Saturday").
_ONE_FORM = frozenset(
    "beat hit cut put set cast shut split spread hurt quit shed burst bid rid upset thrust".split()
)


def _had(verb: Token) -> bool:
    """Whether it is told as of a time before another: "had expected"."""
    return any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children)
