"""Find conflicts in folders of articles with gold beside them, and score the findings.

    python -m bench.bench_conflicts [FOLDER ...] [--together] [--verbose]

Without folders: the development and the held-out clusters of ``tests/gold`` and,
where it is present, ``../shared/corpus``.  The definition is that of the
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

from registry import conflicts, extraction, linking, provenance, reading
from registry.records import Article, Claim, Conflict, Document, Outcome

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Cluster:
    """One folder: documents, their text by stem, and gold."""

    folder: Path
    documents: list[Document]
    gold: dict[str, list[dict[str, object]]]
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
    articles = {
        d.id: Article(
            id=d.id,
            key=d.key,
            path=d.path,
            source=d.source,
            published=d.published,
            title=d.get("title"),
            url=d.get("url"),
            origin=origins[d.id].key,
        )
        for d in documents
    }
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


def _matches(
    cluster: Cluster, conflict: Conflict, pair: dict[str, object], claims: dict[str, Claim]
) -> bool:
    texts = {cluster.stems[d.id]: d.text for d in cluster.documents}
    ends = []
    for end in ("a", "b"):
        stem, quote = pair[end]  # type: ignore[misc]
        ends.append((stem, _places(texts[stem], quote)))

    def on(side: object, end: tuple[str, list[tuple[int, int]]]) -> bool:
        for claim_id in side.claims:  # type: ignore[attr-defined]
            claim = claims[claim_id]
            if cluster.stems.get(claim.document_id) != end[0]:
                continue
            if any(a < claim.anchor.end and claim.anchor.start < b for a, b in end[1]):
                return True
        return False

    a, b = ends
    return any(on(x, a) and on(y, b) for x in conflict.sides for y in conflict.sides if x is not y)


def score(
    clusters: list[Cluster], found: tuple[Conflict, ...], claims: dict[str, Claim], verbose: bool
) -> Score:
    """Score the findings of one run over one or more clusters."""
    total = Score()
    strong = [(c, g) for c in clusters for g in c.gold["conflicts"] if g.get("strength") != "weak"]
    weak = [
        (c, g)
        for c in clusters
        for g in c.gold["conflicts"] + c.gold.get("optional", [])
        if (c, g) not in strong
    ]
    traps = [(c, g) for c in clusters for g in c.gold["compatible"]]
    loud = [k for k in found if k.severity != "note"]
    total.gold, total.traps = len(strong), len(traps)
    for c, g in strong:
        hits = [k for k in found if _matches(c, k, g, claims)]
        counts = total.by_kind.setdefault(str(g["type"]), [0, 0])
        counts[1] += 1
        if hits:
            total.found += 1
            counts[0] += 1
            total.kind += any(k.kind == g["type"] for k in hits)
        elif verbose:
            print(f"  missed  {c.folder.name}: {g['type']}: {g['a'][1]!r} / {g['b'][1]!r}")  # type: ignore[index]
    right = [k for k in loud if any(_matches(c, k, g, claims) for c, g in strong)]
    neutral = [
        k for k in loud if k not in right and any(_matches(c, k, g, claims) for c, g in weak)
    ]
    wrong = [k for k in loud if k not in right and k not in neutral]
    total.right, total.wrong = len(right), len(wrong)
    quiet = [k for k in found if k not in loud]
    total.notes = len(quiet)
    total.notes_right = sum(any(_matches(c, k, g, claims) for c, g in strong + weak) for k in quiet)
    for c, g in traps:
        if any(_matches(c, k, g, claims) and k not in right for k in loud):
            total.sprung += 1
            if verbose:
                print(f"  trap    {c.folder.name}: {g['a'][1]!r} / {g['b'][1]!r} ({g['why']})")  # type: ignore[index]
    if verbose:
        for k in wrong + [
            k for k in quiet if not any(_matches(c, k, g, claims) for c, g in strong + weak)
        ]:
            quotes = " / ".join(
                repr(claims[s.claims[0]].anchor.quote[:110]) + f" [{s.value}]" for s in k.sides
            )
            print(f"  wrong   {k.code} {k.severity} {k.confidence}: {quotes}")
            if verbose:
                print(
                    "          " + "; ".join(f"{x.slot}={x.level}{x.weight:+d}" for x in k.levels)
                )
    return total


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
        for name in ("tests/gold/clusters/dev", "tests/gold/clusters/held", "../shared/corpus"):
            groups[name] = sorted(p.parent for p in (ROOT / name).glob("*/gold.json"))
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
            print(f"{'== ' + name[-30:]:34} {total}   {kinds}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
