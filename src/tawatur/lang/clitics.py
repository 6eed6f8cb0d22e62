"""What a form can be, and the clitics that can stand before and behind it, as the lexicon file describes them."""

from __future__ import annotations

from enum import IntFlag
from typing import Any, Final, NamedTuple


class Tag(IntFlag):
    """What a form can be; a form that can be several things carries all of them."""

    NOUN = 1
    ADJECTIVE = 2
    PAST = 4
    PRESENT = 8
    IMPERATIVE = 16
    PARTICLE = 32
    PROPER = 64
    PARTICIPLE = 128
    MASDAR = 256
    PLURAL = 512
    DUAL = 1024
    FEMININE = 2048
    NISBA = 4096
    FIRST = 8192
    COMPARATIVE = 16384
    RARE = 32768


NOMINAL: Final = int(Tag.NOUN | Tag.ADJECTIVE | Tag.PROPER)
VERBAL: Final = int(Tag.PAST | Tag.PRESENT | Tag.IMPERATIVE)
GOVERNS: Final = 1 << 16
ACCEPTS: Final = {
    "any": ~0,
    "nominal": NOMINAL | GOVERNS,
    "article": NOMINAL,
    "lam": int(NOMINAL | Tag.PRESENT) | GOVERNS,
    "present": int(Tag.PRESENT),
    "verb": VERBAL | int(Tag.PARTICLE),
    "feminine": int(Tag.FEMININE | Tag.PARTICLE),
}
"""What each kind of clitic lets stand beside it."""


class Proclitics(NamedTuple):
    """One way a word can begin: letters, clitics, what the rest must be, a letter the seam swallowed."""

    written: str
    clitics: tuple[str, ...]
    accepts: int
    restore: str
    article: bool
    before_unknown: bool


class Letters(NamedTuple):
    """The letters whose writing decides between readings."""

    marbuta: str
    written_marbuta: str
    seated: str
    article: str
    lam: str


class Suffix(NamedTuple):
    """A pronoun that can end a word, what its host must be, and how dear the reading is."""

    written: str
    accepts: int
    cost: float
    common: bool


def proclitic_table(rows: list[Any], before_unknown: frozenset[str]) -> dict[str, tuple[Proclitics, ...]]:
    """The proclitics by their first letter."""
    table: dict[str, list[Proclitics]] = {}
    for written, clitics, kind, restore in rows:
        article = kind == "article"
        known = before_unknown.issuperset(clitics[:-1] if article else clitics)
        first = Proclitics(written, tuple(clitics), ACCEPTS[kind], restore, article, known)
        table.setdefault(written[0], []).append(first)
    return {letter: tuple(found) for letter, found in table.items()}


def suffix_table(rows: list[Any]) -> dict[str, tuple[Suffix, ...]]:
    """The pronouns by their last letter."""
    table: dict[str, list[Suffix]] = {}
    for written, kind, cost, common in rows:
        table.setdefault(written[-1], []).append(Suffix(written, ACCEPTS[kind], cost, common))
    return {last: tuple(suffixes) for last, suffixes in table.items()}
