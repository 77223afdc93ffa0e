"""How many came: to a match, a show or a museum, and to take part in a study."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._model import Place, Reading, frame_of, subject
from registry.lexicon.counted import counted_class

Token = Any

_CROWDS = frozenset("crowd audience attendance".split())
_WATCHING = frozenset("watch see attend follow witness fill pack".split())
_DRAWING = frozenset("draw attract pull lure".split())
_COUNTING = frozenset("count welcome have record register receive report".split())
_COMING = frozenset("come flock turn stream travel show".split())
_SHOWN = frozenset(
    """match game cup final semi-final race concert show ceremony funeral opening premiere parade
    fight bout derby tournament festival exhibition play event launch performance fair carnival
    regatta congress pageant procession""".split()
)
_VISITED = frozenset("museum gallery castle zoo palace park".split())
_ARENAS = frozenset("stadium arena stand stands hall ground terraces venue".split())


def attendance(noun: Token, place: Place) -> Reading | None:
    """How many saw a match or a show: "a crowd of 38,000 saw", "watched by 41,000 people"."""
    kind = counted_class(noun.lemma_.lower())
    crowd = None
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in _CROWDS:
        crowd = noun.head.head
    elif (
        _watched_by(noun)
        or noun.lemma_.lower() in _CROWDS
        or kind in ("person", "spectator", "visitor")
    ):
        crowd = noun
    if crowd is None:
        return None
    verb = crowd.head
    told = verb.lemma_.lower()
    if _in_the_stands(crowd):
        return Reading("attendance", None, True, bare=True)
    if crowd.dep_ == "dobj" and (told in _DRAWING or (kind == "visitor" and told in _COUNTING)):
        return _attended(subject(verb, place.frames))  # "the fair drew 120,000 visitors"
    if crowd.dep_ == "nsubj" and told in _COMING:
        for preposition in children(verb, "prep"):
            if preposition.lower_ in ("to", "for"):
                return _attended(next(iter(children(preposition, "pobj")), None))
    if crowd.dep_ == "pobj" and verb.lower_ in ("by", "before"):
        verb = verb.head
    elif crowd.dep_ not in ("nsubj", "appos"):
        return None
    if verb.lemma_.lower() not in _WATCHING and crowd.head.lower_ != "before":
        return None
    frame = frame_of(verb, place.frames)
    shown = frame.arg("patient") if frame is not None else None
    if verb.lemma_.lower() in ("fill", "pack"):
        arena = shown is not None and shown.lemma_.lower() in _ARENAS
        return Reading("attendance", shown, True, bare=True) if arena else None
    return _attended(shown)


_SPECTATORS = frozenset("spectator fan supporter".split())


def _in_the_stands(crowd: Token) -> bool:
    """Whether it tells who was there and of nothing else: "14,000 people watched".

    "There were 31,000 fans in the stadium", "the arena was sold out with 17,500 spectators",
    "in front of 12,400 fans".
    """
    verb = crowd.head
    if crowd.lemma_ == "spectator" and any(c.lower_ == "the" for c in children(crowd, "det")):
        return True  # "told the 18,400 spectators"
    if crowd.dep_ == "nsubj" and verb.lemma_.lower() == "watch":
        return not children(verb, "dobj", "ccomp", "dative") and verb.tag_ != "VBG"
    if crowd.lemma_.lower() not in _SPECTATORS:
        return False
    if crowd.dep_ == "attr" and children(verb, "expl"):
        inside = (p for noun in (crowd, verb) for p in children(noun, "prep"))
        return any(o.lemma_.lower() in _ARENAS for p in inside for o in children(p, "pobj"))
    if crowd.dep_ != "pobj":
        return False
    if verb.lower_ == "of" and verb.head.lower_ == "front":
        return True
    return verb.lower_ == "with" and verb.head.lower_ in ("sold", "packed", "full", "filled")


def _watched_by(number: Token) -> bool:
    """Whether a bare number tells who watched: "the match was watched by 61,400"."""
    by = number.head
    told = by.head.lemma_.lower() in _WATCHING and by.lower_ == "by"
    return bool(told and number.pos_ == "NUM" and len(number.text) > 2 and number.text[0].isdigit())


def _attended(shown: Token | None) -> Reading | None:
    """What so many came to; a story has one event, and may speak of several museums."""
    if shown is None or shown.lemma_.lower() not in _SHOWN | _VISITED:
        return None
    return Reading("attendance", shown, True, bare=shown.lemma_.lower() in _SHOWN)


_STUDIES = frozenset("trial study survey poll experiment".split())
_WITH = frozenset("with among of in on involving".split())
_PARTICIPANTS = frozenset(
    """volunteer adult patient participant people person child woman man respondent voter student
    subject pupil""".split()
)


def participants(noun: Token, place: Place) -> Reading | None:
    """How many took part in a study: "a trial with 1,848 volunteers"."""
    if noun.lemma_.lower() not in _PARTICIPANTS or noun.dep_ != "pobj":
        return None
    if noun.head.lower_ not in _WITH:
        return None
    study = noun.head.head
    if study.pos_ == "VERB" and study.lemma_.lower() in ("conduct", "carry", "run", "do"):
        frame = frame_of(study, place.frames)
        found = frame.arg("patient") if frame is not None else None
        study = found if found is not None else study.head
    if study.lemma_.lower() not in _STUDIES:
        return None
    return Reading("participants", study, True, lasting=True)
