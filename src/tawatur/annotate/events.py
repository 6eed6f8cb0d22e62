"""Events: verbs and nouns of acts, with who, where and when their clause tells."""

from collections.abc import Iterator
from dataclasses import replace

from tawatur.annotate.acts import Acts
from tawatur.annotate.actuality import told
from tawatur.annotate.clause import is_preposition
from tawatur.annotate.clauses import within
from tawatur.annotate.scene import Scene, clause_round, scene_of
from tawatur.annotate.settings import ANNOUNCED, Elsewhere, Stand, when, where
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


_BEFALLING = ("DISASTER", "CASUALTY", "INJURY", "MARKET")
"""Kinds that befall people and things: an actor told earlier does not do them."""


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
        """The events of the article in order."""
        told = list(self._told(analysis))
        for at, (stand, event) in enumerate(told):
            if stand.sentence.kind == "headline" and stand.kind not in ANNOUNCED and not (event.place and event.time):
                event = _in_body(stand, event, told[at + 1 :])
            yield event

    def _told(self, analysis: Analysis) -> Iterator[tuple[Stand, Event]]:
        scene = scene_of(analysis, self._words)
        acting, elsewhere = scene.words.columns(self._asked)[0], Elsewhere()
        last: tuple[Stand, Event] | None = None
        for sentence, at in within(analysis.layer(Sentence), acting):
            found = self._triggers(scene, at, sentence)
            if found is None or found[0].value not in _SUFFERED and _of_nature(scene, at, sentence):
                continue
            stand = stand_of(scene, at, found, sentence)
            event = self._event(scene, stand, found[1], elsewhere)
            if found[1] == "purpose" and last and last[0].kind == "TRAVEL" and last[0].sentence is sentence:
                event = replace(event, time=event.time or last[1].time)
            last = stand, event
            yield last

    def _acting(self, word: Word) -> bool:
        """Whether a word can be an act."""
        return self._acts[word] is not None

    @staticmethod
    def _event(scene: Scene, stand: Stand, rule: str, elsewhere: Elsewhere) -> Event:
        who = _actors(scene, stand.at, scene.mentions_in(stand.first, stand.last))
        if not who and elsewhere.actor and stand.kind not in _BEFALLING:
            who = (elsewhere.actor,)
        place, time = where(scene, stand), when(scene, stand)
        elsewhere.add(stand, who, place, time)
        place = place or elsewhere.place(scene, stand, who)
        time = time or elsewhere.time(stand, who)
        trigger = _trigger_span(scene.tokens, scene.words, stand.at, stand.sentence.first)
        return Event(trigger, f"event.{rule}", stand.kind, scene.tokens.span(stand.first, stand.last), who, place, time)


def _in_body(stand: Stand, event: Event, later: list[tuple[Stand, Event]]) -> Event:
    """An act of the headline with the day and the place that the body first gives the same act."""
    same = [other for told, other in later if (told.kind, told.open) == (stand.kind, stand.open)]
    near = [other for other in same if not event.who or set(event.who) & set(other.who)]
    place = event.place or next((other.place for other in near[:2] if other.place), None)
    time = event.time or next((other.time for other in near[:2] if other.time), None)
    return replace(event, place=place, time=time)


def stand_of(scene: Scene, at: int, found: tuple[Entry, str], sentence: Sentence) -> Stand:
    """An act as its clause and its words present it."""
    entry, rule = found
    first, last = clause_round(scene, at, sentence)
    kind = kind_of(scene, at, entry, sentence)
    factuality, _ = told(scene.words, at, sentence, f"event.{rule}", kind)
    return Stand(at, sentence, first, last, entry, kind, factuality, rule != "verb")


def kind_of(scene: Scene, at: int, entry: Entry, sentence: Sentence) -> str:
    """The kind of an act where its surroundings decide: leaving talks is refusing, dying in a disaster no attack."""
    meaning = entry.get("en")
    if meaning in _ARMED:
        words = scene.words[sentence.first : sentence.last]
        armed = any(not word.classes.isdisjoint(_ARMED[meaning]) for word in words) and not scene.stricken
        return "ASSAULT" if armed or scene.bombed and meaning != "be_killed" else entry.value
    if entry.value == "RETREAT" and any(
        "event-nouns=CONSULT" in scene.words[place].classes for place in range(at + 1, min(at + 6, sentence.last))
    ):
        return "REJECT"
    if meaning in _KILLS and _struck(scene, sentence):
        return "CASUALTY"
    return entry.value


def _struck(scene: Scene, sentence: Sentence) -> bool:
    """Whether it is a disaster or an accident that kills."""
    if scene.stricken or scene.natural.find(1, sentence.first, sentence.last) >= 0:
        return True
    words = scene.words[sentence.first : sentence.last]
    return not scene.bombed and any("event-verbs=DISASTER" in word.classes for word in words)


_BOMBS = frozenset({"senses=bomb"})
_FIGHTING = frozenset({"event-nouns=ASSAULT", "event-verbs=ASSAULT", "senses=bomb"})
_ARMED = {"explode": _BOMBS, "explosion": _BOMBS, "be_killed": _FIGHTING}
"""Meanings of words that are attacks where there are arms, by what shows them."""
_KILLS = ("kill", "killing")


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
