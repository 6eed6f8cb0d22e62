"""A small web on this machine: servers that answer what a test says and count who comes. Nothing leaves it."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tawatur.fetch.addresses import networks
from tawatur.fetch.door import Door, Internet, Limits
from tawatur.fetch.polite import Clock, Visitor

LOOPBACK = networks(["127.0.0.0/8"])
AGENT = "Tawatur/test"


@dataclass
class Reply:
    """What is answered: status, headers, body."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Web:
    """A server: its pages by path, and the requests that came, as (path, headers)."""

    base: str
    pages: dict[str, Reply | Callable[[Mapping[str, str]], Reply]]
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def port(self) -> int:
        """The port on which it listens."""
        return int(self.base.rsplit(":", 1)[1])

    def paths(self) -> list[str]:
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def web(
    pages: Mapping[str, Reply | Callable[[Mapping[str, str]], Reply]],
    host: str = "127.0.0.1",
    tls: ssl.SSLContext | None = None,
) -> Iterator[Web]:
    """A server on a loopback address while the block runs."""
    made = Web("", dict(pages))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            reply = made.pages.get(self.path, Reply(b"nothing here", status=404))
            reply = reply({name.lower(): value for name, value in self.headers.items()}) if callable(reply) else reply
            self.send_response(reply.status)
            for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
                self.send_header(name, value)
            if "Transfer-Encoding" not in reply.headers:
                self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    made.base = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def talker(say: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that does with each connection what it is told: for what no honest server does."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=told, args=(connection,), daemon=True).start()

    def told(connection: socket.socket) -> None:
        with connection:
            try:
                connection.recv(65_536)
                say(connection)
            except OSError:
                return

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        listener.close()


@dataclass
class Names(Internet):
    """The wire of this machine with names of a test's own; ``reached`` are the addresses that were connected to."""

    names: Callable[[str], Sequence[str]] | None = None
    reached: list[tuple[str, int]] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> list[str]:
        """The addresses that the test gives, else those of the system."""
        return list(self.names(host)) if self.names else super().resolve(host, port)

    def reach(self, address: str, port: int, seconds: float) -> socket.socket:
        """A connection, remembered."""
        self.reached.append((address, port))
        return super().reach(address, port, seconds)


def door(limits: Limits = Limits(), **told: object) -> Door:  # noqa: B008 (frozen)
    """A door that may go to this machine, unless the test says otherwise."""
    return Door(AGENT, **{"allowed": LOOPBACK, "limits": limits, **told})


class Hours:
    """A clock that goes on only when somebody sleeps."""

    def __init__(self) -> None:
        self.at, self.slept = 0.0, list[float]()

    def sleep(self, seconds: float) -> None:
        """Time passes."""
        self.at += seconds
        if seconds:
            self.slept.append(seconds)

    def clock(self) -> Clock:
        """The same for those who need one."""
        return Clock(lambda: self.at, self.sleep)


def visitor(hours: Hours | None = None, **told: object) -> Visitor:
    """A polite visitor whose waiting takes no time."""
    return Visitor(door(**told), clock=(hours or Hours()).clock())
