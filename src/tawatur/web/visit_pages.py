"""The pages about whoever asks: coming in, going out, how pages look."""

from dataclasses import dataclass
from time import time
from typing import Annotated
from urllib.parse import quote

from litestar import MediaType, Response, get, post
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotFoundException
from litestar.params import Body, FromPath, FromQuery

from tawatur.publish.wording import LANGUAGES
from tawatur.store import opened
from tawatur.web.face import DIGITS, THEMES, Visit
from tawatur.web.gate import Visitor
from tawatur.web.serving import Asked, bytes_of, give, page, serving
from tawatur.web.shield import keep, visitor_of
from tawatur.web.users import LONGEST, LONGEST_NAME

YEAR = "public, max-age=31536000, immutable"
TYPES = {"svg": "image/svg+xml", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Login:
    """What the login form sends."""

    user: str = ""
    password: str = ""
    back: str = "/"
    token: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the settings form, or one of the switches, sends; what is empty stays as it was."""

    lang: str = ""
    digits: str = ""
    theme: str = ""
    back: str = "/settings"
    token: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A form of a button alone."""

    back: str = "/"
    token: str = ""


SHORT = 100_000  # bytes that somebody may send who is not let in yet
FORM = Body(media_type=RequestEncodingType.URL_ENCODED)


@get("/login", opt={"role": "anyone"}, sync_to_thread=False)
def login(request: Asked, back: FromQuery[str] = "/") -> Response[str]:
    """The login form."""
    return _form(request, back)


@post("/login", opt={"role": "anyone"}, sync_to_thread=True, status_code=200, request_max_body_size=SHORT)
def log_in(request: Asked, data: Annotated[Login, FORM]) -> Response[str]:
    """Lets in whoever knows the password."""
    if len(data.user) > LONGEST_NAME or len(data.password) > LONGEST:
        return _form(request, data.back, 403, "login_wrong")
    gate, address = serving(request).gate, request.client.host if request.client else ""
    if not gate.patience.spend(data.user, address):
        return _form(request, data.back, 429, "login_wait")
    session = gate.enter(data.user, data.password, address)
    if session is None:
        return _form(request, data.back, 403, "login_wrong")
    gate.sessions.close(visitor_of(request.scope).session)
    keep(request.scope, Visitor(session.name, "", session))
    return seen_other(inside(data.back))


def _form(request: Asked, back: str, status: int = 200, told: str = "") -> Response[str]:
    longest = (LONGEST_NAME, LONGEST)
    return page(request, "login", status=status, back=inside(back), told=told, longest=longest)


@post("/logout", opt={"role": "anyone"}, sync_to_thread=False, status_code=303, request_max_body_size=SHORT)
def log_out(request: Asked, data: Annotated[Nothing, FORM]) -> Response[str]:
    """Ends the session."""
    sessions = serving(request).gate.sessions
    sessions.close(visitor_of(request.scope).session)
    keep(request.scope, Visitor("", "", sessions.open()))
    return seen_other("/login")


@get("/settings", opt={"role": "anyone"}, sync_to_thread=False)
def settings(request: Asked) -> Response[str]:
    """Language, digits and colours, and who one is."""
    return page(request, "settings")


@post("/settings", opt={"role": "anyone"}, sync_to_thread=False, status_code=303, request_max_body_size=SHORT)
def choose(request: Asked, data: Annotated[Choices, FORM]) -> Response[str]:
    """Keeps what was chosen, in the browser."""
    answer = seen_other(inside(data.back))
    chosen = (("lang", data.lang, LANGUAGES), ("digits", data.digits, DIGITS), ("theme", data.theme, THEMES))
    for name, value, allowed in chosen:
        if value in allowed:
            give(request, answer, name, value)
    return answer


@post("/seen", opt={"role": "reader"}, sync_to_thread=True, status_code=303)
def all_seen(request: Asked, data: Annotated[Nothing, FORM]) -> Response[str]:
    """Takes all that is kept now as seen."""
    with opened(serving(request).where) as store:
        kept = store.documents()
    answer = seen_other("/")
    give(request, answer, "visit", Visit(kept, kept, int(time())).line)
    return answer


@get("/static/{name:str}", opt={"role": "anyone"}, sync_to_thread=False, include_in_schema=False)
def static_file(name: FromPath[str]) -> Response[bytes]:
    """A style or a script of the package."""
    found = bytes_of(name)
    if found is None:
        raise NotFoundException
    kind = TYPES[name.rpartition(".")[2]]
    return Response(found, media_type=kind, headers={"cache-control": YEAR})


def inside(address: str) -> str:
    """An address to go back to, if it is one of this desk, in the letters that a browser's address has.

    >>> inside("/search?q=a%20b c"), inside("//example.org/"), inside("https://example.org/")
    ('/search?q=a%20b%20c', '/', '/')
    """
    ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return quote(address, safe="%/:?#[]@!$&'()*+,;=~") if ours else "/"


def seen_other(address: str) -> Response[str]:
    """Sends the browser on after a form."""
    return Response("", media_type=MediaType.HTML, status_code=303, headers={"location": inside(address)})


HANDLERS = (login, log_in, log_out, settings, choose, all_seen, static_file)
