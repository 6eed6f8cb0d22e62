"""Reading list files: entries of forms under headers, and the paradigms that inflect them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tawatur.errors import PackError
from tawatur.text.fold import fold

_HEADER = re.compile(r"= (?P<value>[A-Za-z0-9._/:-]+)(?P<keys>(?: [a-z-]+:\S+)*)\s*$")
_STEM = "\u2026"
_WEAK = ("\u0627", "\u064a")
_ROUND = "\u0647"


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a list: what it means (``value``), the keys of its header, the form as written."""

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
    value, keys, entries = "", {}, []
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
            entries.append(Entry(path.stem, value, keys, line.strip(), number))
    norms = fold("\n".join(entry.form for entry in entries)).norm.split("\n")
    entries = [replace(entry, norm=norm) for entry, norm in zip(entries, norms, strict=True)] if entries else []
    header = Header(path.stem, caption.get("caption", ""), caption.get("source", ""), caption.get("licence", ""))
    return header, entries


class Paradigms:
    """The inflection tables of a language: from a row of principal parts to its forms."""

    def __init__(self, rows: list[Entry]) -> None:
        self._rows: dict[str, list[tuple[Mapping[str, str], dict[str, str], str]]] = {}
        for row in rows:
            self._rows.setdefault(row.value, []).append((row.keys, _told(row.keys), row.norm))

    def __contains__(self, name: str) -> bool:
        return name in self._rows or name == "plain"

    def forms(self, entry: Entry) -> Iterator[Entry]:
        """The inflected entries of a row; each carries the keys of its form."""
        paradigm = entry.get("inflect")
        if paradigm in ("", "plain"):
            yield entry
            return
        parts = entry.norm.split()
        base = {key: word for key, word in entry.keys.items() if key != "inflect"}
        for keys, told, pattern in self._rows[paradigm]:
            form = _inflect(parts, keys, pattern)
            if form:
                yield Entry(entry.list, entry.value, base | told, form, entry.line, form)


def _told(keys: Mapping[str, str]) -> dict[str, str]:
    return {key: word for key, word in keys.items() if key in ("form", "gender", "number", "person")}


def _inflect(parts: list[str], keys: Mapping[str, str], pattern: str) -> str:
    at = int(keys["part"]) - 1
    if at == 4 and len(parts) < 5:
        at = 0
    if at >= len(parts) or parts[at] == "-":
        return ""
    stem = parts[at]
    weak, rounded = stem.endswith(_WEAK), stem.endswith(_ROUND)
    if keys.get("strong") and weak or keys.get("weak") and not weak:
        return ""
    if keys.get("round") == "yes" and not rounded or keys.get("round") == "no" and rounded:
        return ""
    stem = stem[int(keys.get("first", 0)) : len(stem) - int(keys.get("strip", 0))]
    return pattern.replace(_STEM, stem) if len(stem) > 1 else ""
