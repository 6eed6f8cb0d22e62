"""How fast, how large, how linear: one core, one run. Prints tables in Markdown.

    python bench/speed.py

Articles are those of ../shared/seeds, or the demo's where that folder is absent.
"""

import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from importlib import import_module, util
from pathlib import Path
from statistics import median

from hostile import hostile, news

from tawatur import app
from tawatur.annotate.reader import Reader
from tawatur.ingest import document_of
from tawatur.model.analysis import Analysis

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
ROUNDS = 40
MEGABYTE = 1_000_000
"""Bytes of UTF-8."""


def one_core() -> None:
    """Keeps this process and its children on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def articles() -> tuple[str, list[Path]]:
    """What is measured on: its name and its files."""
    if SEEDS.is_dir():
        return "the five seeds", sorted(SEEDS.glob("*.txt"))
    return "the demo's articles", sorted((app.demo_folder() / "articles").glob("*.txt"))


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """(CPU, wall) seconds of some work."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def best(work: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median (CPU, wall) seconds of many rounds."""
    times = [timed(work) for _ in range(rounds)]
    return median(cpu for cpu, _ in times), median(wall for _, wall in times)


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def head(*cells: str) -> Iterator[str]:
    """The head of a Markdown table: the first column is text, the others are numbers."""
    yield row(*cells)
    yield f"|{'---|' + '---:|' * (len(cells) - 1)}"


def rates(texts: Sequence[str], desk: Reader) -> Iterator[str]:
    """Articles a second of the whole of annotate, of the leaf, of a bare regular expression."""
    documents = [document_of(text, pack=desk.pack) for text in texts]
    first = timed(lambda: [desk.annotate(document) for document in documents])
    analyses = [desk.annotate(document) for document in documents]
    bare = re.compile(r"\w+")
    words = best(lambda: [bare.findall(text) for text in texts])
    steps = {
        "lines, outlet, day (ingest)": best(lambda: [document_of(text, pack=desk.pack) for text in texts]),
        "annotate, words never met before": first,
        "annotate": best(lambda: [desk.annotate(document) for document in documents]),
        "claims and leaf": best(lambda: [desk.leaf(analysis) for analysis in analyses]),
        're.findall(r"\\w+")': words,
    }
    yield from head("step", "articles/s (CPU)", "articles/s (wall)", "ms an article", "times re.findall")
    for name, (cpu, wall) in steps.items():
        count = len(texts)
        yield row(
            name, f"{count / cpu:,.0f}", f"{count / wall:,.0f}", f"{1e3 * cpu / count:.2f}", f"{cpu / words[0]:.0f}"
        )


def shares(texts: Sequence[str], desk: Reader) -> Iterator[str]:
    """The share of each stage in annotate."""
    spent: dict[str, float] = {}
    documents = [document_of(text, pack=desk.pack) for text in texts]
    for _ in range(ROUNDS):
        for document in documents:
            cpu = time.process_time()
            analysis = Analysis(document, desk._tokeniser(document))
            spent["Tokeniser"] = spent.get("Tokeniser", 0.0) + time.process_time() - cpu
            for stage in desk._pipeline.stages:
                cpu = time.process_time()
                analysis = analysis.with_layer(stage.writes, tuple(stage(analysis)))
                name = type(stage).__name__
                spent[name] = spent.get(name, 0.0) + time.process_time() - cpu
    total = sum(spent.values())
    yield from head("stage", "share", "ms an article")
    for name, seconds in spent.items():
        yield row(name, f"{100 * seconds / total:.0f} %", f"{1e3 * seconds / ROUNDS / len(texts):.2f}")


CHILD = """
import resource, runpy, sys
sys.argv = {arguments!r}
try:
    runpy.run_module("tawatur.cli", run_name="__main__")
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def started(*arguments: str) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds, peak megabytes) of the command line with these arguments, median of three; modules
    are compiled before, as an installation does it."""
    found = []
    code = CHILD.format(arguments=["tawatur", *arguments])
    with tempfile.TemporaryDirectory() as folder:
        told = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        run = partial(subprocess.run, [sys.executable, "-c", code], capture_output=True, text=True, check=True)
        for _ in range(4):
            before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
            done = run(env={**told, "PYTHONPYCACHEPREFIX": folder})
            wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            unit = 1 if sys.platform == "darwin" else 1024
            found.append((wall, cpu, int(done.stderr.split()[-1]) * unit / 1e6))
    return sorted(found[1:])[1]


def starts(files: Sequence[Path]) -> Iterator[str]:
    """From the shell to the first result, the report of all, and the memory of both."""
    with tempfile.TemporaryDirectory() as folder:
        page = str(Path(folder) / "dossier.html")
        yield from head("command", "wall s", "CPU s", "peak MB", "asked")
        told = started("--help")
        yield row("tawatur --help", *(f"{one:.2f}" for one in told[:2]), f"{told[2]:.0f}", "")
        first = started("annotate", str(files[0]))
        yield row("tawatur annotate ARTICLE", *(f"{one:.2f}" for one in first[:2]), f"{first[2]:.0f}", "1.5 s, 400 MB")
        whole = started("report", *map(str, files), "-o", page)
        asked = "2 s, 400 MB"
        yield row("tawatur report ARTICLES", *(f"{one:.2f}" for one in whole[:2]), f"{whole[2]:.0f}", asked)


def read_through(text: str, desk: Reader) -> float:
    """CPU seconds from the text to the leaf."""
    return timed(lambda: desk.leaf(desk.annotate(document_of(text, pack=desk.pack))))[0]


def linear(texts: Sequence[str], desk: Reader) -> Iterator[str]:
    """A megabyte of news in one article against half of it, and against a quarter."""
    read_through(news(texts, MEGABYTE // 8), desk)
    cpu = {size: read_through(news(texts, size), desk) for size in (MEGABYTE // 4, MEGABYTE // 2, MEGABYTE)}
    yield from head("bytes", "CPU s", "times the half")
    for size, seconds in cpu.items():
        half = cpu.get(size // 2)
        yield row(f"{size:,}", f"{seconds:.2f}", f"{seconds / half:.2f}" if half else "")


def hostilities(desk: Reader, size: int = MEGABYTE // 5) -> Iterator[str]:
    """Texts made to be slow: seconds a megabyte, and how the cost grows when the text is twice as long."""
    halves = dict(hostile(size // 2))
    yield from head("text", "CPU s a megabyte", "times the half")
    for name, text in hostile(size):
        half, whole = read_through(halves[name], desk), read_through(text, desk)
        grown = f"{whole / half:.1f}" if half > 0.02 else ""
        yield row(name, f"{whole * MEGABYTE / len(text.encode('utf-8')):.2f}", grown)


def dates_by_dateparser(texts: Sequence[str]) -> object:
    """Times, by dateparser's search."""
    return [import_module("dateparser.search").search_dates(text, languages=["ar"]) for text in texts]


def stems_by_pystemmer(texts: Sequence[str]) -> object:
    """Stems, by Snowball's Arabic stemmer."""
    stemmer = import_module("Stemmer").Stemmer("arabic")
    return [stemmer.stemWords(re.findall(r"\w+", text)) for text in texts]


@cache
def spacy_matcher() -> Callable[[str], object]:
    """spaCy's blank Arabic pipeline with a phrase matcher on our lists of names."""
    nlp, pack = import_module("spacy").blank("ar"), app.reader().pack
    matcher = import_module("spacy.matcher").PhraseMatcher(nlp.vocab)
    for name in ("states", "capitals", "cities", "regions", "agencies", "outlets", "bodies", "weapons", "persons"):
        matcher.add(name, [nlp.make_doc(entry.form) for entry in pack.lists.get(name, ())])
    return lambda text: matcher(nlp(text))


def names_by_spacy(texts: Sequence[str]) -> object:
    """Tokens and listed names, by spaCy's blank Arabic pipeline with a matcher on our lists."""
    return [spacy_matcher()(text) for text in texts]


RIVALS = {"dateparser": dates_by_dateparser, "Stemmer": stems_by_pystemmer, "spacy": names_by_spacy}
"""Importable name -> what it does of our work."""


def rivals(texts: Sequence[str], desk: Reader) -> Iterator[str]:
    """What others take for a part of the work, beside all of ours on the same texts."""
    documents = [document_of(text, pack=desk.pack) for text in texts]
    ours = best(lambda: [desk.annotate(document) for document in documents], 5)[0]
    for name, work in RIVALS.items():
        if util.find_spec(name) is None:
            yield f"- {name}: not installed here, not measured."
            continue
        work(texts)
        theirs = best(lambda work=work: work(texts), 3)[0]  # type: ignore[misc]
        does = (work.__doc__ or "").rstrip(".")
        yield f"- {does}: {1e3 * theirs / len(texts):.2f} ms an article, {theirs / ours:.2f} times all of annotate."


def sections() -> Iterator[tuple[str, list[str]]]:
    """(heading, lines) of each table."""
    name, files = articles()
    texts = [path.read_text(encoding="utf-8") for path in files]
    length = sum(map(len, texts)) // len(texts)
    desk = app.reader()
    yield f"Articles a second ({name}, {length:,} characters on average)", list(rates(texts, desk))
    yield "Share of each stage", list(shares(texts, desk))
    yield "From the shell", list(starts(files))
    yield "One article of a megabyte of news", list(linear(texts, desk))
    yield "Hostile texts", list(hostilities(desk))
    yield "Others on the same texts, in the same run", list(rivals(texts, desk))


def main() -> None:
    """Measure and print."""
    one_core()
    for heading, lines in sections():
        print(f"### {heading}\n\n" + "\n".join(lines) + "\n", flush=True)


if __name__ == "__main__":
    main()
