"""Commands that look into what was compared: ``pairs``, ``why``, ``timeline``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import click

from registry.cli.group import call_of, examples, takes_database, takes_format
from registry.cli.listed import render
from registry.cli.show import one_of
from registry.errors import DecisionError
from registry.records import Article, Claim, Comparison, LinkDecision, Outcome
from registry.reports import text as as_text
from registry.reports.escape import terminal
from registry.store.location import Location
from registry.store.reader import reading

_limit = click.option("--limit", type=click.IntRange(min=0), help="At most so many.")


# ── pairs ────────────────────────────────────────────────────────────────────


@click.command(
    epilog=examples("registry pairs --outcome update", "registry pairs --outcome unsure --limit 20")
)
@click.option(
    "--outcome", type=click.Choice([o.value for o in Outcome]), help="Only with this outcome."
)
@_limit
@takes_format
@takes_database
def pairs(location: Location, style: str, outcome: str | None, limit: int | None) -> None:
    """List pairs of claims that were compared, and what became of them.

    One row for each slot that both claims fill.  Innocent outcomes are kept:
    refinement, rounding, update, forecast, part-of-total, other-unit,
    reported-only, unsure.
    """
    with reading(location) as reader:
        kept = [
            (one, slot, result, reason)
            for one in reader.comparisons()
            for slot, result, reason in one.outcomes
            if outcome is None or result == outcome
        ][:limit]
        ids = {id_ for one, *_ in kept for id_ in (one.left, one.right)}
        claims = {c.id: c for c in reader.claims(ids=ids)}
        articles = reader.articles({c.document_id for c in claims.values()})
    rows = [
        _pair_row(one, slot, result, reason, claims, articles) for one, slot, result, reason in kept
    ]
    if style != "text":
        click.echo(render(rows, style, "pairs"), nl=False)
        return
    for row in rows:
        click.echo(f"{row['outcome']}  {row['slot']}  {terminal(row['reason'])}")
        for side in ("left", "right"):
            click.echo(
                f"  {row[side][: as_text.SHORT]}  {terminal(row[side + '_source'])}: "
                f"“{terminal(row[side + '_quote'])}”"
            )
    click.echo(as_text.count(len(rows), "compared value"))


def _pair_row(
    one: Comparison,
    slot: str,
    result: Outcome,
    reason: str,
    claims: dict[str, Claim],
    articles: dict[str, Article],
) -> dict[str, Any]:
    row: dict[str, Any] = {"outcome": result.value, "slot": slot, "reason": reason}
    for side, id_ in (("left", one.left), ("right", one.right)):
        claim = claims[id_]
        row[side] = id_
        row[f"{side}_source"] = articles[claim.document_id].source
        row[f"{side}_quote"] = claim.anchor.quote
    return {**row, "score": one.score, "decision": one.decision.value}


# ── why ──────────────────────────────────────────────────────────────────────


@click.command(epilog=examples("registry why 0b7c 5f3a"))
@click.argument("left", metavar="CLAIM")
@click.argument("right", metavar="CLAIM")
@takes_database
def why(location: Location, left: str, right: str) -> None:
    """Explain what two claims have to do with each other.

    Compares them now, slot by slot, also when nothing brought them together
    before; says why they are, or are not, one event and a conflict.
    """
    from registry.pipeline.inspect import explain_pair
    from registry.reports.retrace import pair_told

    with reading(location) as reader:
        found = [one_of(reader, name) for name in (left, right)]
        for name, meant in zip((left, right), found, strict=True):
            if meant.kind != "claim":
                raise DecisionError(
                    f"{name!r} is a {meant.kind}", hint="`registry claims` lists claims"
                )
        if found[0].id == found[1].id:
            raise DecisionError("a claim is not compared with itself", hint="name two claims")
        explained = explain_pair(reader, found[0].id, found[1].id)
    one = explained.comparison
    for claim in (explained.left, explained.right):
        article = explained.articles[claim.document_id]
        published = article.published or "no date"
        click.echo(f"{claim.id[: as_text.SHORT]}  {terminal(article.source)}, {published}")
        click.echo(f"    “{terminal(claim.anchor.quote)}”")
    for line in _brought_together(one, explained.on_record):
        click.echo("\n".join(as_text.wrapped(line)))
    for line in pair_told(one, explained.left, explained.right):
        click.echo("\n".join(as_text.wrapped(line)))
    for told in explained.disputed:
        click.echo(f"reviewers differ, so neither is followed: {terminal(told)}")
    for name in explained.conflicts:
        click.echo(f"both take part in conflict {as_text.short(name)}")
    if not explained.conflicts:
        click.echo("no conflict stands in which both take part")
    if explained.conflicts:
        call = call_of(location)
        click.echo(f"next: {call} show {as_text.short(explained.conflicts[0])}", err=True)


def _brought_together(one: Comparison, on_record: bool) -> Iterator[str]:
    """Why the two were compared, or were not."""
    keys = one.keys
    if not keys:
        yield (
            "compared only now: `registry reconcile` passes them by, since no name stands in both"
            " together with a kind of happening, a counted thing, a rare word or another name"
        )
        return
    shown = ", ".join(as_text.key_said(key) for key in keys[:_KEYS])
    more = f" and {len(keys) - _KEYS:,} more" if len(keys) > _KEYS else ""
    yield f"compared because both have: {shown}{more}"
    different = LinkDecision.DIFFERENT
    if on_record:
        return
    if one.decision is different and all(x.decision is different for x in one.alignments):
        yield "  `registry reconcile` keeps nothing of it: they are of two happenings"
    else:
        yield "  the last `registry reconcile` has not seen both: run it again"


_KEYS = 5


# ── timeline ─────────────────────────────────────────────────────────────────


@click.command(epilog=examples("registry timeline", 'registry timeline "Kim Jong-un"'))
@click.argument("subject", metavar="[ENTITY|CONFLICT]", required=False)
@_limit
@takes_format
@takes_database
def timeline(location: Location, style: str, subject: str | None, limit: int | None) -> None:
    """Draw what is dated when, by which source.

    A day is a point, a partial date the interval that it leaves open.  With an
    ENTITY only claims about it, with a CONFLICT only its claims.
    """
    from registry.pipeline.inspect import timeline as dated

    with reading(location) as reader:
        articles = reader.articles()
        members: set[str] | None = None
        if subject and reader.named(subject, limit=2):
            found = one_of(reader, subject)
            conflict = reader.conflict(found.id) if found.kind == "conflict" else None
            if conflict is not None:
                members = set(conflict.claims)
        claims = list(reader.claims(ids=members) if members is not None else reader.claims())
    rows = dated(claims, articles, None if members is not None else subject)[:limit]
    if style != "text":
        listed = [
            {
                "claim": row.claim.id,
                "value": row.claim.time.interval.value if row.claim.time else None,
                "first": _day(row.first),
                "last": _day(row.last),
                "source": row.article.source,
                "predicate": row.claim.predicate,
                "quote": row.claim.anchor.quote,
            }
            for row in rows
        ]
        click.echo(render(listed, style, "timeline"), nl=False)
        return
    click.echo("".join(f"{line}\n" for line in _drawn(rows)), nl=False)
    click.echo(as_text.count(len(rows), "dated claim"))


_WIDTH = 40


def _day(number: int) -> str | None:
    if 1 <= number <= date.max.toordinal():
        return date.fromordinal(number).isoformat()
    return None


def _drawn(rows: list[Any]) -> Iterator[str]:
    known = [r for r in rows if _day(r.first) and _day(r.last)]
    low = min((r.first for r in known), default=0)
    high = max((r.last for r in known), default=1)
    scale = max(1, high - low)
    for row in rows:
        value = row.claim.time.interval.value
        if _day(row.first) and _day(row.last):
            a, b = ((n - low) * (_WIDTH - 1) // scale for n in (row.first, row.last))
            bar = " " * a + ("●" if row.first == row.last else "━" * (b - a + 1))
        else:
            bar = "?" + "┄" * (_WIDTH - 1)  # the year is not known
        quote = terminal(row.claim.anchor.quote)
        short = quote if len(quote) <= 60 else quote[:59] + "…"
        yield f"{value:>12}  {bar:<{_WIDTH}}  {terminal(row.article.source)}: {short}"
