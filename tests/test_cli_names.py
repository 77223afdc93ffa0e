"""What people decide of names, from the command to the runs that follow it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli
from registry.errors import DecisionError

FIRST = (
    "On October 24, Birgit Falk opened the Heron bridge in Tallinn."
    " Falk then visited a school in Narva."
)
OTHER = "On October 25, Greta Lund opened the Heron bridge in Tallinn."
NAMESAKE = "Birgit Falk founded a bakery in Bergen in 2019."


class Desk:
    """A registry of some articles, and the program on it."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.folder = folder
        self.database = folder / "desk.db"
        for number, text in enumerate(texts):
            self.write(f"a{number}", text)
        self("ingest", str(folder))
        self("reconcile")

    def write(self, name: str, text: str) -> Path:
        path = self.folder / f"{name}.txt"
        head = f"---\nsource: Paper {name}\npublished: 2025-11-06\ntitle: {name}\n---\n\n"
        path.write_text(f"{head}{text}\n", "utf-8")
        return path

    def __call__(self, *arguments: str) -> Result:
        done = CliRunner().invoke(cli, ["--db", str(self.database), *arguments])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    def entities(self) -> dict[str, dict[str, Any]]:
        listed = json.loads(self("entities", "--json").stdout)["entities"]
        return {one["name"]: one for one in listed}

    def decide(self, verb: str, *names: str, by: str = "maria") -> dict[str, Any]:
        asked = ("entities", verb, *names, "--reason", f"{by} knows", "--by", by, "--json")
        found: dict[str, Any] = json.loads(self(*asked).stdout)
        return found

    def agents(self) -> str:
        """What the comparison of the two openings says of who opened the bridge."""
        listed = json.loads(self("claims", "--format", "json").stdout)["claims"]
        ids = [one["id"] for one in listed if one["predicate"] == "open"]
        told = " ".join(self("why", *ids[:2]).stdout.split())
        return next(one for one in re.split(r" (?=[+-]\d+\.\d{3} )", told) if "subject" in one)


def test_names_that_are_merged_are_one_for_linking_and_for_conflicts(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    assert "another subject" in desk.agents()
    made = desk.decide("merge", "Birgit Falk", "Greta Lund")
    assert (made["verdict"], made["by"], made["reason"]) == ("merge", "maria", "maria knows")
    assert desk("conflicts").stderr.startswith("articles have changed")
    desk("reconcile")
    assert "the same subject" in desk.agents()
    assert "maria merged them: maria knows" in desk.agents()
    conflicts = json.loads(desk("conflicts", "--json").stdout)["conflicts"]
    assert [one["kind"] for one in conflicts] == ["date"]


def test_names_that_are_merged_are_listed_as_one_with_the_reason(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    desk.decide("merge", "Birgit Falk", "Greta Lund")
    listed = desk.entities()
    assert "Greta Lund" not in listed
    one = listed["Birgit Falk"]
    assert {"name": "Greta Lund", "reason": "maria merged them: maria knows"} in one["aliases"]
    assert one["articles"] == 2
    assert [d["verdict"] for d in one["decisions"]] == ["merge"]
    assert "maria merged them" in desk("entities", "--search", "lund").stdout


def test_a_word_that_is_withdrawn_leaves_names_as_they_were_read(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    before = desk.agents()
    made = desk.decide("merge", "Birgit Falk", "Greta Lund")
    assert desk("entities", "undo", made["id"][:8], "--by", "maria").exit_code == 0
    desk("reconcile")
    assert desk.agents() == before
    kept = json.loads(desk("entities", "decisions", "--format", "json").stdout)
    assert kept["entity-decisions"] == []
    every = json.loads(desk("entities", "decisions", "--history", "--format", "json").stdout)
    assert [one["verdict"] for one in every["entity-decisions"]] == ["merge", "withdrawn"]


@pytest.mark.parametrize("verb", ["merge", "split"])
def test_a_word_is_withdrawn_by_the_names_that_it_was_given_by(tmp_path: Path, verb: str) -> None:
    """Their keys leave out "Company", and the short one is read as a form of the long one."""
    text = "The Norrby Paper Company was founded in 1931. Norrby closed its mill in 2019."
    desk = Desk(tmp_path, text, OTHER)
    names = ("Norrby", "Norrby Paper Company")
    made = desk.decide("split", *names)
    assert made["left"] != made["right"]
    if verb == "merge":
        desk.decide("merge", *names)
    assert desk("entities", "undo", *names, "--by", "maria").exit_code == 0
    assert "0 decisions" in desk("entities", "decisions").stdout


def test_names_that_are_split_never_join_though_their_spelling_would(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER.replace("Greta Lund", "B. Falk"))
    assert "the same subject" in desk.agents()
    desk.decide("split", "Birgit Falk", "B. Falk")
    desk("reconcile")
    assert "another subject" in desk.agents()
    assert {"Birgit Falk", "B. Falk"} <= set(desk.entities())


def test_a_short_form_that_an_article_joined_can_be_split_off(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST)
    assert [alias["name"] for alias in desk.entities()["Birgit Falk"]["aliases"]] == ["Falk"]
    made = desk.decide("split", "Birgit Falk", "Falk")
    assert (made["left"], made["right"]) == ("person:birgit falk", "person:falk")
    assert {"Birgit Falk", "Falk"} <= set(desk.entities())


def test_a_namesake_is_split_off_in_the_article_that_means_her(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, NAMESAKE)
    assert desk.entities()["Birgit Falk"]["articles"] == 2
    listed = json.loads(desk("documents", "--format", "json").stdout)["documents"]
    article = next(one["id"] for one in listed if one["title"] == "a1")
    desk("entities", "split", "Birgit Falk", "--article", article[:12], "--reason", "a baker",
         "--by", "maria")  # fmt: skip
    listed = json.loads(desk("entities", "--search", "Falk", "--json").stdout)["entities"]
    assert sorted(one["articles"] for one in listed) == [1, 1]


def test_where_reviewers_differ_nobody_is_followed_and_both_are_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    desk.decide("merge", "Birgit Falk", "Greta Lund")
    made = desk.decide("split", "Birgit Falk", "Greta Lund", by="omar")
    assert [one["by"] for one in made["earlier"]] == ["maria"]
    (told,) = made["contradictions"]
    assert "reviewers differ" in told
    assert "maria merged them" in told
    assert "omar split them" in told
    assert told in desk("reconcile").stderr
    assert "another subject" in desk.agents()
    assert "reviewers differ" in desk("entities").stdout


def test_the_later_word_of_one_reviewer_counts_also_within_one_second(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    for verb in ("merge", "split", "merge"):
        made = desk.decide(verb, "Birgit Falk", "Greta Lund")
    assert made["contradictions"] == []
    desk("reconcile")
    assert "the same subject" in desk.agents()


def test_a_chain_of_mergers_does_not_join_what_is_split(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER, "Anna Berg opened a school in Bergen in 2019.")
    desk.decide("split", "Birgit Falk", "Greta Lund")
    desk.decide("merge", "Birgit Falk", "Anna Berg")
    made = desk.decide("merge", "Anna Berg", "Greta Lund", by="omar")
    (told,) = made["contradictions"]
    assert "stay two" in told
    desk("reconcile")
    assert "another subject" in desk.agents()


def test_a_gate_holds_a_new_article_against_those_that_use_the_other_name(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER.replace("25", "24"))
    desk.decide("merge", "Birgit Falk", "Greta Lund")
    desk("reconcile")
    new = desk.write("new", OTHER.replace("25", "26"))
    told = json.loads(desk("gate", str(new), "--no-baseline", "--format", "json").stdout)
    sides = [len(one["sides"][0]["claims"]) for one in told["conflicts"] if one["kind"] == "date"]
    assert sides == [2]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("merge", "Nobody Known", "Greta Lund"), "is named by no claim"),
        (("merge", "G", "Birgit Falk"), "may be several"),
        (("merge", "Greta Lund", "Greta Lund"), "already"),
        (("undo", "Greta Lund", "Birgit Falk"), "holds no decision"),
    ],
)
def test_what_cannot_be_decided_says_why_and_what_to_do(
    tmp_path: Path, asked: tuple[str, ...], said: str
) -> None:
    desk = Desk(tmp_path, FIRST, OTHER.replace("Tallinn", "Grenoble"))
    with pytest.raises(DecisionError, match=said) as caught:
        desk("entities", *asked, "--reason", "so", "--by", "maria")
    assert caught.value.hint


def test_a_decision_on_names_stands_among_the_promises_that_are_checked(tmp_path: Path) -> None:
    desk = Desk(tmp_path, FIRST, OTHER)
    desk.decide("merge", "Birgit Falk", "Greta Lund")
    done = desk("db", "check")
    assert done.exit_code == 0, done.output
