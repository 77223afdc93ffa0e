"""What people decide, put on record: appended, never edited."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from registry.errors import DecisionError
from registry.pipeline import Clock, now
from registry.records import Conflict, ConflictReport, Decision, Verdict
from registry.review import standing
from registry.review.decisions import Held, current, held, make_decision
from registry.review.standing import find_fingerprint, short_id
from registry.store.location import Location
from registry.store.reader import Reader, reading
from registry.store.writer import Store


@dataclass(frozen=True, slots=True)
class Deciding:
    """What came of a decision."""

    decision: Decision
    conflict: Conflict | None
    earlier: tuple[Decision, ...]
    """Decisions of others, and the reviewer's own former one, that held before."""


def decide(
    store: Store,
    given: str,
    *,
    verdict: Verdict,
    reason: str,
    by: str,
    event: str | None = None,
    seconds: int | None = None,
    clock: Clock = now,
) -> Deciding:
    """Record a verdict on the conflict that an id prefix names.

    :raises DecisionError: for an unknown or ambiguous id, without a reason or a name.
    """
    with store.view() as reader:
        conflict = find_conflict(reader, given)
        report = reader.report([conflict])
        decided = held(reader.decisions(), [conflict], report.claims)
        before = decided.holding.get(conflict.fingerprint, ())
        lapsed = (one.decision for one in decided.lapsed if one.fingerprint)
    decision = make_decision(
        conflict,
        report.claims,
        verdict=verdict,
        reason=reason,
        by=by,
        at=_after(clock(), (*before, *lapsed), by),
        event=event,
        seconds=seconds,
    )
    with store.transaction() as transaction:
        transaction.add_decision(decision)
    return Deciding(decision, conflict, before)


def undecide(
    store: Store, given: str, *, by: str, reason: str = "withdrawn", clock: Clock = now
) -> Deciding:
    """Withdraw a reviewer's decision on a conflict; it stays on record as withdrawn.

    :raises DecisionError: when the reviewer holds none.
    """
    with store.view() as reader:
        everything = reader.decisions()
        stands = reader.conflicts()
        former = {name: one.fingerprint for one in stands for name in one.known_as}
        # A conflict that has another name now goes before what was decided under the former one.
        names = {one.fingerprint for one in stands}
        names |= {one.fingerprint for one in everything} - former.keys()
        fingerprint = find_fingerprint(given, names, former)
        before = current(one for one in everything if one.fingerprint == fingerprint)
        conflict = reader.conflict(fingerprint)
        if not any(one.by == by for one in before) and conflict is not None:
            # It may have been made when the conflict was another size and had another fingerprint.
            claims = reader.report([conflict]).claims
            before = held(everything, [conflict], claims).holding.get(fingerprint, ())
    own = next((one for one in before if one.by == by), None)
    if own is None:
        others = ", ".join(sorted({one.by for one in before})) or "nobody"
        raise DecisionError(
            f"{by} holds no decision on {short_id(fingerprint)}; decided by: {others}",
            hint="name the reviewer with --by",
        )
    void = own.model_copy(
        update={
            "verdict": Verdict.WITHDRAWN,
            "reason": reason.strip() or "withdrawn",
            "at": _after(clock(), before, by),
            "event": None,
            "seconds": None,
        }
    )
    with store.transaction() as transaction:
        transaction.add_decision(void)
    return Deciding(void, conflict, before)


def take_in(store: Store, decisions: Iterable[Decision]) -> tuple[int, int]:
    """Add decisions brought from elsewhere; how many are new, and how many were known."""
    added = known = 0
    with store.transaction() as transaction:
        for one in sorted(decisions, key=lambda one: (one.at, one.id)):
            if transaction.add_decision(one):
                added += 1
            else:
                known += 1
    return added, known


def find_conflict(reader: Reader, given: str) -> Conflict:
    """The conflict that an id prefix names: one that stands, or one that people spoke of.

    One that a decision resolved can be decided again: another reviewer may hold otherwise.

    :raises DecisionError: when there is none, or several, or when its claims are gone.
    """
    found = {one.fingerprint: one for one in reader.conflicts()}
    known = {name for one in found.values() for name in one.names}
    for fingerprint in {one.fingerprint for one in reader.decisions()} - known:
        resolved = reader.conflict(fingerprint)
        if resolved is not None:
            found[fingerprint] = resolved
    meant = standing.find_conflict(given, found.values())
    wanted = set(meant.claims)
    if wanted - {claim.id for claim in reader.claims(wanted)}:
        raise DecisionError(
            f"{short_id(meant.fingerprint)} no longer stands: its articles say something else now",
            hint="registry conflicts",
        )
    return meant


def matched(location: Location) -> tuple[ConflictReport, Held, Sequence[Decision]]:
    """All conflicts that stand, the decisions that hold for them, and all that were ever made.

    :raises StoreError: when the database cannot be read.
    """
    with reading(location) as reader:
        report = reader.report(reader.conflicts())
        everything = reader.decisions()
    return report, held(everything, report.conflicts, report.claims), everything


def _after(at: datetime, before: Sequence[Decision], by: str) -> datetime:
    """The time of a decision, later than the reviewer's former ones even if the clock went back."""
    latest = max((one.at for one in before if one.by == by), default=None)
    return at if latest is None or at > latest else latest + timedelta(microseconds=1)
