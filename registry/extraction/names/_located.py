"""Whether a name is that of a place by where it stands, whatever the name finder takes it for."""

from __future__ import annotations

from registry.extraction.names._tokens import Tokens
from registry.lexicon import sites, titles
from registry.lexicon.frequency import RARE, zipf

MISTAKEN = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", None)
"""What the name finder takes a village for."""
_SEATS = frozenset(
    """city town village hamlet port suburb suburbs district province county municipality commune
    region valley outskirts north south east west northeast northwest southeast southwest
    cathedral airport harbour harbor mayor bishop archbishop hill hills mountains forest
    forests""".split()
)
_LANDSCAPE = frozenset(
    """valley valleys mountains hills district quarter peninsula bay estuary gorge highlands plateau
    basin river strait delta glacier archipelago islands substation colliery mine pit quarry
    oilfield gasfield landfill checkpoint crossing junction interchange roundabout barracks airfield
    airbase pass lock weir""".split()
)
"""What is called by the name of a place before it: "the Arda valley"."""


_WHITHER = ("to", "from", "toward", "towards", "for")
_MOVING = frozenset(
    """travel fly sail drive head move return march commute ferry evacuate deport extradite relocate
    flee divert bind depart steam cycle hike walk row journey emigrate""".split()
)
"""Whither this is done, there is a town, whatever its name says; and with ``_CARRIED`` of two
words, as whoever moves or returns may do so to a firm."""
_CARRIED = frozenset("travel fly sail drive ferry bind steam divert evacuate deport".split())


def says_where(tokens: Tokens, start: int, end: int, label: str | None) -> bool:
    """Whether what stands before a name makes it a place: "near Toribio", "north of Branco"."""
    if start == 0 or not titles.ORG_WORDS.isdisjoint(tokens.lower[start:end]):
        return False
    if any(word in ("'s", "’s") for word in tokens.lower[start:end]):
        return False
    if end - start == 1 and tokens.lower[end : end + 1] and tokens.lower[end] in _LANDSCAPE:
        return tokens.lower[start - 1] == "the"
    before = tokens.lower[start - 1]
    if tokens.lower[end : end + 2] == [",", "where"] and before in ("in", "to", "from", "through"):
        return end - start == 1 and not titles.is_first_name(tokens.lower[start])
    if before == "of" and start > 1:
        return tokens.lower[start - 2] in _SEATS
    if before == "at" and start > 1 and end - start == 1:
        noun = tokens.lemma[start - 2]  # "the beach at Calvo"
        if tokens.pos[start - 2] == "NOUN" and noun in sites.PARTS | sites.EDGES | sites.SITES:
            return True
    if before in _WHITHER and not titles.is_first_name(tokens.lower[start]):
        verb = tokens.lemma[tokens.head[start - 1]].lower()
        return (end - start == 1 and verb in _MOVING) or (end - start == 2 and verb in _CARRIED)
    if before in ("above", "below") and tokens.lower[start - 2 : start - 1] == ["slope"]:
        return True
    if before in ("near", "outside") and end - start == 1:
        return True
    return label != "ORG" and _is_stood_in(tokens, start, end)


def is_held(tokens: Tokens, start: int) -> bool:
    """Whether it is a firm of which somebody has shares: "shares in Helvara"."""
    noun = tokens.lemma[tokens.head[start - 1]].lower() if start else ""
    return tokens.lower[start - 1] == "in" and noun in _SHARES


_SHARES = frozenset("share stake stock holding shareholding".split())
_IN = frozenset({"in", "at", "near", "off", "around", "outside"})
# What one has in people and firms, and what is aimed at them.
_HELD_IN = frozenset(
    """investment interest confidence trust faith belief believe invest confide delight
    hope""".split()
)
_AIMED = frozenset(
    """shout yell scream shoot fire point aim throw hurl look glance stare laugh swear smile wave
    hit lash jeer boo gaze direct level anger surprise outrage dig""".split()
)


def _is_stood_in(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nothing but a place stands there: nobody is "off Port Ellan" or "at Castelo Raso".

    Left out are bodies, at whom people work, and whoever has a first name.
    """
    before = tokens.lower[start - 1]
    last = end - 1
    if before not in _IN or end - start > 3 or tokens.dep[last] != "pobj":
        return False
    if tokens.head[last] != start - 1 or tokens.lower[end : end + 1] in (["'s"], ["’s"]):
        return False
    if titles.is_first_name(tokens.lower[start]) or not titles.ORG_WORDS.isdisjoint(
        tokens.lower[start:end]
    ):
        return False
    if end - start == 1 and (before == "in" or zipf(tokens.lower[start]) > RARE):
        return False  # "in Frisian": what is made of single words after "in" is decided with kinds
    above = tokens.lemma[tokens.head[start - 1]].lower()
    return above not in (_AIMED if before == "at" else _HELD_IN | _SHARES)
