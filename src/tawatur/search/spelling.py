"""What of a written word is searched for: one term for all its spellings, and a mark of how it is spelt."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from zlib import crc32

from tawatur.lang.alphabet import NAMES
from tawatur.lang.pack import Pack
from tawatur.store.places import SPELT
from tawatur.text.fold import fold_run
from tawatur.text.tokens import LATIN, NUMBER, WORD, raw_tokens

_LETTERS = {
    0x67E: 0x628, 0x686: 0x62C, 0x698: 0x632, 0x6AF: 0x643, 0x6A4: 0x641, 0x6A8: 0x642, 0x6AD: 0x643, 0x762: 0x643,
    0x679: 0x62A, 0x688: 0x62F, 0x691: 0x631, 0x6BA: 0x646, 0x6C7: 0x648, 0x6CB: 0x648, 0x6D0: 0x64A,
}  # fmt: skip
"""Letters of other languages in Arabic script, as the Arabic press writes their sound or shape."""
_SEATED_END = "\u064a\u0621"
"""A hamza written behind its seat at the end of a word, which others write on it."""
_HAMZA = "\u0621"
HELD = 400_000
"""Forms that are remembered."""


class Spelt(NamedTuple):
    """A written word: its terms, the surest first, and how it is spelt."""

    terms: tuple[str, ...]
    spelling: int


class Written(NamedTuple):
    """A word where it stands in a text."""

    start: int
    stop: int
    form: str


def spelling(form: str) -> int:
    """A number that tells spellings apart."""
    return crc32(form.encode("utf-8", "surrogatepass")) & SPELT


def words_of(text: str) -> Iterator[Written]:
    """The words and numbers of a text.

    >>> [word.form for word in words_of("From 10,000 (ten).")]
    ['From', '10,000', 'ten']
    """
    raw = raw_tokens(text)
    for start, stop, kind in zip(raw.starts, raw.stops, raw.classes, strict=True):
        if kind in _SEARCHED:
            yield Written(start, stop, text[start:stop])


_SEARCHED = (WORD, LATIN, NUMBER)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")


def plain(form: str) -> str:
    """A form in which all its spellings are one.

    >>> plain("10,000"), plain("Orb\\u00e1n"), plain("\\u067e") == plain("\\u0628")
    ('10000', 'orban', True)
    """
    norm = fold_run(form).norm.translate(_LETTERS)
    if norm[:1].isdigit():
        return norm.replace(",", "") if _GROUPED.match(norm) else norm
    if norm[:1] < "\u0600" and not norm.isascii():
        parts = unicodedata.normalize("NFKD", norm)
        return "".join(letter for letter in parts if not unicodedata.combining(letter))
    return norm


def ended(norm: str) -> str:
    """A word whose last hamza stands on its seat, however it was written.

    >>> ended("\\u0634\\u064a\\u0621") == "\\u0634\\u0621"
    True
    """
    return norm[:-2] + _HAMZA if norm.endswith(_SEATED_END) else norm


class Speller:
    """The terms of the words of one language: folded, and without what the lexicon knows to be stuck to them."""

    def __init__(self, pack: Pack) -> None:
        self._forms, self._lexicon = pack.forms, pack.lexicon
        clitics = pack.entries("clitics")
        self.article = clitics[0].norm
        self._stuck = frozenset(entry.norm for entry in clitics[1:] if entry.value != "suffix")
        self._known: dict[str, Spelt] = {}

    def of(self, form: str) -> Spelt:
        """The terms of a written word."""
        found = self._known.get(form)
        if found is None:
            if len(self._known) >= HELD:
                self._known.clear()
            found = self._known[form] = Spelt(tuple(map(ended, self._terms(plain(form)))), spelling(form))
        return found

    def _terms(self, norm: str) -> tuple[str, ...]:
        """The bare word; for one that nobody knows, also what is left where its first letter is a clitic."""
        if not "\u0600" <= norm[:1] < "\u0780":
            return (norm,)
        base = self._lexicon.segment(norm, self._named).base or norm
        if base != norm or norm in self._forms or norm in self._lexicon:
            return (base,)
        bare = norm[1:] if len(norm) > 4 and norm[0] in self._stuck else ""
        return (norm, bare) if bare else (norm,)

    def beginnings(self, form: str) -> tuple[str, ...]:
        """What the terms of words that begin so begin with."""
        norm = plain(form)
        bare = norm[len(self.article) :] if norm.startswith(self.article) else ""
        return (norm, bare) if len(bare) > 1 else (norm,)

    def _named(self, norm: str) -> bool:
        return any(entry.list in NAMES for entry in self._forms.get(norm, ()))
