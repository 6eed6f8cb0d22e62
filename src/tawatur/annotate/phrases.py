"""Noun phrases of sources: where the words that name a sayer begin and end."""

from collections.abc import Sequence

from tawatur.annotate.clause import finite, is_comma, is_preposition, is_quote, is_that
from tawatur.lang.words import Word

_APPOSITION = {"titles", "given-names", "sources"}
_INSIDE = {"titles", "sources", "name-heads", "nisba"}
_LONGEST = 24


def trimmed(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The stretch without commas, colons, joints and quotation marks of one side only at its ends."""
    while first < last and (is_comma(words[first]) or "colon" in words[first].classes or "dash" in words[first].classes):
        first += 1
    while last > first and (
        is_comma(words[last - 1])
        or words[last - 1].classes & {"colon", "stop", "dash", "open-bracket", "clitics=and", "adverbs"}
    ):
        last -= 1
    while first < last and is_quote(words[last - 1]) and sum(map(is_quote, words[first:last])) % 2:
        last -= 1
    return first, last


def source_after(words: Sequence[Word], first: int, last: int, times: bytearray) -> tuple[int, int] | None:
    """The noun phrase that follows a cue, between ``first`` and ``last``; None where there is none.

    Appositions between commas belong to it; adjuncts of time, place and hearer do not.
    """
    while first < last and (is_comma(words[first]) or times[first] or _discourse(words[first])):
        first += 1
    stop = _phrase(words, first, last, times)
    while stop < last and is_comma(words[stop]) and stop > first:
        more = stop + 1
        if more >= last or times[more] or not _apposes(words, more, last):
            break
        further = _phrase(words, more, last, times)
        if further == more:
            break
        stop = further
    start, stop = trimmed(words, first, stop)
    return (start, stop) if stop > start else None


def _discourse(word: Word) -> bool:
    return "particles=adverb-discourse" in word.classes or "particles=adverb" in word.classes


def _apposes(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether what follows a comma is an apposition: a title, a name, a source noun."""
    classes = words[at].classes
    if classes & _APPOSITION or "unknown" in classes and "word" in classes or "states" in classes:
        return True
    return "clitics=and" in classes and at + 1 < last and bool(words[at + 1].classes & _APPOSITION)


def _phrase(words: Sequence[Word], first: int, last: int, times: bytearray) -> int:
    """Where the phrase ends that begins at ``first``."""
    at = first
    while at < last and at - first < _LONGEST:
        word = words[at]
        classes = word.classes
        if is_comma(word) or "colon" in classes or "stop" in classes or is_that(word) or times[at]:
            break
        if classes & {"particles=relative", "particles=subordination", "particles=contrast", "negation", "according"}:
            break
        if is_preposition(word) and not _inside(words, at, first, last):
            break
        if at > first and finite(words, at, first):
            break
        if _discourse(word) or "bare-modality" in classes and at > first:
            break
        at += 1
    return at


def _inside(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a preposition continues the phrase: "researcher at the institute", "officials from allied states"."""
    if at == first or at + 1 >= last:
        return False
    before, after = words[at - 1].classes, words[at + 1].classes
    if "partitive" in words[at].classes or "particles=relative-bare" in words[at].classes:
        return bool(before & {"sources", "nisba", "numbers", "noun"})
    if words[at].classes & {"clitics=with", "clitics=to"}:
        return "titles" in before and "name-heads" in after
    if "particles.en=in" in words[at].classes or "particles.en=to" in words[at].classes:
        role = any(word.classes & {"titles", "sources"} for word in words[first:at])
        place = after & {"name-heads", "states", "capitals", "cities", "regions", "bodies", "article", "noun"}
        return role and bool(place) and not after & {"sources=documents", "say-nouns"}
    return False


def subject_before(words: Sequence[Word], at: int, first: int, times: bytearray) -> tuple[int, int] | None:
    """The noun phrase before a verb in the same clause ("X, who …, says"): back to the clause's start."""
    stop = at
    while stop > first and (is_comma(words[stop - 1]) or times[stop - 1] or _discourse(words[stop - 1])):
        stop -= 1
    start = stop
    while start > first and stop - start < _LONGEST:
        word = words[start - 1]
        if word.classes & {"stop", "colon", "semicolon", "close-quote", "line"} or is_that(word):
            break
        if finite(words, start - 1, first) or word.classes & {"particles=subordination", "particles=contrast"}:
            break
        start -= 1
    while start < stop and (is_comma(words[start]) or "clitics=and" in words[start].classes or times[start]):
        start += 1
    if start == stop or is_preposition(words[start]) or not _nominal(words[start]):
        return None
    return start, stop


def _nominal(word: Word) -> bool:
    names = {"states", "capitals", "bodies", "outlets", "agencies", "titles", "sources", "name-heads", "given-names"}
    return bool(word.classes & names) or "unknown" in word.classes and "word" in word.classes
