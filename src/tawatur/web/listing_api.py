"""The lists of the API: claims, actors, outlets; each says which part of how many it is."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any, Literal, cast

from litestar import get
from litestar.concurrency import sync_to_thread
from litestar.di import NamedDependency, Provide
from litestar.exceptions import (
    NotAuthorizedException,
    NotFoundException,
    PermissionDeniedException,
)
from litestar.params import FromPath, FromQuery, QueryParameter

from tawatur.inquiry import inquiring
from tawatur.publish.json_output import values_of
from tawatur.store import opened
from tawatur.store.base import Part
from tawatur.web import lists
from tawatur.web.paging import Slice, slice_of
from tawatur.web.serving import Asked, serving

MOST = 100
REFUSED = [NotAuthorizedException, PermissionDeniedException, NotFoundException]
Number = Annotated[int, QueryParameter(ge=1, le=1_000_000, description="The number of the page, from 1.")]
Words = Annotated[str, QueryParameter(max_length=500, description="Words that a claim holds, in any spelling.")]
Key = Annotated[str, QueryParameter(max_length=200, description="A key, or empty.")]
Day = Annotated[date | None, QueryParameter(description="A day of publication.")]
Stance = Literal["", "asserts", "denies", "believes", "expects", "asks", "warns", "promises"]
Factuality = Literal["", "happened", "ongoing", "planned", "possible", "denied"]
Order = Literal["size", "uncredited", "taken", "given"]
Kind = Literal["", "PER", "ORG", "GPE", "LOC", "FAC", "EVT", "WEA"]


@dataclass(frozen=True, slots=True)
class Counted:
    """Which part of a list this is: items ``start`` to ``stop`` of ``all``."""

    start: int
    stop: int
    all: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class ClaimList:
    """A part of the claims, the latest first: each quoted with its place in the stored text."""

    part: Counted
    claims: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ActorList:
    """A part of the actors, the one in most stories first."""

    part: Counted
    actors: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OutletList:
    """A part of the outlets."""

    part: Counted
    outlets: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OutletFound:
    """An outlet: whom it credits, and which outlets credit it."""

    outlet: dict[str, Any]
    crediting: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims are asked for: by words, and by what only claims and their articles have."""

    q: Words = ""
    outlet: Key = ""
    actor: Key = ""
    story: Key = ""
    stance: FromQuery[Stance] = ""
    factuality: FromQuery[Factuality] = ""
    first: Day = None
    last: Day = None


ASKED = tuple(field.name for field in fields(Wanted))
WANTED = {"wanted": Provide(Wanted, sync_to_thread=False)}


@get(
    "/claims",
    opt={"role": "reader", "asked": ASKED},
    raises=REFUSED,
    dependencies=WANTED,
)
async def claims(request: Asked, wanted: NamedDependency[Wanted], number: Number = 1) -> ClaimList:
    """The claims that are asked for, all of them where nothing is said."""
    return await sync_to_thread(_claims, request, _asked(wanted), number)


def _asked(wanted: Wanted) -> lists.Asked:
    days = (str(day) if day else "" for day in (wanted.first, wanted.last))
    keys = (wanted.outlet, wanted.actor, wanted.story)
    return lists.Asked(wanted.q, *keys, wanted.stance, wanted.factuality, *days)


def _claims(request: Asked, asked: lists.Asked, number: int) -> ClaimList:
    made = serving(request)
    with inquiring(made.where, made.desk) as inquiry:
        _, every = lists.claims(inquiry, asked, Part(0, 0))
        part = slice_of(number, MOST, every)
        hits, _ = lists.claims(inquiry, asked, Part(part.first, part.most))
    return ClaimList(counted(part), [_values(one) for one in hits])


@get("/actors", opt={"role": "reader"}, raises=REFUSED)
async def actors(request: Asked, number: Number = 1, kind: FromQuery[Kind] = "") -> ActorList:
    """The actors, of one type or of all."""
    return await sync_to_thread(_actors, request, number, kind)


def _actors(request: Asked, number: int, kind: str) -> ActorList:
    made = serving(request)
    with opened(made.where) as store:
        part = slice_of(number, MOST, store.cast(kind))
        found = lists.actors(store, made.desk, Part(part.first, part.most), kind)
    return ActorList(counted(part), [_values(one) for one in found])


@get("/outlets", opt={"role": "reader"}, raises=REFUSED)
async def outlets(request: Asked, number: Number = 1, order: FromQuery[Order] = "size") -> OutletList:
    """The outlets: how much each publishes, how often it credits nobody, on whom it relies most, its grade."""
    return await sync_to_thread(_outlets, request, number, order)


def _outlets(request: Asked, number: int, order: str) -> OutletList:
    made = serving(request)
    with opened(made.where) as store:
        part = slice_of(number, MOST, store.publishers())
        found = lists.outlets(store, made.desk, Part(part.first, part.most), order)
    return OutletList(counted(part), [_values(one) for one in found])


@get("/outlets/{key:str}", opt={"role": "reader"}, raises=REFUSED)
async def outlet(request: Asked, key: FromPath[str]) -> OutletFound:
    """One outlet over all its stories."""
    return await sync_to_thread(_outlet, request, key)


def _outlet(request: Asked, key: str) -> OutletFound:
    made = serving(request)
    with opened(made.where) as store:
        found, by = lists.outlet(store, made.desk, key), lists.crediting(store, made.desk, key)
    if found is None:
        raise NotFoundException
    return OutletFound(_values(found), [_values(one) for one in by])


def counted(part: Slice) -> Counted:
    """A part of a list as the API says it."""
    return Counted(part.start, part.stop, part.all, part.page, part.pages)


def _values(record: object) -> dict[str, Any]:
    return cast(dict[str, Any], values_of(record))


HANDLERS = (claims, actors, outlets, outlet)
