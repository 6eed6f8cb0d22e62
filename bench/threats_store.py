"""The rows of reliability.py for what a store suffers: kills, crowds, bytes that change, backups that are broken."""

import multiprocessing
import os
import random
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from threat import Row

from tawatur import app, archive, upkeep
from tawatur.errors import TawaturError
from tawatur.model.address import Address
from tawatur.store import opened

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "tests" / "store")]

import postgres_server  # noqa: E402

ARTICLES = app.demo_folder() / "articles"
FORK = multiprocessing.get_context("fork")
KILLS, COPIES, WRITERS, LONGEST, BYTES = 200, 12, 16, 1.5, 100
REBUILT = 0.2  # share of the runs that build again instead of adding


@dataclass
class Toll:
    """What kills did: how many, stores made whole, times with fewer articles, faults, stores that tell otherwise."""

    kills: int = 0
    whole: int = 0
    fewer: int = 0
    faults: int = 0
    other: int = 0


@contextmanager
def each() -> Iterator[dict[str, Callable[[int], Address]]]:
    """What gives each database's new stores by their numbers."""
    app.reader("ar", ())
    with tempfile.TemporaryDirectory() as place:
        yield {
            "SQLite": lambda number: Path(place) / f"{number}.db",
            "PostgreSQL": cache(lambda _: postgres_server.url()),
        }


@contextmanager
def articles() -> Iterator[Path]:
    """A folder of articles of two matters, told again and again with other figures, and a file that cannot be read."""
    with tempfile.TemporaryDirectory() as place:
        for name in ("03_talmisa-today.txt", "05_daftar.txt"):
            text = (ARTICLES / name).read_text(encoding="utf-8")
            for number in range(COPIES):
                changed = re.sub(r"\d+", f"{20 + number}", text) + f"\n{number}.\n"
                (Path(place) / f"{number:02}{name}").write_text(changed, encoding="utf-8")
        (Path(place) / "broken.txt").write_bytes(bytes(range(256)) * 40)
        yield Path(place)


def add(where: Address, folder: Path, ends: "multiprocessing.Queue[str] | None" = None) -> None:
    """What is killed, and what many do at once."""
    try:
        archive.add(where, [str(folder)], archive.Desk())
        told = ""
    except TawaturError as error:
        told = str(error)
    if ends is not None:
        ends.put(told)


def rebuild(where: Address, folder: Path) -> None:
    """What is killed too."""
    archive.rebuild(where, archive.Desk())


def shown(where: Address) -> str:
    """All that a store tells."""
    return app.to_json(archive.dossier(where))


def killed(new: Callable[[int], Address], folder: Path) -> Toll:
    """Kills runs in the middle; a store that became whole is compared with one that was never killed."""
    chance, toll, before = random.Random(11), Toll(), 0
    add(new(0), folder)
    whole, where = shown(new(0)), new(1)
    while toll.kills < KILLS:
        victim = rebuild if before and chance.random() < REBUILT else add
        run = FORK.Process(target=victim, args=(where, folder))
        run.start()
        run.join(chance.uniform(0.0, LONGEST))
        alive = run.is_alive()
        run.kill()
        run.join()
        toll.kills += alive
        before = judged(where, before, toll)
        if not alive and victim is add:
            toll.whole += 1
            toll.other += shown(where) != whole
            where, before = new(1 + toll.whole), 0
    add(where, folder)
    toll.whole += 1
    toll.other += shown(where) != whole
    return toll


def judged(where: Address, before: int, toll: Toll) -> int:
    """Proves a store after a kill; how many articles it has."""
    try:
        with opened(where) as store:
            kept = store.documents()
    except TawaturError as error:
        if "there is no store here" not in str(error):
            raise
        toll.fewer += before > 0
        return before
    toll.faults += len(archive.verify(where))
    toll.fewer += kept < before
    return kept


def kills() -> str:
    """Runs of add and rebuild, killed."""
    with articles() as folder, each() as stores:
        tolls = {name: killed(new, folder) for name, new in stores.items()}
    return "; ".join(
        f"{name}: {toll.kills} kills, {toll.fewer} times an article lost, {toll.faults} faults, "
        f"{toll.other} of {toll.whole} stores tell otherwise in the end"
        for name, toll in tolls.items()
    )


def crowd() -> str:
    """Processes that add the same articles at once into a store that is not there yet."""
    told = []
    with articles() as folder, each() as stores:
        for name, new in stores.items():
            ends: multiprocessing.Queue[str] = FORK.Queue()
            start = time.perf_counter()
            runs = [FORK.Process(target=add, args=(new(0), folder, ends)) for _ in range(WRITERS)]
            for run in runs:
                run.start()
            errors = sum(bool(ends.get(timeout=1800)) for _ in runs)
            seconds = time.perf_counter() - start
            with opened(new(0)) as store:
                kept, faults = store.documents(), len(list(store.faults()))
            told.append(f"{name}: {errors} errors, {kept} of {2 * COPIES} articles, {faults} faults, {seconds:.0f} s")
    return "; ".join(told)


def rot() -> str:
    """Single bytes of what is kept for good, changed one at a time."""
    chance, seen = random.Random(5), 0
    with articles() as folder, each() as stores:
        where = stores["SQLite"](0)
        add(where, folder)
        sound = len(archive.verify(where))
        with closing(sqlite3.connect(Path(where), isolation_level=None)) as file:
            for _ in range(BYTES):
                seen += changed(file, *chance.choice((("raw", "bytes"), ("leaves", "leaf"))), chance, Path(where))
    return f"{seen} of {BYTES} changed bytes found; {sound} mismatches before"


def changed(file: sqlite3.Connection, table: str, column: str, chance: random.Random, where: Path) -> bool:
    """Whether a byte that changes in a row is found; it is set back."""
    row, old = chance.choice(file.execute(f"SELECT rowid, {column} FROM {table}").fetchall())
    new = bytearray(old)
    new[chance.randrange(len(new))] ^= 1 << chance.randrange(8)
    put = f"UPDATE {table} SET {column} = ? WHERE rowid = ?"
    file.execute(put, (bytes(new), row))
    found = bool(archive.verify(where))
    file.execute(put, (old, row))
    return found


def backup() -> str:
    """An export, restored into each database, and exports of which a byte has changed."""
    chance, same, wrong, refused = random.Random(7), 0, 0, 0
    with articles() as folder, each() as stores:
        where = stores["SQLite"](0)
        add(where, folder)
        file = Path(where).with_name("store.zip")
        upkeep.export_store(where, file)
        for name in stores:
            upkeep.restore(stores[name](1), file)
            again = file.with_name("again.zip")
            upkeep.export_store(stores[name](1), again)
            same += again.read_bytes() == file.read_bytes()
        sound = file.read_bytes()
        for number in range(BYTES):
            raw = bytearray(sound)
            raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
            file.write_bytes(raw)
            try:
                upkeep.restore(to := stores["SQLite"](2 + number), file)
            except TawaturError:
                refused += 1
            else:
                upkeep.export_store(to, again)
                wrong += again.read_bytes() != sound
            os.unlink(stores["SQLite"](2 + number))
    broken = f"of {BYTES} with a changed byte {refused} refused, {wrong} restored otherwise"
    return f"{same} of 2 restored to the same bytes; {broken}"


ROWS = (
    Row("A run that is killed (SIGKILL), also while it rebuilds", "an article is one transaction, a batch is one; what "
        "waits is told by the next run", kills),
    Row("Sixteen writers at once", "a transaction that writes has the right to from its beginning, or waits for it",
        crowd),
    Row("Bytes that change on the disk", "tawatur verify makes every hash again", rot),
    Row("A backup that is broken, or of another database", "one file with hashes; all of it or nothing", backup),
)  # fmt: skip
