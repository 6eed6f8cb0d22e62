"""The stories annotated apart: every one in order, spans within the articles, none of their words."""

import json
from pathlib import Path

import pytest

GOLD = Path(__file__).resolve().parents[2] / "bench" / "readers"
DAY = GOLD.parents[2] / "shared" / "bench" / "day" / "articles.jsonl"


def names() -> list[str]:
    lines = (GOLD / "order.txt").read_text(encoding="utf-8").splitlines()
    return [name for line in lines for name in line.split()[1:]]


def test_every_story_stands_in_order() -> None:
    assert sorted(names()) == sorted(path.stem for path in GOLD.glob("*.json"))


@pytest.mark.parametrize("name", names())
def test_no_word_of_an_article_is_kept(name: str) -> None:
    assert not any("\u0600" <= letter <= "\u06ff" for letter in (GOLD / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", names())
def test_every_span_lies_in_its_article(name: str) -> None:
    if not DAY.exists():
        pytest.skip("../shared/bench/day is not here: nothing to look into.")
    rows = [json.loads(line) for line in DAY.read_text(encoding="utf-8").splitlines()]
    texts = {f"{row['id']}.txt": f"{row['title']}\n{row['text']}" for row in rows}
    gold = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    spans = [report for one in gold["propositions"] for report in one["reports"]] + gold["forecasts"]
    spans += [one[side] for key in ("near_duplicates", "contradictions") for one in gold[key] for side in ("a", "b")]
    assert spans
    assert all(0 <= one["start"] < one["end"] <= len(texts[one["doc"]]) for one in spans)
