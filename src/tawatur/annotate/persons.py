"""Persons by what surrounds them: titles, given names, words that no list and no lexicon knows."""

from collections.abc import Iterator, Sequence

from tawatur.lang.words import Word

_MOST = 5
"""Words a person's name has at the most."""

_PLACES = {"persons", "states", "capitals", "cities", "regions", "bodies", "outlets", "agencies", "months", "weekdays", "weapons"}
_GRAMMAR = {
    "particles", "clitics", "titles", "say-verbs", "units", "numbers", "nisba", "according", "impersonal",
    "bare-modality", "negation", "relatives", "deictics", "sources", "name-heads", "time-words", "ordinals",
    "event-nouns", "approximators", "parts-of-day",
}  # fmt: skip


def name_like(word: Word) -> bool:
    """Whether a word can be part of a person's name by itself."""
    classes = word.classes
    if "word" not in classes and "latin" not in classes or classes & _PLACES or len(word.norm) < 2:
        return False
    if classes & {"particles", "clitics", "negation", "according"}:
        return False
    if "given-names" in classes or "surnames" in classes :
        return True
    if classes & _GRAMMAR or "article" in classes and "unknown" not in classes:
        return False
    return "unknown" in classes or "proper" in classes and not classes & {"past", "present"}


def family_like(word: Word) -> bool:
    """Whether a word can follow a given name as a family name: with the article, or name-like."""
    classes = word.classes
    if name_like(word):
        return True
    if "article" not in classes:
        return "noun" in classes and not classes & (_GRAMMAR | _PLACES | {"present"}) and len(word.norm) > 3
    return "article" in classes and not classes & (_GRAMMAR - {"nisba"}) and not classes & _PLACES and len(word.norm) > 4


def runs(words: Sequence[Word], first: int, last: int, taken: bytearray) -> Iterator[tuple[int, int, str]]:
    """(first, last, rule) of each stretch of a sentence that names a person; ``taken`` tokens are other names."""
    at = first
    while at < last:
        free = taken.find(1, at - first)
        limit = last if free < 0 else first + free
        rule = _rule(words, at, first) if limit > at else ""
        stop = _run(words, at, limit) if rule else at
        if rule and _enough(words, at, stop, rule):
            yield at, stop, rule
            at = stop
        else:
            at += 1


def _rule(words: Sequence[Word], at: int, first: int) -> str:
    if not name_like(words[at]):
        return ""
    before = at - 1
    while before >= first and ("nisba" in words[before].classes or "comma" in words[before].classes):
        before -= 1
    if before >= first and "titles" in words[before].classes and "name-particles" not in words[before].classes:
        return "mention.person.title"
    if before - 1 >= first and _spokesman(words, before):
        return "mention.person.title"
    return "mention.person.given" if "given-names" in words[at].classes else "mention.person.unknown"


def _spokesman(words: Sequence[Word], at: int) -> bool:
    """Whether a body stands here and a title before it: "the spokesman of the Kremlin X"."""
    return bool(words[at].classes & {"bodies", "states"}) and "titles" in words[at - 1].classes


def _run(words: Sequence[Word], at: int, last: int) -> int:
    stop, count = at, 0
    while stop < last and count < _MOST:
        word = words[stop]
        if "name-particles" in word.classes and stop > at or "dash" in word.classes and stop > at:
            if stop + 1 < last and name_like(words[stop + 1]):
                stop += 1
                continue
            break
        if not name_like(word) and not (stop > at and "given-names" in words[stop - 1].classes and family_like(word)):
            break
        stop += 1
        count += 1
    return stop


def _enough(words: Sequence[Word], first: int, last: int, rule: str) -> bool:
    count = sum("mark" not in word.classes for word in words[first:last])
    if rule == "mention.person.title":
        return count >= 1
    return count >= 2
