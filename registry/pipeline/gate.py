"""The gate: new articles against everything on record, without touching the record.

The database is only read.  The articles under examination are read and
compared in memory; a version of them that is on record already is left out,
and so is what has been removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from registry import conflicts, extraction, linking, provenance
from registry.errors import RegistryError, SourceError
from registry.lexicon.properties import Singles
from registry.linking.identity.decided import Identities, respecting, variants
from registry.linking.rulings import Ruling
from registry.pipeline import Progress, silent
from registry.pipeline.checking import own_findings
from registry.pipeline.heard import heard, names_heard
from registry.pipeline.inputs import Gathered
from registry.pipeline.keys import keys_of
from registry.pipeline.language import is_english
from registry.provenance import OriginGroup
from registry.records import Article, Blob, Claim, Comparison, Conflict, ConflictReport, Document
from registry.review.gate import Known, Rules, Verdict, judge, touches
from registry.review.standing import short_id
from registry.store.location import Location
from registry.store.reader import Counts, Reader
from registry.store.reader import reading as open_reader

NEAR = 12
"""Articles on record that one new article is held against, at most: those that share most."""
FEW = 2
"""So many in any case, however little they share."""
SHARED = 0.3
"""What an article must share at least, for each key of the new one, on the scale of ``sharing``.

Of the articles that contradict one another in the development clusters each pair shares more.
"""


@dataclass(frozen=True, slots=True)
class Examined:
    """The articles under examination, read."""

    documents: tuple[Document, ...] = ()
    """In the order of their paths, each once."""
    blobs: Mapping[str, Blob] | None = None
    """By document id, the bytes they were read from."""
    claims: tuple[Claim, ...] = ()
    failures: tuple[RegistryError, ...] = ()
    """Articles that could not be read."""

    @property
    def paths(self) -> tuple[str, ...]:
        """Their paths, sorted."""
        return tuple(sorted({document.path for document in self.documents}))


@dataclass(frozen=True, slots=True)
class GateResult:
    """What the gate found."""

    verdict: Verdict
    report: ConflictReport
    """The conflicts that take part, with all they rest on."""
    examined: Examined
    claims_on_record: int
    """Claims of other articles that the new ones were held against."""
    nothing: str | None
    """Why nothing could be checked, or ``None`` when something was."""

    @property
    def status(self) -> int:
        """Exit status: 0 passed, 1 findings, 2 could not do the work."""
        if self.examined.failures or self.nothing:
            return 2
        return 0 if self.verdict.passed else 1


def examine(
    gathered: Gathered, *, properties: Singles | None = None, progress: Progress = silent
) -> Examined:
    """Read articles and their claims; what fails is collected and the others go on.

    ``properties`` says which have one value, where it is not the built-in table.
    """
    documents: dict[str, Document] = {}
    blobs: dict[str, Blob] = {}
    failures: list[RegistryError] = list(gathered.failures)
    for number, one in enumerate(gathered.inputs, start=1):
        progress("reading", number, len(gathered.inputs), one.where)
        try:
            found, blob = one.read()
            for document in found:
                documents.setdefault(document.id, document)
                blobs.setdefault(document.id, blob)
        except RegistryError as error:
            failures.append(error)
    ordered = sorted(documents.values(), key=lambda document: (document.path, document.id))
    claims: list[Claim] = []
    if ordered:
        progress("loading the parser", 0, 0)
        parser = extraction.load(properties)
        for document in ordered:
            try:
                if is_english(document):
                    claims.extend(extraction.extract(document, parser))
            except SourceError as error:
                failures.append(error)
    return Examined(tuple(ordered), blobs, tuple(claims), tuple(failures))


def gate(
    location: Location,
    examined: Examined,
    *,
    rules: Rules,
    known: Known,
    today: date,
    removed: Iterable[str] = (),
    owners: Mapping[str, str] | None = None,
) -> GateResult:
    """Judge the conflicts in which an article under examination takes a side.

    ``known`` gives waivers and baseline; decisions are added from the record.
    ``owners`` says whose an outlet is, as in ``reconcile``.
    Findings about the articles themselves (families C, D and P) take part where
    ``rules`` select them.

    :raises StoreError: when the database cannot be read.
    """
    with open_reader(location) as reader:
        own = {document.key for document in examined.documents}
        gone = set(removed)
        decisions = tuple(reader.decisions())
        names = names_heard(reader.entity_decisions()).known
        said = _Said(heard(decisions).rulings, names, owners or {})
        near = _near(reader, examined, said.names, own, gone)
        counts = reader.counts()
        alone = not near and counts.documents == len(reader.current_of(own))
        fresh = frozenset(document.id for document in examined.documents)
        found, claims, articles = _compare(reader, examined, near, said)
        if further := _missing(reader, found, claims, near):
            near |= _others(reader.articles(further), own, gone)
            found, claims, articles = _compare(reader, examined, near, said)
        own_faults = own_findings(
            reader, examined.documents, examined.claims, rules=rules, today=today
        )
        claims = {**own_faults.claims, **claims}
        articles = {**own_faults.articles, **articles}
        touched = [*found, *own_faults.conflicts]
        verdict = judge(
            touched,
            claims,
            articles,
            rules=rules,
            known=replace(known, decisions=decisions),
            today=today,
            fresh=fresh,
            elsewhere=_elsewhere(reader, known),
        )
        report = _report(reader, counts, verdict.conflicts, claims, articles, examined)
    nothing = None if examined.failures else _nothing(examined, alone=alone)
    return GateResult(verdict, report, examined, counts.claims, nothing)


def _elsewhere(reader: Reader, known: Known) -> frozenset[str]:
    """The names of what stands on record, as far as waivers and baseline may speak of it."""
    listed = {one.id[:15] for one in known.waivers.entries if one.id} | known.baseline.keys()
    if not (listed or known.waivers.entries):
        return frozenset()
    names = frozenset(reader.fingerprints())
    if listed <= {short_id(one) for one in names}:
        return names
    return names | set(reader.former_names())


def gate_record(location: Location, *, rules: Rules, known: Known, today: date) -> GateResult:
    """Judge all conflicts that stand on record.

    :raises StoreError: when the database cannot be read.
    """
    with open_reader(location) as reader:
        report = reader.report(reader.conflicts())
        counts = reader.counts()
        verdict = judge(
            report.conflicts,
            report.claims,
            report.articles,
            rules=rules,
            known=replace(known, decisions=tuple(reader.decisions())),
            today=today,
        )
    nothing = None
    if not counts.claims:
        nothing = "nothing is on record"
    elif counts.reconciled != counts.generation:
        nothing = "what is on record has not been reconciled since it changed"
    kept = report.model_copy(update={"conflicts": verdict.conflicts})
    return GateResult(verdict, kept, Examined(), counts.claims, nothing)


def _nothing(examined: Examined, *, alone: bool) -> str | None:
    """Why an examination that found no fault proves nothing; ``None`` when it proves something."""
    if not examined.documents:
        return "no article was examined"
    if not examined.claims:
        return "no claim could be read from the articles"
    if alone and len(examined.documents) < 2:
        return "nothing else is on record to hold the article against"
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """What people said that comparison follows."""

    rulings: tuple[Ruling, ...]
    names: Identities
    owners: Mapping[str, str]
    """Whose an outlet is."""


def _near(
    reader: Reader, examined: Examined, names: Identities, own: set[str], gone: set[str]
) -> dict[str, Article]:
    """Articles on record that may speak of the same, by id: those that share most keys.

    All of them, when no keys are stored.
    """
    near: dict[str, Article] = {}
    for document in examined.documents:
        claims = [claim for claim in examined.claims if claim.document_id == document.id]
        keys = {
            key
            for form in (claims, *variants(claims, names))
            for found in keys_of(form, Article.of(document))
            for key in found
        }
        sharing = reader.sharing(keys, most=NEAR + len(own | gone))
        if sharing is None:
            return _others(reader.articles(), own, gone)
        worth = {article.id: value for article, value in sharing}
        others = _others({article.id: article for article, _ in sharing}, own, gone)
        for rank, id_ in enumerate(list(others)[:NEAR]):
            if rank < FEW or worth[id_] >= SHARED * len(keys):
                near[id_] = others[id_]
    return dict(sorted(near.items()))


def _others(articles: Mapping[str, Article], own: set[str], gone: set[str]) -> dict[str, Article]:
    """Articles that are neither under examination in another version nor removed."""
    return {
        id_: article
        for id_, article in articles.items()
        if article.key not in own and article.path not in gone
    }


def _missing(
    reader: Reader, found: Sequence[Conflict], claims: Mapping[str, Claim], known: Iterable[str]
) -> set[str]:
    """Documents that stand in the same conflicts on record, and were not looked at.

    With them a side has all its claims, and the conflict the name it has on record.
    """
    sides = {one for conflict in found for one in conflict.claims}
    return set(reader.conflicting_with(sides & claims.keys())) - set(known)


def _compare(
    reader: Reader, examined: Examined, articles: Mapping[str, Article], said: _Said
) -> tuple[list[Conflict], dict[str, Claim], dict[str, Article]]:
    """Conflicts in which a new article takes a side, and what they rest on."""
    stated = tuple(reader.claims(documents=articles))
    fresh = {document.id: Article.of(document) for document in examined.documents}
    together = {**articles, **fresh}
    every = respecting((*stated, *examined.claims), said.names)
    claims = {claim.id: claim for claim in every}

    def related(before: Sequence[Comparison]) -> linking.Linking:
        return linking.relink(
            tuple(claims.values()),
            together,
            fresh={claim.id for claim in examined.claims},
            before=before,
            verdicts=said.rulings,
        )

    def found() -> list[Conflict]:
        judged = conflicts.detect(linked.comparisons, claims, together).conflicts
        touched = [one for one in judged if touches(one, claims, frozenset(fresh))]
        return [provenance.supported(one, claims, together) for one in touched]

    linked = related(())
    if not said.rulings and not found():
        # Most articles contradict nobody, and then it is no matter what the record says of
        # itself, nor whose copies they are.
        return [], claims, together
    if before := tuple(reader.comparisons_among(claim.id for claim in stated)):
        linked = related(before)
    near = {
        claims[one].document_id
        for comparison in linked.comparisons
        for one in (comparison.left, comparison.right)
        if {claims[comparison.left].document_id, claims[comparison.right].document_id} & set(fresh)
    }
    documents = (*examined.documents, *reader.documents(sorted(near - set(fresh))))
    origins = _origins(provenance.group_origins(documents, owners=said.owners), articles, fresh)
    together = {
        id_: article.model_copy(update={"origin": origins.get(id_, article.origin)})
        for id_, article in together.items()
    }
    return found(), claims, together


def _origins(
    grouped: Mapping[str, OriginGroup],
    articles: Mapping[str, Article],
    fresh: Mapping[str, Article],
) -> dict[str, str]:
    """The origin of each new article: that of a recorded copy of it, where there is one."""
    members: dict[str, list[str]] = {}
    for id_, origin in grouped.items():
        members.setdefault(origin.key, []).append(id_)
    found: dict[str, str] = {}
    for name, ids in members.items():
        recorded = sorted(articles[id_].origin for id_ in ids if id_ in articles)
        for id_ in ids:
            if id_ in fresh:
                found[id_] = recorded[0] if recorded and recorded[0] else name
    return found


def _report(
    reader: Reader,
    counts: Counts,
    found: Sequence[Conflict],
    claims: Mapping[str, Claim],
    articles: Mapping[str, Article],
    examined: Examined,
) -> ConflictReport:
    """The conflicts with what they rest on, new articles included."""
    used = sorted({one for conflict in found for one in conflict.claims})
    documents = {claims[one].document_id for one in used}
    fresh = {document.id: document.text for document in examined.documents}
    return ConflictReport(
        conflicts=tuple(found),
        claims={one: claims[one] for one in used},
        articles={id_: articles[id_] for id_ in sorted(documents)},
        texts={**reader.texts(documents - set(fresh)), **{d: fresh[d] for d in sorted(fresh)}},
        documents_on_record=counts.documents,
        claims_on_record=counts.claims,
        outcomes=reader.outcomes(),
    )
