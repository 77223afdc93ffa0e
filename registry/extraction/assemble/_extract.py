"""From a document to its claims: cut, parse, tag, then state sentence by sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from registry.extraction import frames as frames_of
from registry.extraction.assemble._article import Article, Sentence
from registry.extraction.assemble._statements import statements
from registry.extraction.entities import Found, entities
from registry.extraction.it_happened import with_what_happened
from registry.extraction.measures import titles, unambiguous
from registry.extraction.parser import Parser
from registry.extraction.quantities import find
from registry.extraction.sentences import is_dateline, sentences
from registry.extraction.slots import in_currency, one_currency
from registry.extraction.speech import Voices
from registry.extraction.tense import Tense
from registry.extraction.times import tag
from registry.extraction.whereabouts import is_long_town
from registry.records import Claim, Document

# "29 seconds later" is how far behind somebody was, and no time of its own.
_GAP = re.compile(r"\bseconds? later$")
_LINE = re.compile(r"[^\n]+")


def extract(document: Document, parser: Parser) -> tuple[Claim, ...]:
    """Read every checkable statement of a document, in text order."""
    return claims_of(*values_of(document, parser))


def claims_of(article: Article, parsed: list[Sentence]) -> tuple[Claim, ...]:
    """The claims of an article whose sentences and values are read."""
    return tuple(_number(unambiguous(with_what_happened(statements(article, parsed)))))


def values_of(document: Document, parser: Parser) -> tuple[Article, list[Sentence]]:
    """An article before any claim: its sentences, and the times, numbers and names in them."""
    prose = _prose(document)
    spans = [
        span
        for start, end in prose
        for span in sentences(document.text, start, end, wrapped=bool(document.blocks))
    ]
    # A line break inside a paragraph is white space; the length stays, and so do the spans.
    trees = list(parser.trees(_to_parse(document.text[a:b]) for a, b in spans))
    tense = Tense(spans, trees)
    expressions = tag(document.text, published=document.published, sentences=spans, tense=tense)
    parsed: list[Sentence] = []
    at = 0
    for (start, end), tree in zip(spans, trees, strict=True):
        while at < len(expressions) and expressions[at].start < start:
            at += 1
        until = at
        while until < len(expressions) and expressions[until].end <= end:
            until += 1
        times = list(expressions[at:until])
        at = until
        text = document.text[start:end]
        taken = [
            (t.start - start, t.end - start)
            for t in times
            if t.type in ("DATE", "TIME") and not _GAP.search(t.text)
        ]
        quantities = [q.moved(start) for q in find(text, taken=taken)]
        frames = frames_of.build(tree)
        parsed.append(Sentence(len(parsed), start, end, tree, frames, times, quantities))
    code = one_currency(q for sentence in parsed for q in sentence.quantities)
    if code is not None:
        for sentence in parsed:
            sentence.quantities = in_currency(
                sentence.tree, sentence.frames, sentence.quantities, sentence.start, code
            )
    starts = [start for start, _ in spans]
    found = entities(starts, trees)
    article = Article(
        document.text,
        document.id,
        document.key,
        found,
        starts,
        Voices(document.text, prose, spans, trees),
        parser.properties,
        document.published,
        _places_of(found),
        titles(trees, found),
    )
    return article, parsed


def _to_parse(text: str) -> str:
    """A sentence as the parser sees it, of the same length; a date line's capitals mislead it."""
    text = text.replace("\n", " ")
    return text.title() if is_dateline(text) and len(text.title()) == len(text) else text


def _places_of(found: Sequence[dict[int, Found]]) -> tuple[str, ...]:
    entities = (f.entity for sentence in found for f in sentence.values())
    return tuple(
        sorted({e.name for e in entities if e.kind in ("place", "country") or is_long_town(e)})
    )


def _prose(document: Document) -> list[tuple[int, int]]:
    """Spans of the paragraphs; without blocks each line is one."""
    if not document.blocks:
        return [match.span() for match in _LINE.finditer(document.text)]
    return [(b.start, b.end) for b in document.blocks if b.kind == "prose"]


def _number(claims: Iterator[Claim]) -> Iterator[Claim]:
    """Tell apart claims with the same words and predicate in one document."""
    seen: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        key = (" ".join(claim.anchor.quote.casefold().split()), claim.predicate)
        yield claim.model_copy(update={"ordinal": seen[key]}) if seen[key] else claim
        seen[key] += 1
