"""Time the grouping of near-duplicates, one look-up, and verification, on generated articles.

Times are processor seconds.  Run: python bench/bench_provenance.py [ARTICLES]
"""

from __future__ import annotations

import random
import sys
import time

from registry.provenance.anchors import make_anchor
from registry.provenance.origin_index import OriginIndex
from registry.provenance.origins import Sketch, group_sketches, sketch
from registry.provenance.regrouping import regroup
from registry.provenance.verify import verify
from registry.records import Block, Claim, Document, Span

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


def _look_up(sketches: list[Sketch]) -> None:
    """One more article: all of regrouping, and the search for its copies alone."""
    known = {one.document_id: one for one in sketches}
    samples = {id_: one.sample for id_, one in known.items()}
    before = set(sorted(known)[:-1])
    ties = regroup({id_: samples[id_] for id_ in before}, known.__getitem__)
    started = time.process_time()
    regroup(samples, known.__getitem__, known=before, ties=ties)
    spent = time.process_time() - started
    index = OriginIndex(samples)
    started = time.process_time()
    for one in sketches[:200]:
        list(index.likely([one.sample]))
    each = (time.process_time() - started) / 200
    print(
        f"one article more among {len(index)}: {1000 * spent:.0f} ms with the making of the index,"
        f" {1000 * each:.2f} ms to search it"
    )


def _claims(document: Document, count: int) -> list[Claim]:
    """Claims of eight words each, evenly over the text."""
    words = document.text.split(" ")
    found: list[Claim] = []
    for number in range(count):
        first = number * (len(words) - 8) // count
        start = len(" ".join(words[:first])) + (first > 0)
        end = start + len(" ".join(words[first : first + 8]))
        found.append(
            Claim(
                document_id=document.id,
                document_key=document.key,
                anchor=make_anchor(document.text, start, end),
                sentence=(start, end),
                kind="event",
                predicate="be",
                trigger=Span(start=start, end=start + 1, text=document.text[start]),
                ordinal=number,
            )
        )
    return found


def _verify(documents: list[Document]) -> None:
    """Pages of 20 claims: with a paragraph put before, and with every tenth word replaced."""
    pages = [(document, _claims(document, 20)) for document in documents[:100]]
    for name, edited in (
        ("moved", lambda text: "A paragraph that was not there.\n\n" + text),
        ("edited", lambda text: " ".join(w if n % 10 else "x" for n, w in enumerate(text.split()))),
    ):
        texts = [edited(document.text) for document, _ in pages]
        started = time.process_time()
        for (document, claims), text in zip(pages, texts, strict=True):
            verify(document, claims, text)
        rate = len(pages) / (time.process_time() - started)
        print(f"verify, {name}: {rate:.0f} pages of 20 claims a second")


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
    started = time.process_time()
    sketches = [sketch(document) for document in documents]
    sketched = time.process_time()
    groups = group_sketches(sketches)
    done = time.process_time()
    ids = [one.document_id for one in sketches]
    copies = [(n, of) for n, (_, of) in enumerate(articles) if of is not None]
    found = sum(ids[n] in groups[ids[of]].members for n, of in copies)
    grouped = sum(len(group.members) > 1 for group in groups.values())
    print(
        f"{count} articles: sketches {sketched - started:.1f} s, groups {done - sketched:.1f} s;"
        f" copies found {found} of {len(copies)}; articles in groups {grouped}"
    )
    _look_up(sketches)
    _verify(documents)


if __name__ == "__main__":
    main()
