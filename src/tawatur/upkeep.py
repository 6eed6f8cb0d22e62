"""The composition root of a store's upkeep: what became of an address, how the store is."""

import os
from dataclasses import dataclass

from tawatur.errors import UsageError
from tawatur.publish.edits import Edits, edits, proved
from tawatur.store import opened
from tawatur.store.address import Address, shown
from tawatur.store.base import Kept, View


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
