"""Short articles, and what the program finds between them without a database."""

from __future__ import annotations

from collections.abc import Iterable

from registry import conflicts, extraction, linking, reading
from registry.records import Article, Claim, Conflict, Document


def article(name: str, text: str, **metadata: str) -> Document:
    """A file of plain text whose front matter tells the metadata."""
    front = "".join(f"{key}: {value}\n" for key, value in metadata.items())
    (found,) = reading.read(f"---\n{front}---\n{text}\n".encode(), where=f"{name}.txt")
    return found


def journey(
    documents: Iterable[Document], parser: extraction.Parser
) -> tuple[tuple[Conflict, ...], dict[str, Claim]]:
    """The conflicts of some articles, and the claims of these by id."""
    articles = list(documents)
    claims = [claim for one in articles for claim in extraction.extract(one, parser)]
    about = {one.id: Article.of(one) for one in articles}
    by_id = {claim.id: claim for claim in claims}
    compared = linking.link(claims, about).comparisons
    return conflicts.detect(compared, by_id, about).conflicts, by_id
