"""The HTML report as a PDF, by an optional library."""

from __future__ import annotations

from registry.errors import MissingExtraError
from registry.reports.findings import Findings
from registry.reports.html import write_html


def write_pdf(findings: Findings) -> bytes:
    """The whole report in one PDF; it loads nothing.

    :raises MissingExtraError: when the library is not installed.
    """
    try:
        import weasyprint
    except (ImportError, OSError) as error:  # OSError: Pango is not installed
        raise MissingExtraError("writing PDF", "report-pdf") from error

    name = "report.html"
    text = write_html(findings, name=name, split=len(findings.views) + 1)[name]
    document = weasyprint.HTML(string=text, base_url="about:blank", url_fetcher=_refuse)
    written: bytes = document.write_pdf()
    return written


def _refuse(address: str, *_: object, **__: object) -> object:
    raise ValueError(f"a report loads nothing, not even {address!r}")
