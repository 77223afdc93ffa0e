"""Compare two versions of one article, claim by claim.

A claim is carried over, changed, withdrawn or new.  It is carried over while it
has the same values, in the same or in other words; it is changed when the words
that stand for it now give another value.  A value that changed without any
notice of correction in the text is finding P010.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from registry.records import Claim, Conflict, Document, Severity, Side, Span, fingerprint, quote_key

_SAME_WORDS = 60  # percent of likeness from which two quotes can be one claim reworded
_SAME_SENTENCE = 75  # the same where the predicate was replaced too
_NOTICE = re.compile(
    r"""
      \b(?:correction|corrections|clarification|corrected\s+version|erratum|retraction)\s*[:(–—-]
    | \b(?:this|our|an?\s+(?:earlier|previous))\s+(?:\w+\s+)?
      (?:article|story|report|version|headline|post|dispatch|item)\b[^.\n]{0,120}
      \b(?:correct(?:ed|s)|amended|incorrectly|misstated|misspelled|misidentified
      |mistakenly|wrongly|erroneously|clarified|retracted|an\s+error|in\s+error)\b
    | \ban?\s+(?:earlier|previous|former)\s+version\s+of\s+(?:this|the|our)\s+\w+\b[^.\n]{0,120}
      \b(?:wrong|gave|said|stated|reported|referred|named|attributed|did\s+not)\b
    | \b(?:was|were|has\s+been|have\s+been)\s+updated\s+to\s+correct\b
    | \b(?:we|the\s+\w+)\s+regrets?\s+the\s+error\b
    | \beditor['’]?s\s+note\s*:[^.\n]{0,160}\b(?:correct|amend|updated\s+to|error|clarif)\w*
    | ^\s*(?:corrects|correcting|refiles)\b[^.\n]{0,160}
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


class Change(StrEnum):
    """What became of a claim from one version to the next."""

    CARRIED = "carried"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SlotChange:
    """A value that is another in the newer version."""

    slot: str
    before: str
    after: str
    """As values; empty when the version gives none."""
    old_mention: Span | None = None
    new_mention: Span | None = None


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """One claim and what became of it."""

    change: Change
    old: Claim | None
    new: Claim | None
    slots: tuple[SlotChange, ...] = ()
    """What differs, for a changed claim."""
    reworded: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions of one article."""

    changes: tuple[ClaimChange, ...]
    """In the order of the newer text; what was withdrawn stands last."""
    notices: tuple[Span, ...]
    """Notices of correction that the newer version has and the older had not."""

    def of(self, change: Change) -> tuple[ClaimChange, ...]:
        """The claims with one outcome."""
        return tuple(one for one in self.changes if one.change is change)


def compare_versions(
    old: Document, old_claims: Iterable[Claim], new: Document, new_claims: Iterable[Claim]
) -> Comparison:
    """What became of each claim from an older version to a newer one."""
    before = sorted(old_claims, key=_order)
    after = sorted(new_claims, key=_order)
    pairs = list(_pairs(before, after))
    paired_old = {left.id for left, _ in pairs}
    partner = {right.id: left for left, right in pairs}
    changes: list[ClaimChange] = []
    for claim in after:
        left = partner.get(claim.id)
        if left is None:
            changes.append(ClaimChange(Change.NEW, None, claim))
            continue
        slots = tuple(_differences(left, claim))
        changes.append(
            ClaimChange(
                Change.CHANGED if slots else Change.CARRIED,
                left,
                claim,
                slots,
                reworded=quote_key(left.anchor.quote) != quote_key(claim.anchor.quote),
            )
        )
    changes += [ClaimChange(Change.WITHDRAWN, c, None) for c in before if c.id not in paired_old]
    return Comparison(tuple(changes), tuple(new_notices(old.text, new.text)))


def new_notices(old_text: str, new_text: str) -> Iterator[Span]:
    """Notices of correction that stand in the newer text alone.

    >>> [n.text for n in new_notices("", "Correction: the fire was in 2023, not 2024. It rained.")]
    ['Correction: the fire was in 2023, not 2024.']
    """
    known = quote_key(old_text)
    position = 0
    for match in _NOTICE.finditer(new_text):
        if match.start() < position:
            continue
        end = re.compile(r"[.!?](?=\s|\Z)|\n|\Z").search(new_text, match.end() - 1)
        position = end.end() if end else len(new_text)
        text = new_text[match.start() : position].rstrip("\n")
        if quote_key(text) not in known:
            yield Span(start=match.start(), end=match.start() + len(text), text=text)


def silent_changes(comparison: Comparison, new: Document) -> tuple[Conflict, ...]:
    """A value changed between two versions of an article, and no notice says so.

    Both versions make the same claim with another value, and the newer one has
    no notice of correction that the older had not.  One written value that was
    altered is one finding, however many claims rest on it.  A claim that was
    withdrawn is no finding: articles are shortened for many reasons.
    """
    if comparison.notices:
        return ()
    found: dict[str, Conflict] = {}
    altered: set[tuple[Span, Span]] = set()
    for change in comparison.of(Change.CHANGED):
        for slot in change.slots:
            if change.old is None or change.new is None or not (slot.before and slot.after):
                continue  # a value that was added or left out was not altered
            if slot.old_mention is not None and slot.new_mention is not None:
                if (slot.old_mention, slot.new_mention) in altered:
                    continue
                altered.add((slot.old_mention, slot.new_mention))
            one = _silent(change.old, change.new, slot, new)
            found.setdefault(one.fingerprint, one)
    return tuple(found[name] for name in sorted(found))


def _silent(old: Claim, new: Claim, slot: SlotChange, document: Document) -> Conflict:
    kind = slot.slot.partition(":")[0]
    kinds = {"time": "date", "quantity": "quantity", "place": "place", "participant": "participant"}
    return Conflict(
        code="P010",
        kind="provenance",
        slot=slot.slot,
        severity=Severity.WARNING,
        confidence=900,
        summary=f"{document.source} changed {slot.before} to {slot.after} without a correction",
        explanation=(
            f"an earlier version of the article gives {slot.before}, the present one {slot.after}",
            f"both versions make one claim: the {kinds.get(kind, kind)} is what changed in it",
            "no notice of correction stands in the present version that was not in the earlier one",
        ),
        sides=tuple(
            Side(value=value, claims=(claim.id,), mentions=(mention,), articles=1, origins=1)
            for value, claim, mention in (
                (slot.before, old, slot.old_mention),
                (slot.after, new, slot.new_mention),
            )
        ),
        fingerprint=fingerprint(
            "P010",
            slot.slot,
            ((old.document_key, old.anchor.quote), (new.document_key, new.anchor.quote)),
        ),
        within_article=True,
    )


# ── which claim became which ─────────────────────────────────────────────────


def _order(claim: Claim) -> tuple[int, int, str]:
    return claim.anchor.start, claim.anchor.end, claim.id


def _pairs(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims that are one, best likeness first: by id, then by words."""
    by_id = {claim.id: claim for claim in before}
    left = list(before)
    right: list[Claim] = []
    for claim in after:
        if claim.id in by_id:
            yield by_id[claim.id], claim
            left.remove(by_id[claim.id])
        else:
            right.append(claim)
    scored = sorted(
        (
            (-likeness, abs(i * len(right) - j * len(left)), one.id, other.id, one, other)
            for i, one in enumerate(left)
            for j, other in enumerate(right)
            if (likeness := _likeness(one, other))
        ),
        key=lambda row: row[:4],
    )
    taken: set[str] = set()
    for _, _, _, _, one, other in scored:
        if one.id in taken or other.id in taken:
            continue
        taken.update((one.id, other.id))
        yield one, other


def _likeness(one: Claim, other: Claim) -> int:
    """Percent by which two claims read alike, 0 when they cannot be one."""
    if one.kind != other.kind:
        return 0
    same_predicate = one.predicate == other.predicate or (
        one.predicate_class is not None and one.predicate_class == other.predicate_class
    )
    needed = _SAME_WORDS if same_predicate else _SAME_SENTENCE
    likeness = fuzz.ratio(quote_key(one.anchor.quote), quote_key(other.anchor.quote))
    return round(likeness) if likeness >= needed else 0


# ── what differs ─────────────────────────────────────────────────────────────


def _differences(old: Claim, new: Claim) -> Iterator[SlotChange]:
    """Values of two versions of one claim that are not the same, slot by slot."""
    yield from _first_difference("time", _times(old), _times(new))
    yield from _first_difference("place", _places(old), _places(new))
    counted = {**_quantities(old)}, {**_quantities(new)}
    for name in sorted(counted[0].keys() | counted[1].keys()):
        yield from _first_difference(
            f"quantity:{name}" if name else "quantity",
            counted[0].get(name, []),
            counted[1].get(name, []),
        )
    actors = _participants(old), _participants(new)
    for role in sorted(actors[0].keys() & actors[1].keys()):
        yield from _first_difference(f"participant:{role}", actors[0][role], actors[1][role])
    if old.negated != new.negated:
        said = ("asserted", "negated")
        yield SlotChange("polarity", said[old.negated], said[new.negated], old.trigger, new.trigger)
    elif old.status != new.status:
        yield SlotChange("status", old.status.value, new.status.value, old.trigger, new.trigger)


_Value = tuple[str, Span | None]


def _first_difference(
    slot: str, old: Sequence[_Value], new: Sequence[_Value]
) -> Iterator[SlotChange]:
    """The first value that only one of the versions gives, beside its counterpart."""
    before, after = {v for v, _ in old}, {v for v, _ in new}
    gone = [one for one in old if one[0] not in after]
    come = [one for one in new if one[0] not in before]
    if gone or come:
        left, right = gone[0] if gone else ("", None), come[0] if come else ("", None)
        yield SlotChange(slot, left[0], right[0], left[1], right[1])


def _times(claim: Claim) -> list[_Value]:
    # What rests on the day of publication alone moves with every new version.
    return [(slot.interval.value, slot.mention) for slot in claim.times if slot.mention is not None]


def _places(claim: Claim) -> list[_Value]:
    return [(slot.place.name, slot.mention) for slot in claim.places]


def _quantities(claim: Claim) -> dict[str, list[_Value]]:
    """By what is counted or measured."""
    found: dict[str, list[_Value]] = {}
    for slot in claim.quantities:
        name = slot.attribute or slot.counted_class or slot.counted
        found.setdefault(name, []).append((str(slot.quantity), slot.mention))
    return found


def _participants(claim: Claim) -> dict[str, list[_Value]]:
    """Named participants by role; a pronoun or a description is not a value."""
    found: dict[str, list[_Value]] = {}
    for one in claim.participants:
        if one.entity is not None and not one.inferred:
            found.setdefault(one.role, []).append((one.entity.name, one.mention))
    return found
