"""Names built on a head noun: "ministry of defence", "the National Centre for Weather", "Vostochny base"."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tawatur.annotate.outside import Found, foreign, located, outside, quoted
from tawatur.annotate.seats import place, seat
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_HEADS = frozenset(("name-heads", "thing-heads"))
_LONGEST = 8
_NOT_INSIDE = {
    "relatives", "time-words", "weekdays", "units", "titles", "particles", "clitics", "sources", "months", "deictics",
    "particles=relative", "mark", "number", "numbers", "line", "say-verbs.form=past",
}  # fmt: skip


def heads(word: Word) -> bool:
    """Whether a name can be built on a word."""
    return _head(word) is not None


def built(words: Sequence[Word], candidates: Iterable[tuple[Sentence, int]], common: frozenset[str]) -> Iterator[Found]:
    """(first, last, type, rule) of each name that a head noun builds; ``candidates`` are the head nouns, each in its
    sentence, ``common`` are bodies that are no names."""
    behind = 0
    for sentence, at in candidates:
        entry = _head(words[at]) if at >= behind else None
        found = _name(words, at, sentence.last, entry) if entry is not None else None
        if found and " ".join([word.norm for word in words[at : found[1]]]) not in common:
            yield found
            behind = found[1]


@cache
def _head(word: Word) -> Entry | None:
    """The head noun that a word is; not one that only "its", written like a feminine ending, makes of it."""
    if "pronoun-suffix" in word.classes:
        return None
    heads = (entry for entry in word.entries if entry.list in _HEADS)
    return next((entry for entry in heads if entry.get("gender") != "f" or entry.get("form") != "singular"), None)


def _name(words: Sequence[Word], at: int, last: int, entry: Entry) -> Found | None:
    how, definite, kind = entry.get("how"), "article" in words[at].classes, entry.value
    several = entry.get("form") in ("plural", "dual")
    if how == "located":
        return located(words, at, last)
    if kind in ("ORG", "FAC") and not several and (name := quoted(words, at, last)):
        return *name, "ORG" if "name-heads=ORG" in words[at].classes else kind, "mention.head.quoted"
    if (how == "club" or entry.get("place")) and _name_follows(words, at + 1, last):
        return None
    if how in ("outside", "club") or entry.get("place"):
        found = None if several and kind != "WEA" else outside(words, at, last, entry)
        if found and entry.get("place"):
            return found[0], found[1], "GPE", found[3]
        if entry.get("place") and at + 1 < last and _no_field(words[at + 1]):
            return at + 1, at + 2, "GPE", "mention.head.outside"
        if found or how == "outside":
            return found
    if entry.get("team"):
        return None
    if several and not (how == "name" and kind in ("LOC", "EVT")):
        return None
    if how in ("nation", "national") and definite:
        adjectives = {"nisba", "relational"} if entry.get("side") else {"nisba"}
        nisba = at + 1 < last and "article" in words[at + 1].classes and words[at + 1].classes & adjectives
        return (at, at + 2, kind, f"mention.head.{how}") if nisba else None
    stop = _end(words, at, last, entry)
    if stop == at + 1 and how != "self":
        return None
    if how == "nation":
        kind = "ORG"
    return at, seat(words, stop, last, near=bool(entry.get("seat"))), entry.get("alt") or kind, f"mention.head.{how}"


def _end(words: Sequence[Word], at: int, last: int, entry: Entry) -> int:
    """The end of a head with what belongs to it; the token behind the head where nothing does."""
    how, definite, stop = entry.get("how"), "article" in words[at].classes, at + 1
    if how == "direction":
        side = definite and stop < last and "article" in words[stop].classes and "directions" in words[stop].classes
        return stop + side
    if how == "nation":
        return _cabinet(words, stop, last)
    if entry.get("front") and stop < last and (words[stop].name is not None or "name-heads" in words[stop].classes):
        return stop
    if not definite and (how in ("genitive", "club") or entry.get("bare") and not _name_follows(words, at + 1, last)):
        stop = _genitive(words, at + 1, last)
    elif how in ("genitive", "adjectives", "club") and definite:
        stop = _adjectives(words, at + 1, last)
        stop = stop if how != "adjectives" and _purpose(words, stop, last) > stop or stop - at > 2 else at + 1
        stop = _purpose(words, stop, last) if stop > at + 1 else stop
    elif definite and entry.value == "ORG" and not entry.get("ambiguous"):
        stop = _adjectives(words, at + 1, last)
        further = _purpose(words, stop, last)
        stop = further if further > stop > at + 1 else at + 1
    if stop == at + 1 and definite and entry.get("seat"):
        stop = _seated(words, at + 1, last)
    if stop == at + 1 and not definite and not _staff(words, at, last, entry):
        stop = _proper(words, at + 1, last, facility=entry.value == "FAC")
    if (
        stop == at + 1
        and definite
        and entry.value == "FAC"
        and not entry.get("alt")
        and stop < last
        and "number" in words[stop].classes
    ):
        stop += 1
    return stop


def _name_follows(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a club, place or person of the lists stands here: it is named without its class noun."""
    return at < last and (_club(words[at]) or place(words[at]) or _person(words[at]))


@cache
def _no_field(word: Word) -> bool:
    """Whether a word with the article can name a district only, no field of an office: the lexicon has no such noun."""
    if "article" not in word.classes or word.entries:
        return False
    return word.classes.isdisjoint(("noun", "adjective", "proper"))


def _person(word: Word) -> bool:
    return word.name is not None and word.name.list == "persons"


def _club(word: Word) -> bool:
    return "clubs" in word.classes and word.name is not None


def _cabinet(words: Sequence[Word], at: int, last: int) -> int:
    """The end of what a government is called after: "of national unity"."""
    if at >= last or "article" not in words[at].classes or words[at].classes & {"nisba", "adjective"} - {"noun"}:
        return at
    stop = _genitive(words, at, last)
    return stop if stop > at + 1 else at


def _seated(words: Sequence[Word], at: int, last: int) -> int:
    """The end of one adjective before the place of a body: "the criminal court in Basra"; ``at`` for none."""
    stop = _adjectives(words, at, last)
    if stop != at + 1 or stop + 1 >= last or "particles.en=in" not in words[stop].classes:
        return at
    return stop if place(words[stop + 1]) else at


def _staff(words: Sequence[Word], at: int, last: int, entry: Entry) -> bool:
    """Whether a person's name follows a head for people ("the office of X Y"): then the person is the name."""
    return entry.value == "ORG" and at + 1 < last and "given-names" in words[at + 1].classes


def _genitive(words: Sequence[Word], at: int, last: int) -> int:
    """The end of article nouns, adjectives and names that follow a bare head; ``at`` where none follows."""
    first = at
    while at < last and at - first < _LONGEST:
        classes = words[at].classes
        inside = "article" in classes or words[at].name is not None or foreign(words[at])
        inside = inside or "name-heads" in classes and at + 1 < last and _continues(words[at + 1])
        if not inside or classes & _NOT_INSIDE and not (at == first and _members(words[at])):
            break
        if at > first and (not _modifier(words, at, first) or _takes_object(words, at, last)):
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
            or _takes_object(words, at, last)
        ):
            break
        at += 1
    return at


def _takes_object(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether an adjective belongs to the clause: a participle with a preposition of its own ("working within")."""
    if "partaking" not in words[at].classes or words[at].classes & {"nisba", "relational"} or at + 1 >= last:
        return False
    behind = words[at + 1].classes
    if "clitics=to" in behind and at + 2 < last and "name-heads=GOV" in words[at + 2].classes:
        return True
    return (
        not behind.isdisjoint(("particles=preposition", "particles=prep-pronoun", "clitics=with"))
        and "particles.en=in" not in behind
    )


def _purpose(words: Sequence[Word], at: int, last: int) -> int:
    """The end of "for the …" behind a body's adjectives; ``at`` where there is none."""
    if at + 1 >= last or "clitics=to" not in words[at].classes:
        return at
    if "article" not in words[at + 1].classes:
        return at + 3 if _field(words, at + 1, last) else at
    if (
        words[at + 1].classes & (_NOT_INSIDE - {"sources"} | {"name-heads=GOV"})
        or "sources.kind=person" in words[at + 1].classes
    ):
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
        if (
            entry is not None
            and entry.list in ("persons", "states", "outlets", "agencies", *(("bodies",) if facility else ()))
            and not (facility and _memorial(words, at, first, last))
            or not facility
            and _club(words[at])
        ):
            break
        if entry is None and not foreign(words[at]) and not (facility and _memorial(words, at, first, last)):
            break
        at += 1
    while at > first and at < last and "article" in words[at].classes and words[at].classes & {"nisba", "relational"}:
        at += 1
    return at


def _memorial(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a word names the person a place is called after: a given name, a title before one, an ordinal behind."""
    classes = words[at].classes
    if classes & {"particles", "say-verbs", "event-verbs", "pronoun-suffix"}:
        return False
    name = words[at].name
    if name is not None:
        return name.list == "persons" and " " in words[at].norm
    if "given-names" in classes:
        return True
    if "titles" in classes and at == first and at + 1 < last:
        return "article" in classes and "given-names" in words[at + 1].classes
    return at > first and "ordinals" in classes and "article" in classes
