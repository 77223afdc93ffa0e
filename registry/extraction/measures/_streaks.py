"""How often in a row, and how it stood half-way: "their ninth win in a row"."""

from __future__ import annotations

from typing import Any

from registry.extraction.frames import children
from registry.extraction.measures._model import NOUNS, Place, Reading, subject
from registry.lexicon import predicates
from registry.lexicon.measures import HALF_TIME, IN_A_ROW
from registry.values.quantity import Dimension

Token = Any

_SUCCESSIVE = frozenset("consecutive successive straight".split())
_GAMES = frozenset("match game race bout contest fixture encounter".split())
_LOST = {"defeat": "lose", "loss": "lose"}
_BEHIND = 3


def streak(place: Place) -> Reading | None:
    """How many of a kind came one after the other."""
    at = place.at
    noun = at if at.pos_ in NOUNS else at.head
    if noun.pos_ not in NOUNS:
        return None
    after = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 4]]
    running = after == ["in", "a", "row"] or after[:1] in (["running"], ["straight"])
    running = running or any(
        c.lower_ in _SUCCESSIVE and c.doc[c.i - 1].text != "-"  # "33 non-consecutive weeks"
        for c in children(noun, "amod")
    )
    if not running and not _last_games(place, noun):
        return None
    verb = noun.head
    lemma = noun.lemma_.lower()
    owner = next(iter(children(noun, "poss")), None)
    if lemma in _GAMES and verb.pos_ == "VERB":
        # "Won their last six matches": six wins
        owner, kind = subject(verb, place.frames), predicates.predicate_class(verb.lemma_.lower())
    else:
        kind = _LOST.get(lemma) or predicates.predicate_class(lemma, pos="NOUN")
    quantity = place.slot.quantity.model_copy(update={"dimension": Dimension.COUNT})
    return Reading(f"{kind or lemma}{IN_A_ROW}", owner, True, bare=True, quantity=quantity)


def _last_games(place: Place, noun: Token) -> bool:
    last = any(c.lower_ in ("last", "past", "previous") for c in children(noun, "amod"))
    return last and place.kind == "count" and noun.dep_ == "dobj" and noun.lemma_ in _GAMES


_PAUSE = ("break", "interval")
_HALF = ("half-time", "halftime")


def half_time(place: Place) -> Reading | None:
    """The score when half of a match was played."""
    words = [t.lower_ for t in place.at.doc]
    first, last = place.tokens[0].i, place.tokens[-1].i
    after, before = words[last + 1 : last + 5], words[max(0, first - _BEHIND) : first]
    told = "".join(after[:1]) in ("at", "by") and (
        after[1:3] in (["the", word] for word in _PAUSE) or "".join(after[1:4]).startswith(_HALF)
    )
    if told or "".join(after).startswith(_HALF) or any("".join(before).count(h) for h in _HALF):
        return Reading(HALF_TIME, None, False, lasting=True, bare=True)
    return None
