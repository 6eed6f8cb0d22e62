"""Chains of attribution: who passed it on to whom, from the outlet outward."""

from dataclasses import dataclass
from enum import StrEnum

from tawatur.model.span import Span


class Stance(StrEnum):
    """What a link does to what it passes on."""

    ASSERTS = "asserts"
    DENIES = "denies"
    BELIEVES = "believes"
    EXPECTS = "expects"
    ASKS = "asks"
    WARNS = "warns"
    PROMISES = "promises"


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a transmission.

    ``who`` is an entity key, or for an anonymous group a key made of its folded description.
    ``named`` is False for a group ("American officials"). ``context`` is True where the sentence
    itself does not show the link. ``span`` is the phrase that names it (in the sentence, or earlier
    in the article), ``words`` that phrase. ``nation`` is the key of the state or body the link speaks
    for, where the words say so ("Kremlin spokesman", "American officials").
    """

    who: str
    words: str
    named: bool = True
    context: bool = False
    span: Span | None = None
    nation: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Links from the outlet outward to the origin; empty where the outlet speaks for itself."""

    links: tuple[Link, ...] = ()

    @property
    def origin(self) -> Link | None:
        """The last link: as far out as the words lead."""
        return self.links[-1] if self.links else None
