"""Words by what they mean: the English gloss that the lists give an act joins its verbs and nouns in all forms."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from tawatur.lang.lists import read_list
from tawatur.lang.pack import Entry, Pack
from tawatur.search.spelling import Speller, plain

_LISTS = ("event-verbs", "event-nouns", "titles", "tolls", "sources", "weapons")
"""Lists whose glosses say what a word means."""
_ENDINGS = (("ied", "y"), ("ies", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("es", ""), ("s", ""))
"""How an English word becomes the plain one of a gloss."""


class Glosses:
    """The terms under which texts have what a word means."""

    def __init__(self, pack: Pack, speller: Speller) -> None:
        self._pack, self._speller = pack, speller
        self._also: dict[str, list[str]] = {}
        for entry in read_list(pack.folder.parent / "en" / "lists" / "glosses.txt")[1]:
            self._also.setdefault(entry.norm, []).append(entry.value)

    def of_english(self, word: str) -> frozenset[str]:
        """The terms of the words with an English word's gloss."""
        bases = [
            word,
            *self._also.get(word, ()),
            *(word[: -len(end)] + instead for end, instead in _ENDINGS if word.endswith(end)),
        ]
        doubled = [base[:-1] for base in bases if base[-1:] == base[-2:-1]]
        return self._terms(gloss for gloss in (*bases, *doubled) if gloss in self._entries)

    def of_word(self, form: str) -> frozenset[str]:
        """The terms of a word in the language of the pack, and of all words with its glosses."""
        known = {
            entry.get("en") for norm in self._norms(form) for entry in self._pack.forms.get(norm, ()) if _meant(entry)
        }
        return frozenset(self._speller.of(form).terms) | self._terms(known)

    def _norms(self, form: str) -> Iterable[str]:
        return {plain(form), *self._speller.of(form).terms}

    def _terms(self, glosses: Iterable[str]) -> frozenset[str]:
        return frozenset(
            term for gloss in glosses for entry in self._entries.get(gloss, ()) for term in self._of(entry)
        )

    def _of(self, entry: Entry) -> Iterator[str]:
        if " " not in entry.norm:
            yield self._speller.of(entry.norm).terms[0]

    @cached_property
    def _entries(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for name in _LISTS:
            for entry in self._pack.lists.get(name, ()):
                if _meant(entry):
                    found.setdefault(entry.get("en"), []).append(entry)
        return found


def _meant(entry: Entry) -> bool:
    """Whether a gloss can be relied on: an ambiguous form means another thing oftener than not."""
    return entry.list in _LISTS and bool(entry.get("en")) and not entry.get("ambiguous")
