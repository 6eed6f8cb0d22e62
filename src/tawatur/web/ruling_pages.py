"""The pages on which people rule: a statement with its reports, what was ruled, and the undoing of it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from litestar import Response, get, post
from litestar.concurrency import sync_to_thread
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery

from tawatur import archive
from tawatur.errors import TawaturError
from tawatur.model.decision import Decision, Logged, in_force
from tawatur.publish.cards import Layout
from tawatur.store import opened
from tawatur.web.linked import Linked
from tawatur.web.paging import slice_of
from tawatur.web.reading_pages import told_story
from tawatur.web.serving import Asked, Serving, face, page, serving
from tawatur.web.shield import visitor_of
from tawatur.web.visit_pages import inside, seen_other

RULINGS = 50  # on a page
_RUN = "from tawatur.web.ruling_pages import work; work()"


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
    return page(request, "decisions", log=some, part=part, standing={one.number for one in _standing(log)})


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


def work() -> None:
    """Decides what standard input tells; run in a process of its own, as many stories may have to be told again."""
    order = json.load(sys.stdin)
    given = order["decision"]
    desk = archive.Desk(extra=tuple(map(Path, order["extra"])))
    try:
        one = archive.decide(order["where"], Decision(**{**given, "subjects": tuple(given["subjects"])}), desk)
        print(json.dumps({"number": one.number}))
    except TawaturError as error:
        print(json.dumps({"told": str(error)}))


def _decided(made: Serving, given: dict[str, Any], by: str) -> tuple[int, str]:
    """The number of the decision, or why there is none."""
    decision = {**given, "by": by or os.environ.get("USER", ""), "at": archive.now()}
    try:
        Decision(**{**decision, "subjects": tuple(given["subjects"])})
    except TawaturError as error:
        return 0, str(error)
    order = {"where": str(made.where), "extra": [str(one) for one in made.desk.extra], "decision": decision}
    ended = subprocess.run(
        [sys.executable, "-c", _RUN], input=json.dumps(order), text=True, check=True, capture_output=True
    )
    told = json.loads(ended.stdout)
    return told.get("number", 0), told.get("told", "")


def _standing(log: tuple[Logged, ...]) -> tuple[Logged, ...]:
    """What is in force, and the undoings, which can be undone too."""
    return (*in_force(log), *(one for one in log if one.decision.about == "decision"))


HANDLERS = (finding, decisions, decide)
