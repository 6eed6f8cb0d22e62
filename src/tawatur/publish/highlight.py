"""Stretches that nest and overlap become flat pieces, so that no letter leaves its word.

A piece is drawn by colour alone (no border, padding or margin inside words) and is never isolated:
letters stay joined and words stay in order in right-to-left text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from tawatur.publish.shown import plain, shown


@dataclass(frozen=True, slots=True, order=True)
class Stroke:
    """A stretch to draw with a class; ``anchor`` is the address of its first letter, or empty."""

    start: int
    stop: int
    style: str
    anchor: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that the same strokes cover from end to end."""

    text: str
    strokes: tuple[Stroke, ...]
    anchors: tuple[str, ...]


def pieces(text: str, strokes: Iterable[Stroke], base: int = 0) -> list[Piece]:
    """The flat pieces of a text whose first code point has the offset ``base``.

    >>> [piece.text for piece in pieces("abcdef", [Stroke(0, 4, "x"), Stroke(2, 5, "y")])]
    ['ab', 'cd', 'e', 'f']
    """
    stop = base + len(text)
    ahead = sorted((stroke for stroke in strokes if stroke.start < stop and stroke.stop > base), reverse=True)
    edges = {base, stop, *(max(base, stroke.start) for stroke in ahead), *(min(stop, stroke.stop) for stroke in ahead)}
    ordered = sorted(edges)
    found, over = [], list[Stroke]()
    for first, last in zip(ordered, ordered[1:], strict=False):
        over = [stroke for stroke in over if stroke.stop > first]
        while ahead and ahead[-1].start <= first:
            over.append(ahead.pop())
        anchors = dict.fromkeys(stroke.anchor for stroke in over if stroke.anchor and stroke.start == first)
        found.append(Piece(text[first - base : last - base], tuple(over), tuple(anchors)))
    return found


def by_line(text: str, strokes: Iterable[Stroke]) -> Iterator[tuple[int, str, list[Stroke]]]:
    """Each line of a text: its offset, its words and the strokes that touch it."""
    ahead = sorted(strokes, reverse=True)
    over, start = list[Stroke](), 0
    for line in text.split("\n"):
        stop = start + len(line)
        while ahead and ahead[-1].start < stop:
            over.append(ahead.pop())
        yield start, line, over
        over = [stroke for stroke in over if stroke.stop > stop]
        start = stop + 1


def drawn(text: str, strokes: Iterable[Stroke], base: int = 0) -> Markup:
    """The text with its strokes as markup."""
    return Markup("").join(_markup(piece) for piece in pieces(text, strokes, base))


def _markup(piece: Piece) -> Markup:
    anchors = Markup("").join(Markup('<a class="spot" id="{}"></a>').format(anchor) for anchor in piece.anchors)
    words = shown(piece.text)
    if not piece.strokes:
        return anchors + words
    styles = " ".join(dict.fromkeys(stroke.style for stroke in piece.strokes))
    titles = " · ".join(dict.fromkeys(plain(stroke.title) for stroke in piece.strokes if stroke.title))
    title = Markup(' title="{}"').format(titles) if titles else Markup("")
    return anchors + Markup('<mark class="{}"{}>{}</mark>').format(styles, title, words)
