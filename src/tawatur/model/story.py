"""What many documents say together: results of connect, each with its reasons."""

from dataclasses import dataclass

from tawatur.model.annotation import Factuality
from tawatur.model.claim import Claim
from tawatur.model.decision import Logged
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval


@dataclass(frozen=True, slots=True)
class Copy:
    """Two documents that share text: ``relation`` is "copy" or "derived"; ``share`` 0..1 of the shorter.

    ``origin`` is the key of the shared text's origin (an agency, a document, or a made-up key where
    the original is not in the collection).
    """

    a: str
    b: str
    relation: str
    share: float
    origin: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Two passages of different articles that are one sentence told again."""

    a: Evidence
    b: Evidence
    score: float


@dataclass(frozen=True, slots=True)
class Actor:
    """One entity across documents: ``key`` is shared; ``members`` are the keys that were joined."""

    key: str
    type: str
    names: tuple[str, ...]
    members: tuple[str, ...]
    nation: str | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two keys of actors that a person should look at: ``proposed`` is "same" for two actors that could be one,
    "not-same" for two members of an actor that could be two; ``score`` 0..1."""

    a: str
    b: str
    proposed: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """How many separate ways a proposition comes by (EVIDENCE: greatest number of disjoint paths).

    ``lower`` merges anonymous groups of one description, ``upper`` keeps them apart by who quotes
    them. ``common_link`` is the one node on which all ways rest, as a key, nearest the reader.
    ``outlets`` are outlet keys that print it, ``ungraded`` those whose own voice is not counted.
    """

    outlets: tuple[str, ...]
    lower: int
    upper: int
    common_link: str | None
    ungraded: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Variant:
    """One value of a slot and the claims that give it."""

    value: str
    claims: tuple[str, ...]
    origins: Origins


@dataclass(frozen=True, slots=True)
class Proposition:
    """Claims of documents that say the same thing, and those that contradict it.

    ``relation`` is agree, conflict, denied, change, forecast-fulfilled, forecast-changed or
    forecast-open; ``slot`` names what differs (place, time, number, participant, polarity, cause).
    ``claims`` are all claim ids, most telling first; ``head`` the claim that is quoted first;
    ``denials`` those of them that deny it; ``main_value`` the value that counts, "done" of a forecast
    that came true. ``origins`` are those of the claims of a slot's main value, else of all; ``quoted``
    those of the claims that say what the head says: expected where it is expected, told where it is
    told, in no other value.
    """

    id: str
    head: str
    claims: tuple[str, ...]
    denials: tuple[str, ...]
    relation: str
    slot: str | None
    variants: tuple[Variant, ...]
    main_value: str | None
    origins: Origins
    quoted: Origins
    factuality: Factuality
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both hold in one slot."""

    a: str
    b: str
    slot: str
    values: tuple[str, str]
    inside: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Retraction:
    """What was told and is withdrawn or overtaken by later reports; claim ids, in the order of their printing.

    ``said`` are the earlier claims, ``by`` those that undo them, ``because`` those of the latter that tell how
    the earlier ones came about.
    """

    said: tuple[str, ...]
    by: tuple[str, ...]
    because: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """A claim about the future and what became of it.

    ``due`` is the interval by which it was to happen, None where none was stated; ``outcome`` is
    fulfilled, changed, failed or open; ``slots`` say in what it changed; ``outcomes`` are the claims
    that decided.
    """

    claim: str
    holder: str | None
    due: Interval | None
    outcome: str
    slots: tuple[str, ...]
    outcomes: tuple[str, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something at a time: ``value`` a TIMEX3 value, ``claims`` the claims behind it."""

    value: str
    claims: tuple[str, ...]
    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Publication:
    """The days on which a document can have been published, by all that is known, and why."""

    document: str
    interval: Interval | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Documents about one running event and all that they say together.

    ``decisions`` are those of people that concern it, ``lost`` the numbers of those whose claim is no longer found.
    """

    id: str
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    actors: tuple[Actor, ...]
    suggestions: tuple[Suggestion, ...]
    copies: tuple[Copy, ...]
    passages: tuple[Passage, ...]
    publications: tuple[Publication, ...]
    propositions: tuple[Proposition, ...]
    contradictions: tuple[Contradiction, ...]
    retractions: tuple[Retraction, ...]
    forecasts: tuple[Forecast, ...]
    timeline: tuple[TimelineEntry, ...]
    terms: tuple[str, ...]
    reasons: tuple[Reason, ...]
    decisions: tuple[Logged, ...] = ()
    lost: tuple[int, ...] = ()
