"""Events: verbs and nouns of acts, with who, where and when their clause tells."""

from collections.abc import Iterator

from tawatur.annotate.acts import Acts
from tawatur.annotate.actuality import told
from tawatur.annotate.clause import is_preposition
from tawatur.annotate.clauses import within
from tawatur.annotate.scene import Scene, clause_round, scene_of
from tawatur.annotate.settings import Elsewhere, Stand, when, where
from tawatur.annotate.triggers import Triggers
from tawatur.lang.columns import Questions
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Event, Mention, Sentence, Timex
from tawatur.model.span import Span

_ACTORS = ("PER", "GPE", "ORG")

_SUFFERED = ("DISASTER", "CASUALTY", "INJURY", "REJECT", "MARKET")
"""Kinds that nature may bring about, or that happen to what it touches."""


class Events:
    """Marks acts: finite verbs of the lists, and nouns of acts that something governs or names."""

    reads: tuple[type[Annotation], ...] = (Sentence, Mention, Timex)
    writes: type[Annotation] = Event

    def __init__(self, words: Words) -> None:
        self._words = words
        self._acts = Acts(words)
        self._triggers = Triggers(self._acts)
        self._asked: Questions[Word] = Questions(self._acting)

    def __call__(self, analysis: Analysis) -> Iterator[Event]:
        """The events of the body in order."""
        scene = scene_of(analysis, self._words)
        acting, elsewhere = scene.words.columns(self._asked)[0], Elsewhere()
        for sentence, at in within(analysis.layer(Sentence), acting):
            found = self._triggers(scene, at, sentence)
            if found is None or found[0].value not in _SUFFERED and _of_nature(scene, at, sentence):
                continue
            yield self._event(scene, stand_of(scene, at, found, sentence), found[1], elsewhere)

    def _acting(self, word: Word) -> bool:
        """Whether a word can be an act."""
        return self._acts[word] is not None

    @staticmethod
    def _event(scene: Scene, stand: Stand, rule: str, elsewhere: Elsewhere) -> Event:
        who = _actors(scene, stand.at, scene.mentions_in(stand.first, stand.last))
        if not who and elsewhere.actor:
            who = (elsewhere.actor,)
        place, time = where(scene, stand), when(scene, stand)
        elsewhere.add(stand, who, place, time)
        place = place or elsewhere.place(scene, stand, who)
        time = time or elsewhere.time(stand, who)
        trigger = _trigger_span(scene.tokens, scene.words, stand.at, stand.sentence.first)
        return Event(trigger, f"event.{rule}", stand.kind, scene.tokens.span(stand.first, stand.last), who, place, time)


def stand_of(scene: Scene, at: int, found: tuple[Entry, str], sentence: Sentence) -> Stand:
    """An act as its clause and its words present it."""
    entry, rule = found
    first, last = clause_round(scene, at, sentence)
    kind = kind_of(scene, at, entry, sentence)
    factuality, _ = told(scene.words, at, sentence, f"event.{rule}", kind)
    return Stand(at, sentence, first, last, entry, kind, factuality, rule != "verb")


def kind_of(scene: Scene, at: int, entry: Entry, sentence: Sentence) -> str:
    """The kind of an act where its surroundings decide: leaving talks is refusing, dying in a disaster no attack."""
    here = range(sentence.first, sentence.last)
    if entry.value in ("DISASTER", "CASUALTY"):
        classes = (
            _BOMBS
            if entry.get("en") in ("explode", "explosion")
            else _FIGHTING
            if entry.get("en") == "be_killed"
            else ()
        )
        hit = any(not scene.words[place].classes.isdisjoint(classes) for place in here)
        return "ASSAULT" if hit or classes is _BOMBS and scene.bombed else entry.value
    if entry.value == "RETREAT" and any(
        "event-nouns=CONSULT" in scene.words[place].classes for place in range(at + 1, min(at + 6, sentence.last))
    ):
        return "REJECT"
    if entry.get("en") == "kill" and scene.natural.find(1, sentence.first, sentence.last) >= 0:
        return "CASUALTY"
    return entry.value


_BOMBS = frozenset({"senses=bomb"})
_FIGHTING = frozenset({"event-nouns=ASSAULT", "event-verbs=ASSAULT", "senses=bomb"})


def _of_nature(scene: Scene, at: int, sentence: Sentence) -> bool:
    """Whether a storm, flood or quake is the subject: what nature does is no act of an actor."""
    words = scene.words
    if scene.natural.find(1, max(sentence.first, at - 14), min(at + 4, sentence.last)) < 0:
        return False
    for place in range(at + 1, min(at + 4, sentence.last)):
        if scene.natural[place]:
            return True
        if scene.named[place] or is_preposition(words[place]) or "particles=because" in words[place].classes:
            break
    relative = at > sentence.first and "particles=relative" in words[at - 1].classes
    owned = "pronoun-suffix" in words[at].classes
    for place in range(at - 1, max(sentence.first, at - (14 if relative or owned else 5)) - 1, -1):
        if scene.natural[place]:
            return True
        if "comma" in words[place].classes and not relative or scene.named[place] and not owned:
            return False
    return False


def _trigger_span(tokens: Tokens, words: list[Word], at: int, first: int) -> Span:
    """The trigger as written: with the letters that stick to it."""
    start = at
    while start > first and tokens.joined[start] and "clitics" in words[start - 1].classes:
        start -= 1
    return tokens.span(start, at + 1)


def _actors(scene: Scene, at: int, inside: list[tuple[int, Mention]]) -> tuple[str, ...]:
    """Entity keys of the clause: the agent first (right behind the verb, else nearest before it)."""
    actors = [(place, m.entity) for place, m in inside if m.type in _ACTORS and place not in scene.local]
    before, after = [key for place, key in actors if place < at], [key for place, key in actors if place > at]
    ordered = [*before[-1:], *after] if before and not _right_behind(scene, at, inside) else [*after, *before]
    return tuple(dict.fromkeys(ordered))[:4]


def _right_behind(scene: Scene, at: int, inside: list[tuple[int, Mention]]) -> bool:
    return any(at < place <= at + 4 and not is_preposition(scene.words[place - 1]) for place, _ in inside)
