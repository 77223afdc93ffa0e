"""Which sentences of an article tell of times long past though they name none.

"The winter of 1987 made her a legend. Nobody was hurt. In 1991 she was sold": what stands
between two old times, in a few sentences, is no news of the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from registry.records import Claim

Sentence = tuple[int, int]
_LONG = 300
"""Days before the article appeared from which on a time is no news."""
_FEW = 4
"""So many sentences between two times tell of them; the news may stand among more."""


def long_past(claims: Iterable[tuple[Claim, date | None]]) -> frozenset[tuple[str, Sentence]]:
    """Sentences without a time that stand between two of times long past, with their articles.

    Claims come with the day on which their article appeared; of an article of no day nobody knows.
    """
    told: dict[str, dict[Sentence, list[int]]] = {}
    news: dict[str, int] = {}
    for claim, published in claims:
        if published is None:
            continue
        news[claim.document_id] = published.toordinal() - _LONG
        days = told.setdefault(claim.document_id, {}).setdefault(claim.sentence, [])
        for slot in claim.times:
            if slot.source != "published" and slot.interval.latest is not None:
                days.append(slot.interval.latest.toordinal())
    return frozenset(
        (document, sentence)
        for document, sentences in told.items()
        for sentence in _between(sentences, news[document])
    )


def _between(days: Mapping[Sentence, list[int]], news: int) -> list[Sentence]:
    """Of the sentences of an article those that stand between two of days before the news."""
    found: list[Sentence] = []
    waiting: list[Sentence] | None = None
    for sentence in sorted(days):
        if not days[sentence]:
            if waiting is not None:
                waiting.append(sentence)
        elif max(days[sentence]) >= news:
            waiting = None
        else:
            if waiting is not None and len(waiting) <= _FEW:
                found += waiting
            waiting = []
    return found
