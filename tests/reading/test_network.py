"""Tests for the connections themselves, against a server of this machine."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from registry.reading import network
from tests.website import website


def test_a_connection_that_fails_in_the_body_is_closed_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[socket.socket] = []
    connect = socket.create_connection
    over = threading.Event()

    def kept(address: tuple[str, int], timeout: float) -> socket.socket:
        opened.append(connect(address, timeout))
        return opened[-1]

    def half(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"a")
        over.wait(20)

    monkeypatch.setattr(network, "_stop", lambda _: None)  # on a busy machine it comes too late
    with website() as site:
        page = site.put("/half", act=half)
        monkeypatch.setattr(socket, "create_connection", kept)
        with pytest.raises(TimeoutError) as left:
            network.open_once(page, "127.0.0.1", {}, 0.5, 10_000)
        over.set()
    assert left.value.__traceback__ is not None  # which holds what was open there
    assert [one.fileno() for one in opened] == [-1]
