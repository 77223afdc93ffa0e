"""A conflict stays the same one, whatever joins it: on record, for people and in files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli
from registry.cli.group import Settings
from registry.records import fingerprint

ARTICLE = """---
source: {source}
published: 2025-11-{day}
title: {title}
---

{text}
"""
LEFT = "On October 24, minister Olga Brandt visited the naval cemetery in Tallinn."
RIGHT = "On Oct. 25, minister Olga Brandt visited the naval cemetery in Tallinn."
EARLIER = "Minister Olga Brandt visited the naval cemetery in Tallinn on October 25."


class Desk:
    """A registry, the program on it, and the folder of its articles."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.add("Left Gazette", "06", LEFT)
        self.add("Right Herald", "07", RIGHT)
        self("reconcile")
        (self.first,) = self.conflicts()

    def __call__(self, *arguments: str) -> Result:
        settings = Settings()
        line = ["--db", str(self.folder / "desk.db"), *arguments]
        done = CliRunner().invoke(cli, line, obj=settings)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        done.exit_code = done.exit_code or settings.status
        return done

    def add(self, source: str, day: str, text: str) -> None:
        path = self.folder / f"{source}.txt"
        path.write_text(ARTICLE.format(source=source, day=day, title=source, text=text), "utf-8")
        assert self("ingest", str(path)).exit_code == 0

    def conflicts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self("conflicts", "--json").stdout)["conflicts"]
        return found

    def decide(self) -> None:
        name = self.first["fingerprint"][:12]
        done = self("decide", name, "--verdict", "a-right", "--reason", "diary", "--by", "maria")
        assert done.exit_code == 0


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_copy_that_is_dated_earlier_leaves_the_name_and_the_decision(desk: Desk) -> None:
    desk.decide()
    desk.add("Copy Mail", "05", RIGHT)
    assert "0 new conflicts, 1 carried over, 0 resolved" in desk("reconcile").stdout
    (now,) = desk.conflicts()
    assert now["fingerprint"] == desk.first["fingerprint"]
    assert "maria: a-right, diary" in desk("show", now["fingerprint"]).stdout


def test_an_earlier_source_in_other_words_renames_it_and_it_is_found_by_both_names(
    desk: Desk,
) -> None:
    desk.decide()
    desk.add("Early Post", "03", EARLIER)
    assert "0 new conflicts, 1 carried over, 0 resolved" in desk("reconcile").stdout
    (now,) = desk.conflicts()
    assert now["fingerprint"] != desk.first["fingerprint"]
    for name in (now["fingerprint"], desk.first["fingerprint"], desk.first["fingerprint"][:9]):
        shown = desk("show", name).stdout
        assert now["fingerprint"] in shown
        assert "maria: a-right, diary" in shown
    assert "1 of 1 conflicts decided" in desk("decisions").stdout
    assert "replaced" not in desk("decisions").stdout
    assert desk("undecide", desk.first["fingerprint"][:9], "--by", "maria").exit_code == 0
    assert "0 of 1 conflicts decided" in desk("decisions").stdout


def test_a_gate_knows_waivers_and_baselines_by_former_names(desk: Desk, tmp_path: Path) -> None:
    baseline, waivers = tmp_path / "known.jsonl", tmp_path / "waivers.toml"
    assert desk("baseline", "write", "--file", str(baseline)).exit_code == 0
    waivers.write_text(
        f'[[waiver]]\nid = "FC-{desk.first["fingerprint"][:12]}"\nreason = "calendars differ"\n'
    )
    desk.add("Early Post", "03", EARLIER)
    desk("reconcile")
    gate = ("gate", "--all")
    assert desk(*gate).exit_code == 1
    assert desk(*gate, "--baseline", str(baseline)).exit_code == 0
    assert desk(*gate, "--waivers", str(waivers)).exit_code == 0
    assert desk("baseline", "check", "--file", str(baseline)).exit_code == 0
    desk("baseline", "prune", "--file", str(baseline))
    assert desk.first["fingerprint"][:12] in baseline.read_text()
    examined = ("gate", str(tmp_path / "Early Post.txt"))
    assert desk(*examined).exit_code == 1
    listed = desk(*examined, "--baseline", str(baseline))
    assert (listed.exit_code, "no longer found" in listed.output) == (0, False)


def test_a_name_of_an_earlier_version_is_found(desk: Desk) -> None:
    told = [side["claims"][0] for side in desk.first["sides"]]
    parts = []
    for one in told:
        source, title, published = (one["document"][k] for k in ("source", "title", "published"))
        key = f"{source.casefold()}/{title.casefold()}/{published}"
        parts.append((key, one["span"]["quote"]))
    assert desk.first["fingerprint"] in desk("show", fingerprint("T001", "time", parts)).stdout


def test_a_value_that_joins_a_decided_conflict_fails_the_gate_and_is_undecided(desk: Desk) -> None:
    desk.decide()
    third = desk.folder / "third.txt"
    text = RIGHT.replace("25", "29")
    third.write_text(
        ARTICLE.format(source="Third Mail", day="08", title="Third", text=text), "utf-8"
    )
    gate = desk("gate", "--show-suppressed", str(third))
    assert gate.exit_code == 1
    assert "before 2025-10-29 was there" in gate.stdout
    desk.add("Third Mail", "08", text)
    told = desk("reconcile").stdout
    assert "0 new conflicts, 1 carried over, 0 resolved; 1 conflict grew a further side" in told
    assert "maria: a-right, diary (lapsed: decided before" in desk("conflicts").stdout
    assert "0 of 1 conflicts decided, 1 not; 1 decision lapsed" in desk("decisions").stdout
    desk.decide()
    assert desk("gate", "--all").exit_code == 0
    assert "grew" not in desk("reconcile").stdout
