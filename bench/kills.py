"""What a store suffers and keeps: python bench/kills.py [KILLS]

In SQLite and in a PostgreSQL of its own: a run of tawatur add is killed (SIGKILL) after a chance time, again and again,
and after each kill everything is proved and counted; a store that became whole is compared with one that was never
killed, and a new one begun. Then sixteen processes add at once. Then every hash is made again. Kept in kills.md, from
which docs/reliability.md is made where there is one.
"""

import multiprocessing
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import cost
import speed

from tawatur import app, archive
from tawatur.errors import TawaturError
from tawatur.store import opened
from tawatur.store.address import Address

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests" / "store"))
import postgres_server  # noqa: E402 (the server of the tests)

ARTICLES = app.demo_folder() / "articles"
FORK = multiprocessing.get_context("fork")
KILLS, COPIES, WRITERS, LONGEST = 200, 12, 16, 1.5
KEPT = Path(__file__).with_name("kills.md")


@dataclass
class Toll:
    """What the kills did."""

    kills: int = 0
    stores: int = 0
    faults: int = 0
    fewer: int = 0
    other: int = 0


def articles(folder: Path) -> Path:
    """Articles of two matters, told again and again with other figures, and a file that cannot be read."""
    folder.mkdir()
    for name in ("03_talmisa-today.txt", "05_daftar.txt"):
        text = (ARTICLES / name).read_text(encoding="utf-8")
        for number in range(COPIES):
            (folder / f"{number:02}{name}").write_text(re.sub(r"\d+", f"{20 + number}", text) + f"\n{number}.\n")
    (folder / "broken.txt").write_bytes(bytes(range(256)) * 40)
    return folder


def add(where: Address, folder: Path, ends: "multiprocessing.Queue[str] | None" = None) -> None:
    """What is killed, and what sixteen do at once."""
    try:
        archive.add(where, [str(folder)], archive.Desk())
        told = ""
    except TawaturError as error:
        told = str(error)
        print(told, file=sys.stderr)
    if ends is not None:
        ends.put(told)


def shown(where: Address) -> str:
    """All that a store tells."""
    return app.to_json(archive.dossier(where))


def killed(new: Callable[[int], Address], folder: Path, kills: int) -> Toll:
    """Kills runs until there were so many kills, each in the middle of a run."""
    chance, toll, before = random.Random(11), Toll(), 0
    whole = new(0)
    add(whole, folder)
    where = new(1)
    while toll.kills < kills:
        run = FORK.Process(target=add, args=(where, folder))
        run.start()
        run.join(chance.uniform(0.0, LONGEST))
        alive = run.is_alive()
        run.kill()
        run.join()
        toll.kills += alive
        before = judged(where, before, toll)
        if not alive:
            toll.stores += 1
            toll.other += shown(where) != shown(whole)
            where, before = new(1 + toll.stores), 0
    add(where, folder)
    toll.stores += 1
    toll.other += shown(where) != shown(whole)
    return toll


def judged(where: Address, before: int, toll: Toll) -> int:
    """Proves a store after a kill; how many articles it has."""
    try:
        with opened(where) as store:
            kept = store.documents()
    except TawaturError as error:
        if "there is no store here" not in str(error) and "is no store" not in str(error):
            raise
        toll.fewer += before > 0
        return before
    toll.faults += len(archive.verify(where))
    toll.fewer += kept < before
    return kept


def crowded(where: Address, folder: Path) -> tuple[int, int, float]:
    """Sixteen processes that add the articles at once, each in another order: errors, articles, seconds."""
    ends: multiprocessing.Queue[str] = FORK.Queue()
    start = time.perf_counter()
    runs = [FORK.Process(target=add, args=(where, folder, ends)) for _ in range(WRITERS)]
    for run in runs:
        run.start()
    errors = sum(bool(ends.get(timeout=1800)) for _ in runs)
    for run in runs:
        run.join()
    with opened(where) as store:
        return errors, store.documents(), time.perf_counter() - start


def measured(name: str, new: Callable[[int], Address], folder: Path, kills: int) -> list[str]:
    """The cells of a database's row."""
    toll = killed(new, folder, kills)
    errors, kept, seconds = crowded(new(-1), folder)
    mismatches = len(archive.verify(new(-1)))
    return [
        name, f"{toll.kills}", f"{toll.stores}", f"{toll.fewer}", f"{toll.faults}", f"{toll.other}",
        f"{errors} of {WRITERS}", f"{kept} of {2 * COPIES}", f"{seconds:.0f}", f"{mismatches}",
    ]  # fmt: skip


def table(kills: int) -> Iterator[str]:
    """When and how it was measured, and a row for each database."""
    yield f"Measured on {datetime.now(UTC):%Y-%m-%d} by `python bench/kills.py {kills}` on {os.cpu_count()} cores.\n"
    yield from speed.head(
        "database", "kills", "stores made whole", "articles lost", "faults proved", "stores that tell otherwise",
        "writers with an error", "articles of all", "seconds", "hashes that differ",
    )  # fmt: skip
    app.reader("ar", ())
    with tempfile.TemporaryDirectory() as place:
        folder = articles(Path(place) / "articles")
        yield speed.row(*measured("SQLite", lambda number: Path(place) / f"{number}.db", folder, kills))
        yield speed.row(*measured("PostgreSQL", cache(lambda _: postgres_server.url()), folder, kills))


def main() -> None:
    """Measure, print and keep."""
    cost.keep(table(int(sys.argv[1]) if sys.argv[1:] else KILLS), KEPT)


if __name__ == "__main__":
    main()
