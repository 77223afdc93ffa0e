"""Measure linking at scale on generated claims: seconds, pairs, memory, growth.

    python -m bench.bench_scale [--sizes 10000,100000] [--skew 0.1] [--million]

Columns and keys are what a database holds ready; making them is not measured.
Reading the records of the pairs that are compared slot by slot is not either:
it is timed apart and taken off.  Seconds are those of the processor and those
of the clock; on a machine with other work only the first say much.
"""

from __future__ import annotations

import argparse
import math
import resource
import sys
import time
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bench.generate import World
from registry.linking.bulk import Bulk, link_columns
from registry.linking.candidates import Entries, blocks_of
from registry.linking.columns import Builder, Columns
from registry.linking.keys import block_keys, key_number, second_names
from registry.linking.link import LIMITS
from registry.linking.sides import Side
from registry.linking.signature import profiles, signatures
from registry.records import Article, Claim


@dataclass
class Stored:
    """What a database holds ready."""

    world: World
    columns: Columns
    keys: Entries
    seconds: Entries


def stored(claims: int, skew: float) -> Stored:
    """Generate claims and make columns of them, rows in order of claim id."""
    world = World(claims, skew)
    builder = Builder()
    flat = [array("q"), array("q")]
    counts = [array("q"), array("q")]
    for number in range(world.articles):
        article, own = world.article(number)
        built = signatures(own, {article.id: article})
        about = profiles(built)[article.id]
        builder.article(article.id, about)
        for side in built:
            builder.add(side)
            for at, found in enumerate(
                (block_keys(side, about), [key_number(k) for k in second_names(side)])
            ):
                flat[at].extend(found)
                counts[at].append(len(found))
    columns = builder.built()
    order = np.argsort(np.array(columns.ids))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns.ids = [columns.ids[n] for n in order.tolist()]
    columns.claim = {name: column[order] for name, column in columns.claim.items()}
    return Stored(
        world, columns, *(_entries(*one, place) for one in zip(flat, counts, strict=True))
    )


def _entries(flat: array[int], counts: array[int], place: NDArray[np.int64]) -> Entries:
    keys = np.frombuffer(flat, dtype=np.int64) if len(flat) else np.zeros(0, dtype=np.int64)
    rows = np.repeat(place, np.frombuffer(counts, dtype=np.int64))
    order = np.argsort(rows, kind="stable")
    return Entries(keys[order], rows[order])


@dataclass
class Figures:
    """What one run took."""

    claims: int
    clock: float
    processor: float
    reading: float
    megabytes: float
    bulk: Bulk


def measure(claims: int, skew: float) -> Figures:
    """Reconcile once."""
    ready = stored(claims, skew)
    reading = 0.0

    def fetch(ids: Sequence[str]) -> tuple[list[Claim], dict[str, Article]]:
        nonlocal reading
        start = time.process_time()
        made = [ready.world.article(int(one)) for one in ids]
        found = [claim for _, own in made for claim in own]
        articles = {article.id: article for article, _ in made}
        reading += time.process_time() - start
        return found, articles

    before = _peak()
    clock, processor = time.perf_counter(), time.process_time()
    side = Side(ready.columns)
    blocks = blocks_of(ready.keys, lambda: ready.seconds, LIMITS)
    bulk = link_columns(side, blocks, fetch)
    return Figures(
        claims=len(ready.columns),
        clock=time.perf_counter() - clock,
        processor=time.process_time() - processor,
        reading=reading,
        megabytes=_peak() - before,
        bulk=bulk,
    )


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(argv: list[str]) -> int:
    """Print one row for each size, then the exponent of growth."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--sizes", default="10000,100000")
    ap.add_argument("--million", action="store_true", help="a million claims as well")
    ap.add_argument("--skew", type=float, default=0.0, help="share of claims that name one person")
    args = ap.parse_args(argv)
    sizes = [int(size) for size in args.sizes.split(",")] + [1_000_000] * args.million
    print(
        f"{'claims':>9} {'s clock':>8} {'s cpu':>8} {'reading':>8} {'MB':>6}  "
        f"{'pairs':>11} {'possible':>9} {'settled':>8} {'compared':>8} "
        f"{'events':>8} {'left out':>8}"
    )
    found: list[Figures] = []
    for size in sizes:
        one = measure(size, args.skew)
        found.append(one)
        c = one.bulk.counts
        print(
            f"{one.claims:>9,} {one.clock:>8.2f} {one.processor - one.reading:>8.2f}"
            f" {one.reading:>8.2f} {one.megabytes:>6.0f}  {c['pairs']:>11,} {c['possible']:>9,}"
            f" {c['settled']:>8,} {c['compared']:>8,} {c['events']:>8,} {c['left out']:>8,}",
            flush=True,
        )
    for one, other in pairwise(found):
        grown = (other.processor - other.reading) / (one.processor - one.reading)
        exponent = math.log(grown) / math.log(other.claims / one.claims)
        print(f"growth {one.claims:,} to {other.claims:,}: exponent {exponent:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
