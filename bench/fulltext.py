"""Our table of words beside SQLite's own full-text index (FTS5): python bench/fulltext.py [ARTICLES]

The same made articles and the same searches (those that FTS5 can express: words, phrases, beginnings, without), and
the invented pairs of spellings in tests/search/spellings.txt. Three indexes of FTS5: its tokeniser for all languages,
that of three letters, and words already folded and bared by us. The figures stand behind those of searching.py.
"""

import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

import cost
import growth
import searching
import speed

from tawatur import archive
from tawatur.filing import Clerk
from tawatur.inquiry import Inquiry
from tawatur.model.document import Document
from tawatur.model.leaf import Leaf, Packed
from tawatur.search.query import query_of
from tawatur.search.spelling import Speller, words_of
from tawatur.store import opened
from tawatur.store.base import Part

HEAD = "## Beside FTS5"
PAIRS = Path(__file__).parents[1] / "tests" / "search" / "spellings.txt"
FORMS = re.compile(r'"?[^\s"=:*]+(?: [^\s"=:*]+)*"?\*?')
"""A search that FTS5 can express too: no field, no exact spelling."""
VERDICT = """
FTS5 takes Arabic words as they are written: of two spellings one hardly ever finds the other. Over our own terms it
finds what we find, in less room and time. It stays out all the same: it is SQLite's alone, and one table is to serve
PostgreSQL to the same digest; it knows no spelling (the exact switch), not where in the stored text a word stands
(quotations), and nothing of claims. What it would save is little beside the quotations of a page, which take most of a
search."""
_PIECE = re.compile(r'(-?)("[^"]+"|\S+)')

Fold = Callable[[str], str]


def queries(size: int) -> list[str]:
    """The searches that both can answer."""
    return [line for line in searching.queries(size) if FORMS.fullmatch(line)]


def folded(speller: Speller) -> Fold:
    """A text as the surest terms of its words."""
    return lambda text: " ".join(speller.of(word.form).terms[0] for word in words_of(text))


def asked(line: str, fold: Fold) -> str:
    """A search in the words of FTS5."""
    made = ""
    for minus, piece in _PIECE.findall(line):
        star = "*" if piece.endswith("*") else ""
        words = fold(piece.strip('"*')).replace('"', "")
        made += f' {"NOT" if minus else "AND"} "{words}"{star}' if made else f'"{words}"{star}'
    return made


class Index:
    """A full-text index of SQLite; ``fold`` is done to texts and searches alike."""

    def __init__(self, path: Path, tokeniser: str, fold: Fold) -> None:
        self.path, self._fold = path, fold
        self._database = sqlite3.connect(path)
        self._database.execute(f"CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='{tokeniser}')")

    def fill(self, texts: Sequence[str]) -> float:
        """CPU milliseconds an article."""
        clock = time.process_time()
        rows = ((number, self._fold(text)) for number, text in enumerate(texts, 1))
        with self._database:
            self._database.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", rows)
        self._database.execute("INSERT INTO texts (texts) VALUES ('optimize')")
        self._database.commit()
        return 1e3 * (time.process_time() - clock) / len(texts)

    def find(self, line: str) -> list[int]:
        """The numbers of all texts in which something is found, the newest first."""
        found = self._database.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid DESC", [line])
        return [number for (number,) in found]

    def search(self, line: str) -> list[int]:
        """What a search finds."""
        return self.find(asked(line, self._fold))


def compared(size: int) -> Iterator[str]:
    """The figures, a line each."""
    desk = archive.Desk()
    fold = folded(Clerk(desk).speller)
    kinds = (
        ("unicode61", "unicode61 remove_diacritics 2", str),
        ("trigram", "trigram", str),
        ("our terms", "unicode61", fold),
    )
    texts = [f"{row['title']}\n{row['text']}" for row in searching.pile(size)]
    lines = queries(searching.QUERIES)
    yield from speed.head(
        "index", "CPU ms an article", "MB", f"CPU ms, median / p95 of {len(lines)}", "spellings found"
    )
    with tempfile.TemporaryDirectory() as folder:
        yield speed.row("ours", *_ours(Path(folder) / "ours.db", size, desk, lines))
        for name, tokeniser, way in kinds:
            index = Index(Path(folder) / f"{name}.db", tokeniser, way)
            taken = index.fill(texts)
            times = [_timed(index.search, line) for line in lines]
            recall = _recall(Path(folder) / f"{name} spellings.db", tokeniser, way)
            yield speed.row(
                f"FTS5, {name}", f"{taken:.2f}", f"{index.path.stat().st_size / 1e6:.1f}", _cuts(times), recall
            )


def _ours(where: Path, size: int, desk: archive.Desk, lines: Sequence[str]) -> Iterator[str]:
    taken = searching.filled(where, size, desk)
    with opened(where) as store:
        (held,) = store.database.ask("SELECT sum(length(places) + length(CAST(term AS BLOB))) FROM words")[0]
        inquiry = Inquiry(store, desk)
        times = [_timed(lambda line: inquiry.finder.articles(query_of(line), "new"), line) for line in lines]
    yield f"{1e3 * taken / size:.2f}"
    yield f"{held / 1e6:.1f}"
    yield _cuts(times)
    yield _found_by_ours(where.with_name("our spellings.db"), desk)


def _timed(find: Callable[[str], object], line: str) -> float:
    clock = time.process_time()
    find(line)
    return 1e3 * (time.process_time() - clock)


def _cuts(times: Sequence[float]) -> str:
    return f"{median(times):.1f} / {quantiles(times, n=20)[-1]:.1f}"


def _pairs() -> tuple[list[tuple[str, str]], list[str]]:
    """Each of two spellings with the other that it must find, and all spellings."""
    rows = (line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines() if line[0] not in "#=")
    pairs = [(one, other) for row in rows for one, other in (row, row[::-1])]
    return pairs, sorted({form for pair in pairs for form in pair})


def _recall(path: Path, tokeniser: str, fold: Fold) -> str:
    """How often either of two spellings finds the other."""
    pairs, forms = _pairs()
    index = Index(path, tokeniser, fold)
    index.fill(forms)
    found = sum(1 + forms.index(other) in index.search(f'"{one}"') for one, other in pairs)
    return f"{found} of {len(pairs)}"


def _found_by_ours(where: Path, desk: archive.Desk) -> str:
    """The same with our table."""
    pairs, forms = _pairs()
    with opened(where, make=True) as store:
        for form in forms:
            store.add(growth.entry(Packed.of(Leaf(Document(form, form, f"( {form} )")))))
        store.list_words([Clerk(desk).paper(one) for one in store.unlisted()])
        inquiry = Inquiry(store, desk)
        hits = {form: inquiry.search(query_of(f'"{form}"'), part=Part(0, len(forms))).hits for form in forms}
    found = sum(other in {hit.document for hit in hits[one]} for one, other in pairs)
    return f"{found} of {len(pairs)}"


if __name__ == "__main__":
    before = searching.KEPT.read_text(encoding="utf-8").partition(f"\n{HEAD}")[0].rstrip("\n")
    sizes = [int(size) for size in sys.argv[1:]] or [searching.SIZE]
    how = f"Measured by `python bench/fulltext.py {sizes[0]}`: the same articles, searches that both can answer."
    cost.keep([before, "", HEAD, "", how, "", *compared(sizes[0]), VERDICT], searching.KEPT)
