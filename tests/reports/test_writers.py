"""Every writer, on ordinary findings and on ten thousand hostile strings."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import pytest
from lxml import etree
from markdown_it import MarkdownIt

from registry.errors import ConfigError
from registry.records import ConflictReport, Decision, Severity
from registry.reports.findings import Findings, inside
from registry.reports.writers import WRITERS, render, render_bytes
from registry.review.standing import Standing
from tests.hostile import HOSTILE, NASTY_LETTERS
from tests.made_findings import article, decision, joined, made_findings, made_report

HERE = Path(__file__).parent
SARIF_SCHEMA = HERE.parents[2] / "shared" / "data" / "schemas" / "sarif-schema-2.1.0.json"


def parsed(data: bytes) -> Any:
    """The XML document; lxml's stubs know too many kinds of results."""
    return etree.fromstring(data)


COMMAND = re.compile(r"::(?P<name>error|warning|notice)(?: (?P<properties>[^:]*))?::(?P<data>.*)")


def parse_commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands of a log as the runner reads them; anything else is an error."""
    found = []
    for line in log.splitlines():
        match = COMMAND.fullmatch(line)
        assert match, line
        properties = {}
        for pair in filter(None, (match["properties"] or "").split(",")):
            name, _, value = pair.partition("=")
            assert name in ("file", "line", "endLine", "col", "endColumn", "title")
            properties[name] = _unescape(value.replace("%3A", ":").replace("%2C", ","))
        found.append((match["name"], properties, _unescape(match["data"])))
    return found


def _unescape(data: str) -> str:
    return data.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


@cache
def hostile_strings(number: int) -> tuple[str, ...]:
    chance = random.Random(7)
    letters = NASTY_LETTERS.replace("\ud800", "")  # records refuse lone surrogates
    made = [text for text in HOSTILE if not re.search("[\ud800-\udfff]", text)]
    while len(made) < number:
        size = chance.randint(1, 30)
        made.append("".join(chance.choice(letters) for _ in range(size)))
    return tuple(made[:number])


@cache
def hostile_findings() -> Findings:
    """Ten thousand strings as quotes, outlets, titles, paths, values, summaries and notes."""
    strings = hostile_strings(10_000)
    reports: list[ConflictReport] = []
    standings = {}
    decisions: dict[str, tuple[Decision, ...]] = {}
    per = 20
    for number in range(0, len(strings) - per + 1, per):
        s = strings[number : number + per]
        articles = [
            article(
                number + side,
                source=s[side],
                path=s[2 + side],
                title=s[4 + side],
                url=s[6 + side],
                key=f"k{number + side}",
            )
            for side in (0, 1)
        ]
        made = made_report(
            (s[8], s[9]),
            values=(s[10], s[11]),
            articles=articles,
            summary=s[12],
            explanation=(s[13], s[14]),
            slot=s[15],
            slip=s[16],
            severity=(Severity.ERROR, Severity.WARNING, Severity.NOTE)[number % 3],
        )
        reports.append(made)
        conflict = made.conflicts[0]
        standings[conflict.fingerprint] = (list(Standing)[number % 7], s[17])
        decisions[conflict.fingerprint] = (decision(conflict, reason=s[18] + "x", by=s[19] + "x"),)
    return made_findings(
        joined(reports),
        standings=standings,
        decisions=decisions,
        examined=strings[:50],
        problems=strings[50:100],
        fresh=frozenset(f"d{n}" for n in range(0, 10_000, 40)),
        show_suppressed=True,
    )


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_findings_give_the_same_bytes(name: str) -> None:
    assert render_bytes(name, made_findings()) == render_bytes(name, made_findings())


@pytest.mark.parametrize("name", WRITERS)
def test_no_findings_are_written_as_such(name: str) -> None:
    nothing = made_findings(
        ConflictReport(conflicts=(), claims={}, articles={}, texts={}, claims_on_record=7),
        exit_code=0,
    )
    text = render(name, nothing)
    match name:
        case "text" | "concise":
            assert text == "0 conflicts in 1 article against 7 claims; exit 0\n"
        case "json":
            assert json.loads(text)["conflicts"] == []
        case "sarif":
            assert json.loads(text)["runs"][0]["results"] == []
        case "gitlab":
            assert json.loads(text) == []
        case "junit":
            assert 'failures="0"' in text
        case "markdown":
            assert "0 conflicts" in text
        case "csv":
            assert len(text.splitlines()) == 1
        case _:
            assert text == ""


def test_an_unknown_format_is_refused_with_the_list() -> None:
    with pytest.raises(ConfigError) as caught:
        render("pdff", made_findings())
    assert "sarif" in (caught.value.hint or "")


class TestText:
    def test_both_quotes_sources_dates_and_the_next_command_are_there(self) -> None:
        text = render("text", made_findings())
        first, *rest = text.splitlines()
        assert first.startswith("articles/outlet0.txt:2:18: Q001 error  The number of dead differs")
        for said in (
            "outlet0.example",
            "2026-03-02",
            "“Nine people were killed in the blaze”",
            "“At least 12 people died in the blaze”  articles/outlet1.txt:2:18",
            "next: registry show FC-",
        ):
            assert any(said in line for line in rest), said
        assert rest[-1] == "1 conflict (1 new) in 1 article against 1,204 claims; exit 1"

    def test_settled_conflicts_are_counted_and_shown_on_request(self) -> None:
        made = made_report()
        standings = {made.conflicts[0].fingerprint: (Standing.WAIVED, "AP counts later")}
        hidden = render("text", made_findings(made, standings=standings, exit_code=0))
        assert "Nine people" not in hidden
        assert "1 conflict (1 waived)" in hidden
        shown = render("text", made_findings(made, standings=standings, show_suppressed=True))
        assert "Nine people" in shown
        assert "waived: AP counts later" in shown

    @pytest.mark.parametrize("name", ["text", "concise"])
    def test_hostile_words_neither_command_nor_control(self, name: str) -> None:
        lines = render(name, hostile_findings()).split("\n")
        for line in lines:
            assert not line.lstrip().startswith("::")
            assert "##[" not in line
            assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", line)
        if name == "concise":
            assert len(lines) == len(hostile_findings().views) + 2


class TestSarif:
    def test_the_place_is_the_article_under_examination(self) -> None:
        (run,) = json.loads(render("sarif", made_findings(fresh=frozenset({"d1"}))))["runs"]
        (result,) = run["results"]
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "articles/outlet1.txt"
        assert place["region"]["startLine"] == 2
        assert place["region"]["startColumn"] == 18
        assert place["region"]["endColumn"] == 18 + len("At least 12 people died in the blaze")
        assert result["relatedLocations"][0]["id"] == 1
        assert "](1)" in result["message"]["text"]
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]

    def test_an_article_that_is_no_file_here_is_named_but_not_located(self) -> None:
        far = article(1, path="https://outlet1.example/story")
        text = render("sarif", made_findings(made_report(articles=[article(0), far])))
        (result,) = json.loads(text)["runs"][0]["results"]
        assert "relatedLocations" not in result
        assert "https://outlet1.example/story" in result["message"]["text"]
        assert result["properties"]["sources"][1]["address"] == "https://outlet1.example/story"

    def test_settled_conflicts_are_left_out_or_marked_suppressed(self) -> None:
        made = made_report()
        standings = {made.conflicts[0].fingerprint: (Standing.WAIVED, "known")}
        hidden = json.loads(render("sarif", made_findings(made, standings=standings)))
        assert hidden["runs"][0]["results"] == []
        shown = json.loads(
            render("sarif", made_findings(made, standings=standings, show_suppressed=True))
        )
        (result,) = shown["runs"][0]["results"]
        assert result["suppressions"] == [
            {"kind": "external", "status": "accepted", "justification": "known"}
        ]

    def test_results_are_sorted_and_their_fingerprints_survive_a_renamed_file(self) -> None:
        made = [made_report(first=2 * n) for n in range(5)]
        results = json.loads(render("sarif", made_findings(joined(made))))["runs"][0]["results"]
        turned = json.loads(render("sarif", made_findings(joined(made[::-1]))))
        assert results == turned["runs"][0]["results"]
        moved = made_report(articles=[article(0, path="other/name.txt"), article(1)])
        before = json.loads(render("sarif", made_findings()))["runs"][0]["results"][0]
        after = json.loads(render("sarif", made_findings(moved)))["runs"][0]["results"][0]
        assert before["partialFingerprints"] == after["partialFingerprints"]

    def test_hostile_words_make_no_link_and_no_absolute_address(self) -> None:
        (run,) = json.loads(render("sarif", hostile_findings()))["runs"]
        assert len(run["results"]) == len(hostile_findings().views)
        for result in run["results"]:
            assert len(result["locations"]) == 1
            ids = {str(place["id"]) for place in result.get("relatedLocations", [])}
            bare = re.sub(r"\\[\\\[\]]", "", result["message"]["text"])
            assert set(re.findall(r"\[[^\[\]]*\]\(([^)]*)\)", bare)) <= ids
            assert bare.count("[") == bare.count("]") == len(re.findall(r"\]\(\d+\)", bare))
            for place in (*result["locations"], *result.get("relatedLocations", [])):
                uri = place["physicalLocation"]["artifactLocation"]["uri"]
                parts = urlsplit(uri)
                assert not parts.scheme
                assert not parts.netloc
                assert not uri.startswith("/")
                assert ".." not in uri.split("/")

    @pytest.mark.corpus
    @pytest.mark.parametrize("which", ["ordinary", "hostile", "empty"])
    def test_the_log_is_valid_by_the_oasis_schema(self, which: str) -> None:
        if not SARIF_SCHEMA.exists():
            pytest.skip("the schema of SARIF is not part of the repository")
        empty = ConflictReport(conflicts=(), claims={}, articles={}, texts={})
        findings = {
            "ordinary": made_findings(),
            "hostile": hostile_findings(),
            "empty": made_findings(empty),
        }[which]
        schema = json.loads(SARIF_SCHEMA.read_text(encoding="utf-8"))
        jsonschema.Draft7Validator(schema).validate(json.loads(render("sarif", findings)))


class TestGitHub:
    def test_an_annotation_stands_at_the_words(self) -> None:
        ((name, properties, data),) = parse_commands(render("github", made_findings()))
        assert name == "error"
        assert properties == {
            "file": "articles/outlet0.txt",
            "line": "2",
            "endLine": "2",
            "col": "18",
            "endColumn": "54",
            "title": "Q001 9 vs ≥12",
        }
        assert "“At least 12 people died in the blaze”" in data
        assert "FC-" in data

    def test_what_github_would_drop_is_counted(self) -> None:
        made = joined([made_report(first=2 * n) for n in range(17)])
        commands = parse_commands(render("github", made_findings(made)))
        assert len(commands) == 11
        assert commands[-1] == ("notice", {}, "7 more; see the SARIF or HTML report")

    def test_hostile_words_give_no_command_of_their_own(self) -> None:
        commands = parse_commands(render("github", hostile_findings()))
        assert len(commands) == 31
        for _, properties, _ in commands[:30]:
            assert properties["line"].isdigit()


GITLAB_SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/)"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


class TestGitLab:
    @pytest.mark.parametrize("which", [made_findings, hostile_findings])
    def test_the_report_has_what_gitlab_requires(self, which: Callable[[], Findings]) -> None:
        text = render("gitlab", which())
        assert not text.startswith("\ufeff")
        issues = json.loads(text)
        jsonschema.validate(issues, GITLAB_SCHEMA)
        assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 0


class TestJUnit:
    @pytest.mark.parametrize("which", [made_findings, hostile_findings])
    def test_the_file_is_valid_and_counts_right(self, which: Callable[[], Findings]) -> None:
        findings = which()
        root = parsed(render("junit", findings).encode())
        etree.XMLSchema(etree.parse(HERE / "junit.xsd")).assertValid(root)
        cases = root.findall(".//testcase")
        assert int(root.get("tests")) == len(cases)
        assert int(root.get("failures")) == len(root.findall(".//failure"))
        assert int(root.get("skipped")) == len(root.findall(".//skipped"))
        assert len({case.get("name") for case in cases}) == len(cases)

    def test_an_article_without_findings_is_a_passed_case(self) -> None:
        findings = made_findings(examined=("articles/clean.txt", "articles/outlet0.txt"))
        root = parsed(render("junit", findings).encode())
        passed = [c.get("name") for c in root.findall(".//testcase") if len(c) == 0]
        assert passed == ["articles/clean.txt"]


class TestMarkdown:
    def test_the_quotes_stand_in_block_quotes_with_the_differing_word_bold(self) -> None:
        text = render("markdown", made_findings())
        assert "> Officials spoke. **Nine** people were killed in the blaze. More came." in text
        assert "](https://outlet0.example/story#:~:text=Nine%20people" in text

    def test_hostile_words_make_no_markup(self) -> None:
        text = render("markdown", hostile_findings())
        tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
        inline = [child for token in tokens for child in token.children or []]
        assert {t.type for t in (*tokens, *inline)} <= {
            *("inline", "text", "text_special", "softbreak", "html_inline", "code_inline"),
            *(
                f"{one}_{way}"
                for way in ("open", "close")
                for one in (
                    *("heading", "paragraph", "blockquote", "bullet_list", "list_item", "strong"),
                    *("link", "table", "thead", "tbody", "tr", "th", "td"),
                )
            ),
        }
        assert {t.content for t in inline if t.type == "html_inline"} <= {"<!-- -->"}
        links = [t.attrs["href"] for t in inline if t.type == "link_open"]
        assert all(re.match("https?://", str(link)) for link in links)
        assert not re.search(r"@[A-Za-z]", re.sub(r"\]\([^)]*\)", "", text))

    def test_a_step_summary_is_never_over_its_limit(self) -> None:
        text = render("markdown", hostile_findings())
        assert len(text.encode()) <= 1 << 20


class TestCsv:
    def test_a_row_is_a_pair_with_quotes_and_links(self) -> None:
        (row,) = csv.DictReader(io.StringIO(render("csv", made_findings())))
        assert row["quote_a"] == "Nine people were killed in the blaze"
        assert row["quote_b"] == "At least 12 people died in the blaze"
        assert row["url_b"].startswith("https://outlet1.example/story#:~:text=")
        assert row["published_a"] == date(2026, 3, 2).isoformat()
        assert (row["start_a"], row["confidence"]) == ("26", "0.93")

    def test_a_file_begins_with_the_mark_that_spreadsheets_want(self) -> None:
        assert render_bytes("csv", made_findings()).startswith(b"\xef\xbb\xbfid,")

    def test_hostile_words_are_no_formula_and_no_new_row(self) -> None:
        text = render("csv", hostile_findings())
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) == len(hostile_findings().views) + 1
        for row in rows:
            for cell in row:
                assert not re.match(r"\s*[=+\-@＝＋－＠\t\r]", cell)
        assert text.count("\r\n") == len(rows)


class TestJson:
    @pytest.mark.parametrize("which", [made_findings, hostile_findings])
    def test_it_keeps_the_contract(self, which: Callable[[], Findings]) -> None:
        schema = HERE.parents[1] / "docs" / "conflict-report-1.schema.json"
        contract = json.loads(schema.read_text(encoding="utf-8"))
        jsonschema.validate(json.loads(render("json", which())), contract)

    def test_the_contract_has_its_fields(self) -> None:
        document = json.loads(render("json", made_findings()))
        assert document["schema"] == "conflict-report/1"
        (conflict,) = document["conflicts"]
        assert conflict["confidence"] == 0.93
        assert [side["value"] for side in conflict["sides"]] == ["9", "≥12"]
        span = conflict["sides"][0]["claims"][0]["span"]
        assert span["quote"] == "Nine people were killed in the blaze"
        assert document["gate"]["exit"] == 1

    def test_one_line_is_one_conflict_whatever_its_words(self) -> None:
        lines = render("jsonl", hostile_findings()).split("\n")[:-1]
        assert len([json.loads(line) for line in lines]) == len(hostile_findings().views)


def test_paths_outside_the_root_have_no_relative_form() -> None:
    assert inside("/repo/a/b.txt", "/repo") == "a/b.txt"
    assert inside("a\\b.txt") == "a/b.txt"
    assert inside("./a/b.txt") == "a/b.txt"
    for path in ("/etc/passwd", "../x", "https://a.example/x", "file:///x", "C:\\x", "-", ""):
        assert inside(path, "/repo") is None
