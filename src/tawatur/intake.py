"""How articles come into a store: from files and from the web, one by one, each with its issues, each for good."""

import hashlib
import json
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from getpass import getuser
from importlib.metadata import PackageNotFoundError, version
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

from tawatur import app
from tawatur.annotate.reader import Reader
from tawatur.engine.base import Engine
from tawatur.engine.pool import ProcessPool
from tawatur.engine.single import OneProcess
from tawatur.ingest import Found, captured, each
from tawatur.model.capture import Capture, Visit
from tawatur.model.codec import pack
from tawatur.model.document import Document
from tawatur.model.issue import Issue
from tawatur.model.leaf import Packed
from tawatur.model.reason import Reason
from tawatur.store.base import Entry, Store, Version
from tawatur.store.memory import Visits

T = TypeVar("T")

FEW = 40  # articles up to which a pool of processes does not pay for its start
LONGEST = 1000  # letters of a header that are kept
_SECRET = ("set-cookie", "set-cookie2")

Progress = Callable[[str, int], None]
"""Hears what is being done and how many times it has been."""


def now() -> str:
    """This moment, as a store writes it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def login() -> str:
    """The name under which this program runs; empty where the machine knows none."""
    try:
        return getuser()
    except (KeyError, OSError):
        return ""


def silent(step: str, done: int) -> None:
    """Hears and says nothing."""


class Web(Protocol):
    """What fetches addresses: ``tawatur.online`` where the extra is installed."""

    def steps(self, memory: Visits, addresses: Sequence[str]) -> Iterator[Capture | Issue | Visit]:
        """What addresses lead to, page by page; a visit comes after what it gave."""
        ...


@dataclass(frozen=True, slots=True)
class Desk:
    """The work that turns a document into what a store keeps of it; survives pickling."""

    language: str = "ar"
    extra: tuple[Path, ...] = ()

    @property
    def reader(self) -> Reader:
        """The reader of its language and lists, made once in each process."""
        return app.reader(self.language, self.extra)

    def __call__(self, document: Document) -> tuple[bytes, bytes]:
        """Leaf and layers, packed."""
        analysis = self.reader.annotate(document)
        return pack(self.reader.leaf(analysis)), pack(app.layers_of(analysis))

    def recipe(self) -> str:
        """With what it reads: version, pack, stages, lists of one's own."""
        own = [hashlib.sha256(path.read_bytes()).hexdigest()[:12] for path in self.extra]
        return ":".join([version_told(), self.reader.recipe, *own])


def version_told() -> str:
    """The version of this program."""
    try:
        return version("tawatur")
    except PackageNotFoundError:
        return "0.0.0"


def distant(path: str) -> bool:
    """Whether a path is an address of the web.

    >>> distant("https://example.org/feed"), distant("a.txt")
    (True, False)
    """
    return path.lower().startswith(("http://", "https://"))


def read(store: Store, paths: Sequence[str], desk: Desk) -> Iterator[Found | Issue]:
    """What is in files, folders and globs and is not kept yet."""
    return each(paths, pack=desk.reader.pack, known=lambda place, key: store.known(_address(place), key))


def fetched(store: Store, steps: Iterable[Capture | Issue | Visit], desk: Desk) -> Iterator[Found | Issue]:
    """What came from the web and is not what stands at its address; visits are remembered on the way."""
    for step in steps:
        if isinstance(step, Visit):
            store.visit(step)
        elif isinstance(step, Issue):
            yield step
        else:
            for found in captured(step, pack=desk.reader.pack, known=store.known):
                if isinstance(found, Issue) or store.standing(found.place) != found.document.id:
                    yield found


def keep(
    store: Store, found: Iterable[Found | Issue], desk: Desk, progress: Progress, *, at_once: bool = False
) -> list[Issue]:
    """Keeps what is found, each article with the issues told before it; all issues, in their order.

    ``at_once`` keeps each before the next is asked for.
    """
    recipe, waiting, told = desk.recipe(), deque[tuple[Found, list[Issue]]](), list[Issue]()
    fresh: list[Issue] = []

    def documents() -> Iterator[Document]:
        for one in found:
            if isinstance(one, Issue):
                fresh.append(one)
            else:
                waiting.append((one, fresh[:]))
                fresh.clear()
                yield one.document

    with nullcontext((OneProcess(), documents())) if at_once else spread(documents()) as (engine, todo):
        for done, (leaf, layers) in enumerate(engine.map(desk, todo), 1):
            one, come = waiting.popleft()
            with store.change():
                known = store.add(_entry(one, leaf, layers, recipe))
                come += [_twice(one, known)] if known else []
                store.note(come)
            told += come
            progress("read", done)
    store.note(fresh)
    return told + fresh


def _entry(found: Found, leaf: bytes, layers: bytes, recipe: str) -> Entry:
    document = found.document
    text_digest = hashlib.sha256(document.text.encode()).hexdigest()
    return Entry(_here(found), Packed(document.id, leaf), layers, text_digest, recipe)


def _here(found: Found) -> Version:
    """The version that an article is: of the address whence it came, or of the file in which it lies."""
    capture, digest = found.capture, found.document.digest
    if capture:
        told = {name: value[:LONGEST] for name, value in capture.headers if name.lower() not in _SECRET}
        headers = json.dumps({"asked": capture.asked, "headers": told}, ensure_ascii=False, sort_keys=True)
        return Version(capture.address, capture.retrieved, found.raw, digest, headers, standing=True)
    alone = os.path.isfile(found.place)  # not a row of it
    return Version(_address(found.place), now(), found.raw, digest, standing=alone)


def _address(place: str) -> str:
    return place if distant(place) else os.path.abspath(place)


def _twice(found: Found, known: Packed) -> Issue:
    return Issue(found.place, Reason("issue.duplicate", (found.place, known.read().document.name)), "note")


@contextmanager
def spread(items: Iterable[T]) -> Iterator[tuple[Engine, Iterator[T]]]:
    """The items, and the engine for as many as there are."""
    todo = iter(items)
    head = list(islice(todo, FEW))
    if len(head) < FEW:
        yield OneProcess(), iter(head)
        return
    with ProcessPool() as pool:
        yield pool, chain(head, todo)
