"""What two articles on one story leave over: each tells values that fit none of the other's.

Reporters who write of one story in other words share most of its dates, numbers,
places and names.  What each tells that fits nothing of the other's is likely to
answer one question, whatever the words around it: "came off the slipway in
1989", "built in 1998".  Which of it belongs together is weighed by what the two
have in common (``_weights``); each value goes with the one that is most like it.
That is a reason to ask; only far beyond it (``SURE_BEYOND``) one to be sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from registry.linking.alignments.participants import of_two_bearers
from registry.linking.alignments.scoring import made as aligned
from registry.linking.remaining._fitting import Left, answers, left_over
from registry.linking.remaining._pairing import NAMED, NAMELESS, POLARITY, Pairing
from registry.linking.remaining._told import SORTS, Told
from registry.linking.remaining._values import VALUES, explained
from registry.linking.remaining._weights import REMAINING
from registry.linking.signature import Signature
from registry.linking.weights import THRESHOLDS
from registry.records import Alignment, Level

Story = Callable[[str, str], Level]
"""The level of story of two documents, by id."""
Articles = Iterable[tuple[str, str]]
"""Pairs of documents, by id."""

SURE_BEYOND = 5000
"""So far beyond what makes a note two values are sure to answer one question.

Of what stood there thirteen of fourteen were right on sets nobody had opened, and half or fewer
below (ADR 12).  Nothing is sure of yes and no in other words, of what has no name, and of articles
of less than four sentences, which leave over what they have no room for.
"""


_HELD_BACK = Level(slot="left over", level="held back", weight=0, reason="")


def remaining(
    built: Sequence[Signature], articles: Articles, story: Story
) -> Iterator[tuple[int, int, Alignment]]:
    """Rows of two claims, and the alignment of two values that their articles leave over.

    ``built`` holds every claim of the articles.
    """
    for pairing in _pairings(built, articles, story):
        named: set[object] = set()
        for sort in (*SORTS, NAMED, POLARITY, *NAMELESS):
            sure, open_ = THRESHOLDS[sort]
            for score, one, other, levels in pairing.best(sort, open_ + pairing.asked_more(sort)):
                # The claim on the left has the lower row.
                (left, i), (right, j) = sorted((one, other))
                if sort in ("participant", NAMED):
                    told = {_who(built[left], i), _who(built[right], j)}
                    if sort == NAMED and told & named:
                        continue  # one of them faces another name that is left over
                    named |= told
                # That two kinds are near makes a note, and nothing louder.
                near = sum(x.weight for x in levels if (x.slot, x.level) == ("predicate", "near"))
                firm = sort in SORTS and pairing.long_enough and score - near >= open_ + SURE_BEYOND
                firm = firm and not of_two_bearers(built[left], built[right])
                spare = _spare(score, sure, open_, firm=firm)
                if spare:
                    levels.append(_HELD_BACK.model_copy(update={"weight": spare}))
                slot, relation, reason = explained(sort, built[left], i, built[right], j)
                yield left, right, aligned(slot, sort, i, j, levels, relation, reason, ())


def _who(side: Signature, at: int) -> tuple[str, object]:
    return side.claim.document_id, told_as("participant", side, at)


def _spare(score: int, sure: int, open_: int, *, firm: bool) -> int:
    """What is taken off a score, so that only far above what makes a note it makes sure."""
    if firm and score >= open_ + SURE_BEYOND:
        return sure - open_ - SURE_BEYOND
    return min(0, sure - 1 - score)


def compared(
    built: Sequence[Signature], articles: Articles, story: Story, sort: str
) -> Iterator[tuple[int, tuple[int, int], tuple[int, int], list[Level]]]:
    """Any two values of one sort that are left over: the score, row and value of each, levels."""
    for pairing in _pairings(built, articles, story):
        yield from pairing.compared(sort)


def _pairings(built: Sequence[Signature], articles: Articles, story: Story) -> Iterator[Pairing]:
    """What any two articles on one story leave over."""
    ends = sorted({(min(pair), max(pair)) for pair in articles if pair[0] != pair[1]})
    on = {pair: level for pair in ends if (level := story(*pair)).level == "same story"}
    told, slots = Told.of_all(built, {document for pair in on for document in pair})
    asked = answers(slots)
    found = left_over(told, slots, list(on))
    for ((one, other), level), (ours, theirs) in zip(on.items(), found, strict=True):
        a, b = told[one], told[other]
        yield Pairing(a, b, _not_named(ours, b), _not_named(theirs, a), asked, level)


def _not_named(left: Left, there: Told) -> Left:
    """What is left over but for whom and where the other article names all the same."""
    rest = {sort: [one for one in left[sort] if not there.names(one.slot)] for sort in _NAMES}
    return {**left, **rest}


_NAMES = ("participant", "place")


def told_as(sort: str, side: Signature, at: int) -> object | None:
    """What makes a value of a claim one with others of its article; ``None`` for no such value."""
    if sort == POLARITY:
        return side.claim.sentence
    values = VALUES.get(sort)
    return next((key for n, key, *_ in values(side) if n == at), None) if values else None


__all__ = ["POLARITY", "REMAINING", "SORTS", "compared", "remaining", "told_as"]
