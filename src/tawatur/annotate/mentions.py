"""Mentions: names that lists hold, names built on a head noun, persons by their surroundings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, starmap
from operator import itemgetter

from tawatur.annotate.clauses import within
from tawatur.annotate.listed import Listed
from tawatur.annotate.names import built, heads
from tawatur.annotate.persons import begins, introduces, may_begin, runs
from tawatur.annotate.proposals import Proposals
from tawatur.annotate.sameness import Found, unified
from tawatur.lang.alphabet import NAMES
from tawatur.lang.columns import Questions, behind, both, either, places
from tawatur.lang.skeleton import Skeleton
from tawatur.lang.tagger import Tagger
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Mention, Sentence
from tawatur.model.span import Span

_UNSURE = ("mention.person.unknown", "mention.place.unknown")
"""Rules of names by words alone that nothing around them supports."""
_BY_LOOKS = ("mention.tagger", "mention.short")
_OF_PERSONS = ("given-names", "surnames", "name-particles")
_TANWIN = "\u064b"
"""The mark of an indefinite accusative: "Koreans", not "Korea"."""


class Mentions:
    """Marks proper names, longest extent, not nested; keys of listed names are the lists' values."""

    reads: tuple[type[Annotation], ...] = (Sentence,)
    writes: type[Annotation] = Mention

    def __init__(self, words: Words, tagger: Tagger) -> None:
        self._words, self._proposals = words, Proposals(tagger)
        self._skeleton = Skeleton(words.pack)
        persons = words.pack.lists.get("persons", ())
        self._common = frozenset(e.norm for e in words.pack.entries("common-bodies"))
        self._agency = next(e.norm for e in words.pack.entries("sources") if e.value == "agency")
        self._persons = {self._skeleton.key(e.norm.split()): e.value for e in persons if " " in e.norm}

    def __call__(self, analysis: Analysis) -> Iterator[Mention]:
        """The mentions of the body in order."""
        tokens, text = analysis.tokens, analysis.document.text
        words = self._words.of(tokens)
        found = self._found(words, analysis.layer(Sentence))
        found = self._completed(words, found, found)
        proposed = list(self._proposed(words, analysis.layer(Sentence), found))
        if proposed:
            found = self._completed(words, [*found, *proposed], proposed)
        found = self._glued(words, tokens.joined, found)
        for one in _joined(words, sorted(unified(words, found), key=itemgetter(0))):
            span = self._bare(tokens.span(one.first, one.last), words[one.first], text)
            if not (one.type in ("GPE", "LOC") and text[span.stop - 1] == _TANWIN):
                yield Mention(span, one.rule, one.type, one.key)

    def _completed(self, words: Wording, found: list[Found], full: list[Found]) -> list[Found]:
        """The names with those that repeat a part of a ``full`` one."""
        parts = self._parts(words, full)
        found = self._merged(words, found, parts)
        return [*found, *self._short_forms(words, found, parts)]

    def _bare(self, span: Span, word: Word, text: str) -> Span:
        """A listed name without the class noun that its form begins with, where the name stands without it too."""
        first, _, rest = word.norm.partition(" ")
        if not rest or word.name is None:
            return span
        named = any(entry.list in NAMES for entry in self._words.pack.forms.get(rest, ()))
        head = self._words.word(first).classes
        titled = "titles" in head and word.name.list == "persons"
        described = "article" in head and "article" in self._words.word(rest).classes
        stands = named and not described
        if not titled and not (stands and ("name-heads.how=outside" in head or first == self._agency)):
            return span
        start = span.start
        while not text[start].isspace():
            start += 1
        while text[start].isspace():
            start += 1
        return Span(start, span.stop)

    def _found(self, words: Wording, sentences: Sequence[Sentence]) -> list[Found]:
        """The names of all sentences: what heads build, then what lists hold, then persons; the earlier kind wins."""
        on_heads, named, person, _, may, title = words.columns(_ASKED)
        person = either(person, both(may, behind(title)))
        taken = bytearray(len(words))
        found: list[Found] = []
        listed = Listed(words).within(within(sentences, named))
        for one in chain(self._built(words, within(sentences, on_heads)), starmap(Found, listed)):
            if taken.find(1, one.first, one.last) < 0:
                taken[one.first : one.last] = b"\1" * (one.last - one.first)
                found.append(one)
        for start, stop, rule in runs(words, within(sentences, person), taken):
            if rule in _UNSURE and _quoted(words, start, stop):
                continue
            key = self._skeleton.key([w.norm for w in words[start:stop] if "word" in w.classes])
            if rule.startswith("mention.place"):
                found.append(Found(start, stop, "GPE", f"gpe:{key}", rule))
            else:
                found.append(Found(start, stop, "PER", self._persons.get(key, f"per:{key}"), rule))
        return found

    def _proposed(self, words: Wording, sentences: Sequence[Sentence], found: list[Found]) -> Iterator[Found]:
        """What the tagger adds."""
        taken = bytearray(len(words))
        for one in found:
            taken[one.first : one.last] = b"\1" * (one.last - one.first)
        for first, last, kind in self._proposals.within(words, sentences, taken):
            if kind != "ORG" and _quoted(words, first, last):
                continue
            key = self._skeleton.key([word.norm for word in words[first:last] if "mark" not in word.classes])
            known = self._persons.get(key) if kind == "PER" else None
            yield Found(first, last, kind, known or f"{kind.lower()}:{key}", "mention.tagger")

    def _glued(self, words: Wording, joined: Sequence[bool], found: list[Found]) -> list[Found]:
        """The names, those whose first letter was cut off as a clitic made whole: the article has the letter inside a
        full name, or neither lists nor lexicon know the whole."""
        inside = {
            (words[at - 1].norm, words[at].norm): one.key
            for one in found
            for at in range(one.first + 2, one.last)
            if joined[at] and "clitics" in words[at - 1].classes
        }
        whole = list(found)
        for at, one in enumerate(found):
            if not one.first or not joined[one.first] or not one.rule.startswith(_BY_LOOKS):
                continue
            letter, word = words[one.first - 1], words[one.first]
            full = inside.get((letter.norm, word.norm))
            rare = not letter.classes.isdisjoint(("clitics=then", "clitics=like"))
            if full or rare and not word.entries and "unknown" not in word.classes:
                key = self._skeleton.key([letter.norm + word.norm])
                whole[at] = one._replace(first=one.first - 1, key=full or f"{one.type.lower()}:{key}")
        return whole

    def _built(self, words: Wording, candidates: Iterable[tuple[Sentence, int]]) -> Iterator[Found]:
        for start, stop, kind, rule in built(words, candidates, self._common):
            inside = [w for w in words[start:stop] if "word" in w.classes or "latin" in w.classes]
            nation = next((e.get("state") for w in inside if (e := w.entry("nisba"))), "")
            if kind == "GOV":
                yield Found(start, stop, "GPE", nation or "government", rule)
            else:
                yield Found(start, stop, kind, f"{kind.lower()}:" + self._skeleton.key([w.norm for w in inside]), rule)

    def _merged(self, words: Wording, found: list[Found], parts: Mapping[str, Found]) -> list[Found]:
        """The same names, a person's single name with the key of the full name that the article has for it."""
        merged = list(found)
        for at, one in enumerate(found) if parts else ():
            if one.type == "PER" and one.last == one.first + 1 and one.rule.startswith("mention.person"):
                full = parts.get(self._skeleton.key([words[one.first].norm]))
                if full is not None and full.type == "PER":
                    merged[at] = one._replace(key=full.key)
        return merged

    def _short_forms(self, words: Wording, found: list[Found], parts: Mapping[str, Found]) -> Iterator[Found]:
        """Single words that repeat a part of a person's full name, or a storm's or ship's name, elsewhere."""
        if not parts:
            return
        free = bytearray(words.columns(_ASKED)[3])
        for one in found:
            free[one.first : one.last] = bytes(one.last - one.first)
        for at in places(bytes(free)):
            single, norm = self._skeleton.single(words[at].norm), words[at].norm
            part = parts.get(single) if len(single) > 1 else parts.get(norm) if "unknown" in words[at].classes else None
            if part is not None and self._repeats(words[at], part, words):
                yield Found(at, at + 1, part.type, part.key, "mention.short")

    def _parts(self, words: Wording, found: list[Found]) -> dict[str, Found]:
        """Each part of a full name -> the first name that has it."""
        parts: dict[str, Found] = {}
        for one in sorted(found, key=itemgetter(0)):
            full = one.rule == "mention.head.outside"
            if not full and (one.type != "PER" or one.last == one.first + 1 and " " not in words[one.first].norm):
                continue
            pieces = self._pieces(words, one)
            for piece in pieces if full or len(pieces) > 1 else ():
                part = self._skeleton.key([piece])
                if len(piece) > 2:
                    parts.setdefault(part if len(part) > 1 else piece, one)
        return parts

    def _pieces(self, words: Sequence[Word], one: Found) -> list[str]:
        """The single words of a name; a listed family name of two of them as well: "Al Sheikh"."""
        norms = [word.norm for word in words[one.first : one.last] if "mark" not in word.classes]
        pieces = [piece for norm in norms for piece in norm.split()]
        pairs = map(" ".join, pairwise(pieces))
        forms = self._words.pack.forms
        return pieces + [pair for pair in pairs if any(entry.list == "surnames" for entry in forms.get(pair, ()))]

    def _repeats(self, word: Word, one: Found, words: list[Word]) -> bool:
        """Whether a word is that part of the name as written there, or is no ordinary word."""
        classes = word.classes
        ordinary = one.rule == "mention.tagger" and classes & {"noun", "adjective"}
        if not ordinary and word.norm in self._pieces(words, one):
            return True
        other = len(self._skeleton.key([word.norm])) > 2
        return other and bool(classes & {"unknown", "given-names", "surnames", "proper"})


def _joined(words: Sequence[Word], found: list[Found]) -> Iterator[Found]:
    """The names in order, two parts of one person's name that stand side by side as one."""
    held: Found | None = None
    for one in found:
        beside = held is not None and held.last == one.first and held.key == one.key and one.type == "PER"
        if (
            held is not None
            and beside
            and words[held.first] is not words[one.first]
            and "mention.short" in (held.rule, one.rule)
        ):
            held = held._replace(last=one.last)
            continue
        if held is not None:
            yield held
        held = one
    if held is not None:
        yield held


def _quoted(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a stretch begins and ends a quotation and has no listed part of a person's name: a work, a thing."""
    if not first or last >= len(words):
        return False
    if any(not word.classes.isdisjoint(_OF_PERSONS) for word in words[first:last]):
        return False
    opens = not words[first - 1].classes.isdisjoint(("open-quote", "plain-quote", "open-bracket"))
    return opens and not words[last].classes.isdisjoint(("close-quote", "plain-quote", "number"))


def _may_repeat(word: Word) -> bool:
    """Whether a word can stand for a name by itself."""
    classes = word.classes
    if "word" not in classes or len(word.norm) < 3 or word.name is not None:
        return False
    barred = {"particles", "clitics", "negation", "say-verbs", "event-verbs", "titles", "nisba", "time-words",
              "name-heads"}  # fmt: skip
    if {"article", "surnames", "titles.form=dual"} <= classes:
        barred = barred - {"titles"}
    return classes.isdisjoint(barred)


def _is_listed(word: Word) -> bool:
    return word.name is not None


_ASKED: Questions[Word] = Questions(heads, _is_listed, begins, _may_repeat, may_begin, introduces)
