"""Lists of outlets, actors and claims: on pages, in the API and for a language model they say the same."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from browsing import Browser, send

from tawatur import archive
from tawatur.store import opened
from tawatur.web import tools
from tawatur.web.serving import Serving


@pytest.fixture
def robot(users: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return {"authorization": f"Bearer {users[1]['read']}"}


def asked(serving: Serving, tool: str, **arguments: str) -> dict[str, Any]:
    request = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    answers = StringIO()
    tools.serve(serving.where, serving.desk, [json.dumps(request)], answers)
    found: dict[str, Any] = json.loads(json.loads(answers.getvalue())["result"]["content"][0]["text"])
    return found


def test_outlets_are_counted_as_the_dossier_shows_them(
    browse: Callable[[str], Browser], serving: Serving, robot: dict[str, str]
) -> None:
    browser = browse("adib")
    with opened(serving.where) as store:
        (story,) = archive.told(store, (), serving.desk).stories
    found = browser.get("/api/outlets", headers=robot).json()
    by_key = {one["name"]["key"]: one for one in found["outlets"]}
    assert found["part"]["all"] == len(by_key) == len({one.outlet.value for one in story.articles})
    for key, one in by_key.items():
        home = {article.id for article in story.articles if article.outlet.value == key}
        reports = [report for report in story.reports if report.document in home]
        own = [report for report in reports if not report.chain]
        assert (one["articles"], one["reports"], one["uncredited"]) == (len(home), len(reports), len(own))
        credited = {source["name"]["key"]: source["reports"] for source in one["credited"]}
        for source, number in credited.items():
            ours = [r for r in reports if r.chain and r.chain[0].name.key == source]
            assert len(ours) == number or source in by_key
        shared = [copy for copy in story.copies if home & {copy.a, copy.b}]
        assert one["taken"] + one["given"] == len(shared)
    assert any(one["taken"] for one in by_key.values()) and any(one["uncredited"] for one in by_key.values())
    assert asked(serving, "outlets")["outlets"] == found["outlets"]
    page = browser.get("/outlets").text
    assert all(f'href="/outlets/{key}"' in page for key in by_key if ":" not in key and "%" not in key)


def test_a_grade_stands_in_the_list(browse: Callable[[str], Browser], robot: dict[str, str]) -> None:
    browser = browse("adib")
    key = browser.get("/api/outlets", headers=robot).json()["outlets"][0]["name"]["key"]
    send(browser, "/decide", about="grade", ruling="B", subject=key)
    assert browser.get(f"/api/outlets/{key}", headers=robot).json()["outlet"]["grade"] == "B"
    assert ">B</a>" in browser.get("/outlets").text
    assert browser.get("/api/outlets/nobody", headers=robot).status_code == 404


@pytest.mark.parametrize("order", ["size", "uncredited", "taken", "given"])
def test_outlets_come_in_the_order_that_is_asked_for(
    browse: Callable[[str], Browser], robot: dict[str, str], order: str
) -> None:
    found = browse("rim").get(f"/api/outlets?order={order}", headers=robot).json()["outlets"]
    key = {"size": "articles", "uncredited": "share"}.get(order, order)
    values = [one[key] for one in found]
    assert values == sorted(values, reverse=True) and len(values) > 2


def test_actors_are_listed_with_their_spellings(
    browse: Callable[[str], Browser], serving: Serving, robot: dict[str, str]
) -> None:
    browser = browse("rim")
    found = browser.get("/api/actors?kind=PER", headers=robot).json()
    assert found["actors"] and {one["type"] for one in found["actors"]} == {"PER"}
    page = browser.get("/actors?kind=PER").text
    assert all(one["spellings"][0].split()[-1] in page for one in found["actors"])
    every = browser.get("/api/actors", headers=robot).json()
    assert every["part"]["all"] > found["part"]["all"]
    assert asked(serving, "actors")["actors"] == every["actors"][:20]
    assert browser.get("/api/actors?kind=NONE", headers=robot).status_code == 400


def test_claims_are_given_by_what_they_say_and_how(
    browse: Callable[[str], Browser], serving: Serving, robot: dict[str, str]
) -> None:
    browser = browse("rim")
    with opened(serving.where) as store:
        (story,) = archive.told(store, (), serving.desk).stories
    texts = {one.id: one.text for one in story.articles}

    def claims(rest: str = "") -> list[dict[str, Any]]:
        found = browser.get(f"/api/claims?{rest}", headers=robot).json()
        rows: list[dict[str, Any]] = found["claims"]
        assert len(rows) == min(100, found["part"]["all"])
        for row in rows:
            claim = row["claim"]
            assert texts[claim["document"]][claim["start"] : claim["stop"]] == claim["words"]
        return rows

    denials = claims("stance=denies")
    assert denials and {one["stance"] for one in denials} == {"denies"}
    outlet = denials[0]["outlet"]
    assert {one["outlet"] for one in claims(f"outlet={outlet}")} == {outlet}
    assert 0 < len(claims(f"stance=denies&outlet={outlet}&story={story.id}")) <= len(denials)
    assert len(claims()) == 100 and claims("q=السفينة")
    assert claims("first=2099-01-01") == []
    assert asked(serving, "claims", words="السفينة")["claims"] == claims("q=السفينة")[:20]
    assert browser.get("/api/claims?q=%22-x:y", headers=robot).status_code == 200
    assert browser.get("/api/claims?stance=none", headers=robot).status_code == 400
    assert browser.get("/api/claims?nothing=1", headers=robot).status_code == 400
