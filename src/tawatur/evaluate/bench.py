"""Scoring against the public gold, with floors that only rise."""

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tawatur.errors import UsageError

STORIES = {"summit": "seeds", "mekunu": "bench/mekunu/articles.jsonl", "singapore": "bench/singapore/articles.jsonl"}
"""Public stories and where their articles lie in the shared folder."""
EPSILON = 0.05
"""Points a figure may fall by rounding."""


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of one story: ``value`` is F1 or accuracy in percent."""

    story: str
    name: str
    value: float
    floor: float | None

    @property
    def fallen(self) -> bool:
        """Whether it lies under its floor."""
        return self.floor is not None and self.value < self.floor - EPSILON


def score(shared: Path, story: str, predicted: Path) -> dict[str, float]:
    """Figure name -> F1 or accuracy, by the bench's own scorer."""
    gold = shared / "bench" / story / "gold"
    command = [sys.executable, str(shared / "bench" / "score.py"), str(gold), str(predicted), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise UsageError(
            f"{command[1]}: the scorer failed: {done.stderr.strip()[-200:]}; mend the gold or the prediction."
        )
    rows: Mapping[str, Mapping[str, Any]] = json.loads(done.stdout)
    return {name: round(float(row.get("f1", row.get("accuracy", 0.0))), 1) for name, row in rows.items()}


def digest(shared: Path, story: str) -> str:
    """The hash of a story's gold and articles, with which its floors are pinned."""
    found = hashlib.sha256()
    articles = shared / STORIES[story]
    files = sorted(articles.glob("*")) if articles.is_dir() else [articles]
    for path in [*sorted((shared / "bench" / story / "gold").glob("*.json")), *files]:
        found.update(path.name.encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:16]


def read_floors(path: Path) -> dict[str, Any]:
    """The pinned floors: story -> {"hash", "floors"}; empty where the file is not there yet."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def with_floors(story: str, figures: Mapping[str, float], floors: Mapping[str, Any], found: str) -> list[Score]:
    """The figures beside their floors; what has a floor and was not measured counts as 0.

    Raises UsageError where gold or articles are not those of the floors.
    """
    pinned = floors.get(story)
    if pinned and pinned["hash"] != found:
        raise UsageError(f"{story}: gold or articles changed ({found}, floors are for {pinned['hash']}); run --update.")
    known = pinned["floors"] if pinned else {}
    measured = {**dict.fromkeys(known, 0.0), **figures}
    return [Score(story, name, value, known.get(name)) for name, value in measured.items()]


def risen(floors: Mapping[str, Any], story: str, figures: Mapping[str, float], found: str) -> dict[str, Any]:
    """The floors raised to the figures reached; a floor never falls while gold and articles are the same."""
    pinned = floors.get(story)
    old = pinned["floors"] if pinned and pinned["hash"] == found else {}
    new = {**old, **{name: max(value, old.get(name, value)) for name, value in figures.items()}}
    return {**floors, story: {"hash": found, "floors": new}}


def table(scores: list[Score]) -> str:
    """The figures of all stories side by side, with their mean."""
    stories = list(dict.fromkeys(score.story for score in scores))
    names = list(dict.fromkeys(score.name for score in scores))
    by = {(score.story, score.name): score.value for score in scores}
    lines = [f"{'':44}" + "".join(f"{story:>11}" for story in stories) + f"{'mean':>8}"]
    for name in names:
        values = [by.get((story, name)) for story in stories]
        known = [value for value in values if value is not None]
        cells = "".join(f"{'' if value is None else f'{value:.1f}':>11}" for value in values)
        lines.append(f"{name:44}{cells}{sum(known) / len(known):8.1f}")
    return "\n".join(lines)
