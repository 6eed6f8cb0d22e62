"""The store for a language model: what is told is the dossier, and nothing can be changed."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from tawatur.store import opened
from tawatur.web.serving import Serving
from tawatur.web.tools import TOOLS, serve


def asked(serving: Serving, *requests: dict[str, Any] | str) -> list[dict[str, Any]]:
    lines = [one if isinstance(one, str) else json.dumps({"jsonrpc": "2.0", "id": 1, **one}) for one in requests]
    answers = io.StringIO()
    serve(serving.where, serving.desk, lines, answers)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def called(serving: Serving, name: str, **arguments: object) -> Any:
    (answer,) = asked(serving, {"method": "tools/call", "params": {"name": name, "arguments": arguments}})
    assert not answer["result"]["isError"], answer
    return json.loads(answer["result"]["content"][0]["text"])


def test_a_model_finds_who_says_a_thing_and_in_which_words(serving: Serving) -> None:
    stories = called(serving, "stories")
    assert stories["part"] == "1-1 of 1, page 1 of 1"
    story = called(serving, "story", story=stories["stories"][0]["story"])
    denied = next(one for one in story["statements"] if one["denials"])
    told = called(serving, "statement", story=stories["stories"][0]["story"], statement=denied["statement"])
    assert len(told["reports"]) == denied["reports"] + denied["denials"]
    for report in told["reports"]:
        quote = report["quote"]
        text = called(serving, "article", article=quote["document"])["text"]
        assert text[quote["start"] : quote["stop"]] == quote["words"]
    assert called(serving, "issues")["issues"]


def test_no_tool_writes(serving: Serving) -> None:
    """Every tool says so, and asking every one of them leaves every byte of the store as it was."""
    (listed,) = asked(serving, {"method": "tools/list"})
    tools = listed["result"]["tools"]
    lists = ["claims", "actors", "outlets", "issues"]
    assert [one["name"] for one in tools] == list(TOOLS) == ["stories", "story", "statement", "article", *lists]
    assert all(one["annotations"]["readOnlyHint"] for one in tools)
    before = Path(serving.where).read_bytes()
    for name in (*TOOLS, "add", "decide", "rebuild"):
        arguments = {"story": "x", "statement": "x", "article": "x", "words": "x"}
        asked(serving, {"method": "tools/call", "params": {"name": name, "arguments": arguments}})
    assert Path(serving.where).read_bytes() == before
    with opened(serving.where) as store:
        assert store.decisions() == () and store.documents() == 9


@pytest.mark.parametrize("line", ["", "no json", "[]", "7", '{"id": 1}', "null"])
def test_what_is_no_request_is_refused_and_the_rest_goes_on(serving: Serving, line: str) -> None:
    *refused, last = asked(serving, line, {"method": "ping"})
    assert last["result"] == {} and all(one["error"]["code"] == -32700 for one in refused)


def test_it_greets_as_the_protocol_asks(serving: Serving) -> None:
    greeting, unknown = asked(
        serving,
        {"method": "initialize", "params": {"protocolVersion": "2025-06-18"}},
        json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}),
        {"method": "resources/list"},
    )
    assert greeting["result"]["capabilities"] == {"tools": {}}
    assert unknown["error"]["code"] == -32601


@pytest.mark.parametrize("arguments", [{}, {"story": 7}, {"story": "none"}, {"story": "none", "number": -3}])
def test_a_wrong_question_is_told_in_a_sentence(serving: Serving, arguments: dict[str, object]) -> None:
    (answer,) = asked(serving, {"method": "tools/call", "params": {"name": "story", "arguments": arguments}})
    assert answer["result"]["isError"] and answer["result"]["content"][0]["text"].endswith(".")


@pytest.mark.parametrize(
    "strange",
    [
        '{"method": "tools/call", "id": 1, "params": [1]}',
        '{"method": "tools/call", "id": 1, "params": "stories"}',
        '{"method": "tools/call", "id": 1, "params": {"name": "stories", "arguments": [1]}}',
        '{"method": "tools/call", "id": 1, "params": {"name": ["stories"], "arguments": {"number": {}}}}',
        '{"method": "tools/call", "id": 1, "params": {"name": "story", "arguments": {"story": "\\ud800"}}}',
        '{"method": "ping", "id": "\\ud800"}',
        '{"method": "tools/list", "id": 1, "params": 7}',
        "[" * 100_000,
    ],
    ids=len,
)
def test_a_request_of_a_strange_shape_does_not_end_the_answering(serving: Serving, strange: str) -> None:
    first, second = asked(serving, strange, {"method": "ping"})
    assert ("error" in first or "result" in first) and second["result"] == {}
    json.dumps([first, second], ensure_ascii=False).encode()
