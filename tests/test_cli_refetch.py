"""`registry verify --refetch`: what pages say now of the claims that were read from them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.reading import fetch
from tests.command import Run
from tests.website import Website, website

BRIDGE = "The bridge over the Sorfjord was opened on 12 March 2025 by the mayor of Odda."
COST = "The bridge cost 40 million euros."
COPPER = "Traders in Santiago sold 300 tonnes of copper on 3 April 2025."


def page(*paragraphs: str, title: str = "The bridge") -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><body><article><h1>{title}</h1>{body}</article></body></html>"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Website]:
    monkeypatch.setattr(fetch, "PAUSE", 0.0)  # the site does not mind
    with website() as found:
        yield found


@pytest.fixture
def run(site: Website, run: Run) -> Run:
    """The command line in a folder with two articles that came from the site."""
    addresses = [
        site.put("/bridge", page(BRIDGE, COST)),
        site.put("/copper", page(COPPER, title="Copper")),
    ]
    done = run("ingest", "--allow-private", *addresses)
    assert done.status == 0, done.err
    site.asked.clear()
    return run


REFETCH = ("verify", "--refetch", "--allow-private", "--json")


def test_pages_that_still_say_it_pass_and_each_is_fetched_once(run: Run, site: Website) -> None:
    done = run(*REFETCH)
    assert (done.status, set(done.outcomes.values())) == (0, {"ok"})
    assert sorted(site.asked) == ["/bridge", "/copper", "/robots.txt"]
    assert [one["file"] for one in done.json["documents"]] == [
        f"{site.address}/bridge",
        f"{site.address}/copper",
    ]


def test_each_claim_is_found_again_in_the_new_text_or_not(run: Run, site: Website) -> None:
    site.put("/bridge", page("It rained.", BRIDGE, COST.replace("40", "140")))
    site.put("/copper", page("Nothing was sold any more, the exchange told us.", title="Copper"))
    done = run(*REFETCH)
    assert done.status == 1
    by_words = {
        word: outcome
        for quote, outcome in done.outcomes.items()
        for word in ("opened", "cost", "sold")
        if word in quote
    }
    assert by_words["opened"] == "moved"
    assert by_words["cost"] == "drifted"
    assert by_words["sold"] in {"orphaned", "drifted"}


def test_a_value_that_does_not_stand_in_the_new_span_is_drifted(run: Run, site: Website) -> None:
    site.put("/copper", page(COPPER.replace("3 April 2025", "4 May 2025"), title="Copper"))
    done = run(*REFETCH)
    assert done.status == 1
    assert all(outcome == "drifted" for quote, outcome in done.outcomes.items() if "sold" in quote)


def test_nothing_is_stored_and_nothing_re_anchored(run: Run, site: Website, tmp_path: Path) -> None:
    before = run("claims", "--json").out, run("documents", "--all", "--json").out
    site.put("/bridge", page("It rained.", BRIDGE, COST.replace("40", "140")))
    assert run(*REFETCH).status == 1
    assert (run("claims", "--json").out, run("documents", "--all", "--json").out) == before


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"status": 404}, "answered 404"),
        ({"status": 500}, "answered 500"),
        ({"body": b""}, "the file is empty"),
        ({"status": 302, "headers": {"Location": "/bridge"}}, "redirects"),
        ({"headers": {"Content-Type": "application/pdf"}, "body": b"%PDF-1.7 no"}, "broken PDF"),
    ],
)
def test_a_page_that_cannot_be_had_is_one_line_and_the_others_are_checked(
    run: Run, site: Website, answer: dict[str, Any], why: str
) -> None:
    site.put("/bridge", **answer)
    done = run(*REFETCH)
    assert done.status == 2
    (line,) = [one for one in done.err.splitlines() if one.startswith("error:")]
    assert why in line
    assert f"{site.address}/bridge" in line
    (checked,) = done.json["documents"]
    assert checked["path"] == f"{site.address}/copper"
    (failure,) = done.json["failures"]
    assert why in failure


def test_a_private_address_is_not_fetched_unless_that_is_allowed(run: Run, site: Website) -> None:
    done = run("verify", "--refetch")
    assert done.status == 2
    assert done.err.count("--allow-private") == 2
    assert site.asked == []


def test_robots_are_respected_when_a_page_is_fetched_again(run: Run, site: Website) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /bridge")
    done = run(*REFETCH)
    assert done.status == 2
    assert "asks robots not to fetch" in done.err
    assert "/bridge" not in site.asked


def test_an_article_without_an_address_is_named_and_none_at_all_is_an_error(
    run: Run, site: Website
) -> None:
    Path("a.txt").write_text(COPPER, encoding="utf-8")
    assert run("ingest", "a.txt").status == 0
    done = run(*REFETCH)
    assert done.status == 0
    assert "1 article without an address, not looked for: a.txt" in done.err
    alone = run("verify", "a.txt", "--refetch")
    assert (alone.status, alone.out) == (2, "")
    assert "--files" in alone.err


def test_a_saved_page_is_held_against_its_address(run: Run, site: Website) -> None:
    link = f'<link rel="canonical" href="{site.address}/saved">'
    Path("saved.html").write_text(f"<head>{link}</head>{page(COST, title='Cost')}", "utf-8")
    assert run("ingest", "saved.html").status == 0
    site.put("/saved", page(COST, title="Cost"))
    done = run("verify", "saved.html", "--refetch", "--allow-private")
    assert done.status == 0, done.err
    assert "1 version" in done.out
    assert "/saved" in site.asked


def test_sarif_of_pages_names_no_address_as_a_file(run: Run, site: Website) -> None:
    site.put("/bridge", page(BRIDGE, COST.replace("40", "140")))
    done = run("verify", "--refetch", "--allow-private", "--format", "sarif")
    assert done.status == 1
    results = done.json["runs"][0]["results"]
    assert {one["ruleId"] for one in results} == {"P002"}
    for one in results:
        uri = one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert "http:" not in uri


def test_one_way_to_look_at_a_time(run: Run) -> None:
    assert run("verify", "--refetch", "--files").status == 2
