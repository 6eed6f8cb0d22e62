"""What goes into a store and what comes out of it, as records."""

from dataclasses import dataclass

from tawatur.model.change import Change, State
from tawatur.model.habit import Habit
from tawatur.model.leaf import Packed
from tawatur.store.lookup import NO_FACTS, Facts


@dataclass(frozen=True, slots=True)
class Version:
    """What stood at an address when it was fetched: its bytes and their hash.

    ``headers`` is what the server said beside them, as JSON. ``standing`` tells an address at which one article
    stands, a page of the web or a file of its own: this version takes the place of the one before.
    """

    address: str
    retrieved: str
    raw: bytes
    digest: str
    headers: str = ""
    standing: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on its way into a store: packed leaf and layers, with what they were made, the hash of its text."""

    version: Version
    leaf: Packed
    layers: bytes
    text_digest: str
    recipe: str


@dataclass(frozen=True, slots=True)
class Line:
    """A story in one line: its number in the store, its id, how many documents, its days, the headline that names it
    and what it is called in English."""

    number: int
    id: str
    documents: int
    first: str
    last: str
    words: str
    english: str = ""

    def called(self, language: str) -> str:
        """What it is called in a language; its headline where that is not known."""
        return (self.english if language == "en" else "") or self.words


@dataclass(frozen=True, slots=True)
class Filing:
    """A told story on its way into a store: its line, itself, packed, the ids of the documents that it was told of, the
    keys of those whom it names and of the outlets that tell it, how it stands, when it was told, what it adds to
    searches, how its outlets report."""

    line: Line
    story: bytes
    documents: tuple[str, ...]
    keys: tuple[str, ...] = ()
    state: State = State()
    at: str = ""
    facts: Facts = NO_FACTS
    habits: tuple[Habit, ...] = ()


@dataclass(frozen=True, slots=True)
class Happened:
    """A change in its order: of which story, by a document of it, and when it was noticed."""

    number: int
    document: str
    at: str
    change: Change


@dataclass(frozen=True, slots=True)
class Watch:
    """Who wants to hear of what, and where.

    ``about`` is all, story (``subject`` a document of it), actor (a key; also that of an outlet) or search (the name
    of one that the owner keeps); ``kinds`` are those of changes, all where none is given; ``to`` is feed, the address
    of a webhook, or ``mailto:`` with that of a person; ``since`` the number of changes that were there before it.
    """

    owner: str
    about: str
    subject: str
    to: str
    kinds: tuple[str, ...] = ()
    lang: str = "ar"
    number: int = 0
    since: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list: its line, how many of its documents came after some number of documents, and whether it is
    to be told again."""

    line: Line
    news: int
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Acting:
    """An actor over all stories: its key, its type, in how many stories, the names that they write."""

    key: str
    type: str
    stories: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A version of an address: hash of its bytes, id of its document, when it was fetched, what was said."""

    address: str
    digest: str
    document: str
    retrieved: str
    headers: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: it starts after ``first`` items and has ``most`` of them at most."""

    first: int = 0
    most: int = 50
