"""The gate's verdict: which conflicts of the articles under examination let it fail.

Pure: conflicts, decisions, waivers and baseline in, a standing for each
conflict and a verdict out.  It fails on what is open (new, lapsed, disputed,
unsure or repeated), selected, and at or above a severity and a confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatchcase
from typing import Literal

from registry.records import Article, Claim, Conflict, Decision, Severity
from registry.review.baseline import Entry, looks_foreign, stale
from registry.review.decisions import as_seen, held, standing_of
from registry.review.standing import Standing, short_id
from registry.review.waivers import Waivers


@dataclass(frozen=True)
class Rules:
    """What lets a gate fail."""

    select: tuple[str, ...] = ("T", "Q", "L", "N", "S")
    """Families or codes; ``*`` for all."""
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.WARNING
    min_confidence: float = 0.0
    fail_on: Literal["new", "all", "none"] = "new"
    """``all`` fails also on what is decided, waived or in the baseline."""

    def selects(self, code: str) -> bool:
        """Whether findings of a rule take part at all; the longest match wins."""
        wanted = max((_fits(code, one) for one in self.select), default=-1)
        unwanted = max((_fits(code, one) for one in self.ignore), default=-1)
        return wanted > unwanted

    def reach(self, conflict: Conflict) -> bool:
        """Whether it is loud and sure enough to fail."""
        return conflict.severity.rank <= self.min_severity.rank and conflict.confidence >= round(
            self.min_confidence * 1000
        )


def _fits(code: str, pattern: str) -> int:
    """How specific a pattern is that fits a code; -1 when it does not fit."""
    bare = pattern.rstrip("*")
    if pattern == code:
        return len(code) + 1
    return len(bare) if fnmatchcase(code, f"{bare}*") else -1


@dataclass(frozen=True)
class Verdict:
    """What the gate says."""

    conflicts: tuple[Conflict, ...]
    """Those that take part, loudest first."""
    standings: Mapping[str, tuple[Standing, str]]
    """By fingerprint, where each stands and what to say of it."""
    decisions: Mapping[str, tuple[Decision, ...]]
    failing: frozenset[str]
    """Fingerprints that let it fail."""
    problems: tuple[str, ...] = ()
    """Waivers and baseline entries that deserve a look."""

    @property
    def passed(self) -> bool:
        """Whether nothing lets it fail."""
        return not self.failing


@dataclass(frozen=True)
class Known:
    """What people have said and written down."""

    decisions: tuple[Decision, ...] = ()
    waivers: Waivers = field(default_factory=Waivers)
    waivers_name: str = "registry.waivers.toml"
    baseline: Mapping[str, Entry] = field(default_factory=dict)
    baseline_name: str = "registry.baseline.jsonl"


def judge(
    conflicts: Iterable[Conflict],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    *,
    rules: Rules,
    known: Known,
    today: date,
    fresh: frozenset[str] = frozenset(),
    elsewhere: frozenset[str] | None = None,
) -> Verdict:
    """Say of each conflict where it stands, and whether the gate passes.

    ``claims`` and ``articles`` hold what the conflicts rest on.  With ``fresh``
    only conflicts count in which one of these documents takes part, and
    ``elsewhere`` holds all names of those that stand without them, so
    that unused waivers and stale baseline entries can be told.
    """
    everything = list(conflicts)
    found = [one for one in everything if rules.selects(one.code)]
    if fresh:
        found = [one for one in found if touches(one, claims, fresh)]
    matched = held(known.decisions, everything, claims)
    holding = {
        one.fingerprint: tuple(as_seen(d, one) for d in matched.holding[one.fingerprint])
        for one in found
        if one.fingerprint in matched.holding
    }
    lapses = {one.fingerprint: one for one in matched.lapsed if one.fingerprint}
    standings: dict[str, tuple[Standing, str]] = {}
    for conflict in found:
        name = conflict.fingerprint
        standing, told = standing_of(conflict, holding.get(name, ()), claims, fresh)
        if standing is Standing.NEW and name in lapses:
            lapse = lapses[name]
            by = lapse.decision.by
            standing = Standing.LAPSED
            told = f"{lapse.decision.verdict} by {by} lapsed: {lapse.why}"
        if standing.open:
            sources, came = _sources(conflict, claims, articles), _came(conflict, claims, fresh)
            standing, told = _written_down(conflict, sources, came, known, today, (standing, told))
        standings[name] = (standing, told)
    failing = frozenset(
        one.fingerprint
        for one in found
        if rules.reach(one) and _fails(standings[one.fingerprint][0], rules.fail_on)
    )
    order = sorted(found, key=lambda c: (c.severity.rank, -c.confidence, c.code, c.fingerprint))
    return Verdict(
        conflicts=tuple(order),
        standings=standings,
        decisions=holding,
        failing=failing,
        problems=_problems(everything, claims, articles, known, today, elsewhere),
    )


def _fails(standing: Standing, fail_on: str) -> bool:
    return fail_on == "all" or (fail_on == "new" and standing.open)


def touches(conflict: Conflict, claims: Mapping[str, Claim], fresh: frozenset[str]) -> bool:
    """Whether one of some documents takes part in a conflict."""
    return any(claims[one].document_id in fresh for one in conflict.claims)


def _came(conflict: Conflict, claims: Mapping[str, Claim], fresh: frozenset[str]) -> frozenset[str]:
    return frozenset(
        side.value
        for side in conflict.sides
        if all(claims[one].document_id in fresh for one in side.claims)
    )


def _sources(
    conflict: Conflict, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> frozenset[str]:
    return frozenset(articles[claims[one].document_id].source for one in conflict.claims)


def _written_down(
    conflict: Conflict,
    sources: frozenset[str],
    came: frozenset[str],
    known: Known,
    today: date,
    otherwise: tuple[Standing, str],
) -> tuple[Standing, str]:
    """What waivers and the baseline say of a conflict that is open without them.

    ``came`` holds its values that only articles under examination give.
    """
    values = [side.value for side in conflict.sides]
    active, expired = known.waivers.find(conflict, sources, today, came)
    if active is not None:
        until = f", until {active.expires}" if active.expires else ""
        by = f" by {active.by}" if active.by else ""
        return Standing.WAIVED, f"{active.reason}{by}{until}"
    ids = map(short_id, conflict.names)
    listed = [known.baseline[id_].unknown(values, came) for id_ in ids if id_ in known.baseline]
    if not all(listed) and otherwise[0] is not Standing.REPEATED:
        return Standing.BASELINE, ""
    notes = [otherwise[1]] if otherwise[1] else []
    if all(listed) and listed:
        notes.append(f"in the baseline before {_were_there(min(listed, key=len))}")
    if expired is not None and not expired.holds(today):
        notes.append(f"waiver expired {expired.expires} ({expired.reason})")
    elif expired is not None:
        notes.append(
            f"waived before {_were_there(expired.unknown(conflict, came))} ({expired.reason})"
        )
    if expired is None and not listed:
        return otherwise
    standing = Standing.LAPSED if otherwise[0] is Standing.NEW or expired else otherwise[0]
    return standing, "; ".join(notes)


def _were_there(values: Sequence[str]) -> str:
    return f"{' and '.join(values)} {'was' if len(values) == 1 else 'were'} there"


def _problems(
    conflicts: list[Conflict],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    known: Known,
    today: date,
    elsewhere: frozenset[str] | None,
) -> tuple[str, ...]:
    told = list(known.waivers.problems)
    covered = [(one, _sources(one, claims, articles)) for one in conflicts]
    unused = known.waivers.unused(covered, today, elsewhere=elsewhere)
    told += [f"{known.waivers_name}: {one}" for one in unused]
    ids = {short_id(name) for name in elsewhere or ()}
    ids |= {short_id(name) for one in conflicts for name in one.names}
    baseline = dict(known.baseline)
    if looks_foreign(baseline, ids):
        told.append(
            f"{known.baseline_name}: none of its {len(baseline)} conflicts stands here;"
            " is it the baseline of another registry?"
        )
    elif gone := stale(baseline, ids):
        told.append(
            f"{known.baseline_name}: {len(gone)} no longer found; run: registry baseline prune"
        )
    return tuple(told)
