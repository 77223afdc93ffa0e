"""What flows through the rooms: documents, claims, events, conflicts.

Every record is frozen and has no behaviour beyond what follows from its own
fields.  Spans are half-open and count Unicode code points of the text of the
document they belong to.  Ids are content hashes: the same article read twice,
on any machine and in any order, gives the same ids.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, ConfigDict

from registry.values.names import EntityRef
from registry.values.place import Place
from registry.values.quantity import Quantity
from registry.values.relation import Relation
from registry.values.time import TimeInterval

UNIT_SEPARATOR = "\x1f"
RECORD_SEPARATOR = "\x1e"
CONTEXT = 32  # code points of prefix and suffix, as Hypothesis keeps them


def content_hash(*parts: str) -> str:
    """SHA-256, in hex, of the parts joined by the record separator."""
    return hashlib.sha256(RECORD_SEPARATOR.join(parts).encode()).hexdigest()


def quote_key(text: str) -> str:
    """A quote as identity sees it: NFKC, white space folded, case folded."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


class Record(BaseModel):
    """Frozen, and strict about its fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# ── documents ────────────────────────────────────────────────────────────────


class Origin(StrEnum):
    """Where a metadata value came from, most trusted first."""

    GIVEN = "given"  # on the command line or in a manifest
    FRONT_MATTER = "front-matter"
    JSON_LD = "json-ld"
    OPENGRAPH = "opengraph"
    PAGE = "page"  # other markup or headers
    INFERRED = "inferred"  # read from the running text


class Metadatum(Record):
    """One value of metadata and where it came from."""

    value: str
    origin: Origin
    note: str | None = None
    """Why the value was chosen, where that is not plain; also what made it ambiguous."""


class Segment(Record):
    """A run of text characters that came from one run of raw units, one to one or all to all."""

    text_start: int
    raw_start: int
    length: int
    """Characters of text in this run."""
    raw_length: int
    """Raw units it came from; equal to ``length`` when they map one to one."""


class Region(Record):
    """Where a line of text stands on a page of a paged format.

    The box counts points from the upper left corner of the page.
    """

    start: int
    end: int
    page: int
    """Counted from 1."""
    box: tuple[float, float, float, float]
    """Left, top, right, bottom."""


class Block(Record):
    """A stretch of the text and what it is; claims are read from prose alone."""

    start: int
    end: int
    kind: Literal["headline", "prose", "caption", "furniture", "front-matter"]


class Blob(Record):
    """Bytes as received."""

    sha256: str
    media_type: str
    charset: str | None = None
    data: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime | None = None


class Document(Record):
    """One immutable version of one text.

    ``metadata`` holds what is known about it under the names ``source``,
    ``published``, ``modified``, ``title``, ``url``, ``author``, ``language``
    and ``credit`` (an agency named as the origin).
    """

    path: str
    """As given on the command line, or the address it was fetched from."""
    text: str
    """What anchors point to, verbatim."""
    blob_sha256: str
    reader: str
    """Name and version of what made the text of the bytes, such as ``text/1``."""
    metadata: tuple[tuple[str, Metadatum], ...] = ()
    """Sorted by name."""
    blocks: tuple[Block, ...] = ()
    """In text order, disjoint; what no block covers is white space."""
    segments: tuple[Segment, ...] = ()
    """Map from the text back to the decoded source; empty means one to one."""
    raw_unit: Literal["codepoint", "page-char"] = "codepoint"
    charset: str = "utf-8"
    """By which the bytes (of the part) become the decoded source that the map counts in."""
    part: str = ""
    """Which part of the blob was read, where it holds several: ``item 3``, ``line 12``."""
    regions: tuple[Region, ...] = ()
    """For paged formats, where each line stands; else empty."""
    warnings: tuple[str, ...] = ()

    def get(self, name: str) -> str | None:
        """The value of one metadatum, or ``None`` when it is not known."""
        for key, found in self.metadata:
            if key == name:
                return found.value
        return None

    def origin_of(self, name: str) -> Origin | None:
        """Where the value of one metadatum came from."""
        for key, found in self.metadata:
            if key == name:
                return found.origin
        return None

    @property
    def text_sha256(self) -> str:
        """Hash of the text that anchors point to."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def key(self) -> str:
        """Identity of the article across its versions and across renamed files.

        The address where there is one; else outlet and title; else the text itself.
        """
        if url := self.get("url"):
            return url
        source, title = self.get("source"), self.get("title")
        if source and title:
            return f"{quote_key(source)}/{quote_key(title)}/{self.get('published') or ''}"
        return f"sha256:{self.text_sha256}"

    @property
    def id(self) -> str:
        """Names this version: identity and text."""
        return content_hash("document", self.key, self.text_sha256)[:24]

    @property
    def source(self) -> str:
        """Who published: the outlet when known, else the path's last part."""
        return self.get("source") or self.path.rsplit("/", 1)[-1]

    @property
    def published(self) -> date | None:
        """The day of publication, or ``None`` when nothing tells it."""
        value = self.get("published")
        return date.fromisoformat(value[:10]) if value else None


class Article(Record):
    """What comparison and reports need of a document besides its text."""

    id: str
    key: str
    path: str
    source: str
    published: date | None = None
    title: str | None = None
    url: str | None = None
    origin: str = ""
    """The independent origin it goes back to; articles with one origin count once."""


# ── claims ───────────────────────────────────────────────────────────────────


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


# ── comparison ───────────────────────────────────────────────────────────────


class Level(Record):
    """What one slot says of a pair, and what that weighs.

    ``weight`` is fixed-point: thousandths of a base-two logarithm of odds.
    """

    slot: str
    level: str
    weight: int
    reason: str


class LinkDecision(StrEnum):
    """Whether two claims speak of one happening or property."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Outcome(StrEnum):
    """What became of a compared pair; every innocent reason is a value of its own."""

    CONFLICT = "conflict"
    AGREE = "agree"
    REFINEMENT = "refinement"
    ROUNDING = "rounding"
    UPDATE = "update"
    FORECAST = "forecast"
    OTHER_EVENT = "other-event"
    PART_OF_TOTAL = "part-of-total"
    OTHER_UNIT = "other-unit"
    REPORTED_ONLY = "reported-only"
    UNSURE = "unsure"


class Alignment(Record):
    """Two values of two claims, held to answer one question.

    ``score`` weighs everything but the values themselves: disagreement on the
    slot under test never decides sameness by itself.
    """

    slot: str
    """``time``, ``quantity``, ``place``, ``participant:agent``, ``polarity`` ..."""
    left_at: int
    """Position of the value among the claim's values of that kind; 0 for single ones."""
    right_at: int
    score: int
    levels: tuple[Level, ...]
    decision: LinkDecision
    relation: Relation
    reason: str
    """How the two values stand to each other, in one sentence."""


class Comparison(Record):
    """Why two claims were compared, what was found, what was decided."""

    left: str
    right: str
    """Claim ids; ``left < right``."""
    keys: tuple[str, ...]
    """Blocking keys that brought the pair together."""
    levels: tuple[Level, ...]
    score: int
    decision: LinkDecision
    alignments: tuple[Alignment, ...] = ()
    outcomes: tuple[tuple[str, Outcome, str], ...] = ()
    """One for each slot that both fill: slot, outcome, reason."""


class Event(Record):
    """A group of claims held to be about the same happening or property."""

    id: str
    claims: tuple[str, ...]
    """Claim ids, sorted."""


# ── findings ─────────────────────────────────────────────────────────────────


class Severity(StrEnum):
    """How loud a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 2 for a note."""
        return ("error", "warning", "note").index(self.value)


Kind = Literal["date", "quantity", "place", "participant", "polarity", "document", "provenance"]


class Side(Record):
    """The claims of an event that give one value."""

    value: str
    claims: tuple[str, ...]
    """Claim ids, the earliest published first."""
    mentions: tuple[Span | None, ...] = ()
    """For each claim, where the value itself stands; ``None`` when it is inferred."""
    articles: int
    origins: int
    speakers: tuple[str, ...] = ()
    """Whose figure it is, where the text says so."""


class Conflict(Record):
    """A finding: claims of one event whose values for one slot cannot all be true.

    Findings about a single document (families C, D and P) have one side.
    """

    code: str
    kind: Kind
    slot: str
    severity: Severity
    confidence: int
    """Thousandths."""
    summary: str
    explanation: tuple[str, ...]
    slip: str | None = None
    sides: tuple[Side, ...]
    fingerprint: str
    known_as: tuple[str, ...] = ()
    """Its other fingerprints: of further pairs of its quotes, and of earlier versions."""
    event: str | None = None
    levels: tuple[Level, ...] = ()
    """The comparison that made the two sides one event."""
    within_article: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every fingerprint under which people may have spoken of it, its own first."""
        return (self.fingerprint, *self.known_as)


def fingerprint(code: str, slot: str, parts: Iterable[tuple[str, str]]) -> str:
    """A conflict's stable name: code, slot, and for each side a document key and a quote.

    Neither offsets nor values nor dates take part: those change when nothing
    happened.  ``parts`` may come in any order.
    """
    sides = sorted(UNIT_SEPARATOR.join((key, quote_key(quote))) for key, quote in parts)
    return content_hash("fc1", code, slot, *sides)


def name_of_quotes(code: str, slot: str, quotes: Iterable[str]) -> str:
    """The stable name of a conflict between articles: code, slot and the quotes, in any order.

    Whoever published them takes no part, so that a copy of an article changes no name.
    """
    return content_hash("fc2", code, slot, *sorted(map(quote_key, quotes)))


class ConflictReport(Record):
    """Conflicts with everything that is needed to show and to check them.

    Reports are made of this alone: a reader of one needs no database.
    """

    conflicts: tuple[Conflict, ...]
    """The loudest and surest first; ties by fingerprint."""
    claims: dict[str, Claim]
    """By claim id: every claim on a side."""
    articles: dict[str, Article]
    """By document id: every article of those claims."""
    texts: dict[str, str]
    """By document id: what the anchors of those claims point to."""
    documents_on_record: int = 0
    claims_on_record: int = 0
    outcomes: dict[str, int] = {}
    """Every compared value once: by ``Outcome``, innocent ones included, or as a ``note``."""


# ── what people say of a finding ─────────────────────────────────────────────


class Verdict(StrEnum):
    """What a reviewer holds of a conflict.

    Side A is the first side of the conflict as it was shown, side B the second.
    """

    A_RIGHT = "a-right"
    B_RIGHT = "b-right"
    BOTH_TRUE = "both-true"  # other scope or other time
    SUPERSEDED = "superseded"  # the later one replaced the earlier one
    NOT_A_CONFLICT = "not-a-conflict"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"  # written by ``undecide``: this reviewer's earlier decision is void


class Decision(Record):
    """One reviewer's verdict on a fingerprint; appended, never edited.

    It carries what it rests on, so that it can be moved to another database
    and can tell when a quote it was made on no longer stands.
    """

    fingerprint: str
    verdict: Verdict
    reason: str
    by: str
    at: datetime
    """When, in UTC; who is later wins among the decisions of one reviewer."""
    code: str
    slot: str
    parts: tuple[tuple[str, str], ...]
    """For each side as shown: the document's key and the quote that were judged."""
    claims: tuple[str, ...] = ()
    """For each side as shown: the id of the claim that was judged."""
    values: tuple[str, ...] = ()
    """For each side as shown: its value; none where the decision was made before they were kept."""
    event: Literal["same", "different"] | None = None
    """Whether the claims speak of one happening, where the reviewer says so; feeds linking."""
    seconds: int | None = None
    """How long the reviewer looked, when that is known."""

    @property
    def id(self) -> str:
        """Content hash: the same decision imported twice is one."""
        return content_hash(
            "decision", self.fingerprint, self.verdict, self.by, self.at.isoformat(), self.reason
        )[:24]


class EntityVerdict(StrEnum):
    """What a reviewer holds of two names."""

    MERGE = "merge"
    SPLIT = "split"
    WITHDRAWN = "withdrawn"  # this reviewer's earlier decision on the two is void


class EntityDecision(Record):
    """One reviewer's verdict on whether two names are one person, body or place.

    Appended, never edited, and it goes by the keys of the names, so that it
    survives re-reading and can be moved to another database.
    """

    left: str
    right: str
    """Entity keys, ``left < right``; that of a name in one article alone ends in ``in ARTICLE``."""
    verdict: EntityVerdict
    reason: str
    by: str
    at: datetime
    """When, in UTC, in whole seconds; who is later wins among the decisions of one reviewer."""

    @property
    def id(self) -> str:
        """Content hash: the same decision imported twice is one."""
        return content_hash(
            "entity-decision",
            self.left,
            self.right,
            self.verdict,
            self.by,
            self.at.isoformat(),
            self.reason,
        )[:24]
