"""Directions of writing: that of a text by its first letter, and names that stand in a line of the other one."""

import unicodedata

_MARKS = {True: "\u200f", False: "\u200e"}
"""The mark of a direction: right to left, left to right."""


def is_rtl(text: str, otherwise: bool) -> bool:
    """Whether a text runs from right to left, by its first letter (a mark is none); without one as its surroundings.

    >>> is_rtl("12 abc", True), is_rtl("12", True)
    (False, True)
    """
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in ("L", "R", "AL") and letter not in _MARKS.values():
            return kind != "L"
    return otherwise


def isolated(text: str, rtl: bool) -> str:
    """A name that runs against its line, held together by marks, so that its signs and numbers stay with it.

    >>> isolated("Reuters (AP)", False)
    'Reuters (AP)'
    >>> len(isolated("Reuters (AP)", True)) - len("Reuters (AP)")
    4
    """
    own = is_rtl(text, rtl)
    return text if own == rtl else f"{_MARKS[rtl]}{_MARKS[own]}{text}{_MARKS[own]}{_MARKS[rtl]}"
