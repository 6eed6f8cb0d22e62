"""What tokens do in a sentence: introduce, govern, join, end. Shared by the stages that look for extents."""

from collections.abc import Sequence

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


def is_preposition(word: Word) -> bool:
    """Whether the word governs what follows: a preposition or a proclitic one."""
    classes = word.classes
    return "particles=preposition" in classes or "clitics=with" in classes or "clitics=to" in classes


def finite(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a finite verb stands here, as far as its form and what precedes it tell."""
    classes = words[at].classes
    verbal = "past" in classes or "present" in classes
    verbal = verbal or "say-verbs.form=past" in classes or "say-verbs.form=present" in classes
    if not verbal or "article" in classes or classes & {"titles", "nisba", "states", "bodies", "outlets"}:
        return False
    if at > first:
        before = words[at - 1].classes
        if "particles=preposition" in before or "clitics=with" in before or "name-heads" in before:
            return False
        if "clitics=to" in before:
            return "present" in classes
    if "noun" in classes or "adjective" in classes:
        return _verb_place(words, at, first)
    return True


def _verb_place(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a form that can be noun or verb stands where verbs stand: first, or after a joint, comma or particle."""
    if at == first:
        return True
    before = words[at - 1].classes
    opens = {"comma", "stop", "clitics=and", "clitics=then", "clitics=future", "particles=that", "negation",
             "bare-modality", "particles=subordination", "particles=relative", "particles=relative-bare",
             "plain-quote", "open-quote", "close-quote", "colon"}  # fmt: skip
    return bool(before & opens)
