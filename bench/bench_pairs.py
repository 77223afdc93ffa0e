"""Find contradictions between articles that are put together from pairs of sentences.

    python -m bench.bench_pairs [FILE ...] [--verbose]

Without files: those of ``tests/gold/pairs``.  A file holds stories; a story has
the first paragraph of two articles, pairs of sentences that contradict each
other, each with its kind, and pairs that agree.  Both articles get their
sentence of every pair, in order, three to a paragraph.  A pair is found when a
conflict holds a claim of its left sentence and one of its right sentence; it
is loud when one such conflict is an error or a warning.  A conflict that meets no
pair is wrong, whatever sentences it joins.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from registry import conflicts, extraction, linking
from registry.records import Article, Claim, Conflict, Document, Metadatum, Origin, Severity

ROOT = Path(__file__).resolve().parent.parent
PUBLISHED = date(2024, 5, 22)
KINDS = ("quantity", "date", "participant", "place", "polarity")
_PARAGRAPH = 3
"""Sentences to a paragraph."""


@dataclass(frozen=True)
class Sentences:
    """A pair: one sentence of each article, and where they stand in them."""

    kind: str | None
    """``None`` for a pair that agrees."""
    texts: tuple[str, str]
    spans: tuple[tuple[int, int], tuple[int, int]]
    """Half-open, in code points of the left and the right article."""


@dataclass(frozen=True)
class Story:
    """Two articles and the pairs of sentences that they were put together from."""

    documents: tuple[Document, Document]
    pairs: tuple[Sentences, ...]


@dataclass
class Tally:
    """Counts over stories: by kind the pairs, those found, those loud; and what is wrong."""

    by_kind: dict[str, list[int]] = field(
        default_factory=lambda: {kind: [0, 0, 0] for kind in KINDS}
    )
    wrong_loud: int = 0
    wrong_notes: int = 0

    def total(self) -> list[int]:
        """Pairs, those found, those found loud, of all kinds."""
        return [sum(counts[n] for counts in self.by_kind.values()) for n in range(3)]

    @property
    def precision(self) -> float:
        """Share of loud pairs in these and the wrong loud conflicts; 0 where nothing is loud."""
        loud = self.total()[2]
        return loud / (loud + self.wrong_loud) if loud else 0.0

    @property
    def recall(self) -> float:
        """Share of pairs that are found, notes among them; 0 without pairs."""
        pairs, found, _ = self.total()
        return found / pairs if pairs else 0.0


def put_together(story: dict[str, Any]) -> Story:
    """Two articles of one story, as ``tomllib`` reads it."""
    texts = [story["left"], story["right"]]
    rows = [(kind, left, right) for kind, left, right in story["conflict"]]
    rows += [(None, left, right) for left, right in story["agree"]]
    pairs = []
    for n, (kind, *sentences) in enumerate(rows):
        spans = []
        for side, sentence in enumerate(sentences):
            texts[side] += " " if n % _PARAGRAPH else "\n\n"
            spans.append((len(texts[side]), len(texts[side]) + len(sentence)))
            texts[side] += sentence
        pairs.append(Sentences(kind, (sentences[0], sentences[1]), (spans[0], spans[1])))
    left, right = (_document(name, text) for name, text in zip("ab", texts, strict=True))
    return Story((left, right), tuple(pairs))


def _document(name: str, text: str) -> Document:
    given = Metadatum(value=PUBLISHED.isoformat(), origin=Origin.GIVEN)
    return Document(
        path=name,
        text=text,
        blob_sha256=hashlib.sha256(f"{name}{text}".encode()).hexdigest(),
        reader="pairs/1",
        metadata=(("published", given),),
    )


def find(story: Story, parser: extraction.Parser) -> tuple[list[Conflict], dict[str, Claim]]:
    """What is found between the two articles, and their claims by id."""
    claims = {c.id: c for document in story.documents for c in extraction.extract(document, parser)}
    articles = {
        d.id: Article(id=d.id, key=d.path, path=d.path, source=d.path, published=PUBLISHED)
        for d in story.documents
    }
    linked = linking.link(list(claims.values()), articles)
    found = conflicts.detect(linked.comparisons, claims, articles).conflicts
    return [one for one in found if not one.within_article], claims


def met(story: Story, conflict: Conflict, claims: dict[str, Claim]) -> set[int]:
    """Positions of the pairs both of whose sentences hold a claim of the conflict."""
    inside: tuple[set[int], set[int]] = (set(), set())
    for claim in (claims[one] for side in conflict.sides for one in side.claims):
        which = 0 if claim.document_id == story.documents[0].id else 1
        for n, pair in enumerate(story.pairs):
            start, end = pair.spans[which]
            if claim.anchor.start < end and start < claim.anchor.end:
                inside[which].add(n)
    return inside[0] & inside[1]


def score(tally: Tally, story: Story, parser: extraction.Parser, *, verbose: bool = False) -> None:
    """Add one story to a tally."""
    found, claims = find(story, parser)
    hits: dict[int, list[Conflict]] = {}
    for one in found:
        right = [n for n in met(story, one, claims) if story.pairs[n].kind is not None]
        for n in right:
            hits.setdefault(n, []).append(one)
        if right:
            continue
        if one.severity is Severity.NOTE:
            tally.wrong_notes += 1
        else:
            tally.wrong_loud += 1
            if verbose:
                quotes = (claims[side.claims[0]].anchor.quote[:70] for side in one.sides)
                print(f"  wrong   {one.code} {one.summary}: {' / '.join(quotes)}")
    for n, pair in enumerate(story.pairs):
        if pair.kind is None:
            continue
        own = hits.get(n, [])
        counts = tally.by_kind[pair.kind]
        counts[0] += 1
        counts[1] += bool(own)
        counts[2] += any(one.severity is not Severity.NOTE for one in own)
        if verbose and not own:
            print(f"  missed  {pair.kind}: {' / '.join(pair.texts)}")


def show(name: str, tally: Tally) -> None:
    """Print one line a kind and a line of totals."""
    for kind, counts in (*tally.by_kind.items(), (name, tally.total())):
        print(f"{kind:14} pairs {counts[0]:4}  found {counts[1]:4}  loud {counts[2]:4}")
    print(
        f"wrong loud {tally.wrong_loud}, wrong notes {tally.wrong_notes},"
        f" precision {tally.precision:.3f}, recall {tally.recall:.3f}"
    )


def read(path: Path) -> Iterable[Story]:
    """The stories of a file, in order."""
    return [put_together(story) for story in tomllib.loads(path.read_text("utf-8"))["story"]]


def main(argv: Sequence[str]) -> int:
    """Print the counts of each file."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("files", nargs="*", type=Path)
    ap.add_argument("--verbose", action="store_true")
    args = ap.parse_args(argv)
    parser = extraction.load()
    for path in args.files or sorted((ROOT / "tests/gold/pairs").glob("*.toml")):
        tally = Tally()
        for story in read(path):
            score(tally, story, parser, verbose=args.verbose)
        show(path.stem, tally)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
