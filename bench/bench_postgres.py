"""How fast eight processes put articles on record at once, on a server and in a file.

    python -m bench.bench_postgres [--documents N] [--claims N] [--batch N] [--gate CLAIMS]

The server is started for the measurement, with the settings that Debian's
package gives it: it syncs to the disk.  Aim: 1,000 documents a second.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import tempfile
import time
from datetime import UTC, datetime
from multiprocessing.synchronize import Barrier
from pathlib import Path

from bench import bench_gate, bench_store
from bench.generate import World
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.writer import Incoming, Store
from tests.server import Server

AIM = 1_000  # documents a second
ARTICLES = 100  # held against the record
BATCH = 50  # documents in one transaction
DURABLE = ("fsync=on", "full_page_writes=on", "synchronous_commit=on")


def _work(
    location: Location, worker: int, documents: int, claims: int, batch: int, start: Barrier
) -> None:
    chance = random.Random(worker)
    bench_store.CLAIMS = claims
    made = [bench_store.article(worker * documents + number, chance) for number in range(documents)]
    now = datetime.now(UTC)
    with Store.open(location, create=False) as store:
        start.wait()
        for at in range(0, documents, batch):
            part = [Incoming(*one) for one in made[at : at + batch]]
            with store.transaction() as transaction:
                transaction.save_documents(part, extractor="bench", now=now)


def measure(
    location: Location, *, processes: int, documents: int, claims: int, batch: int
) -> float:
    """Seconds until all processes have stored all their articles; none is lost or doubled."""
    Store.open(location, create=True).close()
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(processes + 1)
    workers = [
        context.Process(target=_work, args=(location, number, documents, claims, batch, barrier))
        for number in range(processes)
    ]
    for worker in workers:
        worker.start()
    barrier.wait()
    begun = time.perf_counter()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - begun
    assert all(worker.exitcode == 0 for worker in workers)
    with reading(location) as reader:
        found = reader.counts()
        assert found.documents == processes * documents, found
        assert found.claims == processes * documents * claims, found
        assert found.generation == processes * documents, found
    return seconds


def main() -> None:
    """Store, count, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=8)
    parser.add_argument("--gate", type=int, default=100_000, help="claims on record; 0 for none")
    parser.add_argument("--batch", type=int, default=BATCH, help="documents in one transaction")
    parser.add_argument("--processes", type=int, default=8)
    given = parser.parse_args()
    server = Server(*DURABLE)
    with tempfile.TemporaryDirectory() as folder:
        places = {
            "PostgreSQL": Location.parse(server.create()),
            "SQLite": Location.file(Path(folder) / "registry.db"),
        }
        for name, location in places.items():
            seconds = measure(
                location,
                processes=given.processes,
                documents=given.documents,
                claims=given.claims,
                batch=given.batch,
            )
            total = given.processes * given.documents
            verdict = "ok" if total / seconds >= AIM else "BELOW THE AIM"
            print(
                f"{name}: {total:,} documents of {given.claims} claims by {given.processes}"
                f" processes, {given.batch} in one transaction, in {seconds:.2f} s ="
                f" {total / seconds:,.0f} documents a second,"
                f" {total * given.claims / seconds:,.0f} claims a second; none lost, none twice"
                f" (aim {AIM:,}: {verdict}; load of the machine {os.getloadavg()[0]:.1f}"
                f" on {os.cpu_count()} cores)"
            )
    if given.gate:
        location, world = Location.parse(server.create()), World(claims=given.gate)
        seconds = bench_gate.fill(location, world, but=ARTICLES)
        print(f"filled with {given.gate:,} claims and their keys in {seconds:.1f} s")
        server.execute("VACUUM ANALYZE", database=location.address.split("@/")[1].split("?")[0])
        numbers = range(world.articles - ARTICLES, world.articles)
        bench_gate.measure(location, world, numbers[:1])
        taken = bench_gate.measure(location, world, numbers)
        print(f"gate on PostgreSQL against {given.gate:,} claims, beyond reading the article")
        print("\n".join(bench_gate.told(taken, bench_gate.AIM)))
    server.remove()


if __name__ == "__main__":
    main()
