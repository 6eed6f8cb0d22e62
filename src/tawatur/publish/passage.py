"""The whole sentences round a quotation, so that nothing is quoted loose from who says it."""

from tawatur.model.span import Span

_ENDS = ".!?\u061f\u2026"
_CLOSERS = "\"'\u00bb\u201d\u2019)]"
_REACH = 300
_LONGEST = 700


def passage(text: str, spans: tuple[Span, ...]) -> tuple[Span, bool, bool]:
    """The sentences that hold all spans, and whether the start and the end had to be cut.

    The first span is the one that must be inside; the others are left out where all together would
    be longer than anybody reads at a glance.

    >>> passage("One. Two three. Four", (Span(9, 14),))
    (Span(start=5, stop=15), False, False)
    """
    hull = spans[0]
    for span in spans[1:]:
        wider = hull.hull(span)
        hull = wider if len(wider) <= _LONGEST else hull
    start, stop = _back(text, hull.start), _forth(text, hull.stop)
    cut_before = start > 0 and not _starts(text, start)
    cut_after = stop < len(text) and not _ends(text, stop)
    return _trimmed(text, start, stop), cut_before, cut_after


def _back(text: str, start: int) -> int:
    for at in range(start, max(0, start - _REACH), -1):
        if _starts(text, at):
            return at
    return _word_edge(text, max(0, start - _REACH), start)


def _forth(text: str, stop: int) -> int:
    for at in range(stop, min(len(text), stop + _REACH)):
        if _ends(text, at):
            return at
    if len(text) <= stop + _REACH:
        return len(text)
    edge = text.rfind(" ", stop, stop + _REACH)
    return edge if edge > 0 else stop


def _word_edge(text: str, at: int, stop: int) -> int:
    if at == 0:
        return 0
    edge = text.find(" ", at, stop)
    return edge + 1 if edge >= 0 else stop


def _starts(text: str, at: int) -> bool:
    """Whether a sentence begins at or after an offset's blanks."""
    before = text[max(0, at - 4) : at]
    if not before or before.endswith("\n"):
        return True
    return before[-1].isspace() and _closed(before.rstrip(" \u00a0"))


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends just before an offset."""
    if at >= len(text) or text[at] == "\n":
        return True
    return text[at].isspace() and _closed(text[max(0, at - 4) : at])


def _closed(words: str) -> bool:
    bare = words.rstrip(_CLOSERS)
    return bool(bare) and bare[-1] in _ENDS


def _trimmed(text: str, start: int, stop: int) -> Span:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return Span(start, stop)
