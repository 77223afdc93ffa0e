"""Whether quotes still stand, what became of claims between versions, and who copied whom.

Everything here only reads the database; what files and pages say now comes from
``present``.  What is found is told; nothing is re-anchored and nothing is stored.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from registry import provenance, reading
from registry.errors import DecisionError, RegistryError, SourceError
from registry.pipeline import Progress, silent
from registry.pipeline.meant import articles_meant
from registry.pipeline.origins import by_day, find_groups
from registry.pipeline.present import Current, Present
from registry.provenance import OriginGroup, Verification
from registry.provenance.versions import Change, ClaimChange, Comparison
from registry.records import Article, Blob, Claim, Conflict, Document
from registry.store import rows
from registry.store.reader import UNNAMED, Listed, Reader

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
    current: Current | None = None
    """What the claims were looked for in beside the record; ``None`` when in nothing else."""

    @property
    def findings(self) -> tuple[Conflict, ...]:
        """What is wrong with its quotes (P001 to P003)."""
        if self.document is None:
            return ()
        return provenance.findings(self.document, self.claims, self.verification)


def select_documents(reader: Reader, names: Sequence[str]) -> list[Listed]:
    """What is meant by the beginnings of ids or by paths; all versions on record without any.

    :raises DecisionError: when a name means nothing.
    """
    everything = reader.listed(superseded=True)
    if not names:
        return everything
    found: dict[str, Listed] = {}
    for name in names:
        found |= {one.article.id: one for one in articles_meant(everything, name)}
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
    sources = _Sources()
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
        source, unreadable = sources.of(document, blob) if not problems else (None, ())
        problems += unreadable
        found = provenance.verify(
            document, claims, text, blob=blob, text_sha256=text_hash, source=source
        )
        verification = Verification(id_, (*problems, *found.problems), found.checks)
        yield Verified(listed, verification, document, claims, current)


class _Sources:
    """What the maps of documents count in, where that is a part of the bytes.

    The pages of an archive are unpacked together, and kept while the documents of
    that archive are in hand.
    """

    def __init__(self) -> None:
        self._archive = ""
        self._records: dict[str, bytes] = {}

    def of(self, document: Document, blob: Blob | None) -> tuple[str | None, tuple[str, ...]]:
        """The decoded part, ``None`` where there is none; and what is wrong with it."""
        part = document.part
        if blob is None or not part or document.raw_unit != "codepoint":
            return None, ()
        try:
            if part.startswith("record "):
                return self._record(document, blob), ()
            return reading.source_of(document, blob.data), ()
        except RegistryError as error:
            return None, (f"{part}, of which it is, cannot be read from its bytes: {error}",)

    def _record(self, document: Document, blob: Blob) -> str:
        from registry.reading.archives import records_of

        archive = f"{blob.sha256} {document.part.rsplit(' ', 1)[0]}"
        if archive != self._archive:
            found = records_of(blob.data, document.part, where=document.path)
            self._archive, self._records = archive, found
        if document.part not in self._records:
            raise SourceError(document.path, f"has no {document.part}")
        return self._records[document.part].decode(document.charset, "replace")


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


def find_origins(
    reader: Reader, owners: Mapping[str, str] | None = None
) -> tuple[SharedOrigin, ...]:
    """The origins of all current articles; those behind most articles first."""
    articles = reader.articles()
    grouped = find_groups(reader, owners).groups
    by_key: dict[str, list[str]] = {}
    for id_, group in grouped.items():
        by_key.setdefault(group.key, []).append(id_)
    found = []
    for key, ids in by_key.items():
        groups = {grouped[id_].first: grouped[id_] for id_ in ids}
        found.append(
            SharedOrigin(
                key,
                tuple(sorted((articles[id_] for id_ in ids), key=by_day)),
                tuple(groups[first] for first in sorted(groups)),
            )
        )
    return tuple(sorted(found, key=lambda one: (-len(one.articles), one.key)))


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


def new_versions(reader: Reader, ids: Iterable[str]) -> Iterator[Difference]:
    """What changed in articles that were read again, in order of id."""
    for id_ in sorted(set(ids)):
        found = difference(reader, [id_])
        if found is not None:
            yield found


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
