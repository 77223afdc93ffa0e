"""What files and pages say now in place of the articles on record.

Files are read, pages fetched once each and as politely as when they first came.
Nothing is stored: whoever wants a new version ingests it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from registry.errors import DecisionError, RegistryError, SourceError
from registry.pipeline import Progress, silent
from registry.pipeline.inputs import Input, Network
from registry.pipeline.meant import same_file
from registry.reading.fetch import is_address
from registry.records import Article, Blob, Document
from registry.store.reader import Listed, Reader


@dataclass(frozen=True, slots=True)
class Current:
    """What a file or page says now in place of one article on record."""

    where: str
    """The path as given, or the address at which the page was found in the end."""
    document: Document
    source: str | None
    """The decoded file, where its lines are not those of the text."""


@dataclass(frozen=True, slots=True)
class Present:
    """What files or pages say now."""

    articles: Mapping[str, Current] = field(default_factory=dict)
    """By the id of the document on record."""
    missing: tuple[str, ...] = ()
    """Where articles came from and are not any more: files that are gone, items of a feed."""
    failures: tuple[RegistryError, ...] = ()
    """Files that cannot be read, pages that cannot be fetched."""
    elsewhere: tuple[str, ...] = ()
    """Paths of articles that have no address, where addresses were to be fetched."""


def read_file(reader: Reader, where: str, named: Sequence[Listed] = ()) -> Present:
    """What a file says now of the articles that are named, else of those that came from it.

    :raises SourceError: when it cannot be read.
    :raises DecisionError: when no article on record is known to be in it.
    """
    current = [one for one in reader.listed() if not one.superseded]
    meant = list(named) or [one for one in current if same_file(one.article.path, where)]
    documents, blob = _read(reader, Input(where), meant)
    if not meant:
        keys = {document.key for document in documents}
        meant = [one for one in current if one.article.key in keys]
    if not meant:
        raise DecisionError(
            f"{where}: no article on record came from this file",
            hint="name the article too: registry verify DOCUMENT --file PATH",
        )
    present = _paired(reader, meant, where, documents, blob)
    if not present.articles:
        raise DecisionError(f"{where}: holds none of the articles that are meant any more")
    return present


def read_files(reader: Reader, documents: Sequence[Listed]) -> Present:
    """What the files of some articles say now, where they still are."""
    by_path: dict[str, list[Listed]] = {}
    for one in documents:
        if not one.superseded and "://" not in one.article.path:
            by_path.setdefault(one.article.path, []).append(one)
    gone = {where for where in by_path if not Path(where).is_file()}
    missing = [where for where in sorted(gone) for _ in by_path[where]]
    found = {where: meant for where, meant in by_path.items() if where not in gone}
    return _all(reader, found, Network(), missing, silent)


def fetch_pages(
    reader: Reader,
    documents: Sequence[Listed],
    network: Network,
    *,
    progress: Progress = silent,
) -> Present:
    """What the addresses of some articles say now; each is fetched once.

    An article that was fetched is looked for where it was found, one that came
    from a file at the address that it is known by.

    :raises DecisionError: when none of them has an address.
    """
    by_address: dict[str, list[Listed]] = {}
    elsewhere: list[str] = []
    for one in documents:
        if one.superseded:
            continue
        if address := _address_of(one.article):
            by_address.setdefault(address, []).append(one)
        else:
            elsewhere.append(one.article.path)
    if not by_address:
        raise DecisionError(
            "none of the articles has an address to fetch",
            hint="registry verify --files looks into the files that they came from",
        )
    found = _all(reader, by_address, network, (), progress)
    return Present(found.articles, found.missing, found.failures, tuple(sorted(elsewhere)))


def _all(
    reader: Reader,
    meant: Mapping[str, Sequence[Listed]],
    network: Network,
    missing: Sequence[str],
    progress: Progress,
) -> Present:
    """What each place says now of the articles that came from it; failures are collected."""
    found: dict[str, Current] = {}
    gone = list(missing)
    failures: list[RegistryError] = []
    for number, (where, own) in enumerate(sorted(meant.items()), start=1):
        progress("fetching" if is_address(where) else "reading", number, len(meant), where)
        try:
            documents, blob = _read(reader, Input(where, network=network), own)
        except RegistryError as error:
            failures.append(error)
            continue
        place = documents[0].path  # where redirects led in the end
        present = _paired(reader, own, place, documents, blob)
        found |= present.articles
        gone += present.missing
    return Present(found, tuple(gone), tuple(failures))


def _address_of(article: Article) -> str | None:
    for address in (article.path, article.url or ""):
        if is_address(address) and address.lower().startswith("http"):
            return address
    return None


def _read(reader: Reader, one: Input, meant: Sequence[Listed]) -> tuple[tuple[Document, ...], Blob]:
    """The articles of an input, in the character set that the user named when they came first."""
    try:
        return one.read()
    except SourceError:
        known = reader.documents([listed.article.id for listed in meant[:1]])
        charset = next((document.charset for document in known), "utf-8")
        if charset == "utf-8" or is_address(one.where):
            raise
        return Input(one.where, encoding=charset).read()


def _paired(
    reader: Reader,
    meant: Sequence[Listed],
    where: str,
    documents: Sequence[Document],
    blob: Blob,
) -> Present:
    """For each article its text in a file: by identity, by its part, or because it is alone.

    What a feed does not list any more is missing, not withdrawn: feeds are short.
    """
    by_key = {document.key: document for document in documents}
    # Items of a feed move up: a part says who it is only where its identity is nobody's here.
    known = {one.article.key for one in meant}
    unknown = {document.part: document for document in documents if document.key not in known}
    parts = {one.id: one.part for one in reader.documents([m.article.id for m in meant])}
    found: dict[str, Current] = {}
    missing: list[str] = []
    for one in meant:
        part = parts.get(one.article.id, "")
        now = by_key.get(one.article.key) or unknown.get(part)
        if now is None and len(documents) == 1 and (unknown or not part):
            (now,) = documents
        if now is None:
            missing.append(f"{where}, {part}" if part else where)
        else:
            mapped = now.segments and not now.part
            source = blob.data.decode(now.charset, "replace") if mapped else None
            found[one.article.id] = Current(where, now, source)
    return Present(found, tuple(missing))
