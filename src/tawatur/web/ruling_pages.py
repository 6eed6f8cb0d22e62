"""The pages on which people rule: a statement with its reports, what was ruled, and the undoing of it."""

import os
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from tawatur import archive
from tawatur.errors import TawaturError
from tawatur.inquiry import names_of
from tawatur.model.decision import PLACE, Decision, Logged, in_force
from tawatur.model.document import Document
from tawatur.publish.cards import Layout
from tawatur.store import opened
from tawatur.store.base import View
from tawatur.web.linked import Linked
from tawatur.web.paging import slice_of
from tawatur.web.reading_pages import told_story
from tawatur.web.serving import Asked, Serving, face, page, serving
from tawatur.web.shield import visitor_of
from tawatur.web.visit_pages import inside, seen_other

RULINGS = 50  # on a page


@dataclass(frozen=True, slots=True)
class Subject:
    """What a decision is about: words of an article, or a key, with where it is found."""

    words: str
    address: str
    quoted: bool = False


@get("/stories/{story:str}/findings/{finding:str}", opt={"role": "reader"}, sync_to_thread=True)
def finding(request: Asked, story: FromPath[str], finding: FromPath[str]) -> Response[str]:
    """One statement by itself; an analyst rules on it here."""
    one = told_story(request, story)
    dossier, told = one.dossier, one.story
    layout, shown = Layout(told), Linked(dossier, face(request).words)
    found = next((one for one in told.findings if one.id == finding), None)
    if found is None and told.id != story:
        return seen_other(f"/stories/{told.id}")
    if found is None:
        raise NotFoundException
    reports = layout.reports(dict.fromkeys((found.head, *found.claims, *found.denials)))
    others = [one for one in told.findings if one.part_of is None and one.id != finding]
    values: dict[str, Any] = {"dossier": dossier, "story": told, "page": shown, "layout": layout, "number": 1}
    return page(request, "finding", card=layout.card(found), reports=reports, others=others, **values)


@get("/decisions", opt={"role": "reader"}, sync_to_thread=True)
def decisions(request: Asked, number: FromQuery[int] = 1) -> Response[str]:
    """What people ruled, the latest first; what is in force can be undone."""
    with opened(serving(request).where) as store:
        log = store.decisions()
        part = slice_of(number, RULINGS, len(log))
        some = log[::-1][part.first : part.first + part.most]
        subjects = {one.number: _subjects(store, one.decision) for one in some}
    words = [one.words for ones in subjects.values() for one in ones]
    names = names_of(words, serving(request).desk, face(request).lang)
    standing = {one.number for one in _standing(log)}
    return page(request, "decisions", log=some, part=part, standing=standing, subjects=subjects, names=names)


def _subjects(view: View, decision: Decision) -> list[Subject]:
    return [_subject(view, decision.about, key) for key in decision.subjects]


def _subject(view: View, about: str, key: str) -> Subject:
    """What a decision is about, as somebody can read it; the key alone where the store has it no longer."""
    if about == "decision":
        return Subject(key, "")
    if about in ("actor", "grade"):
        return Subject(key, f"/{'outlets' if about == 'grade' else 'actors'}/{quote(key, safe='')}")
    place = PLACE.fullmatch(key)
    document = place[1] if place else key
    packed = view.leaf(document)
    if packed is None:
        return Subject(key, "")
    kept = packed.document()
    start, stop = (int(place[2]), int(place[3])) if place else _headline(kept)
    hit = f"?at={start}-{stop}#hit" if place else ""
    return Subject(kept.text[start:stop] or kept.name, f"/articles/{quote(document)}{hit}", quoted=True)


def _headline(document: Document) -> tuple[int, int]:
    return (document.headline.start, document.headline.stop) if document.headline else (0, 0)


@post("/decide", opt={"role": "analyst"})
async def decide(request: Asked) -> Response[str]:
    """Logs a decision and lets the stories obey it."""
    form = await request.form()
    given: dict[str, Any] = {key: str(form.get(key) or "")[:500] for key in ("about", "ruling", "note")}
    given["subjects"] = [str(one)[:500] for one in form.getall("subject", [])]
    made = serving(request)
    number, told = await sync_to_thread(_decided, made, given, visitor_of(request.scope).signs)
    if told:
        return page(request, "refused", status=400, label="not_decided", told=told)
    back = inside(str(form.get("back") or "/decisions")).partition("?")[0]
    return seen_other(f"{back}?decided={number}")


def _decided(made: Serving, given: dict[str, Any], by: str) -> tuple[int, str]:
    """The number of the decision, or why there is none."""
    decision = {**given, "by": by or os.environ.get("USER", ""), "at": archive.now()}
    try:
        Decision(**{**decision, "subjects": tuple(given["subjects"])})
    except TawaturError as error:
        return 0, str(error)
    return made.worker.decide(made.where, made.desk.extra, decision)


def _standing(log: tuple[Logged, ...]) -> tuple[Logged, ...]:
    """What is in force, and the undoings, which can be undone too."""
    return (*in_force(log), *(one for one in log if one.decision.about == "decision"))


HANDLERS = (finding, decisions, decide)
