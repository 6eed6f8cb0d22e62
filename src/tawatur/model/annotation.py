"""The layers of one document: something said about a span, each layer all of one kind."""

from dataclasses import dataclass
from enum import StrEnum

from tawatur.model.chain import Chain, Stance
from tawatur.model.span import Span
from tawatur.model.timevalue import TimeExpression


class Factuality(StrEnum):
    """How the words present an event."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


AHEAD = frozenset({Factuality.PLANNED, Factuality.POSSIBLE})
"""What is not yet, or not for certain."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something said about a span; ``by`` names the rule that says it."""

    span: Span
    by: str


@dataclass(frozen=True, slots=True)
class Sentence(Annotation):
    """A sentence: ``first`` and ``last`` are half-open indexes into the segment columns.

    ``kind`` is "headline", "heading" (a short line of its own) or "body".
    """

    first: int
    last: int
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Quote(Annotation):
    """Words within quotation marks: ``span`` with the marks, ``inner`` without them."""

    inner: Span


@dataclass(frozen=True, slots=True)
class Mention(Annotation):
    """Words that name an entity: ``type`` PER, ORG, GPE, LOC, FAC, EVT or WEA; ``entity`` its key."""

    type: str
    entity: str


@dataclass(frozen=True, slots=True)
class Timex(Annotation):
    """A time expression; ``value`` is the TIMEX3 value as far as the document alone can tell."""

    expression: TimeExpression
    value: str


@dataclass(frozen=True, slots=True)
class Cue(Annotation):
    """Words that attribute.

    ``kind`` is speech, according-to, attitude or impersonal; ``frame`` names how source and content
    stand round the cue; ``first`` and ``last`` are its tokens, ``opens`` the token at which what it
    attributes begins (-1 where that stands before the cue).
    """

    kind: str
    stance: Stance
    frame: str
    first: int
    last: int
    opens: int


@dataclass(frozen=True, slots=True)
class Attribution(Annotation):
    """Cue, source and content in one document; ``span`` is the cue's.

    ``source`` is None where the sentence has no phrase for it; ``antecedent`` then is the phrase
    earlier in the article. ``manner`` is direct, mixed or indirect.
    """

    source: Span | None
    antecedent: Span | None
    content: tuple[Span, ...]
    chain: Chain
    manner: str
    stance: Stance
    kind: str


@dataclass(frozen=True, slots=True)
class Event(Annotation):
    """An act of an actor: ``span`` is the trigger; ``clause`` the words round it that tell it.

    ``kind`` is a PLOVER kind, TRAVEL or LAUNCH, or a kind of our own (docs/layers/events.md).
    ``who`` are entity keys (agent first), ``place`` an entity key, ``time`` the clause's own time.
    """

    kind: str
    clause: Span
    who: tuple[str, ...] = ()
    place: str | None = None
    time: TimeExpression | None = None


@dataclass(frozen=True, slots=True)
class Modality(Annotation):
    """How an event is presented: ``span`` is the trigger of the event."""

    factuality: Factuality


@dataclass(frozen=True, slots=True)
class Entity(Annotation):
    """Who or what the mentions of one key name; ``span`` is the first full mention.

    ``names`` are the spellings as found, the fullest first; ``nation`` the key of the state or body
    it speaks for; ``known`` is True where a list of the pack holds it.
    """

    key: str
    type: str
    names: tuple[str, ...]
    nation: str | None = None
    known: bool = False
