"""Rules: patterns over token classes with named slots, read from TOML.

A pattern is a regular expression whose letters are classes: ``months``, ``say-verbs.stance=denies``,
``word&!past``. ``<name: …>`` is a slot, ``?`` ``*`` ``+`` ``{m,n}`` ``|`` ``( )`` mean what they mean
in regular expressions, ``.`` is any token but a line end. It is compiled to a Python regular
expression over the symbols of the tokens, so that it runs at the speed of ``re``.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tawatur.errors import PackError
from tawatur.lang.words import Words
from tawatur.model.analysis import Tokens

_PIECE = re.compile(
    r"<(?P<slot>[a-z_]+):|(?P<close>>)|(?P<repeat>\{\d+,?\d*\})|(?P<atom>[!a-z][\w.=&!/-]*)|(?P<other>[()|?*+.])"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and what it makes; ``line`` is where it stands in its file."""

    name: str
    pattern: str
    keys: Mapping[str, str]
    file: str

    def classes(self) -> frozenset[str]:
        """The classes the pattern names."""
        found = (piece["atom"] for piece in _PIECE.finditer(self.pattern) if piece["atom"])
        return frozenset(name.lstrip("!") for atom in found for name in atom.split("&"))


class Match(NamedTuple):
    """A place where a rule fires: token indexes, half-open, of the whole and of each slot."""

    rule: Rule
    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]


def read_rules(path: Path) -> tuple[Rule, ...]:
    """The rules of a file, in order. Raises PackError for a broken one."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path.name}: {error}; mend the file's TOML.") from error
    short: dict[str, str] = table.get("short", {})
    rules = []
    for row in table.get("rule", []):
        keys = {key: str(word) for key, word in row.items() if key not in ("name", "pattern")}
        pattern = _expanded(row["pattern"], short)
        _checked(pattern, f"{path.name}: rule {row['name']!r}")
        rules.append(Rule(row["name"], pattern, keys, path.name))
    return tuple(rules)


def _expanded(pattern: str, short: Mapping[str, str]) -> str:
    for _ in range(8):
        wider = re.sub(r"\$([a-z-]+)", lambda found: f"({short[found[1]]})", pattern)
        if wider == pattern:
            return pattern
        pattern = wider
    return pattern


def _checked(pattern: str, place: str) -> None:
    rest = _PIECE.sub("", pattern).strip()
    if rest:
        raise PackError(f"{place}: {rest!r} is no part of a pattern.")
    if pattern.count("<") != pattern.count(">") or pattern.count("(") != pattern.count(")"):
        raise PackError(f"{place}: a slot or group is not closed.")


class Grammar:
    """Rules bound to the words of a language; what the alphabet's growth changes is compiled anew when it is needed."""

    def __init__(self, rules: tuple[Rule, ...], words: Words) -> None:
        self.rules = rules
        self._sets = Charsets(words)
        self._any = Compiled("|".join(rule.pattern for rule in rules), self._sets, named=False)
        self._compiled = tuple((rule, Compiled(rule.pattern, self._sets)) for rule in rules)

    def matches(self, tokens: Tokens, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Every match of every rule between two tokens, rule by rule, left to right."""
        stop = len(tokens) if last is None else last
        self._sets.grow()
        if self._any.pattern().search(tokens.symbols, first, stop) is None:
            return
        for rule, compiled in self._compiled:
            for found in compiled.pattern().finditer(tokens.symbols, first, stop):
                slots = {name: found.span(name) for name, at in found.groupdict().items() if at is not None}
                yield Match(rule, found.start(), found.end(), slots)


class Charsets:
    """The symbols that each class or combination of classes stands for, as far as the alphabet has grown."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._known: list[tuple[frozenset[str], str]] = []
        self._sets: dict[str, str] = {}

    def __len__(self) -> int:
        return len(self._known)

    def grow(self) -> None:
        """Takes in the symbols that are new."""
        if len(self._known) == len(self._words.alphabet):
            return
        new = list(self._words.alphabet.items())[len(self._known) :]
        self._known += new
        for atom in self._sets:
            self._sets[atom] += _symbols(atom, new)

    def __getitem__(self, atom: str) -> str:
        """The symbols of ``months``, ``word&!past`` and the like."""
        found = self._sets.get(atom)
        if found is None:
            found = self._sets[atom] = _symbols(atom, self._known)
        return found


class Compiled:
    """A pattern as a regular expression over symbols."""

    def __init__(self, pattern: str, sets: Charsets, *, named: bool = True) -> None:
        self._sets = sets
        self._parts = [_part(piece, named=named) for piece in _PIECE.finditer(pattern)]
        self._atoms = sorted({_LINE if part == _ANY else part for part, is_atom in self._parts if is_atom})
        self._size = -1
        self._symbols: list[str] = []
        self._regex = re.compile("")

    def pattern(self) -> re.Pattern[str]:
        """The expression over all symbols there are; it is compiled anew where one of its classes has more of them."""
        if self._size != len(self._sets):
            self._size = len(self._sets)
            symbols = [self._sets[atom] for atom in self._atoms]
            if symbols != self._symbols or not self._atoms:
                self._symbols = symbols
                self._regex = re.compile("".join([self._written(part) if atom else part for part, atom in self._parts]))
        return self._regex

    def _written(self, atom: str) -> str:
        if atom == _ANY:
            return f"[^{self._sets[_LINE]}]" if self._sets[_LINE] else "(?s:.)"
        return f"[{self._sets[atom]}]" if self._sets[atom] else "(?!)"


_LINE, _ANY = "line", "."


def _part(piece: re.Match[str], *, named: bool) -> tuple[str, bool]:
    """A piece of a pattern in the regular expression, and whether it is a class, whose symbols stand there."""
    if piece["slot"]:
        return (f"(?P<{piece['slot']}>" if named else "(?:"), False
    if piece["close"]:
        return ")", False
    if piece["atom"]:
        return piece["atom"], True
    other = piece["repeat"] or piece["other"]
    return ("(?:" if other == "(" else other), other == _ANY


def _symbols(atom: str, alphabet: Iterable[tuple[frozenset[str], str]]) -> str:
    wanted = {name for name in atom.split("&") if not name.startswith("!")}
    barred = {name[1:] for name in atom.split("&") if name.startswith("!")}
    return "".join([symbol for classes, symbol in alphabet if wanted <= classes and barred.isdisjoint(classes)])
