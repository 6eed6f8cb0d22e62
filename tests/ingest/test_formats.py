"""Records, tables and pages become Documents with their metadata."""

import json
from pathlib import Path

from tawatur.ingest import read
from tawatur.lang.pack import Pack

BODY = (
    "قالت وزارة النقل إن القطار السريع سيبدأ رحلاته مطلع الشهر، وأضافت أن المحطات جاهزة لاستقبال الركاب.\n"
    "وأوضح مدير المشروع أن التجارب انتهت من دون حوادث وأن السير على الخط القديم سيستمر."
)
TITLE = "القطار السريع يبدأ رحلاته"
RECORD = {"headline": TITLE, "articleBody": BODY, "datePublished": "2024-03-02", "author": [{"name": "سالم أحمد"}]}


def page(head: str = "", tail: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n"))
    return (
        f"<html><head>{head}</head><body><nav><a href='/'>الرئيسية</a></nav>"
        f"<article><h1>{TITLE}</h1>{paragraphs}{tail}</article></body></html>"
    )


def test_json_keeps_title_and_body_exactly(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.json").write_text(json.dumps({"articles": [RECORD]}), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps(RECORD | {"id": "n-7", "url": "http://x.test/1"}), encoding="utf-8")
    first, second = read([tmp_path], pack=pack).documents
    assert first.text == f"{TITLE}\n{BODY}"
    assert first.headline and first.headline.words(first.text) == TITLE
    assert (first.name, second.name) == ("a.json:1", "n-7")
    assert first.author == "سالم أحمد"
    assert ("published", "datePublished") in first.fields and ("text", "articleBody") in first.fields


def test_tables(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.csv").write_text(f'Title;Text;Date\n"{TITLE}";"{BODY}";2024-03-02\n', encoding="utf-8-sig")
    reading = read([str(tmp_path / "*.csv")], pack=pack)
    assert not reading.issues
    assert reading.documents[0].text == f"{TITLE}\n{BODY}"
    assert str(reading.documents[0].published.value) == "2024-03-02"


def test_page_metadata_from_linked_data(tmp_path: Path, pack: Pack) -> None:
    linked = {
        "@graph": [
            {"@type": "WebSite", "name": "x"},
            {
                "@type": "NewsArticle",
                "headline": TITLE,
                "datePublished": "2024-03-02T23:30:00+03:00",
                "author": {"name": "واس - الرياض"},
                "publisher": {"name": "صدى اليوم"},
            },
        ]
    }
    head = f'<script type="application/ld+json">{json.dumps(linked)}</script>'
    (tmp_path / "a.html").write_text(page(head), encoding="utf-8")
    document = read([tmp_path], pack=pack).documents[0]
    assert document.text == f"{TITLE}\n{BODY}"
    assert document.outlet.value == "صدي-اليوم"
    assert document.agency.value == "spa"
    assert str(document.published.value) == "2024-03-02"


def test_page_metadata_from_meta_tags(tmp_path: Path, pack: Pack) -> None:
    head = (
        '<meta property="og:url" content="https://arabic.cnn.com/a"><title>x</title>'
        '<meta property="article:published_time" content="2024-03-02T10:00:00Z">'
    )
    (tmp_path / "a.htm").write_text(page(head), encoding="utf-8")
    document = read([tmp_path], pack=pack).documents[0]
    assert (document.outlet.value, str(document.published.value)) == ("cnn", "2024-03-02")


def test_hidden_nodes_are_left_out(tmp_path: Path, pack: Pack) -> None:
    tail = (
        '<p style="display : none">كلام مستور لا يراه القارئ</p><p hidden>كلام مستور آخر</p>'
        '<div aria-hidden="true"><p>كلام مستور ثالث</p></div><template><p>كلام مستور رابع</p></template>'
        '<p style="visibility:hidden">كلام مستور خامس</p><p style="font-size:0">كلام مستور سادس</p>'
    )
    (tmp_path / "a.html").write_text(page(tail=tail), encoding="utf-8")
    assert "مستور" not in read([tmp_path], pack=pack).documents[0].text


def test_reading_is_sorted_and_repeatable(tmp_path: Path, pack: Pack) -> None:
    for name in ("c", "a", "b"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "x.txt").write_text(f"{BODY} {name}", encoding="utf-8")
    reading = read([tmp_path], pack=pack)
    assert [document.text[-1] for document in reading.documents] == ["a", "b", "c"]
    assert reading == read([tmp_path / "c", tmp_path / "b", tmp_path / "a"], pack=pack)
