"""The rows of reliability.py for what texts can do: to patterns, to letters, to pages and tables, to counts."""

import csv
import gc
import io
import random
import shutil
import sys
import tempfile
import time
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hostile
import openpyxl
from threat import Row

from tawatur import app
from tawatur.ingest import document_of, read
from tawatur.publish import Dossier, to_html
from tawatur.publish.exports import exported

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests" / name) for name in ("connect", "publish")]

import test_exports_tables  # noqa: E402
import test_flood  # noqa: E402

TOGETHER = 50  # articles on a page
PIECE, WHOLE = 100_000, 1_000_000  # bytes of a text
CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
WRITTEN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6", "cp720")
VECTORS = (
    "<script>hit()</script>", "<img src=x onerror=hit()>", "<svg onload=hit()>", "<body onload=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>", "<details open ontoggle=hit()>",
    "<a href=javascript:hit()>x</a>", "<input autofocus onfocus=hit()>", "<video><source onerror=hit()></video>",
    "<style>@import 'javascript:hit()'</style>",
    "<math><mi xlink:href='javascript:hit()'>x</mi></math>", "<object data='javascript:hit()'></object>",
    "<link rel=stylesheet href='javascript:hit()'>", "<form action=javascript:hit()><button>x</button></form>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>", "{{ 7*7 }}<script>hit()</script>",
    "javascript:hit()", "data:text/html,<script>hit()</script>", "<marquee onstart=hit()>x</marquee>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s></svg>",
)  # fmt: skip
BREAKS = (
    "", "\"'>", "</p>", "</title>", "</script>", "-->", "]]>", "' autofocus x='", "\"/>", "</textarea>", "</style>",
    "&lt;", "\u202e", "\x00", "\u2028", "<!--", "</bdi>", "</article>", "\\\"", "\ufeff", "%3C", "</template>", "*/",
    "</noscript>", "}}",
)  # fmt: skip


def linear() -> str:
    """How much longer a text takes than one of half its length, through all that reads an article: each kind, and the
    sentences that once made a pattern of others take a minute at full length."""
    _read(hostile.SENTENCES[0])
    longer = {
        name: _read(whole) / _read(half)
        for (name, half), (_, whole) in zip(hostile.hostile(PIECE), hostile.hostile(2 * PIECE), strict=True)
    }
    worst = max(longer, key=lambda name: longer[name])
    said = [max(_read(hostile.filled("قال الرئيس ", size)), 0.001) for size in (WHOLE // 2, WHOLE)]
    told = f"{longer[worst]:.1f} times as long for twice the length at worst, of {len(longer)} kinds ({worst})"
    return f"{told}; “said” without a colon: {said[1] / said[0]:.1f} times, {said[1]:.1f} s for a megabyte"


def _read(text: str) -> float:
    """CPU seconds of reading a text, the second time and without what the collector of garbage does meanwhile."""
    desk, taken = app.reader(), 0.0
    gc.collect()
    gc.disable()
    for _ in range(2):
        clock = time.process_time()
        desk.leaf(desk.annotate(document_of(text, pack=desk.pack)))
        taken = time.process_time() - clock
    gc.enable()
    return taken


def marks() -> str:
    """Seconds that a megabyte of vowel marks takes, to be read and to be compared."""
    text = hostile.filled("\u0651\u064e", WHOLE)
    app.reader()
    return f"{_read(text):.2f} s for a megabyte, through all that reads an article"


@cache
def _texts() -> tuple[str, ...]:
    """Articles of four sentences, each in another order."""
    chance, lines = random.Random(3), [*hostile.SENTENCES]
    return tuple("\n".join(chance.sample(lines, 4)) + f"\n{number} كتاب" for number in range(100))


def encodings() -> str:
    """Texts in all encodings that were in use, undeclared, declared and declared wrongly."""
    right = silent = count = 0
    pack = app.reader().pack
    with tempfile.TemporaryDirectory() as folder:
        for name, raw, text in _encoded():
            path = Path(folder) / name
            path.write_bytes(raw)
            found = read([path], pack=pack)
            told = found.documents[0].text if found.documents else ""
            good = "".join(text.split()) in "".join(told.split())
            count, right = count + 1, right + good
            silent += not good and not found.issues
            path.unlink()
    return f"{100 * right / count:.2f} % of {count:,} read as written, {silent} wrong in silence"


def _encoded() -> Iterator[tuple[str, bytes, str]]:
    """File name, bytes, and the text in as far as the encoding has its letters."""
    for number, whole in enumerate(_texts()):
        for encoding in WRITTEN:
            raw = whole.encode(encoding, "ignore")
            text = raw.decode(encoding)
            yield f"{number}-{encoding}.txt", raw, text
            yield f"{number}-{encoding}.html", _page(text, encoding).encode(encoding), text
        yield f"{number}-lie.html", _page(whole, "windows-1256").encode("utf-8"), whole
        yield f"{number}-other-lie.html", _page(whole, "utf-8").encode("cp1256"), whole


def _page(text: str, declared: str) -> str:
    return f"<html><head><meta charset={declared}></head><body><article><p>{text}</p></article></body></html>"


def controls() -> str:
    """Characters that turn the direction of writing in titles and texts, and what of them acts in what goes out."""
    chance, acting, count = random.Random(5), 0, 0
    rows = []
    for number in range(100):
        words = hostile.SENTENCES[number % 4].split()
        for _ in range(5):
            words.insert(chance.randrange(len(words)), chance.choice(CONTROLS) + str(chance.randrange(3000)))
        rows.append(
            {"title": " ".join(words), "text": " ".join(words) * 2, "outlet": f"x{chance.choice(CONTROLS)}{number}"}
        )
    dossier = _dossier(rows)
    for form in ("html", "json", "jsonl", "jsonld", "annotations", "prov", "ftm", "gexf", "stix"):
        told = exported(dossier, form, "ar").decode()
        count, acting = count + 1, acting + sum(told.count(one) for one in CONTROLS)
    with zipfile.ZipFile(io.BytesIO(exported(dossier, "csv", "ar"))) as file:
        acting += sum(file.read(name).decode().count(one) for name in file.namelist() for one in CONTROLS)
    return f"{acting} act in {count + 1} forms of 100 articles with 1,100 of them"


def _dossier(rows: list[dict[str, str]]) -> Dossier:
    """The dossier of records, each an article."""
    desk = app.reader()
    documents = [
        document_of(
            f"{row['title']}\n{row['text']}", pack=desk.pack, name=str(number), headline=row["title"], fields=row
        )
        for number, row in enumerate(rows)
    ]
    analyses = {one.id: desk.annotate(one) for one in documents}
    stories = app.connected([desk.leaf(one) for one in analyses.values()], desk, app.Connecting())
    return app.dossier(app.Findings(stories, analyses, ()))


def scripts() -> str:
    """Text that wants to be a script, on a page in Chromium, as it is and without its policy."""
    sync_api = __import__("playwright.sync_api", fromlist=["sync_api"])
    payloads = [broken + vector for vector in VECTORS for broken in BREAKS]
    rows = [
        {"title": f"{hostile.SENTENCES[at % 4]} {one}", "text": f"{hostile.SENTENCES[at % 4]}. {one}", "outlet": one,
         "author": one, "url": one}
        for at, one in enumerate(payloads)
    ]  # fmt: skip
    hits = strange = 0
    with sync_api.sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for first in range(0, len(rows), TOGETHER):
            page = to_html(_dossier(rows[first : first + TOGETHER]), lang="ar")
            for told in (page, page.replace("Content-Security-Policy", "X-None")):
                path = Path(folder) / "page.html"
                path.write_text(told, encoding="utf-8")
                seen = browser.new_page()
                seen.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1 }")
                seen.goto(path.as_uri(), timeout=120_000)
                seen.wait_for_timeout(300)
                hits += seen.evaluate("window.hits")
                strange += seen.evaluate(_STRANGE)
                seen.close()
        browser.close()
    return f"{hits} executions of {len(payloads)}, with the policy of the page and without; {strange} elements made"


_STRANGE = """[...document.querySelectorAll('*')].filter(one =>
['SCRIPT', 'IFRAME', 'OBJECT', 'SVG', 'IMG', 'FORM', 'BASE', 'LINK', 'MATH', 'VIDEO']
.includes(one.tagName.toUpperCase()) || [...one.attributes].some(a => a.name.startsWith('on') ||
/^(javascript|data):/i.test(a.value.trim()) && ['href', 'src', 'action'].includes(a.name))).length"""


def formulas() -> str:
    """Text that a spreadsheet would run, in the tables for machines and for people."""
    texts = test_exports_tables.HOSTILE
    rows = [
        {"title": one, "text": f"{hostile.SENTENCES[at % 4]}. {one}", "outlet": one, "author": one}
        for at, one in enumerate(texts)
    ]
    dossier, run, count = _dossier(rows), 0, 0
    with zipfile.ZipFile(io.BytesIO(exported(dossier, "csv", "en"))) as file:
        for name in file.namelist():
            for row in csv.reader(io.StringIO(file.read(name).decode(), newline="")):
                count += len(row)
                run += sum(unicodedata.normalize("NFKC", cell).lstrip()[:1] in tuple("=+-@") for cell in row)
    for sheet in openpyxl.load_workbook(io.BytesIO(exported(dossier, "xlsx", "en"))).worksheets:
        run += sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    return f"{run} formulas of {len(texts)} texts in {count:,} cells"


def flood() -> str:
    """Outlets made to be many: how many origins they are, and whether the denials stand beside them."""
    worst, denials = 0, 2
    for source in ("", "قال الناشط سمير حمدان إنه "):
        told = test_flood.story(source)
        worst = max(worst, *(one.origins.upper for one in test_flood.many(told)))
        denied = next(one for one in told.propositions if one.relation == "denied")
        denials = min(denials, len({test_flood.claim_document(told, claim) for claim in denied.denials}))
    return f"{test_flood.MADE} fake outlets count as {worst} origin at most (true: 1); {denials} of 2 denials beside it"


ROWS = (
    Row("Patterns that take ever longer on long texts", "what meets a text takes time in its length: tables, no nested "
        "repeats", linear),
    Row("Vowel marks without end", "runs are cut before anything is compared", marks),
    Row("Encodings, undeclared or declared wrongly", "what is declared if it fits, else what reads most like Arabic; "
        "an issue says what was guessed", encodings),
    Row("Characters that turn the direction of writing", "kept in the text, shown by their names, escaped in files",
        controls),
    Row("Scripts in articles", "text is escaped, a policy lets no script run", scripts),
    Row("Formulas in tables", "cells are text, judged after NFKC", formulas),
    Row("Outlets made to be many", "an outlet that nobody graded adds no origin; one source is one", flood),
)  # fmt: skip
