"""The one way out to the network: every address is checked as a number before anything is connected to."""

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import Url, parse_url

from tawatur.fetch.addresses import Network, closed
from tawatur.fetch.answers import Answer, RefusedError
from tawatur.ingest.inflate import MOST, RATIO, SwollenError, bounded, gunzipped
from tawatur.model.capture import Visit
from tawatur.model.issue import Issue

_PORTS = {"http": 80, "https": 443}
_MOVED = (301, 302, 303, 307, 308)
TAKEN = range(200, 300)
_UNFIT = re.compile(r"[\x00-\x20\x7f\\]")
_LONGEST = 4000
_PIECE = 65_536
_BROKEN = (HTTPError, http.client.HTTPException, OSError, ValueError, zlib.error, EOFError)

Turn = Callable[[str], AbstractContextManager[None]]
"""Entered before each request with its address; may wait, or raise RefusedError."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited, in seconds, how much is taken, how often a way may turn."""

    connect: float = 10
    silence: float = 20
    whole: float = 60
    size: int = MOST
    ratio: int = RATIO
    redirects: int = 5


class Wire(Protocol):
    """What leads from a name to a connection."""

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses of a host, as numbers."""
        ...

    def reach(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection to an address."""
        ...


class Internet:
    """The wire of this machine."""

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses that the system's resolver gives for a host."""
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        return list(dict.fromkeys(str(row[4][0]) for row in rows))

    def reach(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection to an address, which is a number: nothing is resolved again."""
        return socket.create_connection((address, port), seconds)


class _Plain(HTTPConnection):
    """Speaks on a socket that is connected already."""

    made: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.made


class _Secure(HTTPSConnection):
    """The same under TLS, for the name that was asked for."""

    made: socket.socket

    def _new_conn(self) -> socket.socket:
        return self.made


@dataclass(frozen=True)
class Door:
    """Fetches pages; connects only to addresses that are open to everybody or in a block of ``allowed``.

    A name is resolved once for each request and the connection is made to the number that was checked. No cookie, no
    credential, no proxy of the environment is used.
    """

    agent: str
    allowed: tuple[Network, ...] = ()
    limits: Limits = Limits()  # noqa: RUF009
    wire: Wire = field(default_factory=Internet)
    trust: ssl.SSLContext | None = None

    def get(self, asked: str, last: Visit | None = None, turn: Turn = lambda address: nullcontext()) -> Answer | Issue:
        """The answer of an address, over at most five others, each of them checked; an issue where there is none.

        ``last`` is the visit since which something may have changed: if nothing has, the status is 304.
        """
        try:
            return self._followed(asked, last, turn)
        except RefusedError as refused:
            return refused.issue(shown(asked))

    def post(self, address: str, body: bytes, headers: Mapping[str, str]) -> str:
        """Sends something to an address, and to no other: one sentence where it was not taken."""
        try:
            answer = self._asked(checked(address), address, headers, body)
        except RefusedError as refused:
            return f"{shown(address)}: {refused.kind} {' '.join(refused.values)}".strip()
        return "" if answer.status in TAKEN else f"{shown(address)}: answers {answer.status}"

    def _followed(self, asked: str, last: Visit | None, turn: Turn) -> Answer:
        address = asked
        for _ in range(self.limits.redirects + 1):
            url = checked(address)
            with turn(url.url):
                answer = self._asked(url, asked, _since(last) if last and last.address == url.url else {})
            if answer.status not in _MOVED or not answer.header("location"):
                return answer
            address = _joined(url.url, _written(answer.header("location")))
        raise RefusedError("fetch-redirects", str(self.limits.redirects))

    def _asked(self, url: Url, asked: str, more: Mapping[str, str], body: bytes | None = None) -> Answer:
        """One request."""
        until = time.monotonic() + self.limits.whole
        try:
            with self._connection(url) as connection:
                connection.connect()
                with _cut(connection.sock, until):
                    self._say(connection, url, more, body)
                    return self._read(connection, url, asked)
        except SwollenError as error:
            raise RefusedError("fetch-swollen", str(error)) from error
        except socket.gaierror as error:
            raise RefusedError("fetch-nowhere", str(url.host)) from error
        except _BROKEN as error:
            if time.monotonic() >= until:
                raise RefusedError("fetch-slow", str(self.limits.whole)) from error
            raise RefusedError("fetch-broken", type(error).__name__) from error

    @contextmanager
    def _connection(self, url: Url) -> Iterator[HTTPConnection]:
        host, port = str(url.host).strip("[]"), url.port or _PORTS[str(url.scheme)]
        seconds = self.limits.connect
        with closing(self._reached(host, port)) as made:
            connection: _Plain | _Secure = (
                _Secure(host, port, timeout=seconds, ssl_context=self.trust or ssl.create_default_context())
                if url.scheme == "https"
                else _Plain(host, port, timeout=seconds)
            )
            connection.made = made
            with closing(connection):
                yield connection

    def _reached(self, host: str, port: int) -> socket.socket:
        """A connection to the first address of a host that may be connected to and answers."""
        until = time.monotonic() + self.limits.connect
        found = self.wire.resolve(host, port)
        fit = [address for address in found if not closed(address, self.allowed)]
        if not fit:
            raise RefusedError("fetch-closed", host)
        for address in fit[:-1]:
            try:
                return self.wire.reach(address, port, max(0.1, (until - time.monotonic()) / 2))
            except OSError:
                continue
        return self.wire.reach(fit[-1], port, max(0.1, until - time.monotonic()))

    def _say(self, connection: HTTPConnection, url: Url, more: Mapping[str, str], body: bytes | None) -> None:
        connection.sock.settimeout(self.limits.silence)
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Accept-Encoding": "gzip", "Connection": "close", **more}
        how = "GET" if body is None else "POST"
        connection.request(
            how, url.request_uri, body=body, headers=headers, preload_content=False, decode_content=False
        )

    def _read(self, connection: HTTPConnection, url: Url, asked: str) -> Answer:
        response = connection.getresponse()
        told = tuple((name, _written(value)) for name, value in response.headers.items())
        body = b"".join(self._body(response)) if response.status == 200 else b""
        retrieved = datetime.now(UTC).isoformat(timespec="seconds")
        return Answer(asked, url.url, response.status, told, body, retrieved)

    def _body(self, response: BaseHTTPResponse) -> Iterable[bytes]:
        codings = [one.strip().lower() for one in response.headers.get("content-encoding", "").split(",")]
        packed = [one for one in codings if one not in ("", "identity")]
        pieces = response.stream(_PIECE, decode_content=False)
        if not packed:
            return bounded(pieces, self.limits.size)
        if packed not in (["gzip"], ["x-gzip"]):
            raise RefusedError("fetch-coding", ", ".join(packed)[:80])
        return gunzipped(bounded(pieces, self.limits.size), self.limits.size, self.limits.ratio)


def checked(address: str) -> Url:
    """An address taken apart, by the one parser that is used for the check and for the connection alike.

    >>> checked("HTTP://Example.org/a#b").url
    'http://example.org/a'
    """
    try:
        url = parse_url(address)._replace(fragment=None)
    except (HTTPError, ValueError) as error:
        raise RefusedError("fetch-address") from error
    if url.scheme not in _PORTS:
        raise RefusedError("fetch-scheme", str(url.scheme))
    if not url.host or url.auth is not None or _UNFIT.search(address) or len(address) > _LONGEST:
        raise RefusedError("fetch-address")
    port = None if url.port == _PORTS[url.scheme] else url.port
    return url._replace(path=url.path or "/", port=port)


def _joined(base: str, way: str) -> str:
    try:
        return urljoin(base, way.strip())
    except ValueError as error:
        raise RefusedError("fetch-address") from error


def shown(address: str) -> str:
    """An address as it may be told: without what stands for a password.

    >>> shown("http://me:secret@example.org/a")
    'http://example.org/a'
    """
    return re.sub(r"//[^/?#\s]*@", "//", address)[:_LONGEST]


def _since(last: Visit) -> dict[str, str]:
    told = {"If-None-Match": last.etag, "If-Modified-Since": last.modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


def _written(value: str) -> str:
    """A header's value, which comes as Latin-1, as the UTF-8 that it often is."""
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


@contextmanager
def _cut(held: socket.socket, until: float) -> Iterator[None]:
    """Ends a connection when its time is over, however slowly something still comes."""
    timer = threading.Timer(max(0.0, until - time.monotonic()), _shut, (held,))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
    if time.monotonic() >= until:
        raise TimeoutError


def _shut(held: socket.socket) -> None:
    with suppress(OSError):
        socket.socket.shutdown(held, socket.SHUT_RDWR)  # not that of TLS, which would go on in clear text
