"""At which nearness a document joins a story: a table over pairs of articles that share their text or do not.

    python tools/fit_stories.py ../shared/bench/syndication/pairs.jsonl

For each threshold: how many stories, the largest, and F1 of "one story" over the pairs (copies and derived texts
are one; independent ones are mostly, not always, two; borderline ones are left out). ``stories.JOIN`` lies at the lower
end of what is within four points of the best: stories are wider than copies, and a denial must stay with its claim.
"""

import json
import sys
from pathlib import Path

from tawatur import app
from tawatur.connect import stories
from tawatur.engine.single import OneProcess
from tawatur.ingest import document_of
from tawatur.model.leaf import Leaf

THRESHOLDS = [step / 100 for step in range(14, 42, 2)]


def leaf_of(article: dict[str, str]) -> Leaf:
    """The leaf of an article of the set."""
    desk = app.reader()
    fields = {"outlet": article["outlet"], "url": article["url"]}
    text = f"{article['title']}\n{article['text']}"
    return desk.leaf(desk.annotate(document_of(text, pack=desk.pack, headline=article["title"], fields=fields)))


def main() -> None:
    """Print the table."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if not row["borderline"]]
    leaves = {row[side]["id"]: leaf_of(row[side]) for row in rows for side in "ab"}
    by_document = {leaf.document.id: leaf for leaf in leaves.values()}
    print(f"{'join':>5}{'stories':>9}{'largest':>9}{'F1':>7}")
    for threshold in THRESHOLDS:
        stories.JOIN = threshold
        piles = stories.stories(list(by_document.values()), OneProcess())
        at = {leaf.document.id: place for place, pile in enumerate(piles) for leaf in pile}
        told = [at[leaves[row["a"]["id"]].document.id] == at[leaves[row["b"]["id"]].document.id] for row in rows]
        asked = [row["label"] != "independent" for row in rows]
        hits = sum(a and b for a, b in zip(told, asked, strict=True))
        score = 200 * hits / (sum(told) + sum(asked))
        print(f"{threshold:5.2f}{len(piles):9d}{max(map(len, piles)):9d}{score:7.1f}")


if __name__ == "__main__":
    main()
