"""At which nearness a document joins a story: a table over pairs of articles that share their text or do not.

    python bench/fit_stories.py

For each threshold: how many stories, the largest, and F1 of "one story" over the pairs (copies and derived texts
are one; independent ones are mostly, not always, two; borderline ones are left out). ``stories.JOIN`` is at the lower
end of what is within a point of the best: stories are wider than copies, and a denial must stay with its claim.
"""

import sharing

from tawatur.connect import stories
from tawatur.engine.single import OneProcess

THRESHOLDS = [step / 100 for step in range(8, 32)]


def main() -> None:
    """Print the table."""
    rows = [row for row in sharing.rows_of(sharing.PAIRS) if not row["borderline"]]
    leaves = {row[side]["id"]: sharing.leaf_of(row[side]) for row in rows for side in "ab"}
    by_document = {leaf.document.id: leaf for leaf in leaves.values()}
    print(f"{'join':>5}{'stories':>9}{'largest':>9}{'F1':>7}")
    for threshold in THRESHOLDS:
        stories.JOIN = threshold
        piles = stories.stories(list(by_document.values()), OneProcess())
        at = {key: place for place, pile in enumerate(piles) for key in pile}
        told = [at[leaves[row["a"]["id"]].document.id] == at[leaves[row["b"]["id"]].document.id] for row in rows]
        asked = [row["label"] != "independent" for row in rows]
        score = sharing.f1(told, asked)
        print(f"{threshold:5.2f}{len(piles):9d}{max(map(len, piles)):9d}{score:7.1f}")


if __name__ == "__main__":
    main()
