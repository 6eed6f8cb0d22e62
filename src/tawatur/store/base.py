"""What a store is, whatever lies under it: the protocols that tests/store runs on every implementation."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from tawatur.connect.heaps import Heaps, Shelf
from tawatur.model.decision import Decision, Logged
from tawatur.model.issue import Issue
from tawatur.model.leaf import Packed
from tawatur.store.lookup import Lookup
from tawatur.store.memory import Visits
from tawatur.store.records import Acting, Entry, Filing, Happened, Kept, Line, Listed, Part, Version, Watch
from tawatur.store.reporting import Reporting

__all__ = [
    "Acting",
    "Alerts",
    "Entry",
    "Filing",
    "Happened",
    "Kept",
    "Line",
    "Listed",
    "Pages",
    "Part",
    "Rulings",
    "Store",
    "Version",
    "View",
    "Visits",
    "Watch",
    "Writer",
]


class Pages(Protocol):
    """What is asked of a store page by page, whatever its size."""

    def told(self) -> int:
        """How many stories are told."""
        ...

    def listed(self, since: int, part: Part, *, late: bool = False) -> list[Listed]:
        """A part of the stories: first those with a document that came after the first ``since`` documents, then the
        one with most documents first, or where ``late`` the one with the latest days.
        """
        ...

    def homes(self, documents: Iterable[str]) -> dict[str, str]:
        """The ids of the told stories of some documents by their ids."""
        ...

    def called_now(self, story: str) -> str | None:
        """The id under which a story is told that is, or was, told under an id; None where none ever was."""
        ...

    def stale(self, stories: Iterable[str]) -> list[str]:
        """Those of some told stories that are to be told again; until then they answer as they were told last."""
        ...

    def replaced(self, document: str) -> bool:
        """Whether newer versions stand at all addresses of a document, so that no story is told of it."""
        ...

    def versions(self, document: str) -> list[Kept]:
        """All versions of the addresses at which a document was found, in the order in which they were fetched."""
        ...

    def leaf(self, document: str) -> Packed | None:
        """The leaf of a document by its id; None where it is not kept."""
        ...

    def edited(self, documents: Iterable[str]) -> dict[str, int]:
        """How many other documents stood before at the addresses where some stand, of those where any did."""
        ...

    def history(self, address: str) -> list[Kept]:
        """The versions of an address, in the order in which they were fetched."""
        ...

    def named(self, key: str) -> int:
        """How many told stories name an actor or are told by an outlet."""
        ...

    def naming_lines(self, key: str, part: Part) -> list[Line]:
        """A part of these stories, the one with the latest days first."""
        ...

    def noted(self) -> int:
        """How many issues are kept."""
        ...

    def some_issues(self, part: Part) -> list[Issue]:
        """A part of what could not be read or believed, the latest first."""
        ...


class View(Pages, Reporting, Protocol):
    """What surfaces may ask of a store."""

    def documents(self) -> int:
        """How many articles are kept."""
        ...

    def waiting(self) -> int:
        """How many of them are in no story yet, and how many stories are not told yet."""
        ...

    def lines(self) -> Iterator[Line]:
        """The stories, the one with most documents first."""
        ...

    def stories(self, ids: Sequence[str]) -> Iterator[bytes]:
        """The packed stories of some ids, of all where none is given, the one with most documents first."""
        ...

    def layers(self, documents: Iterable[str]) -> dict[str, bytes]:
        """The packed layers of some documents by their ids."""
        ...

    def issues(self) -> tuple[Issue, ...]:
        """What could not be read or believed, in the order in which it came."""
        ...

    def recipes(self) -> tuple[str, ...]:
        """With what the kept articles were read: one recipe, or two of several where a rebuild was broken off."""
        ...


class Writer(Protocol):
    """What changes a store. All that is done within ``change`` is done together or not at all."""

    def change(self) -> AbstractContextManager[None]:
        """A transaction."""
        ...

    def known(self, address: str, digest: str) -> bool:
        """Whether these bytes of this address are kept, and nothing else stands there since."""
        ...

    def add(self, entry: Entry) -> Packed | None:
        """Keeps an article that no story has yet; the leaf of the same document where it is kept from elsewhere."""
        ...

    def note(self, issues: Iterable[Issue]) -> None:
        """Keeps issues, each once."""
        ...

    def outdated(self, recipe: str) -> Iterator[Packed]:
        """The leaves that another recipe made; they may be renewed meanwhile."""
        ...

    def renew(self, leaf: Packed, layers: bytes, recipe: str) -> None:
        """Replaces what was made of a document by what another recipe makes of it."""
        ...

    def pending(self) -> Iterator[Packed]:
        """The leaves that no batch holds yet."""
        ...

    def close_batch(self) -> int:
        """Makes one batch of all pending documents; its number."""
        ...

    def batches(self) -> int:
        """How many batches there are; they are numbered from 1."""
        ...

    def batch(self, number: int) -> Iterator[Packed]:
        """The leaves of a batch."""
        ...

    def shelf(self, before: int | None = None) -> Shelf:
        """The stories as they are; of what people ruled only what they had ruled before a batch, where one is given."""
        ...

    def settle(self, heaps: Heaps) -> None:
        """Files stories that documents have joined."""
        ...

    def untold(self) -> list[int]:
        """The numbers of stories that have changed since they were told, the one with most documents first."""
        ...

    def leaves(self, story: int) -> list[Packed]:
        """The leaves of a story."""
        ...

    def tell(self, told: Filing) -> None:
        """Files a told story, where it still has the documents that it was told of."""
        ...

    def let_go(self) -> None:
        """Drops what was told of stories of which no document is left."""
        ...

    def forget(self) -> None:
        """Drops all that follows from the articles and their batches."""
        ...


class Rulings(Protocol):
    """What people ruled, and what it takes to obey it."""

    def decisions(self) -> tuple[Logged, ...]:
        """The whole log, in its order."""
        ...

    def log(self, decision: Decision) -> Logged:
        """Appends a decision to the log."""
        ...

    def home(self, document: str) -> int | None:
        """The number of a document's story; None where it is in none."""
        ...

    def naming(self, key: str) -> list[int]:
        """The numbers of the stories that name an actor or are told by an outlet."""
        ...

    def tell_again(self, stories: Iterable[int]) -> None:
        """Lets stories be told again."""
        ...

    def moved(self, number: int) -> list[str]:
        """The documents that a decision moved from one story to another."""
        ...

    def move(self, number: int, documents: Iterable[str]) -> None:
        """Remembers the documents that a decision moved, in the place of those before."""
        ...


class Alerts(Protocol):
    """What changed in stories, who wants to hear of it, and what was sent."""

    def changes(self, after: int, most: int) -> list[Happened]:
        """The changes after the first so many, in their order, ``most`` of them at most."""
        ...

    def changed(self) -> int:
        """How many changes there are; they are numbered from 1."""
        ...

    def pass_days(self, today: str, at: str) -> int:
        """Tells of each open forecast whose last day is over, once; how many."""
        ...

    def watch(self, watch: Watch) -> Watch:
        """Keeps a watch, from the next change on; gives it its number."""
        ...

    def watches(self) -> list[Watch]:
        """All watches that are not ended, in their order."""
        ...

    def unwatch(self, number: int) -> bool:
        """Ends a watch; whether there was one."""
        ...

    def sent(self, watch: int, among: Iterable[int]) -> set[int]:
        """Which of some changes were sent to a watch."""
        ...

    def send(self, watch: int, change: int, at: str) -> None:
        """Remembers that a change was sent to a watch."""
        ...


class Store(View, Writer, Visits, Rulings, Alerts, Lookup, Protocol):
    """All of it."""

    def faults(self) -> Iterator[str]:
        """One sentence for each thing kept that is not what it was."""
        ...

    def digest(self) -> str:
        """The hash of all that follows from the articles: the same after a rebuild."""
        ...

    def close(self) -> None:
        """Lets go of it."""
        ...
