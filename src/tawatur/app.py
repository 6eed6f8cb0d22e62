"""The composition root: the only file, beside cli, that puts concrete parts together."""

import gc
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tawatur.annotate.drawing import drawn
from tawatur.annotate.reader import Reader
from tawatur.connect import connected as connected_stories
from tawatur.connect.meaning import Embedding
from tawatur.connect.rulings import NOTHING, Rulings
from tawatur.connect.story import Telling
from tawatur.engine.base import Engine
from tawatur.engine.pool import ProcessPool
from tawatur.engine.single import OneProcess
from tawatur.errors import UsageError
from tawatur.evaluate.bench import STORIES, Score, digest, read_floors, risen, score, table, with_floors
from tawatur.evaluate.gold import article
from tawatur.evaluate.predict import nearest_kinds
from tawatur.evaluate.predict import write as write_predictions
from tawatur.grammar.check import faults as rule_faults
from tawatur.ingest import Reading, document_of, read
from tawatur.lang.check import faults as list_faults
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Attribution, Event, Mention, Timex
from tawatur.model.decision import read as read_log
from tawatur.model.document import Document
from tawatur.model.issue import Issue
from tawatur.model.leaf import Leaf
from tawatur.model.reason import Reason
from tawatur.model.story import Story
from tawatur.publish import Dossier, Layers, dossier_of, to_html, to_json
from tawatur.publish.explanation import explained, told
from tawatur.publish.files import write

__all__ = [
    "Connecting", "Dossier", "Findings", "annotate", "annotated", "bench", "demo_folder", "dossier", "drawn",
    "explained", "findings", "layers_json", "layers_of", "pack_faults", "predict", "reader", "reading", "report",
    "rulings", "sentence", "table", "to_html", "to_json", "write",
]  # fmt: skip

MANY = 400
"""Articles from which on a pool of processes pays for its start."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a pile of articles gave: the stories, the analyses by document id, the issues."""

    stories: tuple[Story, ...]
    analyses: dict[str, Analysis]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Connecting:
    """How articles are connected.

    ``grade_all`` counts the own voice of every outlet, graded or not; ``embedding``, one of
    ``tawatur.embeddings``, adds nearness in meaning to what claims are compared by; ``rulings`` are what people
    decided.
    """

    grade_all: bool = False
    embedding: Embedding | None = None
    rulings: Rulings = NOTHING


def reader(language: str = "ar", extra: tuple[Path, ...] = ()) -> Reader:
    """The reader of a language, made once.

    What it holds lives as long as the program: the garbage collector need not look through it again.
    """
    return _reader(language, extra)


@cache
def _reader(language: str, extra: tuple[Path, ...]) -> Reader:
    with _no_collecting():
        made = Reader(language, extra=extra)
        gc.freeze()
    return made


def reading(paths: Iterable[str | Path], *, language: str = "ar", extra: tuple[Path, ...] = ()) -> Reading:
    """The documents in files, folders and globs, and the issues of reading them.

    Raises UsageError where nothing is read because no path that was given exists.
    """
    given = list(paths)
    found = read(given, pack=reader(language, extra).pack)
    nowhere = found.issues and all(issue.reason.rule in _NOWHERE for issue in found.issues)
    if not found.documents and nowhere and not any(Path(path).exists() for path in given):
        raise UsageError(sentence(found.issues[0].reason, "en", place=found.issues[0].place))
    return found


_NOWHERE = ("issue.missing", "issue.no-match", "issue.address")


def findings(
    paths: Iterable[str | Path],
    *,
    language: str = "ar",
    extra: tuple[Path, ...] = (),
    how: Connecting = Connecting(),  # noqa: B008 (frozen)
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Findings:
    """Reads files, folders and globs and connects what they say; ``progress`` hears (done, total) articles."""
    desk = reader(language, extra)
    found = annotated(paths, language=language, extra=extra, progress=progress)
    leaves = [desk.leaf(analysis) for analysis in found.analyses.values()]
    with _no_collecting():
        return replace(found, stories=connected(leaves, desk, how))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Keeps the garbage collector from looking again and again through what lives on: a pack, leaves until the stories
    are told."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def annotated(
    paths: Iterable[str | Path],
    *,
    language: str = "ar",
    extra: tuple[Path, ...] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Findings:
    """The analyses of the articles in files, folders and globs, not yet connected: no stories."""
    desk = reader(language, extra)
    found = reading(paths, language=language, extra=extra)
    analyses: dict[str, Analysis] = {}
    for document in found.documents:
        analyses[document.id] = desk.annotate(document)
        progress(len(analyses), len(found.documents))
    return Findings((), analyses, found.issues)


def connected(leaves: Sequence[Leaf], desk: Reader, how: Connecting) -> tuple[Story, ...]:
    """The stories of some leaves, on one process or, for many, on a pool."""
    with nullcontext[Engine](OneProcess()) if len(leaves) < MANY else ProcessPool() as engine:
        telling = Telling(desk.register, how.grade_all, how.embedding, how.rulings)
        return tuple(connected_stories(leaves, telling, engine))


def report(paths: Iterable[str | Path], *, language: str = "ar", extra: tuple[Path, ...] = ()) -> Dossier:
    """The dossier of the articles in files, folders and globs.

    Broken files become issues of the dossier; nothing of them is lost in silence. Raises UsageError
    for wrong use only.
    """
    found = findings(paths, language=language, extra=extra)
    return dossier(found, language=language, extra=extra)


def dossier(found: Findings, *, language: str = "ar", extra: tuple[Path, ...] = ()) -> Dossier:
    """The dossier of what was found."""
    layers = {key: layers_of(analysis) for key, analysis in found.analyses.items()}
    return dossier_of(found.stories, layers=layers, issues=found.issues, names=reader(language, extra).names())


def rulings(path: Path | None) -> Rulings:
    """What of a log of decisions in JSON lines is in force, nothing without one; raises UsageError for a line that is
    none."""
    if path is None:
        return NOTHING
    return Rulings.of(read_log(path.read_text(encoding="utf-8-sig"), str(path)))


def demo_folder() -> Path:
    """Where the example story lies."""
    return Path(str(resources.files("tawatur") / "examples" / "ship"))


def layers_json(analysis: Analysis) -> str:
    """One article's layers as JSON, in the form of the bench's gold."""
    nearest = nearest_kinds(reader(analysis.document.language))
    row = article(analysis, analysis.document.published.value, nearest, {})
    return json.dumps(row, ensure_ascii=False, indent=1)


def sentence(reason: Reason, language: str, *, place: str = "") -> str:
    """The sentence of a reason in a language; a place it does not name already goes in front."""
    words = told(reason, language)
    return words if not place or place in words else f"{place}: {words}"


def predict(source: Path, output: Path) -> int:
    """Writes predictions for the articles of a folder in the form of the gold; how many."""
    desk = reader()
    found = findings([source], how=Connecting(grade_all=True))
    return write_predictions(output, desk, found.analyses, found.stories)


def bench(
    shared: Path, scratch: Path, floors_path: Path, *, update: bool = False
) -> tuple[list[Score], dict[str, Any]]:
    """The scores of all public gold beside their floors, and the floors, raised where ``update`` is set."""
    floors = read_floors(floors_path)
    scores: list[Score] = []
    for story, place in STORIES.items():
        predict(shared / place, scratch / story)
        figures, found = score(shared, story, scratch / story), digest(shared, story)
        if update:
            floors = risen(floors, story, figures, found)
        scores += with_floors(story, figures, floors, found)
    return scores, floors


def pack_faults(language: str = "ar") -> list[str]:
    """One sentence for each fault of a language's pack; raises PackError where it cannot be loaded at all."""
    desk = reader(language)
    package = Path(str(resources.files("tawatur")))

    def tokens(text: str) -> Tokens:
        return desk.annotate(Document("example", "example", text)).tokens

    return [*list_faults(desk.pack), *rule_faults(desk.pack, package, tokens, desk.words)]


def layers_of(analysis: Analysis) -> Layers:
    """What is drawn in an article's full text."""
    return Layers(
        mentions=analysis.layer(Mention),
        times=analysis.layer(Timex),
        attributions=analysis.layer(Attribution),
        events=analysis.layer(Event),
    )


def annotate(text: str, *, headline: str | None = None, language: str = "ar") -> Analysis:
    """One article's layers: tokens, sentences, names, times, attributions with chains, events."""
    desk = reader(language)
    return desk.annotate(document_of(text, pack=desk.pack, headline=headline))
