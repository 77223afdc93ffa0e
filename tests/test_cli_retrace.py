"""``claims --why`` shows how each slot was read: words, rows, arcs, and what was inferred."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli
from registry.errors import RegistryError

ARTICLE = """---
source: Fourth Daily
published: 2025-11-06
title: Fire
---

The ministry said that at least 12 people were killed in the fire at the Norden mill on Monday.

On Tuesday minister Mette Lindqvist visited the mill. She did not speak to reporters.
"""


def run(*arguments: str) -> Result:
    done = CliRunner().invoke(cli, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("retrace")
    (folder / "fire.txt").write_text(ARTICLE, "utf-8")
    run("--db", str(folder / "desk.db"), "ingest", str(folder))
    return str(folder / "desk.db")


def claim(database: str, predicate: str) -> str:
    listed = json.loads(run("--db", database, "claims", "--json").stdout)["claims"]
    return next(str(one["id"]) for one in listed if one["predicate"] == predicate)


def reads(database: str, predicate: str) -> dict[str, dict[str, Any]]:
    asked = ("claims", "--why", claim(database, predicate)[:12], "--json")
    found = json.loads(run("--db", database, *asked).stdout)
    assert found["schema"] == "claim-reading/1"
    assert found["parser"].startswith("en_core_web_sm")
    return {one["slot"]: one for one in found["reads"]}


def test_a_predicate_names_its_word_its_row_and_its_place_in_the_parse(database: str) -> None:
    one = reads(database, "be killed")["predicate"]
    assert one["words"] == "killed"
    assert any("row [kill]" in line for line in one["how"])
    assert any("ccomp of said/VBD" in line for line in one["how"])


def test_a_number_names_its_bound_its_class_and_the_arcs_to_the_predicate(database: str) -> None:
    one = reads(database, "be killed")["quantity"]
    assert (one["words"], one["value"]) == ("at least 12", ">=12")
    assert "parser: 12/CD ←nummod– people/NNS ←nsubjpass– killed/VBN" in one["how"]
    assert any("class 'dead'" in line for line in one["how"])


def test_a_date_tells_every_step_of_its_derivation(database: str) -> None:
    one = reads(database, "be killed")["time"]
    assert one["value"] == "at 2025-11-03"
    assert one["how"][:2] == [
        "weekday: “Monday” → 2025-11-03",
        "document date: the document's date → 2025-11-06",
    ]


def test_who_says_it_is_told_with_the_cue(database: str) -> None:
    one = reads(database, "be killed")["attribution"]
    assert one["value"] == "The ministry"
    assert "cue 'say'" in one["how"]


def test_a_role_names_the_row_that_makes_it_a_role_of_one(database: str) -> None:
    one = reads(database, "minister")["predicate"]
    assert any("properties.toml, row [office-holder]" in line for line in one["how"])


def test_text_and_data_tell_the_same(database: str) -> None:
    id_ = claim(database, "visit")
    shown = run("--db", database, "claims", "--why", id_).stdout
    told = reads(database, "visit")
    assert told
    for one in told.values():
        assert all(line in shown for line in one["how"])


def test_an_id_that_is_no_claims_is_refused_with_a_next_step(database: str) -> None:
    documents = json.loads(run("--db", database, "documents", "--json").stdout)["documents"]
    for name in (documents[0]["id"], "ffffffff"):
        with pytest.raises(RegistryError) as caught:
            run("--db", database, "claims", "--why", name)
        assert caught.value.hint


def test_why_takes_no_other_choice(database: str) -> None:
    done = run("--db", database, "claims", "--why", "00", "--search", "mill")
    assert done.exit_code == 2
