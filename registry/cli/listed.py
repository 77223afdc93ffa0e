"""What is on record, listed: for people as lines, for programs as rows."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

import click

from registry.cli.group import call_of
from registry.records import Claim, Conflict, ConflictReport, Severity
from registry.reports import json as as_json
from registry.reports import text as as_text
from registry.reports.escape import csv_cell, terminal
from registry.review.decisions import held
from registry.store.location import Location
from registry.store.reader import Listed, Reader, reading

# ── conflicts ────────────────────────────────────────────────────────────────


def list_conflicts(
    location: Location,
    style: str,
    *,
    severity: str,
    surest: float,
    kinds: Collection[str],
    codes: Collection[str],
    sources: Collection[str],
    limit: int | None,
) -> None:
    """Print the conflicts that stand and are of this severity or louder, and this sure (0 to 1).

    An empty collection leaves nothing out.
    """
    rank = Severity(severity).rank
    wanted_codes = {one.upper() for one in codes}
    with reading(location) as reader:
        _say_when_stale(reader)
        found = [
            one
            for one in reader.conflicts()
            if one.severity.rank <= rank
            and one.confidence >= surest * 1000
            and (not kinds or one.kind in kinds)
            and (not wanted_codes or one.code in wanted_codes)
        ]
        report = reader.report(found)
        decided = held(reader.decisions(), found, report.claims)
    wanted = {name.casefold() for name in sources}
    kept = [one for one in found if not wanted or wanted & _sources(one, report)]
    report = report.model_copy(update={"conflicts": tuple(kept[:limit])})
    if style == "text":
        said = {one.fingerprint: decided.said_of(one.fingerprint) for one in report.conflicts}
        told = as_text.conflicts(report, notes=True, call=call_of(location), said=said)
        click.echo(told, nl=False)
        click.echo(as_text.conflict_count(report.conflicts))
    else:
        click.echo(as_json.render(report, style), nl=False)


def _sources(one: Conflict, report: ConflictReport) -> set[str]:
    """Who takes a side in a conflict, case folded."""
    return {
        report.articles[report.claims[id_].document_id].source.casefold()
        for side in one.sides
        for id_ in side.claims
        if id_ in report.claims
    }


def _say_when_stale(reader: Reader) -> None:
    counts = reader.counts()
    if counts.reconciled is None:
        click.echo("nothing has been compared yet: run `registry reconcile`", err=True)
    elif counts.reconciled != counts.generation:
        click.echo("articles have changed since: run `registry reconcile`", err=True)


# ── claims ───────────────────────────────────────────────────────────────────

_CLAIM_CSV = (
    "id",
    "source",
    "published",
    "path",
    "start",
    "end",
    "quote",
    "predicate",
    "status",
    "negated",
    "attribution",
    "time",
)


def list_claims(
    location: Location,
    style: str,
    document: str | None,
    *,
    predicate: str | None,
    search: str | None,
    limit: int | None,
) -> None:
    """Print claims in text order, of one document (by its path or the beginning of its id) or all.

    :raises DecisionError: when there is no such document.
    """
    from registry.pipeline.meant import articles_meant

    with reading(location) as reader:
        listed = reader.listed()
        meant = articles_meant(listed, document) if document is not None else listed
        articles = {one.article.id: one.article for one in meant}
        ids = list(articles)
        wanted = (search or "").casefold()
        found: list[Claim] = []
        for id_ in ids:
            found += (
                claim
                for claim in reader.claims(documents=[id_])
                if (not predicate or claim.predicate == predicate)
                and wanted in claim.anchor.quote.casefold()
            )
            if limit is not None and len(found) >= limit:
                break
        found = found[:limit]
        names = {claim.document_id for claim in found}
        report = ConflictReport(
            conflicts=(),
            claims={},
            articles={id_: articles[id_] for id_ in sorted(names)},
            texts=reader.texts(names),
        )
    if style == "text":
        click.echo("".join(f"{line}\n" for line in _claim_lines(found, report)), nl=False)
        click.echo(as_text.count(len(found), "claim"))
    else:
        rows = [_claim_row(claim, report) for claim in found]
        click.echo(render(rows, style, "claims", _CLAIM_CSV), nl=False)


def _claim_row(claim: Claim, report: ConflictReport) -> dict[str, Any]:
    """A claim in the words of the contract, and its slots."""
    row = as_json.claim_dict(claim, report, None)
    del row["mention"]
    slots = claim.model_dump(
        mode="json",
        include={"participants", "times", "places", "quantities", "generic"},
        exclude_defaults=True,
    )
    return {**row, "kind": claim.kind, "negated": claim.negated, **slots}


def _claim_lines(found: Iterable[Claim], report: ConflictReport) -> Iterator[str]:
    last = None
    for claim in found:
        if claim.document_id != last:
            last = claim.document_id
            article = report.articles[last]
            published = article.published or "no date"
            source, path = terminal(article.source), terminal(article.path)
            yield f"{path}  {source}, {published}  [{article.id[: as_text.SHORT]}]"
        anchor = claim.anchor
        marks = [claim.predicate, f"{'not ' if claim.negated else ''}{claim.status.value}"]
        marks += [f"time {one.interval.value}" for one in claim.times[:1]]
        marks += [one.mention.text for one in claim.quantities]
        marks += [f"{one.relation} {one.mention.text}" for one in claim.places]
        marks += [f"says {claim.attribution.speaker}"] if claim.attribution else []
        described = terminal(", ".join(marks))
        yield f"  {claim.id[: as_text.SHORT]}  {anchor.start}-{anchor.end}  {described}"
        yield f"      “{terminal(anchor.quote)}”"


# ── documents and sources ────────────────────────────────────────────────────


def list_documents(location: Location, style: str, *, every: bool) -> None:
    """Print the articles on record; with ``every`` their older versions too."""
    with reading(location) as reader:
        found = reader.listed(superseded=every)
    if style != "text":
        click.echo(render([_document_row(one) for one in found], style, "documents"), nl=False)
        return
    rows = [
        (
            one.article.id[: as_text.SHORT],
            str(one.article.published or "no date"),
            as_text.count(one.claims, "claim"),
            one.article.source,
            f"{one.article.path}{' (older version)' if one.superseded else ''}",
        )
        for one in found
    ]
    click.echo(as_text.table(rows), nl=False)
    click.echo(as_text.count(len(rows), "article"))


def _document_row(one: Listed) -> dict[str, Any]:
    article = one.article.model_dump(mode="json")
    return {
        **{key: article[key] for key in ("id", "path", "source", "published", "title", "url")},
        "version": one.version,
        "superseded": one.superseded,
        "claims": one.claims,
        "origin": article["origin"],
        "reader": one.reader,
        "ingested_at": one.ingested_at,
    }


def list_sources(location: Location, style: str) -> None:
    """Print who published what is on record."""
    with reading(location) as reader:
        listed = reader.listed()
        report = reader.report(reader.conflicts())
    conflicts_of = Counter(name for one in report.conflicts for name in _sources(one, report))
    rows = [_source_row(name, listed, conflicts_of) for name in _names(listed)]
    if style != "text":
        click.echo(render(rows, style, "sources"), nl=False)
        return
    shown = [
        (
            row["source"],
            as_text.count(row["articles"], "article"),
            as_text.count(row["claims"], "claim"),
            as_text.count(row["conflicts"], "conflict"),
            f"{row['first']} to {row['last']}" if row["first"] else "no date",
        )
        for row in rows
    ]
    click.echo(as_text.table(shown), nl=False)
    click.echo(as_text.count(len(rows), "source"))


def _names(listed: Iterable[Listed]) -> list[str]:
    return sorted({one.article.source for one in listed})


def _source_row(
    name: str, listed: Iterable[Listed], conflicts_of: Mapping[str, int]
) -> dict[str, Any]:
    own = [one for one in listed if one.article.source == name]
    dates = sorted(str(one.article.published) for one in own if one.article.published)
    return {
        "source": name,
        "articles": len(own),
        "origins": len({one.article.origin for one in own}),
        "claims": sum(one.claims for one in own),
        "conflicts": conflicts_of.get(name.casefold(), 0),
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
    }


# ── for other programs ───────────────────────────────────────────────────────


def render(
    rows: list[dict[str, Any]], style: str, name: str, columns: tuple[str, ...] | None = None
) -> str:
    """Rows for other programs: ``json``, ``jsonl`` or ``csv``, under the name of the listing."""
    if style == "json":
        body = {"schema": f"{name}/1", name: rows}
        return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    if style == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = columns or tuple(rows[0] if rows else ())
    writer.writerow(names)
    for row in rows:
        flat = _flat(row)
        writer.writerow("" if flat.get(key) is None else csv_cell(str(flat[key])) for key in names)
    return out.getvalue()


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    """What stands one level down, beside what stands on top."""
    times = row.get("times") or [{}]
    time = times[0].get("interval", {}).get("value")
    return {"time": time, **row.get("document", {}), **row.get("span", {}), **row}
