"""Rules: patterns over token classes with named slots, read from TOML.

A pattern is a regular expression whose letters are classes: ``months``, ``say-verbs.stance=denies``,
``word&!past``. ``<name: …>`` is a slot, ``?`` ``*`` ``+`` ``{m,n}`` ``|`` ``( )`` mean what they mean
in regular expressions, ``.`` is any token but a line end. It is compiled to a Python regular
expression over the symbols of the tokens, so that it runs at the speed of ``re``.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True)
class Match:
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
    """Rules bound to the words of a language; compiled anew when the alphabet has grown."""

    def __init__(self, rules: tuple[Rule, ...], words: Words) -> None:
        self.rules = rules
        self._words = words
        self._size = -1
        self._compiled: tuple[tuple[Rule, re.Pattern[str]], ...] = ()

    def matches(self, tokens: Tokens, first: int = 0, last: int | None = None) -> Iterator[Match]:
        """Every match of every rule between two tokens, rule by rule, left to right."""
        if self._size != len(self._words.alphabet):
            self._compile()
        stop = len(tokens) if last is None else last
        for rule, pattern in self._compiled:
            for found in pattern.finditer(tokens.symbols, first, stop):
                slots = {name: found.span(name) for name, at in found.groupdict().items() if at is not None}
                yield Match(rule, found.start(), found.end(), slots)

    def _compile(self) -> None:
        alphabet = dict(self._words.alphabet)
        self._size = len(alphabet)
        self._compiled = tuple((rule, re.compile(_regex(rule.pattern, alphabet))) for rule in self.rules)


def _regex(pattern: str, alphabet: Mapping[frozenset[str], str]) -> str:
    parts = []
    lines = "".join(symbol for classes, symbol in alphabet.items() if "line" in classes)
    for piece in _PIECE.finditer(pattern):
        if piece["slot"]:
            parts.append(f"(?P<{piece['slot']}>")
        elif piece["close"]:
            parts.append(")")
        elif piece["atom"]:
            parts.append(_charset(piece["atom"], alphabet))
        elif piece["other"] == ".":
            parts.append(f"[^{lines}]" if lines else "(?s:.)")
        else:
            parts.append(piece["repeat"] or piece["other"])
    return "".join(parts)


def _charset(atom: str, alphabet: Mapping[frozenset[str], str]) -> str:
    wanted = [name for name in atom.split("&") if not name.startswith("!")]
    barred = [name[1:] for name in atom.split("&") if name.startswith("!")]
    symbols = [
        symbol
        for classes, symbol in alphabet.items()
        if all(name in classes for name in wanted) and not any(name in classes for name in barred)
    ]
    return f"[{''.join(symbols)}]" if symbols else "(?!)"
