"""What an article tells, value by value."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from registry.linking.bounding.numbered import Numbered
from registry.linking.remaining._said import Key, denied, denies, said
from registry.linking.remaining._sides import told_of
from registry.linking.remaining._values import ASKED_OF, VALUES, Slot, name_of
from registry.linking.remaining._words import InCommon, Words, concepts, in_common, words_of
from registry.linking.signature import Signature, event_class

SORTS = tuple(VALUES)
Slots = Mapping[str, Numbered]
"""By sort, one slot of all that are alike in what is asked of them (``ASKED_OF``)."""
_Place = tuple[int, int]
"""Where a sentence stands: start and end."""


@dataclass(slots=True)
class Value:
    """One value, with every claim that tells it."""

    slot: Slot
    """As the first of them tells it."""
    told: list[tuple[int, int]] = field(default_factory=list)
    """Row of the claim, and which of its values of the sort it is."""
    ends: list[tuple[tuple[int, int], int]] = field(default_factory=list)
    """The same, and which of the numbered slots each of them is alike."""
    distinct: dict[Hashable, int] = field(default_factory=dict)
    """Its readings, each once, by such a number."""


@dataclass(slots=True)
class Told:
    """What an article tells."""

    built: Sequence[Signature]
    """All claims there are; rows point to it."""
    kind: dict[int, str] = field(default_factory=dict)
    """By row of each of its claims, the kind of happening it tells."""
    rows: list[int] = field(default_factory=list)
    """Those of its claims that may be denied, and deny."""
    contradicted: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Rows of them, by what contradicts what they say."""
    denying: frozenset[int] = frozenset()
    """Rows of those that deny something."""
    states: Counter[str] = field(default_factory=Counter)
    """In how many sentences each state is told, at whichever end."""
    states_of: Counter[tuple[str, str]] = field(default_factory=Counter)
    """In how many sentences each is told of whom or what."""
    values: dict[str, dict[Hashable, Value]] = field(default_factory=lambda: defaultdict(dict))
    """By sort, each value once: dates and numbers for each place where they are written."""
    sentences: dict[_Place, Words] = field(default_factory=dict)
    rows_in: dict[_Place, list[int]] = field(default_factory=dict)
    """Rows of the claims of each sentence."""
    stands: dict[_Place, float] = field(default_factory=dict)
    """How far down the article each sentence stands: 0 for the first, near 1 for the last."""
    _clauses: dict[int, Words] = field(default_factory=dict)
    concepts: Counter[str] = field(default_factory=Counter)
    """In how many sentences each concept is told."""
    rows_of: dict[str, list[int]] = field(default_factory=dict)
    """Rows of the claims that tell each kind of happening."""
    text: str = ""
    """The words of its title and of its sentences, in lower case, each between two spaces."""

    @classmethod
    def of_all(
        cls, built: Sequence[Signature], wanted: set[str]
    ) -> tuple[Mapping[str, Told], Slots]:
        """What each of some documents tells, by id, and the slots that stand for others."""
        rows: dict[str, list[int]] = {document: [] for document in wanted}
        for row, side in enumerate(built):
            own = rows.get(side.claim.document_id)
            if own is not None:
                own.append(row)
        slots = {sort: Numbered() for sort in SORTS}
        return {document: cls._of(built, own, slots) for document, own in rows.items()}, slots

    @classmethod
    def _of(cls, built: Sequence[Signature], rows: Sequence[int], slots: Slots) -> Told:
        found = cls(built)
        sentences: dict[_Place, set[str]] = defaultdict(set)
        for row in rows:
            side = built[row]
            claim = side.claim
            sentences[claim.sentence] |= words_of(side)
            found.rows_in.setdefault(claim.sentence, []).append(row)
            kind = found.kind[row] = event_class(claim)
            found.rows_of.setdefault(kind, []).append(row)
            for sort, of_sort in VALUES.items():
                numbers = slots[sort]
                for at, key, reading, slot in of_sort(side):
                    value = found.values[sort].setdefault(key, Value(slot))
                    number = numbers.number(slot, ASKED_OF[sort](slot))
                    value.told.append((row, at))
                    value.ends.append(((row, at), number))
                    value.distinct.setdefault(reading, number)
        found.rows = [row for row in rows if built[row].claim.kind != "role"]
        for row in found.rows:
            for contrary in denied(built[row]):
                found.contradicted[contrary].append(row)
        states = {
            (one.key, row, built[row].claim.sentence)
            for row in found.rows
            for one in said(built[row]).values()
            if one.sort == "state"
        }
        found.states = Counter(state for state, _ in {(one, place) for one, _, place in states})
        found.states_of = Counter(
            (state, name)
            for state, name, _ in {
                (state, name, place) for state, row, place in states for name in told_of(built[row])
            }
        )
        found.denying = frozenset([row for row in found.rows if denies(built[row])])
        titles = {built[row].article.title or "" for row in rows}
        quotes = dict.fromkeys(built[row].claim.anchor.quote for row in rows)
        found.text = _spaced(" | ".join((*sorted(titles), *quotes)))
        for place, words in sentences.items():
            found.sentences[place] = Words.of(words)
            found.concepts.update({one for word in words for one in concepts(word)})
        for n, place in enumerate(sorted(sentences)):
            found.stands[place] = n / len(sentences)
        return found

    def rows_with(self, some: Set[str]) -> frozenset[int]:
        """Those of its claims whose sentence tells any of some concepts."""
        return frozenset(
            [
                row
                for at, words in self.sentences.items()
                if not words.concepts.isdisjoint(some)
                for row in self.rows_in[at]
            ]
        )

    def names(self, slot: Slot) -> bool:
        """Whether it names a value anywhere, be it in its title, or where no claim was read."""
        return (name := name_of(slot)) is not None and _spaced(name) in self.text

    def sentence_with(self, row: int, other: Told, its: int) -> InCommon:
        """What the sentence of a claim has in common with that of another article's."""
        mine = self.sentences[self.built[row].claim.sentence]
        yours = other.sentences[other.built[its].claim.sentence]
        return in_common(mine, yours, self.concepts, other.concepts)

    def clause(self, row: int) -> Words:
        """The words of one claim."""
        found = self._clauses.get(row)
        if found is None:
            found = self._clauses[row] = Words.of(words_of(self.built[row]))
        return found


_WORD = re.compile(r"\w+|\|")


def _spaced(text: str) -> str:
    """The words of a text, so that a name is found in it whatever stands between them."""
    return f" {' '.join(_WORD.findall(text.lower()))} "
