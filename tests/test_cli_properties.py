"""A property with one value is a row of a table; a configuration adds rows."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli
from registry.errors import ConfigError
from registry.lexicon import properties

HEAD = "---\nsource: {source}\npublished: 2025-11-06\ntitle: {source}\n---\n\n"
HARBOUR = {
    "Left": "Olaf Berg, the harbour master of Tallinn, fell ill on Monday.",
    "Right": "A ship was held, and Rita Holm, the harbour master of Tallinn, wrote a report.",
}
SHIP = {
    "Left": "The ferry Heron is skippered by Olaf Berg.",
    "Right": "The ferry Heron is skippered by Rita Holm.",
}
MASTER = """
[properties.harbour-master]
of = "place"
value = "person"
holds = "at-a-time"
nouns = ["harbour master"]
"""
SKIPPER = """
[properties]
master = {of = "vessel", value = "person", holds = "at-a-time", verbs = ["be skippered by"]}
"""


def run(folder: Path, *arguments: str) -> Result:
    done = CliRunner().invoke(cli, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, texts: dict[str, str], settings: str = "") -> None:
    for source, text in texts.items():
        path = folder / "articles" / f"{source}.txt"
        path.write_text(f"{HEAD.format(source=source)}{text}\n", "utf-8")
    (folder / "registry.toml").write_text(settings, "utf-8")


def conflicts(folder: Path) -> list[dict[str, Any]]:
    """What is louder than a note: names that two articles leave over are notes in any case."""
    run(folder, "ingest", "articles")
    run(folder, "reconcile")
    found: list[dict[str, Any]] = json.loads(run(folder, "conflicts", "--json").stdout)["conflicts"]
    return [one for one in found if one["severity"] != "note"]


def test_a_configured_property_makes_a_conflict_that_was_none_before(desk: Path) -> None:
    put(desk, HARBOUR)
    assert conflicts(desk) == []
    put(desk, HARBOUR, MASTER)
    (found,) = conflicts(desk)  # the articles are read again, without being told
    assert (found["kind"], found["code"]) == ("participant", "N001")
    assert {side["value"] for side in found["sides"]} == {"Olaf Berg", "Rita Holm"}


def test_a_property_that_a_verb_states_is_one_claim_and_one_conflict(desk: Path) -> None:
    put(desk, SHIP, SKIPPER)
    (found,) = conflicts(desk)
    assert {side["value"] for side in found["sides"]} == {"Olaf Berg", "Rita Holm"}
    assert found["summary"].startswith(("master", "captain"))


def test_a_gate_reads_by_the_configured_table(desk: Path) -> None:
    put(desk, HARBOUR, MASTER)
    run(desk, "ingest", "articles/Left.txt")
    run(desk, "reconcile")
    done = run(desk, "gate", "articles/Right.txt", "--no-baseline")
    assert "exit 1" in done.stdout
    assert "N001" in done.stdout


def test_the_table_is_shown_with_what_is_set(desk: Path) -> None:
    put(desk, HARBOUR, MASTER)
    shown = json.loads(run(desk, "config", "show", "--format", "json").stdout)["settings"]
    assert shown["properties"]["value"]["harbour-master"]["nouns"] == ["harbour master"]


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (MASTER.replace("person", "colour"), "'value' is one of"),
        (MASTER.replace("nouns", "words"), "unknown key 'words'"),
        ("properties = 3", "table of tables"),
        ('properties = {master = "Berg"}', "table of tables"),
    ],
)
def test_a_row_of_the_wrong_form_is_refused_with_an_example(
    desk: Path, settings: str, said: str
) -> None:
    put(desk, HARBOUR, settings)
    with pytest.raises(ConfigError, match=r"registry\.toml") as caught:
        run(desk, "ingest", "articles")
    assert said in str(caught.value)
    assert caught.value.hint


def test_the_example_of_the_page_is_a_table_that_works() -> None:
    page = (Path(__file__).parent.parent / "docs" / "gate.md").read_text("utf-8")
    example = page.split("```toml\n[properties.")[1].split("```")[0]
    rows = tomllib.loads(f"[properties.{example}")["properties"]
    table = properties.singles(properties.extended(rows), added=rows)
    assert table.added == {"harbour-master"}
    assert table.ending(["the", "harbour", "master"]) is not None
