import io
import sys
from pathlib import Path

import pytest

from registry.errors import SourceError
from registry.pipeline import inputs
from registry.pipeline.inputs import Input, gather


def names(*given: str | Path) -> list[str]:
    return [one.where for one in gather(map(str, given)).inputs]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "notes.json", "CONTENTS", ".hidden.txt", "deep/c.HTML"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("text")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "d.txt").write_text("text")
    return tmp_path


def test_a_folder_stands_for_its_articles_in_order(folder: Path) -> None:
    assert names(folder) == [str(folder / name) for name in ("a.md", "b.txt", "deep/c.HTML")]


def test_a_file_that_is_named_is_taken_whatever_its_name(folder: Path) -> None:
    assert names(folder / "CONTENTS") == [str(folder / "CONTENTS")]


def test_a_pattern_stands_for_what_matches(folder: Path) -> None:
    assert names(f"{folder}/*.txt") == [str(folder / "b.txt")]
    assert names(f"{folder}/**/*.HTML") == [str(folder / "deep/c.HTML")]


def test_the_order_of_the_names_does_not_matter_and_none_counts_twice(folder: Path) -> None:
    one, other = str(folder / "b.txt"), str(folder)
    assert names(one, other, one) == names(other, one)


def test_paths_stay_as_they_were_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert names("b.txt", "deep") == ["b.txt", "deep/c.HTML"]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("missing.txt", "no such file"),
        ("missing/*.txt", "nothing matches"),
        ("empty", "no articles in this folder"),
        ("a\0b", "no such file"),
        ("x" * 5000, "cannot be read"),
    ],
)
def test_what_is_not_there_is_said_with_a_next_step_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    monkeypatch.chdir(folder)
    (folder / "empty").mkdir()
    found = gather([name, "b.txt"])
    assert [one.where for one in found.inputs] == ["b.txt"]
    (failure,) = found.failures
    assert why in str(failure)
    assert failure.hint


def test_links_out_of_a_folder_are_not_followed(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside.txt"
    outside.write_text("secret")
    (folder / "deep" / "link.txt").symlink_to(outside)
    (folder / "deep" / "loop").symlink_to(folder)
    assert names(folder / "deep") == [str(folder / "deep/c.HTML")]
    outside.unlink()


def test_standard_input_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    (one,) = gather(["-"], given={"source": "Fjord Press"}).inputs
    assert (one.where, one.load(), one.given) == ("-", b"text", {"source": "Fjord Press"})


def test_what_is_larger_than_any_article_is_refused_before_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 10)
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 10)
    assert len(Input(str(path)).load()) == 10
    path.write_bytes(b"x" * 11)
    with pytest.raises(SourceError) as caught:
        Input(str(path)).load()
    assert caught.value.hint


def test_a_device_is_not_an_article() -> None:
    with pytest.raises(SourceError, match="not a file"):
        Input("/dev/null").load()
