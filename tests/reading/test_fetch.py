from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest

from registry.errors import SourceError
from registry.reading.fetch import Answer, Fetcher, checked_address, is_address, is_public
from registry.reading.network import open_once, resolve

PAGE = Answer(200, (("Content-Type", "text/html; charset=utf-8"),), b"<p>It rained.</p>")
NOTHING = Answer(404, (), b"")


@dataclass
class Web:
    """A made-up internet: answers by address, network addresses by host."""

    answers: Mapping[str, Answer]
    hosts: Mapping[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)
    now: float = 0.0

    def open(
        self, address: str, network: str, headers: Mapping[str, str], seconds: float, limit: int
    ) -> Answer:
        assert headers["User-Agent"] == "claim-registry"
        self.asked.append(address)
        found = self.answers.get(address, NOTHING)
        return Answer(found.status, found.headers, found.body[:limit], len(found.body) > limit)

    def resolve(self, host: str, port: int) -> list[str]:
        if host in self.hosts:
            return self.hosts[host]
        if host.replace(".", "").isdigit() or ":" in host:
            return [host]
        return ["93.184.215.14"]

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def fetcher(self, *, allow_private: bool = False, limit: int = 1_000) -> Fetcher:
        return Fetcher(self.open, self.resolve, lambda: self.now, self.sleep, allow_private, limit)


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status, (("Location", location),), b"")


def test_a_page_is_fetched_after_the_site_was_asked_for_its_wishes() -> None:
    web = Web({"https://mail.example/a": PAGE})
    found = web.fetcher().fetch("https://mail.example/a#part")
    assert found.data == PAGE.body
    assert found.media_type == "text/html; charset=utf-8"
    assert web.asked == ["https://mail.example/robots.txt", "https://mail.example/a"]


def test_one_host_is_asked_at_most_once_a_second_and_its_wishes_are_remembered() -> None:
    web = Web({"https://mail.example/a": PAGE, "https://mail.example/b": PAGE})
    fetcher = web.fetcher()
    fetcher.fetch("https://mail.example/a")
    fetcher.fetch("https://mail.example/b")
    assert web.waited == [1.0, 1.0]
    assert len(web.asked) == 3


@pytest.mark.parametrize(("wanted", "waited"), [("5", 5.0), ("900", 30.0), ("0", 1.0), ("x", 1.0)])
def test_a_host_that_wants_to_be_asked_more_seldom_is(wanted: str, waited: float) -> None:
    rules = Answer(200, (), f"User-agent: *\nCrawl-delay: {wanted}\n".encode())
    web = Web({"https://mail.example/robots.txt": rules, "https://mail.example/a": PAGE})
    web.fetcher().fetch("https://mail.example/a")
    assert web.waited == [waited]


def test_a_silent_site_is_not_waited_for_twice() -> None:
    web = Web({})
    calls = 0

    def silent(*_: object) -> Answer:
        nonlocal calls
        calls += 1
        raise TimeoutError

    fetcher = Fetcher(silent, web.resolve, lambda: web.now, web.sleep)
    for name in ("a", "b", "c"):
        with pytest.raises(SourceError, match=f"mail.example/{name}: no answer"):
            fetcher.fetch(f"https://mail.example/{name}")
    assert calls == 1


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        (Answer(200, (), b"User-agent: *\nDisallow: /private\n"), True),
        (Answer(200, (), b"User-agent: *\nDisallow: /\n"), False),
        (Answer(200, (), b"User-agent: claim-registry\nDisallow: /a\n"), False),
        (Answer(200, (), b"\xef\xbb\xbfUser-agent: *\nDisallow: /a\n"), False),
        (Answer(403, (), b""), True),
        (Answer(503, (), b""), False),
        (redirect("/other.txt"), True),
        (redirect("/robots.txt"), True),
    ],
)
def test_the_wishes_of_a_site_are_respected(rules: Answer, allowed: bool) -> None:
    web = Web({"https://mail.example/a": PAGE, "https://mail.example/robots.txt": rules})
    if allowed:
        assert web.fetcher().fetch("https://mail.example/a").data == PAGE.body
    else:
        with pytest.raises(SourceError, match="asks robots not to"):
            web.fetcher().fetch("https://mail.example/a")


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"https://m.example/": redirect("/")}, "more than 5 redirects"),
        ({"https://m.example/": redirect("file:///etc/passwd")}, "file addresses are not read"),
        ({"https://m.example/": redirect("http://10.0.0.1/")}, "private or local"),
        ({"https://m.example/": redirect("http://[::1]/")}, "private or local"),
        ({"https://m.example/": Answer(500, (), b"")}, "answered 500"),
        ({"https://m.example/": NOTHING}, "answered 404"),
        ({"https://m.example/": Answer(200, (), b"x" * 1_001)}, "longer than 1,000 bytes"),
        ({"https://m.example/": Answer(200, (("Content-Encoding", "br"),), b"x")}, "packed as br"),
        (
            {"https://m.example/": Answer(200, (("Content-Encoding", "gzip"),), b"x")},
            "broken gzip",
        ),
    ],
)
def test_what_is_no_page_is_refused(answers: dict[str, Answer], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        Web(answers).fetcher().fetch("https://m.example/")


def test_redirects_are_followed_and_the_last_address_is_told() -> None:
    web = Web(
        {
            "http://m.example/a": redirect("https://www.m.example/b", 301),
            "https://www.m.example/b": PAGE,
        }
    )
    assert web.fetcher().fetch("http://m.example/a").address == "https://www.m.example/b"


def test_a_packed_answer_is_unpacked() -> None:
    packed = Answer(200, (("content-encoding", "gzip"),), gzip.compress(b"It rained."))
    assert (
        Web({"https://m.example/": packed}).fetcher().fetch("https://m.example/").data
        == b"It rained."
    )


@pytest.mark.parametrize(
    "networks",
    [
        ["127.0.0.1"],
        ["10.1.2.3"],
        ["93.184.215.14", "192.168.0.1"],
        ["::1"],
        ["fd00::1"],
        ["169.254.169.254"],
    ],
)
def test_a_name_that_leads_to_a_private_network_is_refused(networks: list[str]) -> None:
    web = Web({"https://m.example/": PAGE}, {"m.example": networks})
    with pytest.raises(SourceError, match="private or local"):
        web.fetcher().fetch("https://m.example/")
    assert web.asked == []
    assert web.fetcher(allow_private=True).fetch("https://m.example/").data == PAGE.body


@pytest.mark.parametrize(
    ("network", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("0.0.0.0", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("::ffff:127.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("localhost", False),
    ],
)
def test_public_networks_are_told_from_others(network: str, public: bool) -> None:
    assert is_public(network) is public


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://m.example/a",
        "data:text/html,x",
        "https://",
        "https:///a",
        "https://user:secret@m.example/",
        "https://m.example/a\nb",
        "https://m.example:99999/",
        "https://[::1/",
        "//m.example/",
        "https://m..example/",
    ],
)
def test_what_is_no_web_address_is_refused_in_one_line(address: str) -> None:
    with pytest.raises(SourceError) as caught:
        checked_address(address)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "asked"),
    [
        ("https://m.example", "https://m.example/"),
        ("https://M.Example/a/é?q=ü#x", "https://m.example/a/%C3%A9?q=%C3%BC"),
        ("https://bücher.example/%20", "https://xn--bcher-kva.example/%20"),
        ("http://m.example:8080/a", "http://m.example:8080/a"),
    ],
)
def test_addresses_are_put_in_the_form_in_which_they_are_asked_for(given: str, asked: str) -> None:
    assert checked_address(given) == asked
    assert checked_address(asked) == asked


def test_addresses_are_told_from_paths() -> None:
    assert is_address("HTTPS://m.example/x")
    assert is_address("file:///etc/passwd")
    assert not is_address(r"C:\articles\a.txt")
    assert not is_address("articles/http.txt")


@contextmanager
def server(answer: bytes, *, keep_open: bool = False) -> Iterator[int]:
    """A server on this machine that answers one connection with some bytes."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        done = threading.Event()

        def serve() -> None:
            connection, _ = listening.accept()
            with connection:
                connection.recv(10_000)
                connection.sendall(answer)
                if keep_open:
                    done.wait(10)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listening.getsockname()[1]
        done.set()
        thread.join(10)


class TestTheNetwork:
    def ask(self, port: int, *, seconds: float = 5.0, limit: int = 100) -> Answer:
        return open_once(f"http://localhost:{port}/a?b", "127.0.0.1", {}, seconds, limit)

    def test_an_answer_is_read_up_to_the_limit(self) -> None:
        body = b"x" * 250
        with server(b"HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\n" + body) as port:
            answer = self.ask(port)
        assert (answer.status, len(answer.body), answer.cut) == (200, 100, True)
        assert answer.header("content-type") == "text/plain"

    def test_a_server_that_never_ends_is_left(self) -> None:
        with (
            server(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx", keep_open=True) as port,
            pytest.raises(TimeoutError),
        ):
            self.ask(port, seconds=0.3)

    def test_what_is_not_http_is_an_error(self) -> None:
        with server(b"SSH-2.0\r\n") as port, pytest.raises(OSError, match="not HTTP"):
            self.ask(port)

    def test_names_of_this_machine_resolve(self) -> None:
        assert not any(is_public(one) for one in resolve("localhost", 80))
