"""The terminal's face: parse, call one function, print, exit.

Exit status: 0 done and nothing found, 1 findings, 2 could not do the work,
130 interrupted.  A command is a row of ``COMMANDS``; its module is imported
when it is used, so that ``registry --help`` imports none of them.
"""

from __future__ import annotations

import os
import sys

import click

from registry.cli.group import Command, LazyGroup, Settings, print_version
from registry.errors import RegistryError
from registry.reports.escape import terminal

COMMANDS: tuple[Command, ...] = (
    Command("audit", "registry.cli.articles", "Find what articles contradict."),
    Command("ingest", "registry.cli.articles", "Put articles and their claims on record."),
    Command(
        "reconcile",
        "registry.cli.articles",
        "Find what the claims on record hold against each other.",
    ),
    Command("conflicts", "registry.cli.listings", "List the conflicts that stand."),
    Command("claims", "registry.cli.listings", "List claims with their place in the text."),
    Command("documents", "registry.cli.listings", "List the articles on record."),
    Command("sources", "registry.cli.listings", "List who published what is on record."),
    Command("show", "registry.cli.show", "Show a conflict, claim or document in full."),
    Command(
        "pairs",
        "registry.cli.inspection",
        "List pairs of claims that were compared, and what became of them.",
    ),
    Command(
        "why", "registry.cli.inspection", "Explain what two claims have to do with each other."
    ),
    Command("timeline", "registry.cli.inspection", "Draw what is dated when, by which source."),
    Command(
        "entities",
        "registry.cli.names",
        "List who and what the claims name, and decide which names are one.",
    ),
    Command("check", "registry.cli.checks", "Check articles against themselves and the calendar."),
    Command("verify", "registry.cli.provenance", "Check that each quote stands where it was read."),
    Command("origins", "registry.cli.provenance", "List articles that share an origin, and why."),
    Command("diff", "registry.cli.versions", "Show what changed from one version to the next."),
    Command("history", "registry.cli.versions", "Show what became of a claim in each version."),
    Command("explain", "registry.cli.explain", "Say what a rule means and how it decides."),
    Command("review", "registry.cli.review", "Decide one conflict after the other."),
    Command("decide", "registry.cli.decisions", "Record a verdict on a conflict."),
    Command("undecide", "registry.cli.decisions", "Withdraw a verdict."),
    Command("decisions", "registry.cli.decisions", "List, export and import verdicts."),
    Command("gate", "registry.cli.gate", "Fail when new articles contradict the record."),
    Command("baseline", "registry.cli.baseline", "Keep the list of known conflicts."),
    Command("report", "registry.cli.report", "Write a report for readers without the database."),
    Command("export", "registry.cli.export", "Write what is on record for other programs."),
    Command("init", "registry.cli.setup", "Put the files of a gate into a repository."),
    Command("doctor", "registry.cli.setup", "Look for what is missing or wrong."),
    Command("config", "registry.cli.setup", "Show what is set, and where."),
    Command("completion", "registry.cli.setup", "Print the shell's completion script."),
    Command("demo", "registry.cli.articles", "Run the audit on articles that come along."),
    Command("db", "registry.cli.database", "Look after the database."),
    Command("corpus", "registry.cli.corpus", "Work on more articles than one machine holds."),
)

_EPILOG = """\b
Try it:
  registry demo
  registry audit articles/
  registry conflicts --format json
  registry show 5f3a

\b
Exit status: 0 nothing found, 1 findings, 2 could not do the work, 130 interrupted."""


@click.group(
    cls=LazyGroup,
    commands_table=COMMANDS,
    epilog=_EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--db",
    metavar="PATH|URL",
    envvar="REGISTRY_DATABASE",
    show_envvar=True,
    help="The registry's database; else the nearest registry.db upwards, else one here.",
)
@click.option(
    "--config",
    metavar="FILE",
    envvar="REGISTRY_CONFIG",
    show_envvar=True,
    help="The configuration; else the nearest registry.toml or [tool.registry] upwards.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Print the versions and exit.",
)
@click.pass_context
def cli(ctx: click.Context, db: str | None, config: str | None) -> None:
    """Find what sources say that cannot all be true.

    Articles go in; each factual claim is kept with the exact span it was read
    from; claims of one event that cannot all be true come out, with both quotes.
    """
    settings = ctx.ensure_object(Settings)
    settings.database, settings.config = db, config


def main() -> int:
    """Run the command line and return the exit status."""
    settings = Settings()
    _use_utf8()
    try:
        cli.main(prog_name="registry", standalone_mode=False, obj=settings)
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.UsageError as error:
        _fail(error.format_message(), _usage_hint(error))
    except click.ClickException as error:
        _fail(error.format_message(), None)
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted; nothing is half-written", err=True)
        return 130
    except RegistryError as error:
        _fail(str(error), error.hint)
    except BrokenPipeError:
        # Whoever reads us has seen enough; what was found is settled before it is printed.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return settings.status
    except Exception as error:
        return _report_bug(error)
    else:
        return settings.status
    return 2


def _usage_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "registry"
    return f"see `{path} --help`"


def _fail(message: str, hint: str | None) -> None:
    """What, where and why on one line, the next step on another."""
    click.echo(f"error: {terminal(message)}", err=True)
    if hint:
        click.echo(f"hint: {terminal(hint)}", err=True)


def _report_bug(error: Exception) -> int:
    if os.environ.get("REGISTRY_DEBUG"):
        raise error
    _fail(
        f"internal error: {type(error).__name__}: {error}",
        "REGISTRY_DEBUG=1 shows where; report it with that and `registry --version`",
    )
    return 2


def _use_utf8() -> None:
    """Quotes hold any character; a terminal that cannot show one gets an escape, not a crash."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
