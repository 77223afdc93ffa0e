"""Claims as columns of whole numbers, so that millions of pairs can be bounded without a record.

One row for a claim, one for each article, computed once from its signature.
Nothing here decides anything: ``bounds`` says of a pair how high its score can
be at most, and only pairs that can matter are compared slot by slot.

Weights are thousandths of a base-two logarithm of odds, as in ``weights``; days
are numbered as by ``date.toordinal``.  Lists are padded with -1 to a fixed
width; what does not fit is summed up in a ``rest`` column, never dropped.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from registry.linking.kinship import Kinship
from registry.linking.levels import core_names, news_days, usable
from registry.linking.signature import Arg, Profile, Signature, name_rarity, noun_key, rarity
from registry.records import Claim, Status
from registry.values import quantity as quantities
from registry.values import time as times
from registry.values.names import EntityRef

Ints = NDArray[np.int32]
Words64 = NDArray[np.uint64]

NAMES, WORDS, CODES, THINGS, ARGS, CORE = 6, 10, 3, 3, 2, 3
"""Widths of the padded lists of a claim."""
DOCUMENT_NAMES = 24
BITS = 1024
"""Width of an article's sets of telling words."""
OPEN = 2**31 - 1

_FIRM = (Status.ASSERTED, Status.REPORTED)
FIRM, DENIES, NEGATED, HABIT, ROLE, USABLE, AFTER, AT = (1 << n for n in range(8))
APART, STANDS, CLOCKED, CHANGES, SURE = (1 << n for n in range(8, 13))
"""Bits of the column ``flags``."""
OBLIQUE = ("of", "for", "to", "with", "against", "on")
"""Roles in which polarity looks for another object, in the order of their bits."""


class Head(NamedTuple):
    """What of a claim decides how its predicate compares; stands in for claim and signature."""

    predicate: str
    predicate_class: str | None
    predicate_pos: str
    kind: str
    generic: bool

    @property
    def claim(self) -> Head:
        """Itself: whoever asks a signature for its claim asks for these four."""
        return self


class Thing(NamedTuple):
    """What a quantity counts or measures, without the number."""

    dimension: str
    counted: str
    counted_class: str | None
    attribute: str
    holder: str
    scope: str
    modifiers: tuple[str, ...]

    @property
    def quantity(self) -> Thing:
        """Itself: whoever asks a slot for its quantity asks for the dimension."""
        return self


@dataclass
class Numbered:
    """Distinct values, numbered in the order of their coming."""

    values: list[Any] = field(default_factory=list)
    _at: dict[Hashable, int] = field(default_factory=dict)

    def number(self, value: Hashable) -> int:
        """The number of a value, a new one at its first coming."""
        at = self._at.get(value)
        if at is None:
            at = self._at[value] = len(self.values)
            self.values.append(value)
        return at

    def __len__(self) -> int:
        return len(self.values)


COUNT, SAME, KIND, NOUN, SORT, MODIFIERS, HEAD, SAYS = range(8)
"""What the columns ``agent_says`` and ``patient_says`` hold, and how many they are.

How many fill the role; at most what the same entity and the same kind add; and
where it is one: its noun, or the sort of its name; how many modifiers; its head."""

# Columns of a claim: name, width, type.
CLAIM_LAYOUT: tuple[tuple[str, int, str], ...] = (
    ("document", 1, "int32"),
    ("head", 1, "int32"),
    ("flags", 1, "int16"),
    ("names", NAMES, "int32"),
    ("name_weights", NAMES, "int16"),
    ("names_rest", 1, "int16"),
    ("codes", CODES, "int16"),
    ("codes_rest", 1, "int16"),
    ("words", WORDS, "int32"),
    ("word_weights", WORDS, "int16"),
    ("words_rest", 1, "int16"),
    ("agents", ARGS, "int32"),
    ("agent_says", SAYS, "int32"),
    ("patients", ARGS, "int32"),
    ("patient_says", SAYS, "int32"),
    ("core", CORE, "int32"),
    ("first_day", 1, "int32"),
    ("last_day", 1, "int32"),
    ("days", 1, "int32"),
    ("day_mask", 1, "int64"),
    ("news_from", 1, "int32"),
    ("news_to", 1, "int32"),
    ("interval", 1, "int32"),
    ("place_relations", 1, "int32"),
    ("places", 1, "int32"),
    ("oblique", 1, "int16"),
    ("things", THINGS, "int32"),
    ("numbers", 3 * THINGS, "int64"),
    ("dimensions", 1, "int32"),
)
# Columns of an article.
DOCUMENT_LAYOUT: tuple[tuple[str, int, str], ...] = (
    ("published", 1, "int32"),
    ("names", DOCUMENT_NAMES, "int32"),
    ("name_weights", DOCUMENT_NAMES, "int16"),
    ("names_rest", 1, "int16"),
    ("rare", BITS // 64, "uint64"),
    ("rare_hidden", 1, "int16"),
    ("telling", BITS // 64, "uint64"),
    ("telling_hidden", 1, "int16"),
)
RARE_FROM = 1000
"""Rarity from which a telling word stands in the set of rare ones."""


@dataclass
class Columns:
    """Rows of claims and of articles, and the distinct values that they number."""

    ids: list[str] = field(default_factory=list)
    """Claim ids by row."""
    documents: list[str] = field(default_factory=list)
    """Document ids by row of ``article``."""
    claim: dict[str, NDArray[Any]] = field(default_factory=dict)
    article: dict[str, NDArray[Any]] = field(default_factory=dict)
    heads: Numbered = field(default_factory=Numbered)
    entities: Numbered = field(default_factory=Numbered)
    words: Numbered = field(default_factory=Numbered)
    codes: Numbered = field(default_factory=Numbered)
    things: Numbered = field(default_factory=Numbered)
    dimensions: Numbered = field(default_factory=Numbered)
    relations: Numbered = field(default_factory=Numbered)
    nouns: Numbered = field(default_factory=Numbered)
    intervals: Numbered = field(default_factory=Numbered)
    places: Numbered = field(default_factory=Numbered)
    kin: Kinship = field(default_factory=Kinship)
    """Which entities may be one."""

    def __len__(self) -> int:
        return len(self.ids)


class Builder:
    """Collect rows; ``built`` makes columns of them.

    Articles must come in order of document id and claims in order of claim id
    where pairs are to be told left from right by row.
    """

    def __init__(self, onto: Columns | None = None) -> None:
        self.columns = onto or Columns()
        self._claims: list[list[int]] = []
        self._articles: list[list[int]] = []
        self._claim_parts: list[dict[str, NDArray[Any]]] = []
        self._article_parts: list[dict[str, NDArray[Any]]] = []
        self._row: dict[str, int] = {d: n for n, d in enumerate(self.columns.documents)}

    def article(self, document_id: str, profile: Profile) -> None:
        """Add the row of an article."""
        c = self.columns
        self._row[document_id] = len(c.documents)
        c.documents.append(document_id)
        day = profile.article.published
        row = [day.toordinal() if day else -1]
        weights = {
            self._entity(e): 300 if e.kind == "country" else name_rarity(e)
            for e in profile.names.values()
        }
        row += _padded(weights, DOCUMENT_NAMES)
        for low, high in ((RARE_FROM, 10**6), (0, RARE_FROM)):
            chosen = [w for w in profile.words if low <= rarity(w) < high]
            bits = 0
            for word in chosen:
                bits |= 1 << (c.words.number(word) * 2654435761 >> 7) % BITS
            row += _signed(bits)
            row.append(min(len(chosen) - bits.bit_count(), 30000))
        self._articles.append(row)

    def add(self, side: Signature, claim_id: str | None = None) -> None:
        """Add the row of a claim; its article must be there."""
        c, claim = self.columns, side.claim
        c.ids.append(claim_id or claim.id)
        head = Head(
            claim.predicate, claim.predicate_class, claim.predicate_pos, claim.kind, side.generic
        )
        row = [self._row[claim.document_id], c.heads.number(head), _flags(side)]
        row += _padded(
            {self._entity(e): name_rarity(e) for e in side.sentence_names.values()}, NAMES
        )
        codes = sorted(c.codes.number(code) for code in side.countries)
        row += codes[:CODES] + [-1] * (CODES - len(codes)) + [max(0, len(codes) - CODES)]
        row += _padded({c.words.number(w): r for w in side.words if (r := rarity(w))}, WORDS)
        for role in ("agent", "patient"):
            row += self._role([a for a in side.args if a.role == role])
        core = sorted({self._entity(name) for name in core_names(side)})[:CORE]
        row += core + [-1] * (CORE - len(core))
        row += _time(claim)
        row += news_days(side) or (-OPEN, OPEN)
        slot = claim.time
        row.append(c.intervals.number(slot.interval) if slot is not None and usable(slot) else -1)
        row.append(_mask(c.relations.number(p.relation) for p in claim.places))
        where = tuple(sorted({(p.relation, p.place) for p in claim.places}, key=str))
        row.append(c.places.number(where) if where else -1)
        row.append(_mask(OBLIQUE.index(a.role) for a in side.args if a.role in OBLIQUE))
        row += self._things(claim)
        row.append(_mask(c.dimensions.number(q.quantity.dimension.value) for q in claim.quantities))
        self._claims.append(row)
        if len(self._claims) >= _FLUSH:
            self._flush()

    def built(self) -> Columns:
        """The columns, with whatever was there before in front."""
        c = self.columns
        self._flush()
        for onto, layout, parts in (
            (c.claim, CLAIM_LAYOUT, self._claim_parts),
            (c.article, DOCUMENT_LAYOUT, self._article_parts),
        ):
            for name, _, _ in layout:
                before = [onto[name]] if name in onto else []
                onto[name] = np.concatenate([*before, *(part.pop(name) for part in parts)])
            parts.clear()
        return c

    def _flush(self) -> None:
        """Rows of whole numbers take a tenth of the room as columns."""
        self._claim_parts.append(_split(CLAIM_LAYOUT, self._claims))
        self._article_parts.append(_split(DOCUMENT_LAYOUT, self._articles))
        self._claims, self._articles = [], []

    def _entity(self, entity: EntityRef) -> int:
        number = self.columns.entities.number(entity)
        self.columns.kin.add(number, entity)
        return number

    def _things(self, claim: Claim) -> list[int]:
        """What is counted, then for each lowest, highest and tolerance; -2 when they do not fit."""
        if len(claim.quantities) > THINGS:
            return [-2] * THINGS + [0] * 3 * THINGS
        free = THINGS - len(claim.quantities)
        row = [self._thing(q) for q in claim.quantities] + [-1] * free
        for q in claim.quantities:
            row += [*quantities.bounds_fixed(q.quantity), quantities.tolerance_fixed(q.quantity)]
        return row + [0] * 3 * free

    def _thing(self, slot: Any) -> int:  # noqa: ANN401 - a QuantitySlot, or what stands in for one
        return self.columns.things.number(
            Thing(
                slot.quantity.dimension.value,
                slot.counted,
                slot.counted_class,
                slot.attribute,
                slot.holder,
                slot.scope,
                slot.modifiers,
            )
        )

    def _role(self, args: Sequence[Arg]) -> list[int]:
        """Who fills a role, then what ``agent_says`` and ``patient_says`` hold."""
        named = [self._entity(a.name) for a in args if a.name is not None]
        same = max((name_rarity(a.name) - 1200 for a in args if a.name is not None), default=0)
        kind = max((_kind_extra(a) for a in args), default=0)
        shown = named + [-1] * (ARGS - len(named)) if len(named) <= ARGS else [-2] * ARGS
        noun = sort = -1
        if len(args) == 1 and args[0].name is None:
            noun = self.columns.nouns.number(args[0].head)
        elif len(args) == 1 and args[0].name is not None:
            sort = SORTS.index(args[0].name.kind) * 2 + args[0].inferred
        mods = max((len(a.modifiers) for a in args), default=0)
        head = self.columns.nouns.number(args[0].head) if len(args) == 1 else -1
        return [*shown, min(len(args), 30000), same, kind, noun, sort, mods, head]


SORTS = ("person", "org", "place", "country", "work", "vessel", "team", "event", "other")


_FLUSH = 4096


def _signed(bits: int) -> list[int]:
    """A set of ``BITS`` bits as whole numbers that fit into 64 with a sign."""
    words = [bits >> 64 * n & (1 << 64) - 1 for n in range(BITS // 64)]
    return [word - (1 << 64) if word >> 63 else word for word in words]


def _kind_extra(arg: Arg) -> int:
    """At most what a participant of the same kind adds to the table's weight."""
    common = rarity(arg.head) // 2 + 150 * len(arg.modifiers) - 300 if arg.head else -300
    return min(max(300 if arg.name is not None else -300, common), 30000)


def _flags(side: Signature) -> int:
    claim = side.claim
    found = FIRM if claim.status in _FIRM else 0
    found |= DENIES if claim.status is Status.DENIED else 0
    found |= NEGATED if claim.negated else 0
    found |= HABIT if side.generic else 0
    found |= ROLE if claim.kind == "role" else 0
    found |= USABLE if usable(claim.time) else 0
    found |= APART if claim.separators else 0
    found |= STANDS if any(a.represents is not None for a in side.args) else 0
    found |= CHANGES if any(q.scope == "change" for q in claim.quantities) else 0
    found |= SURE if claim.status is Status.ASSERTED else 0
    slot = claim.time
    if slot is not None and usable(slot):
        reading = slot.interval.reading
        found |= CLOCKED if reading.window is not None or reading.offset is not None else 0
    for one in claim.times:
        found |= AFTER if one.relation == "after" else AT if one.relation == "at" else 0
    return found


def _time(claim: Claim) -> list[int]:
    """First and last day, number of days, mask of days; open where no usable time is given."""
    slot = claim.time
    if slot is None or not usable(slot):
        return [-OPEN, OPEN, OPEN, (1 << 50) - 1]
    first, last = times.bounds(slot.interval)
    width = last - first + 1 if slot.interval.granularity is not None else OPEN
    return [
        max(first, -OPEN),
        min(last, OPEN),
        min(width, OPEN),
        times.day_mask(slot.interval),
    ]


def _padded(weights: Mapping[int, int], width: int) -> list[int]:
    """Numbers, the heaviest first, their weights, and the sum of what does not fit."""
    order = sorted(weights, key=lambda n: (-weights[n], n))
    kept, left = order[:width], order[width:]
    fill = [-1] * (width - len(kept))
    values = [weights[n] for n in kept] + [0] * len(fill)
    return [*kept, *fill, *values, min(sum(weights[n] for n in left), 30000)]


def _mask(numbers: Iterable[int]) -> int:
    """Bits; whatever is numbered 30 or more shares the last one."""
    found = 0
    for n in numbers:
        found |= 1 << min(n, 30)
    return found


def _split(
    layout: tuple[tuple[str, int, str], ...], rows: Sequence[Sequence[int]]
) -> dict[str, NDArray[Any]]:
    """Rows as columns."""
    width = sum(wide for _, wide, _ in layout)
    table = np.array(rows, dtype=np.int64).reshape(len(rows), width)
    made: dict[str, NDArray[Any]] = {}
    at = 0
    for name, wide, kind in layout:
        part = table[:, at] if wide == 1 else table[:, at : at + wide]
        made[name] = part.astype(kind)
        at += wide
    return made


def columns_of(
    built: Sequence[Signature], about: Mapping[str, Profile], ids: Sequence[str]
) -> Columns:
    """Columns of signatures, in their order."""
    rows = Builder()
    for document_id in sorted(about):
        rows.article(document_id, about[document_id])
    for side, claim_id in zip(built, ids, strict=True):
        rows.add(side, claim_id)
    return rows.built()


__all__ = ["Builder", "Columns", "Head", "Thing", "columns_of", "noun_key"]
