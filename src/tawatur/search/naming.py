"""From the names that people write to the keys under which a store holds outlets, actors and stories."""

from functools import reduce
from operator import and_

from tawatur.lang.romanised import Romanised
from tawatur.search.listing import BONES, Known
from tawatur.search.spelling import Speller, plain, words_of
from tawatur.store.lookup import Lookup


class Names:
    """Keys by names, for a store that is open; what was looked up is remembered."""

    def __init__(self, view: Lookup, speller: Speller, known: Known, romanised: Romanised) -> None:
        self._view, self._speller, self._known, self._romanised = view, speller, known, romanised
        self._outlets: dict[str, frozenset[str]] = {}
        self._actors: dict[str, frozenset[str]] = {}
        self._stories: dict[str, int | None] = {}

    def outlets(self, name: str) -> frozenset[str]:
        """The keys of the outlets that are called so, in Arabic or English."""
        if name not in self._outlets:
            wanted = _folded(name)
            self._outlets[name] = frozenset(key for key in self._view.outlets() if wanted in self._called(key))
        return self._outlets[name]

    def actors(self, name: str) -> frozenset[str]:
        """The keys of the actors that have all words of a name, as they are written or as they sound."""
        if name not in self._actors:
            key = self._view.actors([name])
            self._actors[name] = frozenset({name}) if key else self._with_all_words(name)
        return self._actors[name]

    def story(self, key: str) -> int | None:
        """The number of a story."""
        if key not in self._stories:
            self._stories[key] = self._view.number_of(key)
        return self._stories[key]

    def _called(self, key: str) -> set[str]:
        return {_folded(name) for name in (key, *self._known.get(key, ()))}

    def _with_all_words(self, name: str) -> frozenset[str]:
        found = [self._with(word.form) for word in words_of(name)]
        return frozenset(reduce(and_, found)) if found else frozenset()

    def _with(self, form: str) -> set[str]:
        written = self._view.actors_named(self._speller.of(form).terms)
        return written or self._view.actors_named([BONES + bones for bones in self._romanised.bones(plain(form))])


def _folded(name: str) -> str:
    return " ".join(plain(word.form) for word in words_of(name))
