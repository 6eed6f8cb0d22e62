"""Manner and stance of an attribution: in whose words, and what the source does to them."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Cue, Quote
from tawatur.model.chain import Stance
from tawatur.model.span import Span

_SCARE = 2
"""Quoted words that are a title or a distance, not somebody's wording."""


def manner_of(content: Sequence[Span], quotes: Sequence[Quote]) -> str:
    """direct where all content stands within quotation marks, mixed where a part does, else indirect."""
    total = sum(len(span) for span in content)
    quoted = sum(span.overlap(quote.inner) for span in content for quote in quotes)
    if not quoted:
        return "indirect"
    if quoted >= total * 0.95:
        return "direct"
    return "mixed"


def stance_of(analysis: Analysis, words: Words, cue: Cue, content: Sequence[Span], inner: Sequence[object]) -> Stance:
    """The cue's own stance, changed by what opens its content: a future verb expects, a hedge believes."""
    if cue.stance is not Stance.ASSERTS or inner or not content:
        return cue.stance
    tokens, known = analysis.tokens, words.of(analysis.tokens)
    span = content[0]
    first = bisect_left(tokens.starts, span.start)
    opening = range(first, min(first + 12, bisect_left(tokens.starts, span.stop)))
    for place, at in enumerate(opening):
        classes = known[at].classes
        if "clitics=future" in classes or "bare-modality=planned" in classes or "negation=future" in classes:
            return Stance.EXPECTS if place < 5 else cue.stance
        if "bare-modality=possible" in classes and place < 8:
            return Stance.BELIEVES
        if "bare-modality=obligation" in classes and place < 4:
            return Stance.ASKS
    return cue.stance
