"""What connect needs of one document, taken from its analysis."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from tawatur.annotate.claims import claims_of
from tawatur.annotate.near import Near
from tawatur.annotate.numbers import number_of
from tawatur.annotate.tense import tense_at
from tawatur.annotate.terms import terms_of
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Entity, Sentence, Timex
from tawatur.model.leaf import Dated, Leaf, Told
from tawatur.model.timevalue import TimeExpression


def leaf_of(analysis: Analysis, words: Words) -> Leaf:
    """The leaf of an analysed document: claims, entities, times and folded words."""
    known = words.of(analysis.tokens)
    sentences = analysis.layer(Sentence)
    terms = terms_of(analysis, known)
    told = tuple(_told(sentence, terms, known) for sentence in sentences)
    return Leaf(
        document=analysis.document,
        claims=tuple(claims_of(analysis, words)),
        entities=analysis.layer(Entity),
        times=_times(analysis, known),
        terms=tuple(sorted(Counter(stem for one in told for stem in one.stems).items())),
        sentences=told,
    )


def _told(sentence: Sentence, terms: list[str], words: list[Word]) -> Told:
    own = words[sentence.first : sentence.last]
    stems = tuple(term for term in terms[sentence.first : sentence.last] if term)
    norm = " ".join(word.norm for word in own if word.norm[0].isalnum())
    opening = next((word for word in own if not word.classes & _BEFORE), None)
    return Told(sentence.span, stems, norm, opening is not None and "particles.shift=yes" in opening.classes)


_BEFORE = {"clitics", "mark"}
"""What may stand before the word that opens a sentence."""


def _times(analysis: Analysis, words: list[Word]) -> tuple[Dated, ...]:
    index = {start: at for at, start in enumerate(analysis.tokens.starts)}
    sentences = analysis.layer(Sentence)
    firsts = [sentence.first for sentence in sentences]
    found = []
    for timex in analysis.layer(Timex):
        at = index[timex.span.start]
        home = sentences[max(0, bisect_right(firsts, at) - 1)]
        tense = tense_at(words, at, home.first, home.last) if at < home.last else ""
        found.append(Dated(timex.span.start, timex.expression, tense))
    return (*found, *_anniversaries(analysis, words))


def _anniversaries(analysis: Analysis, words: list[Word]) -> Iterator[Dated]:
    """The year (and month, where the sentence names one) in which an anniversary fell: "the 70th anniversary
    of …" beside the year of what is marked."""
    times = analysis.layer(Timex)
    near = Near(timex.span for timex in times)
    for sentence in analysis.layer(Sentence):
        inside = (times[at] for at in near.over(sentence.span))
        values = [timex.expression.value for timex in inside if sentence.span.covers(timex.span)]
        years = [value for value in values if len(value) == 4 and value.isdigit()]
        months = [value[4:] for value in values if len(value) == 7 and value.startswith("XXXX-")]
        for at in range(sentence.first, sentence.last - 1):
            if "time-words=anniversary" in words[at].classes and years:
                count = number_of(words[at + 1 : at + 2])
                if count:
                    value = f"{int(years[0]) + int(count)}{months[0] if months else ''}"
                    tense = tense_at(words, at, sentence.first, sentence.last)
                    yield Dated(analysis.tokens.starts[at], TimeExpression(value=value), "past" if months else tense)
