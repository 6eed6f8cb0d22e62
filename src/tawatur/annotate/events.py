"""Events: verbs and nouns of acts, with who, where and when their clause tells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tawatur.annotate.clause import finite, is_comma, is_join, is_preposition
from tawatur.lang.pack import Entry
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Annotation, Event, Mention, Sentence, Timex
from tawatur.model.span import Span

_ACTORS = ("PER", "GPE", "ORG")
_PLACES = ("GPE", "FAC", "LOC")
_REACH = 26
"""Tokens of a clause on either side of its trigger."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A document under reading for events: tokens, words, and what earlier stages marked, by token."""

    tokens: Tokens
    words: list[Word]
    mentions: list[tuple[int, Mention]]
    times: list[tuple[int, Timex]]
    starts: list[int]
    nature: frozenset[int]

    def mentions_in(self, first: int, last: int) -> list[tuple[int, Mention]]:
        """The mentions that begin between two tokens."""
        starts = self.starts
        return self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    def time_near(self, at: int, first: int, last: int) -> Timex | None:
        """The time expression of the stretch nearest to a token."""
        inside = [row for row in self.times if first <= row[0] < last and not row[1].expression.value.startswith("P")]
        return min(inside, key=lambda row: abs(row[0] - at))[1] if inside else None


class Events:
    """Marks acts: finite verbs of the lists, nouns of acts that a light verb or preposition introduces,
    verbal nouns that keep their own agent or object."""

    reads: tuple[type[Annotation], ...] = (Sentence, Mention, Timex)
    writes: type[Annotation] = Event

    def __init__(self, words: Words) -> None:
        self._words = words

    def __call__(self, analysis: Analysis) -> Iterator[Event]:
        """The events of the body in order."""
        scene = scene_of(analysis, self._words)
        last_actor: str | None = None
        for sentence in analysis.layer(Sentence):
            for at in range(sentence.first, sentence.last):
                if not eventful(scene.words[at]):
                    continue
                entry = self._trigger(scene, at, sentence)
                if entry is None or self._of_nature(scene, at, sentence):
                    continue
                event = self._event(scene, at, entry, sentence, last_actor)
                last_actor = event.who[0] if event.who else last_actor
                yield event

    def _trigger(self, scene: Scene, at: int, sentence: Sentence) -> Entry | None:
        word = scene.words[at]
        if scene.mentions_in(at, at + 1):
            return None
        if finite(scene.words, at, sentence.first):
            verb = next(
                (e for e in word.entries if e.list == "event-verbs" and e.get("form") in ("past", "present")), None
            )
            if verb is not None and not self._carries_noun(scene, at, sentence):
                return verb
        return self._noun(scene, at, sentence)

    def _of_nature(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether a storm, flood or quake is the subject: what nature does is no act of an actor."""
        around = [*range(at + 1, min(at + 3, sentence.last)), *range(at - 1, max(sentence.first, at - 5) - 1, -1)]
        for place in around:
            classes = scene.words[place].classes
            if (
                classes & {"event-nouns=DISASTER"}
                or "name-heads.how=outside" in classes
                and "name-heads=EVT" in classes
            ):
                return True
            if place in scene.nature:
                return True
            if "comma" in classes and place < at or is_preposition(scene.words[place]) and place > at:
                return False
        return False

    def _carries_noun(self, scene: Scene, at: int, sentence: Sentence) -> bool:
        """Whether a light verb is followed by its event noun, which then is the trigger."""
        if "light-verbs" not in scene.words[at].classes:
            return False
        for after in range(at + 1, min(at + 6, sentence.last)):
            classes = scene.words[after].classes
            if "event-nouns" in classes or "event-verbs.form=masdar" in classes:
                return True
            if is_comma(scene.words[after]):
                return False
        return False

    def _noun(self, scene: Scene, at: int, sentence: Sentence) -> Entry | None:
        """The reading of a noun of an act: behind a light verb, under a verb or preposition that plans, reports or
        undoes it, or with its own agent."""
        word = scene.words[at]
        entry = next((e for e in word.entries if e.list == "event-nouns" or e.get("form") == "masdar"), None)
        if entry is None or entry.list not in ("event-nouns", "event-verbs"):
            return None
        first = sentence.first
        light = any("light-verbs" in scene.words[b].classes for b in range(max(first, at - 4), at))
        definite = "article" in word.classes
        if definite:
            return entry if light or self._governed(scene, at, first) and entry.list == "event-verbs" else None
        if light or scene.mentions_in(at + 1, min(at + 3, sentence.last)):
            return entry
        purpose = at > first and "clitics=to" in scene.words[at - 1].classes
        if purpose:
            return entry if entry.value in ("CONSULT", "TRAVEL", "AID", "AGREE") else None
        return entry if self._governed(scene, at, first) else None

    def _governed(self, scene: Scene, at: int, first: int) -> bool:
        """Whether a verb of saying or wanting, or its preposition, or an act that undoes acts, stands right before."""
        for place in range(at - 1, max(first, at - 4) - 1, -1):
            classes = scene.words[place].classes
            if classes & {
                "say-verbs",
                "say-nouns=expectation",
                "event-verbs=REJECT",
                "bare-modality=possible",
                "impersonal",
            }:
                return True
            if "comma" in classes or "stop" in classes:
                return False
        return False

    def _event(self, scene: Scene, at: int, entry: Entry, sentence: Sentence, last_actor: str | None) -> Event:
        first, last = clause_round(scene, at, sentence)
        inside = scene.mentions_in(first, last)
        who = _actors(scene, at, inside, entry)
        if not who and last_actor:
            who = (last_actor,)
        place = _place(scene, at, inside, entry)
        timex = scene.time_near(at, first, last) or scene.time_near(at, sentence.first, sentence.last)
        trigger = _trigger_span(scene.tokens, scene.words, at, sentence.first)
        rule = f"event.{entry.list.removeprefix('event-')}"
        return Event(
            trigger, rule, entry.value, scene.tokens.span(first, last), who, place, timex.expression if timex else None
        )


@cache
def eventful(word: Word) -> bool:
    """Whether a word can be a trigger at all."""
    return "event-verbs" in word.classes or "event-nouns" in word.classes


def scene_of(analysis: Analysis, words: Words) -> Scene:
    """The scene of an analysis: its mentions and times by token index."""
    tokens = analysis.tokens
    starts = tokens.starts
    mentions = [(bisect_right(starts, m.span.start) - 1, m) for m in analysis.layer(Mention)]
    times = [(bisect_right(starts, t.span.start) - 1, t) for t in analysis.layer(Timex)]
    nature = frozenset(at for at, mention in mentions if mention.type == "EVT")
    return Scene(tokens, words.of(tokens), mentions, times, [at for at, _ in mentions], nature)


def _trigger_span(tokens: Tokens, words: list[Word], at: int, first: int) -> Span:
    """The trigger as written: with the letters that stick to it."""
    start = at
    while start > first and tokens.joined[start] and "clitics" in words[start - 1].classes:
        start -= 1
    return tokens.span(start, at + 1)


def clause_round(scene: Scene, at: int, sentence: Sentence) -> tuple[int, int]:
    """The clause of a trigger: back to the joint before it, on to the next clause."""
    words = scene.words
    first = at
    while first > sentence.first and at - first < _REACH and not _opens(words, first - 1, sentence.first):
        first -= 1
    last = at + 1
    while last < sentence.last and last - at < _REACH and not _ends(words, last, sentence.first):
        last += 1
    return _tidy(words, first, last)


def _opens(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.classes & {"particles=that", "particles=subordination", "colon", "stop", "particles=contrast"}:
        return True
    return is_comma(word) or "particles=relative" in word.classes or finite(words, at, first)


def _ends(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.classes & {"particles=that", "particles=subordination", "colon", "stop", "particles=contrast", "semicolon"}:
        return True
    if "particles=relative" in word.classes:
        return True
    if is_comma(word):
        return not _goes_on(words, at + 1)
    return finite(words, at, first)


def _goes_on(words: list[Word], at: int) -> bool:
    """Whether a comma only sets off a name, a title or a time inside the clause."""
    if at >= len(words):
        return False
    names = {"titles", "weekdays", "deictics", "given-names", "persons", "surnames", "months"}
    return bool(words[at].classes & names) or "unknown" in words[at].classes or is_preposition(words[at])


def _tidy(words: list[Word], first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (is_comma(words[first]) or is_join(words[first]) or "mark" in words[first].classes):
        first += 1
    while last - 1 > first and (
        is_comma(words[last - 1]) or words[last - 1].classes & {"stop", "clitics", "open-quote"}
    ):
        last -= 1
    return first, last


def _actors(scene: Scene, at: int, inside: list[tuple[int, Mention]], entry: Entry) -> tuple[str, ...]:
    """Entity keys of the clause: the agent first (right behind the verb, else nearest before it)."""
    after = [m for place, m in inside if place > at and m.type in _ACTORS and not _local(scene, place)]
    before = [m for place, m in inside if place < at and m.type in _ACTORS and not _local(scene, place)]
    ordered = [*reversed(before[-1:]), *after] if before and not _right_behind(scene, at, inside) else [*after, *before]
    found: list[str] = []
    for mention in ordered:
        if mention.entity not in found:
            found.append(mention.entity)
    return tuple(found[:4])


def _right_behind(scene: Scene, at: int, inside: list[tuple[int, Mention]]) -> bool:
    return any(at < place <= at + 4 and not is_preposition(scene.words[place - 1]) for place, _ in inside)


def _local(scene: Scene, at: int) -> bool:
    """Whether a place name stands as the scene of the act, not as an actor: after "in", "to", "from"."""
    before = scene.words[at - 1].classes if at else frozenset()
    if "name-heads" in before and at > 1:
        before = scene.words[at - 2].classes
    if "particles.en=from" in before:
        return False
    return bool(before & {"particles.en=in", "particles.en=to", "particles.en=toward"})


def _place(scene: Scene, at: int, inside: list[tuple[int, Mention]], entry: Entry) -> str | None:
    where = [(place, m) for place, m in inside if m.type in _PLACES and place > at]
    for place, mention in where:
        if _local(scene, place):
            return mention.entity
    if entry.get("role") == "dest" or entry.value == "TRAVEL":
        goals = [m for place, m in where if "particles.en=from" not in scene.words[place - 1].classes]
        if goals:
            return goals[0].entity
    before = [m for place, m in inside if m.type in _PLACES and place < at and _local(scene, place)]
    return before[-1].entity if before else None
