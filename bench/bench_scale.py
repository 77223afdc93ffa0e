"""Measure linking at scale on generated claims: seconds, pairs, memory, growth; Splink beside it.

    make bench-scale                       10 thousand and 100 thousand claims
    make bench-scale ARGS="--jobs 2"       the same, compared by two processes
    make bench-scale ARGS=--million        and a million: hours, and many gigabytes of records

What is measured is what ``registry reconcile`` does between reading and saving: ``link``
of claims as they are read, keys and columns and all; then ``relink`` when one more article
of twenty claims came, some times over.  Each size runs in a process of its own, once as
news is and once with a tenth of all claims on one name.  Making the claims is not counted.
Seconds of the processor are those that say something on a machine with other work.

Last comes one event of thousands of claims, and twice as large: the seconds should double,
and all be one event.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import time
from itertools import pairwise

import numpy as np

from bench.bench_splink import beside
from bench.generate import CLAIMS_EACH, World
from registry.linking.blocking.candidates import widened
from registry.linking.bounding.columns import columns_of
from registry.linking.incremental import relink
from registry.linking.link import link, prepare
from registry.pipeline.memory import uncollected
from registry.pipeline.processes import spread_over
from registry.records import Article, Claim

Figures = dict[str, float]
ARRIVALS = 20
"""Articles that are not among those on record, and come one by one at the end."""


def measure(claims: int, skew: float, *, jobs: int, splink: bool) -> Figures:
    """Link once, by so many processes, then take in one article after the other."""
    world = World(claims + ARRIVALS * CLAIMS_EACH, skew)
    articles: dict[str, Article] = {}
    told: list[list[Claim]] = []
    for number in range(world.articles):
        article, own = world.article(number)
        articles[article.id] = article
        told.append(own)
    own, new = [one for part in told[:-ARRIVALS] for one in part], told[-ARRIVALS:]
    before = _peak()
    clock, processor = time.perf_counter(), _processor()
    with uncollected():
        found = link(own, articles, spread=spread_over(jobs))
    figures: Figures = {
        "claims": len(own),
        "skew": skew,
        "clock": time.perf_counter() - clock,
        "processor": _processor() - processor,
        "megabytes": _peak() - before,
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        **found.counts,
        "events": len(found.events),
    }
    taken = []
    for part in new:
        own = own + part
        start = time.process_time()
        with uncollected():
            found = relink(own, articles, fresh={one.id for one in part}, before=found.comparisons)
        taken.append(time.process_time() - start)
    figures["p50"], figures["p95"] = (1000 * np.percentile(taken, (50, 95))).tolist()
    if splink:
        _beside(own, articles)
    return figures


def _beside(claims: list[Claim], articles: dict[str, Article]) -> None:
    """Print what Splink takes for the same task, where it is installed."""
    made = prepare(claims, articles)
    columns = columns_of(made.built, made.about, made.ids)
    other = beside(columns, widened(made.keys.entries()))
    if other is not None:
        print(
            f"  Splink {other.version} on DuckDB, {len(columns):,} claims,"
            f" {other.pairs:,} pairs, five comparisons each: {other.theirs:.2f} s;"
            f" our columns: {other.ours:.2f} s; {other.answer} ({other.above:,})",
            flush=True,
        )


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
    """Seconds of the processor that this process took, and those that it waited for."""
    return sum(os.times()[:4])


def _peak() -> float:
    """Megabytes that this process held at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


_HEAD = (
    f"{'claims':>9} {'one name':>8} {'clock':>7} {'cpu':>7} {'MB':>6} {'pairs':>11} "
    f"{'compared':>8} {'kept':>7} {'events':>7} {'common':>7}"
)


def _row(one: Figures) -> str:
    return (
        f"{one['claims']:>9,.0f} {one['skew']:>8.0%} {one['clock']:>7.2f}"
        f" {one['processor']:>7.2f} {one['megabytes']:>6,.0f} {one['pairs']:>11,.0f}"
        f" {one['compared']:>8,.0f} {one['kept']:>7,.0f} {one['events']:>7,.0f}"
        f" {one['capped']:>7,.0f}"
    )


def _apart(size: int, skew: float, *, jobs: int, splink: bool) -> Figures:
    """Measure in a process of its own, so that memory is that of one run."""
    command = [sys.executable, "-m", "bench.bench_scale", "--one", str(size), "--skew", str(skew)]
    command += ["--jobs", str(jobs)]
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
    ap.add_argument("--jobs", type=int, default=1, help="processes that compare")
    ap.add_argument("--no-splink", action="store_true")
    ap.add_argument("--event", type=int, default=2500, help="claims of one event; 0 for none")
    ap.add_argument("--one", type=int, help=argparse.SUPPRESS)
    args = ap.parse_args(argv)
    if args.one:
        found_one = measure(args.one, args.skew, jobs=args.jobs, splink=not args.no_splink)
        print(json.dumps(found_one))
        return 0
    sizes = [int(size) for size in args.sizes.split(",")] + [1_000_000] * args.million
    print(_HEAD)
    found: dict[float, list[Figures]] = {}
    for size in sizes:
        for skew in (0.0, args.skew):
            one = _apart(size, skew, jobs=args.jobs, splink=not args.no_splink and not skew)
            print(_row(one), flush=True)
            if one["worker"]:
                print(f"  the largest of {args.jobs} workers held {one['worker']:,.0f} MB")
            print(f"  load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
            print(
                f"  one new article against them: p50 {one['p50']:.0f} ms, p95 {one['p95']:.0f} ms",
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
