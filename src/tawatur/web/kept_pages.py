"""The pages on which searches are kept, watched or not: the list that the command line shows too."""

from collections.abc import Callable

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import NotFoundException
from litestar.params import FromQuery

from tawatur import alerts
from tawatur.errors import UsageError
from tawatur.inquiry import Inquiry, Keeping, inquiring
from tawatur.store.base import Watch
from tawatur.store.lookup import Saved
from tawatur.web.paging import slice_of
from tawatur.web.search_pages import HITS, LONGEST, Asking, found_page
from tawatur.web.serving import Asked, face, page, serving
from tawatur.web.shield import visitor_of
from tawatur.web.visit_pages import seen_other

HOME = "/kept"


@get("/kept", opt={"role": "reader"}, sync_to_thread=True)
def kept(request: Asked) -> Response[str]:
    """The searches of whoever asks; for an editor everybody's."""
    visitor = visitor_of(request.scope)
    with inquiring(serving(request).where, serving(request).desk) as inquiry:
        found: list[Keeping] = inquiry.kept(None if visitor.may("editor") else visitor.signs)
    return page(request, "kept", found=found)


@get("/kept/news", opt={"role": "reader"}, sync_to_thread=True)
def news(request: Asked, name: FromQuery[str] = "", owner: FromQuery[str] = "") -> Response[str]:
    """What one of them finds in articles that came since its owner last looked."""
    with inquiring(serving(request).where, serving(request).desk) as inquiry:
        one = _mine(request, inquiry, owner, name)
        found = inquiry.news(one)
    return found_page(request, Asking(one.query), found, slice_of(1, HITS, found.total), kept=one)


@post("/kept", opt={"role": "analyst"})
async def keep(request: Asked) -> Response[str]:
    """Keeps a search, and watches it where that is wanted."""
    form = await request.form()
    query, name, hear = (str(form.get(field) or "").strip()[:LONGEST] for field in ("q", "name", "hear"))
    try:
        await sync_to_thread(_keep, request, name or query, query, bool(hear))
    except UsageError as error:
        return page(request, "refused", status=400, label="search_not_kept", told=str(error))
    return seen_other(HOME)


def _keep(request: Asked, name: str, query: str, hear: bool) -> None:
    owner, where = visitor_of(request.scope).signs, serving(request).where
    with inquiring(where, serving(request).desk) as inquiry:
        inquiry.save(owner, name, query)
    if hear:
        alerts.watch(where, Watch(owner, "search", name, alerts.FEED, (), face(request).lang))


@post("/kept/seen", opt={"role": "analyst"})
async def seen(request: Asked) -> Response[str]:
    """Remembers that all that is there now was looked at."""
    return await _with_one(request, lambda inquiry, one: inquiry.look(one))


@post("/kept/drop", opt={"role": "analyst"})
async def drop(request: Asked) -> Response[str]:
    """Drops a kept search and ends the alerts that watch it."""
    return await _with_one(request, lambda inquiry, one: inquiry.store.unsave(one.owner, one.name))


async def _with_one(request: Asked, act: Callable[[Inquiry, Saved], object]) -> Response[str]:
    """Does something with the kept search that a form names."""
    form = await request.form()
    owner, name = str(form.get("owner") or ""), str(form.get("name") or "")

    def done() -> None:
        with inquiring(serving(request).where, serving(request).desk) as inquiry:
            act(inquiry, _mine(request, inquiry, owner, name))

    await sync_to_thread(done)
    return seen_other(HOME)


def _mine(request: Asked, inquiry: Inquiry, owner: str, name: str) -> Saved:
    """A kept search that whoever asks may see."""
    visitor = visitor_of(request.scope)
    for one in inquiry.store.saved(owner):
        if one.name == name and (owner == visitor.signs or visitor.may("editor")):
            return one
    raise NotFoundException


HANDLERS = (kept, news, keep, seen, drop)
