"""The claim that something measures so much."""

from __future__ import annotations

from registry.extraction import status
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._separators import SEPARATORS
from registry.extraction.assemble._text import anchor_of, context, span
from registry.extraction.entities import Found
from registry.extraction.measures import Measured, bearers, indefinite
from registry.records import Claim, Participant, Status


def measure_claim(
    article: Article,
    sentence: Sentence,
    one: Measured,
    found: dict[int, Found],
    before: Participant | None,
) -> Claim:
    """The claim that something measures so much; ``before`` is the subject a sentence earlier."""
    around = one.frame.tokens  # where nothing bears it, the clause tells what it is about
    some = False
    if one.bearer is not None:
        ends = [*one.tokens, one.bearer]
        first, last = min(t.left_edge.i for t in ends), max(t.i for t in ends)
        around = [t for t in sentence.tree if first <= t.i <= last]
        some = indefinite(one.bearer)
    reading = status.read(one.frame)
    # What is to happen to a known thing is planned, not what it measures.
    known = not one.stated and one.bearer is not None and not some
    return Claim(
        document_id=article.id,
        document_key=article.key,
        anchor=anchor_of(article.text, sentence.start, around),
        sentence=(sentence.start, sentence.end),
        kind="property",
        predicate=one.name,
        predicate_class=f"measure {one.name}",
        predicate_pos="NOUN",
        trigger=span(one.tokens[0], sentence.start),
        participants=bearers(one, sentence.start, sentence.frames, found, article.titles, before),
        times=tuple(one.times),
        quantities=(one.slot,),
        attribution=article.attribution(article.says(sentence, one.frame), sentence),
        status=Status.ASSERTED if known else reading.status,
        negated=reading.negated and one.stated,
        context=context(around),
        separators=one.separators(SEPARATORS),
        generic=some,
    )
