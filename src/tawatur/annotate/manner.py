"""Manner and stance of an attribution: in whose words, and what the source does to them."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Cue, Mention, Quote
from tawatur.model.chain import Stance
from tawatur.model.span import Span


def manner_of(analysis: Analysis, cue: Span, content: Sequence[Span]) -> str:
    """direct where all content stands within quotation marks, mixed where a part does, else indirect.

    Marks round a name alone are no quotation of words, nor are marks inside which the cue itself stands.
    """
    total = sum(len(span) for span in content)
    quoted = 0
    for quote in analysis.layer(Quote):
        if quote.span.covers(cue) or not any(span.overlap(quote.inner) for span in content):
            continue
        if not any(mention.span.covers(quote.inner) for mention in analysis.layer(Mention)):
            quoted += sum(span.overlap(quote.inner) for span in content)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= total * _ALL else "mixed"


_ALL = 0.95
"""Part of a content that must be quoted for it to be direct: its marks themselves are not counted."""


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
