"""Find the articles that are copies of one another, and who is behind them.

Two articles are one origin when they share so many three-word sequences that
one was made from the other, verbatim or reworked.  Quoted speech does not
count: two reporters who heard one speech quote the same words; nor do sequences
of words that every text is made of.  Whether two articles are copies depends on
the two alone: a sample of their sequences proposes the pair, and it is decided
on all of them.  So groups are the same in whatever order articles arrive, and
those that are known need not be searched for again.

Support is counted in keys, not in articles: all copies have one key, and so
have all articles that credit one agency, whether or not they are copies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from urllib.parse import urlsplit

import numpy as np
import numpy.typing as npt

from registry.lexicon.agencies import agency
from registry.records import Document, quote_key

_Hashes = npt.NDArray[np.uint64]

WIDTH = 3  # words in a sequence
SAMPLE = 4  # one sequence in so many proposes pairs
MIN_SHARED = 8  # sequences; fewer are a phrase, not a copy
MIN_PART = 0.38  # of the shorter article; a fifth of its words replaced leaves at least 0.4
SHORT, SHORT_PART = 60, 0.55  # below so many sequences two reports of the same facts share as much
_EVERYWHERE = frozenset(
    """a about after all also an and are as at be been before but by can could do for from had has
    have he her his how i if in into is it its may more most no not of on one or other out over said
    she so some than that the their them there these they this to two up was we were what when which
    who will with would you""".split()
)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”\n]{0,2000}”|\"[^\"\n]{0,2000}\"|«[^»\n]{0,2000}»")
_OWN_WORDS = 30  # outside quotation marks; with fewer, the quotations are the article


@dataclass(frozen=True, slots=True)
class Sketch:
    """What the comparison needs of one article; small enough to keep."""

    document_id: str
    sequences: _Hashes
    """Hashes of its three-word sequences, sorted, each once; empty where they are not needed."""
    published: str
    """ISO day or instant, or empty."""
    source: str
    """Folded name of the outlet, or empty."""
    credit: str
    """Folded name of the agency that the article credits, or empty."""
    domain: str = ""
    """Host of its address without ``www.``, or empty."""

    @property
    def sample(self) -> _Hashes:
        """The sequences by which copies are searched for: a pure choice among them, sorted."""
        chosen: _Hashes = self.sequences[self.sequences % np.uint64(SAMPLE) == 0]
        return chosen


@dataclass(frozen=True, slots=True)
class Copy:
    """Why two articles are one: what of the shorter stands in the longer."""

    left: str
    right: str
    """Document ids; ``left < right``."""
    shared: int
    """Three-word sequences that both have."""
    of: int
    """Three-word sequences of the shorter article."""

    @property
    def reason(self) -> str:
        """The measure as a sentence."""
        return (
            f"{self.shared} of {self.of} three-word sequences of the shorter article are the same"
        )


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Articles that count as one origin."""

    key: str
    """What is counted: the folded name of an agency or owner, or a document id."""
    members: tuple[str, ...]
    """Document ids of all copies, sorted; an article without copies has itself alone."""
    first: str
    """The copy that was published first, as far as dates tell; perhaps the original."""
    copies: tuple[Copy, ...] = ()
    """The pairs that made the group."""
    credit: str = ""
    """The agency that a member credits, folded; empty when none is named."""
    owner: str = ""
    """Who owns the outlet, as the user's table says; empty when it does not count."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why these articles are one origin, one sentence each; none for a single article."""
        named: list[str] = []
        if self.credit:
            named.append(f"credited to {self.credit}")
        if self.owner:
            named.append(f"published by an outlet of {self.owner}")
        return tuple(named) + tuple(f"{c.left} and {c.right}: {c.reason}" for c in self.copies)


def group_origins(
    documents: Iterable[Document], *, owners: Mapping[str, str] | None = None
) -> Mapping[str, OriginGroup]:
    """The origin of each document, by document id; in order of ids.

    ``owners`` says whose an outlet is, by its name or by the domain of its
    address; outlets of one owner count as one origin.

    >>> group_origins([])
    {}
    """
    return group_sketches([sketch(document) for document in documents], owners=owners)


def sketch(document: Document) -> Sketch:
    """Reduce an article to what the comparison needs."""
    credit = document.get("credit") or ""
    source = document.get("source") or ""
    return Sketch(
        document_id=document.id,
        sequences=_sequences(_own_words(document)),
        published=document.get("published") or "",
        source=quote_key(agency(source) or source),
        credit=quote_key(agency(credit) or credit),
        domain=(urlsplit(document.get("url") or "").hostname or "").removeprefix("www."),
    )


def group_sketches(
    sketches: Iterable[Sketch], *, owners: Mapping[str, str] | None = None
) -> Mapping[str, OriginGroup]:
    """As ``group_origins``, from sketches that were kept."""
    from registry.provenance.regrouping import regroup

    known = {one.document_id: one for one in sketches}
    copies = regroup({id_: one.sample for id_, one in known.items()}, known.__getitem__)
    return origin_groups(known.values(), copies, owners=owners)


def origin_groups(
    sketches: Iterable[Sketch],
    copies: Iterable[Copy],
    *,
    owners: Mapping[str, str] | None = None,
) -> Mapping[str, OriginGroup]:
    """The origin of each document, from what was found to be copies; sequences are not needed."""
    ordered = sorted({s.document_id: s for s in sketches}.values(), key=lambda s: s.document_id)
    leaders = {one.document_id: one.document_id for one in ordered}
    found = sorted(copies, key=lambda c: (c.left, c.right))
    for copy in found:
        join(leaders, copy.left, copy.right)
    members: dict[str, list[Sketch]] = {}
    for one in ordered:
        members.setdefault(leader(leaders, one.document_id), []).append(one)
    inside: dict[str, list[Copy]] = {}
    for copy in found:
        inside.setdefault(leader(leaders, copy.left), []).append(copy)
    credited = {one.credit for one in ordered if one.credit}
    table = {
        quote_key(name).removeprefix("www."): owner
        for name, owner in sorted((owners or {}).items())
    }
    result = {
        one.document_id: group
        for first, group_members in members.items()
        for group in (_group(group_members, inside.get(first, []), credited, table),)
        for one in group_members
    }
    return dict(sorted(result.items()))


def compare(left: Sketch, right: Sketch) -> Copy | None:
    """The measure of two articles when one is a copy of the other, else ``None``."""
    shorter = min(len(left.sequences), len(right.sequences))
    if shorter < MIN_SHARED:
        return None  # too little text to tell a copy from a phrase
    shared = len(np.intersect1d(left.sequences, right.sequences, assume_unique=True))
    part = SHORT_PART if shorter < SHORT else MIN_PART
    if shared < MIN_SHARED or shared < part * shorter:
        return None
    first, second = sorted((left.document_id, right.document_id))
    return Copy(first, second, shared, shorter)


# ── one article ──────────────────────────────────────────────────────────────


def _own_words(document: Document) -> list[str]:
    """Words of the prose outside quotation marks, folded."""
    prose = "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind == "prose")
    text = (prose or document.text).casefold()
    own = _WORD.findall(_QUOTED.sub(" ", text))
    return own if len(own) >= _OWN_WORDS else _WORD.findall(text)


class _Numbers(dict[str, int]):
    """The number of a word, the same on every machine and in every run; odd where it is common."""

    def __missing__(self, word: str) -> int:
        number = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
        number = number | 1 if word in _EVERYWHERE else number & ~1
        if len(self) < 1_000_000:  # bounded: most words of a language come again
            self[word] = number
        return number


_NUMBERS = _Numbers()


def _sequences(words: Sequence[str]) -> _Hashes:
    if len(words) < WIDTH:
        return np.empty(0, dtype=np.uint64)
    numbers = np.fromiter(map(_NUMBERS.__getitem__, words), dtype=np.uint64, count=len(words))
    mixed = numbers[: -WIDTH + 1].copy()
    common = mixed & np.uint64(1)
    for offset in range(1, WIDTH):
        common &= numbers[offset : len(numbers) - WIDTH + 1 + offset]
        mixed *= np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        mixed += numbers[offset : len(numbers) - WIDTH + 1 + offset]
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(32)
    return np.unique(mixed[common == 0])


# ── many articles ────────────────────────────────────────────────────────────


def leader(leaders: dict[str, str], name: str) -> str:
    """The name that stands for all that a name was joined with; shortens the way to it."""
    while leaders[name] != name:
        leaders[name] = leaders[leaders[name]]
        name = leaders[name]
    return name


def join(leaders: dict[str, str], one: str, other: str) -> None:
    """Let two names and all that they stand for be one; the smaller stands for them."""
    upper, lower = sorted((leader(leaders, one), leader(leaders, other)))
    leaders[lower] = upper


def age(sketch: Sketch) -> tuple[bool, str, str]:
    """Sorts the earliest published first; undated ones stand last."""
    return sketch.published == "", sketch.published, sketch.document_id


def _group(
    members: Sequence[Sketch],
    copies: Sequence[Copy],
    credited: set[str],
    owners: Mapping[str, str],
) -> OriginGroup:
    """The group of some copies.

    A credit names the origin; so does an outlet that is itself credited
    elsewhere, since its own article and the copies then have one key.
    """
    first = min(members, key=age)
    credits = sorted({one.credit for one in members if one.credit})
    named = credits or sorted({one.source for one in members if one.source in credited})
    owner = "" if named else _owner(first, owners)
    return OriginGroup(
        key=f"agency:{named[0]}"
        if named
        else f"owner:{quote_key(owner)}"
        if owner
        else first.document_id,
        members=tuple(one.document_id for one in members),
        first=first.document_id,
        copies=tuple(sorted(copies, key=lambda c: (c.left, c.right))),
        credit=credits[0] if credits else "",
        owner=owner,
    )


def _owner(sketch: Sketch, owners: Mapping[str, str]) -> str:
    """Whose outlet published an article, by its name, its domain or a domain above that."""
    if sketch.source in owners:
        return owners[sketch.source]
    parts = sketch.domain.split(".")
    return next((owners[d] for n in range(len(parts)) if (d := ".".join(parts[n:])) in owners), "")
