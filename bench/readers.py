"""How the program does on stories that readers annotated apart from it: python bench/readers.py

Reads bench/readers/*.json and the articles of ../shared/bench/day that they name; the scores are those of
../shared/bench/score.py. A contradiction or forecast counts as found where what is shown covers half of the shorter of
both spans, and as right where a reader lists it.
"""

import importlib.util
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from types import ModuleType
from typing import Any

import speed

from tawatur import app
from tawatur.evaluate.cross import cross_of
from tawatur.evaluate.gold import doc_name
from tawatur.model.story import Story

HERE = Path(__file__).resolve().parent
GOLD = HERE / "readers"
SHARED = HERE.parents[1] / "shared" / "bench"
ABSENT = "../shared is not here; not measured."
OPPOSED = ("conflict", "denied", "change")
ROWS = ("propositions: found", "propositions: B-cubed of the reports", "proposition: relation", "proposition: slot",
        "proposition: independent origins", "near-duplicates")  # fmt: skip
Row = dict[str, Any]


def scorer() -> ModuleType:
    """The public scorer."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def found(gold: Mapping[str, Any], articles: Mapping[str, str]) -> tuple[Story, ...]:
    """The stories of the articles of one annotated story."""
    with tempfile.TemporaryDirectory() as folder:
        pile = Path(folder) / "articles.jsonl"
        pile.write_text("\n".join(articles[name] for name in gold["articles"]), encoding="utf-8")
        return app.findings([pile], how=app.Connecting(grade_all=True)).stories


def places(story: Story) -> dict[str, Row]:
    """Where each claim of a story stands."""
    names = {document.id: doc_name(document) for document in story.documents}
    return {
        claim.id: {"doc": names[claim.document], "start": claim.evidence.span.start, "end": claim.evidence.span.stop}
        for claim in story.claims
    }


def against(stories: Sequence[Story]) -> Iterator[tuple[list[Row], list[Row]]]:
    """What is shown as standing against each other: both sides of each, or all that differs."""
    for story in stories:
        at = places(story)
        yield from (([at[one.a]], [at[one.b]]) for one in story.contradictions)
        for one in story.propositions:
            if one.relation in OPPOSED:
                told = [at[claim] for claim in one.claims]
                yield told, told


def measured(score: ModuleType, gold: Mapping[str, Any], stories: tuple[Story, ...]) -> Row:
    """The scores of one story, and how many contradictions and forecasts of the readers and of ours meet."""
    ours, table = cross_of(stories), score.Table()
    score.score_propositions(table, gold["propositions"], ours["propositions"])
    score.score_duplicates(table, gold["near_duplicates"], ours["near_duplicates"])
    row = {name: told.get("f1", told.get("accuracy")) for name, told in table.result().items()}
    pairs = list(against(stories))

    def shown(one: Row) -> bool:
        sides = [(a, b) for first, second in pairs for a, b in ((first, second), (second, first))]
        return any(_meets(score, one["a"], a) and _meets(score, one["b"], b) for a, b in sides)

    told = [places(story)[one.claim] for story in stories for one in story.forecasts]
    row["against"] = (sum(map(shown, gold["contradictions"])), len(gold["contradictions"]))
    row["forecasts"] = (sum(_meets(score, one, told) for one in gold["forecasts"]), len(gold["forecasts"]))
    row["right"] = (sum(_meets(score, one, gold["forecasts"]) for one in told), len(told))
    return row


def _meets(score: ModuleType, one: Row, others: Sequence[Row]) -> bool:
    return any(score.same_report(one, other) for other in others)


def lines() -> Iterator[str]:
    """A table for each set of stories."""
    day = SHARED / "day" / "articles.jsonl"
    if not day.exists():
        yield ABSENT
        return
    score = scorer()
    articles = {json.loads(line)["id"]: line for line in day.read_text(encoding="utf-8").splitlines()}
    for line in (GOLD / "order.txt").read_text(encoding="utf-8").splitlines():
        which, *names = line.split()
        golds = [json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")) for name in names]
        rows = [measured(score, gold, found(gold, articles)) for gold in golds]
        yield f"The {which} {len(names)}:\n"
        yield from speed.head("", *names, "mean")
        for name in ROWS:
            values = [row[name] for row in rows]
            yield speed.row(name, *(f"{value:.1f}" for value in values), f"{fmean(values):.1f}")
        yield ""
        for key, text in (("against", "Contradictions, denials and changes of the readers that are shown"),
                          ("forecasts", "Forecasts of the readers that are listed"),
                          ("right", "Listed forecasts that a reader lists")):  # fmt: skip
            hits, all_of = (sum(row[key][at] for row in rows) for at in (0, 1))
            yield f"{text}: {hits} of {all_of}."
        yield ""


if __name__ == "__main__":
    print("\n".join(lines()))
