"""Reading list files: entries of forms under headers, and the paradigms that inflect them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tawatur.errors import PackError
from tawatur.text.fold import fold

_HEADER = re.compile(r"= (?P<value>[A-Za-z0-9._/:-]+)(?P<keys>(?: [a-z-]+:\S+)*)\s*$")
_STEM = "\u2026"
_WEAK = ("\u0627", "\u064a")
_ROUND = "\u0647"


class Entry(NamedTuple):
    """One form of a list: what it means (``value``), the keys of its header, the form as written and folded."""

    list: str
    value: str
    keys: Mapping[str, str]
    form: str
    line: int = 0
    norm: str = ""

    def get(self, key: str) -> str:
        """The value of a key, empty where the header does not have it."""
        return self.keys.get(key, "")


@dataclass(frozen=True, slots=True)
class Header:
    """A list's caption: what it is, where it comes from, under which licence."""

    name: str
    caption: str
    source: str
    licence: str


def read_list(path: Path) -> tuple[Header, list[Entry]]:
    """The header and the rows of a list file, not inflected. Raises PackError with file and line."""
    value, keys = "", dict[str, str]()
    rows: list[tuple[str, dict[str, str], str, int]] = []
    caption: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            word, _, rest = line[1:].strip().partition(":")
            known = word.strip() if word.strip() in ("source", "licence") else "caption"
            caption.setdefault(known, rest.strip() if known != "caption" else line[1:].strip())
        elif line.startswith("="):
            found = _HEADER.match(line)
            if not found:
                raise PackError(f"{path.name}:{number}: {line!r} is not a header; write '= value key:value'.")
            value = found["value"]
            keys = dict(pair.split(":", 1) for pair in found["keys"].split())
        elif line.strip():
            if not value:
                raise PackError(f"{path.name}:{number}: {line!r} stands before the first '= value' header.")
            rows.append((value, keys, line.strip(), number))
    norms = fold("\n".join(row[2] for row in rows)).norm.split("\n") if rows else []
    name = path.stem
    entries = [Entry(name, *row, norm) for row, norm in zip(rows, norms, strict=True)]
    header = Header(path.stem, caption.get("caption", ""), caption.get("source", ""), caption.get("licence", ""))
    return header, entries


class Row(NamedTuple):
    """One row of a paradigm: which principal part it takes, what it cuts off, when it applies, what it gives."""

    part: int
    first: int
    strip: int
    weak: bool | None
    round: bool | None
    told: dict[str, str]
    lead: str
    tail: str


class Paradigms:
    """The inflection tables of a language: from a row of principal parts to its forms."""

    def __init__(self, rows: list[Entry]) -> None:
        self._rows: dict[str, list[Row]] = {}
        for row in rows:
            self._rows.setdefault(row.value, []).append(_row(row))
        self._keys: dict[tuple[int, str, int], tuple[Mapping[str, str], dict[str, str]]] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._rows or name == "plain"

    def forms(self, entry: Entry) -> Iterator[Entry]:
        """The inflected entries of a row; each carries the keys of its form."""
        paradigm = entry.get("inflect")
        if paradigm in ("", "plain"):
            yield entry
            return
        parts = entry.norm.split()
        for at, row in enumerate(self._rows[paradigm]):
            form = _inflect(parts, row)
            if form:
                yield Entry(entry.list, entry.value, self._told(entry.keys, paradigm, at), form, entry.line, form)

    def endings(self, paradigm: str) -> tuple[str, ...]:
        """What the forms of a paradigm's first part end in, longest first."""
        return tuple(
            sorted({row.tail for row in self._rows[paradigm] if row.part == 0}, key=lambda tail: (-len(tail), tail))
        )

    def _told(self, keys: Mapping[str, str], paradigm: str, at: int) -> dict[str, str]:
        """The keys of a header and of a paradigm's row together; one object for all entries that share both."""
        known = self._keys.get((id(keys), paradigm, at))
        if known is None or known[0] is not keys:
            base = {key: word for key, word in keys.items() if key != "inflect"}
            known = self._keys[id(keys), paradigm, at] = keys, base | self._rows[paradigm][at].told
        return known[1]


def _row(entry: Entry) -> Row:
    keys = entry.keys
    told = {key: word for key, word in keys.items() if key in ("form", "gender", "number", "person", "case")}
    weak = False if keys.get("strong") else True if keys.get("weak") else None
    rounded = {"yes": True, "no": False}.get(keys.get("round", ""))
    lead, _, tail = entry.norm.partition(_STEM)
    cut = int(keys.get("first", 0)), int(keys.get("strip", 0))
    return Row(int(keys["part"]) - 1, *cut, weak, rounded, told, lead, tail)


def _inflect(parts: list[str], row: Row) -> str:
    at = 0 if row.part == 4 and len(parts) < 5 else row.part
    if at >= len(parts) or parts[at] == "-":
        return ""
    stem = parts[at]
    if row.weak is not None and stem.endswith(_WEAK) != row.weak:
        return ""
    if row.round is not None and stem.endswith(_ROUND) != row.round:
        return ""
    stem = stem[row.first : len(stem) - row.strip]
    return f"{row.lead}{stem}{row.tail}" if len(stem) > 1 else ""
