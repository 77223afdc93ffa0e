"""Hypothesis strategies for what the store keeps, with a pool of nasty values.

Texts hold any character that a text may hold: no lone surrogates, which no
encoding can write, and no NUL, which reading takes out.
"""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from registry.records import (
    CONTEXT,
    Alignment,
    Anchor,
    Attribution,
    Block,
    Claim,
    Comparison,
    Conflict,
    Decision,
    Document,
    Hop,
    Level,
    LinkDecision,
    Metadatum,
    Origin,
    Outcome,
    Participant,
    PlaceSlot,
    QuantitySlot,
    Segment,
    Severity,
    Side,
    Span,
    Status,
    TimeSlot,
    Verdict,
)
from registry.values.names import EntityRef
from registry.values.place import Place
from registry.values.quantity import Quantity
from registry.values.relation import Relation
from registry.values.time import TimeInterval

NASTY = (
    "",
    " ",
    "'; DROP TABLE claim; --",
    "%_",
    "?",
    "%s",
    "\\",
    '"',
    "\u202eevil\u202c",
    "\x1b[2J",
    "\u00e9",  # one code point
    "e\u0301",  # two, which look the same
    "👩‍🚀",  # one letter to the eye, three code points
    "ﬁ",
    "\ufeff",
    "\r\n",
    "a\u2028b",
    "=1+1",
    "null",
)
TIMES = ("2024", "2024-06", "2024-06-19", "XXXX-10-24", "2025-SU", "2024-W23", "2024-06-19T04:12")
QUANTITIES = ("3", "about 20,000", "more than 9,000", "30 km", "$3.1 million", "54.5 percent")

characters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
words = st.sampled_from(NASTY) | st.text(characters, max_size=12)
filled = words.map(lambda text: text or "x")
hashes = st.text("0123456789abcdef", min_size=24, max_size=24)
fingerprints = st.text("0123456789abcdef", min_size=64, max_size=64)
moments = st.datetimes(
    min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)
)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    """A stretch of text somewhere."""
    text = draw(filled)
    start = draw(st.integers(0, 10_000))
    return Span(start=start, end=start + len(text), text=text)


intervals = st.sampled_from(TIMES).map(TimeInterval.parse)
quantities = st.sampled_from(QUANTITIES).map(Quantity.parse)
entities = st.builds(EntityRef, name=filled, key=filled)
places = st.builds(
    Place,
    name=filled,
    within=st.lists(filled, max_size=2).map(tuple),
    at=st.none() | st.just((59.91, 10.75)),
)
hops = st.builds(Hop, rule=filled, span=st.none() | spans(), value=filled)
time_slots = st.builds(
    TimeSlot,
    interval=intervals,
    mention=st.none() | spans(),
    relation=st.sampled_from(["at", "before", "since"]),
    source=st.sampled_from(["own", "published"]),
    derivation=st.lists(hops, max_size=2).map(tuple),
    inferred=st.booleans(),
)
quantity_slots = st.builds(
    QuantitySlot, quantity=quantities, mention=spans(), counted=words, direct=st.booleans()
)
place_slots = st.builds(PlaceSlot, place=places, mention=spans())
participants = st.builds(
    Participant, role=filled, mention=spans(), head=words, entity=st.none() | entities
)
attributions = st.builds(
    Attribution, speaker=filled, key=words, named=st.booleans(), cue=words, mention=st.none()
)
levels = st.builds(Level, slot=filled, level=filled, weight=st.integers(-9000, 9000), reason=words)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """An article with any text and any metadata."""
    text = draw(st.text(characters, min_size=1, max_size=120))
    names = draw(st.sets(st.sampled_from(["source", "title", "url", "author", "language"])))
    return Document(
        path=draw(filled),
        text=text,
        blob_sha256=draw(fingerprints),
        reader="text/1",
        metadata=tuple(
            (name, Metadatum(value=draw(filled), origin=draw(st.sampled_from(Origin))))
            for name in sorted(names)
        ),
        blocks=(Block(start=0, end=len(text), kind="prose"),),
        segments=draw(
            st.lists(
                st.builds(
                    Segment,
                    text_start=st.integers(0, 99),
                    raw_start=st.integers(0, 99),
                    length=st.integers(0, 99),
                    raw_length=st.integers(0, 99),
                ),
                max_size=3,
            ).map(tuple)
        ),
        warnings=tuple(draw(st.lists(words, max_size=2))),
    )


@st.composite
def claims(draw: st.DrawFn, of: Document) -> Claim:
    """A claim of an article at any stretch of its text, with any slots."""
    start = draw(st.integers(0, len(of.text) - 1))
    end = draw(st.integers(start + 1, len(of.text)))
    return Claim(
        document_id=of.id,
        document_key=of.key,
        anchor=Anchor(
            start=start,
            end=end,
            quote=of.text[start:end],
            prefix=of.text[max(0, start - CONTEXT) : start],
            suffix=of.text[end : end + CONTEXT],
        ),
        sentence=(0, len(of.text)),
        kind=draw(st.sampled_from(["event", "property", "role"])),
        predicate=draw(filled),
        predicate_class=draw(st.none() | filled),
        trigger=draw(spans()),
        participants=tuple(draw(st.lists(participants, max_size=2))),
        times=tuple(draw(st.lists(time_slots, max_size=2))),
        places=tuple(draw(st.lists(place_slots, max_size=1))),
        quantities=tuple(draw(st.lists(quantity_slots, max_size=2))),
        attribution=draw(st.none() | attributions),
        status=draw(st.sampled_from(Status)),
        negated=draw(st.booleans()),
        context=tuple(draw(st.lists(words, max_size=3))),
        ordinal=draw(st.integers(0, 3)),
    )


alignments = st.builds(
    Alignment,
    slot=filled,
    left_at=st.integers(0, 3),
    right_at=st.integers(0, 3),
    score=st.integers(-9000, 9000),
    levels=st.lists(levels, max_size=2).map(tuple),
    decision=st.sampled_from(LinkDecision),
    relation=st.sampled_from(Relation),
    reason=words,
)
comparisons = st.builds(
    Comparison,
    left=hashes,
    right=hashes,
    keys=st.lists(words, max_size=2).map(tuple),
    levels=st.lists(levels, max_size=2).map(tuple),
    score=st.integers(-9000, 9000),
    decision=st.sampled_from(LinkDecision),
    alignments=st.lists(alignments, max_size=2).map(tuple),
    outcomes=st.lists(st.tuples(filled, st.sampled_from(Outcome), words), max_size=2).map(tuple),
)
sides = st.builds(
    Side,
    value=words,
    claims=st.lists(hashes, min_size=1, max_size=3, unique=True).map(tuple),
    mentions=st.lists(st.none() | spans(), max_size=3).map(tuple),
    articles=st.integers(1, 9),
    origins=st.integers(1, 9),
    speakers=st.lists(words, max_size=2).map(tuple),
)
conflicts = st.builds(
    Conflict,
    code=st.just("T001"),
    kind=st.sampled_from(["date", "quantity", "provenance"]),
    slot=filled,
    severity=st.sampled_from(Severity),
    confidence=st.integers(0, 1000),
    summary=filled,
    explanation=st.lists(words, max_size=3).map(tuple),
    slip=st.none() | filled,
    sides=st.lists(sides, min_size=1, max_size=3).map(tuple),
    fingerprint=fingerprints,
    levels=st.lists(levels, max_size=2).map(tuple),
)
decisions = st.builds(
    Decision,
    fingerprint=fingerprints,
    verdict=st.sampled_from(Verdict),
    reason=filled,
    by=filled,
    at=moments,
    code=st.just("T001"),
    slot=filled,
    parts=st.lists(st.tuples(words, words), max_size=2).map(tuple),
    event=st.sampled_from([None, "same", "different"]),
    seconds=st.none() | st.integers(0, 999),
)
