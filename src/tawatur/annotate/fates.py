"""What becomes of persons by name: one has died, is missed, is alive after all; or it was only played, and how."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from tawatur.annotate.clause import finite, is_join, is_preposition, is_that
from tawatur.annotate.grounds import may
from tawatur.lang.columns import Questions, places
from tawatur.lang.words import Word, Wording
from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Mention, Sentence

DEAD, MISSING, REPORTED = "dead", "missing", "reported"
ALIVE, FEIGNED, STAGED = "alive", "feigned", "staged"
LOST = (DEAD, MISSING, REPORTED)
"""Fates that their own act tells."""
_NEAR = 8
"""Tokens between a word for what became of somebody and his name behind it, at most: his office and its adjectives."""
_REACH = 16
"""Tokens before such a word in which its subject and its verb stand, at most."""
_BY = 4
"""Tokens between a death and what says of it that it is untrue, before it and behind the dead, at most."""
_STOPS = {"stop", "line", "semicolon", "colon"}
_BESIDE = {"titles", "nisba", "article", "mark"}
"""What stands between such a word and the name: his office and its adjectives."""
_OTHERS = {"titles=family", "stop", "line", "semicolon", "colon", "comma"}
"""Whose death is not his: his kin's."""
_OPEN = {"bare-modality=conditional", "bare-modality=question"}
_FREE = {"mark", "particles=preposition", "clitics", "deictics", "weekdays", "parts-of-day", "particles"}


class Fated(NamedTuple):
    """A person by key, what became of him, and the token that says it."""

    who: str
    what: str
    at: int


def _tells(word: Word) -> bool:
    """Whether a word can say that somebody is dead, missed or alive."""
    return not word.classes.isdisjoint((*_LOST, "fates=alive", "fates=alive-behind"))


def _deadly(word: Word) -> bool:
    """Whether a word names or tells a death, of whomever."""
    return not word.classes.isdisjoint(_DEATHS)


def _staged(word: Word) -> bool:
    return not word.classes.isdisjoint(("fates=staged", "fates=feigned"))


_LOST = ("tolls=dead", "tolls=missing")
_DEATHS = ("tolls=dead", "event-nouns.en=killing", "event-verbs.en=kill", "event-verbs.en=be_assassinated",
           "event-verbs.en=die")  # fmt: skip
_ASKED: Questions[Word] = Questions(_tells, _deadly, _staged)


def fated(analysis: Analysis, words: Wording) -> list[Fated]:
    """What a document tells to have become of persons by name, in the order of the text.

    What names nobody ("he is alive") is of the one person of whom the document tells such a thing.
    """
    found = list(_Reader(analysis, words).all())
    named = {one.who for one in found if one.who}
    alone = min(named) if len(named) == 1 else ""
    told = (one if one.who else one._replace(who=alone) for one in found)
    return [one for one in told if one.who]


class _Reader:
    """The persons of a document by token, and the words round them."""

    def __init__(self, analysis: Analysis, words: Wording) -> None:
        self._words = words
        starts = analysis.tokens.starts
        people = [one for one in analysis.layer(Mention) if one.type == "PER"]
        self._names = {bisect_left(starts, one.span.start): one for one in people}
        self._ends = {bisect_left(starts, one.span.stop): one.entity for one in people}
        self._sentences = analysis.layer(Sentence)
        self._starts = starts

    def all(self) -> Iterator[Fated]:
        """Everything told of the dead and the living; ``who`` is empty where no name stands by it."""
        told, deadly, staged = self._words.columns(_ASKED)
        for home in self._sentences:
            if deadly.find(1, home.first, home.last) >= 0:
                yield from (Fated("", STAGED, at) for at in places(staged, home.first, home.last))
            for at in places(told, home.first, home.last):
                lost = not self._words[at].classes.isdisjoint(_LOST)
                one = self._lost(at, home) if lost else self._alive(at, home)
                if one is not None:
                    yield one

    def _lost(self, at: int, home: Sentence) -> Fated | None:
        """That somebody has died or is missed, or that his death was played."""
        entry = self._words[at].entry("tolls")
        whose = entry.get("whose") if entry else ""
        if entry is None or not whose or self._attempted(at, home):
            return None
        noun = entry.get("form") == "masdar" or whose == "behind"
        if noun:
            who, stop = self._behind(at + 1, home)
        else:
            who, stop = self._subject(at, home, patient=whose == "patient")
        if self._feigned(at, stop, home) and noun:
            return Fated(who, FEIGNED, at)
        what = REPORTED if noun and self._reported(at, home) else entry.value
        return Fated(who, what, at) if who else None

    def _reported(self, at: int, home: Sentence) -> bool:
        """Whether not the death is told but a report of it: "the news of the death of"."""
        before = [word for word in self._words[max(home.first, at - 2) : at] if not is_preposition(word)]
        return bool(before) and not before[-1].classes.isdisjoint(("say-nouns", "sources.kind=document"))

    def _attempted(self, at: int, home: Sentence) -> bool:
        """Whether a death was only attempted."""
        return at > home.first and "bare-modality=attempted" in self._words[at - 1].classes

    def _alive(self, at: int, home: Sentence) -> Fated | None:
        """That somebody is alive: no condition, no question, not how it once was, and not in memory."""
        first = self._opening(at, home)
        behind = "fates=alive-behind" in self._words[at].classes
        if behind and not (self._shown(at, first) and self._bare(at + 1, home)):
            return None
        before = [self._words[place] for place in range(first, at)]
        ongoing = any("bare-modality=ongoing" in word.classes for word in before)
        if any("fates=once" in word.classes or "negation" in word.classes and not ongoing for word in before):
            return None
        if any("fates=memory" in word.classes for word in self._words[at + 1 : at + _BY]):
            return None
        if any(may(word) or not word.classes.isdisjoint(_OPEN) for word in before):
            return None
        who = self._before(at, first) or self._behind(at + 1, home)[0]
        return Fated(who, ALIVE, at)

    def _shown(self, at: int, first: int) -> bool:
        """Whether a verb of appearing or being found, or "still", stands before a word for "alive"."""
        return any(
            not self._words[place].classes.isdisjoint(("fates=shows", "bare-modality=ongoing"))
            for place in range(first, at)
        )

    def _bare(self, at: int, home: Sentence) -> bool:
        """Whether what follows is no noun or name that the word before it would belong to: "the quarter of …"."""
        return at >= home.last or not self._words[at].classes.isdisjoint(_FREE)

    def _opening(self, at: int, home: Sentence) -> int:
        """Where the clause of a word begins: behind the last stop or "that" before it."""
        for place in range(at - 1, max(home.first, at - _REACH) - 1, -1):
            if is_that(self._words[place]) or not self._words[place].classes.isdisjoint(_STOPS):
                return place + 1
        return max(home.first, at - _REACH)

    def _subject(self, at: int, home: Sentence, *, patient: bool) -> tuple[str, int]:
        """Whom a verb of dying tells of, behind it or before it; one of killing where nothing else is its object."""
        who, stop = self._behind(at + 1, home)
        if who:
            return (who, stop) if not patient or self._bare(stop, home) else ("", at + 1)
        if patient and not self._bare(at + 1, home):
            return "", at + 1
        return self._before(at, self._opening(at, home)), at + 1

    def _behind(self, at: int, home: Sentence) -> tuple[str, int]:
        """The person whom a word names with nothing but his office before the name, and the token behind him."""
        for place in range(at, min(home.last, at + _NEAR)):
            if place in self._names:
                return self._names[place].entity, bisect_left(self._starts, self._names[place].span.stop)
            if self._words[place].classes.isdisjoint(_BESIDE) or self._words[place].classes & _OTHERS:
                break
        return "", at

    def _before(self, at: int, first: int) -> str:
        """The last person named before a word of its clause."""
        for place in range(at, first, -1):
            if place in self._ends:
                return self._ends[place]
        return ""

    def _feigned(self, at: int, stop: int, home: Sentence) -> bool:
        """Whether a death is told as played or made up, before its noun or behind the dead."""
        for place in range(at - 1, max(home.first, at - _BY) - 1, -1):
            if not self._words[place].classes.isdisjoint(_STOPS) or is_that(self._words[place]):
                break
            if "fates=feigned" in self._words[place].classes:
                return not self._negated(place, home)
        for place in range(stop, min(home.last, stop + _BY)):
            word = self._words[place]
            if not word.classes.isdisjoint(_STOPS) or is_join(word):
                break
            if "fates=feigned" in word.classes and not finite(self._words, place, home.first):
                return not self._negated(place, home)
        return False

    def _negated(self, at: int, home: Sentence) -> bool:
        before = self._words[max(home.first, at - 2) : at]
        return any("negation" in word.classes or may(word) for word in before)
