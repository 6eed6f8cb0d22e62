"""The view model: all that a page, a file or a program shows of stories, as plain values.

Nothing is worded in a language here, the surfaces do that (``labels``); what is quoted is proved before it is written.
"""

from dataclasses import dataclass

from tawatur.model.evidence import Evidence
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason
from tawatur.model.story import Retraction, Suggestion
from tawatur.model.timevalue import Interval
from tawatur.publish.stored import Article, Mark, Name, Read, Retold, Shared

__all__ = [
    "Article",
    "Clash",
    "Dossier",
    "Expectation",
    "Finding",
    "Mark",
    "Matter",
    "Moment",
    "Name",
    "Person",
    "Read",
    "Report",
    "Retold",
    "Ruling",
    "Shared",
    "Step",
    "StoryView",
    "Support",
    "Value",
    "FORMAT",
]

FORMAT = "tawatur-dossier/1"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a chain, read from the outlet outward.

    ``via`` is "words" (the article says so), "credit" (to an agency), "copy" or "derived" (the text is shared),
    "ruled" (a person decided so); ``evidence`` the phrase that names it, where there is one.
    """

    name: Name
    words: str
    named: bool
    context: bool
    nation: Name | None
    via: str
    evidence: Evidence | None


@dataclass(frozen=True, slots=True)
class Matter:
    """What a claim is about: event kind, who (agent first), where, when (TIMEX3), numbers as written."""

    kind: str
    who: tuple[Name, ...]
    where: Name | None
    when: str
    quantities: tuple[str, ...]
    positive: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One claim of one article.

    ``evidence`` is the clause, ``quote`` the attributed words it stands in, ``passage`` the whole sentences round both;
    ``before`` and ``after`` are True where that had to stop inside a sentence.
    """

    id: str
    document: str
    outlet: Name
    evidence: Evidence
    quote: Evidence
    cue: Evidence | None
    passage: Evidence
    before: bool
    after: bool
    chain: tuple[Step, ...]
    matter: Matter
    factuality: str
    stance: str
    kind: str
    utterance: bool
    future: bool
    main: bool


@dataclass(frozen=True, slots=True)
class Support:
    """Outlets that print it, independent origins (lower to upper), the common link, each merge's reason.

    ``ungraded`` are outlets in their own voice that nobody has graded: they add no origin.
    """

    outlets: tuple[Name, ...]
    lower: int
    upper: int
    common_link: Name | None
    ungraded: tuple[Name, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of what differs between reports; ``name`` where the value is the key of something named."""

    value: str
    name: Name | None
    claims: tuple[str, ...]
    support: Support


@dataclass(frozen=True, slots=True)
class Clash:
    """Two values that cannot both hold and the claims on either side; ``inside`` within one article."""

    slot: str
    values: tuple[str, str]
    names: tuple[Name | None, Name | None]
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    inside: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Expectation:
    """A forecast and what became of it; ``due`` is None where no time was stated."""

    claim: str
    holder: Name | None
    due: Interval | None
    outcome: str
    slots: tuple[str, ...]
    outcomes: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A proposition: the quoted words of its head claim and everything that belongs beside them.

    ``head`` is the report quoted first (what is denied before the denial), ``claims`` are ids of reports that say
    it, ``denials`` of those that deny it. ``part_of`` is the finding whose reports differ in this one's ``slot``.
    ``support`` is that of a slot's main value, else of all; ``quoted`` that of those who say what the words say.
    ``credibility`` is the grade from 1 to 6 that ``grading`` proposes.
    """

    id: str
    part_of: str | None
    head: str
    words: Evidence
    claims: tuple[str, ...]
    denials: tuple[str, ...]
    relation: str
    slot: str | None
    main_value: Value | None
    variants: tuple[Value, ...]
    clashes: tuple[Clash, ...]
    retractions: tuple[Retraction, ...]
    expectations: tuple[Expectation, ...]
    support: Support
    quoted: Support
    factuality: str
    credibility: int
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something at a time: a TIMEX3 value, the days it covers, the claims behind it."""

    value: str
    days: Interval | None
    claims: tuple[str, ...]
    factuality: str


@dataclass(frozen=True, slots=True)
class Person:
    """An actor of the story, whatever its type: its spellings, and the articles that name it."""

    name: Name
    type: str
    spellings: tuple[str, ...]
    members: tuple[str, ...]
    nation: Name | None
    documents: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of a person that the story obeys, as in ``model.decision``, and what it says in a reason.

    ``evidence`` are the clauses that it names; ``lost`` where no claim stands there any longer: it then does nothing.
    """

    number: int
    about: str
    subjects: tuple[str, ...]
    ruling: str
    by: str
    at: str
    note: str
    evidence: tuple[Evidence, ...]
    lost: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Title:
    """What a story is called, from its data alone: the headline that says most of what the articles say, who acts in
    them, where, and the kind of act that most of them tell."""

    headline: Evidence | None
    who: tuple[Name, ...]
    where: Name | None
    kind: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story: findings most important first, and all the lists a reader checks them against."""

    id: str
    title: Title
    headline: Evidence | None
    findings: tuple[Finding, ...]
    clashes: tuple[Clash, ...]
    retractions: tuple[Retraction, ...]
    expectations: tuple[Expectation, ...]
    timeline: tuple[Moment, ...]
    actors: tuple[Person, ...]
    suggestions: tuple[Suggestion, ...]
    copies: tuple[Shared, ...]
    passages: tuple[Retold, ...]
    reports: tuple[Report, ...]
    articles: tuple[Article, ...]
    terms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rulings: tuple[Ruling, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """Stories with everything resolved to plain values, the issues, and the names of all keys used."""

    stories: tuple[StoryView, ...]
    issues: tuple[Issue, ...]
    names: tuple[Name, ...]
    format: str = FORMAT
