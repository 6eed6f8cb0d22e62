"""The pages that tell: stories, a story, an article, what could not be read."""

import re
from time import time
from typing import Any

from litestar import MediaType, Response, get
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
from tawatur.web.serving import Asked, face, give, page, serving

STORIES = 40  # on a page
CARDS = 20
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
    give(request, answer, "visit", visit.line)
    return answer


@get("/stories/{story:str}", opt={"role": "reader"}, sync_to_thread=True)
def story(request: Asked, story: FromPath[str], number: FromQuery[int] = 1) -> Response[str]:
    """A story: its dossier, live."""
    dossier, told = told_story(request, story)
    shown, layout = Linked(dossier, face(request).words), Layout(told)
    cards = layout.cards()
    part = slice_of(number, CARDS, len(cards))
    values: dict[str, Any] = {"dossier": dossier, "story": told, "page": shown, "layout": layout, "number": 1}
    return page(request, "story", cards=cards, part=part, **values)


@get("/stories/{story:str}/dossier.html", opt={"role": "reader"}, sync_to_thread=True)
def story_page(request: Asked, story: FromPath[str]) -> Response[str]:
    """The dossier of a story as one file that opens offline."""
    dossier, _ = told_story(request, story)
    lang = face(request).lang
    headers = {"content-disposition": f'attachment; filename="{story}.{lang}.html"'}
    return Response(to_html(dossier, lang=lang), media_type=MediaType.HTML, headers=headers)


@get("/stories/{story:str}/dossier.json", opt={"role": "reader"}, sync_to_thread=True)
def story_json(request: Asked, story: FromPath[str]) -> Response[str]:
    """The dossier of a story as JSON."""
    dossier, _ = told_story(request, story)
    return Response(to_json(dossier), media_type=MediaType.JSON)


@get("/articles/{document:str}", opt={"role": "reader"}, sync_to_thread=True)
def article(request: Asked, document: FromPath[str], at: FromQuery[str] = "") -> Response[str]:
    """An article as it was kept, all that is marked in it, its versions and what shares text with it."""
    desk = serving(request).desk
    with opened(serving(request).where) as store:
        home = store.homes([document]).get(document)
        dossier = archive.told(store, [home], desk) if home else archive.alone(store, document, desk)
        stages = _stages(store, document)
    if dossier is None:
        raise NotFoundException
    shown, (told,) = Linked(dossier, face(request).words), dossier.stories
    if hit := _AT.fullmatch(at):
        shown.hit = (document, Span(int(hit[1]), int(hit[2])))
    copies = [one for one in told.copies if document in (one.a, one.b)]
    found = shown.articles[document]
    return page(request, "article", page=shown, story=told, article=found, copies=copies, stages=stages)


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


def told_story(request: Asked, story: str) -> tuple[Dossier, StoryView]:
    """A story with its dossier."""
    with opened(serving(request).where) as store:
        dossier = archive.told(store, [story], serving(request).desk)
    if not dossier.stories:
        raise NotFoundException
    return dossier, dossier.stories[0]


HANDLERS = (stories, story, story_page, story_json, article, issues)
