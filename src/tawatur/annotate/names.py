"""Names built on a head noun: "ministry of defence", "the National Centre for Weather", "Vostochny base"."""

from collections.abc import Iterable, Iterator, Sequence

from tawatur.lang.pack import Entry
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_LONGEST = 8
_NOT_INSIDE = {
    "relatives", "time-words", "weekdays", "units", "titles", "particles", "clitics", "sources", "months", "deictics",
    "particles=relative", "mark", "number", "numbers", "line", "say-verbs.form=past",
}  # fmt: skip


def heads(word: Word) -> bool:
    """Whether a name can be built on a word."""
    return "name-heads" in word.classes and "pronoun-suffix" not in word.classes


def built(words: Sequence[Word], candidates: Iterable[tuple[Sentence, int]]) -> Iterator[tuple[int, int, str, str]]:
    """(first, last, type, rule) of each name that a head noun builds; ``candidates`` are the head nouns, each in its
    sentence."""
    behind = 0
    for sentence, at in candidates:
        entry = words[at].entry("name-heads")
        found = _name(words, at, sentence.last, entry) if at >= behind and entry is not None else None
        if found:
            yield found
            behind = found[1]


def _name(words: Sequence[Word], at: int, last: int, entry: Entry) -> tuple[int, int, str, str] | None:
    how, definite = entry.get("how"), "article" in words[at].classes
    if how == "outside":
        return _outside(words, at, last, entry)
    if entry.get("form") in ("plural", "dual") and how != "name":
        return None
    if how in ("nation", "national"):
        nisba = at + 1 < last and {"nisba", "article"} <= words[at + 1].classes
        return (at, at + 2, entry.value, f"mention.head.{how}") if definite and nisba else None
    stop = at + 1
    if how == "genitive" and not definite:
        stop = _genitive(words, at + 1, last)
    elif how in ("genitive", "adjectives") and definite:
        stop = _adjectives(words, at + 1, last)
        stop = stop if how == "genitive" and _purpose(words, stop, last) > stop or stop - at > 2 else at + 1
        stop = _purpose(words, stop, last) if stop > at + 1 else stop
    if stop == at + 1 and not definite and not _staff(words, at, last, entry):
        stop = _proper(words, at + 1, last, facility=entry.value == "FAC")
    if stop == at + 1 and definite and entry.value == "FAC" and stop < last and "number" in words[stop].classes:
        stop += 1
    if stop == at + 1:
        return None
    return at, _seat(words, stop, last), entry.get("alt") or entry.value, f"mention.head.{how}"


def _staff(words: Sequence[Word], at: int, last: int, entry: Entry) -> bool:
    """Whether a person's name follows a head for people ("the office of X Y"): then the person is the name."""
    return entry.value == "ORG" and at + 1 < last and "given-names" in words[at + 1].classes


def _outside(words: Sequence[Word], at: int, last: int, entry: Entry) -> tuple[int, int, str, str] | None:
    """The name behind its class noun, quoted or not, where no list and no lexicon has it."""
    if entry.value == "GPE" and "article" in words[at].classes:
        return None
    start = at + 1
    while start < last and words[start].classes & {"adjective", "nisba"} and start - at < 3:
        start += 1
    quoted = start < last and bool(words[start].classes & {"plain-quote", "open-quote", "other-mark"})
    while start < last and words[start].classes & {"plain-quote", "open-quote", "other-mark"}:
        start += 1
    stop = start
    while stop < last and stop - start < 4 and _foreign(words[stop]):
        stop += 1
    if stop == start and start < last and entry.value == "EVT" and _own_name(words, at, start, quoted):
        stop = start + 1
    if stop == start or start > at + 1 and not quoted or words[start].name is not None:
        return None
    return start, stop, entry.value, "mention.head.outside"


def _own_name(words: Sequence[Word], head: int, at: int, quoted: bool) -> bool:
    """Whether a word that the lexicon knows names a storm: in quotation marks, or right behind the bare head."""
    if "word" not in words[at].classes or "article" in words[at].classes:
        return False
    return quoted or "article" not in words[head].classes and _bare_noun(words[at])


def _bare_noun(word: Word) -> bool:
    classes = word.classes
    if classes & {"article", "nisba", "relational", "particles", "clitics", "past", "present", "mark", "number"}:
        return False
    return "noun" in classes and not classes & _NOT_INSIDE and "event-verbs" not in classes


def _foreign(word: Word) -> bool:
    return (
        "unknown" in word.classes
        and "word" in word.classes
        and not word.classes & _NOT_INSIDE
        or ("latin" in word.classes)
    )


def _genitive(words: Sequence[Word], at: int, last: int) -> int:
    """The end of article nouns, adjectives and names that follow a bare head; ``at`` where none follows."""
    first = at
    while at < last and at - first < _LONGEST:
        classes = words[at].classes
        inside = "article" in classes or words[at].name is not None or _foreign(words[at])
        inside = inside or "name-heads" in classes and at + 1 < last and _continues(words[at + 1])
        if not inside or classes & _NOT_INSIDE and not (at == first and _members(words[at])):
            break
        if at > first and not _modifier(words, at, first):
            break
        at += 1
    if at > first and at + 1 < last and "clitics=and" in words[at].classes and _twin(words, at + 1):
        return _genitive(words, at + 1, last)
    return at


def _members(word: Word) -> bool:
    """Whether a body can be called after these people: "council of deputies", "union of writers"."""
    plural = not word.classes.isdisjoint(("titles.form=plural", "sources.form=plural"))
    return plural and word.classes.isdisjoint(("particles", "time-words", "units", "numbers", "relatives"))


def _continues(word: Word) -> bool:
    return "article" in word.classes or word.name is not None


def _modifier(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether an article word belongs to the phrase before it: an adjective, or a genitive of a bare noun."""
    before = words[at - 1].classes
    if "article" not in before and words[at - 1].name is None:
        return True
    classes = words[at].classes
    if "nisba" in classes or "unknown" in classes and "article" in classes:
        return True
    return "adjective" in classes and classes.isdisjoint(("event-nouns", "say-nouns"))


def _twin(words: Sequence[Word], at: int) -> bool:
    """Whether "and" joins two fields of one body: "ministry of transport and communications"."""
    classes = words[at].classes
    return "article" in classes and "noun" in classes and not classes & _NOT_INSIDE and "name-heads" not in classes


def _adjectives(words: Sequence[Word], at: int, last: int) -> int:
    first = at
    while at < last and at - first < 4:
        classes = words[at].classes
        if (
            "article" not in classes
            or not classes & {"adjective", "nisba"}
            or classes & (_NOT_INSIDE - {"sources", "titles"})
        ):
            break
        at += 1
    return at


def _purpose(words: Sequence[Word], at: int, last: int) -> int:
    """The end of "for the …" behind a body's adjectives; ``at`` where there is none."""
    if at + 1 >= last or "clitics=to" not in words[at].classes:
        return at
    if "article" not in words[at + 1].classes:
        return at + 3 if _field(words, at + 1, last) else at
    if words[at + 1].classes & (_NOT_INSIDE - {"sources"}) or "sources.kind=person" in words[at + 1].classes:
        return at
    stop = _adjectives(words, at + 2, last)
    if stop + 1 < last and "clitics=and" in words[stop].classes and "noun" in words[stop + 1].classes:
        further = stop + 2
        while further < last and "article" in words[further].classes and not words[further].classes & _NOT_INSIDE:
            further += 1
        return further if further > stop + 2 else stop
    return stop


def _field(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a noun and its genitive stand here: "for human rights", "for foot ball"."""
    classes = words[at].classes
    if "noun" not in classes or classes & _NOT_INSIDE or "pronoun-suffix" in classes or at + 1 >= last:
        return False
    return "article" in words[at + 1].classes and words[at + 1].classes.isdisjoint(_NOT_INSIDE)


def _proper(words: Sequence[Word], at: int, last: int, *, facility: bool) -> int:
    """The end of a proper name behind a head: listed or unknown words, then adjectives with the article."""
    first = at
    while at < last and at - first < 4:
        entry = words[at].name
        if entry is not None and entry.list in ("persons", "states", "outlets", "agencies"):
            break
        if entry is None and not _foreign(words[at]) and not (facility and _memorial(words, at, first, last)):
            break
        at += 1
    return _adjectives(words, at, last) if at > first else first


def _memorial(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a word names the person a place is called after: a given name, a title before one, an ordinal behind."""
    classes = words[at].classes
    if classes & {"particles", "say-verbs", "event-verbs", "pronoun-suffix"}:
        return False
    if "given-names" in classes:
        return True
    if "titles" in classes and at == first and at + 1 < last:
        return "article" in classes and "given-names" in words[at + 1].classes
    return at > first and "ordinals" in classes and "article" in classes


def _seat(words: Sequence[Word], at: int, last: int) -> int:
    """The end of a name with the state or place it is of: "… of the United Nations", "… in Tokyo"."""
    if at + 1 < last and "particles.en=in" in words[at].classes:
        entry = words[at + 1].name
        if entry is not None and entry.list in ("states", "capitals"):
            return at + 2
    while at < last and {"nisba", "article"} <= words[at].classes:
        at += 1
    return _owner(words, at, last)


def _owner(words: Sequence[Word], at: int, last: int) -> int:
    """The end of "that belongs to X" behind a body; ``at`` where it does not follow."""
    start = at if at < last and "clitics=to" in words[at].classes else at + 1
    if start + 1 >= last or "clitics=to" not in words[start].classes:
        return at
    classes = words[start - 1].classes
    if not {"article", "adjective"} <= classes or "nisba" in classes or words[start - 1].name is not None:
        return at
    if words[start + 1].name is not None:
        return start + 2
    state = "name-heads=GOV" in words[start + 1].classes and start + 2 < last and "nisba" in words[start + 2].classes
    return start + 3 if state else at
