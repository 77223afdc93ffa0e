"""One conflict after the other in the terminal: ``review``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from registry.cli.group import examples, takes_database, takes_severity
from registry.errors import ConfigError
from registry.records import Decision, Verdict
from registry.reports.escape import terminal
from registry.store.location import Location

if TYPE_CHECKING:
    from registry.reports.findings import Findings
    from registry.reports.view import ConflictView
    from registry.store.writer import Store

KEYS = {
    "1": Verdict.A_RIGHT,
    "2": Verdict.B_RIGHT,
    "3": Verdict.BOTH_TRUE,
    "4": Verdict.SUPERSEDED,
    "5": Verdict.NOT_A_CONFLICT,
    "6": Verdict.UNSURE,
}
_HELP = """\
  1 A is right        2 B is right           3 both true (other scope or time)
  4 superseded        5 not a conflict       6 cannot tell
  j next   k previous   u undo the last   e explain   ? help   q quit"""


@click.command(epilog=examples("registry review", "registry review --severity error --all"))
@click.option("--by", metavar="NAME", help="Who decides; else as configured, else git's name.")
@takes_severity
@click.option("--all", "everything", is_flag=True, help="Also what you have decided already.")
@takes_database
def review(location: Location, *, by: str | None, severity: str, everything: bool) -> None:
    """Decide one conflict after the other.

    Shows each conflict with its quotes and takes a key for the verdict, then a
    reason.  Every verdict is on record at once; u takes the last one back.
    """
    from registry.api import record_findings
    from registry.cli.decisions import reviewer
    from registry.records import Severity
    from registry.store.writer import Store

    if not sys.stdin.isatty():
        raise ConfigError(
            "reviewing needs a terminal to take keys from",
            hint="registry decide CONFLICT --verdict ... --reason ...",
        )
    name = reviewer(by)
    findings = record_findings(location)
    rank = Severity(severity).rank
    queue = [
        view
        for view in findings.views
        if view.severity.rank <= rank
        and (everything or not any(one.by == name for one in view.decisions))
    ]
    if not queue:
        click.echo("nothing is left to decide")
        return
    with Store.open(location, create=False) as store:
        session = Session(store, findings, queue, name)
        session.run()
    click.echo(session.summary)


@dataclass
class Session:
    """A sitting: where it is, and what was decided in it."""

    store: Store
    findings: Findings
    queue: list[ConflictView]
    by: str
    key: Callable[[], str] = field(default=lambda: click.getchar())
    ask: Callable[[str], str] = field(
        default=lambda text: str(click.prompt(text, default="", show_default=False))
    )
    clock: Callable[[], float] = time.monotonic
    at: int = 0
    made: list[tuple[int, Decision]] = field(default_factory=list)
    """Position and decision, oldest first."""

    @property
    def decided(self) -> set[int]:
        """Positions that have a verdict from this sitting."""
        return {at for at, _ in self.made}

    @property
    def summary(self) -> str:
        """What the sitting came to."""
        left = len(self.queue) - len(self.decided)
        return f"{len(self.decided)} decided, {left} left"

    def run(self) -> None:
        """Until everything is decided or the reviewer stops."""
        self._show()
        since = self.clock()
        while True:
            key = self.key()
            if key in ("q", "\x04"):
                return
            if key == "\x03":
                raise click.Abort
            if key in KEYS:
                if not self._decide(KEYS[key], since):
                    continue
                if len(self.decided) == len(self.queue):
                    click.echo("  that was the last one: q leaves, u takes it back")
                else:
                    self._step(1)
            elif not self._other(key):
                continue
            since = self.clock()

    def _other(self, key: str) -> bool:
        """A key that is no verdict; whether it led to another conflict."""
        if key == "j":
            self._step(1)
        elif key == "k":
            self._step(-1)
        elif key == "u":
            return self._undo()
        elif key == "e":
            from registry.reports.concise import write_explanation

            click.echo(write_explanation(self.queue[self.at], self.findings), nl=False)
            return False
        elif key == "?":
            click.echo(_HELP)
            return False
        else:
            return False
        return True

    def _step(self, way: int) -> None:
        """To the next conflict without a verdict, round the end; with ``-1`` just one back."""
        count = len(self.queue)
        self.at = (self.at + way) % count
        while way > 0 and self.at in self.decided and len(self.decided) < count:
            self.at = (self.at + 1) % count
        self._show()

    def _decide(self, verdict: Verdict, since: float) -> bool:
        from registry.pipeline.decide import decide

        reason = self.ask(f"  {verdict.value}, because").strip()
        if not reason:
            click.echo("  a verdict needs a reason; nothing was recorded")
            return False
        event = None
        if verdict is Verdict.NOT_A_CONFLICT:
            said = self.ask("  the same event? (y/n, or nothing)").strip().lower()
            event = {"y": "same", "n": "different"}.get(said[:1])
        view = self.queue[self.at]
        done = decide(
            self.store,
            view.conflict.fingerprint,
            verdict=verdict,
            reason=reason,
            by=self.by,
            event=event,
            seconds=max(0, round(self.clock() - since)),
        )
        self.made.append((self.at, done.decision))
        whence = {"same": ", of one happening", "different": ", of two happenings"}
        event_said = whence.get(done.decision.event or "", "")
        click.echo(f"  recorded: {verdict.value}{event_said}   ({self.summary})")
        return True

    def _undo(self) -> bool:
        from registry.pipeline.decide import undecide

        if not self.made:
            click.echo("  nothing to undo in this sitting")
            return False
        self.at, decision = self.made.pop()
        undecide(self.store, decision.fingerprint, by=self.by, reason="undone in review")
        click.echo(f"  taken back: {decision.verdict.value}")
        self._show()
        return True

    def _show(self) -> None:
        view = self.queue[self.at]
        click.echo(f"\n── {self.at + 1} of {len(self.queue)} ── {self.summary} " + "─" * 20)
        severity = click.style(view.severity.value, bold=True)
        click.echo(f"{view.code} {severity}  {terminal(view.conflict.summary)}  {view.id}")
        for number, side in enumerate(view.sides):
            letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number % 26]
            value = click.style(terminal(side.value), bold=True)
            click.echo(f"\n {letter}: {value}  ({side.support})")
            for claim in side.claims[:4]:
                click.echo(
                    f"    {terminal(claim.outlet)}, {claim.published}  {terminal(claim.path)}"
                )
                shown = "".join(
                    click.style(terminal(piece), bold=True, underline=True)
                    if kind == "mark"
                    else terminal(piece)
                    for piece, kind in claim.pieces
                )
                click.echo(f"      {shown}")
            if len(side.claims) > 4:
                click.echo(f"    and {len(side.claims) - 4} more")
        if view.note:
            click.echo(f"\n {view.standing.value}: {terminal(view.note)}")
        click.echo(f"\n{_HELP}")
