"""What "it happened shortly before nine" tells of: the happening that the article is about.

A report names its happening in the first sentence; who later writes that it happened, took
place or came about tells of that one, and only when, where or how.
"""

from __future__ import annotations

from collections.abc import Iterable

from registry.lexicon import predicates
from registry.records import Claim, Status
from registry.values import time as times
from registry.values.relation import Relation

_HAPPENING = frozenset(("happen", "occur", "take place", "come about"))
_HARM = frozenset("die kill injure damage destroy close evacuate displace".split())
_STRIKING = frozenset("quake-strike storm-hit attack".split())
"""What strikes, where "it struck at 3.24 a.m." names nothing that was struck."""
_BEGINNING = frozenset(("begin", "start", "break out"))
_BEGUN = frozenset(
    """burn flood erupt power-cut attack labour-strike landslide protest storm-hit quake-strike
    crash explode shoot""".split()
)
"""What begins when it happens: "a fire destroyed a market; it began at nine"."""
_IT = frozenset(("it", "this", "that"))


def with_what_happened(claims: Iterable[Claim]) -> list[Claim]:
    """The claims, each "it happened" as one of the happening of the first sentence."""
    found = list(claims)
    first = [c for c in found if c.sentence == found[0].sentence and _is_news(c)]
    if not first:
        return found
    # "The driver died when the bus hit a lorry": what happened is the crash.
    news = next((c for c in first if c.predicate_class not in _HARM), first[0])
    caused = _caused(news)
    told = {
        "predicate": caused or news.predicate,
        "predicate_class": caused or news.predicate_class,
    }
    sentences = sorted({c.sentence for c in found})
    return [
        one.model_copy(update=_told_before(one, news, found, sentences) or told)
        if _points_back(one, news, at_once=one.sentence in sentences[:2])
        else one
        for one in found
    ]


def _told_before(
    one: Claim, news: Claim, claims: list[Claim], sentences: list[tuple[int, int]]
) -> dict[str, str | None]:
    """What the sentence before tells, where it cannot be the news, which has another day.

    "The rescue on Monday ended it. He had been abducted in Orm. It happened on 29 January."
    """
    if one.time is None or news.time is None:
        return {}
    at = sentences.index(one.sentence)
    if times.compare(one.time.interval, news.time.interval) is not Relation.DISJOINT or not at:
        return {}
    before = (c for c in claims if c.sentence == sentences[at - 1])
    meant = next((c for c in before if _is_news(c) and c.time is None), None)
    if meant is None or meant.predicate_class in _HARM:
        return {}
    return {"predicate": meant.predicate, "predicate_class": meant.predicate_class}


def _caused(claim: Claim) -> str:
    """What was brought about: "heavy rain caused a landslide"."""
    if claim.predicate_class != "cause":
        return ""
    heads = (p.head for p in claim.participants if p.role == "patient" and p.entity is None)
    return next(
        (kind for head in heads for kind in predicates.predicate_classes(head, pos="NOUN")), ""
    )


def _is_news(claim: Claim) -> bool:
    """Whether it tells what nouns name as well, as a crash or a fire."""
    row = predicates.classes().get(claim.predicate_class or "")
    return bool(row and row.nouns) and claim.status is Status.ASSERTED and not claim.negated


def _points_back(claim: Claim, news: Claim, *, at_once: bool) -> bool:
    """Whether it speaks of the news; what "it" is that began is clear only in the next sentence."""
    who = [p for p in claim.participants if p.role == "agent"]
    struck = news.predicate_class in _STRIKING and claim.predicate in ("strike", "hit")
    begun = claim.predicate in _BEGINNING and news.predicate_class in _BEGUN
    struck = struck or (begun and at_once)
    struck = struck and not any(p.role == "patient" for p in claim.participants)
    return (
        (claim.predicate in _HAPPENING or struck)
        and len(who) == 1
        and (claim.predicate in _HAPPENING or who[0].entity is None)  # nobody happens
        and who[0].mention.text.lower() in _IT
    )
