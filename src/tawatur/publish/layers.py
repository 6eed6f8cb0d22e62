"""The layers that are drawn in an article's full text."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.model.annotation import Attribution, Event, Mention, Timex
from tawatur.model.chain import Chain
from tawatur.model.span import Span
from tawatur.publish.dossier import Mark


@dataclass(frozen=True, slots=True)
class Layers:
    """What one document's analysis shows to a reader: names, times, attributions, events."""

    mentions: tuple[Mention, ...] = ()
    times: tuple[Timex, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()

    def marks(self) -> tuple[Mark, ...]:
        """All spans to draw, in text order; they may nest and overlap."""
        return tuple(sorted({mark for mark in self._all() if mark.start < mark.stop}))

    def _all(self) -> Iterator[Mark]:
        yield from (_mark(mention.span, "mention", mention.entity, mention.type) for mention in self.mentions)
        yield from (_mark(time.span, "time", time.value, time.expression.type) for time in self.times)
        yield from (_mark(event.span, "event", event.kind, event.kind) for event in self.events)
        for attribution in self.attributions:
            yield from _of_attribution(attribution)


def _of_attribution(attribution: Attribution) -> Iterator[Mark]:
    stance = str(attribution.stance)
    yield _mark(attribution.span, "cue", stance, attribution.kind)
    if attribution.source is not None:
        yield _mark(attribution.source, "source", _origin(attribution.chain), stance)
    for span in attribution.content:
        yield _mark(span, "content", stance, attribution.manner)


def _origin(chain: Chain) -> str:
    return chain.origin.who if chain.origin else ""


def _mark(span: Span, layer: str, value: str, kind: str) -> Mark:
    return Mark(span.start, span.stop, layer, value, kind)
