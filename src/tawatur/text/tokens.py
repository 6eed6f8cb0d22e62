"""Raw tokens as columns: runs of letters, numbers, single marks and line ends of a text, whose letters are folded."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tawatur.text.fold import FOLDED

SPACE, WORD, LATIN, NUMBER, MARK, LINE = range(6)
_POINT, _GONE = 6, 7
"""What can stand inside a number; what folding leaves out."""


def _class(code: int) -> int:
    """The class of a code point, by the first letter that folding makes of it."""
    if 0xD800 <= code < 0xE000:
        return MARK
    char = FOLDED.get(code, chr(code))[:1]
    if not char:
        return _GONE
    if char.isspace():
        return LINE if char == "\n" else SPACE
    if char.isalpha():
        return WORD if "\u0600" <= char < "\u0780" else LATIN
    return NUMBER if char.isdigit() else _POINT if char in ".," else MARK


_TABLE = np.array([_class(code) for code in range(0x10000)], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class RawTokens:
    """Columns: offsets into the text and the class of each run."""

    starts: list[int]
    stops: list[int]
    classes: list[int]


def raw_tokens(text: str) -> RawTokens:
    """The tokens of a text; a mark between digits ("3.5", "10,000") stays inside the number, what folding leaves
    out inside the run before it.

    >>> raw_tokens("ab 3.5!").starts
    [0, 3, 6]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _TABLE[np.minimum(codes, 0xFFFF)]
    kept = np.flatnonzero(classes != _GONE)
    if not kept.size:
        return RawTokens([], [], [])
    if kept.size < classes.size:
        classes = classes[kept]
    points = np.flatnonzero(classes == _POINT)
    if points.size:
        classes[points] = np.where(_between_digits(classes, points), NUMBER, MARK)
    change = np.flatnonzero((classes[1:] != classes[:-1]) | (classes[1:] >= MARK)) + 1
    starts, stops = np.append(0, change), np.append(change, kept.size)
    told = np.flatnonzero(classes[starts])
    starts, stops, bounds = starts[told], stops[told], np.append(kept, codes.size)
    return RawTokens(bounds[starts].tolist(), bounds[stops].tolist(), classes[starts].tolist())


def _between_digits(classes: npt.NDArray[np.uint8], points: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    digits: npt.NDArray[np.bool_] = classes == NUMBER
    between: npt.NDArray[np.bool_] = digits[points - 1] & digits[np.minimum(points + 1, classes.size - 1)]
    return between & (points > 0)
