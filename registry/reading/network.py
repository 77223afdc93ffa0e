"""The one place that opens connections; the pipeline gives it to ``fetch``."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from urllib.parse import urlsplit, urlunsplit

from registry.reading.fetch import Answer, Fetcher

_CHUNK = 65_536


def fetcher(*, allow_private: bool = False) -> Fetcher:
    """A fetcher that uses the network and the clock of this machine."""
    return Fetcher(open_once, resolve, time.monotonic, time.sleep, allow_private=allow_private)


def resolve(host: str, port: int) -> Sequence[str]:
    """Network addresses of a host, each once, in the system's order of preference.

    :raises OSError: when there are none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[4][0]) for address in found))


def open_once(
    address: str, network: str, headers: Mapping[str, str], seconds: float, limit: int
) -> Answer:
    """Ask one address once, over a connection to ``network``.

    :raises TimeoutError: when the whole answer has not come after ``seconds``.
    :raises OSError: when the connection fails or the answer is not HTTP.
    """
    parts = urlsplit(address)
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    deadline = time.monotonic() + seconds
    connected = socket.create_connection((network, port), timeout=seconds)
    stream: socket.socket = connected
    if secure:  # wrapping takes the connection over; nothing is sent yet
        stream = ssl.create_default_context().wrap_socket(
            connected, server_hostname=parts.hostname, do_handshake_on_connect=False
        )
    watch = threading.Timer(max(0.0, deadline - time.monotonic()), _stop, (stream,))
    watch.daemon = True
    watch.start()  # a server may send a byte now and then for ever
    try:
        if isinstance(stream, ssl.SSLSocket):
            stream.do_handshake()
        connection = http.client.HTTPConnection(parts.hostname or "", port)
        connection.sock = stream
        target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
        connection.request("GET", target, headers={"Host": parts.netloc, **headers})
        body = bytearray()
        with closing(connection.getresponse()) as response:  # it keeps the stream open otherwise
            while len(body) <= limit and (chunk := response.read(_CHUNK)):
                body += chunk
            found = tuple((name, value) for name, value in response.getheaders())
        if time.monotonic() >= deadline:
            raise TimeoutError("the answer took too long")
        return Answer(response.status, found, bytes(body[:limit]), cut=len(body) > limit)
    except http.client.HTTPException as error:
        if time.monotonic() >= deadline:
            raise TimeoutError("the answer took too long") from error
        raise OSError(f"the answer is not HTTP: {type(error).__name__}") from error
    except OSError as error:
        if time.monotonic() >= deadline and not isinstance(error, TimeoutError):
            raise TimeoutError("the answer took too long") from error
        raise
    finally:
        watch.cancel()
        stream.close()


def _stop(connected: socket.socket) -> None:
    """End a connection from outside, so that who waits on it wakes up."""
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it has ended already
