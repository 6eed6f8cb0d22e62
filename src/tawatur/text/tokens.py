"""Raw tokens as columns: runs of letters, numbers, single marks and line ends of a folded text."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SPACE, WORD, LATIN, NUMBER, MARK, LINE = range(6)


def _classes() -> npt.NDArray[np.uint8]:
    table = np.full(0x10000, MARK, dtype=np.uint8)
    for code in range(0x10000):
        if 0xD800 <= code < 0xE000:
            continue
        char = chr(code)
        if char.isspace():
            table[code] = SPACE
        elif char.isdigit():
            table[code] = NUMBER
        elif char.isalpha():
            table[code] = WORD if 0x600 <= code < 0x780 else LATIN
    table[0x0A] = LINE
    return table


_TABLE = _classes()
_INSIDE_NUMBER = np.array([ord("."), ord(",")], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class RawTokens:
    """Columns: offsets into the folded text and the class of each run."""

    starts: list[int]
    stops: list[int]
    classes: list[int]


def raw_tokens(norm: str) -> RawTokens:
    """The tokens of a folded text; a mark between digits ("3.5", "10,000") stays inside the number.

    >>> raw_tokens("ab 3.5!").starts
    [0, 3, 6]
    """
    codes = np.frombuffer(norm.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    if not codes.size:
        return RawTokens([], [], [])
    classes = _TABLE[np.minimum(codes, 0xFFFF)]
    digit = classes == NUMBER
    inside = np.isin(codes, _INSIDE_NUMBER)
    inside[1:-1] &= digit[:-2] & digit[2:]
    inside[[0, -1]] = False
    classes[inside] = NUMBER
    change = np.flatnonzero((classes[1:] != classes[:-1]) | (classes[1:] >= MARK)) + 1
    starts = np.concatenate([[0], change])
    stops = np.append(change, codes.size)
    kept = classes[starts] != SPACE
    return RawTokens(starts[kept].tolist(), stops[kept].tolist(), classes[starts[kept]].tolist())
