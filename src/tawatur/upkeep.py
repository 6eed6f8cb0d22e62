"""The composition root of a store's upkeep: what became of an address, how the store is."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tawatur import archive
from tawatur.errors import StoreError, UsageError
from tawatur.model.address import Address, shown
from tawatur.publish.edits import Edits, edits, proved
from tawatur.publish.files import coming
from tawatur.store import opened, restored
from tawatur.store.base import Kept, View
from tawatur.store.database import Condition
from tawatur.store.sql import SqlStore
from tawatur.store.transfer import exported

ROOM = 2  # how many times a store's size should be free on its disk: an export, and what a rebuild writes
SOME = 5  # faults that are told one by one


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it is, and what to do where that is not well."""

    what: str
    state: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A version of an address, and what was changed since the one before; None for the first."""

    version: Kept
    edits: Edits | None


def versions(where: Address, place: str) -> list[Stage]:
    """The versions of an address of the web or of a file, in their order, each with what was changed."""
    with opened(where) as store:
        for address in (place, os.path.abspath(place)):
            if found := store.history(address):
                return [Stage(one, edited(store, found[n - 1], one) if n else None) for n, one in enumerate(found)]
    raise UsageError(f"{shown(where)}: nothing was read from {place}.")


def edited(view: View, before: Kept, after: Kept) -> Edits | None:
    """What was changed between two versions; None where one of their articles is not kept."""
    kept = view.leaf(before.document), view.leaf(after.document)
    if kept[0] is None or kept[1] is None:
        return None
    old, new = kept[0].read(), kept[1].read()
    return proved(edits(old, new), old.document.text, new.document.text)


def doctor(where: Address, desk: archive.Desk) -> list[Finding]:
    """How a store is, thing by thing; those that have a remedy are not well."""
    try:
        with opened(where) as store:
            return [*_condition(store.database.condition()), *_content(store, desk), _faults(store)]
    except StoreError as error:
        return [Finding("store", str(error), "Give the right address, or restore what was exported last.")]


def _condition(found: Condition) -> Iterator[Finding]:
    yield Finding("database", found.keeper)
    slow = "" if found.safe else "A loss of power can cost what was kept last: set it back to its default."
    yield Finding("log", found.log, slow)
    size = f"{found.size / 1e6:,.1f} MB"
    if found.free is None:
        yield Finding("size", f"{size}; the disk is the server's")
    else:
        full = "" if found.free > ROOM * found.size else "Make room: an export or a rebuild may not fit."
        yield Finding("size", f"{size}, {found.free / 1e6:,.0f} MB free", full)


def _content(store: SqlStore, desk: archive.Desk) -> Iterator[Finding]:
    yield Finding("form", str(store.database.form()))
    yield Finding("articles", f"{store.documents():,} in {store.told():,} stories, {store.noted():,} issues")
    waiting = store.waiting()
    yield Finding("waiting", f"{waiting:,}", "Run tawatur add without PATHS: it goes on with them." if waiting else "")
    recipes, recipe = store.recipes(), desk.recipe()
    other = "Give the same --names as before, or run tawatur rebuild with these." if set(recipes) - {recipe} else ""
    yield Finding("recipe", ", ".join(recipes) or "none yet", other)


def _faults(store: SqlStore) -> Finding:
    faults = list(store.faults())
    told = "; ".join([f"{len(faults):,}", *faults[:SOME]])
    return Finding("faults", told, "Run tawatur rebuild; what it does not mend needs a backup." if faults else "")


def export_store(where: Address, path: Path) -> int:
    """Writes all that a store holds into one file, whole or not at all; how many rows."""
    with opened(where) as store, coming(path) as place:
        return exported(store.database, place)


def restore(where: Address, path: Path) -> int:
    """Makes a store of what was exported; how many rows it has."""
    return restored(where, path)
