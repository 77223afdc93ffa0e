"""Measures of things: how high, how long, how heavy, how many live there, what it cost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import Frame, children, governed
from registry.extraction.measures._counts import MODIFIES, counted_of, told
from registry.extraction.measures._model import (
    NOUNS,
    Place,
    Reading,
    frame_of,
    of_noun,
    one,
    subject,
    thing_of,
)
from registry.lexicon.measures import BY_NAME, Measure, measure_of
from registry.lexicon.units import UNIT_NAMES

Token = Any

_DESIGNED = frozenset("design build mean intend expect plan".split())
_LIVES = frozenset("last work operate serve function run".split())
_EQUALS = frozenset(
    """be|total|reach|come to|amount to|stand at|be put at|put at|estimate at|value at|run to|
    exceed|top|cost""".replace("\n    ", "").split("|")
)
# "Had not won in three years"
_NO_RACE = frozenset("week month year decade century".split())
_SCALES = frozenset("million billion trillion thousand hundred".split())


def measure(place: Place) -> Reading | None:
    """The property of a thing that a number tells."""
    if place.changes:
        return None
    kind, token, frames = place.kind, place.at, place.frames
    if kind == "count":
        token = _counted_token(token)
        counted = token.lemma_.lower() if token.i != place.at.i or _is_noun(token) else ""
        return counted_of(token, counted, frames) or _of_noun(kind, token, frames)
    return (
        _away(kind, token, frames)
        or _adjective(kind, token, frames)
        or _modifier(kind, token)
        or _spent(kind, token)
        or _of_noun(kind, token, frames)
        or _superlative(kind, token, frames)
        or _verb(kind, token, frames)
    )


# Other distances are told from many places; of a star, from the Earth.
_FAR = frozenset("years year light-years light-year parsecs".split())


def _away(kind: str, token: Token, frames: Sequence[Frame]) -> Reading | None:
    """How far off: "is 42 light years from the Earth", "lies 47 light years away"."""
    if (
        kind != "length"
        or token.lower_ not in _FAR
        or token.dep_ not in ("attr", "npadvmod", "dobj", "advmod")
    ):
        return None
    verb, away = token.head, token.head.lower_ in ("away", "distant")
    if away:
        verb = verb.head
    off = away or any(
        c.lower_ == "from" for c in (*children(token, "prep"), *children(verb, "prep"))
    )
    if not off or verb.lemma_.lower() not in ("be", "lie"):
        return None
    bearer = subject(verb, frames)
    return told(BY_NAME["distance"], bearer, True) if bearer is not None else None


def _is_noun(token: Token) -> bool:
    return token.pos_ in NOUNS and token.lemma_.lower() not in _SCALES


def _counted_token(at: Token) -> Token:
    """The noun that a number counts, else the number itself."""
    if _is_noun(at):
        return at
    if at.dep_ in ("nummod", "amod", "compound", "quantmod") and at.head.pos_ in NOUNS:
        return at.head
    return at


def _superlative(kind: str, token: Token, frames: Sequence[Frame]) -> Reading | None:
    """Beside what is the most of all: "at 84 metres, it is the highest dam in the country"."""
    verb = token.head.head
    if token.dep_ != "pobj" or token.head.lower_ not in ("at", "with") or verb.pos_ != "AUX":
        return None
    for said in children(verb, "attr", "acomp"):
        for word in (said, *children(said, "amod")):
            measure = measure_of(kind, "adjectives", _plainly(word)) if word.tag_ == "JJS" else None
            if measure is not None:
                bearer = said if said.pos_ in NOUNS else subject(verb, frames)
                return told(measure, bearer, True) if bearer is not None else None
    return None


def _plainly(word: Token) -> str:
    """The adjective of a superlative: "tallest" is "tall"."""
    stem = str(word.lower_).removesuffix("est")
    return {"heavi": "heavy", "wid": "wide"}.get(stem, stem)


def _modifier(kind: str, token: Token) -> Reading | None:
    """Bare before its noun: "the 84-metre dam", "a 16-day strike", "the $4 billion deal"."""
    noun = token.head
    if token.dep_ not in MODIFIES or noun.pos_ not in NOUNS or noun.i < token.i:
        return None
    measure = measure_of(kind, "things", noun.lemma_.lower())
    return told(measure, noun, False) if measure is not None and one(noun) else None


_PLURAL = frozenset("talk negotiation".split())


def _spent(kind: str, token: Token) -> Reading | None:
    """Of what went on so long: "after three weeks of talks", "six hours of debate"."""
    noun = of_noun(token) if kind == "duration" else None
    if noun is None or children(noun, "det", "poss", "nummod"):
        return None  # "two days of the strike" are a part of it
    if noun.tag_ == "NNS" and noun.lemma_.lower() not in _PLURAL:
        return None  # "nine days of strikes" were several
    measure = measure_of(kind, "things", noun.lemma_.lower())
    return told(measure, noun, False) if measure is not None else None


def _adjective(kind: str, token: Token, frames: Sequence[Frame]) -> Reading | None:
    """With an adjective: "84 metres high", "25 years old", "worth $4 million"."""
    adjective = token.head
    if kind == "age" and token.lower_ == "old":
        adjective = token  # the expression ends with the adjective
    elif token.dep_ not in ("npadvmod", "nummod", "advmod", "quantmod", "dobj", "pobj"):
        return None
    measure = measure_of(kind, "adjectives", adjective.lower_)
    if measure is None:
        return None
    while adjective.dep_ == "conj" and adjective.head.pos_ == "ADJ":
        adjective = adjective.head  # "40 kilometres wide and two kilometres deep"
    noun = adjective.head
    if adjective.dep_ in ("amod", "advmod", "appos", "nmod") and noun.pos_ in NOUNS:
        if noun.lemma_.lower() in UNIT_NAMES and noun.i < adjective.i:
            noun = of_noun(noun) or noun  # "900 kilos of cocaine, worth nine million euros"
        return told(measure, noun, False) if one(noun) else None
    if adjective.dep_ in ("acomp", "advmod", "oprd", "attr", "xcomp", "npadvmod"):
        bearer = subject(noun, frames)
        return told(measure, bearer, True) if bearer is not None else None
    return None


def _of_noun(kind: str, token: Token, frames: Sequence[Frame]) -> Reading | None:
    """With a noun: "a height of 84 metres", "the height of the dam is 84 metres"."""
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        noun = token.head.head
    elif token.dep_ == "appos":
        noun = token.head  # "its population, 12,000,"
    else:
        return _equal_to(kind, token)
    measure = measure_of(kind, "nouns", _called(noun))
    if measure is None:
        thing = measure_of(kind, "things", noun.lemma_.lower()) if kind == "duration" else None
        # "After a trial of five weeks"
        return told(thing, noun, False) if thing is not None and one(noun) else None
    bearer = _whose(measure, noun, token)
    stated = False
    if bearer is None and noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "reach", "measure"):
        bearer, stated = subject(noun.head, frames), True
    elif bearer is None and noun.dep_ == "pobj" and noun.head.lower_ in ("with", "at", "on", "to"):
        above = noun.head.head
        if above.pos_ in NOUNS:
            bearer = above
        else:
            bearer, stated = thing_of(above, frames), True
    return told(measure, bearer, stated)


_RUNNING = frozenset("running run playing".split())


def _called(noun: Token) -> str:
    """The noun of a property; the running time of a film is how long it is."""
    lemma = str(noun.lemma_.lower())
    runs = lemma in ("time", "length") and any(c.lower_ in _RUNNING for c in noun.children)
    return "duration" if runs else lemma


_COMES_TO = frozenset(
    f"{verb} to"
    for verb in "fall drop sink slip slump plunge shrink decline rise climb grow jump".split()
)


_PUT = frozenset("put estimate value assess reckon".split())


def _equal_to(kind: str, token: Token) -> Reading | None:
    """The noun as subject: "its height is 84 metres", "turnout reached 61 percent"."""
    if token.lemma_.lower() in ("estimate", "put", "value") and token.pos_ == "VERB":
        noun = next(iter(children(token, "nsubjpass")), None)  # "estimated at" is of the number
        measure = measure_of(kind, "nouns", noun.lemma_.lower()) if noun is not None else None
        return told(measure, _whose(measure, noun, token), True) if measure is not None else None
    if token.dep_ not in ("attr", "dobj", "npadvmod", "pobj", "acomp"):
        return None
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ == "pobj" and token.head.lower_ == "at" and verb.lemma_.lower() in _PUT:
        for noun in children(verb, "dobj"):  # "they put the damage at 3 million"
            words = {noun.lemma_.lower(), noun.lower_}  # "losses" are of a fire, a "loss" of a firm
            measure = next((m for w in sorted(words) if (m := measure_of(kind, "nouns", w))), None)
            return told(measure, _whose(measure, noun, token), True) if measure else None
    said = verb.lemma_.lower() + (f" {token.head.lower_}" if token.dep_ == "pobj" else "")
    noun = next(iter(children(verb, "nsubj", "nsubjpass")), None)
    if noun is None or said not in _EQUALS | _COMES_TO:
        return None
    measure = measure_of(kind, "nouns", _called(noun))
    if measure is None or (said in _COMES_TO and measure.name != "turnout"):
        return None  # of all others this may be so for a day
    return told(measure, _whose(measure, noun, token), True) if measure is not None else None


def _verb(kind: str, token: Token, frames: Sequence[Frame]) -> Reading | None:
    """With a verb: "weighs 1.9 tonnes", "rises to 1,703 metres", "lasted for 19 days"."""
    if token.dep_ == "pobj" and token.head.dep_ == "prep":
        verb = token.head.head
        particle = next(
            (c.lower_ for c in verb.children if c.dep_ != "prep" and c.lower_ in _PARTICLES), ""
        )
        lemma = " ".join(filter(None, (verb.lemma_.lower(), particle, token.head.lower_)))
    elif token.dep_ in ("dobj", "npadvmod", "attr", "advmod", "oprd"):
        verb, lemma = token.head, token.head.lemma_.lower()
    else:
        return None
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if kind == "duration" and lemma.split()[0] in _LIVES:
        meant = _meant(verb, frames)
        if meant is not None:
            return told(BY_NAME["lifetime"], meant[0], True, meant[1])
    measure = measure_of(kind, "verbs", lemma)
    if measure is None or (measure.name == "race-time" and token.lemma_.lower() in _NO_RACE):
        return None
    if measure.name == "duration" and any(c.i != token.i for c in children(verb, "dobj")):
        return None  # "ran the city for six years"
    if lemma.startswith("be over") and any(c.lower_ == "it" for c in children(verb, "nsubj")):
        return None  # "it was all over in ten minutes" is of no one thing
    bearer = (thing_of if measure.name == "worth" else subject)(verb, frames)
    if measure.name == "length" and bearer is not None and _is_somebody(bearer):
        return None  # she ran 3,000 metres, and is no road
    if measure.name == "race-time" and (frame := frame_of(verb, frames)) is not None:
        bearer = frame.arg("agent") or bearer  # "the race was won by Lind in 2:07:31"
    if bearer is not None and bearer.i == token.i:
        bearer = subject(verb, frames)  # "it fetched nine million euros"
    return told(measure, bearer, True) if bearer is not None else None


_PARTICLES = frozenset("on over".split())
"""Parts of a verb that tells how long: "went on for", "was over in"."""
_SOMEBODY = frozenset("he she they who i we you".split())


def _is_somebody(bearer: Token) -> bool:
    return bool(bearer.ent_type_ in ("PERSON", "NORP") or bearer.lower_ in _SOMEBODY)


def _meant(verb: Token, frames: Sequence[Frame]) -> tuple[Token, Frame] | None:
    """What is designed to work so long: "was designed to work for", "meant to last"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "advcl", "ccomp") or above.lemma_.lower() not in _DESIGNED:
        return None
    frame = frame_of(above, frames)
    if frame is None:
        return None
    first = frame_of(above.head, frames) if above.dep_ == "conj" else None
    if not (above.tag_ == "VBN" or (first is not None and first.passive)):
        return None
    bearer = frame.arg("patient") or frame.arg("agent")
    return (bearer, frame) if bearer is not None else None


def _whose(measure: Measure, noun: Token, token: Token) -> Token | None:
    """What has the property; turnout "in the election" is that of the story."""
    bearer = _possessor(noun, token)
    if measure.bare and bearer is not None and bearer.lemma_.lower() in _ELECTIONS:
        return None
    return bearer


_ELECTIONS = frozenset("election referendum poll vote ballot runoff run-off voting".split())


def _possessor(noun: Token, measure: Token) -> Token | None:
    """Whose it is: "the dam's height", "the height of the dam"."""
    for child in children(noun, "poss"):
        return child
    for target in governed(noun, "of", "in"):
        if target.pos_ in (*NOUNS, "PRON") and target.i != measure.i:
            return target
    return None
