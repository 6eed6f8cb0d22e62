"""What connect sees of one document: claims, entities, times and folded words, of no language."""

from dataclasses import dataclass

from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.timevalue import TimeExpression


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the body: where it starts, what it means, the tense of its clause.

    ``tense`` is past, present, future or "" where the words do not tell.
    """

    start: int
    expression: TimeExpression
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that connect needs of one document.

    ``terms`` are the folded stems of the whole body with their counts, ``text_norm`` the folded body
    as one string, ``sentences`` the span and the folded content stems of each sentence.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Dated, ...] = ()
    terms: tuple[tuple[str, int], ...] = ()
    text_norm: str = ""
    sentences: tuple[tuple[Span, tuple[str, ...]], ...] = ()
