"""The part of the view model that shows stored articles: names, marks, what was read about each, shared text."""

from dataclasses import dataclass

from tawatur.model.decision import UNKNOWN
from tawatur.model.evidence import Evidence
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """Who or what a key stands for: its names, and the words the articles use where no name is known."""

    key: str
    ar: str = ""
    en: str = ""
    written: str = ""

    @property
    def known(self) -> bool:
        """Whether it stands for anybody: not where nobody is named, nor where a person ruled that nobody knows who."""
        return self.key not in ("", UNKNOWN)

    def shown(self, language: str) -> str:
        """The name to print on a page of a language; the key is the last resort.

        >>> Name("reuters", ar="", en="Reuters").shown("ar")
        'Reuters'
        """
        first, second = (self.en, self.ar) if language == "en" else (self.ar, self.en)
        return first or self.written or second or self.key


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of an article's text to draw: ``layer`` is mention, time, cue, source, content or event."""

    start: int
    stop: int
    layer: str
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class Read:
    """A value read about an article, why, and the words it rests on."""

    value: str | None
    name: Name | None
    reasons: tuple[Reason, ...]
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the page that is not part of the article, and why."""

    evidence: Evidence
    reason: Reason


@dataclass(frozen=True, slots=True)
class Article:
    """One stored revision: who published it, when by all that is known, its full text and what is marked in it.

    ``own_date`` is what its metadata says, ``published`` what all articles allow, ``page_dates`` what is not believed.
    """

    id: str
    anchor: str
    name: str
    language: str
    headline: Evidence | None
    outlet: Read
    agency: Read
    published: Interval | None
    published_reasons: tuple[Reason, ...]
    own_date: Read
    page_dates: tuple[Read, ...]
    dateline: Read
    author: str | None
    url: str | None
    digest: str
    dropped: tuple[Dropped, ...]
    marks: tuple[Mark, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Shared:
    """Two articles that share text: ``relation`` copy or derived, ``share`` of the shorter one."""

    a: str
    b: str
    relation: str
    share: float
    origin: Name
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Retold:
    """One sentence told again in another article."""

    a: Evidence
    b: Evidence
    score: float
