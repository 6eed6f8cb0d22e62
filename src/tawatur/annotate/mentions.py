"""Mentions: names that lists hold, names built on a head noun, persons by their surroundings."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.annotate.lexis import words_of
from tawatur.annotate.persons import runs
from tawatur.lang.pack import Entry
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Mention, Sentence

LISTS = ("states", "agencies", "outlets", "bodies", "persons", "capitals", "cities", "regions", "weapons")
"""Lists of names; where a form stands in several, the earlier one wins."""

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
        for sentence in analysis.layer(Sentence):
            found.extend(self._sentence(tokens, words, sentence.first, sentence.last))
        found.extend(self._short_forms(tokens, words, found))
        for one in sorted(found, key=lambda one: one.first):
            yield Mention(tokens.span(one.first, one.last), one.rule, one.type, one.key)

    def _sentence(self, tokens: Tokens, words: list[Word], first: int, last: int) -> list[Found]:
        taken = bytearray(last - first)
        found: list[Found] = []
        for one in (*self._built(words, first, last), *self._listed(tokens, words, first, last)):
            if not any(taken[one.first - first : one.last - first]):
                taken[one.first - first : one.last - first] = b"\1" * (one.last - one.first)
                found.append(one)
        for start, stop, rule in runs(words, first, last, taken):
            if not any(taken[start - first : stop - first]):
                key = "per:" + self._skeleton.key([w.norm for w in words[start:stop] if "word" in w.classes])
                found.append(Found(start, stop, "PER", key, rule))
        return found

    def _listed(self, tokens: Tokens, words: list[Word], first: int, last: int) -> Iterator[Found]:
        for at in range(first, last):
            entry = named(words[at])
            if entry is None or entry.get("ambiguous") and not self._supported(words, at, first):
                continue
            stop = at + 1
            kind = entry.get("type") or _TYPES.get(entry.list, "ORG")
            while kind == "ORG" and stop < last and {"nisba", "article"} <= words[stop].classes:
                stop += 1
            yield Found(at, stop, kind, entry.value, f"mention.list.{entry.list}")

    def _supported(self, words: list[Word], at: int, first: int) -> bool:
        """Whether a name that is also a common word stands as a name: after its class noun or in quotation marks."""
        before = words[at - 1].classes if at > first else frozenset()
        return bool(before & {"sources.media=yes", "name-heads", "open-quote", "plain-quote"})

    def _built(self, words: list[Word], first: int, last: int) -> Iterator[Found]:
        for at in range(first, last):
            entry = words[at].entry("name-heads")
            if entry is None or entry.get("inside") == "no":
                continue
            stop = self._extent(words, at, last)
            if stop > at + 1:
                key = f"{entry.value.lower()}:" + self._skeleton.key([w.norm for w in words[at:stop]])
                yield Found(at, stop, entry.value, key, "mention.head")

    def _extent(self, words: list[Word], at: int, last: int) -> int:
        """Where the name ends that begins with a head noun: article nouns, adjectives, unknown words, names."""
        stop, named_yet = at + 1, False
        while stop < last and stop - at < 6:
            classes = words[stop].classes
            if named(words[stop]) is not None or "unknown" in classes and "word" in classes:
                named_yet = True
            elif "nisba" in classes and "article" in classes or "article" in classes and _plain(words[stop]):
                named_yet = named_yet or at + 1 == stop
            else:
                break
            stop += 1
        return stop if named_yet else at

    def _short_forms(self, tokens: Tokens, words: list[Word], found: list[Found]) -> Iterator[Found]:
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


def named(word: Word) -> Entry | None:
    """The entry of a list of names that a word stands in."""
    if not word.entries:
        return None
    for name in LISTS:
        entry = word.entry(name)
        if entry is not None:
            return entry
    return None


def _plain(word: Word) -> bool:
    return not word.classes & {"relatives", "time-words", "weekdays", "units", "titles", "particles", "say-verbs"}
