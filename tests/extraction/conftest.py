"""One loaded parser for all tests of extraction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from registry import extraction
from registry.records import Claim, Document, Metadatum, Origin

Read = Callable[..., tuple[Claim, ...]]


@pytest.fixture(scope="session")
def read(parser: extraction.Parser) -> Read:
    """Claims of a text, published on 6 November 2025 unless said otherwise."""

    def claims(text: str, published: date | None = date(2025, 11, 6)) -> tuple[Claim, ...]:
        metadata = [("source", Metadatum(value="Test Gazette", origin=Origin.GIVEN))]
        if published is not None:
            metadata.insert(
                0, ("published", Metadatum(value=published.isoformat(), origin=Origin.GIVEN))
            )
        document = Document(
            path="test.txt",
            text=text,
            blob_sha256="0" * 64,
            reader="test/1",
            metadata=tuple(metadata),
        )
        return extraction.extract(document, parser)

    return claims
