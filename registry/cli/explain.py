"""The command that says how the program decides: ``explain``."""

from __future__ import annotations

import click

from registry.cli.group import examples


@click.command(epilog=examples("registry explain", "registry explain T001"))
@click.argument("code", required=False)
def explain(code: str | None) -> None:
    """Say what a rule means and how it decides.

    Without CODE it lists the rules.
    """
    from registry.conflicts import RULES

    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code}  {rule.kind:<12} {rule.summary}")
        return
    found = next((rule for rule in RULES if rule.code == code.upper()), None)
    if found is None:
        known = ", ".join(rule.code for rule in RULES)
        raise click.UsageError(f"There is no rule {code!r}; there are {known}.")
    click.echo(f"{found.code}  kind {found.kind}\n")
    click.echo(found.description)
