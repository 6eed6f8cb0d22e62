"""The application: its pages behind the gate; what no handler declares open is closed."""

import json
import logging
import sys
from collections.abc import Mapping
from urllib.parse import quote

from litestar import Litestar, MediaType, Response, Router
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp

from tawatur.errors import TawaturError
from tawatur.web import (
    adding_pages,
    alert_pages,
    api,
    ask_pages,
    export_pages,
    kept_pages,
    listing_pages,
    naming_pages,
    reading_pages,
    ruling_pages,
    search_pages,
    visit_pages,
)
from tawatur.web.face import Face
from tawatur.web.serving import Asked, Serving, asked_for, page, serving
from tawatur.web.shield import SAFE, Shield, visitor_of
from tawatur.web.visit_pages import seen_other

SAID = {
    400: "not_understood",
    401: "login_needed",
    403: "forbidden",
    404: "not_found",
    405: "not_found",
    413: "too_large",
}
LOG = logging.getLogger("tawatur.web")


def application(made: Serving) -> ASGIApp:
    """The desk as an ASGI application."""
    pages = [
        *reading_pages.HANDLERS,
        *adding_pages.HANDLERS,
        *ruling_pages.HANDLERS,
        *naming_pages.HANDLERS,
        *listing_pages.HANDLERS,
        *search_pages.HANDLERS,
        *kept_pages.HANDLERS,
        *ask_pages.HANDLERS,
        *alert_pages.HANDLERS,
        *export_pages.HANDLERS,
        *visit_pages.HANDLERS,
    ]
    app = Litestar(
        [Router("/", route_handlers=pages, include_in_schema=False), api.ROUTER],
        guards=[_let_in],
        before_request=_proved,
        exception_handlers={HTTPException: _refused, TawaturError: _broken, Exception: _broken},
        openapi_config=api.DESCRIBED,
        request_max_body_size=made.largest,
        logging_config=None,
    )
    app.state["serving"] = made
    return Shield(app, made.gate)


async def _let_in(connection: ASGIConnection, handler: BaseRouteHandler) -> None:  # type: ignore[type-arg]
    """Lets a visitor to a handler whose role he has; a handler that names no role is for nobody."""
    visitor, role = visitor_of(connection.scope), handler.opt.get("role", "nobody")
    if visitor.may(role):
        return
    if visitor.role:
        raise PermissionDeniedException
    raise NotAuthorizedException


async def _proved(request: Asked) -> Response[str] | None:
    """Refuses a form that was not given to this session."""
    visitor = visitor_of(request.scope)
    if request.method in SAFE or visitor.program:
        return None
    form = await request.form()
    if serving(request).gate.sessions.right(visitor.session, str(form.get("token", ""))):
        return None
    raise HTTPException(status_code=403, detail="wrong_form")


def _refused(request: Asked, error: HTTPException) -> Response[str]:
    """What is told of a request that cannot be done."""
    status, visitor = error.status_code, visitor_of(request.scope)
    if status >= 500:
        return _broken(request, error)
    asks = request.url.path.startswith("/api/")
    if status == 401 and request.method == "GET" and not visitor.program and not asks:
        return seen_other(f"/login?back={quote(asked_for(request))}")
    label = "wrong_form" if error.detail == "wrong_form" else SAID.get(status, "not_understood")
    return _said(request, status, label, error.headers or {})


def _broken(request: Asked, error: Exception) -> Response[str]:
    """Says that the server failed; what happened stands in its log alone."""
    LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return _said(request, 500, "broken", {})


def _said(request: Asked, status: int, label: str, headers: Mapping[str, str]) -> Response[str]:
    if not request.url.path.startswith("/api/"):
        answer = page(request, "refused", status=status, label=label)
        answer.headers.update(headers)
        return answer
    told = json.dumps({"status_code": status, "detail": Face("en").words.ui(label)})
    headers = {**headers, "www-authenticate": "Bearer"} if status == 401 else headers
    return Response(told, media_type=MediaType.JSON, status_code=status, headers=headers)


def logged() -> None:
    """Sends what the server has to say to standard error: neither addresses with their questions nor forms."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
