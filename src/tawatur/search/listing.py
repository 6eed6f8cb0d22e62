"""What a search must know of an article and of a told story, worked out once and filed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from tawatur.lang.skeleton import Skeleton
from tawatur.model.claim import Claim
from tawatur.model.document import Document
from tawatur.model.story import Actor, Story
from tawatur.model.timevalue import Interval
from tawatur.search.spelling import HELD, Speller, Written, plain, words_of
from tawatur.store.lookup import Facts, Naming, Paper
from tawatur.store.places import FARTHEST, claim_place, word_place, written

CLAIM, KIND, SAID, ABOUT, HAS = "claim", "kind:", "said:", "about:", "has:"
"""The term of every claim; what stands before a kind of event, who said it, who or where it is about, what it tells."""
BONES = "~"
"""What stands before the skeleton of a name among its terms."""
Known = Mapping[str, tuple[str, str]]
"""Key -> (name in the language of the articles, English name)."""


def words_in(document: Document) -> list[Written]:
    """The words of an article's body and headline, without lines of the page."""
    gone = [(line.span.start, line.span.stop) for line in document.dropped]
    found = [word for word in words_of(document.text) if word.start <= FARTHEST]
    if not gone:
        return found
    starts = np.array([word.start for word in found])
    outside = np.ones(len(found), bool)
    for start, stop in gone:
        outside &= (starts < start) | (starts >= stop)
    return [found[at] for at in np.flatnonzero(outside).tolist()]


def paper_of(number: int, document: Document, speller: Speller) -> Paper:
    """An article as searches know it."""
    days = document.published.value
    first, last = (str(days.first), str(days.last)) if days else ("", "")
    found: dict[str, list[int]] = {}
    words = words_in(document)
    nexts = [word.start for word in words[1:]] + [len(document.text) + FARTHEST]
    for word, following in zip(words, nexts, strict=True):
        spelt = speller.of(word.form)
        place = word_place(number, word.start, following - word.start, spelt.spelling)
        for term in spelt.terms:
            found.setdefault(term, []).append(place)
    listed = [(term, written(places)) for term, places in found.items()]
    return Paper(number, document.outlet.value or document.id, first, last, listed)


@dataclass(frozen=True, slots=True)
class Namer:
    """Gives the terms under which an actor is looked up."""

    speller: Speller
    skeleton: Skeleton
    known: Known
    _met: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __call__(self, actor: Actor) -> Naming:
        """An actor with the terms of all its names: words, English words, skeletons."""
        keys = (actor.key, *actor.members)
        own = [name for key in keys for name in self.known.get(key, ("", "")) if name]
        terms = {term for name in (*own, *actor.names) for term in self._terms(name)}
        shown = tuple(dict.fromkeys([*own[:2], *actor.names]))
        return Naming(actor.key, actor.type, shown, tuple(sorted(terms)))

    def _terms(self, name: str) -> tuple[str, ...]:
        """The terms of a name, worked out once."""
        found = self._met.get(name)
        if found is None:
            if len(self._met) >= HELD:
                self._met.clear()
            found = self._met[name] = tuple(self._worked_out(name))
        return found

    def _worked_out(self, name: str) -> Iterator[str]:
        for word in words_of(name):
            yield from self.speller.of(word.form).terms
            if bones := self.skeleton.single(plain(word.form), native=False):
                yield BONES + bones


def facts_of(story: Story, namer: Namer) -> Facts:
    """What a told story adds to searches."""
    actors = {member: one.key for one in story.actors for member in (one.key, *one.members)}
    places = {document.id: at for at, document in enumerate(story.documents)}
    found: dict[str, list[int]] = {}
    for claim in story.claims:
        span = claim.evidence.span
        told = claim.stance, claim.factuality
        place = claim_place(places[claim.document], span.start, span.stop - span.start, told)
        for term in terms_of(claim, actors):
            found.setdefault(term, []).append(place)
    return Facts(
        {term: written(sorted(set(some))) for term, some in found.items()},
        tuple(map(namer, story.actors)),
        _days(story),
    )


def terms_of(claim: Claim, actors: Mapping[str, str]) -> set[str]:
    """The terms under which a claim is filed."""
    frame = claim.frame
    counted = any(quantity.value > 1 for quantity in frame.quantities)  # "one of them" counts nothing
    told = {"number": counted, "time": frame.when, "place": frame.where, "person": frame.who}
    found = {CLAIM, f"{KIND}{frame.kind}"}
    found |= {SAID + actors.get(link.who, link.who) for link in claim.chain.links if link.named}
    found |= {ABOUT + actors.get(key, key) for key in _keys((*frame.who, frame.where))}
    return found | {HAS + name for name, value in told.items() if value}


def _keys(keys: Iterable[str | None]) -> Iterator[str]:
    return (key for key in keys if key)


def _days(story: Story) -> tuple[Interval | None, ...]:
    days = {one.document: one.interval for one in story.publications}
    return tuple(days.get(document.id) for document in story.documents)
