"""A store for a language model: the Model Context Protocol over standard input and output, and no tool that writes."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TextIO, cast

from tawatur import archive
from tawatur.errors import TawaturError, UsageError
from tawatur.inquiry import Inquiry
from tawatur.model.address import Address
from tawatur.publish.dossier import Finding, Report, StoryView
from tawatur.publish.json_output import values_of
from tawatur.publish.names import called
from tawatur.publish.wording import wording
from tawatur.store import opened
from tawatur.store.base import Line, Part, Store
from tawatur.web import lists
from tawatur.web.paging import Slice, slice_of
from tawatur.web.telling import Tellings

PROTOCOL = "2025-06-18"
MOST = 20  # items of a list at a time
LANG = "en"  # of names

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Tool:
    """What may be asked: its description, what it must be given, and the answer."""

    told: str
    needs: tuple[str, ...]
    answer: Callable[["Shelf", Given], Any]
    paged: bool = False

    def described(self, name: str) -> dict[str, Any]:
        """As the protocol describes it."""
        properties: dict[str, Any] = {need: {"type": "string"} for need in self.needs}
        if self.paged:
            properties["number"] = {"type": "integer", "minimum": 1, "description": "The number of the page."}
        schema = {"type": "object", "properties": properties, "required": list(self.needs)}
        hints = {"readOnlyHint": True, "destructiveHint": False, "openWorldHint": False}
        return {"name": name, "description": self.told, "inputSchema": schema, "annotations": hints}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The store that is asked."""

    view: Store
    desk: archive.Desk
    tellings: Tellings

    def stories(self, given: Given) -> Any:
        """A page of the stories."""
        part = slice_of(_number(given), MOST, self.view.told())
        found = self.view.listed(0, Part(part.first, part.most), late=True)
        return {"part": _part(part), "stories": [{**_line(one.line), "told_again": one.stale} for one in found]}

    def story(self, given: Given) -> Any:
        """A page of a story's statements, most important first, with their counts."""
        story = self._story(given["story"])
        wholes = [one for one in story.findings if one.part_of is None]
        part = slice_of(_number(given), MOST, len(wholes))
        some = wholes[part.first : part.first + part.most]
        articles = [
            {"id": one.id, "outlet": one.outlet.value, "published": values_of(one.published)} for one in story.articles
        ]
        again = {"told_again": bool(self.view.stale([story.id]))}
        statements = [_statement(one) for one in some]
        return {"part": _part(part), "story": story.id, **again, "statements": statements, "articles": articles}

    def statement(self, given: Given) -> Any:
        """All reports of a statement, with their chains, quoted."""
        story = self._story(given["story"])
        found = next((one for one in story.findings if one.id == given["statement"]), None)
        if found is None:
            raise UsageError(f"{given['statement']}: there is no such statement in this story.")
        wanted = {*found.claims, *found.denials}
        reports = [_report(one) for one in story.reports if one.id in wanted]
        why = [wording(LANG).told(reason) for reason in found.reasons]
        return {**_statement(found), "reports": reports, "contradictions": values_of(found.clashes), "why": why}

    def article(self, given: Given) -> Any:
        """An article as it was kept."""
        packed = self.view.leaf(given["article"])
        if packed is None:
            raise UsageError(f"{given['article']}: there is no such article.")
        document = packed.read().document
        versions = [_values(one) for one in self.view.versions(document.id)]
        return {"id": document.id, "outlet": document.outlet.value, "text": document.text, "versions": versions}

    def claims(self, given: Given) -> Any:
        """A page of the claims that some words find."""
        asked, inquiry = lists.Asked(given["words"]), Inquiry(self.view, self.desk)
        part = slice_of(_number(given), MOST, lists.claims(inquiry, asked, Part(0, 0))[1])
        hits, _ = lists.claims(inquiry, asked, Part(part.first, part.most))
        return {"part": _part(part), "claims": [_values(one) for one in hits]}

    def actors(self, given: Given) -> Any:
        """A page of the actors."""
        part = slice_of(_number(given), MOST, self.view.cast())
        found = lists.actors(self.view, self.desk, Part(part.first, part.most), "")
        return {"part": _part(part), "actors": [_values(one) for one in found]}

    def outlets(self, given: Given) -> Any:
        """A page of the outlets."""
        part = slice_of(_number(given), MOST, self.view.publishers())
        found = lists.outlets(self.view, self.desk, Part(part.first, part.most), "size")
        return {"part": _part(part), "outlets": [_values(one) for one in found]}

    def issues(self, given: Given) -> Any:
        """A page of what could not be read or believed."""
        part = slice_of(_number(given), MOST, self.view.noted())
        found = self.view.some_issues(Part(part.first, part.most))
        return {"part": _part(part), "issues": [wording(LANG).told(one.reason) for one in found]}

    def _story(self, key: str) -> StoryView:
        told = self.tellings.of(self.view, self.desk, key)
        if told is None:
            raise UsageError(f"{key}: there is no such story.")
        return told.story


TOOLS = {
    "stories": Tool("The stories of the store, a page at a time, the latest first.", (), Shelf.stories, paged=True),
    "story": Tool(
        "The statements of a story, most important first: the words of one report, outlets, independent origins "
        "(lower and upper count), common link, how many deny it. It is not known whether a statement is true.",
        ("story",), Shelf.story, paged=True,
    ),
    "statement": Tool(
        "All reports of one statement, each quoted with outlet, chain of attribution and place in the stored text.",
        ("story", "statement"), Shelf.statement,
    ),
    "article": Tool("The stored text of an article, with its versions.", ("article",), Shelf.article),
    "claims": Tool(
        "Claims that hold some words, in any spelling, the latest first, quoted with outlet, stance and factuality.",
        ("words",), Shelf.claims, paged=True,
    ),
    "actors": Tool("The actors, in how many stories each is named, with spellings.", (), Shelf.actors, paged=True),
    "outlets": Tool(
        "The outlets: how much each publishes, how often it credits nobody, on whom it relies, texts taken and given, "
        "the grade that people gave.", (), Shelf.outlets, paged=True,
    ),
    "issues": Tool("What could not be read or believed.", (), Shelf.issues, paged=True),
}  # fmt: skip
"""All that may be asked; nothing of it changes anything."""


def serve(where: Address, desk: archive.Desk, asked: Iterable[str], answers: TextIO) -> None:
    """Answers requests, one a line, until there are no more."""
    tellings = Tellings()
    for line in asked:
        if line.strip() and (answer := _answered(where, desk, tellings, line)) is not None:
            answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
            answers.flush()


def _answered(where: Address, desk: archive.Desk, tellings: Tellings, line: str) -> dict[str, Any] | None:
    try:
        request = json.loads(line)
        method, number = str(request["method"]), request.get("id")
        json.dumps(request, ensure_ascii=False).encode()  # half a letter could be neither looked for nor answered
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {"jsonrpc": "2.0", "id": None, "error": {"code": -32700, "message": "not a request"}}
    if number is None:
        return None  # a notice wants no answer
    given = _mapping(request.get("params"))
    match method:
        case "initialize":
            result: Any = {
                "protocolVersion": PROTOCOL,
                "capabilities": {"tools": {}},
                "serverInfo": {"name": "tawatur"},
            }
            result["serverInfo"]["version"] = desk.recipe().partition(":")[0]
        case "ping":
            result = {}
        case "tools/list":
            result = {"tools": [tool.described(name) for name, tool in TOOLS.items()]}
        case "tools/call":
            result = _called(where, desk, tellings, given)
        case _:
            return {"jsonrpc": "2.0", "id": number, "error": {"code": -32601, "message": f"no method {method}"}}
    return {"jsonrpc": "2.0", "id": number, "result": result}


def _called(where: Address, desk: archive.Desk, tellings: Tellings, given: Given) -> dict[str, Any]:
    tool, arguments = TOOLS.get(str(given.get("name"))), _mapping(given.get("arguments"))
    try:
        if tool is None or any(not isinstance(arguments.get(need), str) for need in tool.needs):
            raise UsageError("There is no such tool, or something that it needs was not given.")
        with opened(where) as store:
            words, wrong = json.dumps(tool.answer(Shelf(store, desk, tellings), arguments), ensure_ascii=False), False
    except TawaturError as error:
        words, wrong = str(error), True
    return {"content": [{"type": "text", "text": words}], "isError": wrong}


def _mapping(given: Any) -> Given:
    return given if isinstance(given, dict) else {}


def _line(one: Line) -> dict[str, Any]:
    return {"story": one.id, "articles": one.documents, "first": one.first, "last": one.last, "words": one.words}


def _number(given: Given) -> int:
    number = given.get("number", 1)
    return number if isinstance(number, int) and 0 < number < 1_000_000 else 1


def _part(part: Slice) -> str:
    return f"{part.start}-{part.stop} of {part.all}, page {part.page} of {part.pages}"


def _values(record: object) -> dict[str, Any]:
    return cast(dict[str, Any], values_of(record))


def _statement(one: Finding) -> dict[str, Any]:
    support = one.quoted
    return {
        "statement": one.id,
        "quote": values_of(one.words),
        "factuality": one.factuality,
        "relation": one.relation,
        "outlets": [name.shown(LANG) for name in support.outlets],
        "independent_origins": [support.lower, support.upper],
        "common_link": called(support.common_link, wording(LANG)) if support.common_link else None,
        "reports": len(one.claims),
        "denials": len(one.denials),
    }


def _report(one: Report) -> dict[str, Any]:
    chain = [{"name": called(step.name, wording(LANG)), "named": step.named, "via": step.via} for step in one.chain]
    told = {"quote": values_of(one.evidence), "outlet": one.outlet.shown(LANG), "chain": chain}
    return {**told, "stance": one.stance, "factuality": one.factuality}
