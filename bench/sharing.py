"""Copies and stories against the public sets: python bench/sharing.py

Reads ../shared/bench/syndication/pairs.jsonl (which articles share their text) and ../shared/bench/day (which articles
are one story, which are told twice). Borderline pairs are left out. Beside the stories stands the rival: plain TF-IDF
with average linkage at the threshold that is best on these very days.
"""

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tawatur import app
from tawatur.connect.copies import copies
from tawatur.connect.stories import stories
from tawatur.engine.single import OneProcess
from tawatur.ingest import document_of
from tawatur.model.document import Document
from tawatur.model.leaf import Leaf

BENCH = Path(__file__).resolve().parents[2] / "shared" / "bench"
PAIRS = BENCH / "syndication" / "pairs.jsonl"
DAYS = BENCH / "day" / "articles.jsonl"
ABSENT = "../shared is not here; not measured."


def document(article: Mapping[str, str]) -> Document:
    """An article of a set, with what its file says of it."""
    fields = {name: article[name] for name in ("outlet", "url", "published", "author") if article.get(name)}
    text = f"{article['title']}\n{article['text']}"
    return document_of(text, pack=app.reader().pack, headline=article["title"], fields=fields)


def leaf_of(article: Mapping[str, str]) -> Leaf:
    """The leaf of an article of a set."""
    desk = app.reader()
    return desk.leaf(desk.annotate(document(article)))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def f1(told: Iterable[bool], asked: Iterable[bool]) -> float:
    """F1 in percent of yes-or-no answers."""
    pairs = list(zip(told, asked, strict=True))
    hits, wrong = sum(a and b for a, b in pairs), sum(a != b for a, b in pairs)
    return 200 * hits / (2 * hits + wrong)


def pairs() -> Iterator[str]:
    """Copy against rest, shared text against none."""
    if not PAIRS.exists():
        yield ABSENT
        return
    rows = [row for row in rows_of(PAIRS) if not row["borderline"]]
    asked = [row["label"] for row in rows]
    told = []
    for row in rows:
        found = copies([leaf_of(row["a"]), leaf_of(row["b"])], OneProcess())
        told.append(found[0].relation if found else "independent")
    copy = f1((one == "copy" for one in told), (one == "copy" for one in asked))
    shared = f1((one != "independent" for one in told), (one != "independent" for one in asked))
    yield f"Copy against rest: F1 {copy:.1f} of {len(rows)} pairs (asked: 96)."
    yield f"Copy or derived against independent: F1 {shared:.1f} (asked: 93)."
    wrong = Counter((a, b) for a, b in zip(asked, told, strict=True) if a != b)
    yield "Wrong: " + ", ".join(f"{n} {a} told as {b}" for (a, b), n in wrong.most_common()) + "."


def clustered(gold: Mapping[str, int], told: Mapping[str, int]) -> tuple[float, float]:
    """(B-cubed F1, pairwise F1) in percent."""
    both = Counter((gold[key], told[key]) for key in gold)
    ours, theirs = Counter(told[key] for key in gold), Counter(gold.values())
    precision = sum(n * n / ours[b] for (_, b), n in both.items()) / len(gold)
    recall = sum(n * n / theirs[a] for (a, _), n in both.items()) / len(gold)
    joint, given, wanted = (sum(n * (n - 1) / 2 for n in counts.values()) for counts in (both, ours, theirs))
    return 200 * precision * recall / (precision + recall), 200 * joint / (given + wanted)


def day() -> Iterator[str]:
    """Stories and texts told twice of two days of five outlets, and the rival's stories."""
    if not DAYS.exists():
        yield ABSENT
        return
    leaves = {row["id"]: leaf_of(row) for row in rows_of(DAYS)}
    names = {leaf.key: name for name, leaf in leaves.items()}
    asked = json.loads(DAYS.with_name("gold.json").read_text(encoding="utf-8"))
    gold = {name: place for place, story in enumerate(asked["stories"]) for name in story["articles"]}
    piles = stories(list(leaves.values()), OneProcess())
    told = {names[key]: place for place, pile in enumerate(piles) for key in pile}
    yield "| | B-cubed F1 | pairwise F1 |\n|---|---:|---:|"
    yield "| stories | {:.1f} | {:.1f} |".format(*clustered(gold, told))
    yield "| TF-IDF, average linkage, best threshold in hindsight | {:.1f} | {:.1f} |".format(*rival(leaves, gold))
    yield "| asked | 95 | 88 |\n"
    twice = {frozenset(pair) for pair in asked["near_duplicates"]}
    found = {frozenset((names[c.a], names[c.b])) for c in copies(list(leaves.values()), OneProcess())}
    score = 200 * len(twice & found) / (len(twice) + len(found))
    counts = f"{len(twice & found)} of {len(twice)} found, {len(found)} given"
    yield f"Texts told twice: F1 {score:.1f} ({counts}; asked: 95)."


def rival(leaves: Mapping[str, Leaf], gold: Mapping[str, int]) -> tuple[float, float]:
    """The best that plain TF-IDF with average linkage reaches at any threshold."""
    names = sorted(leaves)
    counts = [dict(leaves[name].terms) for name in names]
    seen = Counter(term for count in counts for term in count)
    columns = {term: place for place, term in enumerate(sorted(seen))}
    rows = np.zeros((len(names), len(columns)), dtype=np.float32)
    for place, count in enumerate(counts):
        for term, n in count.items():
            rows[place, columns[term]] = (1 + math.log(n)) * math.log((1 + len(names)) / (1 + seen[term]))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    joins = linkage(rows @ rows.T)
    found = []
    for step in range(6, 40):
        top = list(range(len(names)))
        for a, b, near in joins:
            if near < step / 100:
                break
            top = [a if one == b else one for one in top]
        found.append(clustered(gold, dict(zip(names, top, strict=True))))
    return max(found, key=sum)


def linkage(near: NDArray[np.float32]) -> Sequence[tuple[int, int, float]]:
    """Average linkage: which two piles join, nearest first, and how near they are."""
    table, sizes, joins = near.astype(float), np.ones(len(near)), []
    np.fill_diagonal(table, -1)
    for _ in range(len(near) - 1):
        a, b = divmod(int(table.argmax()), len(near))
        joins.append((a, b, float(table[a, b])))
        mean = (table[a] * sizes[a] + table[b] * sizes[b]) / (sizes[a] + sizes[b])
        table[a], table[:, a] = mean, mean
        table[a, a] = -1
        table[b], table[:, b] = -1, -1
        sizes[a] += sizes[b]
    return joins


def main() -> None:
    """Measure and print."""
    for lines in (pairs(), day()):
        print("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
