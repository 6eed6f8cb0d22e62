"""Writes RESULTS.md beside itself: all that can be measured here, in one run.

    python bench/results.py           # some minutes
    python bench/results.py --cost    # only the part of cost.py and growth.py, which keep their figures

What needs ../shared is left out, with a line that says so, where that folder is absent.
"""

import contextlib
import io
import json
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import contradictions
import cost
import growth
import readers
import sharing
import speed

from tawatur import app
from tawatur.lang.lexicon import Segments
from tawatur.model.document import Document
from tawatur.text.fold import fold

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
SHARED = ROOT.parent / "shared"
READER = {
    "mentions: span + type": 98, "times: span + value": 92, "attribution: cue": 95, "source: overlap": 99,
    "content: token F1": 98, "chain: links of the sentence": 99, "stance": 98, "event: trigger + type": 92,
    "event: factuality": 96,
}  # fmt: skip
"""Agreement of two careful readers on the seeds, in percent."""
COST = "## Cost of connect\n"
ABSENT = "../shared is not here; not measured."
CLITICS = frozenset(["و", "ف", "ب", "ل", "ك", "س", "ال"])
SUFFIXES = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "كن", "كما", "ي", "ني", "نا"])
"""Clitics as the segmented corpus writes them."""


def gold() -> Iterator[str]:
    """The scores of the public gold, their floors and the second reader's agreement."""
    if not (SHARED / "bench" / "score.py").exists():
        yield ABSENT
        return
    with tempfile.TemporaryDirectory() as folder:
        scores, _ = app.bench(SHARED, Path(folder), BENCH / "floors.json")
    stories = list(dict.fromkeys(score.story for score in scores))
    by = {(score.story, score.name): score for score in scores}
    yield from speed.head("", *stories, "mean", "second reader")
    for name in dict.fromkeys(score.name for score in scores):
        found = [by.get((story, name)) for story in stories]
        values = [score.value for score in found if score is not None]
        cells = ["" if score is None else f"{score.value:.1f}" + " (fallen)" * score.fallen for score in found]
        yield speed.row(name, *cells, f"{sum(values) / len(values):.1f}", READER.get(name, ""))


def segments() -> Iterator[str]:
    """Words of the segmented corpus whose clitics are peeled off as its annotators did."""
    path = SHARED / "data" / "morphology" / "wikinews-half.jsonl"
    if not path.exists():
        yield ABSENT
        return
    lexicon, protected = app.reader().pack.lexicon, app.reader().words._protected
    alone = listed = count = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        for token in json.loads(line)["tokens"]:
            form = token["w"]
            if re.fullmatch("[\u0621-\u064a]+", form):
                norm, asked = fold(form).norm, peeled(token["seg"].split("+"))
                count += 1
                alone += asked == _ends(lexicon.segment(norm, surface=form))
                listed += asked == _ends(lexicon.segment(norm, protected, surface=form))
    yield f"Clitics as annotated, by the lexicon alone: {100 * alone / count:.2f} % of {count:,} words (asked: 97.5 %)."
    yield f"Beside the lists, whose names and particles stay whole: {100 * listed / count:.2f} %."


def _ends(found: Segments) -> tuple[tuple[str, ...], str]:
    return tuple(found[0]), found[2] or ""


def peeled(parts: list[str]) -> tuple[tuple[str, ...], str]:
    """(proclitics, pronoun) of a word that the corpus has cut, folded."""
    first = 0
    while first < len(parts) - 1 and parts[first] in CLITICS:
        first += 1
    last = parts[-1] if len(parts) > first + 1 and parts[-1] in SUFFIXES else ""
    return tuple(fold(part).norm for part in parts[:first]), fold(last).norm


def origins() -> Iterator[str]:
    """Agencies found exactly and strings known as no part of the story; borderline articles are left out."""
    path = SHARED / "bench" / "syndication" / "origins.jsonl"
    if not path.exists():
        yield ABSENT
        return
    exact, found, strings = [], 0, 0
    for row in sharing.rows_of(path):
        if not row["borderline"]:
            document = sharing.document({**row["article"], "author": str(row["author"])})
            exact.append(credited(document) == set(row["agency"]))
            strings += len(row["wire_noise"])
            found += sum(known(string, document) for string in row["wire_noise"])
    yield f"Agencies exact: {100 * sum(exact) / len(exact):.1f} % of {len(exact)} articles (asked: 95 %)."
    share = f"{100 * found / strings:.1f} % of {strings} (asked: 90 %)"
    yield f"Strings that are no part of the story, left out or known as a credit line: {share}."


def credited(document: Document) -> set[str]:
    """All agencies the text is credited to."""
    also = {reason.values[0] for reason in document.agency.reasons if reason.rule == "agency.also"}
    return also | ({document.agency.value} if document.agency.value else set())


def known(string: str, document: Document) -> bool:
    """Whether some place of a string lies in what is left out or meets a credit line."""
    gone = [line.span for line in document.dropped]
    for match in re.finditer(re.escape(string), document.text):
        first, stop = match.span()
        if any(span.start <= first and stop <= span.stop for span in gone):
            return True
        if any(span.start < stop and first < span.stop for span in document.credits):
            return True
    return False


def names() -> Iterator[str]:
    """The tagger on the sentences it was not trained on."""
    folder = SHARED / "data" / "ner"
    if not folder.is_dir():
        yield ABSENT
        return
    command = [sys.executable, str(ROOT / "tools" / "train_tagger.py"), str(folder), "--measure"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        yield f"The tagger was not measured: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"
        return
    yield from ("```", done.stdout.strip(), "```", "", "Asked of all names on the held-out tenth of ANERcorp: F1 82.")


def times() -> Iterator[str]:
    """The time phrases, by their own script."""
    script = BENCH / "timex.py"
    if not script.exists():
        return
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False, cwd=ROOT)
    told = done.stdout.strip().splitlines()[-25:] if not done.returncode else done.stderr.strip().splitlines()[-1:]
    yield from ("```", *told, "```")


def page() -> Iterator[str]:
    """The whole page."""
    measured = list(speed.sections())  # before all else, while no word has been met
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, one core"
    yield f"# Results\n\nWritten by `python bench/results.py` on {datetime.now(UTC):%Y-%m-%d}; {machine}.\n"
    yield "## Public gold\n\nF1 or accuracy in percent, by `tawatur bench run`.\n"
    yield from gold()
    yield "\nThe second reader's agreement was measured on the seeds (summit) alone.\n"
    yield "## First run\n\nWhat each story scored the first time it was run, before anything was changed for it.\n"
    yield f"```\n{(BENCH / 'first-run.txt').read_text(encoding='utf-8').rstrip()}\n```\n"
    yield "## Parts\n"
    for heading, part in (
        ("Words", segments),
        ("Agencies and residue", origins),
        ("Names", names),
        ("Times", times),
        ("Copies", sharing.pairs),
        ("Stories", sharing.day),
        ("Shown contradictions", contradictions.lines),
        ("Stories annotated apart", readers.lines),
    ):
        yield f"### {heading}\n"
        yield from part()
        yield ""
    yield "## Speed\n\nCPU time is `time.process_time`; the machine does other work at the same time.\n"
    for heading, lines in measured:
        yield f"### {heading}\n\n" + "\n".join(lines) + "\n"
    yield COST
    yield from costs()


def costs() -> Iterator[str]:
    """What was kept of the long runs."""
    yield "Kept from runs of their own, as they take longer than all of this page. Asked: 10,000 articles in under a"
    yield "minute on two cores, 100,000 in at most 12 times that and under 4 GB; one article more in a store of 100,000"
    yield "at most 1.5 times what it costs in one of 1,000.\n"
    for kept in (cost.KEPT, growth.KEPT):
        yield f"{kept.read_text(encoding='utf-8')}" if kept.exists() else f"{kept.name}: not measured yet."


def main() -> None:
    """Measure and write; with ``--cost`` only the kept costs are taken over anew."""
    if sys.argv[1:] == ["--cost"]:
        measured, _, _ = (BENCH / "RESULTS.md").read_text(encoding="utf-8").partition(COST)
        lines = [measured + COST, *costs()]
    else:
        speed.one_core()
        with contextlib.redirect_stderr(io.StringIO()):
            lines = list(page())
    app.write(BENCH / "RESULTS.md", "\n".join(lines).rstrip() + "\n")
    print(BENCH / "RESULTS.md")


if __name__ == "__main__":
    main()
