"""How fast articles come into a store: python bench/intake.py

The articles of the public days and those of the pairs (../shared/bench) are read from a file into an empty store by the
command itself: reading, annotating, keeping, connecting and telling, its start among them. The figures are kept in
intake.md, which results.py takes over as it stands.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import cost
import sharing
import speed

from tawatur.store import opened

COMMAND = "from tawatur.cli import main; main()"
KEPT = Path(__file__).with_name("intake.md")


def measured() -> Iterator[str]:
    """The cells of the row: articles, stories, seconds, articles a second."""
    rows = sharing.rows_of(sharing.DAYS)
    rows += [row[side] for row in sharing.rows_of(sharing.PAIRS) for side in "ab"]
    with tempfile.TemporaryDirectory() as folder:
        articles, store = Path(folder) / "articles.jsonl", Path(folder) / "a.db"
        articles.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        start = time.perf_counter()
        command = [sys.executable, "-c", COMMAND, "add", str(articles), "--store", str(store)]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
        with opened(store) as made:
            yield from (f"{made.documents():,}", f"{made.told():,}", f"{seconds:.0f}")
            yield f"{made.documents() / seconds:.0f}"


def table() -> Iterator[str]:
    """When and how it was measured, and the row."""
    if not sharing.DAYS.exists():
        yield sharing.ABSENT
        return
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/intake.py` on {os.cpu_count()} cores:"
    yield "`tawatur add` into an empty store, its start among the seconds (asked: 50 articles a second).\n"
    yield from speed.head("articles", "stories", "s", "articles a second")
    yield speed.row(*measured())


if __name__ == "__main__":
    cost.keep(table(), KEPT)
