"""The words by which a page is read: agencies, outlets, places, dates, credits and residue of one pack."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from tawatur.ingest.sheet import Word, folded_words
from tawatur.lang.pack import Entry, Pack


@dataclass(frozen=True)
class Phrases:
    """Forms of one or more words, found by their first word and then by their second ("" where there is none)."""

    rests: dict[str, dict[str, list[tuple[tuple[str, ...], Entry]]]] = field(default_factory=dict)

    @staticmethod
    def of(entries: Iterable[Entry]) -> "Phrases":
        """Takes the forms of entries; among forms that begin alike the longest comes first."""
        phrases = Phrases()
        for entry in entries:
            norms = tuple(folded_words(entry.norm))
            if norms:
                seconds = phrases.rests.setdefault(norms[0], {})
                seconds.setdefault(norms[1] if norms[1:] else "", []).append((norms[1:], entry))
        for seconds in phrases.rests.values():
            for found in seconds.values():
                found.sort(key=lambda item: -len(item[0]))
        return phrases

    def at(self, words: Sequence[Word], index: int) -> tuple[int, Entry] | None:
        """Where the longest form that begins at a word stops, and its entry."""
        seconds = self.rests.get(words[index].norm)
        if seconds is None:
            return None
        if index + 1 < len(words):
            for rest, entry in seconds.get(words[index + 1].norm, ()):
                stop = index + 1 + len(rest)
                if tuple([word.norm for word in words[index + 1 : stop]]) == rest:
                    return stop, entry
        alone = seconds.get("")
        return (index + 1, alone[0][1]) if alone else None

    def whole(self, words: Sequence[Word]) -> Entry | None:
        """The entry that all these words together are a form of."""
        found = self.at(words, 0) if words else None
        return found[1] if found and found[0] == len(words) else None

    def inside(self, words: Sequence[Word]) -> Entry | None:
        """The first entry one of whose forms stands among these words."""
        return next((found[1] for index in range(len(words)) if (found := self.at(words, index))), None)


@dataclass(frozen=True)
class Vocabulary:
    """The lists the ingest room reads, made ready for looking up."""

    agencies: Phrases
    outlets: Phrases
    places: Phrases
    months: Phrases
    hijri: Phrases
    weekdays: Phrases
    credits: Phrases
    dates: Phrases
    rubrics: Phrases
    staff: Phrases
    residue: dict[str, Phrases]
    frequent: frozenset[str]
    telling: frozenset[str]
    domains: dict[str, str]
    clitics: tuple[str, ...]
    creditors: frozenset[str]


@dataclass(frozen=True, eq=False)
class _Key:
    """A pack, told from others by what it is and not by what it holds."""

    pack: Pack

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.pack is self.pack

    def __hash__(self) -> int:
        return id(self.pack)


def vocabulary_of(pack: Pack) -> Vocabulary:
    """The vocabulary of a pack; made once for each pack."""
    return _vocabulary(_Key(pack))


@lru_cache(maxsize=4)
def _vocabulary(key: _Key) -> Vocabulary:
    pack = key.pack
    credit = pack.entries("page-credit")
    agencies = Phrases.of([*pack.entries("agencies"), *pack.entries("page-agencies")])
    outlets = Phrases.of(pack.entries("outlets"))
    unnamed = Phrases.of(entry for entry in credit if entry.value == "agencies")
    return Vocabulary(
        agencies=agencies,
        outlets=outlets,
        places=Phrases.of(entry for name in ("capitals", "cities", "states") for entry in pack.entries(name)),
        months=Phrases.of(pack.entries("months")),
        hijri=Phrases.of(pack.entries("hijri-months")),
        weekdays=Phrases.of(pack.entries("weekdays")),
        credits=Phrases.of(entry for entry in credit if entry.value != "clitic"),
        dates=Phrases.of(pack.entries("page-date")),
        rubrics=Phrases.of(pack.entries("page-rubric")),
        staff=Phrases.of(pack.entries("page-staff")),
        residue=_residue(pack),
        frequent=frozenset(pack.fold(entry.form) for entry in pack.entries("page-frequent")),
        telling=frozenset(pack.fold(entry.form) for entry in pack.entries("page-frequent") if entry.value == "own"),
        domains=_domains(pack.entries("outlets")),
        clitics=tuple(pack.fold(entry.form) for entry in credit if entry.value == "clitic"),
        creditors=frozenset([*agencies.rests, *outlets.rests, *unnamed.rests]),
    )


def _residue(pack: Pack) -> dict[str, Phrases]:
    entries = [*pack.entries("residue"), *pack.entries("page-residue")]
    kinds = ("line", "start", "inside")
    return {kind: Phrases.of(entry for entry in entries if entry.keys.get("match", "line") == kind) for kind in kinds}


def _domains(entries: Iterable[Entry]) -> dict[str, str]:
    return {
        domain.strip().lower(): entry.value
        for entry in entries
        for domain in entry.keys.get("domain", "").split(",")
        if domain.strip()
    }
