"""Names across spellings: what is left of a name when transcription has had its way with it."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

# One sound that transcription writes with different letters: ghayn, jim, qaf, gaf, kaf of foreign g.
_SAME = {
    "\u063a": "g", "\u062c": "g", "\u0642": "g", "\u06af": "g", "\u0643": "k", "\u06a9": "k",
    "\u0637": "t", "\u062a": "t", "\u062b": "s", "\u0633": "s", "\u0635": "s", "\u0630": "d", "\u062f": "d",
    "\u0636": "d", "\u0638": "z", "\u0632": "z", "\u0698": "z", "\u0641": "f", "\u06a4": "f", "\u0628": "b",
    "\u067e": "b", "\u0686": "\u0634", "\u062d": "h", "\u0647": "h",
}  # fmt: skip
# Long vowels, hamza and its seats, alef maqsura, ta marbuta, tatweel; Latin vowels.
_DROPPED = frozenset("\u0627\u0648\u064a\u06cc\u0621\u0623\u0625\u0622\u0624\u0626\u0649\u0629\u0640aeiouyw")
_ARTICLE = "\u0627\u0644"


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """The consonants of one word of a name, one letter for sounds that transcription confuses.

    A word of vowels alone keeps its letters.

    >>> skeleton("Vagner") == skeleton("Vagnar")
    True
    """
    bare = _bare(word)
    bare = bare.removeprefix(_ARTICLE) if article(bare) else bare
    kept = "".join(_SAME.get(c, c) for c in bare if c not in _DROPPED and c.isalnum())
    return kept or bare


def article(word: str) -> bool:
    """Whether a word stands with the article: a common noun or a nickname."""
    return word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word without marks, without the seats of hamza and with every doubled letter once.

    >>> plain("Anna") == plain("Ána")
    True
    """
    return "".join(letter for letter, _ in groupby(_bare(word)))


def _bare(word: str) -> str:
    """A word in small letters without marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(maxsize=4)
def _plain(given: frozenset[str]) -> frozenset[str]:
    return frozenset(map(plain, given))


def is_given(word: str, given: frozenset[str]) -> bool:
    """Whether a word is one of some given names."""
    return plain(word) in _plain(given)


def other_given(a: str, b: str, given: frozenset[str]) -> bool:
    """Whether two names have, at the same place, two given names whose vowels tell people apart.

    >>> other_given("Hasan Tarlen", "Husein Tarlen", frozenset({"Hasan", "Husein"}))
    True
    """
    known, x, y = _plain(given), words(a), words(b)
    pairs = ((plain(one), plain(other)) for one, other in zip(x, y, strict=False))
    return len(x) == len(y) and any(one != other and {one, other} <= known for one, other in pairs)


@lru_cache(maxsize=1 << 16)
def words(name: str) -> tuple[str, ...]:
    """The words of a name; hyphens and quotation marks part them.

    >>> words("Jean-Paul Orbán")
    ('Jean', 'Paul', 'Orbán')
    """
    return tuple("".join(c if c.isalnum() or unicodedata.combining(c) else " " for c in name).split())


def bones(name: str) -> tuple[str, ...]:
    """The skeleton of every word of a name."""
    return tuple(skeleton(word) for word in words(name))


def fullest(names: Iterable[str]) -> str:
    """The name with the most words, among those the longest, among those the first in order."""
    return max(sorted(names), key=lambda name: (len(words(name)), len(name)))
