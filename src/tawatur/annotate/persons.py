"""Persons by what surrounds them: titles, given names, words that no list and no lexicon knows."""

from collections.abc import Iterator, Sequence
from functools import cache

from tawatur.lang.words import Word

_MOST = 5
"""Words a person's name has at the most."""

_PLACES = {
    "persons",
    "states",
    "capitals",
    "cities",
    "regions",
    "bodies",
    "outlets",
    "agencies",
    "months",
    "weekdays",
    "weapons",
}
_GRAMMAR = {
    "particles", "clitics", "titles", "say-verbs", "units", "numbers", "nisba", "according", "impersonal",
    "bare-modality", "negation", "relatives", "deictics", "sources", "name-heads", "time-words", "ordinals",
    "event-nouns", "approximators", "parts-of-day",
}  # fmt: skip


@cache
def name_like(word: Word) -> bool:
    """Whether a word can be part of a person's name by itself."""
    classes = word.classes
    if "word" not in classes and "latin" not in classes or classes & _PLACES or len(word.norm) < 2:
        return False
    if classes & {"particles", "clitics", "negation", "according", "time-words", "pronoun-suffix"}:
        return False
    if given(word):
        return True
    if classes & _GRAMMAR or "article" in classes and "unknown" not in classes:
        return False
    return "unknown" in classes or "proper" in classes and not classes & {"past", "present"}


@cache
def given(word: Word) -> bool:
    """Whether lists hold the word, as written, as a given or family name and nothing makes that doubtful."""
    return any(
        entry.list in ("given-names", "surnames") and entry.norm == word.norm and not entry.get("common")
        for entry in word.entries
    ) and not word.classes & {"say-verbs", "event-verbs", "light-verbs"}


@cache
def family_like(word: Word) -> bool:
    """Whether a word can follow a given name as a family name: with the article, or name-like."""
    classes = word.classes
    if name_like(word):
        return True
    if classes & (_GRAMMAR - {"nisba"}) or classes & _PLACES:
        return False
    if classes & {"given-names", "surnames"}:
        return True
    return "article" in classes and bool(classes & {"nisba", "relational", "unknown"}) and len(word.norm) > 4


def runs(words: Sequence[Word], first: int, last: int, taken: bytearray) -> Iterator[tuple[int, int, str]]:
    """(first, last, rule) of each stretch of a sentence that names a person; ``taken`` tokens are other names."""
    at = first
    while at < last:
        if not begins(words[at]):
            at += 1
            continue
        free = taken.find(1, at - first)
        limit = last if free < 0 else first + free
        rule = _rule(words, at, first, limit) if limit > at else ""
        stop = _run(words, at, limit) if rule else at
        if rule and _enough(words, at, stop, rule):
            yield at, stop, rule
            at = stop
        else:
            at += 1


@cache
def begins(word: Word) -> bool:
    """Whether a person's name can begin with the word."""
    return name_like(word) or bool(word.classes & {"given-names", "surnames"})


def _doubtful(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a name that is also a common word begins a full name: a name-like word follows."""
    classes = words[at].classes
    if not classes & {"given-names", "surnames"} or classes & {"particles", "clitics", "say-verbs", "event-verbs"}:
        return False
    if classes & {"time-words", "bare-modality", "negation", "light-verbs", "titles", "nisba"}:
        return False
    return at + 1 < last and name_like(words[at + 1])


def _rule(words: Sequence[Word], at: int, first: int, last: int) -> str:
    if not name_like(words[at]) and not _doubtful(words, at, last):
        return ""
    before = at - 1
    while before >= first and ("nisba" in words[before].classes or "comma" in words[before].classes):
        before -= 1
    if before >= first and "titles" in words[before].classes and "name-particles" not in words[before].classes:
        return "mention.person.title"
    if before - 1 >= first and _spokesman(words, before):
        return "mention.person.title"
    return "mention.person.given" if given(words[at]) else "mention.person.unknown"


def _spokesman(words: Sequence[Word], at: int) -> bool:
    """Whether a body stands here and a title before it: "the spokesman of the Kremlin X"."""
    return bool(words[at].classes & {"bodies", "states"}) and "titles" in words[at - 1].classes


def _run(words: Sequence[Word], at: int, last: int) -> int:
    stop, count = at, 0
    if not name_like(words[at]):
        stop, count = at + 1, 1
    while stop < last and count < _MOST:
        word = words[stop]
        if "name-particles" in word.classes and stop > at or "dash" in word.classes and stop > at:
            if stop + 1 < last and name_like(words[stop + 1]):
                stop += 1
                continue
            break
        if not name_like(word) and not (stop > at and _named_so_far(words, stop) and family_like(word)):
            break
        stop += 1
        count += 1
    return stop


def _named_so_far(words: Sequence[Word], stop: int) -> bool:
    """Whether the word before is a given name, so that a family name may follow."""
    return bool(words[stop - 1].classes & {"given-names"})


def _enough(words: Sequence[Word], first: int, last: int, rule: str) -> bool:
    count = sum("mark" not in word.classes for word in words[first:last])
    if rule == "mention.person.title":
        return count >= 1
    return count >= 2
