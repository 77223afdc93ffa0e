"""What people say of whether claims speak of one event, from the command to the next run."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from registry.cli import cli

ARTICLE = """---
source: {source}
published: 2025-11-{published}
title: {title}
---

{text}
"""
STORY = {
    "left": ("Left Gazette", "06", "On October 24, minister Olga Brandt visited the naval cemetery"
             " in Tallinn."),
    "right": ("Right Herald", "06", "On Oct. 25, minister Olga Brandt visited the naval cemetery"
              " in Tallinn."),
    "third": ("Third Post", "07", "Minister Olga Brandt visited the naval cemetery in Tallinn on"
              " October 25."),
}  # fmt: skip


class Desk:
    """A registry with some articles, and the program on it."""

    def __init__(self, folder: Path, *names: str) -> None:
        self.database = folder / "desk.db"
        for name in names:
            source, published, text = STORY[name]
            (folder / f"{name}.txt").write_text(
                ARTICLE.format(source=source, published=published, title=name, text=text), "utf-8"
            )
        assert self("ingest", str(folder)).exit_code == 0
        assert self("reconcile").exit_code == 0

    def __call__(self, *arguments: str) -> Result:
        return CliRunner().invoke(cli, ["--db", str(self.database), *arguments])

    def conflicts(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self("conflicts", "--json").stdout)["conflicts"]
        return found

    def dates(self) -> list[dict[str, Any]]:
        return [one for one in self.conflicts() if one["kind"] == "date"]

    def decide(self, fingerprint: str, event: str, by: str = "maria") -> Result:
        verdict = "not-a-conflict" if event == "different" else "unsure"
        done = self(
            "decide", fingerprint[:12], "--verdict", verdict, "--event", event,
            "--reason", f"the diaries say {event}", "--by", by,
        )  # fmt: skip
        assert done.exit_code == 0, done.output
        return done

    def claims_of(self, conflict: dict[str, Any]) -> list[str]:
        return [side["claims"][0]["id"] for side in conflict["sides"]]


def test_two_happenings_are_no_conflict_any_more_and_why_says_who_said_so(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    done = desk.decide(conflict["fingerprint"], "different")
    assert "next:" in done.stderr
    assert "reconcile" in done.stderr
    assert "1 resolved" in desk("reconcile").stdout
    assert desk.dates() == []
    told = desk("why", *desk.claims_of(conflict)).stdout
    assert "one happening? no" in told
    assert "maria holds them to be two happenings: the diaries say different" in told
    listed = desk("decisions").stdout
    assert "holds: the two are kept apart" in listed
    assert "0 decisions lapsed" in listed


def test_what_was_said_holds_for_copies_of_the_story_and_for_articles_that_come_later(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, "left", "right", "third")
    (conflict,) = desk.dates()
    assert sorted(side["articles"] for side in conflict["sides"]) == [1, 2]
    desk.decide(conflict["fingerprint"], "different")
    desk("reconcile")
    # The third article was not shown; it is one event with the second, so not with the first.
    assert desk.dates() == []
    left = next(s for s in conflict["sides"] if s["articles"] == 1)["claims"][0]["id"]
    others = [c["id"] for s in conflict["sides"] if s["articles"] == 2 for c in s["claims"]]
    for other in others:
        assert "maria holds them to be two happenings" in desk("why", left, other).stdout


def test_a_word_that_is_withdrawn_is_not_followed_any_longer(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right", "third")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], "different")
    desk("reconcile")
    assert desk("undecide", conflict["fingerprint"][:12], "--by", "maria").exit_code == 0
    assert "1 new" in desk("reconcile").stdout
    (again,) = desk.dates()
    assert again["fingerprint"] == conflict["fingerprint"]
    assert again["sides"] == conflict["sides"]


def test_where_reviewers_differ_nobody_is_followed_and_both_are_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], "different")
    desk.decide(conflict["fingerprint"], "same", by="omar")
    done = desk("reconcile")
    assert "people contradict each other" in done.stderr
    assert "maria holds them to be two happenings" in done.stderr
    assert "omar holds them to be one happening" in done.stderr
    assert len(desk.dates()) == 1
    assert "reviewers differ" in desk("why", *desk.claims_of(conflict)).stdout


def test_another_reviewer_can_speak_of_a_conflict_that_a_word_has_resolved(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], "different")
    desk("reconcile")
    assert desk.dates() == []
    desk.decide(conflict["fingerprint"], "same", by="omar")
    assert "people contradict each other" in desk("reconcile").stderr
    assert [one["fingerprint"] for one in desk.dates()] == [conflict["fingerprint"]]


def test_what_articles_do_not_say_any_more_cannot_be_decided(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], "different")
    left = tmp_path / "left.txt"
    left.write_text(left.read_text("utf-8").replace("visited", "left"), "utf-8")
    desk("ingest", str(left))
    desk("reconcile")
    asked = ("--verdict", "unsure", "--reason", "so", "--by", "omar")
    done = desk("decide", conflict["fingerprint"][:12], *asked)
    assert "no longer stands" in str(done.exception)


def test_one_reviewers_later_word_on_a_pair_counts(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], "different")
    desk.decide(conflict["fingerprint"], "same")
    assert "contradict" not in desk("reconcile").stderr
    assert len(desk.dates()) == 1


def test_a_gate_follows_what_people_said_of_the_event(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    source, published, text = STORY["third"]
    new = tmp_path / "third.txt"
    new.write_text(ARTICLE.format(source=source, published=published, title="third", text=text))
    asked = ("gate", str(new), "--no-baseline")
    assert "exit 1" in desk(*asked).stdout
    desk.decide(conflict["fingerprint"], "different")
    desk("reconcile")
    assert "exit 0" in desk(*asked).stdout


@pytest.mark.parametrize("event", ["same", "different"])
def test_a_verdict_is_there_after_reading_everything_anew(tmp_path: Path, event: str) -> None:
    desk = Desk(tmp_path, "left", "right")
    (conflict,) = desk.dates()
    desk.decide(conflict["fingerprint"], event)
    assert desk("ingest", str(tmp_path), "--again").exit_code == 0
    desk("reconcile")
    assert len(desk.dates()) == (1 if event == "same" else 0)
