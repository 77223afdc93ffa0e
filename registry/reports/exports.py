"""Claims and conflicts as tables for other programs, and ClaimReview for a person's verdict.

Source: schema.org ClaimReview, as fact-check collections read it.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any

from registry.errors import DecisionError, MissingExtraError
from registry.records import Article, Claim, Decision, Verdict
from registry.reports import escape
from registry.reports.findings import Findings
from registry.reports.view import ConflictView, SideView
from registry.review.lines import to_line

Row = Mapping[str, str | int | float | bool | None]

_RATINGS = {
    Verdict.A_RIGHT: ("Accurate", 5),
    Verdict.B_RIGHT: ("Inaccurate", 1),
    Verdict.SUPERSEDED: ("Outdated", 2),
    Verdict.BOTH_TRUE: ("Accurate, in another scope or at another time", 4),
}
"""What a verdict says of side A; of side B the first two change places."""
_LONGEST = 75  # characters of a claim that collections show


# ── tables ───────────────────────────────────────────────────────────────────


def conflict_rows(findings: Findings) -> list[Row]:
    """One row for each claim on each side of each conflict."""
    return [
        {
            "id": view.id,
            "fingerprint": view.conflict.fingerprint,
            "code": view.code,
            "kind": view.conflict.kind,
            "slot": view.conflict.slot,
            "severity": view.severity.value,
            "confidence": view.confidence,
            "standing": view.standing.value,
            "summary": view.conflict.summary,
            "side": number,
            "value": side.value,
            "articles": side.side.articles,
            "origins": side.side.origins,
            "claim": claim.claim.id,
            "source": claim.outlet,
            "published": claim.article.published.isoformat() if claim.article.published else None,
            "path": claim.path,
            "url": claim.article.url,
            "start": claim.anchor.start,
            "end": claim.anchor.end,
            "quote": claim.quote,
            "text_sha256": claim.text_sha256,
        }
        for view in findings.views
        for number, side in enumerate(view.sides)
        for claim in side.claims
    ]


def claim_rows(claims: Iterable[Claim], articles: Mapping[str, Article]) -> list[Row]:
    """One row for each claim."""
    return [
        {
            "id": claim.id,
            "document": claim.document_id,
            "source": article.source,
            "published": article.published.isoformat() if article.published else None,
            "path": article.path,
            "url": article.url,
            "start": claim.anchor.start,
            "end": claim.anchor.end,
            "quote": claim.anchor.quote,
            "kind": claim.kind,
            "predicate": claim.predicate,
            "status": claim.status.value,
            "negated": claim.negated,
            "attribution": claim.attribution.speaker if claim.attribution else None,
            "time": claim.time.interval.value if claim.time else None,
            "places": "; ".join(slot.place.name for slot in claim.places) or None,
            "quantities": "; ".join(slot.quantity.written for slot in claim.quantities) or None,
            "participants": "; ".join(
                f"{one.role}: {one.mention.text}" for one in claim.participants
            )
            or None,
        }
        for claim in claims
        for article in (articles[claim.document_id],)
    ]


def rows_as_csv(rows: Sequence[Row], *, raw: bool = False) -> str:
    """RFC 4180; guarded against formulas unless ``raw``."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if rows:
        writer.writerow(rows[0])
    for row in rows:
        writer.writerow(
            "" if v is None else escape.csv_cell(v, raw=raw) if isinstance(v, str) else v
            for v in row.values()
        )
    return out.getvalue()


def rows_as_jsonl(rows: Iterable[Row]) -> str:
    """One object a line."""
    return "".join(f"{to_line(dict(row))}\n" for row in rows)


def rows_as_parquet(rows: Sequence[Row]) -> bytes:
    """One Parquet file.

    :raises MissingExtraError: when the library is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtraError("writing Parquet", "parquet") from error
    table = pyarrow.Table.from_pylist([dict(row) for row in rows])
    out = io.BytesIO()
    pyarrow.parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


# ── ClaimReview ──────────────────────────────────────────────────────────────


def claim_reviews(
    view: ConflictView,
    *,
    address: str,
    organisation: str,
    organisation_url: str | None = None,
) -> list[dict[str, Any]]:
    """A review of each side's claim, by the latest decision that settles the conflict.

    That two sources differ is no verdict: without a person's decision there is
    nothing to write.  ``address`` is that of the published fact-check.

    :raises DecisionError: without such a decision, or where reviewers differ.
    """
    settling = [d for d in view.decisions if d.verdict in _RATINGS]
    if not settling:
        raise DecisionError(
            f"{view.id}: nobody has decided which side is right",
            hint=f"registry decide {view.id} --verdict ... --reason ...",
        )
    if len({decision.verdict for decision in settling}) > 1:
        raise DecisionError(f"{view.id}: the reviewers differ", hint="registry decisions")
    if escape.href(address) is None:
        raise DecisionError(
            f"{address!r} is not the address of a page", hint="give --url https://..."
        )
    decision = settling[-1]
    return [
        _review(side, number, decision, address, organisation, organisation_url)
        for number, side in enumerate(view.sides[:2])
    ]


def _review(
    side: SideView,
    number: int,
    decision: Decision,
    address: str,
    organisation: str,
    organisation_url: str | None,
) -> dict[str, Any]:
    verdict = decision.verdict
    if number == 1:
        other = {Verdict.A_RIGHT: Verdict.B_RIGHT, Verdict.B_RIGHT: Verdict.A_RIGHT}
        verdict = other.get(verdict, verdict)
    name, rating = _RATINGS[verdict]
    if decision.verdict is Verdict.SUPERSEDED and number == 1:
        name, rating = _RATINGS[Verdict.A_RIGHT]
    first = side.claims[0]
    author: dict[str, Any] = {"@type": "Organization", "name": escape.terminal(organisation)}
    if organisation_url and escape.href(organisation_url):
        author["url"] = organisation_url
    appearances = [
        {"@type": "CreativeWork", "url": claim.address} for claim in side.claims if claim.address
    ]
    claim: dict[str, Any] = {
        "@type": "Claim",
        "author": {"@type": "Organization", "name": escape.terminal(first.outlet)},
    }
    if first.article.published:
        claim["datePublished"] = first.article.published.isoformat()
    if appearances:
        claim["appearance"] = appearances
    quote = escape.terminal(first.quote)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": address,
        "claimReviewed": quote if len(quote) < _LONGEST else f"{quote[: _LONGEST - 2]}…",
        "datePublished": decision.at.astimezone(UTC).date().isoformat(),
        "author": author,
        "reviewBody": escape.terminal(decision.reason),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": rating,
            "bestRating": 5,
            "worstRating": 1,
            "alternateName": name,
        },
        "itemReviewed": claim,
    }


def as_json(value: object) -> str:
    """Indented JSON that can also stand inside a ``script`` element."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return (
        text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        + "\n"
    )
