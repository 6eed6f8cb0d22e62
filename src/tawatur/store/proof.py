"""Proving a store: what is kept is what was put in, and every article is in one story."""

import hashlib
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby

from tawatur.errors import StoreError, TawaturError
from tawatur.model.codec import unpack
from tawatur.model.decision import Decision
from tawatur.model.decision import chained as after
from tawatur.model.leaf import Leaf
from tawatur.model.story import Story
from tawatur.store.database import Database
from tawatur.store.visits import MISJUDGED

_DERIVED = (
    "SELECT id, story FROM stories WHERE story IS NOT NULL ORDER BY id",
    "SELECT coalesce(s.id, ''), h.since, h.last, h.terms, h.weights FROM heaps h JOIN stories s USING (number) "
    "ORDER BY 1, h.terms, h.weights",
    "SELECT p.term, p.span, coalesce(s.id, '') FROM posts p LEFT JOIN gone ON gone.number = p.story "
    "JOIN stories s ON s.number = coalesce(gone.kept, p.story) ORDER BY 1, 2, 3",
    "SELECT term, documents FROM frequencies ORDER BY term",
    "SELECT n.key, s.id FROM named n JOIN stories s ON s.number = n.story ORDER BY n.key, s.id",
    "SELECT decision, document FROM moved ORDER BY decision, document",
)


def chained(last: str, documents: Iterable[str]) -> str:
    """The hash that stands for a batch of documents and all batches before it."""
    return hashlib.sha256("\n".join([last, *documents]).encode()).hexdigest()


def digest(database: Database) -> str:
    """The hash of all that follows from the articles."""
    found = hashlib.sha256()
    with database.change():
        for statement in _DERIVED:
            for row in database.stream(statement):
                for cell in row:
                    found.update(cell if isinstance(cell, bytes) else repr(cell).encode())
                    found.update(b"\0")
    return found.hexdigest()


def faults(database: Database) -> Iterator[str]:
    """One sentence for each thing kept that is not what it was.

    Keys are read first and what they stand for one by one, so that nobody who writes meanwhile waits for the whole.
    """
    yield from database.faults()
    yield from _raw(database)
    yield from _documents(database)
    yield from _outdated(database)
    yield from _batches(database)
    yield from _decisions(database)
    yield from _stories(database)


def _raw(database: Database) -> Iterator[str]:
    for (digest,) in database.ask("SELECT digest FROM raw ORDER BY digest"):
        for (packed,) in database.ask("SELECT bytes FROM raw WHERE digest = ?", (digest,)):
            try:
                found = hashlib.sha256(zlib.decompress(packed)).hexdigest()
            except zlib.error as error:
                found = str(error)
            if found != digest:
                yield f"The fetched bytes {digest} are no longer those that were kept ({found})."
    lost = "SELECT address FROM versions WHERE digest NOT IN (SELECT digest FROM raw) ORDER BY address"
    for (address,) in database.ask(lost):
        yield f"{address}: its fetched bytes are missing."


def _documents(database: Database) -> Iterator[str]:
    one = "SELECT text_digest, leaf FROM documents LEFT JOIN leaves USING (number) WHERE id = ?"
    for (key,) in database.ask("SELECT id FROM documents ORDER BY id"):
        for text_digest, packed in database.ask(one, (key,)):
            try:
                document = unpack(Leaf, packed or b"").document
            except StoreError as error:
                yield f"Article {key}: {error}"
                continue
            if document.id != key or hashlib.sha256(document.text.encode()).hexdigest() != text_digest:
                yield f"Article {key}: its text is no longer the one that was kept."


def _outdated(database: Database) -> Iterator[str]:
    for (key,) in database.ask(MISJUDGED):
        yield f"Article {key}: counts in stories though another stands at its address, or the other way round."


def _batches(database: Database) -> Iterator[str]:
    chains = database.ask("SELECT number, chain FROM batches ORDER BY number")  # first: none that comes now is missed
    rows = database.ask("SELECT batch, id FROM documents WHERE batch IS NOT NULL ORDER BY batch, id")
    members = {batch: [key for _, key in some] for batch, some in groupby(rows, key=lambda row: row[0])}
    last = ""
    for number, chain in chains:
        last = chained(last, members.get(number, []))
        if chain != last:
            yield f"Batch {number} is no longer the one that was added."
            last = chain


def _decisions(database: Database) -> Iterator[str]:
    last = ""
    rows = database.stream("SELECT number, batch, decision, chain FROM decisions ORDER BY number")
    for number, batch, packed, chain in rows:
        try:
            last = after(last, number, batch, unpack(Decision, bytes(packed)))
        except TawaturError:
            last = ""
        if chain != last:
            yield f"Decision {number}, or one before it, is no longer the one that was made."
            last = chain


def _stories(database: Database) -> Iterator[str]:
    lost = "SELECT id FROM documents WHERE batch IS NOT NULL AND story NOT IN (SELECT number FROM stories)"
    for (key,) in database.ask(f"{lost} OR batch IS NOT NULL AND story IS NULL ORDER BY id"):
        yield f"Article {key} is in no story; tawatur rebuild puts it into one."
    for (number,) in database.ask("SELECT number FROM stories ORDER BY number"):
        if _story(database, number):
            with database.change():  # it may have changed between two looks
                fault = _story(database, number)
            yield from fault


def _story(database: Database, number: int) -> list[str]:
    """What is wrong with a story: no sentence or one."""
    keys = "SELECT id FROM documents WHERE story = ? AND outdated = 0 ORDER BY id"
    for size, packed, stale in database.ask("SELECT documents, story, stale FROM stories WHERE number = ?", (number,)):
        members = [key for (key,) in database.ask(keys, (number,))]
        try:
            told = [] if packed is None else [one.id for one in unpack(Story, packed).documents]
        except StoreError as error:
            return [f"Story {number}: {error}"]
        if len(members) != size or (not stale and told != members):
            return [f"Story {number} was told of other articles than it has; tawatur rebuild tells it again."]
    return []
