"""A document's tokens by what they do in its sentences, as columns: where clauses are joined, governed, broken off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import compress

from tawatur.annotate.acts import past_with_article
from tawatur.annotate.clause import (
    STANDS,
    is_comma,
    is_join,
    is_preposition,
    is_quote,
    is_that,
    lead,
    verb_form,
)
from tawatur.lang.columns import Questions, either, places
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Sentence

_BREAKS = {"particles=that", "particles=subordination", "colon", "stop", "particles=contrast", "semicolon",
           "particles=relative"}  # fmt: skip
_GOES_ON = {"titles", "weekdays", "deictics", "given-names", "persons", "surnames", "months", "unknown"}


def _breaks(word: Word) -> bool:
    """Whether a word begins another clause or ends one."""
    return not word.classes.isdisjoint(_BREAKS)


def _goes_on(word: Word) -> bool:
    """Whether a comma before the word only sets off a name, a title or a time inside the clause."""
    return not word.classes.isdisjoint(_GOES_ON) or is_preposition(word)


_ASKED: Questions[Word] = Questions(
    is_comma, is_quote, is_join, is_preposition, is_that, verb_form, lead, _breaks, _goes_on, past_with_article
)


@dataclass(frozen=True, slots=True)
class Clauses:
    """The words of a document and, one byte a token, what they are in its sentences.

    ``finite`` is 1 where a finite verb stands, ``verb`` also where it begins with the letters of the article;
    ``opens`` what a clause cannot reach back over, ``ends`` what it cannot go on over.
    """

    words: Wording
    sentences: tuple[Sentence, ...]
    comma: bytes
    quote: bytes
    join: bytes
    preposition: bytes
    that: bytes
    finite: bytes
    verb: bytes
    opens: bytes
    ends: bytes


def within(sentences: Iterable[Sentence], column: bytes) -> Iterator[tuple[Sentence, int]]:
    """The tokens at which a column holds 1, each with its sentence; those outside of sentences are left out."""
    rest = iter(sentences)
    sentence = next(rest, None)
    for at in places(column):
        while sentence is not None and sentence.last <= at:
            sentence = next(rest, None)
        if sentence is None:
            return
        if sentence.first <= at:
            yield sentence, at


def clauses_of(analysis: Analysis, words: Words) -> Clauses:
    """The clauses of an analysis; those of the tokens asked for last are remembered."""
    wording, sentences = words.of(analysis.tokens), analysis.layer(Sentence)
    found: Clauses | None = wording.kept.get(Clauses)
    if found is None or found.sentences is not sentences:
        found = wording.kept[Clauses] = _made(wording, sentences)
    return found


def _made(words: Wording, sentences: tuple[Sentence, ...]) -> Clauses:
    comma, quote, join, preposition, that, forms, leads, breaks, goes_on, past = words.columns(_ASKED)
    finite = _finite(forms, leads, [sentence.first for sentence in sentences])
    opens = either(breaks, comma, finite)
    ends = bytearray(either(breaks, finite))
    for at in compress(range(len(comma)), comma):
        ends[at] |= goes_on[at + 1 : at + 2] != b"\1"
    return Clauses(
        words, sentences, comma, quote, join, preposition, that, finite, either(finite, past), opens, bytes(ends)
    )


def _finite(forms: bytes, leads: bytes, firsts: Iterable[int]) -> bytes:
    found = bytearray(len(forms))
    for at in compress(range(len(forms)), forms):
        found[at] = forms[at] in STANDS[leads[at - 1]]
    for first in firsts:
        found[first] = forms[first] > 0
    return bytes(found)
