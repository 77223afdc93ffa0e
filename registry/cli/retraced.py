"""How a claim was read, as text and as data; the face of ``claims --why``."""

from __future__ import annotations

import json

import click

from registry.cli.group import call_of, configuration
from registry.cli.show import one_of
from registry.errors import DecisionError
from registry.reports.escape import terminal
from registry.store.location import Location
from registry.store.reader import reading


def print_why(location: Location, name: str, style: str) -> None:
    """Print how the claim that an id prefix names was read.

    :raises DecisionError: when the id is not that of a claim.
    """
    from registry.pipeline.retrace import retrace_claim

    with reading(location) as reader:
        meant = one_of(reader, name)
        if meant.kind != "claim":
            raise DecisionError(
                f"{name!r} is a {meant.kind}",
                hint="`registry claims` lists claims"
                + (", `registry show` a conflict" if meant.kind == "conflict" else ""),
            )
        found = retrace_claim(reader, meant.id, configuration().properties)
    claim = found.claim
    if style != "text":
        data = {
            "schema": "claim-reading/1",
            "id": claim.id,
            "document": {"id": found.article.id, "path": found.article.path},
            "sentence": found.sentence,
            "quote": claim.anchor.quote,
            "start": claim.anchor.start,
            "end": claim.anchor.end,
            "parser": found.parser,
            "reads": [one._asdict() for one in found.reads],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=1 if style == "json" else None))
        return
    click.echo(f"claim {claim.id[:12]}  {terminal(found.article.source)}")
    click.echo(f"    “{terminal(' '.join(found.sentence.split()))}”")
    for one in found.reads:
        words = f" from “{terminal(one.words)}”" if one.words else ""
        mark = " (inferred)" if one.inferred else ""
        click.echo(f"{one.slot}: {terminal(one.value)}{words}{mark}")
        for line in one.how:
            click.echo(f"    {terminal(line)}")
    if found.parser is None:
        click.echo("the parser is not installed, so that no arcs can be shown", err=True)
    click.echo(f"next: {call_of(location)} show {claim.id[:12]}", err=True)
