"""How near two names are that are not one name by their spelling: which words differ, and in what way."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from tawatur.connect.skeleton import article, bones, plain, skeleton, words

LONG = 4  # consonants of the longer of two words that may differ by one of them
TAIL = 3  # consonants of a given name that ends another: Bert, Wilbert
VOWELS = 2  # letters by which such words may differ in length
SPELLING = 75.0  # rapidfuzz ratio under which two words with one skeleton are two words: three letters in four
ALIKE = 60.0  # rapidfuzz ratio under which two names with near words are two names: three letters in five


@dataclass(frozen=True, slots=True)
class Likeness:
    """What speaks for two names being one: a rule of its own, and how much that weighs from 0 to 1."""

    rule: str
    weight: float


SPELT = Likeness("suggestions.near-spelling", 0.8)
BOTH = Likeness("suggestions.near-spelling", 0.6)
BRIEF = Likeness("suggestions.short-given-name", 0.7)
INNER = Likeness("suggestions.inner-name", 0.8)
SHORT = Likeness("suggestions.short-body", 0.7)
TAILS = Likeness("suggestions.same-beginning", 0.6)
BEGINNING = 3  # words that two names of bodies begin with, where their ends differ


def likeness(a: str, b: str) -> Likeness | None:
    """Why two full names of persons could be one; None where nothing says so."""
    x, y = words(a), words(b)
    if min(len(x), len(y)) < 2 or ratio(a, b) < ALIKE:
        return None
    if len(x) != len(y):
        short, long = sorted((x, y), key=len)
        return INNER if _ends_alike(short, long) and _within(short, long) else None
    odd = [at for at, (one, other) in enumerate(zip(x, y, strict=True)) if skeleton(one) != skeleton(other)]
    if odd == [0] and _brief(x[0], y[0]):
        return BRIEF
    if len(odd) > 2 or not all(close(x[at], y[at]) for at in odd):
        return None
    return SPELT if len(odd) < 2 else BOTH


def body_likeness(a: str, b: str) -> Likeness | None:
    """Why two names of bodies or places could be one: one begins or ends the other, they begin alike, or one word is
    spelt otherwise."""
    x, y = sorted((words(a), words(b)), key=len)
    if len(x) < len(y) and (_same(x, y[-len(x) :]) or _same(x, y[: len(x)]) and (len(x) > 1 or not article(x[0]))):
        return SHORT if len("".join(map(skeleton, x))) >= LONG - 1 else None
    x, y = bones(a), bones(b)
    if len(x) > BEGINNING < len(y) and x[:BEGINNING] == y[:BEGINNING]:
        return TAILS
    odd = [at for at, (one, other) in enumerate(zip(x, y, strict=False)) if one != other]
    alike = len(x) == len(y) and len(x) > 1 and len(odd) < 2 and ratio(a, b) >= ALIKE
    pairs = [(words(a)[at], words(b)[at]) for at in odd]
    return SPELT if alike and all(close(x, y) and ratio(x, y) >= ALIKE for x, y in pairs) else None


def close(a: str, b: str) -> bool:
    """Whether two words differ by one consonant, in one more or less, in another or in two that changed places."""
    x, y = skeleton(a), skeleton(b)
    return x == y or max(len(x), len(y)) >= LONG and OSA.distance(x, y) == 1 and abs(len(a) - len(b)) <= VOWELS


def _brief(a: str, b: str) -> bool:
    """Whether a given name is the beginning, the end or the first letter of another: Ben and Benjamin."""
    short, long = sorted((plain(a), plain(b)), key=len)
    if len(short) == 1:
        return long.startswith(short)
    x, y = skeleton(short), skeleton(long)
    return long.startswith(short) and len(x) > 1 or y.endswith(x) and len(x) >= TAIL


def _ends_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    return _same((a[0], a[-1]), (b[0], b[-1]))


def _same(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether words are the same but for some vowels."""
    return all(skeleton(x) == skeleton(y) and ratio(x, y) >= SPELLING for x, y in zip(a, b, strict=True))


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words of one name stand in another in the same order."""
    left = iter([skeleton(word) for word in long])
    return all(skeleton(word) in left for word in short)
