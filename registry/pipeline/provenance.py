"""Whether quotes still stand, what became of claims between versions, and who copied whom.

Everything here only reads: the database, and the files that an article came
from.  What is found is told; nothing is re-anchored and nothing is stored.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from registry import provenance, reading
from registry.errors import DecisionError, RegistryError
from registry.pipeline import Progress, silent
from registry.pipeline.inputs import Input
from registry.provenance import Verification
from registry.records import Article, Blob, Claim, Conflict, Document
from registry.store import rows
from registry.store.reader import Listed, Reader

_GONE = "\n"  # what a file that does not hold the article any more says of it
_CLAIM = ", ".join(f"c.{name}" for name in rows.CLAIM_PARTS)


# ── verify ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Verified:
    """One version of one article, re-checked."""

    listed: Listed
    verification: Verification
    document: Document | None
    """``None`` when the record of it cannot be read."""
    claims: tuple[Claim, ...] = ()
    held_against: str | None = None
    """The file whose present text the claims were looked for in; ``None`` without one."""

    @property
    def findings(self) -> tuple[Conflict, ...]:
        """What is wrong with its quotes (P001 to P003)."""
        if self.document is None:
            return ()
        return provenance.findings(self.document, self.claims, self.verification)


@dataclass(frozen=True, slots=True)
class Present:
    """What files say now."""

    texts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By document id: the file, and the text that it gives for that article."""
    missing: tuple[str, ...] = ()
    """Recorded paths where no file is any more, sorted."""
    failures: tuple[RegistryError, ...] = ()
    """Files that cannot be read."""


def select_documents(reader: Reader, names: Sequence[str]) -> list[Listed]:
    """What is meant by the beginnings of ids or by paths; all versions on record without any.

    A path means the version that counts now, an id the one that it names.

    :raises DecisionError: when a name means nothing.
    """
    everything = reader.listed(superseded=True)
    if not names:
        return everything
    found: dict[str, Listed] = {}
    for name in names:
        near = name.strip().lower()
        meant = [one for one in everything if one.article.path == name and not one.superseded]
        if not meant and len(near) >= 4:
            meant = [one for one in everything if one.article.id.startswith(near)]
        if not meant:
            raise DecisionError(
                f"there is no article {name!r} on record",
                hint="`registry documents` lists them; four digits of an id are the least",
            )
        found |= {one.article.id: one for one in meant}
    return [found[id_] for id_ in sorted(found, key=lambda id_: _order(found[id_]))]


def verify_record(
    reader: Reader,
    documents: Sequence[Listed],
    present: Present | None = None,
    *,
    progress: Progress = silent,
) -> Iterator[Verified]:
    """Re-check articles one by one: bytes, text, map and quotes, and the claims in ``present``."""
    texts = present.texts if present is not None else {}
    for number, listed in enumerate(documents, start=1):
        progress("verifying", number, len(documents), listed.article.path)
        id_ = listed.article.id
        where, text = texts.get(id_, (None, None))
        try:
            (document,) = reader.documents([id_])
            claims = claims_of(reader, listed.article)
        except (ValueError, zlib.error) as error:
            # Damage is what this looks for, so that it is an answer and no error.
            problem = f"the record of the article cannot be read ({type(error).__name__})"
            yield Verified(listed, Verification(id_, (problem,), ()), None, (), where)
            continue
        ((text_hash, blob_hash),) = reader.fetch(
            "SELECT text_sha256, blob_sha256 FROM document WHERE id = ?", (id_,)
        )
        blob, problems = _blob(reader, blob_hash)
        found = provenance.verify(document, claims, text, blob=blob, text_sha256=text_hash)
        verification = Verification(id_, (*problems, *found.problems), found.checks)
        yield Verified(listed, verification, document, claims, where)


def claims_of(reader: Reader, article: Article) -> tuple[Claim, ...]:
    """The claims of one version, also of one that does not count any more, in text order."""
    found = reader.select(
        f"SELECT {_CLAIM} FROM claim c JOIN document d ON d.number = c.document"
        " WHERE d.id = ? ORDER BY c.position",
        (article.id,),
    )
    return tuple(rows.claim_record(article.id, article.key, row) for row in found)


def _blob(reader: Reader, sha256: str) -> tuple[Blob | None, tuple[str, ...]]:
    try:
        blob = reader.blob(sha256)
    except zlib.error:
        return None, ("the bytes cannot be unpacked",)
    return blob, () if blob else ("the bytes that it was read from are not on record",)


def _order(listed: Listed) -> tuple[str, int, str]:
    return listed.article.path, listed.version, listed.article.id


# ── what files say now ───────────────────────────────────────────────────────


def read_file(reader: Reader, where: str, named: Sequence[Listed] = ()) -> Present:
    """What a file says now of the articles that are named, else of those that came from it.

    :raises SourceError: when it cannot be read.
    :raises DecisionError: when no article on record is known to be in it.
    """
    documents = _read(where)
    current = [one for one in reader.listed() if not one.superseded]
    meant = list(named) or [one for one in current if _same_file(one.article.path, where)]
    if not meant:
        keys = {document.key for document in documents}
        meant = [one for one in current if one.article.key in keys]
    if not meant:
        raise DecisionError(
            f"{where}: no article on record came from this file",
            hint="name the article too: registry verify DOCUMENT --file PATH",
        )
    return Present(_paired(reader, meant, where, documents))


def read_files(reader: Reader, documents: Sequence[Listed]) -> Present:
    """What the files of some articles say now, where they still are."""
    by_path: dict[str, list[Listed]] = {}
    for one in documents:
        if not one.superseded and "://" not in one.article.path:
            by_path.setdefault(one.article.path, []).append(one)
    texts: dict[str, tuple[str, str]] = {}
    missing: list[str] = []
    failures: list[RegistryError] = []
    for where, meant in sorted(by_path.items()):
        if not Path(where).is_file():
            missing.append(where)
            continue
        try:
            texts |= _paired(reader, meant, where, _read(where))
        except RegistryError as error:
            failures.append(error)
    return Present(texts, tuple(missing), tuple(failures))


def _read(where: str) -> tuple[Document, ...]:
    return reading.read(Input(where).load(), where=where)


def _same_file(recorded: str, given: str) -> bool:
    return recorded == given or Path(recorded).absolute() == Path(given).absolute()


def _paired(
    reader: Reader, meant: Sequence[Listed], where: str, documents: Sequence[Document]
) -> dict[str, tuple[str, str]]:
    """For each article its text in a file: by identity, by its part, or because it is alone."""
    by_key = {document.key: document for document in documents}
    # Items of a feed move up: a part says who it is only where its identity is nobody's here.
    known = {one.article.key for one in meant}
    by_part = {document.part: document for document in documents if document.key not in known}
    parts = {one.id: one.part for one in reader.documents([m.article.id for m in meant])}
    found = {}
    for one in meant:
        now = by_key.get(one.article.key) or by_part.get(parts.get(one.article.id, ""))
        if now is None and len(documents) == 1:
            (now,) = documents
        found[one.article.id] = (where, now.text if now is not None and now.text else _GONE)
    return found
