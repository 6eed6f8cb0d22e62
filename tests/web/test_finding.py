"""Search, alerts and files of a story in the browser."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from browsing import Browser, send
from click.testing import CliRunner

from tawatur import alerts, archive
from tawatur.cli import main
from tawatur.inquiry import inquiring
from tawatur.model.decision import Decision, place_of
from tawatur.publish.exports import FORMATS
from tawatur.publish.wording import wording
from tawatur.store import opened
from tawatur.web.serving import Serving


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
