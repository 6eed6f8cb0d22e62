"""A compiled lexicon of word forms: what a folded word can be, its stem, and where its clitics end.

The file is built once by tools/build_lexicon.py; at run time everything is a
lookup. The clitics themselves are part of the file, so this code knows no
language.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Self, TypeAlias

import marisa_trie
import numpy as np

from tawatur.errors import PackError
from tawatur.lang.clitics import (
    ACCEPTS,
    GOVERNS,
    NOMINAL,
    Letters,
    Proclitics,
    Suffix,
    Tag,
    proclitic_table,
    suffix_table,
)

__all__ = ["MAGIC", "Lexicon", "Segments", "Tag"]

MAGIC: Final = b"TWLX0001"
_HEAD: Final = struct.Struct("<III")
_NOUN, _PARTICLE, _PROPER, _FEMININE, _DUAL, _RARE = map(
    int, (Tag.NOUN, Tag.PARTICLE, Tag.PROPER, Tag.FEMININE, Tag.DUAL, Tag.RARE)
)
"""Tags as plain numbers, which are compared fast."""
_PARTICLE_BONUS: Final = 1.2
_RARE_COST: Final = 2.5
_SHORT_COST: Final = 0.5
_SPELLING_COST: Final = 1.5
_SEAT_BONUS: Final = 0.8

_Base: TypeAlias = tuple[float, str, str]
_Split: TypeAlias = tuple[float, tuple[str, ...], str, str]


class Segments(NamedTuple):
    """A word taken apart: the proclitics as written one by one, the base, the pronoun suffix (or nothing)."""

    proclitics: tuple[str, ...]
    base: str
    suffix: str


def _nobody(_: str) -> bool:
    """Protects no word."""
    return False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word forms without clitics, folded. Safe to share between threads."""

    _trie: Any
    _column: array[int]
    _tags: tuple[int, ...]
    _stems: tuple[tuple[int, int, str], ...]
    _proclitics: dict[str, tuple[Proclitics, ...]]
    _suffixes: dict[str, tuple[Suffix, ...]]
    _seams: tuple[tuple[str, str, int], ...]
    _short: frozenset[str]
    _letters: Letters

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """The lexicon in a file; raises PackError when it is not one."""
        try:
            raw = Path(path).read_bytes()
        except OSError as error:
            raise PackError(f"{path}: the lexicon cannot be read: {error}; install the package again") from error
        if not raw.startswith(MAGIC):
            raise PackError(f"{path}: not a lexicon of this version; run tools/build_lexicon.py")
        head_length, count, _ = _HEAD.unpack_from(raw, len(MAGIC))
        start = len(MAGIC) + _HEAD.size
        head = json.loads(raw[start : start + head_length])
        column = array("H", np.frombuffer(raw, "<u2", count, start + head_length).astype(np.uint16).tobytes())
        trie = marisa_trie.BinaryTrie()
        trie.frombytes(raw[start + head_length + 2 * count :])
        rules = [(cut, drop, add) for cut, drop, add in head["rules"]]
        clitics = head["clitics"]
        return cls(
            trie,
            column,
            tuple(tags for tags, _ in head["classes"]),
            tuple(rules[rule] for _, rule in head["classes"]),
            proclitic_table(clitics["proclitics"], frozenset(clitics["before unknown"])),
            suffix_table(clitics["suffixes"]),
            tuple((end, instead, ACCEPTS[kind]) for end, instead, kind in clitics["seams"]),
            frozenset(clitics["short"]),
            Letters(*clitics["letters"].values()),
        )

    def __contains__(self, norm: str) -> bool:
        """Whether the form is known."""
        return self._class(norm) >= 0

    def __len__(self) -> int:
        """How many forms are known."""
        return len(self._column)

    def tags(self, norm: str) -> Tag:
        """All that the form can be; Tag(0) when it is unknown."""
        return Tag(self.flags(norm))

    def stem(self, norm: str) -> str | None:
        """The folded dictionary word that inflected forms share; None when the form is unknown."""
        number = self._class(norm)
        if number < 0:
            return None
        cut, drop, add = self._stems[number]
        return norm[cut : len(norm) - drop] + add

    def peel_suffix(self, norm: str) -> tuple[str, str] | None:
        """The base and the pronoun suffix of a word that ends in one; None when no known base is left."""
        best = min(self._suffixed(norm, ~0), default=None, key=_cost)
        return (best[1], best[2]) if best else None

    def segment(self, norm: str, protected: Callable[[str], bool] = _nobody, *, surface: str | None = None) -> Segments:
        """The likeliest split of a word.

        The split with the fewest clitics whose base is known wins; function words win over rare whole words.
        `protected` knows names, which win over splits. `surface` is the word as written, letter for letter
        (no marks): it tells a feminine ending from a pronoun and a seated hamza from the article, which folding
        makes the same.
        """
        if len(norm) < 2 or protected(norm):
            return Segments((), norm, "")
        written = surface if surface and len(surface) == len(norm) else ""
        best = min(self._splits(norm, protected, written), default=None, key=_cost)
        return Segments(best[1], best[2], best[3]) if best else self._peel_unknown(norm, written)

    def _splits(self, norm: str, protected: Callable[[str], bool], surface: str) -> Iterator[_Split]:
        """All splits with a known base, each with its cost."""
        for cost, base, suffix in self._bases(norm, ~0, surface):
            yield cost, (), base, suffix
        for first in self._proclitics.get(norm[0], ()):
            at = len(first.written)
            if not norm.startswith(first.written) or len(norm) < at + 2:
                continue
            rest, seated = first.restore + norm[at:], self._seated(surface, at)
            if first.article and self._seated(surface, at - 2):
                continue
            dear = len(first.clitics) - (_SEAT_BONUS if seated or first.restore else 0.0)
            if len(rest) > 2 and first.accepts & NOMINAL and protected(rest):
                yield dear - 0.5, first.clitics, rest, ""
            for cost, base, suffix in self._bases(rest, first.accepts, surface[at:], first):
                yield dear + cost, first.clitics, base, suffix

    def _seated(self, surface: str, at: int) -> bool:
        """Whether the word is written with a hamza on or under the alif at this place."""
        return bool(surface) and surface[at] in self._letters.seated

    def _bases(self, rest: str, accepts: int, surface: str, first: Proclitics | None = None) -> Iterator[_Base]:
        """The known bases of what follows a proclitic: itself, and what is left when a pronoun goes."""
        flags = self.flags(rest)
        if flags & accepts and not (first and self._unlikely(first, rest, flags)):
            dear = self._base_cost(rest, flags, accepts) + self._written_cost(rest, flags, surface)
            yield dear + (self._seam_cost(first, rest, flags) if first else 0.0), rest, ""
        if not (first and first.article) and surface[-1:] != self._letters.written_marbuta:
            for cost, base, suffix in self._suffixed(rest, accepts):
                yield cost + self._article_cost(rest, self.flags(base) & ~_NOUN, surface), base, suffix

    def _suffixed(self, rest: str, accepts: int) -> Iterator[_Base]:
        """The splits of a word into a known base and a pronoun."""
        for suffix in self._suffixes.get(rest[-1:], ()):
            host = rest[: -len(suffix.written)]
            if not host or not rest.endswith(suffix.written):
                continue
            if host in self._short:
                yield suffix.cost - _PARTICLE_BONUS - 1, host, suffix.written
            for base, flags in self._hosts(host, suffix.common):
                if flags & suffix.accepts & accepts and not flags & _RARE and len(base) > 1:
                    yield self._base_cost(base, flags, accepts) + suffix.cost, base, suffix.written

    def _hosts(self, host: str, common: bool) -> Iterator[tuple[str, int]]:
        """The forms that become `host` before a pronoun, with their tags; the verb seam is for common pronouns."""
        flags = self.flags(host)
        direct = host[-1] != self._letters.marbuta or not flags & _FEMININE
        if direct and flags & NOMINAL:
            yield host, flags
        for end, instead, accepts in self._seams:
            if host.endswith(end) and (common or accepts != ACCEPTS["verb"]):
                base = host[: len(host) - len(end)] + instead
                of_base = self.flags(base)
                if of_base & accepts:
                    yield base, of_base
        if direct and not flags & NOMINAL:
            yield host, flags

    def _base_cost(self, base: str, flags: int, accepts: int) -> float:
        """How dear a base is: function words are cheap; rare, dual and very short words dear."""
        if flags & _PARTICLE and (accepts & _PARTICLE or accepts & GOVERNS and flags & _NOUN):
            return -_PARTICLE_BONUS
        dear = _RARE_COST if flags & _RARE else 0.0
        if flags & _DUAL:
            dear += 0.6 if flags & _NOUN else 1.1
        return dear + (_SHORT_COST if len(base) < 3 else 0.0)

    def _written_cost(self, rest: str, flags: int, surface: str) -> float:
        """What the spelling says against a base: a pronoun as feminine ending, a root hamza as ending, an article."""
        last = surface[-1:]
        pronoun = last == self._letters.marbuta == rest[-1] and flags & _FEMININE
        root = bool(last) and last in self._letters.seated and self.stem(rest) != rest
        return (_SPELLING_COST if pronoun or root else 0.0) + self._article_cost(rest, flags, surface)

    def _article_cost(self, base: str, flags: int, surface: str) -> float:
        """What it costs to read a bare article as part of the base."""
        if not base.startswith(self._letters.article) or flags & (_PARTICLE | _PROPER):
            return 0.0
        if surface and self._seated(surface, 0) or not surface and flags & _NOUN:
            return 0.0
        return _SPELLING_COST if self.flags(base[2:]) & NOMINAL else 0.0

    def _unlikely(self, first: Proclitics, base: str, flags: int) -> bool:
        """Whether a proclitic before this base is a name taken apart rather than a reading."""
        if flags & _RARE:
            return True
        if flags & _PARTICLE or first.article:
            return False
        return len(base) < 3 and (len(first.clitics) > 1 or not flags & NOMINAL)

    def _seam_cost(self, first: Proclitics, base: str, flags: int) -> float:
        """What it costs to read two lams without the article."""
        lam = self._letters.lam
        double = first.written.endswith(lam) and not first.article and base.startswith(lam)
        return _SPELLING_COST if double and not flags & _PROPER else 0.0

    def _peel_unknown(self, norm: str, surface: str) -> Segments:
        """An unknown word loses only the article and what stands before it, or a clitic before a seated hamza."""
        for first in self._proclitics.get(norm[0], ()):
            at = len(first.written)
            if not norm.startswith(first.written) or len(norm) < at + 3:
                continue
            bare = first.article and not first.restore and not self._seated(surface, at - 2)
            if first.before_unknown and (bare or at == 1 and self._seated(surface, 1)):
                return Segments(first.clitics, norm[at:], "")
        return Segments((), norm, "")

    def _class(self, norm: str) -> int:
        """The number of the form's class, -1 when it is unknown."""
        try:
            number = self._trie.get(norm.encode("iso8859-6"))
        except UnicodeEncodeError:
            return -1
        return -1 if number is None else self._column[number]

    def flags(self, norm: str) -> int:
        """All that the form can be, as a plain number of tags, which is fast; 0 when it is unknown."""
        number = self._class(norm)
        return 0 if number < 0 else self._tags[number]


def _cost(split: _Base | _Split) -> float:
    """What splits are compared by; the first of equals wins."""
    return split[0]
