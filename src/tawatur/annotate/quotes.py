"""Quotations: pairs of quotation marks within one paragraph."""

from collections.abc import Iterator

from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Quote
from tawatur.model.span import Span
from tawatur.text.marks import CLOSE_QUOTES, OPEN_QUOTES, PLAIN_QUOTES

_LONGEST = 300
"""Tokens; an opening mark whose partner is farther off is an unpaired one."""


class Quotes:
    """Pairs marks: typographic ones by kind (the wrong way round too), plain ones in turn."""

    reads: tuple[type[Annotation], ...] = ()
    writes: type[Annotation] = Quote

    def __call__(self, analysis: Analysis) -> Iterator[Quote]:
        """The quotations of the body, in the order of their ends."""
        tokens = analysis.tokens
        open_at: dict[str, int] = {}
        found = []
        norms = tokens.norms
        for at in [at for at, norm in enumerate(norms) if norm in _MARKS]:
            if norms[at] == "\n":
                open_at.clear()
            else:
                pair = self._paired(norms[at], at, open_at)
                if pair is not None and at - pair <= _LONGEST:
                    found.append((pair, at))
        yield from (self._quote(tokens, *pair) for pair in sorted(found))

    def _paired(self, norm: str, at: int, open_at: dict[str, int]) -> int | None:
        if norm in PLAIN_QUOTES:
            start = open_at.pop("plain", None)
            if start is None:
                open_at["plain"] = at
            return start
        if norm in CLOSE_QUOTES and "typed" in open_at:
            return open_at.pop("typed")
        if norm in OPEN_QUOTES and "reversed" in open_at and "typed" not in open_at:
            return open_at.pop("reversed")
        open_at["typed" if norm in OPEN_QUOTES else "reversed"] = at
        return None

    def _quote(self, tokens: Tokens, first: int, last: int) -> Quote:
        span = Span(tokens.starts[first], tokens.stops[last])
        return Quote(span, "quote.pair", Span(tokens.stops[first], tokens.starts[last]))


_MARKS = frozenset(OPEN_QUOTES + CLOSE_QUOTES + PLAIN_QUOTES + "\n")
"""Quotation marks, and the line end, which no pair passes."""
