"""The server: the application on a socket, for as long as somebody wants it."""

import signal
import socket
import threading
from pathlib import Path

import click
import uvicorn

from tawatur.archive import Desk
from tawatur.errors import UsageError
from tawatur.model.address import Address
from tawatur.store import opened
from tawatur.web.application import application, logged
from tawatur.web.gate import Gate
from tawatur.web.inbox import Inbox
from tawatur.web.serving import Serving


def run(where: Address, desk: Desk, users: Path, at: tuple[str, int, tuple[str, ...]]) -> None:
    """Serves a store at (address, port, host names) until it is stopped; makes the store where there is none."""
    host, port, names = at
    logged()
    with opened(where, make=True):
        pass
    local = host == "localhost" or host.startswith("127.") or host == "::1"
    inbox = Inbox(users.with_name(f"{users.name.removesuffix('.users.json')}.inbox"), where, desk.extra)
    made = Serving(where, desk, Gate(users, local, tuple(name.lower() for name in names)), inbox)
    threading.Thread(target=desk.reader.names, daemon=True).start()  # so that the first page need not wait
    config = uvicorn.Config(
        application(made), access_log=False, server_header=False, log_level="warning", timeout_graceful_shutdown=3
    )
    with _bound(host, port) as bound:
        address, number = bound.getsockname()[:2]
        shown = f"[{address}]" if ":" in address else address
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it ends as with Ctrl-C
        try:
            inbox.start()
            click.echo(f"Tawatur: http://{shown}:{number}/", err=True)
            uvicorn.Server(config).run(sockets=[bound])
        except KeyboardInterrupt:
            pass
        finally:
            inbox.stop()
            made.worker.close()


def _bound(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_family(host))
    except OSError as error:
        raise UsageError(
            f"{host}:{port} cannot be listened at ({error.strerror}); give another --host or --port."
        ) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
