"""Names that the lists hold, where they stand as names: common words need support, towns may be clubs."""

from collections.abc import Iterable, Iterator
from functools import cache

from tawatur.annotate.capitals import meaning
from tawatur.annotate.namelike import name_like
from tawatur.annotate.sport import club, tells_of_sport
from tawatur.lang.columns import Questions, places
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Wording
from tawatur.model.annotation import Sentence

_TYPES = {"states": "GPE", "capitals": "GPE", "cities": "GPE", "regions": "LOC", "weapons": "WEA"}
_NO_NAME = ("article", "particles", "clitics", "past", "present", "say-verbs", "event-verbs", "titles", "negation")
_NO_OWNER = frozenset(("titles", "sources.kind=person", "nisba", "time-words", "weekdays", "deictics", "units"))
"""What is no thing that an adjective of a state describes."""
_SEVERAL = frozenset(("name-heads.form=plural", "sources.number=p"))
_INTO = ("dash", "particles.en=in", "clitics=with", "name-heads.how=outside")
"""What stands before a town whose name is a common word too."""
_BESIDE = frozenset(("dash", "open-bracket", "close-bracket"))
"""Marks beside an agency in a dateline or credit."""
_PLACES = ("states", "capitals", "cities", "regions")


class Listed:
    """The listed names of one article; what the article speaks of elsewhere decides about doubtful ones."""

    def __init__(self, words: Wording) -> None:
        nations, people = words.columns(_ASKED)
        self._words = words
        self._nations = {_nation(words[at]) for at in places(nations)}
        self._sport = tells_of_sport(words)
        self._parts = {part for at in places(people) for part in words[at].norm.split(" ")}

    def within(self, candidates: Iterable[tuple[Sentence, int]]) -> Iterator[tuple[int, int, str, str, str]]:
        """(first, last, type, key, rule) of each listed name; ``candidates`` are words with one, each in its
        sentence."""
        words = self._words
        for sentence, at in candidates:
            entry, first, last = words[at].name, sentence.first, sentence.last
            if entry is None:
                continue
            told = self._sport or at > first and "name-heads.how=club" in words[at - 1].classes
            found = club(words, at, first) if told else None
            if found is None and not self._stands(at, first, entry):
                found = self._place_instead(at, first, entry)
                if found is None:
                    continue
            yield self._whole(at, first, last, found or entry)

    def _whole(self, at: int, first: int, last: int, entry: Entry) -> tuple[int, int, str, str, str]:
        """A listed name with the adjective of its state, or the year of its games."""
        words, stop, key = self._words, at + 1, meaning(self._words, at, first, entry)
        kind = entry.get("type") or _TYPES.get(entry.list, "ORG")
        while kind == "ORG" and stop < last and _of_state(words[stop]):
            stop += 1
        if entry.list == "competitions" and stop < last and "digits-4" in words[stop].classes:
            key, stop = f"{key}-{words[stop].norm}", stop + 1
        return at, stop, kind, key, f"mention.list.{entry.list}"

    def _stands(self, at: int, first: int, entry: Entry) -> bool:
        """Whether a listed name is one here: no adjective of its state, no part of an unlisted person's name, and
        supported where it is a common word as well."""
        word = self._words[at]
        if entry.list == "states" and at > first and _describes(word, self._words[at - 1]):
            return False
        if entry.list == "persons" and at > first and " " not in word.norm:
            before = self._words[at - 1]
            if before.norm not in self._parts and _given_before(before):
                return False
        return not _common(word, entry) or self._supported(at, first, entry)

    def _place_instead(self, at: int, first: int, entry: Entry) -> Entry | None:
        """The town or region that a paper or club without support is called after."""
        if entry.list not in ("outlets", "clubs"):
            return None
        word = self._words[at]
        place = next((e for e in word.entries if e.list in _PLACES and e.norm == word.norm), None)
        if place is None or not self._stands(at, first, place):
            return None
        before = self._words[at - 1].classes if at > first else frozenset[str]()
        doubtful = _common(word, place) or "relational" in word.classes
        placed = "article" not in before and not before.isdisjoint(_INTO)
        return place if placed or not doubtful else None

    def _supported(self, at: int, first: int, entry: Entry) -> bool:
        """Whether a name that is also a common word stands as a name: behind its class noun, in quotation marks,
        for a place where the article speaks of its state elsewhere, for games before their year."""
        words = self._words
        after = words[at + 1].classes if at + 1 < len(words) else frozenset[str]()
        if "given-names" in words[at].classes and at + 1 < len(words) and name_like(words[at + 1]):
            return False
        if entry.list == "competitions":
            return self._sport and (entry.get("year") != "yes" or "digits-4" in after)
        before = words[at - 1].classes if at > first else frozenset[str]()
        if entry.list != "clubs" and (_media(before) or _in_quotes(before, after)):
            return True
        if entry.list == "agencies" and not before.isdisjoint(_BESIDE) | after.isdisjoint(_BESIDE):
            return True
        if entry.get("type") == "ORG" and entry.list == "bodies" and "name-heads=ORG" in before:
            return True
        place = entry.list in _PLACES
        tells = "say-verbs.form=past" in before and "sources" not in words[at].classes
        if place and (tells or "name-heads.how=outside" in before):
            return True
        return place and (entry.get("state") or entry.value) in self._nations


def _of_state(word: Word) -> bool:
    """Whether a word is the adjective of one body's state."""
    nisba = word.entry("nisba") if "article" in word.classes else None
    return nisba is not None and nisba.get("number") in ("", "s")


def _media(before: frozenset[str]) -> bool:
    """Whether a class noun without the article stands before: "newspaper X", not "the newspaper X"."""
    return "sources.media=yes" in before and "article" not in before


def _in_quotes(before: frozenset[str], after: frozenset[str]) -> bool:
    opens = not before.isdisjoint(("open-quote", "plain-quote"))
    return opens and not after.isdisjoint(("close-quote", "plain-quote"))


def _describes(word: Word, before: Word) -> bool:
    """Whether a state's name is the adjective of that state here: feminine behind a bare adjective ("military
    Ruritanian sites"), or accusative behind an accusative noun."""
    classes = before.classes
    if _of_noun(word, before):
        return True
    if "word" not in classes or classes & {"article", "particles", "clitics", "unknown", "past", "present"}:
        return False
    bare = before.name is None and bool(classes & {"adjective", "noun"})
    if word.entry("nisba") is not None:
        return bare and bool(classes & {"relational", "nisba"})
    return bare and "relational" in word.classes and before.norm[-1] == word.norm[-1] and len(before.norm) > 3


def _of_noun(word: Word, before: Word) -> bool:
    """Whether a feminine adjective of a state follows a feminine noun or plural with the article: "the Ruritanian
    channel"."""
    classes = before.classes
    if not {"article", "noun"} <= classes or before.name is not None or word.entry("nisba") is None:
        return False
    return (before.norm[-1] == word.norm[-1] or not classes.isdisjoint(_SEVERAL)) and classes.isdisjoint(_NO_OWNER)


def _given_before(word: Word) -> bool:
    """Whether the word before makes a listed family name the name of somebody else."""
    if word.name is not None or name_like(word):
        return word.name is None
    return "given-names" in word.classes and word.classes.isdisjoint(_NO_NAME)


def _common(word: Word, entry: Entry) -> bool:
    """Whether a listed name is also an ordinary word."""
    if entry.get("ambiguous") or entry.get("city"):
        return True
    if entry.list not in ("outlets", "capitals", "cities", "regions") or " " in word.norm:
        return False
    return bool(word.classes & {"noun", "adjective", "past", "present"}) and "proper" not in word.classes


@cache
def _nation(word: Word) -> str:
    """The state a word speaks of beyond doubt; empty for none."""
    nisba, name = word.entry("nisba"), word.name
    if name is not None and not _common(word, name):
        return name.get("state") or name.value
    return nisba.get("state") if nisba is not None else ""


def _tells_nation(word: Word) -> bool:
    return _nation(word) != ""


def _full_name(word: Word) -> bool:
    """Whether a listed person is named with more than one word."""
    return word.name is not None and word.name.list == "persons" and " " in word.norm


_ASKED: Questions[Word] = Questions(_tells_nation, _full_name)
