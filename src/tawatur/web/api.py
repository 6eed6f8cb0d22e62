"""The same as JSON for programs: /api, described by /api/openapi.json; lists say how many there are of how many."""

from dataclasses import dataclass
from typing import Annotated, Any, cast

from litestar import MediaType, Response, Router, get, post
from litestar.concurrency import sync_to_thread
from litestar.connection import ASGIConnection
from litestar.exceptions import (
    NotFoundException,
    ValidationException,
)
from litestar.handlers import BaseRouteHandler
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme
from litestar.params import FromPath, JSONBody, QueryParameter

from tawatur.model.reason import Reason
from tawatur.publish.dossier import Article, Report
from tawatur.publish.json_output import to_json, values_of
from tawatur.publish.wording import wording
from tawatur.store import opened
from tawatur.store.base import Kept, Listed, Part
from tawatur.web.inbox import Sending, record
from tawatur.web.listing_api import HANDLERS, MOST, REFUSED, Counted, Number, counted
from tawatur.web.paging import slice_of
from tawatur.web.reading_pages import dossier_with, told_story
from tawatur.web.serving import Asked, serving
from tawatur.web.shield import visitor_of

Since = Annotated[int, QueryParameter(ge=0, le=1_000_000_000, description="Count as news what came after so many.")]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a line; ``news`` counts its articles that came after ``since``; one that is ``told_again`` just now is
    given as it was told last."""

    id: str
    articles: int
    first: str
    last: str
    words: str
    english: str
    news: int
    told_again: bool


@dataclass(frozen=True, slots=True)
class StoryList:
    """A part of the stories; ``kept`` is how many articles there are: the next ``since``."""

    part: Counted
    kept: int
    stories: list[StoryLine]


@dataclass(frozen=True, slots=True)
class Found:
    """A version of an article: where and when it was found."""

    address: str
    digest: str
    document: str
    retrieved: str


@dataclass(frozen=True, slots=True)
class ArticleFound:
    """An article with its layers, as in the dossier, the story that tells it (empty where none does), its versions."""

    story: str
    article: dict[str, Any]
    reports: list[dict[str, Any]]
    versions: list[Found]


@dataclass(frozen=True, slots=True)
class Told:
    """What could not be read or believed, with its sentence in Arabic and English."""

    place: str
    rule: str
    values: list[str]
    severity: str
    ar: str
    en: str


@dataclass(frozen=True, slots=True)
class IssueList:
    """A part of what could not be read or believed."""

    part: Counted
    issues: list[Told]


@dataclass(frozen=True, slots=True)
class Text:
    """An article to be read."""

    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a sending: waits, runs, done or failed, and then why."""

    id: str
    state: str
    articles: int
    stories: int
    told: str


@get("/stories", opt={"role": "reader"}, raises=REFUSED)
async def stories(request: Asked, number: Number = 1, since: Since = 0) -> StoryList:
    """The stories, those with news first."""
    return await sync_to_thread(_stories, request, number, since)


def _stories(request: Asked, number: int, since: int) -> StoryList:
    with opened(serving(request).where) as store:
        part = slice_of(number, MOST, store.told())
        lines = [_line(one) for one in store.listed(since, Part(part.first, part.most))]
        return StoryList(counted(part), store.documents(), lines)


def _line(one: Listed) -> StoryLine:
    line = one.line
    named = (line.first, line.last, line.words, line.english)
    return StoryLine(line.id, line.documents, *named, one.news, one.stale)


@get("/stories/{story:str}", opt={"role": "reader"}, raises=REFUSED)
async def story(request: Asked, story: FromPath[str]) -> Response[dict[str, Any]]:
    """The dossier of a story, in the form of dossier.schema.json."""
    told = await sync_to_thread(told_story, request, story)
    written = await sync_to_thread(to_json, told.dossier)
    return Response(written.encode(), media_type=MediaType.JSON)  # type: ignore[arg-type]


@get("/articles/{document:str}", opt={"role": "reader"}, raises=REFUSED)
async def article(request: Asked, document: FromPath[str]) -> ArticleFound:
    """An article with all that is marked in it and all that it reports."""
    return await sync_to_thread(_article, request, document)


def _article(request: Asked, document: str) -> ArticleFound:
    with opened(serving(request).where) as store:
        versions = [_found(one) for one in store.versions(document)]
        (told,) = dossier_with(request, store, document).stories
    found = next(one for one in told.articles if one.id == document)
    reports = [_values(one) for one in told.reports if one.document == document]
    return ArticleFound(told.id, _values(found), reports, versions)


@get("/issues", opt={"role": "reader"}, raises=REFUSED)
async def issues(request: Asked, number: Number = 1) -> IssueList:
    """What could not be read or believed, the latest first."""
    return await sync_to_thread(_issues, request, number)


def _issues(request: Asked, number: int) -> IssueList:
    with opened(serving(request).where) as store:
        part = slice_of(number, MOST, store.noted())
        found = store.some_issues(Part(part.first, part.most))
    told = [
        Told(one.place, one.reason.rule, list(one.reason.values), one.severity, *_told(one.reason)) for one in found
    ]
    return IssueList(counted(part), told)


@post("/articles", opt={"role": "editor"}, status_code=202, raises=REFUSED)
async def send(request: Asked, data: JSONBody[Text]) -> Taken:
    """Takes an article to be read; it is in a story when its sending is done."""
    fields = {"outlet": data.outlet, "published": data.published, "url": data.url}
    content = record(f"{data.title}\n{data.text}", fields)
    taken = await sync_to_thread(serving(request).inbox.take, visitor_of(request.scope).name, [content])
    return _taken(taken)


@get("/sendings/{sending:str}", opt={"role": "editor"}, raises=REFUSED)
async def sending(request: Asked, sending: FromPath[str]) -> Taken:
    """What became of a sending."""
    one = await sync_to_thread(serving(request).inbox.sending, sending)
    if one is None:
        raise NotFoundException
    return _taken(one)


def _taken(one: Sending) -> Taken:
    return Taken(one.id, one.state, one.articles, one.stories, one.told)


def _values(record: Article | Report) -> dict[str, Any]:
    return cast(dict[str, Any], values_of(record))


def _found(one: Kept) -> Found:
    return Found(one.address, one.digest, one.document, one.retrieved)


def _told(reason: Reason) -> tuple[str, str]:
    return wording("ar").told(reason), wording("en").told(reason)


async def _known(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuses a question with a word that nobody listens to: it would be answered as if it were not there."""
    if set(connection.query_params) - {*handler.parsed_fn_signature.parameters, *handler.opt.get("asked", ())}:
        raise ValidationException


ROUTER = Router("/api", route_handlers=[stories, story, article, *HANDLERS, issues, send, sending], guards=[_known])
DESCRIBED = OpenAPIConfig(
    title="Tawatur",
    version="1",
    description="Stories as evidence: who says it, through whom, on how many separate ways. Every quotation is proved.",
    render_plugins=[JsonRenderPlugin(path="/openapi.json")],
    openapi_router=Router("/api", route_handlers=[], opt={"role": "reader"}, include_in_schema=False),
    components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
    security=[{"token": []}],
)
