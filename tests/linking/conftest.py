"""Claims of some gold clusters, read once for all tests of linking."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry import extraction, reading
from registry.records import Article, Claim

CLUSTERS = Path(__file__).parent.parent / "gold" / "clusters" / "dev"
Cluster = tuple[list[Claim], dict[str, Article]]


def _cluster(folder: Path, parser: extraction.Parser) -> Cluster:
    claims: list[Claim] = []
    articles: dict[str, Article] = {}
    for path in sorted(folder.glob("*.txt")):
        for document in reading.read(path.read_bytes(), where=str(path)):
            claims += extraction.extract(document, parser)
            articles[document.id] = Article.of(document)
    return claims, articles


@pytest.fixture(scope="session")
def clusters(parser: extraction.Parser) -> list[Cluster]:
    """Eight clusters, each by itself."""
    folders = sorted(path.parent for path in CLUSTERS.glob("*/gold.json"))[:8]
    return [_cluster(folder, parser) for folder in folders]


@pytest.fixture(scope="session")
def together(clusters: list[Cluster]) -> Cluster:
    """All claims of those clusters as one set."""
    claims = [claim for own, _ in clusters for claim in own]
    return claims, {key: one for _, articles in clusters for key, one in articles.items()}
