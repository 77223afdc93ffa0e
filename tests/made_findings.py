"""Conflicts made up for the writers' tests: every field defaulted, any text in any place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from registry.records import (
    Anchor,
    Article,
    Claim,
    Conflict,
    ConflictReport,
    Decision,
    Hop,
    Severity,
    Side,
    Span,
    Status,
    Verdict,
    fingerprint,
)
from registry.reports.findings import Findings
from registry.reports.view import conflict_views
from registry.review.standing import Standing

QUOTES = ("Nine people were killed in the blaze", "At least 12 people died in the blaze")


def article(number: int = 0, **fields: object) -> Article:
    given: dict[str, Any] = {
        "id": f"d{number}",
        "key": f"https://outlet{number}.example/story",
        "path": f"articles/outlet{number}.txt",
        "source": f"outlet{number}.example",
        "published": date(2026, 3, 2 + number % 20),
        "title": f"Fire, part {number}",
        "url": f"https://outlet{number}.example/story",
        "origin": f"o{number}",
    }
    return Article.model_validate(given | fields)


def text_of(quote: str, *, before: str = "Officials spoke. ", after: str = " More came.") -> str:
    return f"Headline\n{before}{quote}.{after}\nLast line."


def claim(of: Article, text: str, quote: str, **fields: object) -> Claim:
    start = text.index(quote)
    end = start + len(quote)
    word = quote.split()[0] if quote.split() else quote
    at = start + quote.index(word)
    given: dict[str, Any] = {
        "document_id": of.id,
        "document_key": of.key,
        "anchor": Anchor(
            start=start,
            end=end,
            quote=quote,
            prefix=text[max(0, start - 32) : start],
            suffix=text[end : end + 32],
        ),
        "sentence": (start, min(end + 1, len(text))),
        "kind": "event",
        "predicate": "die",
        "trigger": Span(start=at, end=at + len(word), text=word),
        "status": Status.ASSERTED,
    }
    return Claim.model_validate(given | fields)


def mention(text: str, word: str) -> Span:
    at = text.index(word)
    return Span(start=at, end=at + len(word), text=word)


def made_report(
    quotes: Sequence[str] = QUOTES,
    *,
    values: Sequence[str] = ("9", "≥12"),
    articles: Sequence[Article] | None = None,
    code: str = "Q001",
    severity: Severity = Severity.ERROR,
    summary: str = "The number of dead differs: 9 against at least 12",
    explanation: Sequence[str] = ("Both speak of the blaze in Port Said.",),
    first: int = 0,
    slot: str = "quantity:dead",
    **fields: object,
) -> ConflictReport:
    """One conflict with a side for each quote."""
    of = list(articles or (article(first + n) for n in range(len(quotes))))
    texts = {a.id: text_of(quote) for a, quote in zip(of, quotes, strict=True)}
    claims = [claim(a, texts[a.id], quote) for a, quote in zip(of, quotes, strict=True)]
    sides = tuple(
        Side(
            value=value,
            claims=(c.id,),
            mentions=(mention(texts[c.document_id], quote.split()[0]) if quote.split() else None,),
            articles=1,
            origins=1,
        )
        for value, c, quote in zip(values, claims, quotes, strict=False)
    )
    conflict = Conflict.model_validate(
        {
            "code": code,
            "kind": "quantity",
            "slot": slot,
            "severity": severity,
            "confidence": 930,
            "summary": summary,
            "explanation": tuple(explanation),
            "sides": sides,
            "fingerprint": fingerprint(
                code, slot, [(c.document_key, c.anchor.quote) for c in claims]
            ),
        }
        | fields
    )
    return ConflictReport(
        conflicts=(conflict,),
        claims={c.id: c for c in claims},
        articles={a.id: a for a in of},
        texts=texts,
        documents_on_record=2,
        claims_on_record=1204,
        outcomes={"update": 3, "rounding": 5, "conflict": 1},
    )


def joined(reports: Sequence[ConflictReport]) -> ConflictReport:
    return ConflictReport(
        conflicts=tuple(c for report in reports for c in report.conflicts),
        claims={k: v for report in reports for k, v in report.claims.items()},
        articles={k: v for report in reports for k, v in report.articles.items()},
        texts={k: v for report in reports for k, v in report.texts.items()},
        documents_on_record=2 * len(reports),
        claims_on_record=1204,
        outcomes={"update": 3, "rounding": 5},
    )


def decision(of: Conflict, **fields: object) -> Decision:
    given: dict[str, Any] = {
        "fingerprint": of.fingerprint,
        "verdict": Verdict.B_RIGHT,
        "reason": "The ministry confirmed it.",
        "by": "maria",
        "at": datetime(2026, 3, 5, 9, 30, tzinfo=UTC),
        "code": of.code,
        "slot": of.slot,
        "parts": (("k0", "q0"), ("k1", "q1")),
        "claims": tuple(side.claims[0] for side in of.sides),
    }
    return Decision.model_validate(given | fields)


def made_findings(
    report: ConflictReport | None = None,
    *,
    standings: dict[str, tuple[Standing, str]] | None = None,
    decisions: dict[str, tuple[Decision, ...]] | None = None,
    fresh: frozenset[str] = frozenset({"d0"}),
    **fields: Any,
) -> Findings:
    report = report or made_report()
    given: dict[str, Any] = {
        "examined": ("articles/outlet0.txt",),
        "claims_on_record": report.claims_on_record,
        "articles_on_record": report.documents_on_record,
        "exit_code": 1,
    }
    views = conflict_views(report, standings=standings, decisions=decisions, fresh=fresh)
    return Findings(views=views, **(given | fields))


def hop(text: str, word: str) -> Hop:
    return Hop(rule="the following day", span=mention(text, word), value="2025-10-24")
