"""Claims as columns of whole numbers, so that millions of pairs can be bounded without a record.

One row for a claim, one for each article, computed once from its signature.
Nothing here decides anything: ``bounds`` says of a pair how high its score can
be at most, and only pairs that can matter are compared slot by slot.

Weights are thousandths of a base-two logarithm of odds, as in ``weights``.  Rows
point to distinct values (``numbered``).  Lists are padded with -1 to a fixed
width; what does not fit is summed up in a ``rest`` column, never dropped.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from registry.linking.bounding.numbered import Filler, Thing, Values, When
from registry.linking.levels import PRONOUNS, core_names, news_days, usable
from registry.linking.signature import FIRM as FIRM_STATUSES
from registry.linking.signature import Arg, Head, Profile, Signature, noun_key, rarity
from registry.linking.tables import filled, heaviest, mask, split
from registry.records import Claim, QuantitySlot, Status, TimeSlot
from registry.values import time as times
from registry.values.names import EntityRef
from registry.values.place import NEAR

NAMES, WORDS, CODES, THINGS, CORE = 6, 10, 3, 3, 3
"""Widths of the padded lists of a claim."""
DOCUMENT_NAMES = 24
BITS = 1024
"""Width of an article's sets of telling words."""
OPEN = 2**31 - 1

FIRM, DENIES, NEGATED, HABIT, ROLE, USABLE, AFTER, AT = (1 << n for n in range(8))
APART, STANDS, CLOCKED, CHANGES, ALONE, PROPERTY, COUNTS = (1 << n for n in range(8, 15))
"""Bits of the column ``flags``."""
OBLIQUE = ("of", "for", "to", "with", "against", "on", "by", "at")
"""Roles in which polarity looks for another object, in the order of their bits."""
SORTS = ("person", "org", "place", "country", "work", "vessel", "team", "event", "other")

# Columns of a claim: name, width, type.
CLAIM_LAYOUT: tuple[tuple[str, int, str], ...] = (
    ("document", 1, "int32"),
    ("head", 1, "int32"),
    ("flags", 1, "int32"),
    ("names", NAMES, "int32"),
    ("names_rest", 1, "int16"),
    ("codes", CODES, "int16"),
    ("codes_rest", 1, "int16"),
    ("words", WORDS, "int32"),
    ("words_rest", 1, "int16"),
    ("agent", 1, "int32"),
    ("patient", 1, "int32"),
    ("core", CORE, "int32"),
    ("when", 1, "int32"),
    ("news", 1, "int32"),
    ("place_relations", 1, "int32"),
    ("places", 1, "int32"),
    ("oblique", 1, "int16"),
    ("things", THINGS, "int32"),
    ("numbers", THINGS, "int32"),
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
    ("heading", 1, "int16"),
)
RARE_FROM = 1000
"""Rarity from which a telling word stands in the set of rare ones."""


@dataclass
class Columns:
    """Rows of claims and of articles, and the distinct values that they point to."""

    ids: list[str] = field(default_factory=list)
    """Claim ids by row."""
    documents: list[str] = field(default_factory=list)
    """Document ids by row of ``article``."""
    claim: dict[str, NDArray[Any]] = field(default_factory=dict)
    article: dict[str, NDArray[Any]] = field(default_factory=dict)
    values: Values = field(default_factory=Values)

    def __len__(self) -> int:
        return len(self.ids)


class _Weighed(dict[str, tuple[int, int]]):
    """By word what it weighs, less than nothing, and its number; made when it first comes."""

    def __init__(self, values: Values) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, word: str) -> tuple[int, int]:
        number = self._values.word(word)
        found = self[word] = -self._values.word_weights[number], number
        return found


class Builder:
    """Collect rows; ``built`` makes columns of them.

    Articles must come in order of document id and claims in order of claim id
    where pairs are to be told left from right by row.
    """

    def __init__(self, values: Values | None = None) -> None:
        self.columns = Columns(values=values or Values())
        self.values = self.columns.values
        self._claims: list[list[int]] = []
        self._articles: list[list[int]] = []
        self._claim_parts: list[dict[str, NDArray[Any]]] = []
        self._article_parts: list[dict[str, NDArray[Any]]] = []
        self._row: dict[str, int] = {}
        self._who: dict[tuple[Arg, ...], list[int]] = {}
        self._words = _Weighed(self.values)
        self._fillers: dict[tuple[Arg, ...], int] = {}
        self._whens: dict[int, int] = {}
        self._sentences: dict[int, tuple[dict[str, EntityRef], list[int]]] = {}

    def article(self, document_id: str, profile: Profile) -> None:
        """Add the row of an article."""
        v = self.values
        self._row[document_id] = len(self.columns.documents)
        self.columns.documents.append(document_id)
        day = profile.article.published
        row = [day.toordinal() if day else -1]
        numbers = {v.entity(e): e.kind for _, e in sorted(profile.names.items())}
        weights = {
            n: 300 if kind == "country" else v.entity_weights[n] for n, kind in numbers.items()
        }
        order = sorted(weights, key=lambda n: (-weights[n], n))
        row += filled(order, DOCUMENT_NAMES)
        row += filled([weights[n] for n in order], DOCUMENT_NAMES, 0)
        row.append(min(sum(weights[n] for n in order[DOCUMENT_NAMES:]), 30000))
        rare = telling = rares = tellings = 0
        for word in profile.words | profile.heading:
            bit, is_rare = _bit_of(word)
            if is_rare:
                rare |= bit
                rares += 1
            else:
                telling |= bit
                tellings += 1
        for bits, count in ((rare, rares), (telling, tellings)):
            row += _signed(bits)
            row.append(min(count - bits.bit_count(), 30000))
        row.append(min(sum(map(rarity, profile.heading)), 30000))
        self._articles.append(row)

    def add(self, side: Signature, claim_id: str | None = None) -> None:
        """Add the row of a claim; its article must be there."""
        v, claim = self.values, side.claim
        self.columns.ids.append(claim_id or claim.id)
        row = [self._row[claim.document_id], v.heads.number(side.head), _flags(side)]
        row += self._names(side.sentence_names)
        if side.countries:
            codes = sorted([v.codes.number(code) for code in sorted(side.countries)])
            row += [*filled(codes, CODES), max(0, len(codes) - CODES)]
        else:
            row += _NO_CODES
        weighed = self._words
        words = {weighed[word] for word in claim.context}
        if claim.predicate in weighed:
            words.discard(weighed[claim.predicate])
        row += heaviest(words, WORDS)
        who = self._who.get(side.args)
        if who is None:
            who = self._who[side.args] = self._acting(side)
        row += who
        row.append(self._when(claim))
        row.append(v.news.number(news_days(side) or (-OPEN, OPEN)))
        # What is near a place is held against what is in one.
        if claim.places:
            told = ("in" if p.relation == NEAR else p.relation for p in claim.places)
            where = {(p.relation, p.place) for p in claim.places}
            named = tuple(where) if len(where) == 1 else tuple(sorted(where, key=str))
            row += [mask(map(v.relations.number, told)), v.places.number(named)]
        else:
            row += [0, -1]
        row.append(mask([OBLIQUE.index(a.role) for a in side.args if a.role in OBLIQUE]))
        row += self._things(claim)
        dimensions = [v.dimensions.number(q.quantity.dimension.value) for q in claim.quantities]
        row.append(mask(dimensions))
        self._claims.append(row)
        if len(self._claims) >= _FLUSH:
            self._flush()

    def built(self) -> Columns:
        """The columns."""
        c = self.columns
        self._flush()
        for onto, layout, parts in (
            (c.claim, CLAIM_LAYOUT, self._claim_parts),
            (c.article, DOCUMENT_LAYOUT, self._article_parts),
        ):
            for name, _, _ in layout:
                onto[name] = np.concatenate([part.pop(name) for part in parts])
            parts.clear()
        return c

    def _names(self, named: dict[str, EntityRef]) -> list[int]:
        """The names of a sentence, which all its claims share."""
        found = self._sentences.get(id(named))
        if found is None or found[0] is not named:
            numbers = [self.values.entity(named[key]) for key in sorted(named)]
            weights = self.values.entity_weights
            weighed = {(-weights[n], n) for n in numbers}
            found = self._sentences[id(named)] = named, heaviest(weighed, NAMES)
        return found[1]

    def _acting(self, side: Signature) -> list[int]:
        """Who fills the roles, and all named who act."""
        found = [self._filler(side.role(role)) for role in ("agent", "patient")]
        return found + filled(sorted({self.values.entity(e) for e in core_names(side)}), CORE)

    def _flush(self) -> None:
        """Rows of whole numbers take a tenth of the room as columns."""
        self._claim_parts.append(split(CLAIM_LAYOUT, self._claims))
        self._article_parts.append(split(DOCUMENT_LAYOUT, self._articles))
        self._claims, self._articles = [], []

    def _things(self, claim: Claim) -> list[int]:
        """What is counted, then the numbers; -2 when they do not fit."""
        if not claim.quantities:
            return _NOTHING
        if len(claim.quantities) > THINGS:
            return [-2] * THINGS + [-1] * THINGS
        things = [self._thing(q) for q in claim.quantities]
        numbers = [self.values.quantity(q.quantity) for q in claim.quantities]
        return filled(things, THINGS) + filled(numbers, THINGS)

    def _thing(self, slot: QuantitySlot) -> int:
        return self.values.things.number(
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

    def _when(self, claim: Claim) -> int:
        slot = claim.time
        if slot is None or not usable(slot):
            return self.values.whens.number(_ANY_DAY)
        interval = self.values.intervals.number(slot.interval)
        found = self._whens.get(interval)
        if found is None:
            found = self._whens[interval] = self.values.whens.number(_when(slot, interval))
        return found

    def _filler(self, args: tuple[Arg, ...]) -> int:
        """Who fills a role."""
        if not args:
            return 0
        known = self._fillers.get(args)
        if known is None:
            known = self._fillers[args] = self._fill(args)
        return known

    def _fill(self, args: Sequence[Arg]) -> int:
        v = self.values
        named = [v.entity(a.name) for a in args if a.name is not None]
        first, second = (-2, -2) if len(named) > 2 else (*named, -1, -1)[:2]
        noun = sort = head = -1
        only = args[0]
        if len(args) == 1:
            head = v.tokens.number(only.head)
            if only.name is None:
                noun = v.nouns.number(only.head)
            else:
                sort = SORTS.index(only.name.kind) * 2 + only.inferred
        return v.fillers.number(
            Filler(
                many=min(len(args), 30000),
                first=first,
                second=second,
                same=max((v.entity_weights[n] - 1200 for n in named), default=0),
                kind=max(_kind_extra(a) for a in args),
                noun=noun,
                sort=sort,
                modifiers=max(len(a.modifiers) for a in args),
                head=head,
                stands=any(a.represents is not None for a in args),
                pronoun=any(a.name is None and a.head in PRONOUNS for a in args),
            )
        )


@lru_cache(maxsize=65536)
def _bit_of(word: str) -> tuple[int, bool]:
    """The place of a word in the sets of articles, whatever others there are; if it is rare."""
    return 1 << zlib.crc32(word.encode()) % BITS, rarity(word) >= RARE_FROM


_FLUSH = 4096
_NOTHING = [-1] * (2 * THINGS)
_NO_CODES = [*[-1] * CODES, 0]
_ANY_DAY = When(-OPEN, OPEN, OPEN, (1 << 50) - 1, -1)


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
    found = FIRM if claim.status in FIRM_STATUSES else 0
    found |= DENIES if claim.status is Status.DENIED else 0
    found |= NEGATED if claim.negated else 0
    found |= HABIT if side.generic else 0
    found |= ROLE if claim.kind == "role" else 0
    found |= PROPERTY if claim.kind == "property" else 0
    found |= ALONE if side.alone else 0
    found |= COUNTS if side.counts_once else 0
    found |= APART if claim.separators else 0
    for arg in side.args:
        if arg.represents is not None:
            found |= STANDS
    for quantity in claim.quantities:
        if quantity.scope == "change":
            found |= CHANGES
    slot = claim.time
    if slot is not None and usable(slot):
        reading = slot.interval.reading
        found |= USABLE
        # What days alone do not settle: an hour, a zone, two centuries that share a year.
        by_days = reading.window is None and reading.offset is None
        found |= 0 if by_days and reading.granularity is not times.Granularity.CENTURY else CLOCKED
    for one in claim.times:
        found |= AFTER if one.relation in ("after", "before") else AT if one.relation == "at" else 0
    return found


def _when(slot: TimeSlot, interval: int) -> When:
    """The days of a usable time."""
    first, last = times.bounds(slot.interval)
    width = last - first + 1 if slot.interval.granularity is not None else OPEN
    return When(
        max(first, -OPEN),
        min(last, OPEN),
        min(width, OPEN),
        times.day_mask(slot.interval),
        interval,
    )


def columns_of(
    built: Sequence[Signature],
    about: Mapping[str, Profile],
    ids: Sequence[str],
    values: Values | None = None,
) -> Columns:
    """Columns of signatures, in their order."""
    rows = Builder(values)
    for document_id in sorted(about):
        rows.article(document_id, about[document_id])
    for side, claim_id in zip(built, ids, strict=True):
        rows.add(side, claim_id)
    return rows.built()


__all__ = ["Builder", "Columns", "Head", "Thing", "columns_of", "noun_key"]
