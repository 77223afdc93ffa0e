"""How a claim on record was read: its sentence parsed again, and each slot traced to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from registry import extraction
from registry.errors import ConfigError
from registry.extraction.retrace import Read, retrace
from registry.lexicon.properties import Singles
from registry.records import Article, Claim
from registry.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Retraced:
    """A claim and how it was read."""

    claim: Claim
    article: Article
    sentence: str
    reads: Sequence[Read]
    parser: str | None
    """Name and version; ``None`` when it is not installed, so that there are no arcs."""


def retrace_claim(reader: Reader, claim_id: str, properties: Singles | None = None) -> Retraced:
    """Trace every slot of a claim; ``properties`` as the claim was read with."""
    (claim, *_) = reader.claims([claim_id])
    text = reader.texts([claim.document_id])[claim.document_id]
    first, last = claim.sentence
    tree, parser = None, None
    table = properties
    try:
        loaded = extraction.load(properties)
    except ConfigError:  # everything but the arcs stands in the claim
        pass
    else:
        parser, table = loaded.name, loaded.properties
        tree = next(loaded.trees([text[first:last].replace("\n", " ")]))
    if table is None:
        from registry.lexicon.properties import builtin

        table = builtin()
    article = reader.articles([claim.document_id])[claim.document_id]
    return Retraced(claim, article, text[first:last], retrace(claim, tree, table), parser)
