"""What a server is started with, and what its pages are made from."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from litestar import MediaType, Request, Response
from litestar.datastructures import Cookie
from markupsafe import Markup

from tawatur.archive import Desk
from tawatur.model.address import Address
from tawatur.publish.chronicle import chronicle
from tawatur.publish.shown import plain, shown
from tawatur.publish.wording import LANGUAGES, wording
from tawatur.web.face import Face
from tawatur.web.gate import Gate
from tawatur.web.inbox import Inbox
from tawatur.web.shield import visitor_of
from tawatur.web.telling import Tellings
from tawatur.web.worker import Worker

Asked = Request[Any, Any, Any]
KEPT = 400 * 86400  # seconds that a browser keeps what was chosen
PARTS = (
    ("nav_stories", "/", "reader"),
    ("nav_search", "/search", "reader"),
    ("nav_ask", "/ask", "reader"),
    ("nav_outlets", "/outlets", "reader"),
    ("actors", "/actors", "reader"),
    ("alerts", "/alerts", "reader"),
    ("nav_add", "/add", "editor"),
    ("nav_decisions", "/decisions", "reader"),
    ("nav_issues", "/issues", "reader"),
)
"""The entries of the navigation: label, address, role."""


@dataclass(frozen=True, slots=True)
class Serving:
    """The store that is served, how its articles are read, who may come in, how much may be sent at once, the
    dossiers that were asked for last, the process that rules."""

    where: Address
    desk: Desk
    gate: Gate
    inbox: Inbox
    largest: int = 32_000_000
    tellings: Tellings = field(default_factory=Tellings)
    worker: Worker = field(default_factory=Worker)


def serving(request: Asked) -> Serving:
    """What the server was started with."""
    found: Serving = request.app.state["serving"]
    return found


def face(request: Asked) -> Face:
    """How pages look to whoever asks."""
    return Face.of(request.cookies)


def asked_for(request: Asked) -> str:
    """The address that was asked for, as a browser asks for it again."""
    return quote(request.url.path) + (f"?{request.url.query}" if request.url.query else "")


def page(request: Asked, template: str, status: int = 200, **values: object) -> Response[str]:
    """A page of the desk."""
    looks, visitor, gate = face(request), visitor_of(request.scope), serving(request).gate
    here: Mapping[str, object] = {
        "w": looks.words,
        "ui": looks.words.ui,
        "face": looks,
        "visitor": visitor,
        "open": gate.open(),
        "form_token": gate.sessions.token(visitor.session),
        "parts": [part for part in PARTS if visitor.may(part[2])],
        "path": request.url.path,
        "here": quote(request.url.path),
        "back": asked_for(request),
        "chronicle": chronicle,
        "languages": {code: wording(code).tables["language"]["name"] for code in LANGUAGES},
    }
    decided = request.query_params.get("decided", "")
    here = {**here, "decided": int(decided) if decided.isdecimal() and len(decided) < 9 else 0}
    text = templates().get_template(f"desk/{template}.html.j2").render({**here, **values})
    return Response(text, media_type=MediaType.HTML, status_code=status)


def give(request: Asked, answer: Response[str], name: str, value: str) -> None:
    """Gives the browser something to keep."""
    secure = request.scope["scheme"] == "https"
    answer.set_cookie(Cookie(name, value=value, max_age=KEPT, secure=secure, httponly=True, samesite="lax"))


@cache
def templates() -> Environment:
    """The templates of the desk and, for all that a dossier has, those of the dossier."""
    environment = Environment(
        loader=ChoiceLoader([PackageLoader("tawatur.web"), PackageLoader("tawatur.publish")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(shown=shown, plain=plain, part=_part)
    environment.globals["static"] = static
    return environment


def static(name: str) -> str:
    """The address of a file of the package, which changes with its bytes."""
    return f"/static/{name}?{_digest(name)}"


def bytes_of(name: str) -> bytes | None:
    """A style or a script by its name, None where there is none of that name."""
    return _STATIC[name].read_bytes() if name in _STATIC else None


@cache
def _digest(name: str) -> str:
    return hashlib.sha256(_STATIC[name].read_bytes()).hexdigest()[:12]


def _part(words: str) -> Markup:
    """Words as a part of an address."""
    return Markup(quote(words, safe=""))


_STATIC = {
    "desk.css": files("tawatur.web").joinpath("static", "desk.css"),
    "icon.svg": files("tawatur.web").joinpath("static", "icon.svg"),
    "desk.js": files("tawatur.web").joinpath("static", "desk.js"),
    "dossier.css": files("tawatur.publish").joinpath("templates", "dossier.css"),
}
