"""What a search gives: quotations with what is lit up in them, each proved against the stored text."""

from dataclasses import dataclass

from tawatur.model.evidence import Evidence
from tawatur.publish.dossier import Finding, Report, Support

ARTICLES, CLAIMS, ACTORS = "articles", "claims", "actors"
KINDS = (ARTICLES, CLAIMS, ACTORS)
"""What may be searched for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article, or a claim of it, that was found.

    ``passage`` is the sentence that shows it, ``marks`` what of it was asked for; ``before`` and ``after`` are True
    where it had to stop inside a sentence. ``claim`` is the claim's clause, with its stance and factuality, None where
    articles were asked for. ``first`` and ``last`` are the days of publication, empty where unknown.
    """

    document: str
    story: str
    outlet: str
    first: str
    last: str
    headline: Evidence | None
    passage: Evidence
    before: bool
    after: bool
    marks: tuple[Evidence, ...]
    claim: Evidence | None = None
    stance: str = ""
    factuality: str = ""
    outdated: bool = False


@dataclass(frozen=True, slots=True)
class ActorHit:
    """An actor that was found: key, type, names, how many claims it makes or is in, the newest of them."""

    key: str
    type: str
    names: tuple[str, ...]
    claims: int
    hit: Hit | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found: ``first`` hits stand before it, ``total`` were found."""

    kind: str
    hits: tuple[Hit, ...]
    total: int
    first: int = 0
    actors: tuple[ActorHit, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A report that answers a question: the words that do, and of these what was asked for."""

    report: Report
    marks: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement that answers a question: the finding of a story, what is said for it and against it.

    ``best`` is the report that answers best, one of either side; ``support`` counts those who say it; ``weight`` 0..1
    of the best answer's.
    """

    story: str
    finding: Finding
    best: Point
    said: tuple[Point, ...]
    against: tuple[Point, ...]
    support: Support
    weight: float


@dataclass(frozen=True, slots=True)
class Answers:
    """What a store has to say to a question: words of sources only, the best first; ``kind`` is what was asked for."""

    question: str
    kind: str
    answers: tuple[Answer, ...]
