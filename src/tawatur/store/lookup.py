"""What a store holds for searches: words of articles, what is told of claims, actors by their names, kept searches."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tawatur.model.leaf import Packed
from tawatur.model.timevalue import Interval


@dataclass(frozen=True, slots=True)
class Paper:
    """An article as searches know it: its number in the store, outlet, days, and where each of its words stands.

    The days are written YYYY-MM-DD and empty where they are unknown; ``words`` holds packed places by term.
    """

    number: int
    outlet: str
    first: str
    last: str
    words: Sequence[tuple[str, bytes]] = ()
    story: int = -1
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which articles a search lets through: those of some outlets (None: of all), published between two days (empty:
    whenever), of a story, that came after the first ``since``, where ``outdated`` those too in whose place another
    stands."""

    outlets: tuple[str, ...] | None = None
    first: str = ""
    last: str = ""
    story: int | None = None
    since: int = 0
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """An actor of a story: key, type, names as found and the terms under which it is looked up."""

    key: str
    type: str
    names: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a told story adds to searches: packed places of claims by term, the articles in them numbered as ``days``
    are; its actors; the days on which each of its articles was published."""

    claims: Mapping[str, bytes] = field(default_factory=dict)
    actors: tuple[Naming, ...] = ()
    days: tuple[Interval | None, ...] = ()


NO_FACTS = Facts()


@dataclass(frozen=True, slots=True)
class Saved:
    """A search that somebody keeps; ``seen``: how many articles there were when its owner last looked."""

    owner: str
    name: str
    query: str
    seen: int


class Lookup(Protocol):
    """What searches ask of a store and file in it."""

    def unlisted(self) -> Iterator[tuple[int, Packed]]:
        """The articles whose words are not listed yet, with their numbers."""
        ...

    def list_words(self, papers: Sequence[Paper]) -> None:
        """Lists the words of some articles."""
        ...

    def word_places(self, terms: Iterable[str]) -> Iterator[bytes]:
        """The packed places of some terms."""
        ...

    def begun_places(self, beginning: str) -> Iterator[bytes]:
        """The packed places of all terms that begin so."""
        ...

    def claim_places(self, term: str) -> Iterator[bytes]:
        """The packed places of the claims that are filed under a term."""
        ...

    def let_through(self, wanted: Wanted, numbers: Sequence[int] | None = None) -> list[tuple[int, str]]:
        """The numbers of articles, of some or of all, and the last day on which each can have been published; they
        ascend where all are asked for."""
        ...

    def papers(self, numbers: Sequence[int]) -> list[Paper]:
        """Some articles by their numbers, without their words."""
        ...

    def outlets(self) -> list[str]:
        """The keys of all outlets whose articles are kept."""
        ...

    def kept(self, numbers: Sequence[int]) -> dict[int, Packed]:
        """The leaves of some articles by their numbers."""
        ...

    def number_of(self, story: str) -> int | None:
        """The number of a told story."""
        ...

    def ids_of(self, stories: Iterable[int]) -> dict[int, str]:
        """The ids of told stories by their numbers."""
        ...

    def actors_named(self, terms: Sequence[str]) -> set[str]:
        """The keys of the actors that have one of some terms among their names."""
        ...

    def actors(self, keys: Iterable[str]) -> list[Naming]:
        """Some actors by their keys, with all names and types that stories give them, without terms."""
        ...

    def saved(self, owner: str | None = None) -> list[Saved]:
        """The searches that somebody keeps, or everybody, by their names."""
        ...

    def save(self, search: Saved) -> None:
        """Keeps a search in the place of that of the same owner and name."""
        ...

    def unsave(self, owner: str, name: str) -> bool:
        """Drops a kept search; whether there was one."""
        ...
