"""The blocking keys of articles as they are stored, for ingestion and for a gate.

A gate imports this and no database library: it only reads, and has to start fast.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.linking.blocking.keys import block_keys
from registry.linking.signature import profiles, signatures
from registry.records import Article, Claim


def keys_of(claims: Sequence[Claim], article: Article) -> list[tuple[int, ...]]:
    """The keys of each claim of one article, in the claims' order."""
    built = signatures(claims, {article.id: article})
    about = profiles(built)
    return [block_keys(side, about[article.id]) for side in built]
