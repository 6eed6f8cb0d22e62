"""The pages on which something is looked for, in any spelling."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from litestar import Response, get
from markupsafe import Markup

from tawatur.errors import UsageError
from tawatur.inquiry import inquiring, names_of
from tawatur.model.evidence import Evidence
from tawatur.publish.highlight import Stroke, drawn
from tawatur.search.finding import NEW, ORDERS
from tawatur.search.found import KINDS, Found, Hit
from tawatur.search.query import query_of
from tawatur.store.base import Part
from tawatur.web.paging import Slice, slice_of
from tawatur.web.serving import Asked, face, page, serving

HITS = 20  # on a page
LONGEST = 500  # letters of a query
FIGURES = 5  # of the number of a page


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked for, as the address of the page says it; ``exact`` is "on" where words are spelt as given."""

    q: str
    kind: str = ""
    order: str = NEW
    exact: str = ""
    number: int = 1

    @staticmethod
    def of(given: Mapping[str, str]) -> "Asking":
        """What the parts of an address after its question mark ask for."""
        kind, order, number = given.get("kind", ""), given.get("order", NEW), given.get("number", "1")
        return Asking(
            given.get("q", "")[:LONGEST],
            kind if kind in KINDS else "",
            order if order in ORDERS else NEW,
            "on" if given.get("exact") else "",
            int(number) if number.isdecimal() and len(number) < FIGURES else 1,
        )

    @property
    def rest(self) -> Markup:
        """All but the number of the page, for the address of another page."""
        given = {"q": self.q, "kind": self.kind, "order": self.order, "exact": self.exact}
        return Markup("&" + urlencode({name: value for name, value in given.items() if value}).replace("&", "&amp;"))


@get("/search", opt={"role": "reader"}, sync_to_thread=True)
def search(request: Asked) -> Response[str]:
    """Articles, claims or actors that a query finds; the empty form where nothing is asked."""
    asking = Asking.of(request.query_params)
    if not asking.q.strip():
        return found_page(request, asking)
    try:
        return found_page(request, asking, *_found(request, asking))
    except UsageError as error:
        return found_page(request, asking, told=str(error))


def _found(request: Asked, asking: Asking) -> tuple[Found, Slice]:
    query = query_of(asking.q, exact=bool(asking.exact))
    with inquiring(serving(request).where, serving(request).desk) as inquiry:
        wanted = Part((max(1, asking.number) - 1) * HITS, HITS)
        found = inquiry.search(query, asking.kind, wanted, asking.order)
        part = slice_of(asking.number, HITS, found.total)
        if part.first != found.first:
            found = inquiry.search(query, asking.kind, Part(part.first, HITS), asking.order)
    return found, part


def found_page(
    request: Asked, asking: Asking, found: Found | None = None, part: Slice | None = None, **more: object
) -> Response[str]:
    """What is found, with the form: ``more`` is ``told``, why nothing could be looked for, or the search that is
    ``kept``."""
    hits = [*(found.hits if found else ()), *(one.hit for one in (found.actors if found else ()) if one.hit)]
    keys = [hit.outlet for hit in hits] + [one.key for one in (found.actors if found else ())]
    names = names_of(keys, serving(request).desk, face(request).lang)
    kinds: dict[str, Any] = {"names": names, "lit": lit, "address": address, "kinds": KINDS, "orders": ORDERS}
    return page(request, "search", asking=asking, found=found, part=part, **{"told": "", "kept": None, **more, **kinds})


def lit(hit: Hit) -> Markup:
    """The passage of a hit with what was asked for lit up."""
    strokes = [Stroke(one.span.start, one.span.stop, "hit") for one in hit.marks]
    return drawn(hit.passage.words, strokes, hit.passage.span.start)


def address(evidence: Evidence) -> str:
    """The address of words in their article."""
    return f"/articles/{quote(evidence.document)}?at={evidence.span.start}-{evidence.span.stop}#hit"


HANDLERS = (search,)
