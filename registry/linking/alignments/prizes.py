"""Whether two claims speak of one prize."""

from __future__ import annotations

import re

from registry.linking.signature import Signature

# Words for a prize that do not say which.
_PRIZE = frozenset("prize award title trophy medal honour honor cup".split())


_OF_WHAT = re.compile(
    r"\bof the (?P<match>match|game|final|day|night|race)\b"
    r"|\bof the (?P<longer>tournament|competition|championships?|season|year|month|week|series"
    r"|league|century|decade)\b"
)
_NAMED_AFTER = ("patient", "theme", "for", "as")


def _best(side: Signature) -> set[str]:
    """What somebody was the best of: "best player", "the best goalkeeper"."""
    told = (a for a in side.args if a.role.partition(":")[0] in _NAMED_AFTER)
    return {a.head for a in told if "best" in a.modifiers or "good" in a.modifiers}


def _of_what(side: Signature) -> str:
    """Of what: of one match, by whatever name, or of the season."""
    found = _OF_WHAT.search(side.claim.anchor.quote)
    return "" if found is None else "match" if found["match"] else found["longer"]


def one_prize(left: Signature, right: Signature) -> bool:
    """Whether both name the prize by the same words, beside the word "prize" itself."""
    of_what = _of_what(left), _of_what(right)
    if all(of_what) and of_what[0] != of_what[1]:
        return False  # player of the match, and of the season
    best = _best(left), _best(right)
    if all(best) and not best[0] & best[1]:
        return False  # the best goalkeeper is not the best player
    mine, yours = (
        {
            word
            for a in side.args
            if a.role.partition(":")[0] in _NAMED_AFTER
            for word in (a.head, *a.modifiers)
        }
        - _PRIZE
        for side in (left, right)
    )
    words = set(left.claim.context) & set(right.claim.context)
    return bool(mine & yours) or bool((mine | yours) & words)
