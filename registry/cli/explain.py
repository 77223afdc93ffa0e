"""The command that says how the program decides: ``explain``."""

from __future__ import annotations

import click

from registry.cli.group import examples


@click.command(
    epilog=examples("registry explain", "registry explain T001", "registry explain C001")
)
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a rule means and how it decides.

    Without CODE it lists the rules: those between articles (T, Q, L, N, S), those
    inside one article (C), those about its own dates (D), and those about its quotes (P).
    """
    from registry.api import all_rules

    rules = all_rules()
    if code is None:
        for rule in rules:
            click.echo(f"{rule.code}  {rule.kind:<12} {rule.summary}")
        return
    found = next((rule for rule in rules if rule.code == code.upper()), None)
    if found is None:
        known = ", ".join(rule.code for rule in rules)
        raise click.UsageError(f"There is no rule {code!r}; there are {known}.")
    click.echo(f"{found.code}  kind {found.kind}\n")
    click.echo(found.description)
