"""A language pack in memory: its lists by folded form, its lexicon, its phrases."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

from tawatur.errors import PackError
from tawatur.lang.lexicon import Lexicon
from tawatur.lang.lists import Entry, Header, Paradigms, read_list
from tawatur.text.fold import fold
from tawatur.text.tokens import raw_tokens

__all__ = ["Entry", "Pack", "load"]


@dataclass(frozen=True)
class Pack:
    """One language: ``lists`` by name, ``forms`` by folded form, ``lexicon`` of plain words.

    Lists whose names begin with ``page-`` and ``residue`` speak of pages, with ``question-`` of what users ask,
    ``common-bodies`` of names, not of words,
    and those of synonyms of what words share, not of what they are: they are looked up by name only and are not
    among the ``forms``.
    """

    language: str
    folder: Path
    headers: Mapping[str, Header]
    lists: Mapping[str, tuple[Entry, ...]]
    forms: Mapping[str, tuple[Entry, ...]]
    lexicon: Lexicon
    paradigms: Paradigms

    def entries(self, name: str) -> tuple[Entry, ...]:
        """All entries of a list, inflected forms included. Raises PackError for an unknown list."""
        if name not in self.lists:
            raise PackError(f"{self.language}: no list is named {name!r}; there are {', '.join(sorted(self.lists))}.")
        return self.lists[name]

    @cached_property
    def digest(self) -> str:
        """The first 12 hex digits of the SHA-256 of all list and grammar files."""
        found = hashlib.sha256()
        for path in sorted(self.folder.rglob("*")):
            if path.suffix in (".txt", ".toml", ".bin", ".npz"):
                found.update(path.name.encode() + path.read_bytes())
        return found.hexdigest()[:12]

    def fold(self, text: str) -> str:
        """The folded copy of a text, without offsets."""
        return fold(text).norm

    @cached_property
    def phrases(self) -> Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]]:
        """First token of each form of several tokens -> the second -> (the rest from the second on, the form),
        longest first."""
        rests: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = {}
        for form in self.forms:
            if not form.isalnum():
                first, *rest = _tokens(form)
                if rest:
                    rests.setdefault(first, {}).setdefault(rest[0], []).append((tuple(rest), form))
        return {one: {two: _longest_first(rows) for two, rows in found.items()} for one, found in rests.items()}


def _tokens(form: str) -> list[str]:
    parts = form.split(" ")
    if all(part.isalpha() and not part.isascii() for part in parts):
        return parts
    raw = raw_tokens(form)
    return [form[start:stop] for start, stop in zip(raw.starts, raw.stops, strict=True)]


def _longest_first(rows: list[tuple[tuple[str, ...], str]]) -> tuple[tuple[tuple[str, ...], str], ...]:
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def load(language: str = "ar", *, extra: tuple[Path, ...] = ()) -> Pack:
    """The pack of a language; ``extra`` list files are added to it (a register of one's own).

    Raises PackError with file and line where a list cannot be read.
    """
    folder = Path(str(resources.files("tawatur") / "lang" / language))
    if not (folder / "lists").is_dir():
        raise PackError(f"{folder}: no language pack; give one of the folders beside it.")
    paradigms = Paradigms(read_list(folder / "lists" / "paradigms.txt")[1])
    headers: dict[str, Header] = {}
    found: dict[str, list[Entry]] = {}
    for path in [*sorted((folder / "lists").glob("*.txt")), *extra]:
        if path.stem == "paradigms":
            continue
        header, rows = read_list(path)
        headers[header.name] = header
        forms = _inflected(path, rows, paradigms)
        for entry in forms if path not in extra else map(_routed, forms):
            found.setdefault(entry.list, []).append(entry)
    lists = {name: tuple(entries) for name, entries in found.items()}
    lexicon = Lexicon.load(folder / "model" / "lexicon.bin")
    return Pack(language, folder, headers, lists, _index(lists), lexicon, paradigms)


_LISTS = {
    "agency": "agencies",
    "outlet": "outlets",
    "newspaper": "outlets",
    "capital": "capitals",
    "GPE": "states",
    "LOC": "regions",
    "FAC": "regions",
    "PER": "persons",
    "ORG": "bodies",
    "WEA": "weapons",
}
"""Where an entry of a list of one's own belongs, by its kind or type."""


def _routed(entry: Entry) -> Entry:
    """An entry of a list of one's own under the pack's list that its kind, else its type, belongs to."""
    name = entry.get("list") or _LISTS.get(entry.get("kind")) or _LISTS.get(entry.get("type"))
    if name is None:
        raise PackError(
            f"{entry.list}.txt:{entry.line}: {entry.form!r} has no kind or type; write one of {sorted(_LISTS)}."
        )
    return entry._replace(list=name)


def _apart(name: str) -> bool:
    """Whether a list is looked up by name only."""
    return name.startswith(("page-", "question-")) or name.endswith("-synonyms") or name in ("residue", "common-bodies")


def _inflected(path: Path, rows: list[Entry], paradigms: Paradigms) -> tuple[Entry, ...]:
    forms: list[Entry] = []
    for row in rows:
        paradigm = row.get("inflect")
        if paradigm and paradigm not in paradigms:
            raise PackError(f"{path.name}:{row.line}: paradigm {paradigm!r} is unknown; see lists/paradigms.txt.")
        forms.extend(paradigms.forms(row))
    return tuple(forms)


def _index(lists: Mapping[str, tuple[Entry, ...]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for name, entries in lists.items():
        for entry in () if _apart(name) else entries:
            same = found.get(entry.norm)
            if same is None:
                found[entry.norm] = (entry,)
            elif not any(one[:3] == entry[:3] for one in same):
                found[entry.norm] = (*same, entry)
    return found
