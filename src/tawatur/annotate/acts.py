"""Readings of words as acts: the verb, the noun, or both that a form can be in the lists of events."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.clause import finite, is_preposition
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Words

_LISTS = ("event-verbs", "event-nouns")
_NOUNS = ("", "masdar", "singular", "plural")
"""Forms of nouns that take the accusative ending."""
_FINITE = ("past", "present")
_ACTING = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT"})
"""Kinds whose participles stand as acts beside another verb ("threatening to", "denouncing")."""
_OTHER = {"deictics", "adverbs", "particles", "time-words", "parts-of-day", "say-verbs.stance=expects", "weekdays",
          "months", "units"}  # fmt: skip
"""What a form is that is no verb although it looks like one."""
_NAMES = {"states", "bodies", "outlets", "agencies", "capitals", "cities", "surnames", "persons", "nisba", "titles"}


@dataclass(frozen=True, slots=True)
class Act:
    """What a word can be as an act: ``verbs`` finite, ``nouns`` of it, in each sense; ``definite`` with the article,
    ``owned`` with a pronoun, ``beside`` a participle that stands as an act of its own; ``undoing`` another
    verb of the same form, which undoes an act; ``doubtful`` a noun that may end in a letter of its own, not in
    a pronoun."""

    verbs: tuple[Entry, ...]
    nouns: tuple[Entry, ...]
    definite: bool = False
    owned: bool = False
    beside: bool = False
    undoing: Entry | None = None
    doubtful: bool = False

    @property
    def verb(self) -> Entry | None:
        """The first sense as a finite verb."""
        return self.verbs[0] if self.verbs else None

    @property
    def noun(self) -> Entry | None:
        """The first sense as a noun."""
        return self.nouns[0] if self.nouns else None


class Acts(dict[Word, Act | None]):
    """The act of each word, None where it has none; a word is read when it is first asked for."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.forms = words.pack.forms
        self._and = next(entry.norm for entry in words.pack.entries("clitics") if entry.value == "and")

    def __missing__(self, word: Word) -> Act | None:
        """The readings of a word not met before."""
        found = self[word] = self._read(word)
        return found

    def _read(self, word: Word) -> Act | None:
        entries = [entry for entry in word.entries if entry.list in _LISTS]
        if "word" not in word.classes:
            return None
        if not entries:
            return self._by_stem(word) or self._behind_and(word) or self._jussive(word)
        if entries[0].get("form") == "participle":
            return self._by_stem(word)
        through = [entry for entry in entries if _through_article(word, entry)]
        bare = [entry for entry in entries if entry not in through]
        verbs = tuple(entry for entry in bare if _is_verb(word, entry))
        nouns = tuple(entry for entry in bare if _is_noun(word, entry))
        definite = doubtful = False
        if not nouns:
            nouns = tuple(entry for entry in through if _is_noun(word, entry))
            definite = bool(nouns)
        if not nouns and not verbs:
            nouns = tuple(entry for entry in bare if _ends_like_pronoun(word, entry))
            doubtful = bool(nouns)
        owned = bool(nouns) and not definite and len(nouns[0].norm) < len(word.norm)
        if verbs or nouns:
            undoing = next((e for e in bare if verbs and e.get("undo") and e.value != verbs[0].value), None)
            return Act(verbs, nouns, definite, owned, undoing=undoing, doubtful=doubtful)
        return self._by_stem(word) if "pronoun-suffix" in word.classes else None

    def _jussive(self, word: Word) -> Act | None:
        """A present verb that has lost its last letter: read by its past."""
        if word.classes.isdisjoint({"present"}) or word.stem == word.norm or "noun" in word.classes or word.entries:
            return None
        return self._past(word.stem)

    def _behind_and(self, word: Word) -> Act | None:
        """A past verb whose "and" the lexicon has taken for a letter of its own."""
        rest = word.norm.removeprefix(self._and)
        said = any(entry.list == "say-verbs" for entry in self.forms.get(rest, ()))
        known = any(entry.list != "say-verbs" or not said for entry in word.entries)
        if known or rest == word.norm or len(rest) < 2 or "past" not in word.classes:
            return None
        return self._past(rest)

    def _past(self, norm: str) -> Act | None:
        entries = self.forms.get(norm, ())
        verbs = tuple(e for e in entries if e.list == "event-verbs" and e.get("form") == "past" and not e.get("mute"))
        return Act(verbs, ()) if verbs else None

    def _by_stem(self, word: Word) -> Act | None:
        """A noun with a pronoun, or a participle in the accusative: read by the word it is a form of."""
        stem = word.stem
        if stem == word.norm or word.classes & _NAMES:
            return None
        entries = self.forms.get(stem, ())
        if "pronoun-suffix" in word.classes:
            nouns = tuple(e for e in entries if e.list in _LISTS and _is_noun(word, e) and e.norm == stem)
            return Act((), nouns, owned=True) if nouns and word.norm[: len(stem) - 1] == stem[:-1] else None
        if word.norm[:-1] == stem and "adjective" in word.classes:
            participle = next((e for e in entries if e.get("form") == "participle" and e.value in _ACTING), None)
            return Act((), (participle,), beside=True) if participle else self._accusative(entries)
        return self._accusative(entries) if word.norm[:-1] == stem and "noun" in word.classes else None

    @staticmethod
    def _accusative(entries: tuple[Entry, ...]) -> Act | None:
        nouns = tuple(e for e in entries if e.list in _LISTS and e.get("form") in _NOUNS)
        return Act((), nouns) if nouns else None


def _through_article(word: Word, entry: Entry) -> bool:
    return "article" in word.classes and len(word.norm) - len(entry.norm) == 2 and word.norm.endswith(entry.norm)


def _is_verb(word: Word, entry: Entry) -> bool:
    """Whether a finite form is meant: not a dual that is a plain noun, nor a noun that ends like a pronoun."""
    classes = word.classes
    if entry.list != "event-verbs" or entry.get("form") not in _FINITE or entry.get("mute"):
        return False
    if (classes & _OTHER or "titles" in classes and "titles=sportsman" not in classes) and " " not in word.norm:
        return False
    noun = "noun" in classes or "adjective" in classes
    if entry.norm != word.norm:
        return not (noun and "past" not in classes and "present" not in classes)
    return True


def _is_noun(word: Word, entry: Entry) -> bool:
    """Whether a noun of an act is meant: not a relational adjective that looks like a dual, nor "clouds"."""
    form = entry.get("form")
    if entry.get("mute"):
        return False
    if entry.list == "event-verbs":
        plural = entry.get("number") == "p"
        return form == "masdar" and not (plural and "say-nouns" in word.classes) and not _whole(word, entry)
    if form == "singular" and entry.get("gender") == "f":
        return False
    return not (form == "dual" and (len(word.norm) - len(entry.norm) == 2 or "relational" in word.classes))


def _ends_like_pronoun(word: Word, entry: Entry) -> bool:
    """Whether a verbal noun with "his" is written like another word with a feminine ending."""
    return entry.get("form") == "masdar" and _whole(word, entry) and len(word.norm) - len(entry.norm) == 1


def _whole(word: Word, entry: Entry) -> bool:
    """Whether the lexicon knows the form as a word of its own, not as a noun with a pronoun."""
    return entry.norm != word.norm and not _through_article(word, entry) and word.stem == word.norm


def verb_here(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a finite verb stands here, also one that begins with the letters of the article."""
    return finite(words, at, first) or past_with_article(words[at])


@cache
def past_with_article(word: Word) -> bool:
    """Whether a past verb begins with the letters of the article."""
    return "article" in word.classes and any(
        entry.get("form") == "past" and entry.norm == word.norm for entry in word.entries
    )


@cache
def light(word: Word) -> str:
    """How a word carries the noun of an act and adds little: "verb", "masdar", or not at all ("")."""
    if "light-verbs" not in word.classes:
        return ""
    forms = {entry.get("form") for entry in word.entries if entry.list == "light-verbs"}
    return "verb" if forms & {"past", "present"} else "masdar" if "masdar" in forms else ""


def sets_off_time(words: Sequence[Word], at: int) -> bool:
    """Whether a comma only sets off a time inside its clause."""
    if "comma" not in words[at].classes:
        return False
    return any(not words[i].classes.isdisjoint(_TIMES) for i in (at - 1, at + 1) if 0 <= i < len(words))


_TIMES = {"weekdays", "deictics", "parts-of-day", "months"}


@cache
def closes(word: Word) -> bool:
    """Whether a word ends what a governor before it can reach."""
    return not word.classes.isdisjoint(_CLOSERS)


_CLOSERS = {"stop", "colon", "semicolon", "comma", "particles=that", "particles=subordination", "particles=contrast",
            "particles=relative", "line"}  # fmt: skip


@cache
def skipped(word: Word) -> bool:
    """Whether a word between a governor and its act says nothing about it."""
    return is_preposition(word) or not word.classes.isdisjoint(_SKIPPED)


_SKIPPED = {"clitics", "particles=demonstrative", "particles=adverb-discourse", "adverbs", "mark", "number", "numbers",
            "ordinals", "deictics", "weekdays"}  # fmt: skip
