"""What stands before every request, also one that leads nowhere: host, origin, session; what every answer carries."""

import json
import logging
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any, cast
from urllib.parse import urlsplit

from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from tawatur.errors import TawaturError
from tawatur.web.gate import Gate, Visitor

COOKIE = "tawatur"
LOG = logging.getLogger("tawatur.web")
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Shield:
    """An application behind the gate."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it before anything is read of it."""
        kind = str(scope["type"])
        if kind == "http":
            await self._asked(cast(HTTPScope, scope), receive, send)
        elif kind != "websocket":
            await self._app(scope, receive, send)

    async def _asked(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        headers = {key.decode("latin-1"): value.decode("latin-1") for key, value in scope["headers"]}
        bearer = headers.get("authorization", "").partition("Bearer ")[2].strip()
        refused = _refused(self._gate, scope["method"], headers, bool(bearer))
        if refused:
            await _plain(scope, send, *refused)
            return
        cookie = _cookie(headers.get("cookie", ""))
        try:
            keep(scope, self._gate.visitor(cookie, bearer))
        except TawaturError as error:
            LOG.error("%s", error)
            await _plain(scope, send, 500, "Who may come in cannot be read now; the log of the server says why.")
            return

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                visitor = visitor_of(scope)
                fresh = "" if visitor.program else self._gate.sessions.cookie(visitor.session)
                lines = [*message["headers"], *_lines(ALWAYS)]
                lasting = any(key == b"cache-control" for key, _ in lines)
                if not lasting:
                    lines.append((b"cache-control", b"no-store"))
                if fresh and fresh != cookie and not lasting:
                    rest = "; Secure" if scope["scheme"] == "https" else ""
                    lines.append((b"set-cookie", f"{COOKIE}={fresh}; Path=/; HttpOnly; SameSite=Lax{rest}".encode()))
                message["headers"] = lines
            await send(message)

        await self._app(scope, receive, answered)


def visitor_of(scope: Any) -> Visitor:
    """Who asks."""
    visitor: Visitor = scope["tawatur"]
    return visitor


def keep(scope: Any, visitor: Visitor) -> None:
    """Remembers who asks for as long as the request lasts."""
    scope["tawatur"] = visitor


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return found.value if found else ""


def _refused(gate: Gate, method: str, headers: Mapping[str, str], program: bool) -> tuple[int, str] | None:
    host = headers.get("host", "")
    if not gate.host(host):
        return 400, "This host name is not served here; the one who runs the server may name it with --name."
    if method in SAFE:
        return None
    origin = headers.get("origin") or headers.get("referer", "")
    if not origin and program:
        return None
    if urlsplit(origin).netloc.lower() != host.lower():
        return 403, "This was sent from another site."
    return None


def _lines(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    return [(key.encode(), value.encode()) for key, value in headers.items()]


async def _plain(scope: HTTPScope, send: Send, status: int, words: str) -> None:
    program = scope["path"].startswith("/api/")
    kind = b"application/json" if program else b"text/plain; charset=utf-8"
    body = json.dumps({"status_code": status, "detail": words}) if program else words
    headers = [(b"content-type", kind), *_lines(ALWAYS), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body.encode(), "more_body": False})
