"""Entity coreference on gold mentions, beside two plain baselines.

    python -m bench.bench_coref MEANTIME [--scorer ../shared/tools/score_coref.py]

MEANTIME is a folder with ``meantime.conll``: tokens with bracketed cluster ids.
The mentions are given; what is scored is which are one, within and across
articles, in four ways: ``exact`` joins mentions written alike, ``head`` those
with one head lemma, ``names`` joins what the registry resolves and leaves the
rest alone, ``names+head`` joins that rest by head within an article.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bench.scorer import load_scorer
from registry.extraction import parser as parsing
from registry.extraction.names import NameMention, Resolved, find_mentions, resolve_names
from registry.values.names import EntityRef, same_entity

_ENTITIES = ("LOC", "ORG", "PER", "FIN", "PRO")

Token = Any


@dataclass(frozen=True)
class Gold:
    """One gold mention: document, sentence, code points in the sentence, cluster."""

    id: str
    document: str
    sentence: int
    start: int
    end: int
    text: str
    cluster: str


def read(path: Path) -> tuple[dict[str, list[str]], list[Gold]]:
    """Sentences by document, and gold mentions of entities."""
    documents: dict[str, list[list[str]]] = {}
    gold: list[Gold] = []
    open_at: list[tuple[str, int]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            open_at = []
            continue
        columns = line.split("\t")
        if len(columns) < 5:
            continue
        name, sentence, _, token, marks = columns[0], int(columns[1]), *columns[2:5]
        rows = documents.setdefault(name, [])
        while len(rows) <= sentence:
            rows.append([])
            open_at = []
        words = rows[sentence]
        words.append(token)
        at = len(words) - 1
        for mark in (m.strip() for m in marks.split("|")):
            cluster = mark.strip("()")
            if mark.startswith("("):
                open_at.append((cluster, at))
            if mark.endswith(")"):
                for k in range(len(open_at) - 1, -1, -1):
                    if open_at[k][0] == cluster:
                        _, first = open_at.pop(k)
                        if any(f"_{kind}" in cluster for kind in _ENTITIES):
                            gold.append(_gold(name, sentence, words, first, at, cluster))
                        break
    texts = {name: [" ".join(words) for words in rows] for name, rows in documents.items()}
    return texts, gold


def _gold(name: str, sentence: int, words: list[str], first: int, last: int, cluster: str) -> Gold:
    start = len(" ".join(words[:first])) + (1 if first else 0)
    text = " ".join(words[first : last + 1])
    key = f"{name}:{sentence}:{first}-{last}:{cluster}"
    return Gold(key, name, sentence, start, start + len(text), text, cluster)


def main() -> None:
    """Parse, resolve, score, print one table."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--scorer", type=Path, default=Path("../shared/tools/score_coref.py"))
    arguments.add_argument(
        "--by-number",
        action="store_true",
        help="gold clusters of one number are one entity, whatever prefix tells their kind of link",
    )
    arguments.add_argument("--errors", type=int, default=0, help="show so many wrong joins")
    options = arguments.parse_args()
    scorer = load_scorer(options.scorer)
    texts, gold = read(options.data / "meantime.conll")
    if options.by_number:
        gold = [replace(g, cluster=g.cluster.rsplit("_", 1)[1]) for g in gold]
    parser = parsing.load()
    heads: dict[str, str] = {}
    ours: dict[str, tuple[EntityRef, str] | None] = {}
    parsed = found = 0.0
    for name in sorted(texts):
        began = time.perf_counter()
        trees = list(parser.parse(texts[name]))
        middle = time.perf_counter()
        mentions = [m for n, tree in enumerate(trees) for m in find_mentions(tree, sentence=n)]
        resolved = resolve_names(_spread(mentions))
        parsed += middle - began
        found += time.perf_counter() - middle
        rows = defaultdict(list)
        for mention, result in zip(mentions, resolved, strict=True):
            rows[mention.sentence].append((mention, result))
        for g in (g for g in gold if g.document == name):
            heads[g.id] = _head(trees[g.sentence], g)
            ours[g.id] = _matching(rows[g.sentence], trees[g.sentence], g)
    key = {g.id: g.cluster for g in gold}
    across = _across(ref for row in ours.values() if row for ref in (row[0],))
    systems: dict[str, Callable[[Gold], str]] = {
        "exact": lambda g: g.text.lower(),
        "head": lambda g: heads[g.id],
        "names": lambda g: _cluster(ours[g.id], across) or f"alone {g.id}",
        "names+head": lambda g: _cluster(ours[g.id], across) or f"{g.document} {heads[g.id]}",
    }
    print(f"{len(texts)} articles, {len(gold)} mentions, {len(set(key.values()))} entities")
    print(
        f"names take {found:.2f} s beside {parsed:.2f} s of parsing ({100 * found / parsed:.0f} %)"
    )
    print(f"{'':12}{'MUC F1':>8}{'B3 F1':>8}{'CEAFe':>8}{'CoNLL':>8}{'pair P':>8}{'R':>8}{'F1':>8}")
    for system, cluster in systems.items():
        response = {g.id: cluster(g) for g in gold}
        scores, conll = scorer.score(key, response)
        cells = [scorer.f1(*scores[m]) for m in ("MUC", "B3", "CEAFe")]
        cells += [conll, *scores["pairwise"], scorer.f1(*scores["pairwise"])]
        print(f"{system:12}" + "".join(f"{100 * cell:8.2f}" for cell in cells))
    if options.errors:
        _show_errors(gold, ours, across, options.errors)


def _spread(mentions: list[NameMention]) -> list[NameMention]:
    """Spans here count within a sentence; set sentences apart, as in one text."""
    wide = 100_000
    return [_moved(m, m.sentence * wide) for m in mentions]


def _moved(mention: NameMention, by: int) -> NameMention:
    alias = mention.alias_of
    return replace(
        mention,
        start=mention.start + by,
        end=mention.end + by,
        alias_of=(alias[0] + by, alias[1] + by) if alias else None,
    )


def _span_head(tree: Token, g: Gold) -> Token | None:
    inside = [t for t in tree if t.idx < g.end and g.start < t.idx + len(t)]
    numbers = {t.i for t in inside}
    for token in inside:
        if token.head.i not in numbers or token.head.i == token.i:
            return token
    return None


def _head(tree: Token, g: Gold) -> str:
    token = _span_head(tree, g)
    return token.lemma_.lower() if token is not None else g.text.lower()


def _matching(
    rows: list[tuple[NameMention, Resolved]], tree: object, g: Gold
) -> tuple[EntityRef, str] | None:
    """What the registry resolved for a gold mention: at its span, else at its head."""
    token = _span_head(tree, g)
    at = getattr(token, "i", -1)
    for mention, result in rows:
        same_span = mention.start == g.start and mention.end == g.end
        if (same_span or mention.token == at) and result.ref is not None:
            return result.ref, g.document
    return None


def _across(refs: Iterable[EntityRef]) -> dict[str, str]:
    """Clusters of references over all articles: each pair that shares a word is compared once."""
    by_key = {ref.key: ref for ref in refs}
    leader = {key: key for key in by_key}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    keys = sorted(by_key)
    weak: dict[str, set[str]] = defaultdict(set)
    for n, left in enumerate(keys):
        for right in keys[n + 1 :]:
            match = same_entity(by_key[left], by_key[right])
            if match is not None and not match.weak:
                leader[find(right)] = find(left)
            elif match is not None:
                shorter, longer = sorted((left, right), key=lambda k: len(by_key[k].name))
                weak[shorter].add(longer)
    for short in keys:
        # A short form joins when all that it may be short for is one entity.
        targets = {find(long) for long in weak[short]}
        if len(targets) == 1 and find(short) not in targets:
            leader[find(short)] = targets.pop()
    return {key: find(key) for key in keys}


def _cluster(row: tuple[EntityRef, str] | None, across: dict[str, str]) -> str | None:
    return across[row[0].key] if row is not None else None


def _show_errors(
    gold: list[Gold],
    ours: dict[str, tuple[EntityRef, str] | None],
    across: dict[str, str],
    limit: int,
) -> None:
    """Clusters of ours that mix entities most, with the forms of each."""
    mixed: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for g in gold:
        cluster = _cluster(ours[g.id], across)
        if cluster:
            mixed[cluster][g.cluster].append(g.text)
    worst = sorted(mixed.items(), key=lambda row: -_impurity(row[1]))
    for cluster, parts in worst[:limit]:
        print(cluster)
        for part, forms in sorted(parts.items(), key=lambda row: -len(row[1])):
            print(f"    {len(forms):3} {part[-24:]} {sorted(set(forms))[:6]}")


def _impurity(parts: dict[str, list[str]]) -> int:
    sizes = [len(forms) for forms in parts.values()]
    return sum(sizes) ** 2 - sum(size**2 for size in sizes)


if __name__ == "__main__":
    main()
