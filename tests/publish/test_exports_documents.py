"""DOCX and PDF: every quotation, the direction of every paragraph, and what other readers make of them."""

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdf
import pypdfium2
import pytest

from tawatur import app
from tawatur.publish import Dossier
from tawatur.publish.dossier import Report
from tawatur.publish.exports import exported
from tawatur.publish.exports.blocks import Block, Grid, Heading
from tawatur.publish.exports.direction import is_rtl
from tawatur.publish.exports.document import document_of
from tawatur.publish.exports.pdf import parts_of
from tawatur.publish.wording import LANGUAGES, wording

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_OFFICE = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice is not installed: apt-get install libreoffice-writer"
)


@pytest.fixture(scope="module")
def demo() -> Dossier:
    """The dossier of the example story."""
    folder = app.demo_folder()
    extra = (folder / "names.txt",)
    return app.dossier(app.findings([folder / "articles"], extra=extra), extra=extra)


def part(dossier: Dossier, lang: str, name: str = "word/document.xml") -> ElementTree.Element:
    """A part of the DOCX."""
    with zipfile.ZipFile(io.BytesIO(exported(dossier, "docx", lang))) as file:
        return ElementTree.fromstring(file.read(name))


def office(dossier: Dossier, lang: str, form: str, folder: Path) -> Path:
    """The DOCX as LibreOffice opens it and writes it again."""
    (folder / "dossier.docx").write_bytes(exported(dossier, "docx", lang))
    home = f"-env:UserInstallation=file://{folder}/home"
    words = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(folder), str(folder / "dossier.docx")]
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    return folder / f"dossier.{form}"


def bare(text: str) -> str:
    """Letters and digits alone, without marks and in one form: what a reader of PDF is asked for."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if letter.isalnum())


def shown_reports(dossier: Dossier) -> list[Report]:
    """The reports that findings rest on."""
    (story,) = dossier.stories
    shown = {key for finding in story.findings for key in (*finding.claims, *finding.denials)}
    return [report for report in story.reports if report.id in shown]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_statement_and_every_denial_is_quoted_letter_for_letter(demo: Dossier, lang: str) -> None:
    texts = [paragraph.text for paragraph in _paragraphs(docx.Document(io.BytesIO(exported(demo, "docx", lang))))]
    for report in shown_reports(demo):
        assert any(report.evidence.words in text for text in texts), report.evidence.words


def test_the_articles_stand_there_whole(demo: Dossier) -> None:
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(exported(demo, "docx", "en"))).paragraphs]
    for article in demo.stories[0].articles:
        for line in article.text.split("\n"):
            assert not line.strip() or line in texts
        assert any(article.digest in text for text in texts)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_what_a_person_should_decide_stands_behind_who_is_who(dossier: Dossier, lang: str) -> None:
    words, lines = wording(lang), [_words(block) for block in document_of(dossier, lang).blocks]
    at = lines.index(words.ui("suggestions"))
    assert lines.index(words.ui("actors")) < at < lines.index(words.ui("copies"))
    assert lines[at + 1] == words.ui("suggestions_long")
    assert lines[at + 2].startswith(words.term("proposed", "same")) and "القصر الأزرق" in lines[at + 2]


def test_denials_stand_at_the_size_of_statements(dossier: Dossier) -> None:
    blocks = document_of(dossier, "en").blocks
    leads = ["".join(run.text for run in block.runs) for block in blocks if getattr(block, "style", "") == "lead"]
    assert any("لم نوقع أي صفقة قوارب" in lead for lead in leads)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_paragraph_says_its_direction_and_arabic_letters_theirs(dossier: Dossier, lang: str) -> None:
    paragraphs = list(part(dossier, lang).iter(f"{W}p"))
    assert len(paragraphs) > 60
    for paragraph in paragraphs:
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        (bidi,) = paragraph.findall(f"{W}pPr/{W}bidi")
        style = paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")  # type: ignore[union-attr]
        if style in ("DossierLead", "DossierQuote", "DossierText"):
            assert (bidi.get(f"{W}val") == "1") == is_rtl(text, lang == "ar")
        elif style not in ("DossierCell", "DossierHeadline", "DossierDropped", "DossierGap"):
            assert (bidi.get(f"{W}val") == "1") == (lang == "ar")
        for run in paragraph.iter(f"{W}r"):
            letters = "".join(one.text or "" for one in run.iter(f"{W}t"))
            assert (run.find(f"{W}rPr/{W}rtl") is not None) == is_rtl(letters, bidi.get(f"{W}val") == "1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_and_pages_run_as_the_language_does(dossier: Dossier, lang: str) -> None:
    root = part(dossier, lang)
    tables = root.findall(f".//{W}tbl/{W}tblPr/{W}bidiVisual")
    assert {table.get(f"{W}val") for table in tables} == {"1" if lang == "ar" else "0"}
    assert (root.find(f".//{W}sectPr/{W}bidi") is not None) == (lang == "ar")


def test_links_lead_to_articles_that_are_there(dossier: Dossier) -> None:
    root = part(dossier, "ar")
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    links = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    assert links and links <= names


def test_hidden_characters_are_shown_and_do_not_act(dossier: Dossier) -> None:
    story = dossier.stories[0]
    article = replace(story.articles[0], author=f"a{chr(0x202E)}2023{chr(0)}b")
    hostile = replace(dossier, stories=(replace(story, articles=(article, *story.articles[1:])),))
    text = "".join(part(hostile, "en").itertext())
    assert "a[RLO]2023[U+0000]b" in text and chr(0x202E) not in text
    assert b"%PDF" in exported(hostile, "pdf", "en")[:8]


def test_no_text_of_an_article_is_a_command_for_the_typesetter(dossier: Dossier) -> None:
    story = dossier.stories[0]
    trick = '#panic("x") $x$ #read("/etc/passwd") = _a_ <b> \\u{202e} "}'
    article = replace(story.articles[0], author=trick)
    hostile = replace(dossier, stories=(replace(story, articles=(article, *story.articles[1:])),))
    assert bare(trick.replace("\\u{202e}", "")) in bare(
        _printed(exported(hostile, "pdf", "en")).replace("\\u{202e}", "")
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pdf_holds_the_words_in_the_order_of_reading(demo: Dossier, lang: str) -> None:
    text = bare(_printed(exported(demo, "pdf", lang)))
    assert bare(wording(lang).ui("findings")) in text
    reports = [report for report in shown_reports(demo) if not any(map(unicodedata.combining, report.evidence.words))]
    words = {word for report in reports for word in re.findall(r"\w{3,}", report.evidence.words)}
    assert len(words) > 200
    assert [word for word in words if bare(word) not in text] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pdf_holds_each_letter_once(demo: Dossier, lang: str) -> None:
    """Also those with a vowel mark, which a typesetter draws apart."""
    words = "".join(_words(block) for block in document_of(demo, lang).blocks)
    drawn = Counter(letter for letter in bare(_printed(exported(demo, "pdf", lang))) if "\u0600" <= letter <= "\u06ff")
    written = Counter(letter for letter in bare(words) if "\u0600" <= letter <= "\u06ff")
    heads_again = (drawn - written).total()  # a table that goes over a page has its head there too
    left_out = (written - drawn).total()  # PDFium drops a letter that is drawn alone twice in one place
    assert max(heads_again, left_out) < 0.002 * written.total()


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="Poppler is not installed: apt-get install poppler-utils")
def test_poppler_reads_every_statement(demo: Dossier, tmp_path: Path) -> None:
    (tmp_path / "dossier.pdf").write_bytes(exported(demo, "pdf", "ar"))
    words = ["pdftotext", str(tmp_path / "dossier.pdf"), "-"]
    text = bare(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    reports = shown_reports(demo)
    assert any(map(unicodedata.combining, "".join(report.evidence.words for report in reports)))
    missing = {word for report in reports for word in report.evidence.words.split() if bare(word) not in text}
    assert missing == set()


def test_a_long_pdf_is_set_in_parts_and_is_one_with_all_its_words_and_links(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = exported(dossier, "pdf", "en")
    monkeypatch.setattr("tawatur.publish.exports.pdf.PART", 25)
    parts = exported(dossier, "pdf", "en")
    assert parts == exported(dossier, "pdf", "en")
    one, several = (Counter(filter(str.isalpha, bare(_printed(content)))) for content in (whole, parts))
    lost = one - several + (several - one)  # the reader takes a letter beside its like for its shadow, now and then
    assert lost.total() <= 1 and not any(letter.isascii() for letter in lost)
    places, read = (_places(content) for content in (whole, parts))
    assert set(places) == set(read) and len(read) == 5
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(parts)]
    assert [text.split()[-1] for text in texts] == [str(number) for number in range(1, len(texts) + 1)]
    for name, page in read.items():
        assert name.startswith("article-") and bare(f"{name.removeprefix('article-')}.") in bare(texts[page])


def test_parts_leave_no_block_out_and_begin_with_a_heading_where_one_is_near(
    demo: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = document_of(demo, "ar").blocks
    monkeypatch.setattr("tawatur.publish.exports.pdf.PART", 100)
    parts = list(parts_of(blocks))
    assert [block for part in parts for block in part] == list(blocks)
    assert max(map(len, parts)) <= 100 and len(parts) > 5
    cuts = [sum(map(len, parts[:number])) for number in range(1, len(parts))]
    assert sum(isinstance(blocks[cut], Heading) for cut in cuts) > len(cuts) / 2
    for cut in cuts:
        near = blocks[cut - 49 : cut]
        assert isinstance(blocks[cut], Heading) or not any(isinstance(block, Heading) for block in near)
    assert list(parts_of(())) == []


def test_a_pdf_opens_without_fonts_of_the_machine(dossier: Dossier) -> None:
    made = pypdfium2.PdfDocument(exported(dossier, "pdf", "ar"))
    assert len(made) >= 3
    assert made.get_metadata_value("Title") == wording("ar").ui("title")


@NO_OFFICE
@pytest.mark.parametrize("lang", LANGUAGES)
def test_libreoffice_sets_arabic_from_right_to_left(dossier: Dossier, lang: str, tmp_path: Path) -> None:
    root = ElementTree.parse(office(dossier, lang, "fodt", tmp_path)).getroot()
    ns = {
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    modes, parents = {}, {}
    for style in root.iter(f"{{{ns['style']}}}style"):
        looks = style.find("style:paragraph-properties", ns)
        name = style.get(f"{{{ns['style']}}}name")
        parents[name] = style.get(f"{{{ns['style']}}}parent-style-name")
        modes[name] = None if looks is None else looks.get(f"{{{ns['style']}}}writing-mode")

    def mode(name: str | None) -> str | None:
        return modes.get(name) or (mode(parents[name]) if name in parents else None)

    seen = 0
    for paragraph in root.iter(f"{{{ns['text']}}}p"):
        text = "".join(paragraph.itertext())
        if "سيلتقي" in text or "لم نوقع" in text:
            seen += 1
            assert mode(paragraph.get(f"{{{ns['text']}}}style-name")) == "rl-tb", text
    assert seen > 3


@NO_OFFICE
def test_libreoffice_prints_every_statement(dossier: Dossier, tmp_path: Path) -> None:
    text = bare(_printed(office(dossier, "ar", "pdf", tmp_path).read_bytes()))
    for finding in dossier.stories[0].findings:
        words = re.findall(r"\w{3,}", finding.words.words)
        assert all(bare(word) in text for word in words)


def _paragraphs(file: docx.document.Document) -> list[docx.text.paragraph.Paragraph]:
    cells = [cell for table in file.tables for row in table.rows for cell in row.cells]
    return [*file.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]


def _words(block: Block) -> str:
    """The text of a block."""
    if isinstance(block, Grid):
        cells = [block.head, *(cell for row in block.rows for cell in row)]
        return "".join(_words(paragraph) for cell in cells for paragraph in cell)
    return "".join(run.text for run in block.runs)


def _places(content: bytes) -> dict[str, int]:
    """Where the links inside a PDF lead: the names of the places, and their pages; none leads out of the file."""
    read = pypdf.PdfReader(io.BytesIO(content))
    links = [link.get_object() for page in read.pages for link in page.get("/Annots", ())]
    assert not [link for link in links if "/URI" in link.get("/A", {})]
    names = {str(link.get("/Dest") or link["/A"]["/D"]) for link in links}
    return {name: read.get_destination_page_number(read.named_destinations[name]) for name in names}


def _printed(content: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))
