"""What a corpus run found, put into a registry for people to decide.

The conflicts come with all claims of the articles that they rest on, their
texts, and the comparisons that explain them.  The articles' bytes stay where
the corpus has them: what is stored is the text, as a blob of its own.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from registry.corpus import shapes
from registry.corpus.ingest import read_part
from registry.corpus.reconcile import Found
from registry.corpus.session import SparkError
from registry.pipeline import Clock, Progress, now, silent
from registry.pipeline.ingest import EXTRACTOR
from registry.records import Blob, Claim, Comparison, Conflict, Document, Outcome
from registry.store.location import Location
from registry.store.writer import Incoming, Reconciled, Saved, Store

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_AT_ONCE = 200  # articles in one transaction
_OUTCOMES = frozenset(one.value for one in Outcome)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came into the registry."""

    documents: int
    claims: int
    changes: Reconciled


def save_found(spark: SparkSession, target: str, found: Found, resting: DataFrame) -> None:
    """Write what a run found beside the corpus, the summary last."""
    rows = [(one.fingerprint, one.code, one.model_dump_json()) for one in found.conflicts]
    conflicts = spark.createDataFrame(rows, shapes.CONFLICTS)
    conflicts.coalesce(1).write.mode("overwrite").parquet(f"{target}/conflicts")
    resting.write.mode("overwrite").parquet(f"{target}/comparisons")
    summary = json.dumps(
        {
            "counts": dict(found.counts),
            "documents": found.documents,
            "claims": found.claims,
            "conflicts": len(found.conflicts),
            "digest": found.digest,
        },
        sort_keys=True,
    )
    spark.createDataFrame([(summary,)], "summary string").coalesce(1).write.mode("overwrite").text(
        f"{target}/summary"
    )


def load(
    spark: SparkSession,
    corpus: str,
    location: Location,
    *,
    clock: Clock = now,
    progress: Progress = silent,
) -> Loaded:
    """Bring the conflicts of a corpus into a registry that holds nothing else.

    A second start changes nothing but what changed in the corpus; decisions stay.

    :raises SparkError: when the corpus was not reconciled, or the registry holds other articles.
    """
    progress("loading", 0, 3, "reading conflicts")
    summary = _summary(spark, corpus)
    conflicts = [
        Conflict.model_validate_json(row.record)
        for row in spark.read.schema(shapes.CONFLICTS).parquet(f"{corpus}/conflicts").collect()
    ]
    rows = spark.read.schema(shapes.COMPARISONS).parquet(f"{corpus}/comparisons").collect()
    comparisons = [Comparison.model_validate_json(row.record) for row in rows]
    wanted = {one for conflict in conflicts for one in conflict.claims}
    documents = sorted(
        {
            name
            for row in rows
            for claim, name in (
                (row.left, row.left_document),
                (row.right, row.right_document),
            )
            if claim in wanted
        }
    )
    progress("loading", 1, 3, f"{len(documents)} articles")
    incoming = _articles(spark, corpus, documents)
    known = {one.id for article in incoming for one in article.claims}
    with Store.open(location, create=True) as store:
        with store.view() as reader:
            strange = reader.articles().keys() - set(documents)
        if strange:
            raise SparkError(
                f"{location.name}: holds {len(strange)} articles that are not of this corpus",
                hint="load it into a registry of its own, with --db",
            )
        for at in range(0, len(incoming), _AT_ONCE):
            with store.transaction() as transaction:
                saved = transaction.save_documents(
                    incoming[at : at + _AT_ONCE], extractor=EXTRACTOR, now=clock()
                )
                assert all(isinstance(one, Saved) for one in saved)
        progress("loading", 2, 3, "saving conflicts")
        with store.transaction() as transaction:
            generation = transaction.reader.counts().generation
            changes = transaction.save_reconciliation(
                events=(),
                comparisons=[one for one in comparisons if {one.left, one.right} <= known],
                conflicts=conflicts,
                counts={
                    name: count for name, count in summary["counts"].items() if name in _OUTCOMES
                },
                generation=generation,
                now=clock(),
            )
    progress("loading", 3, 3)
    return Loaded(len(incoming), len(known), changes)


def _summary(spark: SparkSession, corpus: str) -> dict[str, dict[str, int]]:
    from pyspark.errors import AnalysisException

    try:
        row = spark.read.text(f"{corpus}/summary").first()
    except AnalysisException as error:
        raise SparkError(
            f"{corpus}: was not reconciled",
            hint=f"run: registry corpus reconcile {corpus}",
        ) from error
    found: dict[str, dict[str, int]] = json.loads(row.value if row is not None else "{}")
    return found


def _articles(spark: SparkSession, corpus: str, documents: Iterable[str]) -> list[Incoming]:
    """The articles of some ids, with their texts and claims."""
    from pyspark.sql import functions as f

    names = [(one,) for one in documents]
    if not names:
        return []
    named = f.broadcast(spark.createDataFrame(names, "id string"))
    rows = read_part(spark, corpus, "documents").join(named, "id").collect()
    texts = read_part(spark, corpus, "texts").join(named, "id").collect()
    claims = read_part(spark, corpus, "claims")
    own = claims.join(named, claims.document == named.id).collect()
    body = {row.id: row.body for row in texts}
    said = {row.document: row for row in own}
    found: dict[str, Incoming] = {}
    for row in rows:
        # One article at two paths is one article; the first path names it.
        if row.id in found and found[row.id].document.path <= row.path:
            continue
        document = Document.model_validate({**json.loads(row.record), "text": body[row.id]})
        by_text = document.model_copy(
            update={"blob_sha256": document.text_sha256, "segments": (), "charset": "utf-8"}
        )
        blob = Blob(
            sha256=document.text_sha256,
            media_type="text/plain",
            charset="utf-8",
            data=document.text.encode(),
        )
        parts = said[row.id]
        held: list[tuple[Claim, list[int]]] = sorted(
            zip(shapes.read_claims(parts.claims), parts.keys, strict=True),
            key=lambda one: (one[0].anchor.start, one[0].anchor.end, one[0].id),
        )
        found[row.id] = Incoming(
            by_text, blob, [claim for claim, _ in held], [list(keys) for _, keys in held]
        )
    return [found[id_] for id_ in sorted(found)]
