"""What people decided, and for which conflicts it still holds.

Decisions are appended and never edited: a reviewer's latest one on a conflict
is the one that counts, and ``withdrawn`` makes it void.  They go by
fingerprint.  When the conflict has another fingerprint now, because an earlier
article joined or a quote changed, what was judged tells which: with both judged
claims still on different sides the decision holds; otherwise it has lapsed.  So it
has where the same words now stand in other articles alone, and where a value has
joined that nobody judged: whoever held two values both true said nothing of a third.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from registry.errors import ConfigError, DecisionError
from registry.records import Claim, Conflict, Decision, Side, Verdict, quote_key
from registry.review.lines import lines, to_line
from registry.review.standing import Standing, short_id

SCHEMA = "registry-decisions/1"
_SAME_EVENT = (Verdict.A_RIGHT, Verdict.B_RIGHT, Verdict.SUPERSEDED)


@dataclass(frozen=True)
class Lapse:
    """A decision that no longer holds, and why."""

    decision: Decision
    fingerprint: str | None
    """Of the conflict that stands in its place; ``None`` when there is none."""
    why: str


@dataclass(frozen=True)
class Held:
    """Which decisions hold for the conflicts that stand."""

    holding: Mapping[str, tuple[Decision, ...]]
    """By the fingerprint that stands now: at most one a reviewer, oldest first."""
    lapsed: tuple[Lapse, ...]
    apart: tuple[Decision, ...] = ()
    """Those that hold two happenings apart, so that no conflict is left of them."""

    def said_of(self, fingerprint: str) -> tuple[str, ...]:
        """What people said of a conflict, a line each: what holds, then what has lapsed."""
        holds = (_line(one) for one in self.holding.get(fingerprint, ()))
        lapsed = (
            f"{_line(one.decision)} (lapsed: {one.why})"
            for one in self.lapsed
            if one.fingerprint == fingerprint
        )
        return (*holds, *lapsed)


def _line(decision: Decision) -> str:
    return f"{decision.at:%Y-%m-%d} {decision.by}: {decision.verdict}, {decision.reason}"


def current(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The latest decision of each reviewer on each fingerprint; withdrawn ones are left out."""
    latest: dict[tuple[str, str], Decision] = {}
    for one in sorted(decisions, key=lambda one: (one.at, one.id)):
        latest[one.fingerprint, one.by] = one
    kept = (one for one in latest.values() if one.verdict is not Verdict.WITHDRAWN)
    return tuple(sorted(kept, key=lambda one: (one.at, one.id)))


def held(
    decisions: Iterable[Decision], conflicts: Iterable[Conflict], claims: Mapping[str, Claim]
) -> Held:
    """Match decisions with the conflicts that stand; ``claims`` holds those of their sides."""
    standing = sorted(conflicts, key=lambda one: one.fingerprint)
    by_name = {name: one for one in standing for name in one.known_as}
    by_name |= {one.fingerprint: one for one in standing}
    by_claim: dict[str, list[Conflict]] = {}
    by_documents: dict[tuple[str, str, str], list[Conflict]] = {}
    for conflict in standing:
        for side in conflict.sides:
            for claim_id in side.claims:
                by_claim.setdefault(claim_id, []).append(conflict)
                key = (conflict.code, conflict.slot, claims[claim_id].document_key)
                by_documents.setdefault(key, []).append(conflict)
    holding: dict[str, dict[str, Decision]] = {}
    lapsed: list[Lapse] = []
    apart: list[Decision] = []
    for decision in current(decisions):
        conflict_now = _named(decision, by_name.get(decision.fingerprint), claims)
        conflict_now = conflict_now or _grown(decision, by_claim)
        if conflict_now is not None and (joined := unjudged(decision, conflict_now, claims)):
            told = " and ".join(joined)
            why = f"decided before {told} {'was' if len(joined) == 1 else 'were'} there"
            lapsed.append(Lapse(decision, conflict_now.fingerprint, why))
            continue
        if conflict_now is not None:
            # A later decision on what it has grown from must not hide one on what it is now.
            own = holding.setdefault(conflict_now.fingerprint, {})
            if decision.fingerprint == conflict_now.fingerprint or decision.by not in own:
                own[decision.by] = decision
            continue
        lapse = _lapse(decision, by_documents, claims)
        if decision.event == "different" and lapse.fingerprint is None:
            apart.append(decision)
        else:
            lapsed.append(lapse)
    return Held(
        {
            name: tuple(sorted(own.values(), key=lambda one: (one.at, one.id)))
            for name, own in sorted(holding.items())
        },
        tuple(lapsed),
        tuple(apart),
    )


def unjudged(
    decision: Decision, conflict: Conflict, claims: Mapping[str, Claim]
) -> tuple[str, ...]:
    """The values of a conflict that were not there when it was decided.

    A side was there when it has a claim or a quote that was judged, or its value.
    """
    if not decision.claims:
        return ()  # nothing is known of what was judged
    quotes = {(key, quote_key(quote)) for key, quote in decision.parts}

    def was_there(side: Side) -> bool:
        return side.value in decision.values or any(
            id_ in decision.claims
            or (claims[id_].document_key, quote_key(claims[id_].anchor.quote)) in quotes
            for id_ in side.claims
        )

    return tuple(side.value for side in conflict.sides if not was_there(side))


def _named(
    decision: Decision, conflict: Conflict | None, claims: Mapping[str, Claim]
) -> Conflict | None:
    """The conflict of that name, if an article that was judged still takes part in it."""
    if conflict is None or not decision.claims:
        return conflict
    judged = {key for key, _quote in decision.parts}
    part = (claims[id_].document_key for id_ in conflict.claims)
    return conflict if judged.intersection(part) else None


def _grown(decision: Decision, by_claim: Mapping[str, Sequence[Conflict]]) -> Conflict | None:
    """The conflict in which the judged claims still stand on different sides."""
    if not decision.claims:
        return None
    for conflict in by_claim.get(decision.claims[0], ()):
        if (conflict.code, conflict.slot) != (decision.code, decision.slot):
            continue
        sides = [_side_of(claim_id, conflict) for claim_id in decision.claims]
        if None not in sides and len(set(sides)) == len(sides):
            return conflict
    return None


def _side_of(claim_id: str, conflict: Conflict) -> int | None:
    return next((n for n, side in enumerate(conflict.sides) if claim_id in side.claims), None)


def _lapse(
    decision: Decision,
    by_documents: Mapping[tuple[str, str, str], Sequence[Conflict]],
    claims: Mapping[str, Claim],
) -> Lapse:
    """Say what became of the conflict that was decided."""
    keys = [key for key, _quote in decision.parts]
    common: list[Conflict] = []
    for number, key in enumerate(keys):
        near = by_documents.get((decision.code, decision.slot, key), ())
        common = list(near) if number == 0 else [one for one in common if one in near]
    if not common:
        return Lapse(decision, None, "the conflict no longer stands")
    conflict = common[0]
    now = {
        (claims[claim_id].document_key, quote_key(claims[claim_id].anchor.quote)): claims[claim_id]
        for side in conflict.sides
        for claim_id in side.claims
    }
    for key, quote in decision.parts:
        if (key, quote_key(quote)) not in now:
            new = next(one.anchor.quote for (doc, _), one in now.items() if doc == key)
            why = f"the quote changed: was “{quote}”, is “{new}”"
            return Lapse(decision, conflict.fingerprint, why)
    return Lapse(decision, conflict.fingerprint, "the quotes now stand on one side")


def given(reason: str, by: str) -> tuple[str, str]:
    """The reason and the name of a decision, as they are put on record.

    :raises DecisionError: without a reason or a name.
    """
    if not reason.strip():
        raise DecisionError(
            "a decision needs a reason", hint='add --reason "why"; others will ask later'
        )
    if not by.strip():
        raise DecisionError("a decision needs a name", hint="add --by NAME")
    return reason.strip(), by.strip()


def make_decision(
    conflict: Conflict,
    claims: Mapping[str, Claim],
    *,
    verdict: Verdict,
    reason: str,
    by: str,
    at: object,
    event: str | None = None,
    seconds: int | None = None,
) -> Decision:
    """A decision on a conflict as it stands.

    ``event`` says whether the claims speak of one happening; where it is not
    given, a verdict that takes a side says so by itself.

    :raises DecisionError: without a reason or a name.
    """
    reason, by = given(reason, by)
    if verdict is Verdict.B_RIGHT and len(conflict.sides) < 2:
        raise DecisionError(f"{short_id(conflict.fingerprint)} has one side only")
    judged = [claims[side.claims[0]] for side in conflict.sides]
    if event is None and verdict in _SAME_EVENT and len(judged) > 1:
        event = "same"
    return Decision.model_validate(
        {
            "fingerprint": conflict.fingerprint,
            "verdict": verdict,
            "reason": reason,
            "by": by,
            "at": at,
            "code": conflict.code,
            "slot": conflict.slot,
            "parts": tuple((one.document_key, one.anchor.quote) for one in judged),
            "claims": tuple(one.id for one in judged),
            "values": tuple(side.value for side in conflict.sides),
            "event": event,
            "seconds": seconds,
        }
    )


def as_seen(decision: Decision, conflict: Conflict) -> Decision:
    """The decision in the order of sides that the conflict has now.

    An earlier article that joins a side can turn the sides round; "A is right"
    would then speak of the other one.
    """
    places = [_side_of(claim_id, conflict) for claim_id in decision.claims]
    known = [place for place in places if place is not None]
    if len(known) != len(places) or known == sorted(known):
        return decision
    order = sorted(range(len(known)), key=known.__getitem__)
    verdict = decision.verdict
    if verdict in (Verdict.A_RIGHT, Verdict.B_RIGHT):
        right = order.index(0 if verdict is Verdict.A_RIGHT else 1)
        if right > 1:
            return decision  # there is no word for a third side
        verdict = (Verdict.A_RIGHT, Verdict.B_RIGHT)[right]
    return decision.model_copy(
        update={
            "verdict": verdict,
            "claims": tuple(decision.claims[n] for n in order),
            "parts": tuple(decision.parts[n] for n in order),
            # Of one made before values were kept there are none.
            "values": tuple(decision.values[n] for n in order if n < len(decision.values)),
        }
    )


def standing_of(
    conflict: Conflict,
    holding: Sequence[Decision],
    claims: Mapping[str, Claim],
    fresh: frozenset[str] = frozenset(),
) -> tuple[Standing, str]:
    """Where decisions alone put a conflict, and what to say of it.

    ``fresh`` holds the ids of the documents under examination: one that was not
    judged and repeats what was held wrong is a finding of its own.
    """
    if not holding:
        return Standing.NEW, ""
    said = {one.by: one for one in holding}
    verdicts = {one.verdict for one in said.values() if one.verdict is not Verdict.UNSURE}
    if not verdicts:
        names = ", ".join(sorted(said))
        return Standing.UNSURE, f"{names} looked and could not tell: {holding[-1].reason}"
    if len(verdicts) > 1:
        told = "; ".join(f"{one.by}: {one.verdict} ({one.reason})" for one in holding)
        return Standing.DISPUTED, told
    last = next(one for one in reversed(holding) if one.verdict in verdicts)
    told = f"{last.verdict} by {last.by}, {last.at.date()}: {last.reason}"
    if repeated := _repeats(conflict, last, claims, fresh):
        return Standing.REPEATED, f"{repeated} repeats what was held wrong; {told}"
    return Standing.DECIDED, told


def _repeats(
    conflict: Conflict, decision: Decision, claims: Mapping[str, Claim], fresh: frozenset[str]
) -> str | None:
    """The quote of an article under examination that stands on the side held wrong."""
    wrong = {Verdict.A_RIGHT: 1, Verdict.B_RIGHT: 0, Verdict.SUPERSEDED: 0}.get(decision.verdict)
    if wrong is None or len(decision.claims) <= wrong:
        return None
    side_number = _side_of(decision.claims[wrong], conflict)
    if side_number is None:
        return None
    judged = {key for key, _quote in decision.parts}
    for claim_id in conflict.sides[side_number].claims:
        claim = claims[claim_id]
        if claim.document_id in fresh and claim.document_key not in judged:
            return f"“{claim.anchor.quote}”"
    return None


# ── as a file ────────────────────────────────────────────────────────────────


def write_decisions(decisions: Iterable[Decision]) -> str:
    """Decisions as JSON Lines, one a line, oldest first; a first line names the format."""
    ordered = sorted(decisions, key=lambda one: (one.at, one.id))
    written = [to_line({"schema": SCHEMA})]
    written += [to_line(one.model_dump(mode="json"), sort_keys=True) for one in ordered]
    return "".join(f"{line}\n" for line in written)


def read_decisions(text: str, *, where: str) -> tuple[Decision, ...]:
    """Decisions from JSON Lines, oldest first, each once.

    :raises ConfigError: when a line cannot be read; nothing is taken then.
    """
    found: dict[str, Decision] = {}
    for number, line in lines(text):
        try:
            data = json.loads(line)
            if isinstance(data, dict) and data.get("schema", SCHEMA) != SCHEMA:
                raise ConfigError(
                    f"{where}:{number}: holds {data['schema']!r}, not {SCHEMA!r}",
                    hint="write it with: registry decisions export",
                )
            if isinstance(data, dict) and set(data) == {"schema"}:
                continue
            one = Decision.model_validate(data)
        except (json.JSONDecodeError, ValidationError) as error:
            raise ConfigError(
                f"{where}:{number}: not a decision ({_first_line(error)})",
                hint="write it with: registry decisions export",
            ) from error
        if not one.reason.strip():
            raise ConfigError(f"{where}:{number}: a decision without a reason")
        found[one.id] = one
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.id)))


def _first_line(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"
    return str(error)
