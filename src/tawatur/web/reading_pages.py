"""The pages that tell: stories, a story, an article, what could not be read."""

import re
from collections.abc import Sequence
from time import time
from typing import Any

from litestar import MediaType, Response, get
from litestar.background_tasks import BackgroundTask
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from tawatur import archive
from tawatur.model.span import Span
from tawatur.publish.cards import Layout
from tawatur.publish.dossier import Dossier, StoryView
from tawatur.publish.html import to_html
from tawatur.publish.json_output import to_json
from tawatur.store import opened
from tawatur.store.base import Kept, Part, View
from tawatur.upkeep import Stage, edited
from tawatur.web.face import Visit
from tawatur.web.linked import Linked
from tawatur.web.paging import slice_of
from tawatur.web.sections import FEW, MANY, SECTIONS, brief, disputed, size, whole
from tawatur.web.serving import Asked, Serving, face, give, page, serving
from tawatur.web.telling import Told
from tawatur.web.visit_pages import seen_other

STORIES = 40  # on a page
CARDS = 20
LARGE = 30  # articles of a story that takes long to compose
AHEAD = 8  # such stories of a page that are composed when it was shown
ISSUES = 100
_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@get("/", opt={"role": "reader"}, sync_to_thread=True)
def stories(request: Asked, number: FromQuery[int] = 1, order: FromQuery[str] = "size") -> Response[str]:
    """The stories, what changed since the last visit first."""
    with opened(serving(request).where) as store:
        kept, waits = store.documents(), store.waiting()
        visit = Visit.of(request.cookies.get("visit", ""), kept, int(time()))
        part = slice_of(number, STORIES, store.told())
        found = store.listed(visit.since, Part(part.first, part.most), late=order == "late")
    answer = page(request, "stories", found=found, part=part, order=order, kept=kept, waits=waits)
    large = [one.line.id for one in found if one.line.documents >= LARGE][:AHEAD]
    answer.background = BackgroundTask(_ahead, serving(request), large) if large else None
    give(request, answer, "visit", visit.line)
    return answer


def _ahead(made: Serving, stories: Sequence[str]) -> None:
    """Composes large stories of a list that was just shown, before one of them is opened."""
    with opened(made.where) as store:
        for one in stories:
            made.tellings.of(store, made.desk, one)


@get("/stories/{story:str}", opt={"role": "reader"}, sync_to_thread=True)
def story(request: Asked, story: FromPath[str], number: FromQuery[int] = 1) -> Response[str]:
    """A story: its dossier, live."""
    told = told_story(request, story)
    if told.story.id != story:
        return seen_other(f"/stories/{told.story.id}?{request.url.query}")
    part = slice_of(number, CARDS, len(told.cards))
    return page(request, "story", part=part, few=FEW, **_values(request, told, brief(told.story)))


@get("/stories/{story:str}/parts/{name:str}", opt={"role": "reader"}, sync_to_thread=True)
def section(request: Asked, story: FromPath[str], name: FromPath[str], number: FromQuery[int] = 1) -> Response[str]:
    """All of one part of a story, page by page."""
    told = told_story(request, story)
    if told.story.id != story:
        return seen_other(f"/stories/{told.story.id}/parts/{name}")
    if name not in SECTIONS:
        raise NotFoundException
    sizes = {"against": len(disputed(told.cards)), "singles": len(told.singles)}
    part = slice_of(number, MANY, sizes[name] if name in sizes else size(told.story, name))
    some = told.story if name in sizes else whole(told.story, name, part)
    return page(request, "section", name=name, part=part, **_values(request, told, some))


def _values(request: Asked, told: Told, some: StoryView) -> dict[str, Any]:
    """What the pages of a story show of it, where ``some`` is what stands on one of them."""
    with opened(serving(request).where) as store:
        edits = store.edited(one.id for one in some.articles)
    return {
        "edits": edits,
        "story": some,
        "dossier": told.dossier,
        "full": told.story,
        "page": Linked(told.dossier, face(request).words),
        "layout": Layout(some),
        "cards": told.cards,
        "disputed": disputed(told.cards),
        "singles": told.singles,
        "number": 1,
        "per": CARDS,
    }


@get("/stories/{story:str}/dossier.html", opt={"role": "reader"}, sync_to_thread=True)
def story_page(request: Asked, story: FromPath[str]) -> Response[str]:
    """The dossier of a story as one file that opens offline."""
    dossier = told_story(request, story).dossier
    lang = face(request).lang
    headers = {"content-disposition": f'attachment; filename="{story}.{lang}.html"'}
    return Response(to_html(dossier, lang=lang), media_type=MediaType.HTML, headers=headers)


@get("/stories/{story:str}/dossier.json", opt={"role": "reader"}, sync_to_thread=True)
def story_json(request: Asked, story: FromPath[str]) -> Response[str]:
    """The dossier of a story as JSON."""
    return Response(to_json(told_story(request, story).dossier), media_type=MediaType.JSON)


@get("/articles/{document:str}", opt={"role": "reader"}, sync_to_thread=True)
def article(request: Asked, document: FromPath[str], at: FromQuery[str] = "") -> Response[str]:
    """An article as it was kept, all that is marked in it, its versions and what shares text with it."""
    with opened(serving(request).where) as store:
        dossier = dossier_with(request, store, document)
        stages, replaced = _stages(store, document), store.replaced(document)
    shown, (told,) = Linked(dossier, face(request).words), dossier.stories
    if hit := _AT.fullmatch(at):
        shown.hit = (document, Span(int(hit[1]), int(hit[2])))
    copies = [one for one in told.copies if document in (one.a, one.b)]
    found = shown.articles[document]
    values: dict[str, Any] = {"dossier": dossier, "page": shown, "story": told, "article": found, "copies": copies}
    return page(request, "article", stages=stages, replaced=replaced, **values)


def _stages(view: View, document: str) -> list[Stage]:
    """The versions of an article's addresses, the latest first, each with what was changed since the one before."""
    last: dict[str, Kept] = {}
    found = []
    for one in view.versions(document):
        before = last.get(one.address)
        found.append(Stage(one, edited(view, before, one) if before else None))
        last[one.address] = one
    return found[::-1]


@get("/issues", opt={"role": "reader"}, sync_to_thread=True)
def issues(request: Asked, number: FromQuery[int] = 1) -> Response[str]:
    """What could not be read or believed."""
    with opened(serving(request).where) as store:
        part = slice_of(number, ISSUES, store.noted())
        found = store.some_issues(Part(part.first, part.most))
    shown = Linked(Dossier((), (), ()), face(request).words)
    return page(request, "issues", page=shown, issues=found, part=part)


def told_story(request: Asked, story: str) -> Told:
    """A story with its dossier, by an id that it has, or had."""
    made = serving(request)
    with opened(made.where) as store:
        told = made.tellings.of(store, made.desk, story)
    if told is None:
        raise NotFoundException
    return told


def dossier_with(request: Asked, view: View, document: str) -> Dossier:
    """The dossier of an article's story; of itself alone where no story is told of it, or none yet."""
    made, home = serving(request), view.homes([document]).get(document, "")
    told = made.tellings.of(view, made.desk, home)
    if told and any(one.id == document for one in told.story.articles):
        return told.dossier
    dossier = archive.alone(view, document, made.desk)
    if dossier is None:
        raise NotFoundException
    return dossier


HANDLERS = (stories, story, section, story_page, story_json, article, issues)
