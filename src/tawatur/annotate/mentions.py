"""Mentions: names that lists hold, names built on a head noun, persons by their surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.annotate.lexis import words_of
from tawatur.annotate.names import built, named
from tawatur.annotate.persons import runs
from tawatur.lang.pack import Entry
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Mention, Sentence

_TYPES = {"states": "GPE", "capitals": "GPE", "cities": "GPE", "regions": "LOC", "weapons": "WEA"}


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of tokens that names something, before its key is settled."""

    first: int
    last: int
    type: str
    key: str
    rule: str


class Mentions:
    """Marks proper names, longest extent, not nested; keys of listed names are the lists' values."""

    reads: tuple[type[Annotation], ...] = (Sentence,)
    writes: type[Annotation] = Mention

    def __init__(self, words: Words) -> None:
        self._words = words
        self._skeleton = Skeleton(words.pack)

    def __call__(self, analysis: Analysis) -> Iterator[Mention]:
        """The mentions of the body in order."""
        tokens = analysis.tokens
        words = words_of(tokens, self._words)
        found: list[Found] = []
        nations = _nations(words)
        for sentence in analysis.layer(Sentence):
            found.extend(self._sentence(words, sentence.first, sentence.last, nations))
        found.extend(self._short_forms(words, found))
        for one in sorted(found, key=lambda one: one.first):
            yield Mention(tokens.span(one.first, one.last), one.rule, one.type, one.key)

    def _sentence(self, words: list[Word], first: int, last: int, nations: set[str]) -> list[Found]:
        taken = bytearray(last - first)
        found: list[Found] = []
        for one in (*self._built(words, first, last), *self._listed(words, first, last, nations)):
            if not any(taken[one.first - first : one.last - first]):
                taken[one.first - first : one.last - first] = b"\1" * (one.last - one.first)
                found.append(one)
        for start, stop, rule in runs(words, first, last, taken):
            if not any(taken[start - first : stop - first]):
                key = "per:" + self._skeleton.key([w.norm for w in words[start:stop] if "word" in w.classes])
                found.append(Found(start, stop, "PER", key, rule))
        return found

    def _listed(self, words: list[Word], first: int, last: int, nations: set[str]) -> Iterator[Found]:
        for at in range(first, last):
            entry = named(words[at])
            if entry is None or _common(words[at], entry) and not self._supported(words, at, first, entry, nations):
                continue
            stop = at + 1
            kind = entry.get("type") or _TYPES.get(entry.list, "ORG")
            while kind == "ORG" and stop < last and {"nisba", "article"} <= words[stop].classes:
                stop += 1
            yield Found(at, stop, kind, entry.value, f"mention.list.{entry.list}")

    def _supported(self, words: list[Word], at: int, first: int, entry: Entry, nations: set[str]) -> bool:
        """Whether a name that is also a common word stands as a name: behind its class noun, in quotation marks,
        or, for a place, where the article speaks of its state elsewhere."""
        before = words[at - 1].classes if at > first else frozenset()
        if before & {"sources.media=yes", "name-heads", "open-quote", "plain-quote"}:
            return True
        place = entry.list in ("states", "capitals", "cities", "regions")
        return place and (entry.get("state") or entry.value) in nations

    def _built(self, words: list[Word], first: int, last: int) -> Iterator[Found]:
        for start, stop, kind, rule in built(words, first, last):
            inside = [w for w in words[start:stop] if "word" in w.classes or "latin" in w.classes]
            nation = next((e.get("state") for w in inside if (e := w.entry("nisba"))), "")
            if kind == "GOV":
                yield Found(start, stop, "GPE", nation or "government", rule)
            else:
                yield Found(start, stop, kind, f"{kind.lower()}:" + self._skeleton.key([w.norm for w in inside]), rule)

    def _short_forms(self, words: list[Word], found: list[Found]) -> Iterator[Found]:
        """Single words that repeat a part of a person's full name elsewhere in the article."""
        parts: dict[str, str] = {}
        for one in found:
            if one.type == "PER" and "-" in one.key:
                for part in one.key[4:].split("-"):
                    if len(part) > 1:
                        parts.setdefault(part, one.key)
        taken = {at for one in found for at in range(one.first, one.last)}
        for at, word in enumerate(words):
            if at in taken or "word" not in word.classes or named(word) is not None or len(word.norm) < 3:
                continue
            if not ("unknown" in word.classes or "given-names" in word.classes or "proper" in word.classes):
                continue
            key = parts.get(self._skeleton.key([word.norm]))
            if key:
                yield Found(at, at + 1, "PER", key, "mention.person.short")


def _common(word: Word, entry: Entry) -> bool:
    """Whether a listed name is also an ordinary word."""
    if entry.get("ambiguous"):
        return True
    plain = word.classes & {"noun", "adjective", "past", "present"} and "proper" not in word.classes
    return bool(plain) and entry.list not in ("states", "persons") and " " not in word.norm


def _nations(words: list[Word]) -> set[str]:
    """The states an article speaks of beyond doubt: by adjectives and by unmistakable names."""
    found = set()
    for word in words:
        nisba, name = word.entry("nisba"), named(word)
        if nisba is not None and nisba.get("state"):
            found.add(nisba.get("state"))
        if name is not None and not _common(word, name):
            found.add(name.get("state") or name.value)
    return found
