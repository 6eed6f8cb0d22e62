"""People rule in the browser: the story obeys, the log tells, and undoing brings back the same bytes."""

import json
import re
from collections.abc import Callable
from getpass import getuser

import pytest
from browsing import HERE, Browser, form_token, send

from tawatur import archive
from tawatur.store import opened
from tawatur.store.base import Part
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


def test_a_verdict_is_given_beside_the_words_and_leaves_with_the_story(analyst: Browser, serving: Serving) -> None:
    home = analyst.get("/").text.split('href="/stories/', 1)[1].split('"', 1)[0]
    finding = re.search(r'href="(/stories/[^"]+/findings/[^"]+)"', analyst.get(f"/stories/{home}").text)[1]  # type: ignore[index]
    page = analyst.get(finding).text
    place = re.search(r'value="verdict"><input type="hidden" name="subject" value="([^"]+)"', page)
    assert place is not None and 'name="ruling" maxlength="200"' in page and 'name="note"' in page
    assert decide(analyst, "verdict", "مضلل <b>", place[1]).status_code == 303
    story = analyst.get(f"/stories/{home}").text
    assert '<section class="verdicts">' in story and "مضلل &lt;b&gt;" in story and "adib" in story
    graph = json.loads(analyst.get(f"/stories/{home}/export/jsonld").content)["@graph"]
    (review,) = (one for one in graph if one["@type"] == "ClaimReview")
    assert (review["author"]["name"], review["reviewRating"]["alternateName"]) == ("adib", "مضلل <b>")


def test_on_a_desk_without_users_whoever_started_it_signs(local: Browser, serving: Serving) -> None:
    data = {"token": form_token(local), "about": "grade", "ruling": "B", "subject": ["marfa-news"], "back": "/"}
    origin = {"origin": "http://127.0.0.1"}
    assert local.post("/decide", data=data, headers=origin, follow_redirects=False).status_code == 303
    assert [one.decision.by for one in archive.decisions(serving.where)] == [getuser()]


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


def test_what_was_ruled_can_be_read_and_leads_to_what_it_is_about(
    browse: Callable[[str], Browser], serving: Serving
) -> None:
    analyst = browse("adib")
    with opened(serving.where) as store:
        (line,) = store.lines()
        moved, kept = (store.leaf(leaf.key).document() for leaf in store.leaves(line.number)[:2])
        outlet = store.habits(Part(0, 1))[0].outlet
    send(analyst, "/decide", about="story", ruling="not-same", subject=[moved.id, kept.id])
    send(analyst, "/decide", about="grade", ruling="C", subject=outlet)
    page = analyst.get("/decisions").text
    for one in (moved, kept):
        headline = one.text[one.headline.start : one.headline.stop]
        assert f'href="/articles/{one.id}"' in page and headline[:60] in page
    assert f'href="/outlets/{outlet}"' in page and f">{outlet}<" not in page, "a key where a name is known"


@pytest.mark.parametrize("about", ["story", "actor"])
def test_a_story_and_an_actor_are_followed_from_their_page(browse: Callable[[str], Browser], about: str) -> None:
    analyst = browse("adib")
    page = analyst.get("/").text if about == "story" else analyst.get("/actors").text
    where = page.split('<ol class="stories">' if about == "story" else "<tbody>", 1)[1].split('href="', 1)[1]
    form = analyst.get(where.split('"', 1)[0]).text.split('class="following"', 1)[1].split("</form>", 1)[0]
    subject = form.split('name="subject" value="', 1)[1].split('"', 1)[0]
    assert send(analyst, "/alerts", about=about, subject=subject, to="feed").status_code == 303
    assert analyst.get("/alerts/1/feed.atom").status_code == 200
