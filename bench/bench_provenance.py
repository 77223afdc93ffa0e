"""Time the grouping of near-duplicates on generated articles.

Run: python bench/bench_provenance.py [ARTICLES]
"""

from __future__ import annotations

import random
import sys
import time

from registry.provenance.origins import group_sketches, sketch
from registry.records import Block, Document

WORDS = 350  # an article
COPIES = 10  # one article in so many is a copy with a fifth of its words replaced


def _vocabulary(chance: random.Random) -> tuple[list[str], list[int]]:
    """Words with the skew of a language: the tenth word comes a tenth as often as the first."""
    letters = "abcdefghijklmnoprstuvwy"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 10))) for _ in range(60_000)]
    total, cumulative = 0, []
    for rank in range(1, len(words) + 1):
        total += 10_000_000 // (rank + 2)
        cumulative.append(total)
    return words, cumulative


def _articles(count: int, chance: random.Random) -> list[tuple[str, int | None]]:
    words, cumulative = _vocabulary(chance)
    result: list[tuple[str, int | None]] = []
    for number in range(count):
        if number % COPIES == COPIES - 1:
            original = number - chance.randrange(1, COPIES)
            text = result[original][0].split(" ")
            for place in chance.sample(range(len(text)), len(text) // 5):
                text[place] = chance.choices(words, cum_weights=cumulative)[0]
            result.append((" ".join(text), original))
        else:
            drawn = chance.choices(words, cum_weights=cumulative, k=WORDS)
            result.append((" ".join(drawn), None))
    return result


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    articles = _articles(count, random.Random(7))
    documents = [
        Document(
            path=f"{number}.txt",
            text=text,
            blob_sha256="",
            reader="text/1",
            blocks=(Block(start=0, end=len(text), kind="prose"),),
        )
        for number, (text, _) in enumerate(articles)
    ]
    started = time.perf_counter()
    sketches = [sketch(document) for document in documents]
    sketched = time.perf_counter()
    groups = group_sketches(sketches)
    done = time.perf_counter()
    ids = [one.document_id for one in sketches]
    copies = [(n, of) for n, (_, of) in enumerate(articles) if of is not None]
    found = sum(ids[n] in groups[ids[of]].members for n, of in copies)
    grouped = sum(len(group.members) > 1 for group in groups.values())
    print(
        f"{count} articles: sketches {sketched - started:.1f} s, groups {done - sketched:.1f} s;"
        f" copies found {found} of {len(copies)}; articles in groups {grouped}"
    )


if __name__ == "__main__":
    main()
