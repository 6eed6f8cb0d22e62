"""Persons by what surrounds them: titles, given names, words that no list and no lexicon knows."""

from collections.abc import Iterable, Iterator, Sequence

from tawatur.annotate.namelike import GRAMMAR, PLACES, family_like, given, name_like
from tawatur.lang.words import Word
from tawatur.model.annotation import Sentence

_MOST = 5
"""Words a person's name has at the most."""

_TITLED = "mention.person.title"


def runs(
    words: Sequence[Word], candidates: Iterable[tuple[Sentence, int]], taken: bytearray
) -> Iterator[tuple[int, int, str]]:
    """(first, last, rule) of each stretch that names a person; ``candidates`` are the words it can begin with, each in
    its sentence, ``taken`` tokens are other names."""
    behind = 0
    for sentence, at in candidates:
        if at < behind or taken[at]:
            continue
        limit = taken.find(1, at, sentence.last)
        limit = sentence.last if limit < 0 else limit
        held = at > sentence.first and _held(words, at - 1, sentence.first, taken)
        rule = _rule(words, at, sentence.first, limit, held=held)
        stop = _run(words, at, limit) if rule else at
        if rule and _enough(words, at, stop, rule):
            yield at - _kunya(words, at, sentence.first, taken), stop, rule
            behind = stop


def _kunya(words: Sequence[Word], at: int, first: int, taken: bytearray) -> int:
    """1 where "father of" stands before a name and belongs to it, else 0."""
    return int(at > first and not taken[at - 1] and "name-particles=father" in words[at - 1].classes)


def begins(word: Word) -> bool:
    """Whether a person's name can begin with the word."""
    listed = not word.classes.isdisjoint(("given-names", "surnames"))
    return listed or "article" not in word.classes and name_like(word)


def may_begin(word: Word) -> bool:
    """Whether a person's name can begin with the word behind a definite title."""
    return "word" in word.classes and word.classes.isdisjoint(GRAMMAR | PLACES | {"article", "mark", "event-verbs"})


def introduces(word: Word) -> bool:
    """Whether the word is a definite title, or an adjective of a state as it stands behind one."""
    return {"nisba", "article"} <= word.classes or _definite_title(word)


def _definite_title(word: Word) -> bool:
    """Whether the word is a definite title: "the minister", "minister of the interior", not "spokesman of"."""
    classes = word.classes
    definite = "article" in classes or " " in word.norm and "titles.role=spokesman" not in classes
    return "titles" in classes and definite


def _doubtful(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a name that is also a common word begins a full name: a name-like word follows."""
    classes = words[at].classes
    if not classes & {"given-names", "surnames"} or classes & {"particles", "clitics", "say-verbs"}:
        return False
    if "event-verbs" in classes and not (
        "given-names" in classes and "article" not in classes and at + 1 < last and _given_too(words[at + 1])
    ):
        return False
    if classes & {"time-words", "bare-modality", "negation", "light-verbs", "titles", "nisba"}:
        return False
    return at + 1 < last and (name_like(words[at + 1]) or "event-verbs" in classes)


def _given_too(word: Word) -> bool:
    """Whether a word is also a given name, and no word of grammar."""
    return "given-names" in word.classes and word.classes.isdisjoint(GRAMMAR | {"article", "event-verbs"})


def _introduced(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether a word that the lexicon knows begins a name: bare, behind a definite title, before an unknown word;
    or a given name behind a verb of saying or a title, before another bare word."""
    if at == first or at + 1 >= last or not may_begin(words[at]):
        return False
    before, after = words[at - 1].classes, words[at + 1].classes
    if not may_begin(words[at + 1]):
        told = "article" in before and "titles" in before or "say-verbs.form=past" in before
        return told and "given-names" in words[at].classes and _epithet(words[at + 1])
    if "comma" in before and "given-names" in words[at].classes:
        return at + 2 < last and "comma" in words[at + 2].classes and not after & {"present"}
    titled = "titles" in before and "article" in before
    if "given-names" in words[at].classes:
        return (titled or "say-verbs.form=past" in before) and not after & {"past", "present"} - after & {"noun"}
    if titled and "unknown" in after and "past" not in words[at].classes:
        return True
    title = _title(words, at, first)
    if title < first or "unknown" not in after or not words[at].classes.isdisjoint(("say-verbs", "event-verbs")):
        return False
    if "titles.number=d" in words[title].classes:
        return at + 3 < last and "clitics=and" in words[at + 2].classes and name_like(words[at + 3])
    return first < title and not words[title - 1].classes.isdisjoint(("past", "present"))


def _title(words: Sequence[Word], at: int, first: int) -> int:
    """Where the definite title stands to which a name at a token can belong, adjectives of a state between: "the
    Ruritanian foreign minister X", "the ministers X and Y" of two; -1 for none."""
    title = at - 1
    while title > first and {"nisba", "article"} <= words[title].classes:
        title -= 1
    classes = words[title].classes
    few = "titles.number=p" not in classes or "titles.number=d" in classes
    return title if few and _definite_title(words[title]) else -1


def _sole(words: Sequence[Word], at: int, first: int, last: int) -> bool:
    """Whether one unknown word is a person's name: right behind a verb of saying and before its content, or behind
    an adjective of a state that stands for its noun: "the Spaniard X"."""
    classes = words[at].classes
    if at == first or "unknown" not in classes or classes & {"article", "latin"} or len(words[at].norm) < 4:
        return False
    before = words[at - 1]
    if {"nisba", "article"} <= before.classes:
        return at - 1 == first or words[at - 2].classes.isdisjoint(("article", "name-heads", "noun", "sources"))
    entry = before.entry("say-verbs")
    if entry is None or entry.get("weak") or entry.get("form") != "past" or entry.get("kind") != "speech":
        return False
    return at + 1 >= last or not words[at + 1].classes.isdisjoint(
        ("particles=that", "mark", "particles=preposition", "weekdays", "clitics=with", "particles=adverb-discourse")
    )


def _held(words: Sequence[Word], at: int, first: int, taken: bytearray) -> bool:
    """Whether a name that ends at a token, or a body in common words, is what somebody is head or spokesman of: "the
    head of the Centre X Y", "the spokesman of the authority X Y"."""
    if not taken[at]:
        return "article" in words[at].classes and _common_body(words, at, first)
    while at > first and taken[at]:
        at -= 1
    while at > first and words[at].classes & {"name-heads", "particles=preposition", "clitics"}:
        at -= 1
    return "titles" in words[at].classes


def _common_body(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a body ends at a token behind a spokesman's title: "the authority", "the company of light"."""
    at -= int("sources.kind=body" not in words[at].classes)
    at -= 1
    return at >= first and "titles.role=spokesman" in words[at].classes and "sources.kind=body" in words[at + 1].classes


def _given_and_more(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a given name, be it a common word too, stands before a bare word or a family name."""
    classes = words[at].classes
    if "given-names" not in classes or classes & {"article", "particles", "clitics", "say-verbs"} or at + 1 >= last:
        return False
    return _second(words[at + 1]) or family_like(words[at + 1])


def _rule(words: Sequence[Word], at: int, first: int, last: int, *, held: bool) -> str:
    if held and _given_and_more(words, at, last):
        return _TITLED
    if not name_like(words[at]) and not _doubtful(words, at, last) and not _introduced(words, at, first, last):
        return ""
    if _sole(words, at, first, last):
        return "mention.person.sayer"
    before = at - 1
    while before >= first and ("nisba" in words[before].classes or "comma" in words[before].classes):
        before -= 1
    if before >= first and _titled(words[before], words[at]) and not _adjective(words, before, first):
        return _TITLED
    if before - 1 >= first and (_spokesman(words, before) or _minister(words, before)):
        return _TITLED
    if not given(words[at]):
        return "mention.place.unknown" if at > first and _in(words[at - 1]) else "mention.person.unknown"
    return "mention.person.given"


def _in(word: Word) -> bool:
    """Whether a word is the "in" behind which a place stands."""
    return "particles.en=in" in word.classes


def _titled(title: Word, word: Word) -> bool:
    """Whether a title makes the word behind it a name: a word with the article only behind a definite title of one."""
    if "titles" not in title.classes or "name-particles" in title.classes:
        return False
    if "article" not in word.classes or given(word):
        return "titles.number=p" not in title.classes or given(word)
    single = title.classes.isdisjoint(("titles.number=p", "titles.form=plural", "name-heads"))
    return single and ("article" in title.classes or " " in title.norm)


def _adjective(words: Sequence[Word], at: int, first: int) -> bool:
    """Whether a title without the article is the adjective of the bare noun before it: "a political message"."""
    classes = words[at].classes
    if "relational" not in classes or "article" in classes or at == first:
        return False
    before = words[at - 1].classes
    return "noun" in before and before.isdisjoint(
        ("article", "particles", "clitics", "past", "titles", "name-particles")
    )


def _minister(words: Sequence[Word], at: int) -> bool:
    """Whether a field stands here and a bare title of one before it: "the minister of ports X"."""
    title = words[at - 1].classes
    single = title.isdisjoint(("article", "titles.number=p", "titles.form=plural", "name-particles", "name-heads"))
    return "titles" in title and single and {"article", "noun"} <= words[at].classes


def _spokesman(words: Sequence[Word], at: int) -> bool:
    """Whether a body stands here and a title before it: "the spokesman of the Kremlin X"."""
    return bool(words[at].classes & {"bodies", "states"}) and "titles" in words[at - 1].classes


def _run(words: Sequence[Word], at: int, last: int) -> int:
    stop, count = at, 0
    if not name_like(words[at]):
        stop, count = at + 1, 1
        if "given-names" in words[at].classes and stop < last and _second(words[stop]):
            stop, count = at + 2, 2
    while stop < last and count < _MOST:
        word = words[stop]
        if "name-particles" in word.classes and stop > at or "dash" in word.classes and stop > at:
            if stop + 1 < last and name_like(words[stop + 1]):
                stop += 1
                continue
            if stop + 1 < last and "given-names" in words[stop + 1].classes and "dash" not in word.classes:
                stop, count = stop + 2, count + 1
                continue
            break
        inside = name_like(word) or stop > at and _named_so_far(words, stop) and _family(words, stop)
        if not inside and not (count == 1 and _between(words, stop, last)):
            break
        stop += 1
        count += 1
    return stop + 1 if count == 1 and _closes(words, stop, last) else stop


def _between(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word that no list has stands between a given name and an unknown word: "Naomi Rees Buchwald"."""
    if at + 1 >= last or words[at].entries or "article" in words[at].classes or not may_begin(words[at]):
        return False
    behind = words[at + 1].classes
    short = len(words[at].norm) < 5 and words[at].classes.isdisjoint(("noun", "adjective", "present"))
    return (
        short and given(words[at - 1]) and "unknown" in behind and "article" not in behind and not words[at + 1].entries
    )


def _closes(words: Sequence[Word], at: int, last: int) -> bool:
    """Whether a bare word that the lexicon knows ends a name of two words: a comma, its title or content follows; or
    it can only be a verb that no list has, behind an unmistakable given name and with no object."""
    if at + 1 >= last or not may_begin(words[at]) or "word" not in words[at].classes:
        return False
    behind = words[at + 1].classes
    if not words[at].entries and words[at].classes.isdisjoint(("noun", "adjective", "proper")) and given(words[at - 1]):
        return "article" not in behind
    if "past" in words[at].classes:
        return False
    return not behind.isdisjoint(("comma", "particles=that", "open-quote")) or {"titles", "article"} <= behind


def _second(word: Word) -> bool:
    """Whether a word that alone names nobody ends a name behind a doubtful given name."""
    if name_like(word) or "name-particles" in word.classes:
        return False
    return may_begin(word) or _epithet(word) or {"article", "surnames"} <= word.classes


def _family(words: Sequence[Word], at: int) -> bool:
    """Whether a family name stands behind a given name: family-like, or behind an unmistakable one a descriptive
    word with the article ("the Orator")."""
    if family_like(words[at]):
        return True
    classes = words[at].classes
    if "article" not in classes or not given(words[at - 1]) or classes & {"say-nouns", "weekdays"}:
        return False
    return bool(classes & {"given-names", "surnames"}) or _epithet(words[at])


def _epithet(word: Word) -> bool:
    """Whether a descriptive word with the article can be a family name."""
    if not {"article", "adjective"} <= word.classes:
        return False
    return word.classes.isdisjoint(GRAMMAR | PLACES | {"event-verbs", "present", "say-nouns"})


def _named_so_far(words: Sequence[Word], stop: int) -> bool:
    """Whether the word before is a given name, so that a family name may follow."""
    return bool(words[stop - 1].classes & {"given-names"})


def _enough(words: Sequence[Word], first: int, last: int, rule: str) -> bool:
    count = sum("mark" not in word.classes for word in words[first:last])
    if rule in (_TITLED, "mention.person.sayer"):
        return count >= 1
    return count >= 2
