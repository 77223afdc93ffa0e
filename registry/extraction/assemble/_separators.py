"""Words that set a happening apart from another one of its kind."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import Frame

Token = Any

SEPARATORS = frozenset(
    """another second third separate previous previously earlier different other next last latest
    again also similar aftershock anniversary annual former past recent first initial
    original subsequent later additional further neighbouring neighboring nearby rival old
    farther elsewhere placebo""".split()
)
_OF_ANOTHER_SIZE = frozenset("smaller larger bigger".split())
"""After "a" they tell of another one: "in 2016 it closed a smaller brewery"."""
BEFORE = ("previous",)
_PLACES = frozenset("second third last".split())
_TURNS = frozenset("round time session meeting visit attempt".split())
_LATER = frozenset("second third new further".split())
_EDITIONS = frozenset(
    """edition festival tournament championship contest race match game final election
    summit conference season ceremony""".split()
)
_EARLIER = frozenset("previous earlier past former".split())
_MORE_OF_IT = frozenset("other additional further".split())
_ASIDE = frozenset("earlier previously originally formerly farther further elsewhere".split())
_ELSEWHERE = frozenset("another separate unrelated different".split())
_UNITS_OF_TIME = frozenset(
    f"{unit}{s}"
    for unit in "minute hour day night week month year decade".split()
    for s in ("", "s")
)


def separators(frame: Frame) -> tuple[str, ...]:
    """Words near the trigger and its arguments that tell of another happening, sorted."""
    near = {
        c.lower_
        for c in frame.trigger.children
        if c.dep_ in ("advmod", "amod", "det", "nummod") and not _says_when(c)
    }
    for role, token in frame.args:
        if role in ("agent", "patient", "theme"):
            beside = {
                c.lower_ for c in token.children if c.dep_ in ("amod", "det", "nummod", "compound")
            } | {token.lemma_.lower()}
            if any(c.dep_ == "nummod" for c in token.children):
                beside -= _MORE_OF_IT  # "36 others were hurt", "1,700 additional teachers"
            near |= beside
        elif any(c.lower_ in _ELSEWHERE for c in token.children):
            near.add("another")  # "over another case"
        elif role in ("for", "in", "at") and token.lemma_.lower() in _TURNS:
            # "Met for a second round of talks"
            near |= {c.lower_ for c in token.children if c.lower_ in _LATER}
        elif role in ("of", "in", "at") and token.lemma_.lower() in _EDITIONS:
            near |= {c.lower_ for c in token.children if c.lower_ in _EARLIER}
    near |= {
        t.lower_
        for t in frame.tokens
        if t.pos_ == "ADV" and t.lower_ in _ASIDE and not _says_when(t)
    }
    near |= {
        c.lower_
        for _, token in frame.args
        for c in token.children
        if c.lower_ in _OF_ANOTHER_SIZE and any(d.lower_ in ("a", "an") for d in token.children)
    }
    near |= {t.lower_ for t in frame.tokens if t.lower_ == "placebo"}  # one arm of a trial
    if _ever(frame):
        near.add("previous")
    if frame.pos == "NOUN":
        near |= {c.lower_ for c in frame.trigger.children if not _says_when(c)} | {frame.lemma}
    if frame.kind == "finish-place":
        near -= _PLACES  # who came third was not another one who came
    return tuple(sorted(near & (SEPARATORS | _OF_ANOTHER_SIZE)))


def _ever(frame: Frame) -> bool:
    """Whether it is said of all that went before: "no Iraqi had won before her", "before"."""
    for word in frame.trigger.children:
        if word.lower_ == "before" and word.dep_ in ("prep", "advmod", "mark"):
            after = [c for c in word.children if c.dep_ in ("pobj", "pcomp")]
            if not after or after[0].pos_ == "PRON":
                return True
    return False


def _says_when(word: Token) -> bool:
    """Whether a word belongs to a time: "a day earlier", "later than planned", "later today"."""
    if word.lower_ not in ("earlier", "later", "previously"):
        return False
    words, at = word.doc, word.i
    if at and (words[at - 1].lower_ in _UNITS_OF_TIME or words[at - 1].ent_type_ == "DATE"):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    if after is None:
        return False
    return after.lower_ in ("than", "this", "that", "today") or any(
        t.ent_type_ in ("DATE", "TIME") for t in words[at + 1 : at + 3]
    )
