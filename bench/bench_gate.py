"""How long a gate takes for one article against a large record, beyond reading the article.

    python -m bench.bench_gate [CLAIMS] [--articles N] [--db ADDRESS]

Prints median and 95th percentile, and where the time went: the database, records
made of its rows, columns made of records, and scoring.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from types import GeneratorType
from typing import Any

from bench.generate import World
from registry.linking import incremental
from registry.pipeline.gate import Examined
from registry.pipeline.keys import keys_of
from registry.records import CONTEXT, Anchor, Article, Blob, Claim, Document, Metadatum, Origin
from registry.review.gate import Known, Rules
from registry.store import rows
from registry.store.location import Location
from registry.store.reader import Reader
from registry.store.writer import Incoming, Store

# Names of functions stand in their place inside the packages.
link: Any = importlib.import_module("registry.linking.link")
prepared: Any = importlib.import_module("registry.linking.prepared")
gate_room: Any = importlib.import_module("registry.pipeline.gate")

AIM = 0.02  # seconds
_PARTS = ("database", "records", "columns", "scoring")
_NEW = 20
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def written(article: Article, claims: list[Claim]) -> tuple[Document, Blob, list[Claim]]:
    """The article as a document whose text holds the claims' quotes."""
    text = "".join(
        f"{claim.anchor.quote:<{100 if n + 1 < len(claims) else 0}}"
        for n, claim in enumerate(claims)
    )
    data = text.encode()
    blob = Blob(sha256=hashlib.sha256(data).hexdigest(), media_type="text/plain", data=data)
    known = {
        "published": article.published.isoformat() if article.published else "",
        "source": article.source,
        "url": article.key,
    }
    document = Document(
        path=article.path,
        text=text,
        blob_sha256=blob.sha256,
        reader="text/1",
        metadata=tuple((k, Metadatum(value=v, origin=Origin.GIVEN)) for k, v in known.items()),
    )
    placed = []
    for claim in claims:
        start = text.index(claim.anchor.quote)
        end = start + len(claim.anchor.quote)
        anchor = Anchor(
            start=start,
            end=end,
            quote=claim.anchor.quote,
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        )
        update = {"document_id": document.id, "anchor": anchor, "sentence": (start, end)}
        placed.append(claim.model_copy(update=update))
    return document, blob, placed


def fill(location: Location, world: World, *, but: int = _NEW) -> float:
    """Put all articles of a world but the last ones on record, with keys; seconds it took."""
    began = time.perf_counter()
    with Store.open(location, create=True) as store:
        for first in range(0, world.articles - but, 200):
            part = []
            for number in range(first, min(first + 200, world.articles - but)):
                document, blob, own = written(*world.article(number))
                part.append(Incoming(document, blob, own, keys_of(own, Article.of(document))))
            with store.transaction() as transaction:
                transaction.save_documents(part, extractor="bench", now=_NOW)
    return time.perf_counter() - began


@dataclass
class Taken:
    """Where the milliseconds of one gate went."""

    whole: float = 0.0
    processor: float = 0.0
    """Of this process, whatever else ran on the machine."""
    parts: dict[str, float] = field(default_factory=lambda: dict.fromkeys(_PARTS, 0.0))
    conflicts: int = 0


@contextmanager
def split(taken: Taken) -> Iterator[None]:
    """Time what a gate asks of the database, of records, of columns and of comparison."""
    spots: list[tuple[Any, str, str]] = [
        (gate_room, "open_reader", "database"),
        (Reader, "fetch", "database"),
        (Reader, "among", "database"),
        (rows, "claim_record", "records"),
        (link, "prepare", "columns"),
        (incremental, "outlined", "columns"),
        (prepared, "completed", "columns"),
        (gate_room, "keys_of", "columns"),
        (prepared, "columns_of", "columns"),
        (incremental, "pairs_of", "scoring"),
        (incremental, "compare_all", "scoring"),
        (gate_room.conflicts, "detect", "scoring"),
    ]
    running: list[str] = []
    since = [time.perf_counter()]

    def switch() -> None:
        now = time.perf_counter()
        if running:
            taken.parts[running[-1]] += now - since[0]
        since[0] = now

    def timed(call: Any, part: str) -> Any:  # noqa: ANN401 - whatever it is
        def inside(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever it is
            switch()
            running.append(part)
            try:
                made = call(*given, **named)
                return iter(list(made)) if isinstance(made, GeneratorType) else made
            finally:
                switch()
                running.pop()

        return inside

    def opened(location: Location) -> AbstractContextManager[Reader]:
        entered = stack.enter_context(before[gate_room, "open_reader"](location))
        return nullcontext(entered)

    before = {(place, name): getattr(place, name) for place, name, _ in spots}
    with ExitStack() as stack:
        for place, name, part in spots:
            call = opened if name == "open_reader" else before[place, name]
            setattr(place, name, timed(call, part))
        try:
            yield
        finally:
            for (place, name), call in before.items():
                setattr(place, name, call)


def measure(location: Location, world: World, numbers: Iterable[int]) -> list[Taken]:
    """Hold articles against a record, each with a connection of its own."""
    found = []
    for number in numbers:
        document, blob, own = written(*world.article(number))
        examined = Examined((document,), {document.id: blob}, tuple(own))
        one = Taken()
        with split(one):
            began, busy = time.perf_counter(), time.process_time()
            result = gate_room.gate(
                location, examined, rules=Rules(), known=Known(), today=_NOW.date()
            )
            one.whole = time.perf_counter() - began
            one.processor = time.process_time() - busy
        one.conflicts = len(result.verdict.conflicts)
        found.append(one)
    return found


def told(found: Sequence[Taken], aim: float) -> list[str]:
    """Lines with median and 95th percentile, in milliseconds, and where they went."""
    lines = []
    figures = {"whole": [one.whole for one in found]}
    figures["processor of this process"] = [one.processor for one in found]
    figures |= {part: [one.parts[part] for one in found] for part in _PARTS}
    for name, values in figures.items():
        ordered = sorted(values)
        nearly_all = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
        line = f"  {name}: median {1000 * median(values):.1f} ms, p95 {1000 * nearly_all:.1f} ms"
        if name == "whole":
            line += f" (aim {1000 * aim:.0f}: {'ok' if nearly_all <= aim else 'ABOVE THE AIM'})"
        lines.append(line)
    return lines


def main() -> None:
    """Fill a database and hold some articles against it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("claims", nargs="?", type=int, default=100_000)
    parser.add_argument("--articles", type=int, default=20, help="held against the record")
    parser.add_argument("--db", help="a registry that was filled so; by default a new file")
    given = parser.parse_args()
    world = World(claims=given.claims)
    numbers = range(world.articles - given.articles, world.articles)
    with tempfile.TemporaryDirectory() as folder:
        location = Location.parse(given.db or str(Path(folder) / "registry.db"))
        if given.db is None:
            seconds = fill(location, world, but=given.articles)
            print(f"filled {given.claims:,} claims {seconds:.1f} s")
        measure(location, world, numbers[:1])  # imports, and the first pages of the database
        print(f"gate of {given.articles} articles against {given.claims:,} claims, each alone")
        print("\n".join(told(measure(location, world, numbers), AIM)))
        print(f"  load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
