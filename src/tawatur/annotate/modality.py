"""Factuality: whether the words present an act as happened, going on, planned, possible or denied."""

from bisect import bisect_right
from collections.abc import Iterator

from tawatur.annotate.actuality import told
from tawatur.annotate.grounds import Ground
from tawatur.annotate.near import Near
from tawatur.annotate.rejections import attributions
from tawatur.lang.words import Wording, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Attribution, Event, Factuality, Modality, Sentence
from tawatur.model.chain import Stance
from tawatur.model.span import Span


class Modalities:
    """Reads the clause's own particles and governors first, then the verb's tense, then what the content
    stands under."""

    reads: tuple[type[Annotation], ...] = (Sentence, Attribution, Event)
    writes: type[Annotation] = Modality

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, analysis: Analysis) -> Iterator[Modality]:
        """One modality for each event, in the order of the events."""
        words = self._words.of(analysis.tokens)
        stops = analysis.tokens.stops
        holders = Holders(attributions(analysis, words))
        sentences = analysis.layer(Sentence)
        firsts = [sentence.first for sentence in sentences]
        last: Ground = (Factuality.HAPPENED, "noun")
        for event in analysis.layer(Event):
            at = bisect_right(stops, event.span.stop) - 1
            home = sentences[max(0, bisect_right(firsts, at) - 1)]
            factuality, rule = told(words, at, home, event.by, event.kind)
            if rule in ("past", "present", "noun") or rule == "claimed" and event.kind not in _BEFALLS:
                holder = holders.innermost(event.span)
                if holder and not _presupposed(event) and not (rule == "past" and _tells_more(words, at, holder)):
                    factuality, rule = _under(holder, rule) or (factuality, rule)
            if event.by == "event.joined" and rule == "noun":
                factuality, rule = last[0], "joined"
            last = factuality, rule
            yield Modality(event.span, f"modality.{rule}", factuality)


class Holders:
    """The attributions of an article by what their contents hold."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._contents = [(content, one) for one in attributions for content in one.content]
        self._near = Near(content for content, _ in self._contents)

    def innermost(self, span: Span) -> Attribution | None:
        """The attribution with the narrowest content that covers a span."""
        over = (self._contents[at] for at in self._near.over(span))
        holders = (one for content, one in over if content.covers(span))
        return min(holders, key=lambda one: sum(map(len, one.content)), default=None)


def _presupposed(event: Event) -> bool:
    """Whether a definite noun only points at an act, which what is said of something else leaves as it is."""
    definite = event.by.startswith("event.definite") or event.by == "event.owned"
    return definite and event.kind in _SUFFERED


def _tells_more(words: Wording, at: int, holder: Attribution) -> bool:
    """Whether a verb only tells more of a thing that somebody denies or rules out: "paying users whom it harmed"."""
    if holder.stance is not Stance.DENIES or not holder.by.endswith("-noun"):
        return False
    before = words[at - 1].classes
    return "particles=relative" in before or "article" not in before and "adjective" in before


_SUFFERED = ("ASSAULT", "ARREST", "CASUALTY", "DISASTER", "INJURY", "MATCH", "RESIGN", "TRIAL")


_BEFALLS = ("CASUALTY", "DISASTER", "INJURY")
"""Kinds of what befalls somebody: an accusation is over it, and who denies that does not deny it."""


def _under(holder: Attribution, rule: str) -> Ground | None:
    if holder.stance is Stance.DENIES:
        return Factuality.DENIED, "under-denial"
    if rule in ("past", "dated", "claimed"):
        return None
    if holder.kind == "attitude" and holder.stance is Stance.EXPECTS:
        return Factuality.PLANNED, "intended"
    if holder.stance in (Stance.ASKS, Stance.EXPECTS, Stance.WARNS, Stance.BELIEVES):
        return Factuality.POSSIBLE, f"stance-{holder.stance.value}"
    if holder.stance is Stance.PROMISES:
        return Factuality.PLANNED, "promised"
    return None
