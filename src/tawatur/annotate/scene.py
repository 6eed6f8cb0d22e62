"""A document under reading for events: tokens, words, names and times by token, and the clause of an act."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tawatur.annotate.clause import finite, is_comma, is_join, is_preposition, is_quote
from tawatur.lang.words import Word, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Mention, Sentence, Timex

_REACH = 26
"""Tokens of a clause on either side of its trigger."""
_BREAKS = {"particles=that", "particles=subordination", "colon", "stop", "particles=contrast", "semicolon",
           "particles=relative"}  # fmt: skip
_GOES_ON = {"titles", "weekdays", "deictics", "given-names", "persons", "surnames", "months", "unknown"}


@dataclass(frozen=True, slots=True)
class Scene:
    """A document under reading for events: tokens, words, and what earlier stages marked, by token."""

    tokens: Tokens
    words: list[Word]
    mentions: list[tuple[int, Mention]]
    times: list[tuple[int, Timex]]
    starts: list[int]
    time_starts: list[int]
    named: bytes
    timed: bytes
    nature: frozenset[int]
    text: str

    def mentions_in(self, first: int, last: int) -> list[tuple[int, Mention]]:
        """The mentions that begin between two tokens."""
        starts = self.starts
        return self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    def times_in(self, first: int, last: int) -> list[tuple[int, Timex]]:
        """The time expressions that begin between two tokens and name a time, not a length."""
        starts = self.time_starts
        rows = self.times[bisect_left(starts, first) : bisect_left(starts, last)]
        return [row for row in rows if not _length(row[1].expression.value)]


def _length(value: str) -> bool:
    return value[:1] == "P" and "REF" not in value


def scene_of(analysis: Analysis, words: Words) -> Scene:
    """The scene of an analysis: its mentions and times by token index."""
    tokens = analysis.tokens
    starts, stops = tokens.starts, tokens.stops
    named, timed = bytearray(len(starts)), bytearray(len(starts))
    mentions, times = [], []
    for mention in analysis.layer(Mention):
        first = bisect_right(starts, mention.span.start) - 1
        last = bisect_right(stops, mention.span.stop)
        mentions.append((first, mention))
        named[first:last] = b"\1" * (last - first)
    for timex in analysis.layer(Timex):
        first, last = bisect_right(starts, timex.span.start) - 1, bisect_right(stops, timex.span.stop)
        times.append((first, timex))
        timed[first:last] = b"\1" * (last - first)
    nature = frozenset(at for at, mention in mentions if mention.type == "EVT")
    firsts, whens = [at for at, _ in mentions], [at for at, _ in times]
    return Scene(
        tokens,
        words.of(tokens),
        mentions,
        times,
        firsts,
        whens,
        bytes(named),
        bytes(timed),
        nature,
        analysis.document.text,
    )


def clause_round(scene: Scene, at: int, sentence: Sentence) -> tuple[int, int]:
    """The clause of a trigger: back to the joint before it, on to the next clause."""
    words = scene.words
    first = at
    while first > sentence.first and at - first < _REACH and not _opens(words, first - 1, sentence.first):
        first -= 1
    last = at + 1
    while last < sentence.last and last - at < _REACH:
        behind = _titled(words, last, sentence.last)
        if not behind and _ends(words, last, sentence.first):
            break
        last = behind or last + 1
    return _tidy(words, first, last)


def _titled(words: list[Word], at: int, last: int) -> int:
    """The token behind a short quotation that opens at ``at``, a name or title that no clause ends in; else 0."""
    if not is_quote(words[at]):
        return 0
    return next((end + 1 for end in range(at + 1, min(last, at + _TITLE)) if is_quote(words[end])), 0)


_TITLE = 6
"""Tokens a quoted name or title has with its marks, at the most."""


def _opens(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    return not word.classes.isdisjoint(_BREAKS) or is_comma(word) or finite(words, at, first)


def _ends(words: list[Word], at: int, first: int) -> bool:
    word = words[at]
    if not word.classes.isdisjoint(_BREAKS):
        return True
    return not _goes_on(words, at + 1) if is_comma(word) else finite(words, at, first)


def _goes_on(words: list[Word], at: int) -> bool:
    """Whether a comma only sets off a name, a title or a time inside the clause."""
    return at < len(words) and (not words[at].classes.isdisjoint(_GOES_ON) or is_preposition(words[at]))


def _tidy(words: list[Word], first: int, last: int) -> tuple[int, int]:
    while first < last - 1 and (is_comma(words[first]) or is_join(words[first]) or "mark" in words[first].classes):
        first += 1
    while last - 1 > first and (
        is_comma(words[last - 1]) or words[last - 1].classes & {"stop", "clitics", "open-quote"}
    ):
        last -= 1
    return first, last
