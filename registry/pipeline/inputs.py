"""What the command line names: files, folders, patterns, addresses, a manifest, standard input.

Unit: one input is one file, one page of the web, or standard input, with the
name under which it was given.  Paths stay as given, so that reports name what
the user typed.  Nothing is fetched before it is read, and nothing opened but
what a folder is found to hold.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

from registry import reading
from registry.errors import SourceError
from registry.pipeline import Clock, now
from registry.pipeline.folders import search
from registry.pipeline.language import with_warning
from registry.reading.fetch import Fetched, Fetcher, checked_address, is_address
from registry.reading.rows import read_manifest
from registry.records import Blob, Document, Metadatum, Origin

LARGEST = 20_000_000
"""Bytes of one article; the longest newspaper features have less than a hundredth of it."""
STANDARD_INPUT = "-"
_CONTAINERS = frozenset(
    (".pdf", ".docx", ".epub", ".xml", ".rss", ".atom", ".warc", ".gz", ".wacz", ".jsonl", ".csv")
)
_PLAIN = ("text/plain", "text/markdown")  # whose readers take no character set from a server
_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass
class Network:
    """Fetches addresses; made when the first one is read, and then one for all of them.

    One for all, since it remembers what each site allows and when it was asked last.
    """

    allow_private: bool = False
    fetcher: Fetcher | None = None

    def fetch(self, address: str) -> Fetched:
        """Fetch one page.

        :raises SourceError: when that is not allowed or does not succeed.
        """
        if self.fetcher is None:
            from registry.reading.network import fetcher  # opens nothing, but loads TLS

            self.fetcher = fetcher(allow_private=self.allow_private)
        return self.fetcher.fetch(address)


@dataclass(frozen=True, slots=True)
class Received:
    """Bytes, and what came with them."""

    where: str
    """The path as given, or the address at which the page was found in the end."""
    data: bytes
    media_type: str | None = None
    """As a server named it, with its parameters."""
    headers: tuple[tuple[str, str], ...] = ()
    fetched_at: datetime | None = None
    """``None`` for what was not fetched."""

    @property
    def charset(self) -> str | None:
        """The character set that a server named; ``None`` when it named none."""
        if self.media_type is None:
            return None
        parsed = Message()
        parsed["Content-Type"] = self.media_type
        return parsed.get_content_charset()


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read."""

    where: str
    """As given on the command line or in a manifest, or found under a folder that was."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Metadata given with it."""
    encoding: str | None = None
    """The character set that the user named; ``None`` lets the reader find it."""
    network: Network = field(default_factory=Network, compare=False)
    remember: bool = False
    """Keep what was fetched, for whoever reads it twice: a page is asked for once."""
    _once: list[Received] = field(default_factory=list, compare=False, repr=False)
    """What standard input held, which can be read only once, or a page that is remembered."""

    def load(self) -> bytes:
        """Its bytes.

        :raises SourceError: when it cannot be read or is larger than any article.
        """
        return self.receive().data

    def read(self, clock: Clock = now) -> tuple[tuple[Document, ...], Blob]:
        """The articles it holds, at least one, and the bytes they were read from.

        :raises SourceError: when it cannot be read.
        :raises MissingExtraError: when its format needs a library that is not installed.
        """
        received = self.receive(clock)
        documents = reading.read(
            received.data,
            where=received.where,
            given=self.given,
            media_type=received.media_type,
            encoding=self.encoding or _declared(received),
        )
        if received.fetched_at is not None and len(documents) == 1:
            documents = (_at_address(documents[0], received.where),)
        documents = tuple(with_warning(one) for one in documents)
        blob = reading.snapshot(
            received.data,
            where=received.where,
            media_type=received.media_type,
            charset=self.encoding or received.charset,
            headers=received.headers,
            fetched_at=received.fetched_at,
        )
        return documents, blob

    def receive(self, clock: Clock = now) -> Received:
        """Its bytes and what a server said of them.

        :raises SourceError: when it cannot be read or is larger than any article.
        """
        if self._once:
            return self._once[0]
        if is_address(self.where):
            page = self.network.fetch(self.where)
            got = Received(page.address, page.data, page.media_type, page.headers, clock())
            if self.remember:
                self._once.append(got)
            return got
        if self.where == STANDARD_INPUT:
            data = _bounded(self.where, sys.stdin.buffer.read(LARGEST + 1), LARGEST)
            self._once.append(Received(self.where, data))
            return self._once[0]
        path = Path(self.where)
        # Containers hold many articles.
        limit = reading.MAX_BYTES if path.suffix.lower() in _CONTAINERS else LARGEST
        try:
            if not path.is_file():
                raise SourceError(self.where, "not a file", hint="name a file or a folder")
            with path.open("rb") as file:
                return Received(self.where, _bounded(self.where, file.read(limit + 1), limit))
        except OSError as error:
            raise SourceError(
                self.where,
                f"cannot be read ({error.strerror or error})",
                hint="check the name and the permissions",
            ) from error


def _bounded(where: str, data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise SourceError(
            where,
            f"larger than {limit // 1_000_000} MB, no article is",
            hint="give the articles it holds as files of their own",
        )
    return data


def _declared(received: Received) -> str | None:
    """The character set a server named for plain text, where it is not UTF-8 all the same."""
    kind = (received.media_type or "").partition(";")[0].strip().lower()
    if kind not in _PLAIN or received.data.startswith(_MARKS) or _is_utf8(received.data):
        return None
    return received.charset


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _at_address(document: Document, address: str) -> Document:
    """The same with the address it was fetched from, and its domain, where it names no other."""
    metadata = dict(document.metadata)
    if "url" not in metadata:
        metadata["url"] = Metadatum(
            value=address, origin=Origin.PAGE, note="address it was fetched from"
        )
    if "source" not in metadata:
        domain = (urlsplit(metadata["url"].value).hostname or "").removeprefix("www.")
        if domain:
            metadata["source"] = Metadatum(value=domain, origin=Origin.PAGE, note="domain")
    return document.model_copy(update={"metadata": tuple(sorted(metadata.items()))})


@dataclass(frozen=True, slots=True)
class Gathered:
    """Inputs in order of name, each once, and what could not be found."""

    inputs: tuple[Input, ...]
    failures: tuple[SourceError, ...]
    passed_over: tuple[str, ...] = ()
    """Files of folders that are no articles, as far as their content shows."""


def gather(
    names: Iterable[str],
    *,
    given: Mapping[str, str] | None = None,
    manifest: str | None = None,
    encoding: str | None = None,
    allow_private: bool = False,
    remember: bool = False,
) -> Gathered:
    """Find what the names and the rows of a manifest stand for; failures are collected.

    Metadata that is given belongs to every input; what a row of the manifest
    says of its own article goes before it.  With ``remember`` pages are kept
    when they have been fetched, for who reads them twice.

    :raises SourceError: when the manifest itself cannot be read.
    """
    network = Network(allow_private)
    names = tuple(names)
    found: dict[str, Input] = {}
    failures: dict[str, SourceError] = {}
    passed_over: set[str] = set()
    for name in names:
        try:
            for where in _expand(name, passed_over):
                found[where] = Input(where, dict(given or {}), encoding, network, remember)
        except SourceError as error:
            failures[name] = error
    if manifest is not None:
        if manifest == STANDARD_INPUT and manifest in names:
            raise SourceError(manifest, "is named as an article and as the manifest")
        known = {_place(where): where for where in found}
        for name, row in _rows(manifest, encoding):
            try:
                where = _one(name, manifest)
            except SourceError as error:
                failures[name] = error
                continue
            where = known.setdefault(_place(where), where)
            found[where] = Input(where, {**dict(given or {}), **row}, encoding, network, remember)
        passed_over.discard(manifest)  # it was not passed over, but read for what it is
    return Gathered(
        tuple(found[where] for where in sorted(found)),
        tuple(failures[name] for name in sorted(failures)),
        tuple(sorted(passed_over - found.keys())),
    )


def _rows(manifest: str, encoding: str | None) -> Iterator[tuple[str, dict[str, str]]]:
    """What each row names, paths as seen from here, and its metadata."""
    if manifest != STANDARD_INPUT and not Path(manifest).is_file():
        raise SourceError(manifest, "no such file", hint="name a CSV or JSON Lines file")
    data = Input(manifest).load()
    folder = Path(manifest).parent  # of standard input: here
    charset = None if _is_utf8(data) else encoding
    for name, row in read_manifest(data, where=manifest, encoding=charset):
        yield (name if is_address(name) else str(folder / name)), row


def _one(name: str, manifest: str) -> str:
    """The one input that a row of a manifest names."""
    if is_address(name):
        return checked_address(name)
    try:
        if Path(name).is_file():
            return name
    except (OSError, ValueError):  # a name that no file can have
        pass
    raise SourceError(
        name, f"no such file, named in {manifest}", hint="paths start from the manifest's folder"
    )


def _place(where: str) -> str:
    """The same for one file, however its path is written."""
    if where == STANDARD_INPUT or is_address(where):
        return where
    return os.path.abspath(where)


def _expand(name: str, passed_over: set[str]) -> Iterator[str]:
    """The inputs that one name stands for; what is none in a folder is added to ``passed_over``."""
    if name == STANDARD_INPUT:
        yield name
        return
    if is_address(name):
        yield checked_address(name)
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _in_folder(name, passed_over)
        elif path.exists():
            yield name
        elif glob.has_magic(name):
            yield from _matching(name, passed_over)
        else:
            raise SourceError(name, "no such file or folder", hint="check the name")
    except (OSError, ValueError) as error:  # a name that no file can have
        why = getattr(error, "strerror", None) or str(error)
        raise SourceError(name, f"cannot be read ({why})", hint="check the name") from error


def _in_folder(name: str, passed_over: set[str]) -> Iterator[str]:
    found = search(name)
    passed_over.update(found.passed_over)
    yield from found.articles


def _matching(pattern: str, passed_over: set[str]) -> Iterator[str]:
    found = sorted(glob.glob(pattern, recursive=True))
    if not found:
        raise SourceError(pattern, "nothing matches this pattern", hint="check the pattern")
    for name in found:
        yield from _in_folder(name, passed_over) if Path(name).is_dir() else (name,)
