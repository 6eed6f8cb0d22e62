"""The application: its pages behind the gate; what no handler declares open is closed."""

import logging
import sys

from litestar import Litestar, Response
from litestar.connection import ASGIConnection
from litestar.exceptions import HTTPException, NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler
from litestar.types import ASGIApp

from tawatur.errors import TawaturError
from tawatur.web import adding_pages, reading_pages, visit_pages
from tawatur.web.serving import Asked, Serving, page, serving
from tawatur.web.shield import SAFE, Shield, visitor_of
from tawatur.web.visit_pages import seen_other

SAID = {
    400: "not_understood",
    401: "login_needed",
    403: "forbidden",
    404: "not_found",
    405: "not_found",
    413: "too_large",
    419: "wrong_form",
}
LOG = logging.getLogger("tawatur.web")


def application(made: Serving) -> ASGIApp:
    """The desk as an ASGI application."""
    app = Litestar(
        [*reading_pages.HANDLERS, *adding_pages.HANDLERS, *visit_pages.HANDLERS],
        guards=[_let_in],
        before_request=_proved,
        exception_handlers={HTTPException: _refused, TawaturError: _broken, Exception: _broken},
        openapi_config=None,
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
    if status == 401 and request.method == "GET" and not visitor.program:
        return seen_other(f"/login?back={request.url.path}")
    label = "wrong_form" if error.detail == "wrong_form" else SAID.get(status, "not_understood")
    return page(request, "refused", status=status, label=label)


def _broken(request: Asked, error: Exception) -> Response[str]:
    """Says that the server failed; what happened stands in its log alone."""
    LOG.error("%s %s", request.method, request.url.path, exc_info=error)
    return page(request, "refused", status=500, label="broken")


def logged() -> None:
    """Sends what the server has to say to standard error: neither addresses with their questions nor forms."""
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
