"""Measure the comparison of values on pairs of a claim and its evidence.

Each line of the file is a JSON object with ``claim``, ``evidence``, ``label``
(REFUTES means that the values contradict), ``subset`` and ``page``, the topic
of both.  Both sides are read into claims; the values that the claims hold are
paired and compared with the calculus.  A value that stands in the text and in
no claim is added from the product's finders; how many those are is told.  One
line is printed for each subset:

    date precision 0.93 recall 0.64 unsure 0.31 pairs 814

Precision and recall are those of REFUTES, ``unsure`` is the share of pairs for
which nothing was decided.  ``--errors SUBSET`` prints what went wrong.
``--only claims`` leaves out what no claim holds; ``--only finders`` reads no
claims, which takes a quarter of the time.

Run: python -m bench.bench_values FILE [--only claims|finders] [--errors SUBSET]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.pairing import (
    Pairing,
    SaidNumber,
    SaidTime,
    Stretch,
    Verdict,
    Words,
    align,
    completed,
    names_in,
    stretch_of,
    verdict,
)
from registry import extraction
from registry.extraction.quantities import find
from registry.extraction.sentences import sentences
from registry.extraction.times import tag
from registry.extraction.tree import Tree
from registry.lexicon.geography import fold
from registry.records import Claim, Document

ORDER = ("date", "number", "date+number", "name")
Row = dict[str, str]


def topic(page: str) -> frozenset[str]:
    """The folded words of a page's title, without what tells it from its namesakes."""
    bare = re.sub(r"-LRB-.*?-RRB-|\(.*?\)", "", page)
    return frozenset(word for word in re.findall(r"[^\W_]+", fold(bare)) if len(word) > 2)


def stretch(text: str, page: str) -> Stretch:
    """The values of one side, as the product's finders read them."""
    times, taken = [], []
    for found in tag(text, published=None):
        if found.type in ("DATE", "TIME"):
            taken.append((found.start, found.end))
        if found.interval is not None:
            as_of = text[: found.start].lower().endswith("as of ")
            signal = "as of" if as_of else found.signal or ""
            times.append(SaidTime(found.start, found.end, found.interval, signal))
    numbers = []
    for number in find(text, taken=taken):
        hint = number.counted_hint
        counted = text[hint[0] : hint[1]] if hint else ""
        if number.quantity.dimension != "ordinal":
            numbers.append(SaidNumber(number.start, number.end, number.quantity, counted))
    return Stretch(Words.of(text), tuple(numbers), tuple(times), names_in(text), topic(page))


class _Parsed(extraction.Parser):
    """Trees that were made beforehand: texts of one sentence each are slow to parse singly."""

    def __init__(self, trees: Mapping[str, Tree], like: extraction.Parser) -> None:
        # No model of its own: every tree is known.
        self.name, self.properties, self._known = like.name, like.properties, trees

    def trees(self, sentences: Iterable[str]) -> Iterator[Tree]:
        """The known trees."""
        return (self._known[sentence] for sentence in sentences)


_TOGETHER = 400  # texts parsed in one go


def claims_of(texts: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
    """The claims of each text, read as a document of its own."""
    parser = extraction.load()
    unique = list(dict.fromkeys(texts))
    found: dict[str, tuple[Claim, ...]] = {}
    for at in range(0, len(unique), _TOGETHER):
        part = unique[at : at + _TOGETHER]
        cut = list(dict.fromkeys(text[a:b] for text in part for a, b in _prose(text)))
        parsed = _Parsed(dict(zip(cut, parser.trees(cut), strict=True)), parser)
        for text in part:
            document = Document(path="-", text=text, blob_sha256="0" * 64, reader="bench/1")
            found[text] = extraction.extract(document, parsed)
    return found


def _prose(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as extraction cuts them: each line is a paragraph."""
    for one in re.finditer(r"[^\n]+", text):
        yield from sentences(text, *one.span())


Claims = Mapping[str, tuple[Claim, ...]]


@dataclass
class Reader:
    """Reads sides, and counts whence their values are."""

    claims: Claims | None
    """Claims by text; without them the finders alone are asked."""
    alone: bool = False
    """What no claim holds is left out."""
    held: Counter[str] = field(default_factory=Counter)
    all: Counter[str] = field(default_factory=Counter)

    def side(self, text: str, page: str) -> Stretch:
        """The values of one side."""
        if self.claims is None:
            return stretch(text, page)
        claimed = stretch_of(text, self.claims[text], topic(page))
        whole = claimed if self.alone else completed(claimed, stretch(text, page))
        for kind in _KINDS:
            self.held[kind] += len(getattr(claimed, kind))
            self.all[kind] += len(getattr(whole, kind))
        return whole

    def judge(self, row: Row) -> tuple[Verdict, tuple[Pairing, ...], Stretch, Stretch]:
        """What the values of a pair say together, and why."""
        left, right = (self.side(row[one], row["page"]) for one in ("claim", "evidence"))
        pairings = align(left, right)
        return verdict(pairings), pairings, left, right

    def __str__(self) -> str:
        return ", ".join(
            f"{kind} {self.held[kind]} of {self.all[kind]}" for kind in _KINDS if self.all[kind]
        )


_KINDS = ("times", "numbers", "names")


def line(subset: str, counts: Counter[tuple[Verdict, str]]) -> str:
    """The figures of one subset."""
    total = sum(counts.values())
    said = sum(n for (found, _), n in counts.items() if found is Verdict.DISJOINT)
    refuted = sum(n for (_, label), n in counts.items() if label == "REFUTES")
    right = counts[Verdict.DISJOINT, "REFUTES"]
    unsure = sum(n for (found, _), n in counts.items() if found in _UNDECIDED)
    return (
        f"{subset} precision {right / max(said, 1):.2f} recall {right / max(refuted, 1):.2f} "
        f"unsure {unsure / max(total, 1):.2f} pairs {total}"
    )


_UNDECIDED = (Verdict.UNSURE, Verdict.UPDATE)


def explained(
    row: Row, found: Verdict, pairings: tuple[Pairing, ...], sides: tuple[Stretch, Stretch]
) -> Iterator[str]:
    """One wrong pair, for reading."""
    yield f"{found.value}, labelled {row['label']}"
    yield f"  claim    {row['claim']}"
    yield f"  evidence {row['evidence'][:400]}"
    for pair in pairings:
        shown = []
        for side, at in zip(sides, (pair.left, pair.right), strict=True):
            start, end = side.span(pair.kind, at)
            shown.append(side.words.text[start:end])
        values = " ~ ".join(shown)
        yield f"    {pair.kind} {values}: {pair.relation.value}, {pair.score}, {pair.reason}"


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", metavar="SUBSET", help="print the wrong pairs of one subset")
    parser.add_argument("--only", choices=("claims", "finders"), help="one way of reading alone")
    options = parser.parse_args(arguments)
    counts: dict[str, Counter[tuple[Verdict, str]]] = {}
    begun = time.process_time()
    rows: list[Row] = [json.loads(text) for text in options.file.read_text("utf-8").splitlines()]
    texts = (row[side] for row in rows for side in ("claim", "evidence"))
    reader = Reader(
        None if options.only == "finders" else claims_of(texts), alone=options.only == "claims"
    )
    for row in rows:
        found, pairings, left, right = reader.judge(row)
        counts.setdefault(row["subset"], Counter())[found, row["label"]] += 1
        wrong = (found is Verdict.DISJOINT) != (row["label"] == "REFUTES")
        if wrong and options.errors == row["subset"]:
            print("\n".join(explained(row, found, pairings, (left, right))))
    for subset in sorted(
        counts, key=lambda name: (ORDER.index(name) if name in ORDER else 9, name)
    ):
        print(line(subset, counts[subset]))
    if reader.claims is not None:
        print(f"values held by claims: {reader}", file=sys.stderr)
    pairs = sum(sum(each.values()) for each in counts.values())
    print(f"{pairs} pairs in {time.process_time() - begun:.1f} CPU seconds", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
