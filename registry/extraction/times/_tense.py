"""Tense from the words near an expression, for callers without a parser.

The nearest verb form of the sentence decides, on the left unless the
expression opens its sentence.  It tells direction only: whether "in April" has
been or is to come.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from registry.extraction.times._meaning import Piece
from registry.extraction.times._tokens import Tokens

_FUTURE = frozenset(
    "will shall ll due scheduled expected expects expect planned plans slated likely upcoming "
    "poised aims intends hopes wants deadline tomorrow".split()
)
_MODAL = frozenset("would could might may can should must".split())
_PAST = frozenset(
    "said was were had held met came went took made won lost fell rose told began became got gave "
    "found left led kept sent spent ran saw grew hit cut put shut did has have been brought built "
    "bought sold struck broke wrote drew flew threw knew spoke swore paid stood thought fought "
    "sought caught taught sank shot died ago last earlier yesterday".split()
)
_PRESENT = frozenset(
    "begins starts opens ends closes expires takes meets faces resumes goes kicks runs "
    "arrives holds "
    "hosts votes visits travels launches returns begin start open close vote meet resume".split()
)
"""Present forms by which news announces what is fixed: "the trial opens on Monday"."""
_BARE = frozenset("begin start open close vote meet resume".split())
"""Those of them that are parts of names."""
_BEFORE_TO = frozenset(
    "is are was were ready agreed vowed promised pledged plan planning decided aim hope "
    "hoping going "
    "want due expected scheduled set slated likely has have had plans intends intend deal "
    "agreement "
    "decision bid effort efforts vote voted order ordered offer offered intention proposal "
    "proposed "
    "pact contract promise promises wants wanted hoped sought asked urged preparing prepared "
    "committed intended planned designed tasked".split()
)
_DECIDING = frozenset("voted agreed decided vowed pledged".split())
_APART = 8
"""Tokens that may stand before "to": "voted 5-2 on Thursday night to close 11 schools"."""
_NOT_VERBS = frozenset(
    "united need indeed speed hundred breed exceed proceed succeed embed supposed".split()
)
_TRADING = frozenset(
    (
        "close closing session trading price prices settlement finish loss losses gain gains rally"
    ).split()
)
_REPORTED = frozenset(
    """loss profit earnings revenue revenues results sales turnover income orders deliveries output
    production growth shipments bookings operating net pre-tax""".split()
)
_ANNOUNCED = 6  # tokens before figures within which "expects" may stand
_PASSIVE = frozenset({"is", "are", "be"})
_LEFT, _RIGHT = 18, 12  # tokens looked at on either side


def tense_of(tokens: Tokens, starts: Sequence[int], piece: Piece) -> tuple[str | None, bool]:
    """``past``, ``future`` or ``None``, and whether that is firm.

    ``starts`` are the tokens that open sentences.  Firm are passives of what is
    yet to come ("is expected to", "to be held"), which parsers tag as past
    participles, and the trading day of a price.
    """
    words = tokens.words
    following = words[piece.last : piece.last + 2]
    if following[:1] in (["'s"], ["’s"]) and following[-1] in _TRADING:
        return "past", True  # "Thursday's closing price" in a sentence about what will be paid
    if following[:1] in (["'s"], ["’s"]) and _told_of(words[piece.last + 2 : piece.last + 5]):
        return "past", True  # "after Saturday's vote, which went to the opposition"
    if piece.last < len(words) and words[piece.last] in _REPORTED:
        begin = max(0, piece.first - _ANNOUNCED)
        if _FUTURE.isdisjoint(words[begin : piece.first]):
            return "past", True  # "a fourth-quarter loss" was made in the quarter that is over
    number = bisect_right(starts, piece.first)
    begin = starts[number - 1] if number else 0
    end = starts[number] if number < len(starts) else len(tokens)
    left = range(piece.first - 1, max(begin, piece.first - _LEFT) - 1, -1)
    right = range(piece.last, min(end, piece.last + _RIGHT))
    opening = piece.first - begin <= 2
    for side in (right, left) if opening else (left, right):
        for index in side:
            if words[index] in _BARE and tokens.capital(index) and index > begin:
                continue  # "won the Senn Open"
            found = _tense_at(words, index, begin)
            if found is not None:
                planned = words[max(begin, index - 1)] in _PASSIVE or words[
                    index + 1 : index + 2
                ] == ["for"]
                return found, found == "future" and planned
    return None, False


def _told_of(words: Sequence[str]) -> bool:
    """Whether a clause tells what came of it: ", which went to the opposition"."""
    return (
        list(words[:1]) == [","]
        and words[1:2] in (["which"], ["where"])
        and (words[-1] in _PAST or words[-1].endswith("ed"))
    )


def _tense_at(words: list[str], index: int, begin: int) -> str | None:
    word = words[index]
    before = words[index - 1] if index > begin else ""
    following = words[index + 1] if index + 1 < len(words) else ""
    if word in _FUTURE:
        return "future"
    if word == "set":
        return "future" if following in ("to", "for") else "past"  # "set for May", "was set in May"
    if word in _PRESENT:
        return None if before == "to" else "future"  # "rose 2 percent to close at 45"
    if word in ("has", "have"):
        return _perfect(following)
    if word in _MODAL:
        return "past" if following == "have" else "future"
    if word == "to":
        apart = words[max(begin, index - _APART) : index]
        return "future" if before in _BEFORE_TO or not _DECIDING.isdisjoint(apart) else None
    participle = word.endswith("ed") and len(word) > 4 and word not in _NOT_VERBS
    if not participle and (word not in _PAST or before == "to"):
        return None  # "wants to put it on display"
    if following == "for" and word in ("called", "set", "planned", "scheduled"):
        return "future"  # "a strike called for Dec. 5"
    if following == "to" and word in _BEFORE_TO:
        return "future"
    if word in ("was", "were") and following in _FUTURE:
        return "future"
    if before == "be":
        # "To be held", "will be signed"; who "was too ill to be sentenced" had been ill before.
        return None if "too" in words[max(begin, index - 5) : index] else "future"
    if before in ("is", "are"):
        return None
    # "Will shut", "to cut": the past form of some verbs is the bare form too.
    bare = any(modal in ("will", "shall", "ll") for modal in words[max(begin, index - 2) : index])
    return "future" if bare else "past"


def _perfect(following: str) -> str | None:
    """As in: "has met" is past, "has to meet" is to come, "has until Monday" tells nothing."""
    if following == "to":
        return "future"
    told = following.endswith(("ed", "en")) or following in _PAST
    return "past" if told or following in ("been", "not", "also", "already", "since") else None
