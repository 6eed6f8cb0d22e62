"""Manner and stance of an attribution: in whose words, and what the source does to them."""

from bisect import bisect_left
from collections.abc import Sequence

from tawatur.annotate.near import Near
from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Cue, Mention, Quote
from tawatur.model.chain import Stance
from tawatur.model.span import Span


class Manners:
    """In whose words the contents of one article stand."""

    def __init__(self, analysis: Analysis) -> None:
        mentions = [mention.span for mention in analysis.layer(Mention)]
        near = Near(mentions)
        self._quotes = [
            quote
            for quote in analysis.layer(Quote)
            if not any(mentions[at].covers(quote.inner) for at in near.over(quote.inner))
        ]
        self._near = Near(quote.inner for quote in self._quotes)

    def of(self, cue: Span, content: Sequence[Span]) -> str:
        """direct where all content stands within quotation marks, mixed where a part does, else indirect.

        Marks round a name alone are no quotation of words, nor are marks inside which the cue itself stands.
        """
        total = sum(len(span) for span in content)
        inside = (self._quotes[at] for at in {at for span in content for at in self._near.over(span)})
        quotes = [quote for quote in inside if not quote.span.covers(cue)]
        quoted = sum(span.overlap(quote.inner) for quote in quotes for span in content)
        if not quoted:
            return "indirect"
        return "direct" if quoted >= total * _ALL else "mixed"


_ALL = 0.95
"""Part of a content that must be quoted for it to be direct: its marks themselves are not counted."""


def stance_of(analysis: Analysis, words: Words, cue: Cue, content: Sequence[Span], inner: bool) -> Stance:
    """The cue's own stance, changed by what opens its content: a future verb expects, a hedge believes."""
    if cue.stance is not Stance.ASSERTS or inner or not content:
        return cue.stance
    tokens, known = analysis.tokens, words.of(analysis.tokens)
    span = content[0]
    first = bisect_left(tokens.starts, span.start)
    opening = range(first, min(first + 12, bisect_left(tokens.starts, span.stop)))
    for place, at in enumerate(opening):
        classes = known[at].classes
        if "particles=relative" in classes:
            return cue.stance
        planned = "bare-modality=planned" in classes and "article" not in classes
        if planned or "clitics=future" in classes or "negation=future" in classes:
            return Stance.EXPECTS if place < 5 else cue.stance
        if "bare-modality.past=no" in classes and "present" not in known[min(at + 1, len(known) - 1)].classes:
            continue
        if "bare-modality=possible" in classes and place < 8 and "article" not in classes:
            return Stance.BELIEVES
        if "bare-modality=obligation" in classes and place < 4:
            return Stance.ASKS
    return cue.stance
