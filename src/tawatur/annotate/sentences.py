"""Sentences: cut at every stop and line end, then small named rules may veto."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Quote, Sentence
from tawatur.text.marks import CLOSE_BRACKETS, CLOSE_QUOTES, COMMAS, PLAIN_QUOTES, SEMICOLONS, STOPS

_CLOSERS = frozenset(CLOSE_QUOTES + PLAIN_QUOTES + CLOSE_BRACKETS)
_STOPS = frozenset(STOPS)
_COMMAS = frozenset(COMMAS + SEMICOLONS)
_HEADING = 14
"""Tokens a line of its own may have, without a final stop, to be a heading."""
_LONGEST = 160
"""Tokens; what runs on without a stop for longer than any sentence of the press is cut, at a comma if there is one."""


def initial(tokens: Tokens, at: int) -> bool:
    """Whether the stop follows a single letter: an initial or an abbreviation."""
    before = tokens.norms[at - 1] if tokens.joined[at] else ""
    return len(before) == 1 and before.isalpha() and tokens.norms[at] == "."


def repeated(tokens: Tokens, at: int) -> bool:
    """Whether another stop follows at once: the last of a run cuts."""
    return at + 1 < len(tokens) and tokens.norms[at + 1] in _STOPS and tokens.joined[at + 1]


def glued(tokens: Tokens, at: int) -> bool:
    """Whether a Latin letter or digit follows without a blank: an address or a version."""
    if at + 1 >= len(tokens) or not tokens.joined[at + 1]:
        return False
    after = tokens.norms[at + 1]
    return after[0].isascii() and after[0].isalnum() and tokens.norms[at] == "."


def _quoted(analysis: Analysis) -> bytes:
    """One byte a token: whether it stands between the marks of a quotation."""
    starts = analysis.tokens.starts
    found = bytearray(len(starts))
    for quote in analysis.layer(Quote):
        first, last = bisect_right(starts, quote.span.start), bisect_left(starts, quote.span.stop - 1)
        found[first:last] = b"\1" * (last - first)
    return bytes(found)


def _joint(tokens: Tokens, first: int, last: int) -> int:
    """The token behind the last comma of a stretch's second half, else its end."""
    commas = (at + 1 for at in range(last - 1, (first + last) // 2, -1) if tokens.norms[at] in _COMMAS)
    return next(commas, last)


class Sentences:
    """Cuts the body into sentences; a line end always cuts."""

    reads: tuple[type[Annotation], ...] = (Quote,)
    writes: type[Annotation] = Sentence

    def __call__(self, analysis: Analysis) -> Iterator[Sentence]:
        """The sentences in order, headline and headings marked as such; marks without a word are none."""
        tokens = analysis.tokens
        quoted = _quoted(analysis)
        first, line = 0, 0
        for stop, at_line_end in self._cuts(tokens, quoted):
            whole = at_line_end and first == line
            while stop - first > _LONGEST:
                last = _joint(tokens, first, first + _LONGEST)
                yield self._sentence(analysis, first, last, False)
                first = last
            if any(norm[0].isalnum() for norm in tokens.norms[first:stop]):
                yield self._sentence(analysis, first, stop, whole)
            first = stop + 1 if at_line_end else stop
            line = first if at_line_end else line

    def _cuts(self, tokens: Tokens, quoted: bytes) -> Iterator[tuple[int, bool]]:
        norms, count, at = tokens.norms, len(tokens), 0
        places = [i for i, norm in enumerate(norms) if norm == "\n" or norm in _STOPS]
        for place in places:
            if place < at:
                continue
            if norms[place] == "\n":
                yield place, True
            elif not (quoted[place] or initial(tokens, place) or repeated(tokens, place) or glued(tokens, place)):
                at = place + 1
                while at < count and norms[at] in _CLOSERS and tokens.joined[at]:
                    at += 1
                yield at, False
        yield count, True

    def _sentence(self, analysis: Analysis, first: int, stop: int, whole: bool) -> Sentence:
        tokens, headline = analysis.tokens, analysis.document.headline
        span = tokens.span(first, stop)
        kind = "body"
        if headline and headline.overlap(span):
            kind = "headline"
        elif whole and stop - first <= _HEADING and _STOPS.isdisjoint(tokens.norms[first:stop]):
            kind = "heading"
        return Sentence(span, f"sentence.{kind}", first, stop, kind)
