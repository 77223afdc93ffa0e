"""An article is on record once, and is found by whatever path somebody names it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import Run

ARTICLE = """---
source: Fjord Press
published: 2026-03-03
---

The harbour of Tallinn was closed on Monday. Two tugs sank there in 2019.
"""


@pytest.fixture
def desk(run: Run, tmp_path: Path) -> Run:
    """A registry that read one article twice, under two names."""
    (tmp_path / "first.txt").write_text(ARTICLE, "utf-8")
    (tmp_path / "copies").mkdir()
    (tmp_path / "copies" / "second.txt").write_text(ARTICLE, "utf-8")
    assert "1 new" in run("ingest", "first.txt").out
    return run


def test_reading_a_copy_says_under_which_name_the_article_is_on_record(desk: Run) -> None:
    told = desk("ingest", "copies/second.txt").out
    assert "copies/second.txt, on record as first.txt" in told
    assert "1 unchanged" in told


def test_a_copy_read_in_one_run_with_the_first_says_so_too(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ARTICLE, "utf-8")
    assert "b.txt, on record as a.txt" in run("ingest", ".").out


@pytest.mark.parametrize("name", ["first.txt", "./first.txt", "copies/second.txt"])
def test_claims_are_listed_by_every_path_of_the_article(desk: Run, name: str) -> None:
    found = desk("claims", name)
    assert found.status == 0
    assert "first.txt  Fjord Press" in found.out


def test_claims_are_listed_by_a_whole_path(desk: Run, tmp_path: Path) -> None:
    assert desk("claims", str(tmp_path / "first.txt")).status == 0


def test_a_copy_is_verified_as_the_article_that_it_is(desk: Run) -> None:
    assert "in 1 version of articles" in desk("verify", "copies/second.txt").out


@pytest.mark.parametrize("name", ["nowhere.txt", "copies", "fir", "", "https://fjord.example/x"])
def test_what_names_no_article_is_said_to_be_on_no_record(desk: Run, name: str) -> None:
    found = desk("claims", name)
    assert found.status == 2
    assert f"there is no article {name!r} on record" in found.err


def test_a_file_with_another_text_means_no_article(desk: Run, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text(ARTICLE.replace("Two", "Three"), "utf-8")
    assert desk("claims", "other.txt").status == 2
