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
from registry.provenance import OriginGroup, Verification
from registry.provenance.versions import Change, ClaimChange, Comparison
from registry.records import Article, Blob, Claim, Conflict, Document
from registry.store import rows
from registry.store.reader import UNNAMED, Listed, Reader

_CLAIM = ", ".join(f"c.{name}" for name in rows.CLAIM_PARTS)


# ── verify ───────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Current:
    """What a file says now in place of one article on record."""

    where: str
    document: Document
    source: str | None
    """The decoded file, where its lines are not those of the text."""


@dataclass(frozen=True, slots=True)
class Verified:
    """One version of one article, re-checked."""

    listed: Listed
    verification: Verification
    document: Document | None
    """``None`` when the record of it cannot be read."""
    claims: tuple[Claim, ...] = ()
    current: Current | None = None
    """What the claims were looked for in beside the record; ``None`` when in nothing else."""

    @property
    def findings(self) -> tuple[Conflict, ...]:
        """What is wrong with its quotes (P001 to P003)."""
        if self.document is None:
            return ()
        return provenance.findings(self.document, self.claims, self.verification)


@dataclass(frozen=True, slots=True)
class Present:
    """What files say now."""

    articles: Mapping[str, Current] = field(default_factory=dict)
    """By the id of the document on record."""
    missing: tuple[str, ...] = ()
    """Where articles came from and are not any more: files that are gone, items of a feed."""
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
    articles = present.articles if present is not None else {}
    for number, listed in enumerate(documents, start=1):
        progress("verifying", number, len(documents), listed.article.path)
        id_ = listed.article.id
        current = articles.get(id_)
        try:
            (document,) = reader.documents([id_])
            claims = claims_of(reader, listed.article)
        except (ValueError, zlib.error) as error:
            # Damage is what this looks for, so that it is an answer and no error.
            problem = f"the record of the article cannot be read ({type(error).__name__})"
            yield Verified(listed, Verification(id_, (problem,), ()), None, (), current)
            continue
        ((text_hash, blob_hash),) = reader.fetch(
            "SELECT text_sha256, blob_sha256 FROM document WHERE id = ?", (id_,)
        )
        blob, problems = _blob(reader, blob_hash)
        text = current.document.text if current is not None else None
        found = provenance.verify(document, claims, text, blob=blob, text_sha256=text_hash)
        verification = Verification(id_, (*problems, *found.problems), found.checks)
        yield Verified(listed, verification, document, claims, current)


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
    documents, data = _read(where)
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
    present = _paired(reader, meant, where, documents, data)
    if not present.articles:
        raise DecisionError(f"{where}: holds none of the articles that are meant any more")
    return present


def read_files(reader: Reader, documents: Sequence[Listed]) -> Present:
    """What the files of some articles say now, where they still are."""
    by_path: dict[str, list[Listed]] = {}
    for one in documents:
        if not one.superseded and "://" not in one.article.path:
            by_path.setdefault(one.article.path, []).append(one)
    found: dict[str, Current] = {}
    missing: list[str] = []
    failures: list[RegistryError] = []
    for where, meant in sorted(by_path.items()):
        if not Path(where).is_file():
            missing += [where] * len(meant)
            continue
        try:
            present = _paired(reader, meant, where, *_read(where))
        except RegistryError as error:
            failures.append(error)
        else:
            found |= present.articles
            missing += present.missing
    return Present(found, tuple(missing), tuple(failures))


def _read(where: str) -> tuple[tuple[Document, ...], bytes]:
    data = Input(where).load()
    return reading.read(data, where=where), data


def _same_file(recorded: str, given: str) -> bool:
    return recorded == given or Path(recorded).absolute() == Path(given).absolute()


def _paired(
    reader: Reader,
    meant: Sequence[Listed],
    where: str,
    documents: Sequence[Document],
    data: bytes,
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
            source = data.decode(now.charset, "replace") if mapped else None
            found[one.article.id] = Current(where, now, source)
    return Present(found, tuple(missing))


# ── origins ──────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class SharedOrigin:
    """Articles that count once, because one origin is behind all of them."""

    key: str
    articles: tuple[Article, ...]
    """The earliest published first; undated ones stand last."""
    groups: tuple[OriginGroup, ...]
    """Copies among them; several where they credit one agency without being copies."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why they are one, each once."""
        return tuple(dict.fromkeys(reason for group in self.groups for reason in group.reasons))


def find_origins(reader: Reader) -> tuple[SharedOrigin, ...]:
    """The origins of all current articles; those behind most articles first."""
    articles = reader.articles()
    grouped = provenance.group_origins(tuple(reader.documents()))
    by_key: dict[str, list[str]] = {}
    for id_, group in grouped.items():
        by_key.setdefault(group.key, []).append(id_)
    found = []
    for key, ids in by_key.items():
        groups = {grouped[id_].first: grouped[id_] for id_ in ids}
        found.append(
            SharedOrigin(
                key,
                tuple(sorted((articles[id_] for id_ in ids), key=_published)),
                tuple(groups[first] for first in sorted(groups)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.articles), one.key)))


def _published(article: Article) -> tuple[bool, str, str, str]:
    return article.published is None, str(article.published), article.path, article.id


# ── versions ─────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one version of an article to another."""

    old: Listed
    new: Listed
    comparison: Comparison
    silent: tuple[Conflict, ...]
    """Values that changed without a notice of correction (P010)."""


def versions_of(reader: Reader, article: Article) -> list[Listed]:
    """All versions of an article, the oldest first."""
    found = [one for one in reader.listed(superseded=True) if one.article.key == article.key]
    return sorted(found, key=lambda one: one.version)


def compare(reader: Reader, old: Listed, new: Listed) -> Difference:
    """What became of each claim from one version to another."""
    before, after = _document(reader, old), _document(reader, new)
    comparison = provenance.compare_versions(
        before, claims_of(reader, old.article), after, claims_of(reader, new.article)
    )
    return Difference(old, new, comparison, provenance.silent_changes(comparison, after))


def difference(reader: Reader, names: Sequence[str]) -> Difference | None:
    """What changed between two documents, or in the last version of one.

    An older version that is named is compared with the one that counts now.
    ``None`` when there is one version alone.

    :raises DecisionError: when a name means nothing, or several articles.
    """
    meant = []
    for name in names:
        found = select_documents(reader, [name])
        if len(found) > 1:
            shown = ", ".join(one.article.id[:12] for one in found[:10])
            raise DecisionError(
                f"{name!r} means several articles: {shown}", hint="name one by its id"
            )
        meant += found
    if len(meant) == 2:
        return compare(reader, *meant)
    (one,) = meant
    versions = versions_of(reader, one.article)
    if len(versions) < 2:
        return None
    if one.superseded:
        return compare(reader, one, next(other for other in versions if not other.superseded))
    # The version that counts need not be the last one: an older text may have come back.
    earlier = [other for other in versions if other.article.id != one.article.id]
    return compare(reader, earlier[-1], one)


@dataclass(frozen=True, slots=True)
class Step:
    """What a version made of a claim."""

    listed: Listed
    change: ClaimChange
    """``new`` where it first stands; its ``new`` claim is ``None`` where it is withdrawn."""


def history(reader: Reader, claim_id: str) -> tuple[Step, ...]:
    """What became of a claim from version to version, from where it first stood."""
    # Claims are found by name; those that no reconciliation has seen have none yet.
    found = reader.fetch(
        "SELECT d.version, d.id FROM claim_name n JOIN document d ON d.number = n.document"
        " WHERE n.id = ?",
        (claim_id,),
    ) + reader.fetch(
        "SELECT d.version, d.id FROM claim c JOIN document d ON d.number = c.document"
        f" WHERE c.{UNNAMED} AND c.id = ?",
        (claim_id,),
    )
    if not found:
        return ()
    _, id_ = max(found)
    versions = versions_of(reader, reader.articles([id_])[id_])
    at = next(n for n, one in enumerate(versions) if one.article.id == id_)
    claim = next(c for c in claims_of(reader, versions[at].article) if c.id == claim_id)
    steps: list[Step] = []
    here: Claim | None = claim
    for number in range(at, -1, -1):
        if number == 0:
            steps.append(Step(versions[0], ClaimChange(Change.NEW, None, here)))
            break
        compared = compare(reader, versions[number - 1], versions[number]).comparison
        step = next(one for one in compared.changes if one.new and here and one.new.id == here.id)
        steps.append(Step(versions[number], step))
        here = step.old
        if here is None:
            break
    steps.reverse()
    here = claim
    for number in range(at + 1, len(versions)):
        compared = compare(reader, versions[number - 1], versions[number]).comparison
        step = next(one for one in compared.changes if one.old and here and one.old.id == here.id)
        steps.append(Step(versions[number], step))
        here = step.new
        if here is None:
            break
    return tuple(steps)


def _document(reader: Reader, listed: Listed) -> Document:
    (document,) = reader.documents([listed.article.id])
    return document
