"""How far confidence can be trusted, and which event mentions are one.

    python -m bench.bench_link [--data MEANTIME] [--facts FILE]

First a reliability table and the Brier score of ``Conflict.confidence`` for each
group of clusters under ``tests/gold``: a conflict is right when it matches a gold
pair, weak ones included.  ``--facts`` adds pairs of single sentences, each with a
``label`` (REFUTES is right), as two articles; every tenth line unless told.
Then, where MEANTIME is present, coreference of its event mentions: each is the
claim whose trigger covers its head or whose predicate it names, and what
``linking`` holds to be one event is one cluster; ``pairs`` are its links before
the majority is asked.  ``python -m bench.fit_confidence`` fits the table of
confidence to such conflicts, and says what a new one would change.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from bench import bench_conflicts
from bench.bench_conflicts import Cluster
from bench.scorer import load_scorer
from bench.sets import ROOT, SETS, folder_of
from bench.tokenised import Mention, read_mentions, read_tokens, write_article
from registry import conflicts, extraction, linking, reading
from registry.conflicts.context import Telling
from registry.conflicts.findings.confidence import asked_of_long, tier_of
from registry.lexicon import predicates
from registry.records import (
    Article,
    Claim,
    Comparison,
    Conflict,
    Document,
    LinkDecision,
    Metadatum,
    Origin,
)

_EDGES = (0, 500, 600, 700, 800, 850, 900, 950, 1001)  # thousandths of confidence


# ── how sure, and how often right ────────────────────────────────────────────


@dataclass(frozen=True)
class Judged:
    """One conflict that was reported: how sure it was, and whether the gold has it."""

    score: int
    """Thousandths of a base-two logarithm of odds, as linking gave it."""
    confidence: int
    """Thousandths."""
    right: bool
    tier: str
    """``loud``, ``long``, ``note`` or ``inside``: the rows of the table of confidence."""
    kind: str = ""

    @property
    def loud(self) -> bool:
        """An error or a warning, not a note."""
        return self.tier in ("loud", "long")


def judge(clusters: Iterable[Cluster], parser: extraction.Parser) -> list[Judged]:
    """Every conflict of each cluster taken alone, beside the gold."""
    found = []
    for cluster in clusters:
        reported, claims, _, _ = bench_conflicts.run([cluster], parser)
        gold = cluster.gold["conflicts"] + cluster.gold.get("optional", [])
        for one in reported:
            right = any(bench_conflicts._matches(cluster, one, pair, claims) for pair in gold)
            found.append(judged(one, claims, right=right))
    return found


def judged(conflict: Conflict, claims: Mapping[str, Claim], *, right: bool) -> Judged:
    """What is kept of a conflict beside whether it was right.

    ``claims`` are all of its articles, by id.
    """
    telling = Telling(claims)
    about = {claims[c].document_id: claims[c] for side in conflict.sides for c in side.claims}
    more = asked_of_long(map(telling.sentences, about.values()))
    return Judged(
        sum(level.weight for level in conflict.levels),
        conflict.confidence,
        right,
        tier_of(conflict.severity, inside=conflict.within_article, more=more),
        conflict.kind,
    )


def clusters_of(names: Iterable[str]) -> list[Cluster]:
    """The clusters of some folders of ``tests/gold/clusters``, in order."""
    golden = [path for name in names for path in sorted(folder_of(name).glob("*/gold.json"))]
    return [bench_conflicts.read_cluster(path.parent) for path in golden]


def judge_facts(rows: Iterable[Mapping[str, str]], parser: extraction.Parser) -> list[Judged]:
    """Every conflict between a claim and its evidence, each an article of its own."""
    found = []
    for row in rows:
        both = [_sentence(side, row[side], row["page"]) for side in ("claim", "evidence")]
        claims = {c.id: c for document in both for c in extraction.extract(document, parser)}
        articles = {document.id: Article.of(document) for document in both}
        linked = linking.link(list(claims.values()), articles)
        for one in conflicts.detect(linked.comparisons, claims, articles).conflicts:
            if not one.within_article:
                found.append(judged(one, claims, right=row["label"] == "REFUTES"))
    return found


def _sentence(name: str, text: str, title: str) -> Document:
    given = {"published": "2020-06-01", "source": name, "title": title}
    metadata = ((k, Metadatum(value=v, origin=Origin.GIVEN)) for k, v in given.items())
    return Document(
        path=name, text=text, blob_sha256="0" * 64, reader="facts/1", metadata=tuple(metadata)
    )


def brier(pairs: Iterable[tuple[int, bool]]) -> float:
    """Mean square of what a confidence in thousandths was off by; 0 is best, 0.25 is a coin.

    >>> brier([(1000, True), (500, False)])
    0.125
    """
    squares = [(confidence / 1000 - right) ** 2 for confidence, right in pairs]
    return sum(squares) / len(squares) if squares else 0.0


def reliability(
    pairs: Sequence[tuple[int, bool]], edges: Sequence[int] = _EDGES
) -> list[tuple[int, int, int, int, float]]:
    """By bin of confidence: from, to, how many, how many right, mean confidence; no empty bins.

    >>> reliability([(820, True), (840, False)])
    [(800, 850, 2, 1, 0.83)]
    """
    rows = []
    for low, high in itertools.pairwise(edges):
        inside = [(confidence, right) for confidence, right in pairs if low <= confidence < high]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside) / 1000
            rows.append((low, high, len(inside), sum(right for _, right in inside), mean))
    return rows


def show_reliability(name: str, found: Sequence[Judged]) -> None:
    """Print the table of one group, and its Brier score beside that of the share of right ones."""
    pairs = [(one.confidence, one.right) for one in found]
    loud = [(one.confidence, one.right) for one in found if one.loud]
    right = sum(one.right for one in found)
    share = round(1000 * right / len(found)) if found else 0
    constant = brier((share, one.right) for one in found)
    print(f"{name}: {len(found)} conflicts, {right} right")
    print(f"  {'confidence':>14}{'conflicts':>11}{'right':>7}{'share':>8}{'mean said':>11}")
    for low, high, count, hits, mean in reliability(pairs):
        print(
            f"  {low / 1000:>6.2f} to {min(high, 1000) / 1000:.2f}{count:>11}{hits:>7}"
            f"{hits / count:>8.2f}{mean:>11.2f}"
        )
    print(
        f"  Brier {brier(pairs):.3f}, of errors and warnings {brier(loud):.3f} ({len(loud)});"
        f" always the share of right ones: {constant:.3f}"
    )


# ── which mentions are one event ─────────────────────────────────────────────


def claim_at(claims: Sequence[Claim], start: int, end: int, lemma: str = "") -> Claim | None:
    """The claim whose trigger covers a span, the shortest quote first; ``None`` without one.

    Else the one around it that the noun there carries as much as its verb does: "made a
    flight", "filed a lawsuit", "an accident occurred".
    """
    over = [c for c in claims if c.trigger.start < end and start < c.trigger.end]
    if not over and lemma:
        kind = predicates.predicate_class(lemma, pos="NOUN")
        around = [c for c in claims if c.anchor.start <= start and end <= c.anchor.end]
        over = [c for c in around if lemma == c.predicate or kind in {c.predicate_class} - {None}]
    return min(over, key=lambda c: (len(c.anchor.quote), c.id), default=None)


def clusters_by(comparisons: Iterable[Comparison], *, slots: bool) -> dict[str, str]:
    """By claim id, its cluster: joined by pairs decided the same, or by a slot of them that was."""
    leader: dict[str, str] = {}

    def find(x: str) -> str:
        while leader.setdefault(x, x) != x:
            x = leader[x]
        return x

    for one in comparisons:
        same = one.decision is LinkDecision.SAME
        if same or (slots and any(a.decision is LinkDecision.SAME for a in one.alignments)):
            low, high = sorted((find(one.left), find(one.right)))
            leader[high] = low
    return {x: find(x) for x in sorted(leader)}


def show_coreference(data: Path, scorer_path: Path, parser: extraction.Parser) -> None:
    """Print one line for each way of clustering the gold mentions."""
    scorer = load_scorer(scorer_path)
    tokens = read_tokens(data / "meantime.conll")
    mentions = read_mentions(json.loads((data / "event_mentions.json").read_text("utf-8")), tokens)
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_document[one.document].append(one)
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    mapped: dict[str, str] = {}
    for name in sorted(tokens):
        written = write_article(tokens[name], source="Wikinews")
        for document in reading.read(written.text.encode(), where=f"{name}.txt"):
            own = list(extraction.extract(document, parser))
            articles[document.id] = Article.of(document)
            claims += own
            for one in by_document[name]:
                span = written.spans[one.sentence, one.token] if one.sentence != 1 else (0, 0)
                at = claim_at(own, *span, one.lemma)
                if at is not None:
                    mapped[one.id] = at.id
    _show_reach(mentions, mapped)
    linked = linking.link(claims, articles)
    events = {claim: event.id for event in linked.events for claim in event.claims}
    pairs = clusters_by(linked.comparisons, slots=False)
    slots = clusters_by(linked.comparisons, slots=True)
    systems = {
        "alone": {},
        "head lemma": {m.id: m.lemma for m in mentions},
        "head, topic": {m.id: f"{m.topic} {m.lemma}" for m in mentions},
        "events": _response(mapped, events),
        "pairs": _response(mapped, pairs),
        "pairs, slots": _response(mapped, slots),
    }
    key = {m.id: m.cluster for m in mentions}
    print(
        f"{len(articles)} articles, {len(claims)} claims; {len(mentions)} event mentions of"
        f" {len(set(key.values()))} events, {len(mapped)} carried by a claim"
    )
    _show_scores(scorer, key, systems)
    key = {m.id: instance(m.cluster) for m in mentions}
    print(f"the same where the chains of one event are one: {len(set(key.values()))} events")
    _show_scores(scorer, key, systems)


def instance(chain: str) -> str:
    """The event of a chain: the data cuts the mentions of one event by how far they reach.

    >>> instance("cross_intra_OTH40") == instance("intra_OTH40")
    True
    """
    return chain.rpartition("_")[2]


def _show_scores(
    scorer: ModuleType, key: Mapping[str, str], systems: Mapping[str, Mapping[str, str]]
) -> None:
    print(f"{'':14}{'MUC F1':>8}{'B3 F1':>8}{'CEAFe':>8}{'CoNLL':>8}{'pair P':>8}{'R':>8}{'F1':>8}")
    with tempfile.TemporaryDirectory() as folder:
        for name, response in systems.items():
            paths = [Path(folder) / end for end in ("key.tsv", "response.tsv")]
            for path, assignment in zip(paths, (key, response), strict=True):
                path.write_text("".join(f"{m}\t{c}\n" for m, c in assignment.items()), "utf-8")
            scores, conll = scorer.score(*(scorer.read(path) for path in paths))
            cells = [scorer.f1(*scores[m]) for m in ("MUC", "B3", "CEAFe")]
            cells += [conll, *scores["pairwise"], scorer.f1(*scores["pairwise"])]
            print(f"{name:14}" + "".join(f"{100 * cell:8.2f}" for cell in cells))


def _show_reach(mentions: Sequence[Mention], mapped: Mapping[str, str]) -> None:
    """Print how many gold pairs linking can decide at all: both mentions must be claims."""
    members: dict[str, list[Mention]] = defaultdict(list)
    for one in mentions:
        members[one.cluster].append(one)
    pairs = [pair for own in members.values() for pair in itertools.combinations(own, 2)]
    inside = [(a, b) for a, b in pairs if a.document == b.document]
    reach = sum(a.id in mapped and b.id in mapped for a, b in pairs)
    print(
        f"{len(pairs)} pairs are one event, {len(inside)} of them inside one article;"
        f" {reach} have a claim at both ends"
    )


def _response(mapped: Mapping[str, str], clusters: Mapping[str, str]) -> dict[str, str]:
    return {m: clusters.get(claim, claim) for m, claim in mapped.items()}


def main(argv: Sequence[str]) -> int:
    """Print both parts; the second only where its data is."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", type=Path, default=ROOT.parent / "shared/data/meantime")
    ap.add_argument("--scorer", type=Path, default=ROOT.parent / "shared/tools/score_coref.py")
    ap.add_argument("--facts", type=Path)
    ap.add_argument("--every", type=int, default=10)
    args = ap.parse_args(argv)
    parser = extraction.load()
    for use, names in SETS.items():
        found = judge(clusters_of(names), parser)
        show_reliability(f"{use} ({', '.join(names)})", found)
    if args.facts is not None:
        with args.facts.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in itertools.islice(lines, 0, None, args.every)]
        show_reliability(f"{len(rows)} pairs of sentences", judge_facts(rows, parser))
    if (args.data / "event_mentions.json").exists() and args.scorer.exists():
        show_coreference(args.data, args.scorer, parser)
    else:
        print(f"no event mentions at {args.data}: coreference is not measured")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
