import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from registry.errors import SourceError
from registry.pipeline import inputs
from registry.pipeline.inputs import Input, Network, gather
from registry.reading.fetch import Answer, Fetched, Fetcher
from registry.records import Origin


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


_FRONT = "---\nsource: Fjord Press\n---\nThe ferry sank."
_MAIL = "From: a@b.example\nSubject: Ferry\nDate: Tue, 3 Mar 2026 09:00:00 +0000\n\nIt sank."


@pytest.mark.parametrize(
    ("name", "content", "article"),
    [
        ("download", b"%PDF-1.7 ...", True),
        ("page.aspx", b"<!doctype html><p>The ferry sank.", True),
        ("news.xml", b"<?xml version='1.0'?><rss><channel></channel></rss>", True),
        ("settings.xml", b"<?xml version='1.0'?><beans/>", False),
        ("letter", _MAIL.encode(), True),
        ("crawl.bin", b"WARC/1.0\r\n", True),
        ("day.jsonl", b'{"title": "Ferry", "text": "It sank."}\n', True),
        ("list.jsonl", b'{"path": "a.txt", "source": "Fjord Press"}\n', False),
        ("list.csv", b"path,source\na.txt,Fjord Press\n", False),
        ("story", _FRONT.encode(), True),
        ("Makefile", b"all:\n\tmake\n", False),
        ("photo.png", b"\x89PNG\r\n", False),
        ("registry.db", b"SQLite format 3\0", False),
        ("crawl.warc.gz", b"\x1f\x8b\x08", True),
        ("source.tar.gz", b"\x1f\x8b\x08", False),
        ("broken.pdf", b"not a PDF", True),  # so that it is reported
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", True),
    ],
)
def test_a_folder_is_searched_by_content_and_what_is_passed_over_is_named(
    tmp_path: Path, name: str, content: bytes, article: bool
) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / name).write_bytes(content)
    found = gather([str(tmp_path)])
    assert (str(tmp_path / name) in [one.where for one in found.inputs]) is article
    assert found.passed_over == (() if article else (str(tmp_path / name),))


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


def test_standard_input_can_be_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"text")))
    (one,) = gather(["-"]).inputs
    assert one.load() == one.load() == b"text"  # `gate --keep` examines it and then keeps it


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


# ── addresses ────────────────────────────────────────────────────────────────

AT = "https://news.example/2026/ferry"
STORY = "<html><body><h1>Ferry</h1><p>The ferry sank on 3 March 2026.</p></body></html>"


@dataclass
class Web:
    """A made-up internet."""

    answers: Mapping[str, Answer]
    private: bool = False
    asked: list[str] = field(default_factory=list)

    def open(
        self, address: str, _network: str, _headers: Mapping[str, str], _seconds: float, _limit: int
    ) -> Answer:
        self.asked.append(address)
        return self.answers.get(address, Answer(404, (), b""))

    def network(self) -> Network:
        return Network(
            fetcher=Fetcher(
                self.open,
                lambda _host, _port: ["10.0.0.1" if self.private else "93.184.216.34"],
                lambda: 0.0,
                lambda _seconds: None,
            )
        )


def served(body: bytes, media_type: str = "text/html; charset=utf-8") -> Answer:
    return Answer(200, (("Content-Type", media_type),), body)


def noon() -> datetime:
    return datetime(2026, 3, 3, 12, tzinfo=UTC)


def test_an_address_is_an_input_that_nothing_fetches_before_it_is_read() -> None:
    found = gather([f"{AT}#comments", AT])
    assert [one.where for one in found.inputs] == [AT]
    assert found.inputs[0].network.fetcher is None


def test_all_addresses_share_one_fetcher_so_that_each_site_is_asked_politely() -> None:
    one, other = gather([AT, f"{AT}/2"], allow_private=True).inputs
    assert one.network is other.network
    assert one.network.allow_private


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("file:///etc/passwd", "file addresses are not read"),
        ("ftp://news.example/a", "ftp addresses are not read"),
        ("https://", "names no host"),
        ("https://me:secret@news.example/", "carries a password"),
        ("https://news.example/a\nb", "control characters"),
    ],
)
def test_an_address_that_is_not_read_is_told_before_anything_is_opened(name: str, why: str) -> None:
    found = gather([name])
    assert not found.inputs
    assert why in str(found.failures[0])
    assert "secret" not in str(found.failures[0])


def test_a_page_is_kept_with_what_the_server_said_and_when() -> None:
    web = Web({AT: served(STORY.encode())})
    (document,), blob = Input(AT, network=web.network()).read(noon)
    assert web.asked == ["https://news.example/robots.txt", AT]
    assert (document.path, document.get("url")) == (AT, AT)
    assert blob.data == STORY.encode()
    assert (blob.charset, blob.fetched_at) == ("utf-8", noon())
    assert ("Content-Type", "text/html; charset=utf-8") in blob.headers


def test_a_page_is_asked_for_once_however_often_it_is_read() -> None:
    asked = 0

    class Counting(Network):
        def fetch(self, address: str) -> Fetched:
            nonlocal asked
            asked += 1
            return Fetched(address, STORY.encode(), "text/html", ())

    one = Input(AT, network=Counting(), remember=True)
    assert one.read() == one.read()  # `gate --keep` examines it and then keeps it
    assert asked == 1


def test_where_a_redirect_leads_is_the_address_that_counts() -> None:
    moved = Answer(301, (("Location", AT),), b"")
    web = Web({"https://news.example/s": moved, AT: served(STORY.encode())})
    (document,), _ = Input("https://news.example/s", network=web.network()).read(noon)
    assert document.path == AT


def test_plain_text_at_an_address_is_known_by_it() -> None:
    web = Web({AT: served(b"The ferry sank on 3 March 2026.", "text/plain")})
    (document,), _ = Input(AT, network=web.network()).read(noon)
    assert (document.get("url"), document.get("source")) == (AT, "news.example")
    assert document.origin_of("url") is Origin.PAGE


def test_an_address_that_is_given_goes_before_the_one_it_was_fetched_from() -> None:
    web = Web({AT: served(b"The ferry sank on 3 March 2026.", "text/plain")})
    given = {"url": "https://wire.example/7", "source": "Fjord Press"}
    (document,), _ = Input(AT, given, network=web.network()).read(noon)
    assert (document.get("url"), document.get("source")) == tuple(given.values())


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Café".encode("cp1252"), "Café"),  # what the server says counts
        ("Café".encode(), "Café"),  # unless it is plainly wrong
    ],
)
def test_the_character_set_of_a_server_is_tried_after_utf_8(body: bytes, text: str) -> None:
    web = Web({AT: served(body, "text/plain; charset=windows-1252")})
    (document,), _ = Input(AT, network=web.network()).read(noon)
    assert document.text == text


def test_a_private_address_is_refused_with_the_option_that_allows_it() -> None:
    web = Web({AT: served(STORY.encode())}, private=True)
    with pytest.raises(SourceError, match="private or local") as caught:
        Input(AT, network=web.network()).read(noon)
    assert "--allow-private" in str(caught.value.hint)
    assert web.asked == []


def test_what_robots_are_asked_not_to_fetch_is_not_fetched() -> None:
    rules = served(b"User-agent: *\nDisallow: /2026/", "text/plain")
    web = Web({"https://news.example/robots.txt": rules, AT: served(STORY.encode())})
    with pytest.raises(SourceError, match="asks robots not to"):
        Input(AT, network=web.network()).read(noon)
    assert AT not in web.asked


# ── manifest and encoding ────────────────────────────────────────────────────


def written(folder: Path, name: str, text: str) -> str:
    (folder / name).write_text(text, "utf-8")
    return str(folder / name)


def test_a_manifest_names_articles_from_its_own_folder_with_their_metadata(folder: Path) -> None:
    manifest = written(folder, "list.csv", "path,source,date\nb.txt,Fjord Press,2026-03-03\n")
    (one,) = gather([], manifest=manifest, given={"source": "Desk", "language": "en"}).inputs
    assert one.where == str(folder / "b.txt")
    assert one.given == {"source": "Fjord Press", "published": "2026-03-03", "language": "en"}


def test_a_row_speaks_of_the_file_that_a_name_found_too(folder: Path) -> None:
    manifest = written(folder, "list.jsonl", '{"path": "./b.txt", "title": "Ferry"}\n')
    found = {one.where: one.given for one in gather([str(folder)], manifest=manifest).inputs}
    assert found[str(folder / "b.txt")] == {"title": "Ferry"}
    assert [given for where, given in found.items() if not where.endswith("b.txt")] == [{}, {}]


def test_a_row_without_a_path_means_its_address(folder: Path) -> None:
    manifest = written(folder, "list.csv", f"url,title\n{AT},Ferry\n")
    (one,) = gather([], manifest=manifest).inputs
    assert (one.where, one.given["url"]) == (AT, AT)


def test_a_row_whose_file_is_missing_does_not_stop_the_others(folder: Path) -> None:
    manifest = written(folder, "list.csv", "path\ngone.txt\nb.txt\n")
    found = gather([], manifest=manifest)
    assert [one.where for one in found.inputs] == [str(folder / "b.txt")]
    assert "named in" in str(found.failures[0])


@pytest.mark.parametrize(
    ("text", "why"),
    [("path,colour\nb.txt,red\n", "unknown column"), ("path,date\nb.txt,soon\n", "whole day")],
)
def test_a_manifest_that_is_malformed_is_refused_whole(folder: Path, text: str, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        gather([], manifest=written(folder, "list.csv", text))


def test_an_encoding_that_is_named_is_the_one_used(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Café am Fluß".encode("cp1252"))
    (one,) = gather([str(path)], encoding="windows-1252").inputs
    (document,), blob = one.read()
    assert (document.text, document.charset) == ("Café am Fluß", "cp1252")
    assert blob.charset == "windows-1252"
