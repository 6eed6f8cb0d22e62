"""What single tokens do in a sentence: introduce, govern, join, end. Shared by the stages that look for extents."""

from collections.abc import Sequence
from functools import cache

from tawatur.lang.words import Word

_JOINS = ("clitics=and", "clitics=then")
_VERBAL, _PRESENT, _NOMINAL = 1, 2, 4
_FREE, _BARS, _OPENS, _TO, _HEADS = range(5)
STANDS = ({1, 3, 5, 7}, frozenset[int](), {1, 3, 5, 7}, {3, 7}, {1, 3})
"""By what stands before a word (``lead``), the forms (``verb_form``) that are a finite verb behind it."""


def is_that(word: Word) -> bool:
    """Whether the word introduces reported content."""
    return "particles=that" in word.classes


def is_comma(word: Word) -> bool:
    """Whether the word is a comma or semicolon."""
    return "comma" in word.classes or "semicolon" in word.classes


def is_quote(word: Word) -> bool:
    """Whether the word is a quotation mark."""
    classes = word.classes
    return "open-quote" in classes or "plain-quote" in classes or "close-quote" in classes


def is_join(word: Word) -> bool:
    """Whether the word is a joining letter."""
    return any(name in word.classes for name in _JOINS)


@cache
def is_preposition(word: Word) -> bool:
    """Whether the word governs what follows: a preposition or a proclitic one."""
    classes = word.classes
    return "particles=preposition" in classes or "clitics=with" in classes or "clitics=to" in classes


@cache
def verb_form(word: Word) -> int:
    """What a form can be as a finite verb: 0 for none, else a sum of verbal, present, a noun or adjective too."""
    classes = word.classes
    if classes.isdisjoint(_VERBS) or not classes.isdisjoint(_NEVER):
        return 0
    return _VERBAL + _PRESENT * ("present" in classes) + _NOMINAL * (not classes.isdisjoint(("noun", "adjective")))


@cache
def lead(word: Word) -> int:
    """What a word lets the next one be, a finite verb or what it governs as a noun: an index into ``STANDS``."""
    classes = word.classes
    if "negation=nominal" in classes:
        return _BARS
    if "clitics=future" in classes or "negation" in classes or "particles=that" in classes:
        return _OPENS
    if classes & {"particles=preposition", "clitics=with", "clitics=like"}:
        return _BARS
    if "name-heads" in classes and "article" not in classes:
        return _BARS
    if "clitics=to" in classes:
        return _TO
    return _HEADS if _heads(word) else _FREE


def finite(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a finite verb stands here: a verbal form that nothing behind ``first`` governs as a noun."""
    return verb_form(words[at]) in STANDS[lead(words[at - 1]) if at > first else _FREE]


_VERBS = {"past", "present", "say-verbs.form=past", "say-verbs.form=present", "event-verbs.form=past",
          "event-verbs.form=present"}  # fmt: skip
_NEVER = {"article", "titles", "nisba", "states", "bodies", "outlets", "agencies", "capitals", "cities", "particles",
          "given-names", "surnames", "persons", "number", "weekdays", "months", "clitics"}  # fmt: skip
_NAMES = {
    "states",
    "bodies",
    "outlets",
    "agencies",
    "capitals",
    "cities",
    "given-names",
    "surnames",
    "persons",
    "unknown",
}


def _heads(word: Word) -> bool:
    """Whether a word can govern the next one as its genitive: a bare noun that is no name."""
    classes = word.classes
    if classes & {"clitics", "mark", "particles", "article", "nisba", "pronoun-suffix"} or classes & _NAMES:
        return False
    return "noun" in classes and not classes & {"past", "present"} or "numbers" in classes or "number" in classes


def indefinite(word: Word) -> bool:
    """Whether a noun shows the accusative of an indefinite one, "a source": it governs nothing."""
    return word.norm.endswith(_ALEF) and word.stem == word.norm[:-1] and "noun" in word.classes


_ALEF = "\u0627"
