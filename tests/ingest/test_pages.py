"""Threats of USERS: text that no reader sees, tags nested until parsers lose the text, a main text that is another."""

import time
from pathlib import Path

import pytest
from archives import LINES
from selectolax.lexbor import LexborHTMLParser

from tawatur.ingest import Reading, read
from tawatur.ingest.second import ALIKE, alike
from tawatur.ingest.unseen import unseen
from tawatur.lang.pack import Pack

BODY = "".join(f"<p>{line.format(1)}</p>" for line in LINES) * 2
SECRET = "مستور"
HIDDEN = {
    "style": f'<p style="display : none">كلام {SECRET}</p>',
    "important": f'<p style="color:red;display:none!important">كلام {SECRET}</p>',
    "far left": f'<div style="position:absolute; left:-9999px"><p>كلام {SECRET}</p></div>',
    "far above": f'<div style="position:absolute;top:-200em"><p>كلام {SECRET}</p></div>',
    "indent": f'<p style="text-indent:-99999px">كلام {SECRET}</p>',
    "flat": f'<div style="height:0;overflow:hidden"><p>كلام {SECRET}</p></div>',
    "one pixel": f'<div style="width:1px;height:1px;overflow:hidden"><p>كلام {SECRET}</p></div>',
    "clipped": f'<p style="position:absolute;clip:rect(0,0,0,0)">كلام {SECRET}</p>',
    "transparent": f'<p style="color: transparent">كلام {SECRET}</p>',
    "collapsed": f'<p style="visibility:collapse">كلام {SECRET}</p>',
    "class": f'<style>.x1 {{ display:none }}</style><p class="x1">كلام {SECRET}</p>',
    "id": f'<style>/* {{ */ p.a, #n-1{{opacity:0}}</style><p id="n-1">كلام {SECRET}</p>',
    "unclosed comment": f"<style>.z{{display:none}}/* .z{{display:block}}</style><p class='z'>كلام {SECRET}</p>",
    "capitals where they mean nothing": f"<style>P.Z{{display:none}}</style><p class='z'>كلام {SECRET}</p>",
    "many rules": f"<style>{'.n{display:none}' * 99}#m{{opacity:0}}</style><p id='m'>كلام {SECRET}</p>",
    "said last": f"<style>.z{{display:block}}.z{{display:none}}</style><p class='z b'>كلام {SECRET}</p>",
    "hidden in hidden": f"<div hidden><p style='display:none'><b aria-hidden=true>كلام {SECRET}</b></p></div>",
}
SHOWN = {
    "near": '<p style="position:relative;left:-20px">كلام ظاهر</p>',
    "half": '<p style="opacity:0.5;font-size:0.9em">كلام ظاهر</p>',
    "on paper": "<style>@media print{.x1{display:none}}</style><p class='x1'>كلام ظاهر</p>",
    "shown again": "<style>.z{display:none}.z{display:block}</style><p class='z'>كلام ظاهر</p>",
    "of another": "<style>.a .x1{display:none}</style><p class='x1'>كلام ظاهر</p>",
}


NAMES = [f"n{number}" for number in range(200)]
HIDING = "".join(f".{name}{{display:none}}" for name in NAMES)
SLOW = {
    "comments": f"<style>{'/*a' * 100_000}</style>",
    "selectors": f"<style>{'.a,' * 50_000}b{{{'x' * 150_000}}}</style>",
    "sheets": f"<style>{'.a{b:c}' * 20_000}</style>" * 30,
    "names in names": f"<style>{HIDING}</style>" + f"<div class='{' '.join(NAMES)}'>" * 300 + "كلمة " * 20_000,
    "names on all": f"<style>{HIDING}</style>" + f"<i class='{' '.join(NAMES)}'>كلمة</i>" * 1000,
    "tags": f"<style>{HIDING}</style>" + "<i>a</i>" * 100_000,
}
"""What could be made to take hours of looking for what is hidden; up to a million letters here."""


def of(tmp_path: Path, markup: str, pack: Pack) -> Reading:
    (tmp_path / "a.html").write_text(markup, encoding="utf-8")
    return read([tmp_path / "a.html"], pack=pack)


def page(inner: str) -> str:
    return f"<html><head><title>جسر جديد</title></head><body><article><h1>جسر جديد</h1>{inner}</article></body></html>"


@pytest.mark.parametrize("case", HIDDEN)
def test_hidden_text_is_dropped(case: str, tmp_path: Path, pack: Pack) -> None:
    (document,) = of(tmp_path, page(BODY + HIDDEN[case]), pack).documents
    assert SECRET not in document.text and "المهندسين" in document.text


@pytest.mark.parametrize("case", SHOWN)
def test_shown_text_stays(case: str, tmp_path: Path, pack: Pack) -> None:
    (document,) = of(tmp_path, page(BODY + SHOWN[case]), pack).documents
    assert "ظاهر" in document.text


def test_a_class_that_hides_most_of_the_page_is_one_that_a_script_takes_away(tmp_path: Path, pack: Pack) -> None:
    (document,) = of(
        tmp_path, page(f"<style>.wait{{display:none}}</style><div class='wait'>{BODY}</div>"), pack
    ).documents
    assert "المهندسين" in document.text


def test_capitals_are_other_letters_where_a_page_says_so(tmp_path: Path, pack: Pack) -> None:
    told = "<!doctype html><!-- a -->" + page(BODY + "<style>.Z{display:none}</style><p class='z'>كلام ظاهر</p>")
    assert "ظاهر" in of(tmp_path, told, pack).documents[0].text


@pytest.mark.parametrize("case", SLOW)
def test_looking_for_what_is_hidden_takes_no_longer_than_reading(case: str) -> None:
    tree = LexborHTMLParser(SLOW[case])
    start = time.monotonic()
    for node in unseen(tree):
        node.decompose()
    assert time.monotonic() - start < 10


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "section", "table"])
@pytest.mark.parametrize("depth", [100, 253, 254, 255, 256, 257, 399, 402, 5000])
def test_nesting_gives_the_text_or_says_that_it_could_not(tag: str, depth: int, tmp_path: Path, pack: Pack) -> None:
    first, last = (f"<{tag}>", f"</{tag}>") if tag != "table" else ("<table><tr><td>", "</td></tr></table>")
    for end in (last * depth, ""):
        found = of(tmp_path, page(first * depth + BODY + end), pack)
        assert found.issues or found.documents
        for document in found.documents:
            assert document.text.count("المهندسين") == 2, "no part of it is lost in silence"


def test_two_readings_that_differ_are_told_with_both_lengths(tmp_path: Path, pack: Pack) -> None:
    pytest.importorskip("trafilatura")
    other = "".join(f"<li><a href='/{n}'>{LINES[1]}</a> رقم {n}</li>" for n in range(40))
    found = of(tmp_path, page("<table><tr><td>" * 60 + BODY + "</td></tr></table>" * 60 + f"<ul>{other}</ul>"), pack)
    told = [issue for issue in found.issues if issue.reason.rule == "issue.extractors"]
    assert len(found.documents) == 1 and [issue.severity for issue in told] == ["note"]
    first, second = map(int, told[0].reason.values[1:])
    assert first > 40 and first != second


def test_two_readings_that_agree_are_not_told(tmp_path: Path, pack: Pack) -> None:
    assert of(tmp_path, page(BODY), pack).issues == ()


def test_how_alike_two_texts_are() -> None:
    assert (alike("", ""), alike("a b", ""), alike("a b", "b a")) == (0.0, 0.0, 1.0)
    assert alike("a a a b", "a b") == 0.5 >= ALIKE
