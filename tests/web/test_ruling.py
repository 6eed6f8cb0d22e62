"""People rule in the browser: the story obeys, the log tells, and undoing brings back the same bytes."""

import re
from collections.abc import Callable

import pytest
from browsing import HERE, Browser, form_token, send

from tawatur import archive
from tawatur.store import opened
from tawatur.web.serving import Serving


@pytest.fixture
def analyst(browse: Callable[[str], Browser]) -> Browser:
    return browse("adib")


def stories(serving: Serving) -> list[bytes]:
    with opened(serving.where) as store:
        return list(store.stories(()))


def decide(browser: Browser, about: str, ruling: str, *subjects: str):  # type: ignore[no-untyped-def]
    data = {"token": form_token(browser), "about": about, "ruling": ruling, "subject": list(subjects), "back": "/"}
    return browser.post("/decide", data=data, headers={"origin": HERE}, follow_redirects=False)


def test_a_wrong_source_is_set_right_in_two_clicks_and_undone(analyst: Browser, serving: Serving) -> None:
    before = stories(serving)
    home = analyst.get("/").text.split('href="/stories/', 1)[1].split('"', 1)[0]
    page = analyst.get(f"/stories/{home}").text
    finding = re.search(r'href="(/stories/[^"]+/findings/[^"]+)"', page)[1]  # type: ignore[index]
    place = re.search(r'value="source"><input type="hidden" name="subject" value="([^"]+)"', analyst.get(finding).text)
    assert place is not None
    answer = decide(analyst, "source", "unknown", place[1])
    assert (answer.status_code, answer.headers["location"]) == (303, "/?decided=1")
    assert 'name="subject" value="1"' in analyst.get("/?decided=1").text, "no undoing is offered"
    assert stories(serving) != before
    assert "adib" in analyst.get("/decisions").text and "adib" in analyst.get(f"/stories/{home}").text
    assert decide(analyst, "decision", "undone", "1").status_code == 303
    assert stories(serving) == before
    assert [one.decision.by for one in archive.decisions(serving.where)] == ["adib", "adib"]


def test_an_article_leaves_its_story(analyst: Browser, serving: Serving) -> None:
    documents = [one.id for one in archive.dossier(serving.where, (), serving.desk).stories[0].articles]
    assert decide(analyst, "story", "not-same", documents[0], documents[1]).status_code == 303
    assert len(stories(serving)) == 2
    assert decide(analyst, "decision", "undone", "1").status_code == 303
    assert len(stories(serving)) == 1


def test_what_cannot_be_ruled_is_told_and_not_logged(analyst: Browser, serving: Serving) -> None:
    for about, ruling, subjects in (
        ("grade", "Z", ["x"]),
        ("grade", "A", ["nobody-names-it"]),
        ("nothing", "same", ["a", "b"]),
        ("actor", "same", ["a", "a"]),
        ("statement", "same", ["nowhere:1-2", "x"]),
        ("decision", "undone", ["77"]),
    ):
        assert decide(analyst, about, ruling, *subjects).status_code == 400
    assert archive.decisions(serving.where) == ()


def test_a_reader_rules_nothing(browse: Callable[[str], Browser], serving: Serving) -> None:
    reader = browse("rim")
    assert decide(reader, "grade", "A", "x").status_code == 403
    home = reader.get("/").text.split('href="/stories/', 1)[1].split('"', 1)[0]
    page = reader.get(f"/stories/{home}").text
    assert "/findings/" in page and 'action="/decide"' not in page
    assert send(reader, "/decide", about="decision", ruling="undone", subject="1").status_code == 403
