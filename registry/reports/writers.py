"""The formats, as one table: to add one, write the function and its row.

HTML, PDF and the exports have faces of their own (several files, or bytes).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from registry.errors import ConfigError
from registry.reports.annotations import write_github, write_gitlab
from registry.reports.concise import write_concise, write_full
from registry.reports.findings import Findings
from registry.reports.junit import write_junit
from registry.reports.machine import write_json, write_jsonl
from registry.reports.sarif import write_sarif
from registry.reports.tables import write_csv, write_markdown


@dataclass(frozen=True)
class Writer:
    """How a format is written, and how its text becomes bytes in a file."""

    write: Callable[[Findings], str]
    encoding: str = "utf-8"


WRITERS: Mapping[str, Writer] = {
    "text": Writer(write_full),
    "concise": Writer(write_concise),
    "json": Writer(write_json),
    "jsonl": Writer(write_jsonl),
    "sarif": Writer(write_sarif),
    "github": Writer(write_github),
    "gitlab": Writer(write_gitlab),
    "junit": Writer(write_junit),
    "markdown": Writer(write_markdown),
    "csv": Writer(write_csv, "utf-8-sig"),  # spreadsheets take UTF-8 for Latin without the mark
}


def render(name: str, findings: Findings) -> str:
    """The findings in one of the formats.

    :raises ConfigError: for a format that there is not.
    """
    if name not in WRITERS:
        raise ConfigError(f"there is no format {name!r}", hint=f"choose from: {', '.join(WRITERS)}")
    return WRITERS[name].write(findings)


def render_bytes(name: str, findings: Findings) -> bytes:
    """As ``render``, as a file holds it."""
    text = render(name, findings)
    return text.encode(WRITERS[name].encoding)
