"""The commands that look into what was compared, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli

LEFT = """---
source: Left Gazette
published: 2025-11-06
title: A visit
---

On October 24, minister Olga Brandt visited the naval cemetery in Tallinn.
"""
RIGHT = """---
source: Right Herald
published: 2025-11-06
title: Flowers in Tallinn
---

On Oct. 25, Olga Brandt paid respects at the naval cemetery in Tallinn.
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inspection")
    (folder / "left.txt").write_text(LEFT, "utf-8")
    (folder / "right.txt").write_text(RIGHT, "utf-8")
    path = folder / "registry.db"
    done = CliRunner().invoke(cli, ["--db", str(path), "ingest", str(folder)])
    assert done.exit_code == 0, done.output
    assert CliRunner().invoke(cli, ["--db", str(path), "reconcile"]).exit_code in (0, 1)
    return path


def run(database: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["--db", str(database), *arguments])


def claim_ids(database: Path) -> list[str]:
    listed = json.loads(run(database, "claims", "--format", "json").stdout)
    return [row["id"] for row in listed["claims"] if "cemetery" in row["span"]["quote"]]


def test_why_explains_a_pair_level_by_level(database: Path) -> None:
    done = run(database, "why", *claim_ids(database)[:2])
    assert done.exit_code == 0, done.output
    assert "predicate: same class" in done.stdout
    assert "time: conflict" in done.stdout


def test_why_refuses_a_claim_against_itself(database: Path) -> None:
    one = claim_ids(database)[0]
    assert isinstance(run(database, "why", one, one).exception, Exception)


def test_pairs_lists_outcomes_with_both_quotes(database: Path) -> None:
    rows = json.loads(run(database, "pairs", "--format", "json").stdout)["pairs"]
    assert {"conflict"} <= {row["outcome"] for row in rows}
    assert all(row["left_quote"] and row["right_quote"] for row in rows)
    only = json.loads(run(database, "pairs", "--outcome", "rounding", "--format", "json").stdout)
    assert only["pairs"] == []


def test_timeline_orders_days_and_names_sources(database: Path) -> None:
    rows = json.loads(run(database, "timeline", "--format", "json").stdout)["timeline"]
    days = [row["first"] for row in rows if row["source"].endswith(("Gazette", "Herald"))]
    assert days == sorted(days)
    assert {"2025-10-24", "2025-10-25"} <= set(days)
    drawn = run(database, "timeline", "Brandt").stdout
    assert "●" in drawn
    assert run(database, "timeline", "Nobody at all").stdout.startswith("0 dated")


def test_entities_join_the_names_of_one_person(database: Path) -> None:
    rows = json.loads(run(database, "entities", "--search", "Brandt", "--format", "json").stdout)
    assert [(row["name"], row["articles"]) for row in rows["entities"]] == [("Olga Brandt", 2)]
