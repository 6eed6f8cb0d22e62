"""Predictions for a folder of articles, written in the form of the bench's gold."""

import json
from collections.abc import Mapping
from pathlib import Path

from tawatur.annotate.reader import Reader
from tawatur.errors import UsageError
from tawatur.evaluate.cross import cross_of
from tawatur.evaluate.gold import article
from tawatur.model.analysis import Analysis
from tawatur.model.story import Story


def nearest_kinds(desk: Reader) -> dict[str, str]:
    """Kinds of our own -> the nearest PLOVER kind, "none" where there is none."""
    found: dict[str, str] = {}
    for name in ("event-verbs", "event-nouns"):
        for entry in desk.pack.entries(name):
            if entry.get("plover"):
                found.setdefault(entry.value, entry.get("plover"))
    return found


def write(folder: Path, desk: Reader, analyses: Mapping[str, Analysis], stories: tuple[Story, ...]) -> int:
    """Writes one file an article and cross.json; the number of articles. Raises UsageError where there is none."""
    if not analyses:
        raise UsageError(
            f"{folder}: no article was read, so there is nothing to predict; give a folder with .txt or .jsonl."
        )
    folder.mkdir(parents=True, exist_ok=True)
    days = {publication.document: publication.interval for story in stories for publication in story.publications}
    actors = {member: actor.key for story in stories for actor in story.actors for member in actor.members}
    nearest = nearest_kinds(desk)
    for key, analysis in analyses.items():
        row = article(analysis, days.get(key), nearest, actors)
        stem = row["doc"].removesuffix(".txt")
        _write(folder / f"{stem}.json", row)
    _write(folder / "cross.json", cross_of(stories))
    return len(analyses)


def _write(path: Path, row: Mapping[str, object]) -> None:
    path.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
