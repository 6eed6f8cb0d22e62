"""The pages for those who want to hear of changes: what is watched, what changed, the same as a feed."""

from collections.abc import Iterable
from typing import Any

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from tawatur import alerts
from tawatur.errors import UsageError
from tawatur.model.change import KINDS
from tawatur.publish.bulletin import title
from tawatur.store import opened
from tawatur.store.base import Watch
from tawatur.web.serving import Asked, face, page, serving
from tawatur.web.shield import visitor_of
from tawatur.web.visit_pages import seen_other

LATEST = 50  # changes that are shown
LONGEST = 500  # letters of what is given
ATOM = "application/atom+xml; charset=utf-8"


@get("/alerts", opt={"role": "reader"}, sync_to_thread=True)
def watched(request: Asked, number: FromQuery[str] = "") -> Response[str]:
    """The alerts of whoever asks, and what changed: by one of them, or in all stories."""
    return _page(request, number)


@get("/alerts/{number:str}/feed.atom", opt={"role": "reader"}, sync_to_thread=True)
def feed(request: Asked, number: FromPath[str]) -> Response[bytes]:
    """What changed, as the feed of an alert; a feed reader comes with a token."""
    one = _mine(request, number)
    found = alerts.bulletins(serving(request).where, one, serving(request).desk)
    return Response(alerts.as_feed(found, one), media_type=ATOM)


@post("/alerts", opt={"role": "analyst"})
async def add(request: Asked) -> Response[str]:
    """Keeps an alert."""
    form = await request.form()
    given = {name: str(form.get(name) or "").strip()[:LONGEST] for name in ("about", "subject", "to")}
    kinds = tuple(str(kind) for kind in form.getall("kind", []) if kind in KINDS)
    made = Watch(
        visitor_of(request.scope).signs, given["about"], given["subject"], given["to"], kinds, face(request).lang
    )
    try:
        await sync_to_thread(alerts.watch, serving(request).where, made)
    except UsageError as error:
        return page(request, "refused", status=400, label="alert_not_kept", told=str(error))
    return seen_other("/alerts")


@post("/alerts/{number:str}/end", opt={"role": "analyst"}, sync_to_thread=True)
def end(request: Asked, number: FromPath[str]) -> Response[str]:
    """Ends an alert."""
    alerts.unwatch(serving(request).where, _mine(request, number).number)
    return seen_other("/alerts")


def _all_mine(request: Asked) -> list[Watch]:
    """The alerts of whoever asks; an editor's are all of them."""
    visitor = visitor_of(request.scope)
    every = alerts.watches(serving(request).where)
    return [one for one in every if one.owner == visitor.signs or visitor.may("editor")]


def _mine(request: Asked, number: str) -> Watch:
    """One of these."""
    return _numbered(_all_mine(request), number)


def _numbered(watches: Iterable[Watch], number: str) -> Watch:
    for one in watches:
        if str(one.number) == number:
            return one
    raise NotFoundException


def _page(request: Asked, number: str) -> Response[str]:
    mine, lang = _all_mine(request), face(request).lang
    one = _numbered(mine, number) if number else None
    with opened(serving(request).where) as store:
        teller = alerts.Teller(store, serving(request).desk)
        some = store.changes(max(0, store.changed() - alerts.LATEST), alerts.LATEST)[::-1]
        some = [item for item in some if one is None or teller.wants(one, item)][:LATEST]
        told = [teller.told(item, lang) for item in some]
    values: dict[str, Any] = {"watches": mine, "found": told, "chosen": one, "kinds": KINDS}
    return page(request, "alerts", title=title, lang=lang, **values)


HANDLERS = (watched, feed, add, end)
