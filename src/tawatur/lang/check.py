"""Checking the lists of a pack, each fault with file and line."""

import unicodedata
from collections.abc import Iterator

from tawatur.lang.pack import Pack


def faults(pack: Pack) -> list[str]:
    """One sentence for each fault of the lists of a pack."""
    return [*_headers(pack), *_plain(pack), *_clashes(pack)]


def _headers(pack: Pack) -> Iterator[str]:
    for name, header in pack.headers.items():
        for word, value in (("source", header.source), ("licence", header.licence)):
            if not value:
                yield f"{name}.txt:1: the list names no {word}; add '# {word}: …'."


def _plain(pack: Pack) -> Iterator[str]:
    for path in sorted((pack.folder / "lists").glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            plain = unicodedata.normalize("NFKC", line)
            if plain != line and "\u2026" not in line:
                yield f"{path.name}:{number}: {line!r} changes under NFKC; write {plain!r}."


def _clashes(pack: Pack) -> Iterator[str]:
    for name, entries in pack.lists.items():
        seen: dict[str, tuple[str, int]] = {}
        for entry in entries:
            value, line = seen.setdefault(entry.norm, (entry.value, entry.line))
            if value != entry.value and not entry.get("ambiguous") and not entry.get("form"):
                yield f"{name}.txt:{entry.line}: {entry.form!r} means {entry.value} here and {value} on line {line}."
