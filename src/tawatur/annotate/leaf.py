"""What connect needs of one document, taken from its analysis."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator

from tawatur.annotate.claims import claims_of
from tawatur.annotate.clauses import within
from tawatur.annotate.named import titled
from tawatur.annotate.near import Near
from tawatur.annotate.numbers import number_of
from tawatur.annotate.tense import Tenses
from tawatur.annotate.terms import terms_of
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Entity, Sentence, Timex
from tawatur.model.leaf import Dated, Leaf, Told
from tawatur.model.timevalue import TimeExpression


def leaf_of(analysis: Analysis, words: Words) -> Leaf:
    """The leaf of an analysed document: claims, entities, times and folded words."""
    known = words.of(analysis.tokens)
    sentences = analysis.layer(Sentence)
    terms = terms_of(analysis, known)
    told = tuple([_told(sentence, terms, known) for sentence in sentences])
    return Leaf(
        document=analysis.document,
        claims=tuple(claims_of(analysis, words)),
        entities=analysis.layer(Entity),
        times=_times(analysis, known),
        terms=tuple(sorted(Counter(stem for one in told for stem in one.stems).items())),
        sentences=told,
        roots=_roots(terms, known),
    )


def _roots(terms: list[str], words: list[Word]) -> tuple[tuple[str, str], ...]:
    """The root of each stem among the terms that has another than itself; that of its first word."""
    found: dict[str, str] = {}
    for term, word in zip(terms, words, strict=True):
        if term == word.stem:
            found.setdefault(term, word.root)
    return tuple(sorted((stem, root) for stem, root in found.items() if stem != root))


def _told(sentence: Sentence, terms: list[str], words: Wording) -> Told:
    first, last = sentence.first, sentence.last
    written, opens, _ = words.columns(_ASKED)
    stems = tuple([term for term in terms[first:last] if term])
    norm = " ".join([words[at].norm for at in places(written, first, last)])
    opening = opens.find(1, first, last)
    return Told(sentence.span, stems, norm, opening >= 0 and "particles.shift=yes" in words[opening].classes)


_BEFORE = {"clitics", "mark"}
"""What may stand before the word that opens a sentence."""


def _written(word: Word) -> bool:
    """Whether a form begins with a letter or figure."""
    return word.norm[0].isalnum()


def _opens(word: Word) -> bool:
    return word.classes.isdisjoint(_BEFORE)


def _of_anniversary(word: Word) -> bool:
    return "time-words=anniversary" in word.classes


_ASKED: Questions[Word] = Questions(_written, _opens, _of_anniversary)


def _times(analysis: Analysis, words: Wording) -> tuple[Dated, ...]:
    tenses = Tenses(words, titled(analysis))
    index = {start: at for at, start in enumerate(analysis.tokens.starts)}
    sentences = analysis.layer(Sentence)
    firsts = [sentence.first for sentence in sentences]
    found = []
    for timex in analysis.layer(Timex):
        at = index[timex.span.start]
        home = sentences[max(0, bisect_right(firsts, at) - 1)]
        tense = tenses.at(at, home.first, home.last) if at < home.last else ""
        found.append(Dated(timex.span.start, timex.expression, tense))
    return (*found, *_anniversaries(analysis, tenses))


def _anniversaries(analysis: Analysis, tenses: Tenses) -> Iterator[Dated]:
    """The year (and month, where the sentence names one) in which an anniversary fell: "the 70th anniversary
    of …" beside the year of what is marked."""
    times, words = analysis.layer(Timex), tenses.words
    near = Near(timex.span for timex in times)
    for sentence, at in within(analysis.layer(Sentence), words.columns(_ASKED)[2]):
        inside = (times[place] for place in near.over(sentence.span))
        values = [timex.expression.value for timex in inside if sentence.span.covers(timex.span)]
        years = [value for value in values if len(value) == 4 and value.isdigit()]
        months = [value[4:] for value in values if len(value) == 7 and value.startswith("XXXX-")]
        count = number_of(words[at + 1 : at + 2]) if years and at + 1 < sentence.last else None
        if count:
            value = f"{int(years[0]) + int(count)}{months[0] if months else ''}"
            tense = tenses.at(at, sentence.first, sentence.last)
            yield Dated(analysis.tokens.starts[at], TimeExpression(value=value), "past" if months else tense)
