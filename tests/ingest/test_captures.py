"""Threat of USERS: a page or a file from the web that passes for another outlet, so that one liar counts as many."""

import json

import pytest

from tawatur.ingest import captured
from tawatur.lang.pack import Pack
from tawatur.model.capture import Capture
from tawatur.model.document import Document
from tawatur.model.issue import Issue

TEXT = "قالت البلدية إن الجسر الجديد سيفتح أمام المارة بعد أن انتهت الأعمال في هذا الأسبوع. " * 4
ELSEWHERE = "https://www.aljazeera.net/news/7"


def page(head: str) -> bytes:
    return f"<html><head>{head}</head><body><article><h1>جسر</h1><p>{TEXT}</p></article></body></html>".encode()


def row(**fields: str) -> dict[str, str]:
    return {"title": "جسر", "text": TEXT, **fields}


def came(raw: bytes, pack: Pack, address: str = "https://evil.example/a.json") -> tuple[list[Document], list[str]]:
    """The documents, and the rules of what was not believed."""
    found = list(captured(Capture(address, address, "2030-01-01T00:00:00+00:00", raw, ()), pack=pack))
    issues = [one.reason.rule.removeprefix("issue.") for one in found if isinstance(one, Issue)]
    return [one.document for one in found if not isinstance(one, Issue)], issues


FORGED = {
    "one record": (row(url=ELSEWHERE), "claimed-address"),
    "a row": ([row(url=ELSEWHERE)], "claimed-address"),
    "a row with the address under another name": ([row(permalink=ELSEWHERE)], "claimed-address"),
    "a row with an address that is none": ([row(link="https://[")], "claimed-address"),
    "a row of a listed outlet": ([row(publisher="الجزيرة نت")], "claimed-outlet"),
}


@pytest.mark.parametrize("case", FORGED)
def test_forgery_a_file_from_the_web_is_of_no_other_outlet(case: str, pack: Pack) -> None:
    value, rule = FORGED[case]
    (document,), issues = came(json.dumps(value).encode(), pack)
    assert (document.outlet.value, issues) == ("evil.example", [rule])
    assert document.url == "https://evil.example/a.json"


def test_forgery_a_table_from_the_web_is_of_no_other_outlet(pack: Pack) -> None:
    rows = f"title,text,url\nجسر,{TEXT},{ELSEWHERE}\nسد,{TEXT},{ELSEWHERE}8\n"
    documents, issues = came(rows.encode(), pack, "https://evil.example/a.csv")
    assert [one.outlet.value for one in documents] == ["evil.example"] * 2
    assert issues == ["claimed-address"], "it is told once"


@pytest.mark.parametrize("head", ["<link rel=canonical href='http://['>", f"<base href='{ELSEWHERE}'>"])
def test_a_page_whose_address_is_broken_is_taken_for_what_was_fetched(head: str, pack: Pack) -> None:
    (document,), _ = came(page(head), pack, "https://evil.example/a")
    assert (document.outlet.value, document.url) == ("evil.example", "https://evil.example/a")


def test_forgery_a_page_is_of_no_outlet_that_is_at_home_elsewhere(pack: Pack) -> None:
    raw = page("<meta property='og:site_name' content='الجزيرة نت'>")
    (document,), issues = came(raw, pack, "https://evil.example/a")
    assert (document.outlet.value, issues) == ("evil.example", ["claimed-outlet"])
    (document,), issues = came(raw, pack, "https://m.aljazeera.net/a")
    assert (document.outlet.value, issues) == ("aljazeera", [])


def test_rows_of_a_host_keep_their_addresses_and_names_of_their_own(pack: Pack) -> None:
    rows = [row(url="/1", outlet="صحيفة البلدة"), row(url="https://news.example.org/2")]
    documents, issues = came(json.dumps(rows).encode(), pack, "https://example.org/latest.json")
    assert [one.url for one in documents] == ["https://example.org/1", "https://news.example.org/2"]
    assert (documents[0].outlet.value, documents[1].outlet.value, issues) == ("صحيفه-البلده", "news.example.org", [])
