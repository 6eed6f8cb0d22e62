"""What connect sees of one document: claims, entities, times and folded words, of no language."""

from dataclasses import dataclass
from typing import Protocol

from tawatur.model.annotation import Entity
from tawatur.model.claim import Claim
from tawatur.model.codec import pack, unpack, unpack_first
from tawatur.model.document import Document
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval, TimeExpression


@dataclass(frozen=True, slots=True)
class Dated:
    """A time expression of the body: where it starts, what it means, the tense of its clause.

    ``tense`` is past, present, future or "" where the words do not tell.
    """

    start: int
    expression: TimeExpression
    tense: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence: its span, its folded content stems, its folded words as one string.

    ``shifts``: it opens by turning to another party or matter ("for his part", "elsewhere").
    """

    span: Span
    stems: tuple[str, ...]
    norm: str
    shifts: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """All that connect needs of one document.

    ``terms`` are the folded stems of the whole body with their counts, ``sentences`` those of the body in order,
    the headline first where there is one, ``roots`` the root of each stem that has another than itself.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Dated, ...] = ()
    terms: tuple[tuple[str, int], ...] = ()
    sentences: tuple[Told, ...] = ()
    roots: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Its document's id."""
        return self.document.id

    def read(self) -> "Leaf":
        """Itself: it is at hand."""
        return self

    @property
    def past(self) -> tuple[Interval, ...]:
        """The days that it dates by themselves and tells as past."""
        told = (
            Interval.of(one.expression.value)
            for one in self.times
            if one.tense == "past" and not one.expression.relative
        )
        return tuple(days for days in told if days)

    @property
    def titles(self) -> tuple[Told, ...]:
        """The sentences of the headline."""
        headline = self.document.headline
        return tuple(one for one in self.sentences if headline and headline.overlap(one.span))

    @property
    def body(self) -> tuple[Told, ...]:
        """The sentences that are not of the headline."""
        headline = self.document.headline
        return tuple(one for one in self.sentences if not (headline and headline.overlap(one.span)))


class Filed(Protocol):
    """A leaf at hand, or one that lies somewhere and is read when it is needed; survives pickling."""

    @property
    def key(self) -> str:
        """The id of its document."""
        ...

    def read(self) -> Leaf:
        """The leaf itself, for as long as somebody holds it."""
        ...


@dataclass(frozen=True, slots=True)
class Packed:
    """A leaf as bytes: a twelfth of the room."""

    key: str
    packed: bytes

    @staticmethod
    def of(leaf: Leaf) -> "Packed":
        """A leaf, packed."""
        return Packed(leaf.key, pack(leaf))

    def read(self) -> Leaf:
        """The leaf; raises StoreError where the bytes are none."""
        return unpack(Leaf, self.packed)

    def document(self) -> Document:
        """The leaf's document alone, in a fifth of the time."""
        return unpack_first(Document, self.packed)
