"""Sixteen processes write into one store at once: none is told that it is locked, nothing is lost or doubled."""

import hashlib
import multiprocessing
import time
from pathlib import Path

import postgres_server
import pytest
from invented_leaves import document, leaf

from tawatur.connect.stories import assigned
from tawatur.connect.traces import trace
from tawatur.engine.single import OneProcess
from tawatur.errors import StoreError
from tawatur.model.address import Address
from tawatur.model.leaf import Packed
from tawatur.store import opened
from tawatur.store.base import Entry, Store, Version
from tawatur.store.lookup import Paper

WRITERS, EACH = 16, 8
MATTERS = ("river flood village bridge rescue dam rain storm", "court judge witness lawyer verdict appeal prison oath")


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Address:
    return postgres_server.url() if request.param == "postgres" else tmp_path / "store.db"


def add(store: Store, key: str, number: int) -> None:
    """An article that all have at its number, or one of its own, and the batch that it joins with."""
    told = leaf(document(key, f"{MATTERS[number % 2]} detail{key}", published="2024-03-05"))
    digest = hashlib.sha256(told.document.text.encode()).hexdigest()
    version = Version(f"/{key}", "2024-03-06T00:00:00+00:00", told.document.text.encode(), digest, standing=True)
    store.add(Entry(version, Packed.of(told), b"layers", digest, "r"))
    with store.change():
        if traces := [trace(one) for one in store.pending()]:
            store.close_batch()
            store.settle(assigned(traces, store.shelf(), OneProcess()))


def write(address: Address, writer: int, start: float, ends: "multiprocessing.Queue[str]") -> None:
    """What each process does: article by article, so that all of them always wait for each other."""
    time.sleep(max(0.0, start - time.time()))
    try:
        for number in range(EACH):
            with opened(address, make=True) as store:
                add(store, f"{'all' if number < 3 else writer}-{number}", number)
        ends.put("")
    except StoreError as error:
        ends.put(str(error))


def test_sixteen_writers_meet_no_lock(address: Address) -> None:
    fork, start = multiprocessing.get_context("fork"), time.time() + 0.5
    ends: multiprocessing.Queue[str] = fork.Queue()
    writers = [fork.Process(target=write, args=(address, number, start, ends)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    assert [ends.get(timeout=120) for _ in writers] == [""] * WRITERS
    for writer in writers:
        writer.join()
    with opened(address) as store:
        assert store.documents() == WRITERS * (EACH - 3) + 3
        assert sum(len(store.leaves(number)) for number in store.untold()) == store.documents()
        assert (len(store.untold()), list(store.pending())) == (2, [])
        assert list(store.faults()) == []


def test_who_reads_and_proves_keeps_no_writer_waiting(address: Address) -> None:
    with opened(address, make=True) as writer, opened(address) as reader:
        for number in range(9):
            add(writer, f"before-{number}", number)
        for number, rows in enumerate((reader.faults(), reader.lines(), reader.stories([]), reader.pending())):
            next(rows, None)
            started = time.monotonic()
            add(writer, f"after-{number}", number)
            assert time.monotonic() - started < 20
        assert reader.documents() == 13


def test_what_two_processes_list_at_once_is_listed_once(address: Address) -> None:
    papers = [Paper(number, "o", "", "", (("flood", bytes([number])),)) for number in (1, 2, 3)]
    with opened(address, make=True) as one, opened(address) as other:
        one.list_words(papers[:2])
        other.list_words(papers)
        one.list_words(papers)
        assert list(one.word_places(["flood"])) == [b"\x01\x02", b"\x03"]
