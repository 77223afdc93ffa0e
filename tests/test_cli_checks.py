"""Articles held against themselves and the calendar, on the command line."""

import json
from datetime import date
from pathlib import Path

import pytest

from registry.pipeline.checks import check_articles
from registry.pipeline.inputs import gather
from tests.command import Run

SOUND = """\
---
source: Fjord Press
title: The bridge
published: 2025-04-01
---
The bridge was opened on Wednesday, 12 March 2025, by the mayor of Odda.
"""
WRONG = SOUND.replace("Wednesday", "Monday")
UNDATED = "It rained on Monday. Nobody came.\n"


@pytest.fixture
def run(run: Run) -> Run:
    """The command line in a folder with three articles."""
    for name, text in (("sound", SOUND), ("wrong", WRONG), ("undated", UNDATED)):
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return run


def test_a_sound_article_passes(run: Run) -> None:
    result = run("check", "sound.txt")
    assert result.status == 0
    assert result.out == "0 findings in 1 article\n"


def test_no_database_is_made(run: Run) -> None:
    run("check", "wrong.txt")
    assert not list(Path().glob("registry.db*"))


def test_a_weekday_that_does_not_fit_is_shown_with_its_place(run: Run) -> None:
    result = run("check", "wrong.txt")
    assert result.status == 1
    assert "C001 warning" in result.out
    assert "wrong.txt:6:26" in result.out
    assert "opened on “Monday, 12 March 2025”, by" in result.out
    assert "12 March 2025 is a Wednesday" in result.out


def test_a_weekday_that_is_off_by_one_is_told_as_a_slip(run: Run) -> None:
    Path("slip.txt").write_text(SOUND.replace("Wednesday", "Tuesday"), encoding="utf-8")
    result = run("check", "slip.txt")
    assert result.status == 1
    assert "typical slip: one day off" in result.out


def test_the_json_gives_the_span_and_what_stands_there(run: Run) -> None:
    result = run("check", "wrong.txt", "sound.txt", "--json")
    assert result.json["schema"] == "checks/1"
    assert result.json["articles"] == 2
    (found,) = result.json["findings"]
    assert found["code"] == "C001"
    (span,) = found["spans"]
    text = Path("wrong.txt").read_text(encoding="utf-8")
    assert text[span["start"] : span["end"]] == span["text"] == "Monday, 12 March 2025"
    assert (span["line"], span["column"]) == (6, 26)


def test_lines_are_those_of_the_file_where_the_text_was_taken_out_of_it(run: Run) -> None:
    page = (
        "<html><head><title>The bridge</title></head>\n<body>\n<article>\n"
        "<p>The bridge over the fjord was &quot;opened&quot; by the mayor at last.</p>\n"
        "<p>That was on Monday, 12 March 2025, and many people came to see it.</p>\n"
        "</article></body></html>\n"
    )
    Path("page.html").write_text(page, encoding="utf-8")
    found = run("check", "page.html", "--select", "C", "--json").json["findings"]
    assert [one["spans"][0]["line"] for one in found] == [5]
    log = run("check", "page.html", "--select", "C", "--format", "sarif").json
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["region"]["startLine"] == 5


def test_an_article_without_a_date_is_told_unless_it_is_given(run: Run) -> None:
    assert "D001" in run("check", "undated.txt").out
    assert run("check", "undated.txt", "--published", "2025-04-01").status == 0


def test_checks_can_be_chosen_and_left_out(run: Run) -> None:
    assert run("check", "undated.txt", "--ignore", "D001").status == 0
    assert run("check", "undated.txt", "wrong.txt", "--select", "D").out.count(" warning ") == 1
    assert run("check", "wrong.txt", "--select", "d,c002").status == 0


def test_the_day_decides_what_lies_in_the_future(run: Run) -> None:
    assert run("check", "sound.txt", "--today", "2025-04-01").status == 0
    result = run("check", "sound.txt", "--today", "2025-01-01", "--json")
    assert [one["code"] for one in result.json["findings"]] == ["D002"]


def test_a_note_alone_does_not_fail(run: Run) -> None:
    Path("sound.txt").write_text(
        SOUND.replace("published: 2025-04-01", "published: 2025-04-01\nmodified: 2025-03-30"),
        encoding="utf-8",
    )
    result = run("check", "sound.txt")
    assert "D005 note" in result.out
    assert result.status == 0


def test_sarif_has_a_result_for_each_finding(run: Run) -> None:
    log = run("check", "wrong.txt", "undated.txt", "--format", "sarif").json
    found = log["runs"][0]["results"]
    assert sorted(one["ruleId"] for one in found) == ["C001", "D001"]


def test_json_lines_have_one_finding_a_line(run: Run) -> None:
    lines = run("check", ".", "--format", "jsonl").out.splitlines()
    assert sorted(json.loads(line)["code"] for line in lines) == ["C001", "D001"]


def test_what_cannot_be_read_is_an_error_and_the_rest_is_checked(run: Run) -> None:
    result = run("check", "nowhere.txt", "wrong.txt")
    assert result.status == 2
    assert "nowhere.txt" in result.err
    assert "C001" in result.out


def test_standard_input_is_checked(run: Run) -> None:
    assert "C001" in run("check", "-", stdin=WRONG.encode()).out


def test_the_same_words_twice_are_one_conflict_in_a_report(run: Run) -> None:
    Path("wrong.txt").write_text(f"{WRONG}\nAgain: Monday, 12 March 2025.\n", encoding="utf-8")
    found = check_articles(gather(["wrong.txt"]), today=date(2025, 4, 2))
    assert [finding.code for finding in found.articles[0].findings] == ["C001", "C001"]
    assert len(found.report.conflicts) == 1


# ── as part of an audit ──────────────────────────────────────────────────────


def test_an_audit_tells_apart_what_is_wrong_with_an_article_by_itself(run: Run) -> None:
    result = run("audit", "wrong.txt", "undated.txt", "--scratch")
    assert result.status == 0
    assert "C001 warning" in result.out
    assert "1 article without a date" in result.out
    assert result.out.splitlines()[-1].startswith("0 conflicts in 2 articles")


def test_the_conflicts_of_an_audit_hold_no_checks(run: Run) -> None:
    assert run("audit", "wrong.txt", "--scratch", "--json").json["conflicts"] == []
