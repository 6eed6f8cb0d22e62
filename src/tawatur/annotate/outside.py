"""Names that stand behind a class noun without it: unknown words, quoted words, weapons, places behind their verb."""

from collections.abc import Sequence

from tawatur.lang.pack import Entry
from tawatur.lang.words import Word

Found = tuple[int, int, str, str]
"""First and last token, type, rule."""

_MOST = 4
_QUOTES = {"plain-quote", "open-quote", "other-mark"}
_NOT_INSIDE = {
    "relatives", "time-words", "weekdays", "units", "titles", "particles", "clitics", "sources", "months", "deictics",
    "particles=relative", "mark", "number", "numbers", "line", "say-verbs.form=past", "loan-words",
}  # fmt: skip


def foreign(word: Word) -> bool:
    """Whether neither list nor lexicon knows a word, or its letters are Latin."""
    classes = word.classes
    return "unknown" in classes and "word" in classes and not classes & _NOT_INSIDE or "latin" in classes


def outside(words: Sequence[Word], at: int, last: int, entry: Entry) -> Found | None:
    """The name behind its class noun, quoted or not, where no list and no lexicon has it."""
    if entry.value == "GPE" and "article" in words[at].classes:
        return None
    start = _start(words, at, last, entry)
    quoted = start < last and bool(words[start].classes & _QUOTES)
    while start < last and words[start].classes & _QUOTES:
        start += 1
    definite = "article" in words[at].classes
    if definite and start < last and not quoted and (entry.value == "ORG" or "article" in words[start].classes):
        return None
    stop = _unknown(words, start, last)
    if stop == start and start < last and entry.value == "EVT" and _own_name(words, at, start, quoted):
        stop = start + 1
    if stop == start == at + 1 and start < last and entry.get("the") and _definite_name(words, start, last):
        stop = start + 1
    if stop > start and entry.value == "ORG":
        stop = _of_state(words, stop, last)
    if stop > start and entry.value == "WEA":
        stop = _numbered(words, stop, last)
    if stop == start or start > at + 1 and not quoted and entry.value != "WEA" or words[start].name is not None:
        return None
    return start, stop, entry.value, "mention.head.outside"


def quoted(words: Sequence[Word], at: int, last: int) -> tuple[int, int] | None:
    """First and last token of the name in quotation marks behind the class noun of a body or building."""
    start = at + 1
    while start < last and {"nisba", "article"} <= words[start].classes:
        start += 1
    if start >= last or not words[start].classes & {"plain-quote", "open-quote"}:
        return None
    stop = start + 1
    while stop < last and stop - start <= _MOST + 1 and not words[stop].classes & {"plain-quote", "close-quote"}:
        stop += 1
    inside = words[start + 1 : stop]
    if stop >= last or not 0 < len(inside) <= _MOST + 1 or not _named(inside):
        return None
    if "article" in words[at].classes and "article" in inside[0].classes:
        return None
    return start + 1, stop


def located(words: Sequence[Word], at: int, last: int) -> Found | None:
    """The place that a verb of lying somewhere speaks of: "X lies in the province …"."""
    if at + 3 >= last or words[at + 1].name is not None or not _bare_noun(words[at + 1]):
        return None
    if "particles=preposition" not in words[at + 2].classes or "name-heads" not in words[at + 3].classes:
        return None
    return at + 1, at + 2, "GPE", "mention.head.outside"


def _named(inside: Sequence[Word]) -> bool:
    """Whether quoted words are a name: they begin with an article or a foreign word; no mark, no particle, no list's
    name is among them."""
    if any(word.name is not None and not _town(word) or "mark" in word.classes for word in inside):
        return False
    if _town(inside[0]):
        return len(inside) > 1 and all(map(foreign, inside[1:]))
    if not foreign(inside[0]) and "article" not in inside[0].classes:
        return False
    return all(foreign(word) or word.classes.isdisjoint(("particles", "deictics", "relatives")) for word in inside)


def _town(word: Word) -> bool:
    """Whether a company can be called after the place: a town or region."""
    return word.name is not None and word.name.list in ("cities", "regions")


def _definite_name(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a noun with the article behind a bare "village" is its name."""
    classes = words[at].classes
    if "article" not in classes or classes & _NOT_INSIDE or classes & {"name-heads", "event-nouns"}:
        return False
    return at + 1 >= last or "article" not in words[at + 1].classes or "nisba" in words[at + 1].classes


def _start(words: Sequence[Word], at: int, last: int, entry: Entry) -> int:
    """The token behind the class noun, its adjectives and "of the type"."""
    start = at + 1
    while start < last and words[start].classes & {"adjective", "nisba"} and start - at < 3:
        if foreign(words[start]) or "article" not in words[start].classes and entry.value == "ORG":
            break
        start += 1
    if entry.value == "WEA" and start + 1 < last and "name-particles=type" in words[start].classes:
        start += 1
    return start


def _unknown(words: Sequence[Word], start: int, last: int) -> int:
    stop = start
    while stop < last and stop - start < _MOST and (foreign(words[stop]) or stop > start and _indefinite(words[stop])):
        stop += 1
    return stop


def _indefinite(word: Word) -> bool:
    """Whether a word looks like an adjective of a state but cannot be one behind a name: it lacks the article."""
    classes = word.classes
    return "nisba" in classes and "article" not in classes and classes.isdisjoint(("noun", "proper"))


def _of_state(words: Sequence[Word], stop: int, last: int) -> int:
    while stop < last and {"nisba", "article"} <= words[stop].classes:
        stop += 1
    return stop


def _numbered(words: Sequence[Word], stop: int, last: int) -> int:
    """The end of a weapon's name with its number: "F-16"."""
    after = stop + 1 if stop < last and "dash" in words[stop].classes else stop
    return after + 1 if after < last and "number" in words[after].classes else stop


def _own_name(words: Sequence[Word], head: int, at: int, quoted: bool) -> bool:
    """Whether a word that the lexicon knows names a storm: in quotation marks, or right behind the bare head."""
    if "word" not in words[at].classes or words[at].classes & {"article", "clitics", "particles"}:
        return False
    return quoted or "article" not in words[head].classes and _bare_noun(words[at])


def _bare_noun(word: Word) -> bool:
    classes = word.classes
    if classes & {"article", "nisba", "relational", "particles", "clitics", "present", "mark", "number"}:
        return False
    if "past" in classes and "noun" not in classes:
        return False
    return "noun" in classes and not classes & _NOT_INSIDE and "event-verbs" not in classes
