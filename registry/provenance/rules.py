"""Findings about where quotes stand: family P.

Each is one function whose docstring reports publish.  To know what they are,
read ``RULES``.  A lost quote that is found while checking is a finding; while
writing a claim it is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from registry.provenance.verify import Check, Finding, Verification
from registry.provenance.versions import silent_changes
from registry.records import Claim, Conflict, Document, Severity, Side, Span, fingerprint


@dataclass(frozen=True, slots=True)
class Rule:
    """A named way in which the provenance of a claim fails."""

    code: str
    check: Callable[..., tuple[Conflict, ...]]
    kind: str = "provenance"

    @property
    def summary(self) -> str:
        """First line of the check's docstring, as reports print it."""
        return self.description.partition("\n")[0]

    @property
    def description(self) -> str:
        """The whole docstring, without its indentation."""
        lines = (self.check.__doc__ or "").strip().splitlines()
        return "\n".join(line.removeprefix("    ") for line in lines)


def lost_quotes(
    document: Document, claims: Iterable[Claim], verification: Verification
) -> tuple[Conflict, ...]:
    """The source does not say any more what a claim quotes from it.

    The quote is looked for word for word in the current text, wherever it may
    have moved to; white space may differ.  Nothing in the text resembles it.
    """
    return _found(document, claims, verification, Finding.ORPHANED, "P001", Severity.ERROR)


def drifted_quotes(
    document: Document, claims: Iterable[Claim], verification: Verification
) -> tuple[Conflict, ...]:
    """The source now says something else where a claim quotes it.

    Something like the quote stands in the current text, but not the quote; or
    the quote stands there and what its value rests on does not; or its sentence
    now denies or hedges it.
    """
    return _found(document, claims, verification, Finding.DRIFTED, "P002", Severity.ERROR)


def ambiguous_quotes(
    document: Document, claims: Iterable[Claim], verification: Verification
) -> tuple[Conflict, ...]:
    """The quote of a claim stands at several places of its source.

    Neither the surroundings nor the old position tell which of them was meant,
    so the claim is placed nowhere.
    """
    return _found(document, claims, verification, Finding.AMBIGUOUS, "P003", Severity.NOTE)


RULES: tuple[Rule, ...] = (
    Rule("P001", lost_quotes),
    Rule("P002", drifted_quotes),
    Rule("P003", ambiguous_quotes),
    Rule("P010", silent_changes),
)


def findings(
    document: Document, claims: Iterable[Claim], verification: Verification
) -> tuple[Conflict, ...]:
    """All findings of a re-check, by code and fingerprint."""
    kept = tuple(claims)
    found = [
        one
        for check in (lost_quotes, drifted_quotes, ambiguous_quotes)
        for one in check(document, kept, verification)
    ]
    return tuple(sorted(found, key=lambda one: (one.code, one.fingerprint)))


def _found(
    document: Document,
    claims: Iterable[Claim],
    verification: Verification,
    outcome: Finding,
    code: str,
    severity: Severity,
) -> tuple[Conflict, ...]:
    by_id = {claim.id: claim for claim in claims}
    found: dict[str, Conflict] = {}
    for check in verification.checks:
        claim = by_id.get(check.claim_id)
        if check.outcome is outcome and claim is not None:
            one = _conflict(document, claim, check, code, severity)
            found.setdefault(one.fingerprint, one)
    return tuple(found[name] for name in sorted(found))


def _conflict(
    document: Document, claim: Claim, check: Check, code: str, severity: Severity
) -> Conflict:
    anchor = claim.anchor
    quote = " ".join(anchor.quote.split())
    shown = quote if len(quote) <= 60 else f"{quote[:59]}…"
    return Conflict(
        code=code,
        kind="provenance",
        slot="quote",
        severity=severity,
        confidence=1000,
        summary=f"{document.source}: {check.outcome.value}: {shown!r}",
        explanation=(check.detail,),
        sides=(
            Side(
                value=check.outcome.value,
                claims=(claim.id,),
                mentions=(Span(start=anchor.start, end=anchor.end, text=anchor.quote),),
                articles=1,
                origins=1,
            ),
        ),
        fingerprint=fingerprint(code, "quote", [(claim.document_key, anchor.quote)]),
        within_article=True,
    )
