"""A story that is told again just now answers as it was told last, and says so, on every way to it."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from browsing import Browser, send

from tawatur import alerts, app, archive
from tawatur.store import opened
from tawatur.store.base import Watch
from tawatur.web import tools
from tawatur.web.serving import Serving

ARTICLES = sorted((app.demo_folder() / "articles").glob("0*"))
AR, EN = "تُروى هذه القصة من جديد", "This story is being told again"


@pytest.fixture
def first_five(serving: Serving) -> Serving:
    """A store of five articles of the example, whose changes a feed tells."""
    Path(str(serving.where)).unlink()
    opened(serving.where, make=True).close()
    alerts.watch(serving.where, Watch("mona", "all", "", "feed"))
    archive.add(serving.where, [str(path) for path in ARTICLES[:5]], serving.desk)
    return serving


def only(serving: Serving) -> str:
    with opened(serving.where) as store:
        (line,) = store.lines()
    return line.id


def asked(serving: Serving, tool: str, **arguments: str) -> dict[str, object]:
    """The answer of the tool of a language model."""
    request = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}}
    answers = StringIO()
    tools.serve(serving.where, serving.desk, [json.dumps(request)], answers)
    found: dict[str, object] = json.loads(json.loads(answers.getvalue())["result"]["content"][0]["text"])
    return found


def test_while_a_writer_is_in_the_middle_a_story_is_as_it_was_told_last(
    browse: Callable[[str], Browser], first_five: Serving, users: tuple[Path, dict[str, str]]
) -> None:
    browser, was, robot = browse("mona"), only(first_five), {"authorization": f"Bearer {users[1]['read']}"}
    before = browser.get(f"/stories/{was}").text
    article = browser.get(f"/api/stories/{was}", headers=robot).json()["stories"][0]["articles"][0]["id"]
    looks: list[str] = []

    def in_the_middle(step: str, _: int) -> None:
        if step != "listed":
            return
        looks.append(step)
        page = browser.get(f"/stories/{was}", follow_redirects=False)
        assert page.status_code == 200 and AR in page.text and AR not in before
        assert before.split('id="findings"')[1] == page.text.split('id="findings"')[1]
        assert "تُروى من جديد" in browser.get("/").text
        assert AR in browser.get(f"/articles/{article}").text
        told = browser.get(f"/api/stories/{was}", headers=robot).json()
        assert [issue["reason"]["rule"] for issue in told["issues"]] == ["issue.told-again"]
        assert browser.get("/api/stories", headers=robot).json()["stories"][0]["told_again"] is True
        assert browser.get(f"/api/articles/{article}", headers=robot).json()["story"] == was
        found = asked(first_five, "story", story=was)
        assert found["told_again"] is True and found["statements"]
        feed = browser.get("/alerts/1/feed.atom").text
        assert "<entry>" in feed and AR in feed
        assert browser.get(f"/stories/{was}/export/jsonld").status_code == 200
        with opened(first_five.where) as store:
            coming = {one.key for number in store.untold() for one in store.leaves(number)}
        for document in coming:
            assert browser.get(f"/articles/{document}").status_code == 200
            assert browser.get(f"/api/articles/{document}", headers=robot).status_code == 200

    archive.add(first_five.where, [str(path) for path in ARTICLES], first_five.desk, in_the_middle)
    assert looks, "nobody looked while the story was being told again"
    now = only(first_five)
    after = browser.get(f"/stories/{was}")
    assert now != was and after.url.path == f"/stories/{now}" and AR not in after.text
    assert asked(first_five, "story", story=was)["told_again"] is False
    assert browser.get(f"/api/stories/{was}", headers=robot).json()["stories"][0]["id"] == now


def test_a_writer_that_is_killed_in_the_middle_leaves_every_page_standing(
    browse: Callable[[str], Browser], first_five: Serving
) -> None:
    browser, was = browse("rim"), only(first_five)

    def killed(step: str, _: int) -> None:
        if step == "listed":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.add(first_five.where, [str(ARTICLES[5])], first_five.desk, killed)
    assert AR in browser.get(f"/stories/{was}").text
    browser.cookies.set("lang", "en")
    assert EN in browser.get(f"/stories/{was}").text
    archive.add(first_five.where, [], first_five.desk)
    assert EN not in browser.get(f"/stories/{was}").text


def test_a_story_that_is_asked_for_again_is_not_composed_again(
    browse: Callable[[str], Browser], serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, story = browse("adib"), only(serving)
    one = browser.get(f"/stories/{story}").text
    composed = []
    monkeypatch.setattr(archive, "told", lambda *given: composed.append(given))
    assert browser.get(f"/stories/{story}").text == one and not composed
    monkeypatch.undo()
    page = browser.get(f"/stories/{story}").text
    finding = page.split(f'href="/stories/{story}/findings/', 1)[1].split('"', 1)[0]
    ruling = browser.get(f"/stories/{story}/findings/{finding}").text
    spot = ruling.split('name="about" value="source"', 1)[1].split('name="subject" value="', 1)[1].split('"', 1)[0]
    answer = send(browser, "/decide", about="source", ruling="unknown", subject=spot, back=f"/stories/{story}")
    assert answer.status_code == 303
    assert browser.get(f"/stories/{story}").text != one, "what was ruled is shown at once"
