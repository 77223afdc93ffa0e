"""Measure the comparison of values on pairs of a claim and its evidence.

Each line of the file is a JSON object with ``claim``, ``evidence``, ``label``
(REFUTES means that the values contradict), ``subset`` and ``page``, the topic
of both.  Both sides are read with the product's finders, their values paired
and compared with the calculus; one line is printed for each subset:

    date precision 0.93 recall 0.64 unsure 0.31 pairs 814

Precision and recall are those of REFUTES, ``unsure`` is the share of pairs for
which nothing was decided.  ``--errors SUBSET`` prints what went wrong.

Run: python -m bench.bench_values FILE [--errors SUBSET]
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from registry.extraction.quantities import find
from registry.extraction.times import tag
from registry.lexicon.geography import fold
from registry.linking.pairing import (
    Pairing,
    SaidNumber,
    SaidTime,
    Stretch,
    Verdict,
    Words,
    align,
    names_in,
    verdict,
)

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


def judge(row: Row) -> tuple[Verdict, tuple[Pairing, ...], Stretch, Stretch]:
    """What the values of a pair say together, and why."""
    left, right = (stretch(row[side], row["page"]) for side in ("claim", "evidence"))
    pairings = align(left, right)
    return verdict(pairings), pairings, left, right


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
    options = parser.parse_args(arguments)
    counts: dict[str, Counter[tuple[Verdict, str]]] = {}
    begun = time.process_time()
    with options.file.open(encoding="utf-8") as lines:
        for text in lines:
            row: Row = json.loads(text)
            found, pairings, left, right = judge(row)
            counts.setdefault(row["subset"], Counter())[found, row["label"]] += 1
            wrong = (found is Verdict.DISJOINT) != (row["label"] == "REFUTES")
            if wrong and options.errors == row["subset"]:
                print("\n".join(explained(row, found, pairings, (left, right))))
    for subset in sorted(
        counts, key=lambda name: (ORDER.index(name) if name in ORDER else 9, name)
    ):
        print(line(subset, counts[subset]))
    pairs = sum(sum(each.values()) for each in counts.values())
    print(f"{pairs} pairs in {time.process_time() - begun:.1f} CPU seconds", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
