"""Articles held against themselves and the calendar (families C and D).

Nothing but the text and its dates is needed: no parser, no database, and
nothing is stored.  What is found is told apart from conflicts between articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from registry.conflicts.checks import CHECKS, CheckFinding, check_document
from registry.errors import RegistryError
from registry.extraction.times import tag
from registry.pipeline import Progress, silent
from registry.pipeline.checking import as_conflict, prose_of
from registry.pipeline.inputs import Gathered
from registry.records import Article, Claim, Conflict, ConflictReport, Document, Severity
from registry.review.gate import Rules
from registry.store.reader import Reader

EVERYTHING = Rules(select=("*",))


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """One article and what is wrong with it by itself."""

    document: Document
    findings: tuple[CheckFinding, ...]
    """By code, then in text order."""
    source: str | None = None
    """The decoded file, where its lines are not those of the text; ``None`` when not needed."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of all of them."""

    articles: tuple[CheckedArticle, ...]
    """In the order of their paths, also those in which nothing was found."""
    failures: tuple[RegistryError, ...] = ()
    """Articles that could not be read; the others were checked."""

    @property
    def loud(self) -> bool:
        """Whether anything is worse than a note."""
        return any(
            finding.severity is not Severity.NOTE
            for article in self.articles
            for finding in article.findings
        )

    @property
    def report(self) -> ConflictReport:
        """The findings as conflicts of one side, for the writers of reports; each once."""
        conflicts: dict[str, Conflict] = {}
        claims: dict[str, Claim] = {}
        for one in self.articles:
            for finding in one.findings:
                conflict, claim = as_conflict(finding, one.document)
                if conflicts.setdefault(conflict.fingerprint, conflict) is conflict:
                    claims[claim.id] = claim
        found = {claim.document_id for claim in claims.values()}
        documents = {one.document.id: one.document for one in self.articles}
        return ConflictReport(
            conflicts=tuple(
                sorted(
                    conflicts.values(),
                    key=lambda c: (c.severity.rank, -c.confidence, c.code, c.fingerprint),
                )
            ),
            claims=dict(sorted(claims.items())),
            articles={id_: Article.of(documents[id_]) for id_ in sorted(found)},
            texts={id_: documents[id_].text for id_ in sorted(found)},
        )


def check_articles(
    gathered: Gathered,
    *,
    today: date,
    rules: Rules = EVERYTHING,
    progress: Progress = silent,
) -> Checked:
    """Check articles as they are read; what fails is collected and the others go on."""
    found: dict[tuple[str, str, str], CheckedArticle] = {}
    failures: list[RegistryError] = list(gathered.failures)
    for number, one in enumerate(gathered.inputs, start=1):
        progress("checking", number, len(gathered.inputs), one.where)
        try:
            documents, blob = one.read()
            for document in documents:
                source = None
                if document.segments and not document.part:
                    source = blob.data.decode(document.charset, "replace")
                found[document.path, document.part, document.id] = CheckedArticle(
                    document, _findings(document, today, rules), source
                )
        except RegistryError as error:
            failures.append(error)
    return Checked(tuple(found.values()), tuple(failures))


def check_record(
    reader: Reader, ids: Iterable[str] | None = None, *, today: date
) -> Iterator[CheckedArticle]:
    """Check articles on record, all current ones or those with some ids; in order of id."""
    for document in reader.documents(ids):
        yield CheckedArticle(document, _findings(document, today, EVERYTHING))


def _findings(document: Document, today: date, rules: Rules) -> tuple[CheckFinding, ...]:
    chosen = [check for check in CHECKS if rules.selects(check.code)]
    times = tag(prose_of(document), published=document.published)
    return check_document(document, times, today, checks=chosen)
