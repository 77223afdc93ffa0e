"""Measure linking at scale on generated claims: seconds, pairs, memory, growth; Splink beside it.

    make bench-scale                       10 thousand and 100 thousand claims
    make bench-scale ARGS=--million        and a million: most of an hour, nearly all of it
                                           to make the claims and their columns

Each size runs in a process of its own, once as news is and once with a tenth of
all claims on one name.  Columns and keys are made where articles are read, and
are not part of reconciling; what making them takes is printed.  So is reading the
records of the pairs that are compared slot by slot, which is taken off.  Seconds
of the processor are those that say something on a machine with other work.

One new article of twenty claims against all others, in process, once it was read:
``bounded`` is its columns, keys, candidates and bounds, and what is settled by
them; then the pairs that are open are compared slot by slot, with the claims on
record in them, which are read before and not counted.

Last comes one event of thousands of claims, linked from records as ``reconcile``
does it, and twice as large: the seconds should double, and all be one event.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import resource
import subprocess
import sys
import time
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bench.bench_splink import beside
from bench.generate import CLAIMS_EACH, World
from registry.linking.bulk import link_columns
from registry.linking.candidates import Entries, blocks_of
from registry.linking.columns import Builder, Columns
from registry.linking.keys import block_keys, key_number, second_names
from registry.linking.link import LIMITS, compared, link, prepare
from registry.linking.recalled import recalled, together
from registry.linking.sides import Side
from registry.linking.signature import profiles, signatures
from registry.linking.standing import Standing
from registry.pipeline.memory import uncollected
from registry.records import Article, Claim

Figures = dict[str, float]
ARRIVALS = 50
"""Articles that are not among those on record, and come one by one at the end."""


@dataclass
class Stored:
    """What a database holds ready."""

    world: World
    columns: Columns
    keys: Entries
    seconds: Entries

    def read(self, ids: Sequence[str]) -> tuple[dict[str, Claim], dict[str, Article]]:
        """The claims of some ids, and their articles."""
        c = self.columns
        rows = [bisect_left(c.ids, one) for one in ids]
        numbers = sorted({int(c.documents[n]) for n in c.claim["document"][rows].tolist()})
        told = [self.world.article(number) for number in numbers]
        wanted = set(ids)
        found = {id_: claim for _, own in told for claim in own if (id_ := claim.id) in wanted}
        return found, {article.id: article for article, _ in told}


def stored(claims: int, skew: float) -> tuple[Stored, float]:
    """Generate claims and make columns of them, rows in order of claim id; and the seconds of it.

    The seconds are those of columns and keys alone, on the processor.
    """
    world = World(claims + ARRIVALS * CLAIMS_EACH, skew)
    builder = Builder()
    flat = [array("q"), array("q")]
    counts = [array("q"), array("q")]
    took = 0.0
    for number in range(world.articles - ARRIVALS):
        article, own = world.article(number)
        start = time.process_time()
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
        took += time.process_time() - start
    columns = builder.built()
    order = np.argsort(np.array(columns.ids))
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns = columns.in_order(order)
    keys, seconds = (_entries(*one, place) for one in zip(flat, counts, strict=True))
    return Stored(world, columns, keys, seconds), took


def _entries(flat: array[int], counts: array[int], place: NDArray[np.int64]) -> Entries:
    keys = np.frombuffer(flat, dtype=np.int64) if len(flat) else np.zeros(0, dtype=np.int64)
    rows = np.repeat(place, np.frombuffer(counts, dtype=np.int64))
    order = np.argsort(rows, kind="stable")
    return Entries(keys[order], rows[order])


def measure(claims: int, skew: float, *, splink: bool, processes: int) -> Figures:
    """Reconcile once."""
    ready, made = stored(claims, skew)
    read = multiprocessing.Value("d", 0.0)

    def fetch(ids: Sequence[str]) -> tuple[dict[str, Claim], dict[str, Article]]:
        start = time.process_time()
        found, articles = ready.read(ids)
        with read.get_lock():
            read.value += time.process_time() - start
        return found, articles

    before = _peak()
    clock, processor = time.perf_counter(), _processor()
    side = Side(ready.columns)
    blocks = blocks_of(ready.keys, lambda: ready.seconds, LIMITS)
    with uncollected():
        bulk = link_columns(side, blocks, fetch, processes=processes)
    reading = read.value
    figures: Figures = {
        "claims": len(ready.columns),
        "skew": skew,
        "columns": made,
        "clock": time.perf_counter() - clock - reading / processes,
        "processor": _processor() - processor - reading,
        "reading": reading,
        "megabytes": _peak() - before,
        **bulk.counts,
    }
    figures |= arrivals(ready, side)
    if splink and (other := beside(ready.columns, ready.keys)) is not None:
        print(
            f"  Splink {other.version} on DuckDB, {len(ready.columns):,} claims,"
            f" {other.pairs:,} pairs, five comparisons each: {other.theirs:.2f} s;"
            f" our columns: {other.ours:.2f} s; {other.answer} ({other.above:,})",
            flush=True,
        )
    return figures


def arrivals(ready: Stored, side: Side) -> Figures:
    """New articles, one after the other, against all on record: milliseconds of the processor."""
    standing = Standing(side, ready.keys, ready.seconds)
    held: list[float] = []
    whole: list[float] = []
    open_pairs = 0
    for number in range(ready.world.articles - ARRIVALS, ready.world.articles):
        article, own = ready.world.article(number)
        start = time.process_time()
        new = prepare(own, {article.id: article})
        found = standing.looked_at(new.built, new.about)
        left, right, asked = (
            np.concatenate(part)
            for part in zip(
                *((pairs.left, pairs.right, told.open) for pairs, told in found), strict=True
            )
        )
        left, right = left[asked], right[asked]
        held.append(time.process_time() - start)
        rows = np.unique(right).tolist()
        claims, articles = ready.read([side.columns.ids[n] for n in rows])
        start = time.process_time()
        made = together(new, recalled(side.columns, rows, claims, articles))
        place = {claim_id: n for n, claim_id in enumerate(made.ids)}
        pairs = [
            sorted((place[new.ids[a]], place[side.columns.ids[b]]))
            for a, b in zip(left.tolist(), right.tolist(), strict=True)
        ]
        ends = np.array(pairs, dtype=np.int64).reshape(len(pairs), 2)
        compared(made, ends[:, 0], ends[:, 1], ())
        open_pairs += len(pairs)
        whole.append(held[-1] + time.process_time() - start)
    p50, p95 = (1000 * np.percentile(held, (50, 95))).tolist()
    w50, w95 = (1000 * np.percentile(whole, (50, 95))).tolist()
    return {"p50": p50, "p95": p95, "w50": w50, "w95": w95, "open": open_pairs / ARRIVALS}


def large_event(claims: int) -> str:
    """One line on linking so many claims of one event, from records."""
    world = World(CLAIMS_EACH)
    told = [world.of_one_event(number) for number in range(-(-claims // CLAIMS_EACH))]
    own = [claim for _, part in told for claim in part]
    start = time.process_time()
    with uncollected():
        found = link(own, {article.id: article for article, _ in told})
    took = time.process_time() - start
    sizes = [len(event.claims) for event in found.events]
    return (
        f"one event of {len(own):,} claims: {found.counts['pairs']:,} pairs in {took:.1f} s of the"
        f" processor, {max(sizes):,} claims in one event"
    )


def _processor() -> float:
    """Seconds of the processor, those of finished child processes too."""
    return sum(os.times()[:4])


def _peak() -> float:
    """Megabytes of this process, or of a child where one took more."""
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(one).ru_maxrss for one in who) / 1024


_HEAD = (
    f"{'claims':>9} {'one name':>8} {'columns':>8} {'clock':>7} {'cpu':>7} {'reading':>8} "
    f"{'MB':>6} "
    f"{'pairs':>11} {'possible':>9} {'settled':>8} {'compared':>8} {'kept':>7} {'events':>7} "
    f"{'left out':>9}"
)


def _row(one: Figures) -> str:
    return (
        f"{one['claims']:>9,.0f} {one['skew']:>8.0%} {one['columns']:>8.1f} {one['clock']:>7.2f}"
        f" {one['processor']:>7.2f} {one['reading']:>8.2f} {one['megabytes']:>6,.0f}"
        f" {one['pairs']:>11,.0f} {one['possible']:>9,.0f} {one['settled']:>8,.0f}"
        f" {one['compared']:>8,.0f} {one['kept']:>7,.0f} {one['events']:>7,.0f}"
        f" {one['left out']:>9,.0f}"
    )


def _apart(size: int, skew: float, *, splink: bool, processes: int) -> Figures:
    """Measure in a process of its own, so that memory is that of one run."""
    command = [sys.executable, "-m", "bench.bench_scale", "--one", str(size), "--skew", str(skew)]
    command += ["--processes", str(processes)]
    run = subprocess.run(
        command + ["--no-splink"] * (not splink), stdout=subprocess.PIPE, text=True, check=True
    )
    *told, figures = run.stdout.splitlines()
    for line in told:
        print(line, flush=True)
    found: Figures = json.loads(figures)
    return found


def main(argv: list[str]) -> int:
    """Print one row for each size and skew, then the exponents of growth."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    ap.add_argument("--sizes", default="10000,100000")
    ap.add_argument("--million", action="store_true", help="a million claims as well")
    ap.add_argument("--skew", type=float, default=0.1, help="share of claims that name one person")
    ap.add_argument("--no-splink", action="store_true")
    ap.add_argument("--processes", type=int, default=2)
    ap.add_argument("--event", type=int, default=2500, help="claims of one event; 0 for none")
    ap.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = ap.parse_args(argv)
    if args.one:
        print(
            json.dumps(
                measure(args.one, args.skew, splink=not args.no_splink, processes=args.processes)
            )
        )
        return 0
    sizes = [int(size) for size in args.sizes.split(",")] + [1_000_000] * args.million
    print(_HEAD)
    found: dict[float, list[Figures]] = {}
    for size in sizes:
        for skew in (0.0, args.skew):
            one = _apart(
                size, skew, splink=not args.no_splink and not skew, processes=args.processes
            )
            print(_row(one), flush=True)
            print(
                f"  one new article against them: bounded p50 {one['p50']:.1f} ms,"
                f" p95 {one['p95']:.1f} ms; with its {one['open']:.1f} open pairs compared slot by"
                f" slot p50 {one['w50']:.1f} ms, p95 {one['w95']:.1f} ms",
                flush=True,
            )
            found.setdefault(skew, []).append(one)
    for skew, runs in found.items():
        for one, other in pairwise(runs):
            grown = math.log(other["processor"] / one["processor"])
            exponent = grown / math.log(other["claims"] / one["claims"])
            print(
                f"growth {one['claims']:,.0f} to {other['claims']:,.0f} claims,"
                f" {skew:.0%} on one name: exponent {exponent:.2f}"
            )
    for claims in (args.event, 2 * args.event) if args.event else ():
        print(large_event(claims), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
