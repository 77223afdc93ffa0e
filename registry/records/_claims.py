"""What a text asserts: claims, the slots they fill and the spans they rest on."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from registry.records._record import Record, content_hash, quote_key
from registry.values.names import EntityRef
from registry.values.place import Place
from registry.values.quantity import Quantity
from registry.values.time import TimeInterval

CONTEXT = 32  # code points of prefix and suffix, as Hypothesis keeps them


class Span(Record):
    """A half-open stretch of a document's text, with what stands there."""

    start: int
    end: int
    text: str


class Anchor(Record):
    """Where a claim stands: position selector and quote selector together.

    Source: W3C Web Annotation, TextPositionSelector and TextQuoteSelector.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str


class Status(StrEnum):
    """How firmly the text holds that it happened.

    Source: FactBank, reduced to what comparison needs.
    """

    ASSERTED = "asserted"
    REPORTED = "reported"  # said by somebody other than the outlet
    PLANNED = "planned"  # decided or intended by those who can do it
    EXPECTED = "expected"  # forecast by somebody
    POSSIBLE = "possible"  # may, might, could
    CONDITIONAL = "conditional"
    DENIED = "denied"  # somebody denies it


class Hop(Record):
    """One step by which a value was derived, and the span it rests on.

    ``span`` is ``None`` when the step rests on the document's date.
    """

    rule: str
    span: Span | None = None
    value: str


class TimeSlot(Record):
    """When: a time expression and how it belongs to the claim."""

    interval: TimeInterval
    mention: Span | None
    """``None`` when nothing in the text says it (the document's own date)."""
    relation: Literal["at", "before", "after", "since", "until"] = "at"
    source: Literal["own", "clause", "sentence", "inherited", "published"] = "own"
    """How near the expression stands: ``published`` is the weakest."""
    derivation: tuple[Hop, ...] = ()
    inferred: bool = False
    contested: bool = False
    """The anchor that it was derived from is itself in dispute."""


NUMBER_ROLES = frozenset("agent patient theme to for in at of with by on from".split())
"""Attributes of quantities that say only in which role of its clause a number stands."""


class QuantitySlot(Record):
    """How many or how much, and of what."""

    quantity: Quantity
    mention: Span
    counted: str
    """Lemma of the head noun that is counted or measured; empty when none is written."""
    counted_class: str | None = None
    modifiers: tuple[str, ...] = ()
    """Lemmas that narrow the counted thing, sorted."""
    attribute: str = ""
    """What is measured, where the grammar names it: ``magnitude``, ``premium``, ``depth``."""
    holder: str = ""
    """Key of the entity or noun whose property it is; empty when it is the event's own."""
    direct: bool = True
    """It is the count of the predicate's own subject or object."""
    scope: str = ""
    """Total, part, some (of those known), stock or change, as the text marks it; else empty."""


class PlaceSlot(Record):
    """Where."""

    place: Place
    mention: Span
    relation: str = "in"


class Participant(Record):
    """Who or what takes part, and in which role."""

    role: str
    """``agent``, ``patient`` or the preposition of an oblique, such as ``with``."""
    mention: Span
    head: str
    """Lemma of the head noun."""
    noun_class: str | None = None
    entity: EntityRef | None = None
    represents: str | None = None
    """Country code for which this participant stands (its leader, capital or army)."""
    modifiers: tuple[str, ...] = ()
    reason: str = ""
    """How the entity was found when the mention does not name it."""
    inferred: bool = False


class Attribution(Record):
    """Who says it, inside the text.

    Source: PARC; PROV ``wasAttributedTo``.
    """

    speaker: str
    key: str
    named: bool
    cue: str
    mention: Span | None = None
    chain: tuple[str, ...] = ()
    """Who the speaker in turn cites, nearest first."""


class Claim(Record):
    """What one stretch of a document asserts, at one anchor."""

    document_id: str
    document_key: str
    anchor: Anchor
    sentence: tuple[int, int]
    kind: Literal["event", "property", "role"]
    predicate: str
    """Lemma of the verb or event noun, with its particle."""
    predicate_class: str | None = None
    predicate_pos: Literal["VERB", "NOUN"] = "VERB"
    """Whether a verb or an event noun carries it."""
    trigger: Span
    participants: tuple[Participant, ...] = ()
    times: tuple[TimeSlot, ...] = ()
    places: tuple[PlaceSlot, ...] = ()
    quantities: tuple[QuantitySlot, ...] = ()
    attribution: Attribution | None = None
    status: Status = Status.ASSERTED
    negated: bool = False
    context: tuple[str, ...] = ()
    """Content lemmas of the clause, sorted; what sameness weighs by rarity."""
    separators: tuple[str, ...] = ()
    """Words that set the event apart from another: ``another``, ``previous``, ``aftershock``."""
    generic: bool = False
    """Habitual or general: not one happening."""
    ordinal: int = 0
    """Distinguishes claims with one quote and predicate in one document."""
    repairs: tuple[str, ...] = ()
    """Where the parser was overruled, one reason each; such values are inferred."""

    @property
    def id(self) -> str:
        """Content hash: neither offsets nor values take part."""
        return content_hash(
            "claim",
            self.document_key,
            quote_key(self.anchor.quote),
            self.predicate,
            str(self.ordinal),
        )[:24]

    @property
    def time(self) -> TimeSlot | None:
        """The time that belongs to the predicate most directly, if any."""
        return self.times[0] if self.times else None

    def named(self, *roles: str) -> tuple[EntityRef, ...]:
        """Who and what is named in some roles, in order; without roles, in any."""
        return tuple(
            one.entity
            for one in self.participants
            if one.entity is not None and (not roles or one.role in roles)
        )
