"""Why a result came out so: a rule's name and the words that fill its sentence."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tawatur.model.span import Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: the rule's dotted name and the values its sentence is filled with.

    The sentences stand in publish/labels/<language>.toml under the rule's name, so that every
    reason can be read in every language of the surface.
    """

    rule: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value read about a document, why it is believed, and the words it rests on.

    ``value`` is None where it is unknown; the reasons then say what was looked at.
    """

    value: T | None
    reasons: tuple[Reason, ...] = ()
    span: Span | None = None
