"""A dossier as its JSON tells it, with what the journeys ask of it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
SHARED = Path(__file__).parents[3] / "shared"
"""Where the seeds and their gold lie, beside the checkout; not everywhere."""


@dataclass(frozen=True)
class Told:
    """The one story of a dossier; an article goes by the name it was read under."""

    dossier: Row

    @staticmethod
    def of(path: Path) -> "Told":
        """The dossier in a JSON file."""
        return Told(json.loads(path.read_text(encoding="utf-8")))

    def all(self, part: str) -> list[Row]:
        """The rows of one part (findings, reports, articles ...) of all its stories."""
        return [row for story in self.dossier["stories"] for row in story[part]]

    def article(self, name: str) -> Row:
        """The article of a name."""
        return next(article for article in self.all("articles") if article["name"] == name)

    def reports(self, ids: Iterable[str]) -> list[Row]:
        """The reports of these ids, in their order."""
        known = {report["id"]: report for report in self.all("reports")}
        return [known[one] for one in ids]

    def names(self, ids: Iterable[str]) -> set[str]:
        """The names of the articles in which these reports stand."""
        by_id = {article["id"]: article["name"] for article in self.all("articles")}
        return {by_id[report["document"]] for report in self.reports(ids)}

    def at(self, name: str, start: int, stop: int) -> list[str]:
        """Ids of the reports whose own words meet a stretch of an article's text."""
        key = self.article(name)["id"]
        return [
            report["id"]
            for report in self.all("reports")
            if report["document"] == key and report["evidence"]["start"] < stop and start < report["evidence"]["stop"]
        ]

    def saying(self, name: str, words: str) -> list[str]:
        """Ids of the reports whose own words meet a phrase of an article; empty where the text lacks it."""
        start = str(self.article(name)["text"]).find(words)
        return [] if start < 0 else self.at(name, start, start + len(words))

    def findings(self, ids: Iterable[str]) -> list[Row]:
        """The findings that hold one of these reports, on either side."""
        wanted = set(ids)
        return [finding for finding in self.all("findings") if wanted & set(members(finding))]

    def clashes(self) -> list[Row]:
        """All contradictions, beside a finding or on their own."""
        return self.all("clashes") + [clash for finding in self.all("findings") for clash in finding["clashes"]]

    def expectations(self, ids: Iterable[str]) -> list[Row]:
        """The forecasts that these reports make."""
        wanted = set(ids)
        return [expectation for expectation in self.all("expectations") if expectation["claim"] in wanted]

    def evidence(self) -> Iterator[Row]:
        """Every quotation anywhere in the dossier."""
        return _evidence(self.dossier)


def members(finding: Row) -> list[str]:
    """The reports of a finding: those that say it, those that deny it, those of its values."""
    valued = [claim for value in finding["variants"] for claim in value["claims"]]
    return [*finding["claims"], *finding["denials"], *valued]


def said_by(name: Row) -> set[str]:
    """All by which a name of the dossier can be known: its key and its words."""
    return {name[part] for part in ("key", "ar", "en", "written") if name[part]}


def alike(found: set[str], known: set[str]) -> bool:
    """Whether a name is one of those known, or one holds the other as a whole ("spokesman of X" and "X")."""
    return any(a == b or (min(len(a), len(b)) > 4 and (a in b or b in a)) for a in found for b in known)


def days(interval: Row | None) -> tuple[str, str] | None:
    """First and last day."""
    return (interval["first"], interval["last"]) if interval else None


def _evidence(node: object) -> Iterator[Row]:
    if isinstance(node, dict):
        if set(node) == {"document", "start", "stop", "words"}:
            yield node
        for value in node.values():
            yield from _evidence(value)
    elif isinstance(node, list):
        for value in node:
            yield from _evidence(value)
