"""What one run has to say, as every writer gets it.

A writer is a function from ``Findings`` to text; ``registry.reports.writers``
is the table of them.  Writers sort, escape and lay out; they decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from registry import __version__
from registry.reports import escape
from registry.reports.text import count
from registry.reports.view import ClaimView, ConflictView
from registry.review.standing import Standing

FAMILIES = {
    "T": "Times that cannot all be right",
    "Q": "Quantities that cannot all be right",
    "L": "Places that cannot all be right",
    "N": "Participants or holders of a role that cannot all be right",
    "S": "Asserted by one, denied or undone by another",
    "C": "An article that contradicts itself or the calendar",
    "D": "An article that lacks or garbles what it must tell about itself",
    "P": "A quote that no longer stands where it was read",
}


@dataclass(frozen=True)
class RuleText:
    """What a report says of a rule."""

    code: str
    name: str
    summary: str
    help: str

    @classmethod
    def of_family(cls, code: str) -> RuleText:
        """What can be said of a code from its family alone."""
        summary = f"{FAMILIES.get(code[:1], 'A finding')}."
        return cls(code, code, summary, f"Run `registry explain {code}` for the whole rule.")


@dataclass(frozen=True)
class PairCount:
    """How often two sources spoke of one thing, and how often that could not both be true."""

    left: str
    right: str
    """Names of sources; ``left <= right``."""
    conflicts: int
    comparable: int
    """Pairs of claims held to be about one event that fill the same slot."""


@dataclass(frozen=True)
class Findings:
    """The conflicts of one run and the figures around them."""

    views: tuple[ConflictView, ...]
    """Most serious first; also those that are waived, decided or in the baseline."""
    examined: tuple[str, ...] = ()
    """Paths of the articles under examination, sorted."""
    claims_on_record: int = 0
    articles_on_record: int = 0
    sources_on_record: int = 0
    outcomes: tuple[tuple[str, int], ...] = ()
    """Compared pairs by what became of them."""
    pairs: tuple[PairCount, ...] = ()
    rules: tuple[RuleText, ...] = ()
    problems: tuple[str, ...] = ()
    """What the reader should know of waivers and baseline: expired, unused, unreadable."""
    exit_code: int | None = None
    """Of a gate; ``None`` for a report."""
    failing: frozenset[str] = frozenset()
    """Fingerprints that make the gate fail."""
    root: str = ""
    """Folder that paths are shown relative to; empty means as given."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Paths as given to paths inside the root, where the two differ."""
    show_suppressed: bool = False
    title: str = "Conflict report"
    version: str = field(default=__version__)

    @property
    def open(self) -> tuple[ConflictView, ...]:
        """Conflicts that nobody has settled."""
        return tuple(view for view in self.views if view.standing.open)

    @property
    def settled(self) -> tuple[ConflictView, ...]:
        """Conflicts that are decided, waived or in the baseline."""
        return tuple(view for view in self.views if not view.standing.open)

    @property
    def shown(self) -> tuple[ConflictView, ...]:
        """What machine formats list: the open ones, and the settled ones on request."""
        return self.views if self.show_suppressed else self.open

    def rule(self, code: str) -> RuleText:
        """The text on one rule."""
        return next((r for r in self.rules if r.code == code), RuleText.of_family(code))

    def relative(self, claim: ClaimView) -> str | None:
        """The claim's file as a path inside the root, or ``None`` when it is not there."""
        return inside(self.places.get(claim.path, claim.path), self.root)

    def uri(self, claim: ClaimView) -> str:
        """The claim's file as a relative reference, whatever its path looks like."""
        return escape.relative_uri(self.relative(claim) or claim.path)

    @property
    def last_line(self) -> str:
        """The counts in one line, as every text output ends."""
        return last_line(self)


def inside(path: str, root: str = "") -> str | None:
    """The path relative to the root with forward slashes, or ``None`` when outside.

    >>> inside("/repo/articles/a.txt", "/repo"), inside("https://a.example/x")
    ('articles/a.txt', None)
    """
    slashed = escape.plain(path).replace("\\", "/")
    base = root.replace("\\", "/").rstrip("/")
    if base and slashed.startswith(base + "/"):
        slashed = slashed[len(base) + 1 :]
    pure = PurePosixPath(slashed)
    scheme = ":" in slashed.split("/", 1)[0]  # https:, file: and C: alike
    if pure.is_absolute() or scheme or ".." in pure.parts or slashed in ("", "-"):
        return None
    return str(pure)


def count_standings(views: Iterable[ConflictView]) -> dict[Standing, int]:
    """How many conflicts stand where, in the order of ``Standing``, zeros left out."""
    found = [view.standing for view in views]
    return {one: found.count(one) for one in Standing if one in found}


def last_line(findings: Findings) -> str:
    """The counts in one line."""
    counts = count_standings(findings.views)
    inner = ", ".join(f"{number:,} {standing}" for standing, number in counts.items())
    line = count(len(findings.views), "conflict") + (f" ({inner})" if inner else "")
    if findings.examined:
        line += f" in {count(len(findings.examined), 'article')}"
    line += f" against {count(findings.claims_on_record, 'claim')}"
    return line if findings.exit_code is None else f"{line}; exit {findings.exit_code}"
