"""The layers of an article drawn under its text, for a linguist to review."""

from collections.abc import Iterator

from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Attribution, Event, Mention, Modality, Sentence, Timex
from tawatur.model.span import Span


def drawn(analysis: Analysis) -> str:
    """Each sentence, and under it its names, times, attributions and events, each with its rule."""
    return "\n".join(_lines(analysis))


def _lines(analysis: Analysis) -> Iterator[str]:
    text = analysis.document.text
    for line in analysis.document.dropped:
        yield f"- {line.span.words(text)}   [{line.reason.rule}]"
    for sentence in analysis.layer(Sentence):
        yield ""
        words = " ".join(sentence.span.words(text).split())
        yield f"{sentence.span.start}-{sentence.span.stop} {sentence.kind}: {words}"
        yield from sorted(_marks(analysis, sentence.span, text))


def _marks(analysis: Analysis, home: Span, text: str) -> Iterator[str]:
    for mention in analysis.layer(Mention):
        if home.covers(mention.span):
            yield _line(mention.span, "name", mention.span.words(text), f"{mention.type} {mention.entity}", mention.by)
    for timex in analysis.layer(Timex):
        if home.covers(timex.span):
            yield _line(timex.span, "time", timex.span.words(text), timex.value, timex.by)
    for event, modality in zip(analysis.layer(Event), analysis.layer(Modality), strict=True):
        if home.covers(event.span):
            told = f"{event.kind} {modality.factuality.value} {' + '.join(event.who)}"
            yield _line(event.span, "event", event.span.words(text), told, f"{event.by} {modality.by}")
    for attribution in analysis.layer(Attribution):
        if home.covers(attribution.span):
            yield _attribution(attribution, text)


def _attribution(attribution: Attribution, text: str) -> str:
    chain = " <- ".join(link.who for link in attribution.chain.links) or "-"
    source = attribution.source or attribution.antecedent
    named = source.words(text) if source else "-"
    content = " ... ".join(" ".join(span.words(text).split()) for span in attribution.content)
    told = f"{attribution.kind} {attribution.stance.value} {attribution.manner} | {named} | {chain} | {content}"
    return _line(attribution.span, "cue", attribution.span.words(text), told, attribution.by)


def _line(span: Span, layer: str, words: str, told: str, by: str) -> str:
    return f"    {span.start:6d}-{span.stop:<6d} {layer:6} {words}   = {told}   [{by}]"
