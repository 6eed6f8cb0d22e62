"""Days of undated articles."""

from invented_leaves import document, leaf, sentence_claim

from tawatur.connect.identity import cast
from tawatur.connect.publication import publications
from tawatur.model.annotation import Factuality
from tawatur.model.leaf import Dated
from tawatur.model.register import Register
from tawatur.model.timevalue import TimeExpression

MEETS = "flavia meets rudolf"


def dates(*leaves):
    return {p.document: str(p.interval) if p.interval else None for p in publications(leaves, cast(leaves, Register()))}


def story(name, when, *, factuality=Factuality.HAPPENED, times=(), published=None, text=MEETS + ". more of it"):
    doc = document(name, text, published=published)
    claim = sentence_claim(doc, 1, MEETS, who=("flavia", "rudolf"), when=when, factuality=factuality)
    return leaf(doc, [claim], times=times)


def test_the_document_knows_best() -> None:
    assert dates(story("a", None, published="2024-03-06")) == {"a": "2024-03-06"}


def test_nothing_certain_is_unknown() -> None:
    assert dates(story("a", None)) == {"a": None}


def test_today_with_a_weekday_near_a_dated_account() -> None:
    today = TimeExpression(value="XXXX-WXX-3", direction="anchor")
    dated = story("a", TimeExpression(value="2024-03-06"), published="2024-03-07")
    undated = story("b", today, times=[Dated(0, today, "past")])
    assert dates(dated, undated)["b"] == "2024-03-06"


def test_a_forecast_was_printed_before_its_days() -> None:
    month = TimeExpression(unit="month", shift=0)
    fair = TimeExpression(value="XXXX-03-10/XXXX-03-13", direction="future")
    past = TimeExpression(value="2024-02-01")
    undated = story(
        "a",
        month,
        factuality=Factuality.PLANNED,
        times=[Dated(0, past, "past"), Dated(2, month, "future"), Dated(5, fair, "future")],
    )
    assert dates(undated) == {"a": "2024-03-01/2024-03-09"}


def test_a_weekday_behind_and_ahead_is_the_day_itself() -> None:
    behind, ahead = TimeExpression(value="XXXX-WXX-3"), TimeExpression(value="XXXX-WXX-3", direction="future")
    dated = story("a", TimeExpression(value="2024-03-06"), published="2024-03-07")
    undated = story("b", behind, times=[Dated(20, behind, "past"), Dated(24, ahead, "future")])
    assert dates(dated, undated)["b"] == "2024-03-06"


def test_the_lead_names_the_day_of_its_news() -> None:
    saturday = TimeExpression(value="XXXX-WXX-6")
    dated = story("a", TimeExpression(value="2024-03-09"), published="2024-03-10")
    undated = story("b", saturday, times=[Dated(3, saturday, "past")])
    assert dates(dated, undated)["b"] == "2024-03-09/2024-03-10"


def test_the_lead_of_what_is_told_before_a_day_ahead_was_printed_before_that() -> None:
    monday, friday = TimeExpression(value="XXXX-WXX-1"), TimeExpression(value="XXXX-WXX-5", shift=1, direction="future")
    dated = story("a", None, published="2024-03-04")
    undated = story("b", monday, times=[Dated(0, monday, "past"), Dated(24, friday, "future")])
    assert dates(dated, undated)["b"] == "2024-03-04/2024-03-07"


def test_today_with_its_date() -> None:
    today = TimeExpression(value="XXXX-03-06", unit="day", direction="near")
    dated = story("a", TimeExpression(value="2024-03-04"), published="2024-03-20")
    assert dates(dated, story("b", today, times=[Dated(0, today, "past")]))["b"] == "2024-03-06"
