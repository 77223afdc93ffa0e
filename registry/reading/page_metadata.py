"""Metadata of a page, each value with its origin: JSON-LD, then OpenGraph, then the page.

What ``htmldate`` finds in the markup is the last resort for the day of
publication and marked as inferred.  Dates before 1990 are what content systems
write when they know none, and are passed over.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from registry.lexicon.agencies import agency
from registry.reading.dates import parse_published
from registry.reading.projection import Page
from registry.records import Metadatum, Origin

_ARTICLE_TYPES = re.compile(r"(?:.*Article|.*Posting|Report|LiveBlog.*|ClaimReview|CreativeWork)\Z")
_MAX_NODES = 5_000  # of JSON-LD looked at; a page describes tens
_MAX_JSON = 2_000_000  # characters of one block of JSON-LD
_META_NAMES: tuple[tuple[str, Origin, tuple[str, ...]], ...] = (
    ("published", Origin.OPENGRAPH, ("article:published_time", "og:published_time")),
    ("modified", Origin.OPENGRAPH, ("article:modified_time", "og:updated_time")),
    ("title", Origin.OPENGRAPH, ("og:title",)),
    ("url", Origin.OPENGRAPH, ("og:url",)),
    ("source", Origin.OPENGRAPH, ("og:site_name",)),
    ("language", Origin.OPENGRAPH, ("og:locale",)),
    (
        "published",
        Origin.PAGE,
        (
            "datepublished",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "sailthru.date",
            "parsely-pub-date",
            "citation_publication_date",
        ),
    ),
    ("modified", Origin.PAGE, ("datemodified", "last-modified", "dcterms.modified")),
    ("author", Origin.PAGE, ("author", "dc.creator", "parsely-author", "byl", "citation_author")),
    ("title", Origin.PAGE, ("dc.title", "parsely-title", "twitter:title")),
    ("source", Origin.PAGE, ("application-name", "dc.publisher", "citation_publisher")),
)


class _Metadata:
    """Values by name; the first one given for a name stays."""

    def __init__(self) -> None:
        self.values: dict[str, Metadatum] = {}

    def put(self, name: str, value: object, origin: Origin, note: str | None = None) -> None:
        if not isinstance(value, str) or name in self.values:
            return
        kept: str | None = " ".join(html.unescape(value).split())[:1000]
        if name in {"published", "modified"}:
            kept = parse_published(kept or "")
        elif name == "url":
            kept = kept if kept and re.match(r"https?://[^\s/]+", kept) else None
        elif name == "language":
            kept = (kept or "").replace("_", "-") or None
        elif name == "author" and kept and re.match(r"https?://", kept):
            kept = None  # a profile page is not a name
        if kept:
            self.values[name] = Metadatum(value=kept, origin=origin, note=note)


def page_metadata(page: Page, *, source: str, where: str) -> dict[str, Metadatum]:
    """What the markup of a page says of the article, by name.

    ``source`` is the decoded page, for the last resort of dating it; ``where``
    its address, where it has one.
    """
    found = _Metadata()
    address = where if re.match(r"https?://", where) else ""
    for node in _article_nodes(page.json_ld):
        _from_json_ld(node, found)
    canonical = next((href for rel, href in page.links if rel == "canonical"), "")
    if canonical:
        found.put("url", urljoin(address, canonical), Origin.PAGE, "canonical link")
    for name, origin, keys in _META_NAMES:
        for key, content in page.metas:
            if key in keys:
                found.put(name, content, origin, key)
    found.put("language", page.language, Origin.PAGE, "html lang")
    found.put("title", _title(page), Origin.PAGE, "heading or title")
    if address:
        found.put("url", address, Origin.PAGE, "address it was fetched from")
    if "published" not in found.values:
        for written in page.times[:1]:
            found.put("published", written, Origin.PAGE, "time element")
    if "published" not in found.values:
        found.put("published", _by_htmldate(source), Origin.INFERRED, "htmldate")
    if "source" not in found.values and "url" in found.values:
        domain = urlsplit(found.values["url"].value).hostname or ""
        found.put("source", domain.removeprefix("www."), Origin.PAGE, "domain")
    return found.values


def _from_json_ld(node: dict[str, Any], found: _Metadata) -> None:
    origin = Origin.JSON_LD
    found.put("published", node.get("datePublished") or node.get("dateCreated"), origin)
    found.put("modified", node.get("dateModified"), origin)
    found.put("title", node.get("headline") or node.get("name"), origin)
    found.put("url", _address(node), origin)
    found.put("author", ", ".join(_names(node.get("author"))), origin)
    found.put("source", next(_names(node.get("publisher")), None), origin)
    language = node.get("inLanguage")
    found.put("language", next(_names(language), language), origin)
    for key in ("creditText", "sourceOrganization", "isBasedOn", "author", "provider"):
        for name in _names(node.get(key)):
            found.put("credit", agency(name) or "", origin, key)


def _article_nodes(blocks: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Nodes of the JSON-LD blocks that describe an article, outermost first."""
    seen = 0
    for block in blocks:
        if len(block) > _MAX_JSON:
            continue
        try:
            # Not strict: line ends inside strings are common on pages.
            pending: list[Any] = [json.loads(block.strip().strip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while pending and seen < _MAX_NODES:
            node = pending.pop(0)
            seen += 1
            if isinstance(node, list):
                pending.extend(node[:100])
            elif isinstance(node, dict):
                kinds = node.get("@type")
                if any(_ARTICLE_TYPES.match(str(k)) for k in _listed(kinds)):
                    yield node
                pending.extend(node[k] for k in ("@graph", "mainEntity") if k in node)
                entity = node.get("mainEntityOfPage")
                if isinstance(entity, dict):
                    pending.append(entity)


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _names(value: object) -> Iterator[str]:
    for one in _listed(value)[:20]:
        name = one.get("name") if isinstance(one, dict) else one
        for text in _listed(name):
            if isinstance(text, str) and text.strip():
                yield text.strip()


def _address(node: dict[str, Any]) -> object:
    entity = node.get("mainEntityOfPage")
    if isinstance(entity, dict):
        entity = entity.get("@id") or entity.get("url")
    url = node.get("url")
    return url if isinstance(url, str) else entity


def _title(page: Page) -> str:
    for block in page.blocks:
        if "h1" in block.regions and block.end - block.start >= 10:
            return page.text[block.start : block.end]
    # "Headline | Outlet": outlets put themselves last, after a bar or a spaced dash.
    return re.split(r"\s+[|–—]\s+|\s+-\s+(?=[^-]*\Z)", page.title)[0]


def _by_htmldate(source: str) -> str | None:
    from htmldate import find_date

    try:
        found = find_date(source, extensive_search=False, original_date=True)
    except (ValueError, RecursionError, AttributeError):
        return None  # it reads hostile markup with less care than we do
    return str(found) if found else None
