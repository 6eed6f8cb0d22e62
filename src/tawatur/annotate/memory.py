"""What an article has said so far of who speaks in it, for later words that refer back to them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tawatur.annotate.agreement import Agreement, of_phrase
from tawatur.annotate.offices import Office, offices_in
from tawatur.lang.words import Word
from tawatur.model.chain import Link
from tawatur.model.span import Span


@dataclass
class Memory:
    """What an article has said so far: the last medium, groups by kind and by head noun, sources, and the text's own
    credit."""

    medium: Link | None = None
    groups: dict[str, Link] = field(default_factory=dict)
    heads: dict[str, Link] = field(default_factory=dict)
    sources: list[tuple[Span, Link]] = field(default_factory=list)
    mains: list[tuple[Span, Link, Agreement]] = field(default_factory=list)
    titles: list[tuple[tuple[Office, ...], Link]] = field(default_factory=list)

    @property
    def sayer(self) -> Link | None:
        """The last main sayer."""
        return self.mains[-1][1] if self.mains else None

    def agreeing(self, asked: Agreement) -> tuple[Span, Link] | None:
        """The last main sayer that a verb can mean; the very last where none of the latest agrees with it."""
        latest = self.mains[-_LATEST:]
        found = next((row for row in reversed(latest) if row[2].fits(asked)), latest[-1] if latest else None)
        if found is None:
            return None
        last = next((span for span, link in reversed(self.sources) if link.who == found[1].who), found[0])
        return last, found[1]

    def holder(self, office: Office, nation: str | None) -> Link | None:
        """The source named last with an office, of that nation as far as known."""
        rows = (row for row in reversed(self.titles) if _fits(row[1], nation))
        return next((link for offices, link in rows if any(map(office.means, offices))), None)

    def person(self, title: str, nation: str | None) -> Link | None:
        """The person named last, of that nation as far as known; one with another title than ``title`` is passed."""
        rows = (row for row in reversed(self.titles) if row[1].named and _fits(row[1], nation))
        return next((link for offices, link in rows if _BODY not in offices and (not title or not offices)), None)

    def learn(self, span: Span, link: Link, words: Sequence[Word], *, main: bool) -> None:
        """Keeps a source for later references to it; ``main`` where a main clause has it."""
        self.sources.append((span, link))
        offices = tuple(offices_in(words))
        body = not offices and (not has_any(words, _PERSONAL) or has_any(words, _BODIES))
        self.titles.append(((_BODY,) if body else offices, link))
        if main or not self.mains:
            self.mains.append((span, link, of_phrase(words)))
        if link.named and has_any(words, ("outlets", "agencies")):
            self.medium = link
        head = next((entry for word in words if (entry := word.entry("sources"))), None)
        if head is not None and (not link.named or head.get("kind") == "document"):
            self.groups[head.value] = link
        if not link.named and words and described(words):
            self.heads[bare(words[0])] = link


def described(words: Sequence[Word]) -> bool:
    """Whether a phrase says which group it means: a team of investigators, not "the team"."""
    return len(words) > 1 or " " in words[0].norm


def bare(word: Word) -> str:
    """The noun that heads a phrase, without its article."""
    head = word.norm.partition(" ")[0]
    return head[2:] if "article" in word.classes else head


def has_any(words: Sequence[Word], classes: Iterable[str]) -> bool:
    """Whether one of some words has one of some classes."""
    return any([not word.classes.isdisjoint(classes) for word in words])


def _fits(link: Link, nation: str | None) -> bool:
    """Whether a named link can be the person a bare title means: of that nation, as far as that is known."""
    return nation is None or link.nation in (None, nation)


_BODY = Office("", "", False)
"""Stands for the office of what is no person."""
_LATEST = 5
"""Main sayers that a dropped subject may mean."""
_PERSONAL = ("given-names", "surnames", "unknown", "persons")
_BODIES = ("outlets", "agencies", "bodies", "states", "capitals")
