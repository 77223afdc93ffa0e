"""How long a gate takes for one article against a large record, beyond reading the article.

    python -m bench.bench_gate [CLAIMS]

Prints one line a figure: the name, the value, the unit, and the aim.
"""

from __future__ import annotations

import hashlib
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from bench.generate import World
from registry.pipeline.gate import Examined, gate
from registry.pipeline.keys import article_of, keys_of
from registry.records import CONTEXT, Anchor, Article, Blob, Claim, Document, Metadatum, Origin
from registry.review.gate import Known, Rules
from registry.store.location import Location
from registry.store.writer import Store

_NEW = 5
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


def main(claims: int) -> None:
    """Fill a database and hold some articles against it."""
    world = World(claims=claims)
    with tempfile.TemporaryDirectory() as folder:
        location = Location.file(Path(folder) / "registry.db")
        began = time.perf_counter()
        with Store.open(location, create=True) as store:
            for first in range(0, world.articles - _NEW, 200):
                with store.transaction() as transaction:
                    for number in range(first, min(first + 200, world.articles - _NEW)):
                        document, blob, own = written(*world.article(number))
                        transaction.save_document(
                            document,
                            blob,
                            own,
                            extractor="bench",
                            now=_NOW,
                            keys=keys_of(own, article_of(document)),
                        )
        print(f"filled {claims} claims {time.perf_counter() - began:.1f} s")
        for number in range(world.articles - _NEW, world.articles):
            document, blob, own = written(*world.article(number))
            examined = Examined((document,), {document.id: blob}, tuple(own))
            began, busy = time.perf_counter(), time.process_time()
            result = gate(location, examined, rules=Rules(), known=Known(), today=_NOW.date())
            took = time.perf_counter() - began
            found = len(result.verdict.conflicts)
            cpu = time.process_time() - busy
            figure = f"gate article {number} {took:.3f} s aim 0.5 s"
            print(f"{figure}, {cpu:.3f} s of one core, {found} conflicts")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
