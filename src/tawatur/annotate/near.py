"""Which spans touch a span, at a cost that does not grow with the length of the text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

from tawatur.model.span import Span


class Near:
    """Spans in any order, looked up by place; long nests of them cost what they hold.

    >>> Near([Span(0, 4), Span(6, 9), Span(3, 7)]).over(Span(4, 6))
    [2]
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        rows = sorted((span.start, span.stop, at) for at, span in enumerate(spans))
        self._starts = [row[0] for row in rows]
        self._stops = [row[1] for row in rows]
        self._order = [row[2] for row in rows]
        self._reach = list(accumulate(self._stops, max))

    def over(self, span: Span) -> list[int]:
        """The indexes, in the order they were given, of the spans that share a code point with this one."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.stop)
        return sorted(self._order[at] for at in range(first, last) if self._stops[at] > span.start)
