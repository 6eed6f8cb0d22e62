"""When an act was or is to be, as its claim tells it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from tawatur.annotate.company import Seats
from tawatur.annotate.near import Near
from tawatur.lang.words import Word
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import AHEAD, Attribution, Event, Factuality, Modality, Sentence, Timex
from tawatur.model.span import Span
from tawatur.model.timevalue import TimeExpression

_CAUSES = {"particles=because"}
"""What stands before an act that brings about another."""
_DATING = {"time-words=after", "time-words=before", "time-words=since", "time-words=eve"}
"""What stands before an act that dates another."""
_BESIDE = 3
"""Characters between a time and the clause that follows it, at most: a comma."""


class When:
    """The time expressions of a document by place, and which of them is the time of an act."""

    def __init__(self, analysis: Analysis, words: Sequence[Word], seats: Seats) -> None:
        self._tokens = analysis.tokens
        self._words = words
        self._seats = seats
        self._sentences = analysis.layer(Sentence)
        self._homes = Near(sentence.span for sentence in self._sentences)
        self._times = analysis.layer(Timex)
        self._starts = [timex.span.start for timex in self._times]

    def of(self, event: Event, clause: Span, holder: Attribution | None) -> TimeExpression | None:
        """The time of the act; one that only points ("later", "soon") counts in its own clause alone."""
        told = self._seats.told(event)
        dates = self._dates(told) if told else []
        if len(dates) != 1 and self._behind_cause(event):
            return None
        if len(dates) != 1 and self._before_this(event):
            dates = [timex for timex in self._dates(clause) if timex.span.start >= event.span.stop]
            return dates[0].expression if len(dates) == 1 else None
        when = dates[0].expression if len(dates) == 1 else event.time
        if when is None:
            return self._before(clause, holder)
        if not when.value.endswith("_REF"):
            return when
        return when if any(timex.expression == when for timex in self._inside(clause)) else None

    def due(self, clause: Span, modality: Modality) -> TimeExpression | None:
        """The one time in the clause of an act that is ahead, or is told in the present and to be at a coming time."""
        here = self._dates(clause)
        if len(here) != 1 or here[0].expression.value.endswith("_REF"):
            return None
        when = here[0].expression
        coming = modality.factuality is Factuality.ONGOING and when.direction == "future"
        return when if coming or modality.factuality in AHEAD else None

    def over(self, place: int) -> list[Timex]:
        """The time expressions that a place cuts in two."""
        at = bisect_right(self._starts, place) - 1
        return [t for t in self._times[max(0, at) : at + 1] if t.span.start < place < t.span.stop]

    def _inside(self, span: Span) -> Sequence[Timex]:
        """The time expressions that begin in a span."""
        return self._times[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.stop)]

    def _dates(self, span: Span) -> list[Timex]:
        """Those of them that tell days."""
        return [timex for timex in self._inside(span) if timex.expression.type == "DATE"]

    def _behind_cause(self, event: Event) -> bool:
        """Whether an act is named as the cause of another: the time is that of the other."""
        at = bisect_left(self._tokens.starts, event.span.start)
        return at > 0 and not self._words[at - 1].classes.isdisjoint(_CAUSES)

    def _before_this(self, event: Event) -> bool:
        """Whether an act only dates another, "after elections": what stands before it is the time of the other. What
        follows "upon" an act is of its day."""
        at = bisect_left(self._tokens.starts, event.span.start)
        return at > 0 and not self._words[at - 1].classes.isdisjoint(_DATING)

    def _before(self, clause: Span, holder: Attribution | None) -> TimeExpression | None:
        """The one time of the sentence, where it stands right before the clause and within what is attributed."""
        home = next((self._sentences[at].span for at in self._homes.over(clause)), clause)
        dates = self._dates(home)
        if len(dates) != 1 or not 0 <= clause.start - dates[0].span.stop <= _BESIDE:
            return None
        said = holder is None or any(content.covers(dates[0].span) for content in holder.content)
        return dates[0].expression if said and not dates[0].expression.value.endswith("_REF") else None
