"""How an article introduces people: the titles told before or behind a name, each with the state it is of."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tawatur.annotate.clause import is_comma, is_that
from tawatur.annotate.offices import REACH, Office, office_at
from tawatur.lang.words import Word
from tawatur.model.analysis import Tokens
from tawatur.model.annotation import Mention

_BACK = 8
"""Tokens between a title and the name of its holder, at most."""
_BETWEEN = {
    "comma",
    "sources",
    "name-heads",
    "article",
    "adjective",
    "relational",
    "bodies",
    "open-quote",
    "plain-quote",
}
"""What else may stand between a title and a name."""


class Told(NamedTuple):
    """A title at a token, and the key of the state it is told to be of; "" where none is told."""

    at: int
    office: Office
    nation: str


class Styles:
    """The titles of the people of an article; ``names`` are its names with the first token of each."""

    def __init__(
        self,
        tokens: Tokens,
        words: Sequence[Word],
        names: Sequence[tuple[int, Mention]],
        nations: Mapping[str, str],
    ) -> None:
        self._words, self._names, self._nations = words, names, nations
        self._stops = {mention.span: bisect_left(tokens.starts, mention.span.stop) for _, mention in names}
        ends = ((self._stops[mention.span], at, mention) for at, mention in names)
        self._ends = {stop: (at, mention) for stop, at, mention in ends if at < stop}
        self._firsts = dict(names)

    def introduced(self) -> list[tuple[Told, str]]:
        """Each title with the person who is introduced with it, in the order of the names."""
        found: list[tuple[Told, str]] = []
        for at, mention in self._names:
            if mention.type == "PER":
                told = (*_held(self.before(at)), *self.behind(self._stops[mention.span]))
                found += [(one, mention.entity) for one in told]
        return found

    def before(self, name: int) -> list[Told]:
        """The titles told before the name at a token, the nearest first: "the Ruritanian president X"."""
        found: list[Told] = []
        nation, at = "", name
        while at > max(0, name - _BACK):
            first, place = self._ends.get(at, (at - 1, None))
            word = self._words[first]
            if place is not None:
                if place.type == "PER":
                    break
                nation = self._state(place) or nation
            elif office := office_at(self._words[first : min(name, first + REACH)], 0):
                found.append(Told(first, office, nation))
            elif nisba := word.entry("nisba"):
                nation = nisba.get("state") or nation
            elif not _goes_on(word, found):
                break
            at = first
        return found

    def behind(self, stop: int) -> list[Told]:
        """The title told behind a name that ends at a token: "X, the king of Ruritania,"."""
        if stop + 1 >= len(self._words) or not is_comma(self._words[stop]):
            return []
        office, state = office_at(self._words, stop + 1), self.state_behind(stop + 1)
        return [Told(stop + 1, office, state)] if office and office.kind and state else []

    def state_behind(self, title: int) -> str:
        """The state that a title is told to be of: "the Ruritanian president", "the king of Ruritania"."""
        return next((key for at in range(title + 1, min(title + 3, len(self._words))) if (key := self.state(at))), "")

    def state(self, at: int) -> str:
        """The state that a token names or is the adjective of."""
        nisba, place = self._words[at].entry("nisba"), self._firsts.get(at)
        if nisba is not None:
            return nisba.get("state")
        return self._state(place) if place is not None and place.type == "GPE" else ""

    def _state(self, place: Mention) -> str:
        return self._nations.get(place.entity, place.entity if place.type == "GPE" else "")


def _goes_on(word: Word, found: Sequence[Told]) -> bool:
    """Whether a word can stand between a title and a name; no comma behind an office."""
    if is_that(word) or is_comma(word) and not all(told.office.honour for told in found):
        return False
    return not word.classes.isdisjoint(_BETWEEN)


def _held(titles: Sequence[Told]) -> Sequence[Told]:
    """Of the titles before a name the nearest office; without one the honours."""
    return next(([told] for told in titles if not told.office.honour), titles)
