"""What the article tells beside a claim: its sentence, and the claims next to it.

A claim holds its own quote and a little of what stands about it.  The claims of an article
together show nearly the whole of it, so that a word of the same sentence is found however
far from the number it stands, and so are the numbers of the sentences before and after.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from registry.records import Claim, QuantitySlot

_NEAR = 2
"""Sentences to either side that go on about the same."""
_UNSEEN = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Told:
    """A number in its sentence, and what the sentences about it tell."""

    claim: Claim
    slot: QuantitySlot
    before: str
    """What stands before the number in its sentence."""
    after: str
    beside: tuple[Claim, ...]
    """The claims of its sentence and of those next to it, its own included."""

    @property
    def sentence(self) -> str:
        """The sentence without the number."""
        return f"{self.before} | {self.after}"

    @property
    def tail(self) -> str:
        """What stands after the number, from the next word on."""
        return self.after if self.after.startswith(" ") or not self.after else f" {self.after}"


class Telling:
    """Articles as their claims show them."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        self.claims = claims
        self._articles: dict[str, list[Claim]] | None = None
        self._read: dict[str, _Article] = {}

    def told(self, claim: Claim, slot: QuantitySlot) -> Told:
        """A number of a claim with what stands about it."""
        article = self._article(claim)
        start, end = claim.sentence
        here = slot.mention.start, slot.mention.end
        before, after = article.shown(start, here[0]), article.shown(here[1], end)
        return Told(claim, slot, before, after.rstrip(), article.beside(claim))

    def text(self, claim: Claim, start: int, end: int) -> str:
        """A stretch of the article of a claim, as far as its claims show it."""
        return self._article(claim).shown(start, end)

    def sentence(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the sentence of a claim, itself included."""
        return self._article(claim).of(claim.sentence)

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of its sentence and of those next to it, its own included."""
        return self._article(claim).beside(claim)

    def article(self, claim: Claim) -> tuple[Claim, ...]:
        """The claims of the article of a claim."""
        return self._article(claim).every

    def sentences(self, claim: Claim) -> int:
        """How many sentences of the article of a claim claim something."""
        return len(self._article(claim).sentences)

    def _article(self, claim: Claim) -> _Article:
        name = claim.document_id
        if name not in self._read:
            if self._articles is None:
                self._articles = {}
                for one in self.claims.values():
                    self._articles.setdefault(one.document_id, []).append(one)
            self._read[name] = _Article([claim, *self._articles.get(name, ())])
        return self._read[name]


@dataclass
class _Article:
    claims: Iterable[Claim]
    every: tuple[Claim, ...] = ()
    """The claims in the order of their places, each once."""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    """Where the sentences stand that claim something, in order."""
    _text: list[str] = field(default_factory=list)
    _of: dict[tuple[int, int], list[Claim]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = {one.id: one for one in self.claims}
        self.every = tuple(sorted(known.values(), key=lambda one: (one.anchor.start, one.id)))
        for one in self.every:
            anchor = one.anchor
            shown = anchor.prefix + anchor.quote + anchor.suffix
            first = anchor.start - len(anchor.prefix)
            last = first + len(shown)
            if last > len(self._text):
                self._text += [_UNSEEN] * (last - len(self._text))
            self._text[first:last] = shown
            self._of.setdefault(one.sentence, []).append(one)
        self.sentences = sorted(self._of)

    def shown(self, start: int, end: int) -> str:
        """A stretch of the text; what no claim shows is one mark."""
        return "".join(self._text[max(0, start) : max(0, end)])

    def of(self, sentence: tuple[int, int]) -> tuple[Claim, ...]:
        """The claims of a sentence."""
        return tuple(self._of.get(sentence, ()))

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        at = bisect_left(self.sentences, claim.sentence)
        near = self.sentences[max(0, at - _NEAR) : at + _NEAR + 1]
        return tuple(one for sentence in near for one in self._of[sentence])


def parts_beside(told: Told, alike: Iterable[str]) -> frozenset[int]:
    """Sums of the number and of others near it that count the same: 50 underground, 35 above.

    ``alike`` are the kinds of happening that count the same; at most three others are added.
    """
    kinds = frozenset(alike)
    mine = told.slot
    tolls = bool(kinds & _TOLLS) and mine.attribute in _BEFALLEN
    others: dict[int, int] = {}
    for claim in told.beside:
        if (claim.predicate_class or claim.predicate) not in kinds or claim.negated:
            continue
        for slot in claim.quantities:
            value = slot.quantity.value
            if (
                slot.quantity.dimension == "count"
                and slot.mention.start != mine.mention.start
                and value.denominator == 1
                and value > 0
                and (_counts_the_same(mine, slot) or (tolls and slot.attribute in _BEFALLEN))
            ):
                others[slot.mention.start] = int(value)
    values = [others[at] for at in sorted(others)][:8]
    return frozenset(
        int(mine.quantity.value) + sum(some)
        for many in (1, 2, 3)
        for some in combinations(values, many)
    )


_TOLLS = frozenset("die kill survive injure rescue arrest infect evacuate treat".split())
"""What befalls people, whatever they are called: passengers, and members of the crew."""
_BEFALLEN = frozenset(("agent", "patient"))
_ANYTHING = frozenset(("", "other", "they", "them", "one", "more"))


def _counts_the_same(one: QuantitySlot, other: QuantitySlot) -> bool:
    """Whether two numbers count one kind of thing: workers, and as many more of them."""
    if one.counted in _ANYTHING or other.counted in _ANYTHING or one.counted == other.counted:
        return True
    return one.counted_class is not None and one.counted_class == other.counted_class
