"""Fetch an address once, politely, and never from where it should not.

What opens connections, resolves names, waits and tells the time is given; this
module only decides.  A name is resolved once and the connection made to the
address that was checked, so that the answer cannot change in between.  Every
redirect is checked like the first address.  Sizes are bytes, times seconds.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit
from urllib.robotparser import RobotFileParser

from registry.errors import SourceError

MAX_REDIRECTS = 5
MAX_BYTES = 20_000_000
MAX_ROBOTS = 500_000  # Source: RFC 9309, 2.5: at least 500 kibibytes
TIMEOUT = 30.0  # for one answer, from the connection to its last byte
PAUSE = 1.0  # between two answers of one host
MAX_PAUSE = 30.0  # a host that wants to be asked more seldom is still asked so often
AGENT = "claim-registry"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    cut: bool = False
    """The body went on beyond the limit."""

    def header(self, name: str) -> str:
        """The first header of a name in lower case, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as received."""

    address: str
    """Where it was found in the end."""
    data: bytes
    media_type: str
    """With its parameters, as the server named it."""
    headers: tuple[tuple[str, str], ...]


Opener = Callable[[str, str, Mapping[str, str], float, int], Answer]
"""Address, network address to connect to, headers to send, seconds, bytes.

:raises OSError: when the network or the server fails.
"""
Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to network addresses.

:raises OSError: when there are none.
"""


@dataclass
class Fetcher:
    """Fetches addresses; remembers each host's wishes and when it was last asked."""

    opener: Opener
    resolver: Resolver
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    allow_private: bool = False
    limit: int = MAX_BYTES
    _robots: dict[str, RobotFileParser | SourceError | None] = field(default_factory=dict)
    """By site its wishes, ``None`` where it wants nothing, or why it cannot be asked for them."""
    _asked: dict[str, float] = field(default_factory=dict)
    _pauses: dict[str, float] = field(default_factory=dict)
    """By host, what its ``Crawl-delay`` says, where that is longer than ours."""

    def fetch(self, address: str) -> Fetched:
        """Fetch one page.

        :raises SourceError: when the address is not allowed, the site does not
            want it, the server fails, or the answer is no page or too long.
        """
        current = checked_address(address)
        for _ in range(MAX_REDIRECTS + 1):
            if not self._wanted(current):
                raise SourceError(
                    current, "the site asks robots not to fetch it", hint="save the page by hand"
                )
            answer = self._ask(current, self.limit)
            if answer.status in _REDIRECTS and answer.header("location"):
                current = _redirected(current, answer.header("location"))
                continue
            return self._page(current, answer)
        raise SourceError(
            address, f"more than {MAX_REDIRECTS} redirects", hint="give the page itself"
        )

    def _page(self, address: str, answer: Answer) -> Fetched:
        if answer.status != 200:
            later = answer.status in {429, 502, 503, 504}
            raise SourceError(
                address,
                f"the server answered {answer.status}",
                hint="try again later" if later else "check the address",
            )
        if answer.cut:
            raise SourceError(address, f"longer than {self.limit:,} bytes; not read")
        data = answer.body
        packing = answer.header("content-encoding").strip().lower()
        if packing in {"gzip", "x-gzip"}:
            from registry.reading.archives import unpack_gzip

            data = unpack_gzip(data, where=address)
        elif packing not in {"", "identity"}:
            raise SourceError(address, f"packed as {packing}, which was not asked for")
        return Fetched(address, data, answer.header("content-type"), answer.headers)

    def _ask(self, address: str, limit: int) -> Answer:
        """One request to one checked network address."""
        parts = urlsplit(address)
        host, port = parts.hostname or "", _port(address)
        network = self._resolved(address, host, port)
        now = self.clock()
        pause = max(PAUSE, self._pauses.get(host, 0.0))
        if (wait := self._asked.get(host, now - pause) + pause - now) > 0:
            self.sleep(wait)
        headers = {
            "User-Agent": AGENT,
            "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
            "Accept-Encoding": "identity",
        }
        try:
            return self.opener(address, network, headers, TIMEOUT, limit)
        except TimeoutError as error:
            raise SourceError(
                address, f"no answer within {TIMEOUT:.0f} seconds", hint="try again later"
            ) from error
        except OSError as error:
            reason = error.strerror or str(error) or type(error).__name__
            raise SourceError(
                address, f"cannot be reached ({reason})", hint="check the address"
            ) from error
        finally:
            self._asked[host] = self.clock()

    def _resolved(self, address: str, host: str, port: int) -> str:
        try:
            found = list(self.resolver(host, port))
        except (OSError, UnicodeError) as error:
            raise SourceError(
                address, f"the name {host!r} is not known", hint="check the address"
            ) from error
        if not found:
            raise SourceError(address, f"the name {host!r} is not known", hint="check the address")
        # One private address among public ones is how such checks are got around.
        if not self.allow_private and not all(is_public(one) for one in found):
            raise SourceError(
                address,
                f"{host} is a private or local address",
                hint="--allow-private, if that is what you mean",
            )
        return found[0]

    def _wanted(self, address: str) -> bool:
        """Whether the site's robots.txt lets us fetch an address.

        Source: RFC 9309, 2.3.1: none there allows all, a failing server forbids all.
        """
        parts = urlsplit(address)
        site = urlunsplit((parts.scheme, parts.netloc, "", "", ""))
        if site not in self._robots:
            try:
                self._robots[site] = self._rules(site)
            except SourceError as error:
                self._robots[site] = error
        rules = self._robots[site]
        if isinstance(rules, SourceError):  # no page of a site that is silent is waited for twice
            raise SourceError(address, rules.why, hint=rules.hint) from rules
        if rules is not None and (delay := rules.crawl_delay(AGENT)):
            self._pauses[parts.hostname or ""] = min(float(delay), MAX_PAUSE)
        return rules is not None and rules.can_fetch(AGENT, address)

    def _rules(self, site: str) -> RobotFileParser | None:
        rules = RobotFileParser()
        current = f"{site}/robots.txt"
        for _ in range(MAX_REDIRECTS + 1):
            answer = self._ask(current, MAX_ROBOTS)
            if answer.status in _REDIRECTS and answer.header("location"):
                current = _redirected(current, answer.header("location"))
                continue
            if answer.status >= 500:
                return None
            text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            rules.parse(text.removeprefix("\ufeff").splitlines()[:20_000])
            return rules
        rules.parse([])  # Source: RFC 9309, 2.3.1.2: too many redirects count as none there
        return rules


def is_address(name: str) -> bool:
    """Whether a name on the command line is meant as an address and not as a file.

    >>> is_address("https://a.example/x"), is_address("a.txt"), is_address("file:///etc/passwd")
    (True, False, True)
    """
    return re.match(r"(?i)(?:https?|ftp|file|data|gopher|ws|wss):(?=/|[^\\])", name) is not None


def checked_address(address: str) -> str:
    """An address in the form in which it is asked for, without its fragment.

    :raises SourceError: when it is not ``http`` or ``https``, names no host, or
        carries a password or control characters.
    """
    plain = urldefrag(address.strip())[0]
    shown = _CONTROL.sub("?", plain)[:200]
    if _CONTROL.search(plain):
        raise SourceError(shown, "the address holds white space or control characters")
    try:
        parts = urlsplit(plain)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise SourceError(shown, f"not an address ({error})") from error
    if parts.scheme not in {"http", "https"}:
        raise SourceError(
            shown, f"{parts.scheme or 'such'} addresses are not read", hint="use https"
        )
    if not host:
        raise SourceError(shown, "the address names no host")
    if parts.username or parts.password:
        raise SourceError(shown.replace(parts.netloc, host), "the address carries a password")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise SourceError(shown, f"{host!r} is no host name") from error
    name = f"[{name}]" if ":" in name else name
    netloc = name if parts.port is None else f"{name}:{parts.port}"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]")
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def is_public(network: str) -> bool:
    """Whether a network address is one of the open internet.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    try:
        found = ipaddress.ip_address(network.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found.teredo is not None:
            inner = found.teredo[1]
        elif found in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast


def _port(address: str) -> int:
    parts = urlsplit(address)
    return parts.port or (443 if parts.scheme == "https" else 80)


def _redirected(address: str, location: str) -> str:
    return checked_address(urljoin(address, location))
