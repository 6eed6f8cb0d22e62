"""The page on which articles are brought in: a text that is pasted, files that are dropped; and what became of them."""

from typing import Any

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery

from tawatur.ingest.paths import SUFFIXES
from tawatur.intake import distant
from tawatur.publish.dossier import Dossier
from tawatur.web.inbox import KEPT, readable, record
from tawatur.web.linked import Linked
from tawatur.web.serving import Asked, face, page, serving
from tawatur.web.shield import visitor_of
from tawatur.web.visit_pages import seen_other

FIELDS = {"outlet": "outlet", "day": "published", "address": "url"}
"""The fields of the form and what a record calls them."""
FILES = 500  # that are taken at once


@get("/add", opt={"role": "editor"})
async def adding(request: Asked, more: FromQuery[bool] = False) -> Response[str]:
    """What was sent before, and the form; while something is read, that only where ``more`` is to be sent."""
    return await sync_to_thread(_form, request, more=more)


@post("/add", opt={"role": "editor"}, status_code=303)
async def add(request: Asked) -> Response[str]:
    """Keeps what was sent until it is read, which begins at once."""
    form = await request.form()
    given: list[tuple[str, bytes]] = []
    for one in form.getall("files", []):
        if isinstance(one, UploadFile) and one.filename:
            if not readable(one.filename):
                return await sync_to_thread(_form, request, ("add_suffix", one.filename))
            given.append((one.filename, await one.read()))
    text = str(form.get("text") or "")
    if text.strip():
        given.append(record(text, {name: str(form.get(key) or "").strip() for key, name in FIELDS.items()}))
    addresses = str(form.get("addresses") or "").split()
    strange = [one for one in addresses if not distant(one)]
    if strange:
        return await sync_to_thread(_form, request, ("add_no_address", strange[0][:200]))
    if not (given or addresses) or len(given) + len(addresses) > FILES:
        return await sync_to_thread(_form, request, ("add_nothing", ""))
    await sync_to_thread(serving(request).inbox.take, visitor_of(request.scope).name, given, addresses)
    return seen_other("/add")


@post("/add/{sending:str}", opt={"role": "editor"}, status_code=303)
async def settle(request: Asked, sending: FromPath[str]) -> Response[str]:
    """Reads a sending that failed once more, or gives it up."""
    form, inbox = await request.form(), serving(request).inbox
    ways = {"again": inbox.again, "drop": inbox.drop}
    if way := ways.get(str(form.get("way"))):
        await sync_to_thread(way, sending)
    return seen_other("/add")


def _form(request: Asked, told: tuple[str, str] = ("", ""), *, more: bool = False) -> Response[str]:
    made = serving(request)
    waiting, most = made.inbox.waiting(), made.largest // 1_000_000
    values: dict[str, Any] = {"renews": waiting and not (more or told[0]), "behind": max(0, waiting - KEPT)}
    values |= {"sendings": made.inbox.sendings(), "page": Linked(Dossier((), (), ()), face(request).words)}
    return page(request, "add", 400 if told[0] else 200, told=told, most=most, suffixes=",".join(SUFFIXES), **values)


HANDLERS = (adding, add, settle)
