"""A web site of this machine for the tests, whose pages say what a test wants."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Page:
    """What the site answers at one path."""

    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    act: Callable[[BaseHTTPRequestHandler], None] | None = None
    """Answers in place of all that."""


@dataclass
class Website:
    """Pages by path; what is not there is answered with 404."""

    address: str
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """Every path that was asked for, in order."""

    def put(self, path: str, body: str | bytes = "", **more: Any) -> str:
        """Set a page; its address."""
        self.pages[path] = Page(body, **more)
        return self.address + path


@contextmanager
def website() -> Iterator[Website]:
    """A site on a free port, for as long as the block lasts."""
    found = Website("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found.asked.append(self.path)
            page = found.pages.get(self.path, Page("gone", 404))
            if page.act is not None:
                page.act(self)
                return
            body = page.body.encode() if isinstance(page.body, str) else page.body
            self.send_response(page.status)
            for name, value in {"Content-Type": "text/html; charset=utf-8", **page.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:  # the base class writes to standard error
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
