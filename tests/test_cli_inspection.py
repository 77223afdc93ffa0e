"""The commands that look into what was compared, as a user runs them."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli
from registry.linking.weights import THRESHOLDS

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

FAR = """---
source: Far Courier
published: 2026-02-01
title: Shares
---

Brightwater sold its quarry to Nordstein for 12 million euros.
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


def weights_add_up(lines: list[str]) -> int:
    """How many sums there are, after a check of each against the weights above it."""
    sums, total = 0, Decimal(0)
    for line in lines:
        words = line.split(maxsplit=2)
        if line.startswith(" " * 9):
            continue  # the rest of the line above
        if not words or not re.fullmatch(r"[+-]\d+\.\d{3}", words[0]):
            total = Decimal(0)
            continue
        if line.split(maxsplit=1)[1].startswith("in all;"):
            assert total == Decimal(words[0]), line
            sums, total = sums + 1, Decimal(0)
        else:
            total += Decimal(words[0])
    return sums


def conflict_of(database: Path, kind: str) -> str:
    listed = json.loads(run(database, "conflicts", "--json").stdout)["conflicts"]
    return next(str(one["fingerprint"]) for one in listed if one["kind"] == kind)


def test_why_explains_a_pair_level_by_level(database: Path) -> None:
    done = run(database, "why", *claim_ids(database)[:2])
    assert done.exit_code == 0, done.output
    assert "two words for one kind of happening" in done.stdout
    assert "2025-10-24 and 2025-10-25: they exclude each other" in done.stdout
    assert "outcome: conflict; 24 October 2025 and 25 October 2025 are 1 day apart" in done.stdout
    assert "time: " in done.stdout


def test_why_tells_what_it_takes_and_what_is_left_out(database: Path) -> None:
    lines = run(database, "why", *claim_ids(database)[:2]).stdout.splitlines()
    assert weights_add_up(lines) == sum("in all;" in line for line in lines) > 1
    for kind in ("event", "time"):
        enough, some = (weight / 1000 for weight in THRESHOLDS[kind])
        told = f"{enough:.3f} is enough, from {some:.3f} on it is left open"
        assert any(told in line for line in lines), told
    told = " ".join(" ".join(lines).split())
    assert "not counted: times without a common day" in told
    assert "since that is what is tested" in told


def test_why_names_the_conflict_in_which_both_take_part(database: Path) -> None:
    name = conflict_of(database, "date")[:12]
    done = run(database, "why", *claim_ids(database)[:2])
    assert f"both take part in conflict FC-{name}" in done.stdout
    assert f"show FC-{name}" in done.stderr


def test_why_tells_that_two_claims_have_nothing_in_common(database: Path, tmp_path: Path) -> None:
    (tmp_path / "far.txt").write_text(FAR, "utf-8")
    own = tmp_path / "registry.db"
    assert run(own, "ingest", str(tmp_path), str(database.parent)).exit_code == 0
    run(own, "reconcile")
    listed = json.loads(run(own, "claims", "--json").stdout)["claims"]
    sold = next(row["id"] for row in listed if "sold" in row["span"]["quote"])
    visit = next(row["id"] for row in listed if "respects" in row["span"]["quote"])
    told = " ".join(run(own, "why", sold, visit).stdout.split())
    assert "no name stands in both" in told
    assert "one happening? no" in told
    assert "no conflict stands in which both take part" in told


def test_why_tells_why_two_places_cannot_be_told_apart(tmp_path: Path) -> None:
    for name, place in (("one", "Skaldvik"), ("two", "Brunholm")):
        text = f"---\nsource: {name}\npublished: 2026-05-06\ntitle: Ferry\n---\n\n" + (
            f"A storm sank the ferry Aurora near {place} on 3 May.\n"
        )
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    own = tmp_path / "registry.db"
    run(own, "ingest", str(tmp_path))
    listed = json.loads(run(own, "claims", "--json").stdout)["claims"]
    sunk = [row["id"] for row in listed if row["predicate"] == "sink"]
    told = " ".join(run(own, "why", *sunk).stdout.split())
    assert "Brunholm is not Skaldvik" in told
    assert "how the two lie is not known" in told
    assert "answers to one question? it cannot be told" in told


def test_show_retraces_a_conflict(database: Path) -> None:
    name = conflict_of(database, "date")
    done = run(database, "show", name)
    assert done.exit_code == 0, done.output
    lines = done.stdout.splitlines()
    assert weights_add_up(lines) == 1
    assert "“On [October 24], minister Olga Brandt visited" in done.stdout
    assert "“On [Oct. 25], Olga Brandt paid respects" in done.stdout
    left, right = claim_ids(database)[:2]
    first, second = sorted((left[:12], right[:12]))
    assert f"the pair that decided: {first} and {second}" in done.stdout
    assert "since that is what is tested" in " ".join(done.stdout.split())
    assert "rule T001: The event is placed on days that cannot both be right." in done.stdout
    assert "innocent reasons that were looked for, and are not there:" in done.stdout
    for step in ("why ", "timeline ", "explain T001", "decide "):
        assert any(line.startswith("next: ") and step in line for line in lines), step


def ingested(folder: Path, published: str, *texts: str) -> Path:
    """A registry in a folder that holds articles of one day, not yet reconciled."""
    for name, text in zip(("one", "two"), texts, strict=True):
        head = f"---\nsource: {name}\npublished: {published}\ntitle: {name}\n---\n\n"
        (folder / f"{name}.txt").write_text(f"{head}{text}\n", "utf-8")
    database = folder / "registry.db"
    run(database, "ingest", str(folder))
    return database


def test_show_marks_what_denies_it(tmp_path: Path) -> None:
    own = ingested(
        tmp_path,
        "2026-05-04",
        "Minister Olga Brandt visited the naval cemetery in Tallinn on 3 May.",
        "Minister Olga Brandt didn't visit the naval cemetery in Tallinn on 3 May.",
    )
    run(own, "reconcile")
    told = run(own, "show", conflict_of(own, "polarity")).stdout
    assert "did[n't] [visit] the naval" in told
    assert "Olga Brandt [visited] the naval" in told


def test_show_tells_why_a_note_is_one(tmp_path: Path) -> None:
    own = ingested(
        tmp_path,
        "2026-12-01",
        "The company Medika plans to close its plant in Linz in October 2026.",
        "The company Medika closed its plant in Linz in November 2026.",
    )
    told = run(own, "reconcile").stdout
    assert "0 new conflicts" in told
    assert "1 new note" in told
    assert "1 excludes the other and is listed as a note" in " ".join(told.split())
    (total,) = map(int, re.findall(r"compared values: (\d+), of which", told))
    parts = " ".join(told.split("of which", 1)[1].split("pairs of claims")[0].split())
    assert sum(int(number) for number in re.findall(r"\b(\d+) [a-z]", parts)) == total
    assert "0 conflicts, 1 note" in run(own, "conflicts").stdout
    note = "a note only: a plan or forecast that did not come true is no contradiction"
    assert note in run(own, "conflicts").stdout
    assert note in run(own, "show", conflict_of(own, "date")).stdout
    data = json.loads(run(own, "show", conflict_of(own, "date"), "--json").stdout)
    assert data["score"] == sum(level["weight"] for level in data["levels"])
    assert data["threshold"] == dict(zip(("enough", "note"), THRESHOLDS["time"], strict=True))
    assert [pair["outcome"] for pair in data["pairs"]] == ["forecast"]
    assert note in run(own, "gate", "--all").stdout


def test_decide_tells_what_a_verdict_says_of_the_event(tmp_path: Path) -> None:
    for name, text in (("left", LEFT), ("right", RIGHT)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    own = tmp_path / "registry.db"
    run(own, "ingest", str(tmp_path))
    run(own, "reconcile")
    ask = ("decide", conflict_of(own, "date")[:12], "--reason", "diary", "--by", "ann")
    told = run(own, *ask, "--verdict", "a-right").stdout
    assert "the claims speak of one happening, which a-right implies" in told
    assert "speak of" not in run(own, *ask, "--verdict", "both-true").stdout
    apart = run(own, *ask, "--verdict", "not-a-conflict", "--event", "different")
    assert "the claims speak of two happenings\n" in apart.stdout
    assert "reconcile, which follows" in apart.stderr


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
