"""The composition root: the only file, beside cli, that puts concrete parts together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tawatur.annotate.reader import Reader
from tawatur.connect import connect
from tawatur.engine.base import Engine
from tawatur.engine.pool import ProcessPool
from tawatur.engine.single import OneProcess
from tawatur.ingest import document_of, read
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Event, Mention, Timex
from tawatur.model.issue import Issue
from tawatur.model.leaf import Leaf
from tawatur.model.story import Story
from tawatur.publish import Dossier, Layers, dossier_of

MANY = 400
"""Articles from which on a pool of processes pays for its start."""


@dataclass(frozen=True, slots=True)
class Findings:
    """All that a pile of articles gave: the stories, the analyses by document id, the issues."""

    stories: tuple[Story, ...]
    analyses: dict[str, Analysis]
    issues: tuple[Issue, ...]


@cache
def reader(language: str = "ar", extra: tuple[Path, ...] = ()) -> Reader:
    """The reader of a language, made once."""
    return Reader(language, extra=extra)


def findings(
    paths: Iterable[str | Path], *, language: str = "ar", extra: tuple[Path, ...] = (), grade_all: bool = False
) -> Findings:
    """Reads files, folders and globs and connects what they say."""
    desk = reader(language, extra)
    reading = read(paths, pack=desk.pack)
    analyses = {document.id: desk.annotate(document) for document in reading.documents}
    leaves = [desk.leaf(analysis) for analysis in analyses.values()]
    return Findings(connected(leaves, desk, grade_all=grade_all), analyses, reading.issues)


def connected(leaves: Sequence[Leaf], desk: Reader, *, grade_all: bool = False) -> tuple[Story, ...]:
    """The stories of some leaves, on one process or, for many, on a pool."""
    engine: Engine = OneProcess()
    if len(leaves) < MANY:
        return connect(leaves, desk.register, engine, grade_all=grade_all)
    with ProcessPool() as pool:
        return connect(leaves, desk.register, pool, grade_all=grade_all)


def report(paths: Iterable[str | Path], *, language: str = "ar", extra: tuple[Path, ...] = ()) -> Dossier:
    """The dossier of the articles in files, folders and globs.

    Broken files become issues of the dossier; nothing of them is lost in silence. Raises UsageError
    for wrong use only.
    """
    found = findings(paths, language=language, extra=extra)
    return dossier(found, language=language, extra=extra)


def dossier(found: Findings, *, language: str = "ar", extra: tuple[Path, ...] = ()) -> Dossier:
    """The dossier of what was found."""
    layers = {key: _layers(analysis) for key, analysis in found.analyses.items()}
    return dossier_of(found.stories, layers=layers, issues=found.issues, names=reader(language, extra).names())


def _layers(analysis: Analysis) -> Layers:
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
