"""Whether two claims speak of one prize."""

from __future__ import annotations

from registry.linking.signature import Signature

# Words for a prize that do not say which.
_PRIZE = frozenset("prize award title trophy medal honour honor cup".split())


def one_prize(left: Signature, right: Signature) -> bool:
    """Whether both name the prize by the same words, beside the word "prize" itself."""
    mine, yours = (
        {
            word
            for a in side.args
            if a.role.partition(":")[0] in ("patient", "theme", "for", "as")
            for word in (a.head, *a.modifiers)
        }
        - _PRIZE
        for side in (left, right)
    )
    words = set(left.claim.context) & set(right.claim.context)
    return bool(mine & yours) or bool((mine | yours) & words)
