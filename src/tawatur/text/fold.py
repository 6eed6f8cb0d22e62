"""Folding: a copy of a text in which spelling variants are one, and which knows the way back.

Hamza seats, alef forms, ya and alef maqsura, ta marbuta and ha, tatweel, vowel marks, presentation
forms, Persian letters, digits of all scripts, Latin case, no-break spaces. Code points are written
as numbers here: languages are data, and no Arabic letter stands in code.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_SIZE = 0x10000
_ALEF, _HAMZA, _YA, _HA, _KAF = 0x627, 0x621, 0x64A, 0x647, 0x643
_ONE = {
    0x622: _ALEF, 0x623: _ALEF, 0x625: _ALEF, 0x671: _ALEF, 0x672: _ALEF, 0x673: _ALEF,
    0x624: _HAMZA, 0x626: _HAMZA, 0x649: _YA, 0x6CC: _YA, 0x6D2: _YA, 0x629: _HA,
    0x6A9: _KAF, 0x6C0: _HA, 0x6C1: _HA, 0x6BE: _HA, 0x6D5: _HA,
    0xA0: 0x20, 0x202F: 0x20, 0x2007: 0x20, 0x2009: 0x20, 0x3000: 0x20, 0x9: 0x20, 0xD: 0x20,
    0x2011: 0x2D, 0x2010: 0x2D, 0x66B: 0x2E, 0x66C: 0x2C,
}  # fmt: skip
_GONE = [0x640, 0xAD, 0xFEFF, 0x61C, 0x670, *range(0x610, 0x61B), *range(0x64B, 0x660), *range(0x6D6, 0x6DD)]
_GONE += [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0x300, 0x370)]
_PRESENTATION = [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)]


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded copy ``norm`` and, for each of its characters, the offset in the text it came from.

    ``offsets`` has one entry more than ``norm``: the length of the text. ``written`` is as long as
    ``norm`` and has the letters as they stand in the text.
    """

    norm: str
    offsets: npt.NDArray[np.int32]
    written: str


def _base(code: int) -> int:
    return _ONE.get(code, code)


def _tables() -> tuple[npt.NDArray[np.uint32], dict[int, list[int]]]:
    table = np.arange(_SIZE, dtype=np.uint32)
    long: dict[int, list[int]] = {}
    for code in range(_SIZE):
        if not 0xD800 <= code < 0xE000 and chr(code).isdigit() and code > 0x7F:
            table[code] = 0x30 + unicodedata.digit(chr(code))
    for code in range(0x250):
        low = chr(code).lower()
        table[code] = ord(low) if len(low) == 1 else code
    for code, one in _ONE.items():
        table[code] = one
    for code in _GONE:
        table[code] = 0
    for code in _PRESENTATION:
        parts = [_base(ord(c)) for c in unicodedata.normalize("NFKC", chr(code)) if ord(c) not in _GONE and c != " "]
        if len(parts) > 1:
            long[code] = parts
        table[code] = parts[0] if parts else 0
    table[0] = 0
    return table, long


_TABLE, _LONG = _tables()
_LONG_CODES = np.array(sorted(_LONG), dtype=np.uint32)
_CHANGED = np.flatnonzero(np.arange(_SIZE, dtype=np.uint32) != _TABLE).tolist()
FOLDED: dict[int, str] = {
    **{code: chr(_TABLE[code]) if _TABLE[code] else "" for code in [0, *_CHANGED]},
    **{code: "".join(map(chr, parts)) for code, parts in _LONG.items()},
}
"""Code point -> what folding makes of it, for those that it changes."""


class Run(NamedTuple):
    """A short run of letters: folded, as written letter for letter, and where each letter and the end stand in it."""

    norm: str
    written: str
    offsets: Sequence[int]


def fold_run(text: str) -> Run:
    """The folded copy of one form: what ``fold`` gives, for a few letters at a time.

    >>> fold_run("A\\u0640b")
    Run(norm='ab', written='Ab', offsets=[0, 2, 3])
    """
    norm = text.translate(FOLDED)
    if len(norm) == len(text) and _LONG.keys().isdisjoint(map(ord, text)):
        return Run(norm, text, range(len(text) + 1))
    offsets = [at for at, letter in enumerate(text) for _ in FOLDED.get(ord(letter), letter)]
    return Run(norm, "".join([text[at] for at in offsets]), [*offsets, len(text)])


def fold(text: str) -> Folded:
    """The folded copy of a text, with the way back.

    >>> fold("A\\u0640b\\u064e9").norm
    'ab9'
    >>> fold("A\\u0640b").offsets.tolist()
    [0, 2, 3]
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    norm = _TABLE[np.minimum(codes, _SIZE - 1)]
    wide = codes >= _SIZE
    if wide.any():
        norm = np.where(wide, codes, norm)
    offsets = np.flatnonzero(norm).astype(np.int32)
    long = (codes >= 0xFB50) & (codes < 0xFF00)
    if codes.size and long.any() and np.isin(codes[long], _LONG_CODES).any():
        return _fold_long(text)
    copy = norm[offsets].tobytes().decode("utf-32-le", "surrogatepass")
    written = codes[offsets].tobytes().decode("utf-32-le", "surrogatepass")
    return Folded(copy, np.append(offsets, np.int32(len(text))), written)


def _fold_long(text: str) -> Folded:
    out: list[int] = []
    offsets: list[int] = []
    for at, char in enumerate(text):
        code = ord(char)
        for one in _LONG.get(code) or [int(_TABLE[code]) if code < _SIZE else code]:
            if one:
                out.append(one)
                offsets.append(at)
    written = "".join(text[at] for at in offsets)
    return Folded("".join(map(chr, out)), np.array([*offsets, len(text)], dtype=np.int32), written)
