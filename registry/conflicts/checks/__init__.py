"""Check one document against itself and against the calendar.

A check is a pure function of one document and the times found in it.  To add
one: write the function, add a row to ``CHECKS``, add its cases to
``tests/conflicts/checks/<code>.toml``.  Codes are permanent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from registry.conflicts.checks._arithmetic import age_differs, anniversary_differs
from registry.conflicts.checks._calendar import (
    ambiguous_order,
    impossible_date,
    interval_reversed,
    weekday_differs,
)
from registry.conflicts.checks._document import (
    ambiguous_date,
    future_date,
    modified_before_published,
    older_than_its_news,
    undated,
)
from registry.conflicts.checks._model import Check, CheckFinding, Found, Mention, Subject
from registry.records import Document, Severity

__all__ = ["CHECKS", "Check", "CheckFinding", "Found", "Mention", "Subject", "check_document"]

CHECKS: tuple[Check, ...] = (
    Check("C001", "date", Severity.WARNING, 900, weekday_differs),
    Check("C002", "quantity", Severity.WARNING, 750, age_differs),
    Check("C003", "date", Severity.WARNING, 750, anniversary_differs),
    Check("C004", "date", Severity.WARNING, 850, interval_reversed),
    Check("C005", "date", Severity.WARNING, 950, impossible_date),
    Check("C006", "date", Severity.NOTE, 900, ambiguous_order),
    Check("D001", "document", Severity.WARNING, 1000, undated),
    Check("D002", "document", Severity.WARNING, 950, future_date),
    Check("D003", "document", Severity.WARNING, 950, ambiguous_date),
    Check("D004", "document", Severity.WARNING, 600, older_than_its_news),
    Check("D005", "document", Severity.NOTE, 800, modified_before_published),
)

# No splitter is asked: this is good enough to keep two people apart.
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s+[A-Z\"“]|\s*\n|\s*\Z)[^.!?\n]*)*[.!?]*")


def check_document(
    document: Document,
    times: Sequence[Mention],
    today: date,
    *,
    checks: Iterable[Check] = CHECKS,
) -> tuple[CheckFinding, ...]:
    """Run the checks on one document; findings by code, then in text order.

    ``times`` are the time expressions of its text, in order and disjoint.
    """
    sentences = tuple(match.span() for match in _SENTENCE.finditer(document.text))
    subject = Subject(document, tuple(times), sentences, today)
    found = [
        CheckFinding(
            code=check.code,
            kind=check.kind,
            severity=check.severity,
            confidence=check.confidence,
            summary=one.summary,
            explanation=one.explanation,
            spans=one.spans,
            slip=one.slip,
            document_id=document.id,
            document_key=document.key,
        )
        for check in checks
        for one in check.run(subject)
    ]
    return tuple(sorted(found, key=_order))


def _order(finding: CheckFinding) -> tuple[str, int, str]:
    return finding.code, finding.spans[0].start if finding.spans else -1, finding.summary
