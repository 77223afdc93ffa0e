"""Commands around a project: ``init``, ``doctor``, ``config``, ``completion``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from registry.cli.group import configuration, examples, settle, takes_database
from registry.reports.escape import terminal
from registry.store.location import Location

_takes_style = click.option(
    "--format",
    "style",
    type=click.Choice(("text", "json")),
    default="text",
    help="How to print it.",
)


@click.command(epilog=examples("registry init", "registry init --into desk --dry-run"))
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The repository's folder; else this one.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
def init(into: Path, *, dry_run: bool) -> None:
    """Put the files of a gate into a repository.

    Writes registry.toml, a line in .gitattributes by which baselines of two
    branches merge, and lines in .gitignore that keep the database out.  What is
    there already stays.  Prints the entry for .pre-commit-config.yaml.
    """
    from registry.pipeline.project import HOOK, plan

    for step in plan(into):
        if step.content is None:
            click.echo(f"{step.path}: {step.says}")
            continue
        if not dry_run:
            from registry.pipeline.written import save_text

            save_text(step.path, step.content)
        click.echo(f"{step.path}: {'would be ' if dry_run else ''}{step.says}")
    click.echo("\nIn .pre-commit-config.yaml:\n")
    click.echo(HOOK, nl=False)
    click.echo("\nnext: registry ingest articles/ && registry reconcile", err=True)


@click.command(epilog=examples("registry doctor"))
@_takes_style
@takes_database
def doctor(location: Location, style: str) -> None:
    """Look for what is missing or wrong.

    The database and its schema, the right to write it, the configuration,
    waivers and baseline, the parser's model, optional libraries, the clock, and
    the depth of the git clone.  Exits with 1 when something will not work.
    """
    from registry.pipeline.project import examine

    found = examine(location, configuration)
    settle(1 if any(one.state == "wrong" for one in found) else 0)
    if style == "json":
        rows = [{"what": one.what, "state": one.state, "says": one.says} for one in found]
        click.echo(json.dumps({"schema": "doctor/1", "checks": rows}, indent=1))
        return
    width = max(len(one.what) for one in found)
    for one in found:
        click.echo(f"{one.state:<7} {one.what:<{width}}  {terminal(one.says)}")


@click.group(epilog=examples("registry config show", "registry config show --format json"))
def config() -> None:
    """Show what is set, and where."""


@config.command()
@_takes_style
def show(style: str) -> None:
    """Show every setting, its value and where it comes from."""
    from registry.settings import KEYS

    found = configuration().settings
    if style == "json":
        rows = {
            key.name: {"value": found[key.name], "origin": found.origin(key.name)} for key in KEYS
        }
        click.echo(json.dumps({"schema": "config/1", "settings": rows}, indent=1))
        return
    for key in KEYS:
        value = found[key.name]
        shown = "(not set)" if value is None else json.dumps(value, ensure_ascii=False)
        click.echo(terminal(f"{key.name} = {shown}"))
        choices = f"  One of {', '.join(key.choices)}." if key.choices else ""
        click.echo(terminal(f"    {key.says}{choices}  [{found.origin(key.name)}]"))


@click.command(
    epilog=examples(
        'eval "$(registry completion bash)"',
        "registry completion fish > ~/.config/fish/completions/registry.fish",
    )
)
@click.argument("shell", type=click.Choice(("bash", "zsh", "fish")))
def completion(shell: str) -> None:
    """Print the shell's completion script."""
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    assert found is not None
    root = click.get_current_context().find_root()
    click.echo(found(root.command, {}, "registry", "_REGISTRY_COMPLETE").source())
