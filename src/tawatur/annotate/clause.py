"""What tokens do in a sentence: introduce, govern, join, end. Shared by the stages that look for extents."""

from collections.abc import Sequence
from functools import cache

from tawatur.lang.words import Word

_JOINS = ("clitics=and", "clitics=then")


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
def verbal(word: Word) -> bool:
    """Whether a form can be a finite verb at all."""
    return not word.classes.isdisjoint(_VERBS) and word.classes.isdisjoint(_NEVER)


def finite(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a finite verb stands here: a verbal form that nothing governs as a noun."""
    if not verbal(words[at]):
        return False
    classes = words[at].classes
    if at == first:
        return True
    before = words[at - 1].classes
    if "negation=nominal" in before:
        return False
    if "clitics=future" in before or "negation" in before or "particles=that" in before:
        return True
    if before & {"particles=preposition", "clitics=with", "clitics=like"}:
        return False
    if "name-heads" in before and "article" not in before:
        return False
    if "clitics=to" in before:
        return "present" in classes
    if classes & {"noun", "adjective"}:
        return not _heads(words[at - 1])
    return True


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


@cache
def _heads(word: Word) -> bool:
    """Whether a word can govern the next one as its genitive: a bare noun that is no name."""
    classes = word.classes
    if classes & {"clitics", "mark", "particles", "article", "nisba", "pronoun-suffix"} or classes & _NAMES:
        return False
    return "noun" in classes and not classes & {"past", "present"} or "numbers" in classes or "number" in classes
