"""What is quoted of an article to show a value: its claim, and the words of the value."""

from __future__ import annotations

from registry.records import Anchor, Claim, Span


def quoted(claim: Claim, mention: Span | None, text: str) -> Anchor:
    """The anchor of the claim, drawn out to where the value stands in the same sentence.

    "On 2 May the convoy was fired at when it left" dates the leaving by words of another clause:
    who reads "when it left" alone sees no date. What stands in another sentence is left out.
    """
    anchor = claim.anchor
    if mention is None or (anchor.start <= mention.start and mention.end <= anchor.end):
        return anchor
    first, last = claim.sentence
    if not first <= mention.start < mention.end <= last:
        return anchor
    from registry.provenance.anchors import make_anchor  # seldom needed

    return make_anchor(text, min(anchor.start, mention.start), max(anchor.end, mention.end))
