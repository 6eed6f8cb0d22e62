"""Quotations: pairs of quotation marks within one paragraph."""

from collections.abc import Iterator, Sequence

from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Quote
from tawatur.model.span import Span
from tawatur.text.marks import CLOSE_QUOTES, OPEN_QUOTES, PLAIN_QUOTES

_LONGEST = 300
"""Tokens; an opening mark whose partner is farther off is an unpaired one."""


class Quotes:
    """Pairs marks: typographic ones by kind (the wrong way round too), plain ones by the blanks beside them."""

    reads: tuple[type[Annotation], ...] = ()
    writes: type[Annotation] = Quote

    def __call__(self, analysis: Analysis) -> Iterator[Quote]:
        """The quotations of the body, in the order of their ends; a pair round nothing is none."""
        tokens = analysis.tokens
        open_at: dict[str, int] = {}
        plain: list[int] = []
        found = []
        norms = tokens.norms
        for at in [at for at, norm in enumerate(norms) if norm in _MARKS]:
            if norms[at] == "\n":
                found += _plain(tokens, plain)
                open_at.clear()
                plain.clear()
            elif norms[at] in PLAIN_QUOTES:
                plain.append(at)
            else:
                pair = self._paired(norms[at], at, open_at)
                found += [(pair, at)] if pair is not None else []
        found += _plain(tokens, plain)
        yield from (self._quote(tokens, *pair) for pair in sorted(found) if 1 < pair[1] - pair[0] <= _LONGEST)

    def _paired(self, norm: str, at: int, open_at: dict[str, int]) -> int | None:
        if norm in CLOSE_QUOTES and "typed" in open_at:
            return open_at.pop("typed")
        if norm in OPEN_QUOTES and "reversed" in open_at and "typed" not in open_at:
            return open_at.pop("reversed")
        open_at["typed" if norm in OPEN_QUOTES else "reversed"] = at
        return None

    def _quote(self, tokens: Tokens, first: int, last: int) -> Quote:
        span = Span(tokens.starts[first], tokens.stops[last])
        return Quote(span, "quote.pair", Span(tokens.stops[first], tokens.starts[last]))


def _plain(tokens: Tokens, marks: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs of a paragraph's plain marks: one inside the other where the blanks beside them say so and all find
    their partner, else in turn."""
    opened: list[int] = []
    found = []
    for at in marks:
        if opened and not _opening(tokens, at):
            found.append((opened.pop(), at))
        else:
            opened.append(at)
    return found if not opened else list(zip(marks[::2], marks[1::2], strict=False))


def _opening(tokens: Tokens, at: int) -> bool:
    """Whether a plain mark stands behind a blank and right before a word."""
    if tokens.joined[at] or at + 1 >= len(tokens) or not tokens.joined[at + 1]:
        return False
    return tokens.norms[at + 1][0].isalnum()


_MARKS = frozenset(OPEN_QUOTES + CLOSE_QUOTES + PLAIN_QUOTES + "\n")
"""Quotation marks, and the line end, which no pair passes."""
