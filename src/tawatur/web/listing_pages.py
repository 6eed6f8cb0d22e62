"""The lists of outlets and of actors over all stories."""

from litestar import Response, get
from litestar.params import FromQuery

from tawatur.publish.dossier import Dossier
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.store.habits import ORDERS
from tawatur.web import lists
from tawatur.web.linked import Linked
from tawatur.web.paging import slice_of
from tawatur.web.serving import Asked, face, page, serving

LINES = 60  # on a page
TYPES = ("PER", "ORG", "GPE", "LOC", "FAC", "EVT", "WEA")
"""The types of actors."""


@get("/outlets", opt={"role": "reader"}, sync_to_thread=True)
def outlets(request: Asked, number: FromQuery[int] = 1, order: FromQuery[str] = "size") -> Response[str]:
    """The outlets: how much they publish, how often they credit nobody, on whom they rely, texts taken and given."""
    order = order if order in ORDERS else "size"
    with opened(serving(request).where) as store:
        part = slice_of(number, LINES, store.publishers())
        found = lists.outlets(store, serving(request).desk, Part(part.first, part.most), order)
    shown = Linked(Dossier((), (), ()), face(request).words)
    return page(request, "outlets", page=shown, found=found, part=part, order=order, orders=tuple(ORDERS))


@get("/actors", opt={"role": "reader"}, sync_to_thread=True)
def actors(request: Asked, number: FromQuery[int] = 1, kind: FromQuery[str] = "") -> Response[str]:
    """The actors: in how many stories each is named, with its spellings."""
    kind = kind if kind in TYPES else ""
    with opened(serving(request).where) as store:
        part = slice_of(number, LINES, store.cast(kind))
        found = lists.actors(store, serving(request).desk, Part(part.first, part.most), kind)
    shown = Linked(Dossier((), (), ()), face(request).words)
    return page(request, "actors", page=shown, found=found, part=part, kind=kind, kinds=TYPES)


HANDLERS = (outlets, actors)
