"""Mentions: names that lists hold, names built on a head noun, persons by their surroundings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from tawatur.annotate.clauses import within
from tawatur.annotate.names import built, heads
from tawatur.annotate.persons import begins, introduces, may_begin, name_like, runs
from tawatur.lang.columns import Questions, behind, both, either, places
from tawatur.lang.pack import Entry
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Mention, Sentence
from tawatur.model.span import Span

_TANWIN = "\u064b"
"""The mark of an indefinite accusative: "Koreans", not "Korea"."""
_TYPES = {"states": "GPE", "capitals": "GPE", "cities": "GPE", "regions": "LOC", "weapons": "WEA"}


class Found(NamedTuple):
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
        persons = words.pack.lists.get("persons", ())
        self._agency = next(e.norm for e in words.pack.entries("sources") if e.value == "agency")
        self._persons = {self._skeleton.key(e.norm.split()): e.value for e in persons if " " in e.norm}

    def __call__(self, analysis: Analysis) -> Iterator[Mention]:
        """The mentions of the body in order."""
        tokens, text = analysis.tokens, analysis.document.text
        words = self._words.of(tokens)
        found = self._found(words, analysis.layer(Sentence))
        parts = self._parts(words, found)
        found = self._merged(words, found, parts)
        found.extend(self._short_forms(words, found, parts))
        for one in sorted(found, key=itemgetter(0)):
            span = self._bare(tokens.span(one.first, one.last), words[one.first], text)
            if not (one.type in ("GPE", "LOC") and text[span.stop - 1] == _TANWIN):
                yield Mention(span, one.rule, one.type, one.key)

    def _bare(self, span: Span, word: Word, text: str) -> Span:
        """A listed name without the class noun that its form begins with, where the name stands without it too."""
        first, _, rest = word.norm.partition(" ")
        if not rest or word.name is None or rest not in self._words.pack.forms:
            return span
        if "name-heads.how=outside" not in self._words.word(first).classes and first != self._agency:
            return span
        start = span.start
        while not text[start].isspace():
            start += 1
        while text[start].isspace():
            start += 1
        return Span(start, span.stop)

    def _found(self, words: Wording, sentences: Sequence[Sentence]) -> list[Found]:
        """The names of all sentences: what heads build, then what lists hold, then persons; the earlier kind wins."""
        on_heads, named, person, _, _, may, title = words.columns(_ASKED)
        person = either(person, both(may, behind(title)))
        taken = bytearray(len(words))
        found: list[Found] = []
        for one in chain(self._built(words, within(sentences, on_heads)), self._listed(words, sentences, named)):
            if taken.find(1, one.first, one.last) < 0:
                taken[one.first : one.last] = b"\1" * (one.last - one.first)
                found.append(one)
        for start, stop, rule in runs(words, within(sentences, person), taken):
            key = self._skeleton.key([w.norm for w in words[start:stop] if "word" in w.classes])
            found.append(Found(start, stop, "PER", self._persons.get(key, f"per:{key}"), rule))
        return found

    def _listed(self, words: Wording, sentences: Iterable[Sentence], named: bytes) -> Iterator[Found]:
        nations = _nations(words)
        for sentence, at in within(sentences, named):
            word, stop = words[at], at + 1
            entry = word.name
            if entry is None or _common(word, entry) and not self._supported(words, at, sentence.first, entry, nations):
                continue
            kind = entry.get("type") or _TYPES.get(entry.list, "ORG")
            while kind == "ORG" and stop < sentence.last and {"nisba", "article"} <= words[stop].classes:
                stop += 1
            yield Found(at, stop, kind, entry.value, f"mention.list.{entry.list}")

    def _supported(self, words: list[Word], at: int, first: int, entry: Entry, nations: set[str]) -> bool:
        """Whether a name that is also a common word stands as a name: behind its class noun, in quotation marks,
        or, for a place, where the article speaks of its state elsewhere."""
        if "given-names" in words[at].classes and at + 1 < len(words) and name_like(words[at + 1]):
            return False
        before = words[at - 1].classes if at > first else frozenset()
        if before & {"sources.media=yes", "open-quote", "plain-quote"}:
            return True
        place = entry.list in ("states", "capitals", "cities", "regions")
        if place and before & {"name-heads.how=outside", "say-verbs.form=past"}:
            return True
        return place and (entry.get("state") or entry.value) in nations

    def _built(self, words: Wording, candidates: Iterable[tuple[Sentence, int]]) -> Iterator[Found]:
        for start, stop, kind, rule in built(words, candidates):
            inside = [w for w in words[start:stop] if "word" in w.classes or "latin" in w.classes]
            nation = next((e.get("state") for w in inside if (e := w.entry("nisba"))), "")
            if kind == "GOV":
                yield Found(start, stop, "GPE", nation or "government", rule)
            else:
                yield Found(start, stop, kind, f"{kind.lower()}:" + self._skeleton.key([w.norm for w in inside]), rule)

    def _merged(self, words: Wording, found: list[Found], parts: Mapping[str, int]) -> list[Found]:
        """The same names, a person's single name with the key of the full name that the article has for it."""
        merged = list(found)
        for at, one in enumerate(found) if parts else ():
            if one.type == "PER" and one.last == one.first + 1 and one.rule.startswith("mention.person"):
                full = parts.get(self._skeleton.key([words[one.first].norm]))
                if full is not None and found[full].type == "PER":
                    merged[at] = one._replace(key=found[full].key)
        return merged

    def _short_forms(self, words: Wording, found: list[Found], parts: Mapping[str, int]) -> Iterator[Found]:
        """Single words that repeat a part of a person's full name, or a storm's or ship's name, elsewhere."""
        if not parts:
            return
        free = bytearray(words.columns(_ASKED)[3])
        for one in found:
            free[one.first : one.last] = bytes(one.last - one.first)
        for at in places(bytes(free)):
            part = parts.get(self._skeleton.single(words[at].norm))
            if part is not None and self._repeats(words[at], found[part], words):
                yield Found(at, at + 1, found[part].type, found[part].key, "mention.short")

    def _parts(self, words: Wording, found: list[Found]) -> dict[str, int]:
        """Each part of a full name -> the place among the names of the first that has it."""
        parts: dict[str, int] = {}
        for at in sorted(range(len(found)), key=lambda at: found[at].first):
            one = found[at]
            full = one.rule == "mention.head.outside"
            if not full and (one.type != "PER" or one.last == one.first + 1 and " " not in words[one.first].norm):
                continue
            pieces = _pieces(words, one)
            for piece in pieces if full or len(pieces) > 1 else ():
                part = self._skeleton.key([piece])
                if len(piece) > 2 and len(part) > 1:
                    parts.setdefault(part, at)
        return parts

    def _repeats(self, word: Word, one: Found, words: list[Word]) -> bool:
        """Whether a word is that part of the name as written there, or is no ordinary word."""
        classes = word.classes
        if word.norm in _pieces(words, one):
            return True
        other = len(self._skeleton.key([word.norm])) > 2
        return other and bool(classes & {"unknown", "given-names", "surnames", "proper"})


def _may_repeat(word: Word) -> bool:
    """Whether a word can stand for a name by itself."""
    classes = word.classes
    if "word" not in classes or len(word.norm) < 3 or word.name is not None:
        return False
    barred = {"particles", "clitics", "negation", "say-verbs", "event-verbs", "titles", "nisba", "time-words"}
    return classes.isdisjoint(barred)


def _pieces(words: list[Word], one: Found) -> list[str]:
    """The single words of a name, its particles left out."""
    found = [piece for word in words[one.first : one.last] for piece in word.norm.split() if "mark" not in word.classes]
    return found


def _common(word: Word, entry: Entry) -> bool:
    """Whether a listed name is also an ordinary word."""
    if entry.get("ambiguous"):
        return True
    if entry.list not in ("outlets", "capitals", "cities", "regions") or " " in word.norm:
        return False
    return bool(word.classes & {"noun", "adjective", "past", "present"}) and "proper" not in word.classes


def _nations(words: Wording) -> set[str]:
    """The states an article speaks of beyond doubt: by adjectives and by unmistakable names."""
    return {_nation(words[at]) for at in places(words.columns(_ASKED)[4])}


@cache
def _nation(word: Word) -> str:
    """The state a word speaks of beyond doubt; empty for none."""
    nisba, name = word.entry("nisba"), word.name
    if name is not None and not _common(word, name):
        return name.get("state") or name.value
    return nisba.get("state") if nisba is not None else ""


def _is_listed(word: Word) -> bool:
    return word.name is not None


def _tells_nation(word: Word) -> bool:
    return _nation(word) != ""


_ASKED: Questions[Word] = Questions(heads, _is_listed, begins, _may_repeat, _tells_nation, may_begin, introduces)
