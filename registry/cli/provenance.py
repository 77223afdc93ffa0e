"""Commands on where quotes come from: ``verify``, ``origins``."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import click

from registry.cli.group import (
    configuration,
    examples,
    settle,
    takes_database,
    takes_format,
    takes_style,
)
from registry.cli.listed import render
from registry.cli.progress import ProgressLine
from registry.cli.reading import list_failures
from registry.reports.escape import terminal
from registry.reports.text import SHORT, count
from registry.store.location import Location
from registry.store.reader import reading

if TYPE_CHECKING:
    from registry.pipeline.origins import SharedQuotation
    from registry.pipeline.present import Present
    from registry.pipeline.provenance import SharedOrigin, Verified
    from registry.records import Article
    from registry.reports.view import Position

_SHOWN = 80  # code points of a quote that a listing shows

# ── verify ───────────────────────────────────────────────────────────────────


@click.command(
    epilog=examples(
        "registry verify",
        "registry verify articles/monday.txt --file articles/monday.txt",
        "registry verify --files --format sarif > verify.sarif",
        "registry verify --refetch",
    )
)
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option(
    "--file",
    "path",
    metavar="PATH",
    help="Find the claims again in what this file says now; - for standard input.",
)
@click.option(
    "--files", is_flag=True, help="The same in the file of each article, where it still is."
)
@click.option(
    "--refetch", is_flag=True, help="The same in what the address of each article says now."
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Fetch addresses of this machine and of private networks too.",
)
@click.option("--allow-moved", is_flag=True, help="Let quotes pass that stand at another place.")
@takes_style("text", "json", "jsonl", "sarif")
@takes_database
def verify(
    location: Location,
    documents: tuple[str, ...],
    path: str | None,
    style: str,
    *,
    files: bool,
    refetch: bool,
    allow_private: bool,
    allow_moved: bool,
) -> None:
    """Check that each quote stands where it was read.

    Re-checks bytes, texts, quotes and the map between them, for all articles on
    record or for those that are named by id or path.  With --file, --files or
    --refetch each claim is looked for in the present text: ok, moved, drifted
    (the text says something else now), orphaned (nothing there resembles it),
    ambiguous.  Nothing is changed; `registry ingest ADDRESS` makes a new version.

    Exits with 1 when anything is not ok, with 2 when a file could not be read or
    a page not fetched; the others are checked all the same.
    """
    from registry.pipeline import present as now
    from registry.pipeline import provenance as room

    if sum((path is not None, files, refetch)) > 1:
        raise click.UsageError("give --file PATH, --files or --refetch, not several of them")
    present: Present | None = None
    with reading(location) as reader, ProgressLine() as progress:
        meant = room.select_documents(reader, documents)
        if path is not None:
            present = now.read_file(reader, path, meant if documents else ())
            held = present.articles
            meant = [one for one in room.select_documents(reader, ()) if one.article.id in held]
        elif files:
            present = now.read_files(reader, meant)
        elif refetch:
            from registry.pipeline.inputs import Network

            pages = Network(allow_private)
            present = now.fetch_pages(reader, meant, pages, progress=progress)
            held = present.articles
            meant = [one for one in meant if one.article.id in held]
        found = list(room.verify_record(reader, meant, present, progress=progress))
    bad = [one for one in found if not _passes(one, allow_moved=allow_moved)]
    failures = present.failures if present is not None else ()
    settle(2 if failures else 1 if bad else 0)
    if style == "sarif":
        click.echo(_as_sarif(found), nl=False)
    elif style == "text":
        click.echo("".join(f"{line}\n" for one in bad for line in _verified_lines(one)), nl=False)
        click.echo(_verified_count(found))
    else:
        more = {"passed": not bad, "failures": [terminal(str(one)) for one in failures]}
        click.echo(_dump(map(_verified_row, found), style, "verification", **more), nl=False)
    list_failures(failures)
    if present is not None:
        _tell_absent(present.missing, "not there any more")
        _tell_absent(present.elsewhere, "without an address, not looked for")


def _tell_absent(places: Sequence[str], why: str) -> None:
    if places:
        named = ", ".join(map(terminal, places[:5])) + (", …" if len(places) > 5 else "")
        click.echo(f"{count(len(places), 'article')} {why}: {named}", err=True)


def _passes(one: Verified, *, allow_moved: bool) -> bool:
    allowed = {"ok", "moved"} if allow_moved else {"ok"}
    checks = one.verification.checks
    return not one.verification.problems and all(check.outcome in allowed for check in checks)


def _verified_lines(one: Verified) -> Iterator[str]:
    article, by_id = one.listed.article, {claim.id: claim for claim in one.claims}
    against = f", now in {terminal(one.current.where)}" if one.current else ""
    version = f", version {one.listed.version}" if one.listed.superseded else ""
    path, source = terminal(article.path), terminal(article.source)
    yield f"{path}  {source}  [{article.id[:SHORT]}{version}]{against}"
    for problem in one.verification.problems:
        yield f"  broken     {terminal(problem)}"
    for check in one.verification.checks:
        if check.outcome == "ok":
            continue
        anchor = by_id[check.claim_id].anchor
        yield (
            f"  {check.outcome.value:<9}  {check.claim_id[:SHORT]}  {anchor.start}-{anchor.end}"
            f"  “{clipped(anchor.quote)}”"
        )
        if check.detail:
            yield f"             {terminal(check.detail)}"


def _verified_count(found: Iterable[Verified]) -> str:
    counts: Counter[str] = Counter()
    articles = problems = 0
    for one in found:
        articles += 1
        problems += len(one.verification.problems)
        counts.update(one.verification.counts)
    parts = [f"{number:,} {name}" for name, number in counts.items() if number]
    total = count(sum(counts.values()), "claim")
    line = f"{total} in {count(articles, 'version')} of articles: {', '.join(parts) or 'none'}"
    return f"{line}; {count(problems, 'promise')} of the record broken" if problems else line


def _verified_row(one: Verified) -> dict[str, Any]:
    article, by_id = one.listed.article, {claim.id: claim for claim in one.claims}
    return {
        "id": article.id,
        "path": article.path,
        "source": article.source,
        "version": one.listed.version,
        "superseded": one.listed.superseded,
        "file": one.current.where if one.current else None,
        "problems": list(one.verification.problems),
        "counts": one.verification.counts,
        "claims": [
            {
                "id": check.claim_id,
                "outcome": check.outcome.value,
                "start": check.start,
                "end": check.end,
                "detail": check.detail,
                "recorded": by_id[check.claim_id].anchor.model_dump(),
            }
            for check in one.verification.checks
        ],
    }


def _as_sarif(found: Iterable[Verified]) -> str:
    """P001 to P003 as results; a broken record as an error of the run."""
    from registry.api import rule_texts
    from registry.records import ConflictReport
    from registry.reports.findings import Findings
    from registry.reports.view import conflict_views
    from registry.reports.writers import render

    kept = list(found)
    faulty = [(one, findings) for one in kept if (findings := one.findings)]
    report = ConflictReport(
        conflicts=tuple(conflict for _, findings in faulty for conflict in findings),
        claims={claim.id: claim for one, _ in faulty for claim in one.claims},
        articles={one.listed.article.id: _placed(one) for one, _ in faulty},
        texts={one.listed.article.id: one.document.text for one, _ in faulty if one.document},
    )
    places = dict(chain.from_iterable(map(_positions, kept)))
    views = conflict_views(report, locate=lambda claim, _: places.get(claim.id))
    text = render("sarif", Findings(views=views, rules=rule_texts()))
    broken = [
        {"level": "error", "message": {"text": terminal(f"{one.listed.article.path}: {problem}")}}
        for one in kept
        for problem in one.verification.problems
    ]
    if not broken:
        return text
    log = json.loads(text)
    log["runs"][0]["invocations"] = [
        {"executionSuccessful": False, "toolExecutionNotifications": broken}
    ]
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _placed(one: Verified) -> Article:
    """The article under the path of the file that is looked into."""
    article = one.listed.article
    if one.current is None or one.current.where == "-":
        return article
    return article.model_copy(update={"path": one.current.where})


def _positions(one: Verified) -> Iterator[tuple[str, Position]]:
    """By claim id, where the file now says what is most like a claim."""
    from registry.reports.view import locate

    if one.current is None:
        return
    for check in one.verification.checks:
        if check.start is not None and check.end is not None:
            place = locate(one.current.document, check.start, check.end, one.current.source)
            # The quote of the record does not stand there, so that it is no snippet of the file.
            yield check.claim_id, replace(place, exact=False)


# ── origins ──────────────────────────────────────────────────────────────────


@click.command(epilog=examples("registry origins", "registry origins --all --format csv"))
@click.option(
    "--all", "every", is_flag=True, help="Also articles that share their origin with none."
)
@takes_format
@takes_database
def origins(location: Location, style: str, *, every: bool) -> None:
    """List articles that share an origin, and why.

    Copies count once, and so do all articles that credit one agency, and those of
    the outlets of one owner where [owners] in the configuration says whose they
    are: support is given as so many articles from so many origins.  What articles
    of several origins quote from one speaker stands at the end: for that they
    are one origin.
    """
    from registry.pipeline.origins import find_quotations
    from registry.pipeline.provenance import find_origins

    with reading(location) as reader:
        found = find_origins(reader, configuration().settings["owners"])
        quoted = find_quotations(reader) if style in ("text", "json") else ()
    listed = [one for one in found if every or len(one.articles) > 1]
    if style == "text":
        click.echo("".join(f"{line}\n" for one in listed for line in _origin_lines(one)), nl=False)
        click.echo("".join(f"{line}\n" for one in quoted for line in _quoted_lines(one)), nl=False)
        articles = sum(len(one.articles) for one in found)
        click.echo(f"{count(articles, 'article')}, {count(len(found), 'origin')}")
        return
    rows = [_origin_row(one) for one in listed]
    if style == "json":
        body = {"schema": "origins/1", "origins": rows, "quotations": [*map(_quoted_row, quoted)]}
        click.echo(json.dumps(body, ensure_ascii=False, indent=1))
        return
    if style == "csv":
        rows = [
            {**{k: v for k, v in article.items() if k != "id"}, "article": article["id"]}
            | {"origin": row["origin"], "reasons": " | ".join(row["reasons"])}
            for row in rows
            for article in row["articles"]
        ]
    click.echo(render(rows, style, "origins", _ORIGIN_CSV), nl=False)


_ORIGIN_CSV = ("origin", "article", "path", "source", "published", "reasons")


def _origin_lines(one: SharedOrigin) -> Iterator[str]:
    names = {article.id: f"{article.source} {article.path}" for article in one.articles}
    yield f"origin {terminal(names.get(one.key, one.key))}: {count(len(one.articles), 'article')}"
    for article in one.articles:
        published = article.published or "no date"
        source, path = terminal(article.source), terminal(article.path)
        yield f"  {article.id[:SHORT]}  {published}  {source}  {path}"
    for group in one.groups:
        if group.credit:
            yield f"    why: credited to {terminal(group.credit)}"
        if group.owner:
            yield f"    why: published by an outlet of {terminal(group.owner)}"
        for copy in group.copies:
            yield f"    why: {copy.left[:SHORT]} and {copy.right[:SHORT]}: {copy.reason}"


def _quoted_lines(one: SharedQuotation) -> Iterator[str]:
    yield f"quotation in {count(len(one.articles), 'article')}: {terminal(one.reason)}"
    names = {article.id: article for article in one.articles}
    for claim in one.claims:
        article = names[claim.document_id]
        yield f"  {article.id[:SHORT]}  {terminal(article.source)}  “{clipped(claim.anchor.quote)}”"


def _quoted_row(one: SharedQuotation) -> dict[str, Any]:
    return {
        "reason": one.reason,
        "articles": [_article_row(article) for article in one.articles],
        "claims": [claim.id for claim in one.claims],
    }


def _article_row(article: Article) -> dict[str, Any]:
    fields = {"id", "path", "source", "published", "title", "url"}
    return article.model_dump(mode="json", include=fields)


def _origin_row(one: SharedOrigin) -> dict[str, Any]:
    return {
        "origin": one.key,
        "articles": [_article_row(article) for article in one.articles],
        "reasons": list(one.reasons),
        "copies": [
            {"left": copy.left, "right": copy.right, "shared": copy.shared, "of": copy.of}
            for group in one.groups
            for copy in group.copies
        ],
    }


# ── shared ───────────────────────────────────────────────────────────────────


def clipped(text: str) -> str:
    """A quote on one line, cut where it is long."""
    shown = " ".join(text.split())
    return terminal(shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…")


def _dump(rows: Iterable[dict[str, Any]], style: str, schema: str, **more: object) -> str:
    """Rows as one JSON object with its schema, or as JSON Lines."""
    if style == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    body = {"schema": f"{schema}/1", **more, "documents": list(rows)}
    return json.dumps(body, ensure_ascii=False, indent=1) + "\n"
