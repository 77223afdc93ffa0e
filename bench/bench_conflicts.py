"""Find conflicts in folders of articles with gold beside them, and score the findings.

    python -m bench.bench_conflicts [FOLDER ...] [--together] [--verbose]

Without folders: all clusters of ``tests/gold``, apart by what each set was used
for (``bench.sets``), and, where it is present, ``../shared/corpus``.  The definition is that of the
corpus' own scorer: a gold pair is found when a conflict holds, on two sides,
claims whose quotes overlap the gold quotes; a loud conflict (error or warning)
that matches no gold is wrong; a trap is a compatible pair that one flags.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import NotRequired, TypedDict

from bench.sets import ROOT, SETS, folder_of
from registry import conflicts, extraction, linking, provenance, reading
from registry.records import Article, Claim, Conflict, Document, Outcome, Side
from registry.reports.quoted import quoted


class Pair(TypedDict):
    """Two statements of the gold; each end is the stem of a file and a quote of it."""

    a: tuple[str, str]
    b: tuple[str, str]
    type: NotRequired[str]
    """Kind of conflict; a compatible pair has none."""
    strength: NotRequired[str]
    why: str


@dataclass
class Cluster:
    """One folder: documents, their text by stem, and gold."""

    folder: Path
    documents: list[Document]
    gold: dict[str, list[Pair]]
    stems: dict[str, str]


@dataclass
class Score:
    """Sums over clusters."""

    found: int = 0
    gold: int = 0
    kind: int = 0
    right: int = 0
    wrong: int = 0
    sprung: int = 0
    traps: int = 0
    notes: int = 0
    notes_right: int = 0
    by_kind: dict[str, list[int]] = field(default_factory=dict)

    def __str__(self) -> str:
        told = self.right + self.wrong
        precision = self.right / told if told else 0.0
        recall = self.found / self.gold if self.gold else 1.0
        return (
            f"precision {precision:.3f} ({self.right}/{told})"
            f"  recall {recall:.3f} ({self.found}/{self.gold})"
            f"  kind {self.kind}/{self.found}  traps sprung {self.sprung}/{self.traps}"
            f"  notes {self.notes_right}/{self.notes}"
        )


def read_cluster(folder: Path) -> Cluster:
    """Read the articles of a folder, and its gold."""
    documents: list[Document] = []
    stems: dict[str, str] = {}
    for path in sorted(folder.glob("*.txt")):
        for document in reading.read(path.read_bytes(), where=str(path)):
            documents.append(document)
            stems[document.id] = path.stem
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    return Cluster(folder, documents, gold, stems)


def run(
    clusters: list[Cluster], parser: extraction.Parser
) -> tuple[tuple[Conflict, ...], dict[str, Claim], conflicts.Findings, dict[str, Article]]:
    """The journey without a database."""
    documents = [d for c in clusters for d in c.documents]
    claims = [claim for d in documents for claim in extraction.extract(d, parser)]
    origins = provenance.group_origins(documents)
    articles = {d.id: Article.of(d, origin=origins[d.id].key) for d in documents}
    linked = linking.link(claims, articles)
    by_id = {c.id: c for c in claims}
    found = conflicts.detect(linked.comparisons, by_id, articles)
    return found.conflicts, by_id, found, articles


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    at, found = text.find(quote), []
    while quote and at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1)
    return found


def _matches(cluster: Cluster, conflict: Conflict, pair: Pair, claims: dict[str, Claim]) -> bool:
    """Whether two sides of a conflict hold claims that overlap the two quotes of a pair."""
    texts = {cluster.stems[d.id]: d.text for d in cluster.documents}
    ends = [(stem, _places(texts[stem], quote)) for stem, quote in (pair["a"], pair["b"])]

    def holds(side: Side, stem: str, places: list[tuple[int, int]]) -> bool:
        anchors = (
            quoted(claims[one], mention, texts[stem])
            for one, mention in zip(side.claims, side.mentions, strict=True)
            if cluster.stems.get(claims[one].document_id) == stem
        )
        return any(
            start < anchor.end and anchor.start < end for anchor in anchors for start, end in places
        )

    a, b = ends
    return any(
        holds(one, *a) and holds(other, *b)
        for one in conflict.sides
        for other in conflict.sides
        if one is not other
    )


def score(
    clusters: list[Cluster], found: tuple[Conflict, ...], claims: dict[str, Claim], verbose: bool
) -> Score:
    """Score the findings of one run over one or more clusters."""
    total = Score()
    strong = [
        (cluster, pair)
        for cluster in clusters
        for pair in cluster.gold["conflicts"]
        if pair.get("strength") != "weak"
    ]
    weak = [
        (cluster, pair)
        for cluster in clusters
        for pair in cluster.gold["conflicts"] + cluster.gold.get("optional", [])
        if (cluster, pair) not in strong
    ]
    traps = [(cluster, pair) for cluster in clusters for pair in cluster.gold["compatible"]]

    def meets(conflict: Conflict, pairs: list[tuple[Cluster, Pair]]) -> bool:
        return any(_matches(cluster, conflict, pair, claims) for cluster, pair in pairs)

    total.gold, total.traps = len(strong), len(traps)
    for cluster, pair in strong:
        hits = [one for one in found if _matches(cluster, one, pair, claims)]
        counts = total.by_kind.setdefault(pair["type"], [0, 0])
        counts[1] += 1
        if hits:
            total.found += 1
            counts[0] += 1
            total.kind += any(one.kind == pair["type"] for one in hits)
        elif verbose:
            print(f"  missed  {cluster.folder.name}: {pair['type']}: {_quoted(pair)}")
    loud = [one for one in found if one.severity != "note"]
    quiet = [one for one in found if one.severity == "note"]
    right = [one for one in loud if meets(one, strong)]
    wrong = [one for one in loud if one not in right and not meets(one, weak)]
    stray = [one for one in quiet if not meets(one, strong + weak)]
    total.right, total.wrong = len(right), len(wrong)
    total.notes, total.notes_right = len(quiet), len(quiet) - len(stray)
    for cluster, pair in traps:
        if any(_matches(cluster, one, pair, claims) and one not in right for one in loud):
            total.sprung += 1
            if verbose:
                print(f"  trap    {cluster.folder.name}: {_quoted(pair)} ({pair['why']})")
    if verbose:
        for one in wrong + stray:
            _print_wrong(one, claims)
    return total


def _quoted(pair: Pair) -> str:
    return f"{pair['a'][1]!r} / {pair['b'][1]!r}"


def _print_wrong(conflict: Conflict, claims: dict[str, Claim]) -> None:
    """A finding that no gold pair supports, and the levels that led to it."""
    quotes = " / ".join(
        repr(claims[side.claims[0]].anchor.quote[:110]) + f" [{side.value}]"
        for side in conflict.sides
    )
    print(f"  wrong   {conflict.code} {conflict.severity} {conflict.confidence}: {quotes}")
    levels = "; ".join(f"{one.slot}={one.level}{one.weight:+d}" for one in conflict.levels)
    print("          " + levels)


def add(total: Score, one: Score) -> None:
    """Add the counts of one run to a total."""
    for name in (
        "found",
        "gold",
        "kind",
        "right",
        "wrong",
        "sprung",
        "traps",
        "notes",
        "notes_right",
    ):
        setattr(total, name, getattr(total, name) + getattr(one, name))
    for kind, (hit, n) in one.by_kind.items():
        counts = total.by_kind.setdefault(kind, [0, 0])
        counts[0] += hit
        counts[1] += n


def main(argv: list[str]) -> int:
    """Print one line a folder and a total for each group of folders."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("folders", nargs="*", type=Path)
    ap.add_argument("--together", action="store_true")
    ap.add_argument("--verbose", action="store_true")
    ap.add_argument("--outcomes", action="store_true")
    args = ap.parse_args(argv)
    groups: dict[str, list[Path]] = {}
    if args.folders:
        for folder in args.folders:
            found = (
                [folder]
                if (folder / "gold.json").exists()
                else sorted(p.parent for p in folder.glob("*/gold.json"))
            )
            groups[str(folder)] = found
    else:
        corpus = (ROOT / "../shared/corpus").glob("*/gold.json")
        groups["../shared/corpus"] = sorted(path.parent for path in corpus)
        for use, names in SETS.items():
            own = (path for name in names for path in folder_of(name).glob("*/gold.json"))
            groups[use] = sorted(path.parent for path in own)
    parser = extraction.load()
    for name, folders in groups.items():
        total = Score()
        clusters = [read_cluster(f) for f in folders]
        for batch in [clusters] if args.together else [[c] for c in clusters]:
            if not batch:
                continue
            hits, claims, findings, _ = run(batch, parser)
            one = score(batch, hits, claims, args.verbose)
            add(total, one)
            if not args.together:
                print(f"{batch[0].folder.name:22} {one}")
            if args.outcomes:
                print(
                    "   ",
                    {
                        str(k): v
                        for k, v in findings.outcomes.items()
                        if k is not Outcome.OTHER_EVENT
                    },
                )
        if folders:
            kinds = "  ".join(f"{k} {h}/{n}" for k, (h, n) in sorted(total.by_kind.items()))
            print(f"{'== ' + name[-36:]:40} {total}   {kinds}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
