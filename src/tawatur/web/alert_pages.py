"""The pages for those who want to hear of changes: what is watched, what changed, the same as a feed."""

from dataclasses import replace
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
from tawatur.store.base import Store, Watch
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
    """What changed, as the feed of an alert; a feed reader comes with the token of its user's name."""
    with opened(serving(request).where) as store:
        one = _mine(request, store, number)
        found = alerts.Teller(store, serving(request).desk).latest(one)
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
    with opened(serving(request).where) as store:
        store.unwatch(_mine(request, store, number).number)
    return seen_other("/alerts")


def _all_mine(request: Asked, store: Store) -> list[Watch]:
    """The alerts of whoever asks; an editor's are all of them."""
    visitor = visitor_of(request.scope)
    return [one for one in store.watches() if one.owner == visitor.signs or visitor.may("editor")]


def _mine(request: Asked, store: Store, number: str) -> Watch:
    """One of these."""
    for one in _all_mine(request, store):
        if str(one.number) == number:
            return one
    raise NotFoundException


def _page(request: Asked, number: str) -> Response[str]:
    lang = face(request).lang
    with opened(serving(request).where) as store:
        one = _mine(request, store, number) if number else None
        heard = replace(one or Watch("", "all", "", alerts.FEED), lang=lang)
        found = alerts.Teller(store, serving(request).desk).latest(heard, LATEST)[::-1]
        values: dict[str, Any] = {"watches": _all_mine(request, store), "found": found, "chosen": one, "kinds": KINDS}
    return page(request, "alerts", title=title, lang=lang, **values)


HANDLERS = (watched, feed, add, end)
