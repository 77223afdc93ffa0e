"""How much is offered, or asked for: "an offer of 4 percent", "put 5 percent on the table".

Also what a sale or a collection brought in all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from registry.extraction.frames import children, governed
from registry.extraction.measures._model import NOUNS, Place, Reading, frame_of, subject
from registry.lexicon.measures import DEMAND, OFFER, PROCEEDS

Token = Any

_RISES = frozenset("rise raise increase hike offer pay wage wages salary deal".split())
_OFFERING = frozenset("offer propose table".split())
# An offer that followed another one, or came before it.
_SEVERAL = frozenset(
    """improved better new revised higher increased fresh latest final second first earlier initial
    original previous last opening another counter""".split()
)
# Words of other offers: of shares, of goods, of loans.
_OF_OTHERS = frozenset(
    """share shares stock premium discount stake interest yield bid takeover price prices loan loans
    bond bonds off than tariff tariffs mortgage coupon dividend""".split()
)
_STEPS = 6


def offer(place: Place) -> Reading | None:
    """The rise in pay that an employer offers, or that those who work ask for."""
    if place.kind != "percent":
        return None
    token, seen = place.at, [place.at]
    asked: Token | None = None
    for _ in range(_STEPS):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in NOUNS and token.lemma_.lower() not in _RISES:
            return None  # "offered a stake of 20 percent"
        seen.append(token)
        if _is_offer(token):
            break
        if _asks(token, seen[-2]):
            asked = token
            break
    else:
        return None
    if any(c.lower_ in _SEVERAL for one in seen for c in one.children):
        return None
    if not _OF_OTHERS.isdisjoint(t.lower_ for t in place.at.doc):
        return None
    if governed(place.at, "of"):
        return None  # "offered 20 percent of the shares"
    plain = place.slot.quantity.model_copy(update={"change": None})
    if asked is None:
        return Reading(OFFER, None, True, bare=True, quantity=plain)
    whose = subject(asked, place.frames)
    if whose is None or governed(place.at, "in") or not _ask_for_pay(whose, seen):
        return None
    return Reading(DEMAND, _name_of(whose), True, bare=True, quantity=plain)


def _is_offer(token: Token) -> bool:
    if token.lemma_.lower() in _OFFERING:
        return not any(c.lower_ in ("discount", "stake", "shares") for c in token.subtree)
    on_it = any(t.lower_ == "table" for t in governed(token, "on"))
    return on_it and token.lemma_.lower() in ("put", "lay", "place")


_ASKING = frozenset("want demand seek claim".split())
_ASKING_FOR = frozenset("ask call push hold press strike".split())
_WORKING = frozenset(
    """union worker employee staff driver nurse teacher doctor pilot crew miner porter cleaner
    controller guard striker staffer docker guide attendant walkout strike""".split()
)


def _asks(token: Token, below: Token) -> bool:
    """Whether the verb asks for what stands below it: "wants 9 percent", "is asking for 9"."""
    lemma = token.lemma_.lower()
    if below.dep_ == "prep":
        return below.lower_ == "for" and lemma in _ASKING_FOR
    return below.dep_ == "dobj" and lemma in _ASKING


def _ask_for_pay(whose: Token, seen: Sequence[Token]) -> bool:
    """Whether those who work ask, or pay is named, or nothing but a rise: "they want a rise of"."""
    rises = {t.lemma_.lower() for one in seen for t in (one, *one.children)} & _RISES
    return whose.lemma_.lower() in _WORKING or (whose.pos_ == "PRON" and bool(rises))


def _name_of(whose: Token) -> Token | None:
    """Who asks, where a name tells it: "Unison", "the TGU union"; nobody else does in a story."""
    names = (whose, *children(whose, "compound", "nmod", "appos"))
    return next((t for t in names if t.pos_ == "PROPN"), None)


_SALES = frozenset("sale auction gala concert appeal collection fundraiser raffle lottery".split())
_BRINGING = frozenset(
    """bring raise fetch realise realize make gross take net total earn yield generate
    collect""".split()
)
_SUMS = frozenset("total sum".split())


def proceeds(place: Place) -> Reading | None:
    """What a sale brought in all: "the auction raised 41 million", "sold for a total of 34"."""
    if place.kind != "money" or place.changes:
        return None
    at = place.at
    verb = at.head
    if at.dep_ == "dobj" and verb.lemma_.lower() in _BRINGING:
        gave = subject(verb, place.frames) or _before(verb)
        if gave is not None and gave.lemma_.lower() in _SALES:
            return Reading(PROCEEDS, gave, True, bare=True)
    if at.dep_ != "pobj" or verb.lower_ != "of" or verb.head.lemma_.lower() not in _SUMS:
        return None
    above = verb.head.head  # "for a total of", "to a total of"
    sold = above.head if above.lower_ == "for" else None
    frame = frame_of(sold, place.frames) if sold is not None else None
    if frame is None and sold is not None and sold.head.pos_ == "VERB":
        frame = frame_of(sold.head, place.frames)  # "sold 39 lots for a total of"
    if frame is None or frame.trigger.lemma_.lower() not in ("sell", "auction", "go"):
        return None
    return Reading(PROCEEDS, None, True, bare=True)


def _before(verb: Token) -> Token | None:
    """The noun that the parser made the verb hang on: "the sale brought in 41 million"."""
    return verb.head if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in NOUNS else None
