"""Findings about single articles, for a gate that asks for them (families C, D and P).

The checks of one article against itself and the calendar speak of spans, not of
claims; here each gets a claim that stands at its first span, so that every
report shows it like any other finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from registry import provenance
from registry.conflicts.checks import CHECKS, CheckFinding, check_document
from registry.extraction.times import tag
from registry.records import CONTEXT, Anchor, Article, Claim, Conflict, Document, Side, Span
from registry.review.gate import Rules
from registry.store.reader import Reader

_MOST = 80  # code points of the beginning that stand for a document as a whole


@dataclass
class Own:
    """Findings with what they rest on beside the articles under examination."""

    conflicts: list[Conflict] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)


def own_findings(
    reader: Reader,
    documents: Sequence[Document],
    claims: Iterable[Claim],
    *,
    rules: Rules,
    today: date,
) -> Own:
    """What is wrong with each article by itself, and with its change since it was last read."""
    found = Own()
    chosen = [check for check in CHECKS if rules.selects(check.code)]
    provenances = [rule for rule in provenance.RULES if rules.selects(rule.code)]
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    for document in documents:
        if chosen:
            times = tag(prose_of(document), published=document.published)
            for one in check_document(document, times, today, checks=chosen):
                conflict, claim = as_conflict(one, document)
                found.conflicts.append(conflict)
                found.claims[claim.id] = claim
        if provenances:
            _changes(reader, document, by_document.get(document.id, []), found)
    return found


def prose_of(document: Document) -> str:
    """The text with everything but prose, headlines and captions blanked; offsets stay."""
    kept = [block for block in document.blocks if block.kind in ("prose", "headline", "caption")]
    if not kept:
        return document.text
    parts: list[str] = []
    at = 0
    for block in kept:
        parts += [" " * (block.start - at), document.text[block.start : block.end]]
        at = block.end
    return "".join(parts)


def as_conflict(finding: CheckFinding, document: Document) -> tuple[Conflict, Claim]:
    """A check's finding as a conflict with one side, and the claim that it stands at."""
    text = document.text
    if finding.spans:
        span = finding.spans[0]
    else:
        start = next((n for n, letter in enumerate(text) if not letter.isspace()), 0)
        end = text.find("\n", start, start + _MOST)
        end = end if end > start else min(len(text), start + _MOST)
        span = Span(start=start, end=end, text=text[start:end])
    claim = Claim(
        document_id=document.id,
        document_key=document.key,
        anchor=Anchor(
            start=span.start,
            end=span.end,
            quote=span.text,
            prefix=text[max(0, span.start - CONTEXT) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
        ),
        sentence=(span.start, span.end),
        kind="property",
        predicate=finding.code.lower(),
        trigger=span,
    )
    conflict = Conflict(
        code=finding.code,
        kind=finding.kind,
        slot="document",
        severity=finding.severity,
        confidence=finding.confidence,
        summary=finding.summary,
        explanation=finding.explanation,
        slip=finding.slip,
        sides=(
            Side(
                value=" / ".join(one.text for one in finding.spans) or span.text,
                claims=(claim.id,),
                mentions=(span,),
                articles=1,
                origins=1,
            ),
        ),
        fingerprint=finding.fingerprint,
        within_article=True,
    )
    return conflict, claim


def _changes(reader: Reader, document: Document, claims: Sequence[Claim], found: Own) -> None:
    """Values that are others than in the version on record, without a word about it."""
    former = [one for one in reader.current_of([document.key]) if one != document.id]
    if not former:
        return
    recorded: Mapping[str, Document] = {one.id: one for one in reader.documents(former)}
    for id_, old in sorted(recorded.items()):
        before = list(reader.claims(documents=[id_]))
        comparison = provenance.compare_versions(old, before, document, claims)
        silent = provenance.silent_changes(comparison, document)
        found.conflicts += silent
        if silent:
            found.claims |= {claim.id: claim for claim in before}
            found.articles[id_] = Article.of(old)
