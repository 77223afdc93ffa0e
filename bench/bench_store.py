"""How fast claims are written, with a commit for each document, and how large they are.

    python -m bench.bench_store [--documents N]

Articles are generated: forty claims each, with a time, two participants and a
quantity, about as long as real ones.  Aim: 40,000 claims a second.
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from registry.records import (
    CONTEXT,
    Anchor,
    Blob,
    Claim,
    Document,
    Participant,
    QuantitySlot,
    Span,
    TimeSlot,
)
from registry.store import rows
from registry.store.location import Location
from registry.store.reader import reading
from registry.store.writer import Store
from registry.values import names, quantity
from registry.values.time import TimeInterval

CLAIMS = 40  # a document
AIM = 40_000  # claims a second
_ROUNDS = 20  # the best one is what the code costs; the others share the machine
_VERBS = ("sign", "open", "visit", "close", "win", "reject", "launch", "report")
_PEOPLE = ("Anna Berg", "Ole Lund", "Mira Sand", "Jon Vik", "Tora Dahl", "Nils Holm")


def article(number: int, chance: random.Random) -> tuple[Document, Blob, list[Claim]]:
    """One generated article and its claims."""
    sentences = [
        f"{chance.choice(_PEOPLE)} and {chance.choice(_PEOPLE)} {chance.choice(_VERBS)}ed"
        f" {chance.randint(2, 900)} boats in harbour {number}-{at}"
        f" in June 20{chance.randint(10, 26)}"
        for at in range(CLAIMS)
    ]
    text = ". ".join(sentences) + "."
    document = Document(
        path=f"{number}.txt", text=text, blob_sha256=f"{number:064x}", reader="text/1"
    )
    id_, key = document.id, document.key
    claims, start = [], 0
    for sentence in sentences:
        claims.append(_claim(id_, key, text, start, sentence))
        start += len(sentence) + 2
    return document, Blob(sha256=f"{number:064x}", media_type="text/plain", data=b"x"), claims


def _claim(id_: str, key: str, text: str, start: int, sentence: str) -> Claim:
    end = start + len(sentence)
    words = sentence.split()

    def span(word: str) -> Span:
        at = start + sentence.index(word)
        return Span(start=at, end=at + len(word), text=word)

    people = (" ".join(words[:2]), " ".join(words[3:5]))
    return Claim(
        document_id=id_,
        document_key=key,
        anchor=Anchor(
            start=start,
            end=end,
            quote=sentence,
            prefix=text[max(0, start - CONTEXT) : start],
            suffix=text[end : end + CONTEXT],
        ),
        sentence=(start, end),
        kind="event",
        predicate=words[5].removesuffix("ed"),
        trigger=span(words[5]),
        participants=tuple(
            Participant(
                role="agent", mention=span(name), head="x", entity=names.entity(name, "person")
            )
            for name in people
        ),
        times=(TimeSlot(interval=TimeInterval.parse(f"{words[-1]}-06"), mention=span("June")),),
        quantities=(
            QuantitySlot(
                quantity=quantity.Quantity.parse(words[6]),
                mention=span(words[6]),
                counted="boat",
            ),
        ),
        context=("boat", "harbour", "june"),
    )


class Bare:
    """The same claims as rows in a table without rules, by the driver alone: what is possible."""

    def __init__(self, path: Path) -> None:
        self._raw = sqlite3.connect(path, isolation_level=None)
        self._raw.execute("PRAGMA journal_mode = WAL")
        self._raw.execute("PRAGMA synchronous = NORMAL")
        columns = ", ".join(rows.CLAIM_COLUMNS)
        self._raw.execute(f"CREATE TABLE claim ({columns})")
        self._insert = f"INSERT INTO claim VALUES ({', '.join('?' * len(rows.CLAIM_COLUMNS))})"

    def write(self, made: list[rows.Row]) -> None:
        """Rows of one document, committed."""
        self._raw.execute("BEGIN IMMEDIATE")
        self._raw.executemany(self._insert, made)
        self._raw.execute("COMMIT")


def main() -> None:
    """Write, read back, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=500)
    count = parser.parse_args().documents
    chance = random.Random(7)
    articles = [article(number, chance) for number in range(count)]
    step = max(1, count // _ROUNDS)
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "registry.db"
        with Store.open(Location.file(path), create=True) as store:
            empty = path.stat().st_size
            bare = Bare(Path(folder) / "bare.db")
            rounds, bare_rounds = [], []
            for first in range(0, count, step):
                start = time.perf_counter()
                for document, blob, claims in articles[first : first + step]:
                    with store.transaction() as transaction:
                        transaction.save_document(
                            document, blob, claims, extractor="bench", now=now
                        )
                rounds.append(time.perf_counter() - start)
                made = [
                    [rows.claim_row(1, at, claim, document.text) for at, claim in enumerate(claims)]
                    for document, _, claims in articles[first : first + step]
                ]
                start = time.perf_counter()
                for part in made:
                    bare.write(part)
                bare_rounds.append(time.perf_counter() - start)
        with reading(Location.file(path)) as reader:
            start = time.perf_counter()
            read = sum(1 for _ in reader.claims())
            reading_seconds = time.perf_counter() - start
            (texts,) = reader.fetch("SELECT sum(length(body)) FROM text")[0]
        size = path.stat().st_size - empty
    total = count * CLAIMS
    assert read == total
    best, middle = (step * CLAIMS / seconds for seconds in (min(rounds), median(rounds)))
    verdict = "ok" if best >= AIM else "MISSED"
    print(
        f"store: {total:,} claims of {count:,} documents, a commit for each: {best:,.0f} a second"
        f" in the best of {len(rounds)} rounds, {middle:,.0f} in the middle one"
        f" (aim {AIM:,}: {verdict})"
    )
    possible = step * CLAIMS / min(bare_rounds)
    print(f"store: the bare driver, taking turns, rows already made: {possible:,.0f} a second")
    print(f"store: {(size - texts) / total:,.0f} bytes a claim beyond the texts")
    print(f"store: read back at {total / reading_seconds:,.0f} claims a second")


if __name__ == "__main__":
    main()
