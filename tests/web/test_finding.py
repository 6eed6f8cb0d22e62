"""Search, alerts and files of a story in the browser."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from browsing import HERE, PASSWORD, Browser, send
from click.testing import CliRunner
from litestar.testing import TestClient

from tawatur import alerts, archive
from tawatur.cli import main
from tawatur.inquiry import inquiring
from tawatur.model.decision import Decision, place_of
from tawatur.publish.exports import FORMATS
from tawatur.publish.wording import wording
from tawatur.store import opened
from tawatur.store.base import Watch
from tawatur.web.application import application
from tawatur.web.gate import Gate
from tawatur.web.serving import Serving
from tawatur.web.users import Users, save


def test_words_are_found_lit_up_and_lead_to_their_article(browse: Callable[[str], Browser]) -> None:
    reader = browse("rim")
    page = reader.get("/search", params={"q": "السفينه"}).text
    assert '<mark class="hit">' in page and "/articles/" in page
    assert "<bdi>" in reader.get("/search", params={"q": "وارقة", "kind": "actors"}).text
    assert reader.get("/search", params={"q": "زرافة"}).text.count('class="nothing"') == 1


@pytest.mark.parametrize(
    "query", ["-", "day:never", '"', "a" * 5000, "<script>alert(1)</script>", "%00\u202e", "order:"]
)
def test_a_query_that_nobody_understands_is_answered(browse: Callable[[str], Browser], query: str) -> None:
    answer = browse("rim").get("/search", params={"q": query})
    assert answer.status_code == 200 and "<script>alert" not in answer.text


def test_a_question_is_answered_by_printed_sentences_for_and_against(browse: Callable[[str], Browser]) -> None:
    reader = browse("rim")
    page = reader.get("/ask", params={"q": "من احتجز السفينة؟"}).text
    assert "<blockquote" in page and "/findings/" in page
    assert 'class="nothing"' in reader.get("/ask", params={"q": "لماذا السماء زرقاء؟"}).text
    assert "<script>alert" not in reader.get("/ask", params={"q": "<script>alert(1)</script>"}).text


def test_a_source_that_nobody_knows_is_told_so_in_the_language_of_the_page(
    browse: Callable[[str], Browser], serving: Serving
) -> None:
    question = "من احتجز السفينة؟"
    with inquiring(serving.where, serving.desk) as inquiry:
        told = [point.report for one in inquiry.ask(question).answers for point in one.said]
    place = place_of(next(report for report in told if report.chain).evidence)
    archive.decide(serving.where, Decision("source", (place,), "unknown", "adib"), serving.desk)
    page = browse("rim").get("/ask", params={"q": question}).text
    assert f"<bdi>{wording('ar').ui('unknown')}</bdi>" in page and "<bdi>unknown</bdi>" not in page


def test_a_kept_search_is_one_on_the_page_and_the_command_line_watched_or_not(
    browse: Callable[[str], Browser], serving: Serving
) -> None:
    analyst, editor = browse("adib"), browse("mona")
    page = analyst.get("/search", params={"q": "زرافة"}).text
    assert 'class="nothing"' in page and 'action="/kept"' in page, "what is not there yet can be waited for"
    assert send(analyst, "/kept", q="السفينة -الطقس", name="ships").status_code == 303
    assert send(analyst, "/kept", q="زرافة", name="", hear="on").status_code == 303
    assert send(analyst, "/kept", q="-", name="x").status_code == 400

    def listed() -> list[list[str]]:
        told = CliRunner().invoke(main, ["saved", "list", "--store", str(serving.where)], catch_exceptions=False)
        return [line.split("\t") for line in told.output.splitlines()]

    (watch,) = alerts.watches(serving.where)
    assert (watch.about, watch.subject, watch.owner) == ("search", "زرافة", "adib")
    assert listed() == [
        ["ships", "0", "السفينة -الطقس", "adib", "-"],
        ["زرافة", "0", "زرافة", "adib", f"{watch.number} feed"],
    ]
    for someone in (analyst, editor):
        told = someone.get("/kept").text
        assert "ships" in told and f"/alerts?number={watch.number}" in told
    assert "ships" not in browse("rim").get("/kept").text
    assert "السفينة" in analyst.get("/kept/news", params={"owner": "adib", "name": "ships"}).text
    assert browse("rim").get("/kept/news", params={"owner": "adib", "name": "ships"}).status_code == 404
    assert send(analyst, "/kept/seen", owner="adib", name="ships").status_code == 303
    assert send(analyst, "/alerts", about="search", subject="ships", to="feed").status_code == 303
    assert [one.subject for one in alerts.watches(serving.where)] == ["زرافة", "ships"]
    assert send(editor, "/kept/drop", owner="adib", name="زرافة").status_code == 303
    assert send(analyst, "/kept/drop", owner="adib", name="ships").status_code == 303
    assert listed() == [] and alerts.watches(serving.where) == []


def test_a_search_is_kept_as_an_alert_read_as_a_feed_and_ended(
    browse: Callable[[str], Browser], serving: Serving
) -> None:
    analyst = browse("adib")
    kept = send(analyst, "/alerts", about="search", subject="السفينة", to="feed")
    assert kept.status_code == 303
    (one,) = alerts.watches(serving.where)
    assert (one.owner, one.about, one.subject) == ("adib", "search", "السفينة")
    assert "السفينة" in analyst.get("/alerts").text
    feed = analyst.get(f"/alerts/{one.number}/feed.atom")
    assert feed.status_code == 200 and ElementTree.fromstring(feed.content).tag.endswith("feed")
    assert browse("rim").get(f"/alerts/{one.number}/feed.atom").status_code == 404
    assert send(analyst, f"/alerts/{one.number}/end").status_code == 303
    assert alerts.watches(serving.where) == []


def test_the_page_of_an_alert_tells_what_its_feed_does(
    browse: Callable[[str], Browser], serving: Serving, tmp_path: Path
) -> None:
    analyst = browse("adib")
    send(analyst, "/alerts", about="all", to="feed")
    (one,) = alerts.watches(serving.where)

    def told() -> list[int]:
        pages = [analyst.get(address).text for address in ("/alerts", f"/alerts?number={one.number}")]
        feed = ElementTree.fromstring(analyst.get(f"/alerts/{one.number}/feed.atom").content)
        latest = [page.split("<section>", 1)[1].count('<p class="title">') for page in pages]
        return [*latest, len(feed.findall("{http://www.w3.org/2005/Atom}entry"))]

    before, *mine = told()
    assert before > 0 and mine == [0, 0], "it was made after all of that"
    (tmp_path / "a.txt").write_text("جسر البلدة\nقالت البلدية إن جسر البلدة سيفتح غدا.", encoding="utf-8")
    archive.add(serving.where, [str(tmp_path / "a.txt")], serving.desk)
    assert told() == [before + 1, 1, 1]


def test_a_feed_reader_comes_with_the_token_of_its_users_name(serving: Serving, tmp_path: Path) -> None:
    made, key = Users().with_user("adib", "analyst", PASSWORD).with_token("adib", ["read"])
    made, other = made.with_token("robot", ["read"])
    save(tmp_path / "own.json", made)
    own = replace(serving, gate=Gate(tmp_path / "own.json", local=False, names=("testserver.local",)))
    one = alerts.watch(serving.where, Watch("adib", "all", "", "feed"))
    with TestClient(application(own), base_url=HERE) as reader:  # type: ignore[type-var]
        for token, status in ((key, 200), (other, 404)):
            asked = reader.get(f"/alerts/{one.number}/feed.atom", headers={"authorization": f"Bearer {token}"})
            assert asked.status_code == status


def test_an_alert_that_leads_nowhere_is_told(browse: Callable[[str], Browser], serving: Serving) -> None:
    answer = send(browse("adib"), "/alerts", about="story", subject="nowhere", to="feed")
    assert answer.status_code == 400 and "nowhere" in answer.text
    assert alerts.watches(serving.where) == []


@pytest.mark.parametrize("form", FORMATS)
def test_a_story_is_taken_along_in_every_form(browse: Callable[[str], Browser], serving: Serving, form: str) -> None:
    with opened(serving.where) as store:
        (line,) = store.lines()
    answer = browse("rim").get(f"/stories/{line.id}/export/{form}")
    assert answer.status_code == 200 and len(answer.content) > 500
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{line.id}-dossier')


def test_an_unknown_form_is_not_there(browse: Callable[[str], Browser], serving: Serving) -> None:
    with opened(serving.where) as store:
        (line,) = store.lines()
    assert browse("rim").get(f"/stories/{line.id}/export/exe").status_code == 404
