"""A document under reading for events: tokens, words, names and times by token, and the clause of an act."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from tawatur.annotate.clauses import Clauses, clauses_of
from tawatur.annotate.named import named, unnamed
from tawatur.lang.columns import Questions, both, places
from tawatur.lang.words import Word, Wording, Words
from tawatur.model.analysis import Analysis, Tokens
from tawatur.model.annotation import Mention, Sentence, Timex

_REACH = 26
"""Tokens of a clause on either side of its trigger."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A document under reading for events: tokens, words, and what earlier stages marked, by token.

    ``local`` are the names that stand as the scene of an act, ``inside`` those right behind "in"; ``natural`` is 1
    where a storm, a flood, winds or the like stand; ``bombed`` where a bomb is named, ``stricken`` where nature
    strikes and nobody fights; ``headed`` are the places named with the noun of what they are: (token, the noun's
    stem, entity key). ``opens`` and ``ends`` are those of the clauses, where no name stands: what a name looks like
    ends no clause.
    """

    tokens: Tokens
    words: Wording
    clauses: Clauses
    mentions: list[tuple[int, Mention]]
    times: list[tuple[int, Timex]]
    starts: list[int]
    time_starts: list[int]
    named: bytes
    timed: bytes
    local: frozenset[int]
    inside: frozenset[int]
    natural: bytes
    bombed: bool
    stricken: bool
    headed: list[tuple[int, str, str]]
    opens: bytes
    ends: bytes
    text: str

    def mentions_in(self, first: int, last: int) -> list[tuple[int, Mention]]:
        """The mentions that begin between two tokens."""
        starts = self.starts
        return self.mentions[bisect_left(starts, first) : bisect_left(starts, last)]

    def times_in(self, first: int, last: int) -> list[tuple[int, Timex]]:
        """The time expressions that begin between two tokens and name a time, not a length."""
        starts = self.time_starts
        return self.times[bisect_left(starts, first) : bisect_left(starts, last)]


_HEADS = {"name-heads", "capitals.role", "open-quote", "plain-quote"}


def _local(words: Wording, at: int) -> bool:
    """Whether a place name stands as the scene of the act, not as an actor: after "in", "to", "toward"."""
    place = at - 1
    while place > 0 and not words[place].classes.isdisjoint(_HEADS) and at - place < 4:
        place -= 1
    before = words[place].classes if at else frozenset()
    if "particles.en=from" in before:
        return False
    return bool(before & {"particles.en=in", "particles.en=to", "particles.en=toward"})


def _inside(words: Wording, at: int) -> bool:
    """Whether a name stands right after "in"."""
    place = at - 1
    while place > 0 and "name-heads" in words[place].classes:
        place -= 1
    return at > 0 and "particles.en=in" in words[place].classes


def _is_natural(word: Word) -> bool:
    """Whether a word speaks of a storm, a flood, winds or the like."""
    classes = word.classes
    return bool(classes & {"event-nouns=DISASTER", "governors=nature"}) or (
        "name-heads.how=outside" in classes and "name-heads=EVT" in classes
    )


def _is_bomb(word: Word) -> bool:
    return "senses=bomb" in word.classes


def _is_fighter(word: Word) -> bool:
    return "senses=fighters" in word.classes


_ASKED: Questions[Word] = Questions(_is_natural, _is_bomb, _is_fighter)


def _natural(words: Wording, mentions: list[tuple[int, Mention]], named: bytes, *, bombed: bool) -> bytes:
    """Where what is no actor stands, by its word or by its name."""
    natural, _, _ = words.columns(_ASKED)
    found = bytearray(natural)
    for at in places(natural):
        found[at] = not named[at] and not (bombed and "event-nouns.en=explosion" in words[at].classes)
    for at, mention in mentions:
        if mention.type == "EVT":
            found[at] = 1
    return bytes(found)


def _headed(words: Wording, mentions: list[tuple[int, Mention]]) -> list[tuple[int, str, str]]:
    """The places named with a noun that says what they are: "the island of"."""
    rows = [(at, at - 1 if "name-heads" in words[at - 1].classes else at, m) for at, m in mentions if at]
    return [(at, words[head].stem, m.entity) for at, head, m in rows if m.type in PLACES and _heads_place(words[head])]


def _heads_place(word: Word) -> bool:
    return not word.classes.isdisjoint(_PLACE_HEADS)


_PLACE_HEADS = {"name-heads=GPE", "name-heads=LOC", "name-heads=FAC"}
PLACES = ("GPE", "FAC", "LOC")
"""Types of names that are places."""


_STRICKEN = 5
"""Words of storms and floods from which on an article tells of a disaster."""


def _length(value: str) -> bool:
    return value[:1] == "P" and "REF" not in value


def scene_of(analysis: Analysis, words: Words) -> Scene:
    """The scene of an analysis: its mentions and times by token index."""
    tokens = analysis.tokens
    starts, stops = tokens.starts, tokens.stops
    timed, times = bytearray(len(starts)), []
    mentions, column = named(analysis)
    for timex in analysis.layer(Timex):
        first, last = bisect_right(starts, timex.span.start) - 1, bisect_right(stops, timex.span.stop)
        if not _length(timex.expression.value):
            times.append((first, timex))
        timed[first:last] = b"\1" * (last - first)
    worded = words.of(tokens)
    bombed, fighting = (1 in column for column in worded.columns(_ASKED)[1:])
    natural = _natural(worded, mentions, column, bombed=bombed)
    clauses, free = clauses_of(analysis, words), unnamed(column)
    return Scene(
        tokens,
        worded,
        clauses,
        mentions,
        times,
        [at for at, _ in mentions],
        [at for at, _ in times],
        column,
        bytes(timed),
        frozenset([at for at, _ in mentions if _local(worded, at)]),
        frozenset([at for at, _ in mentions if _inside(worded, at)]),
        natural,
        bombed,
        natural.count(1) >= _STRICKEN and not (bombed or fighting),
        _headed(worded, mentions),
        both(clauses.opens, free),
        both(clauses.ends, free),
        analysis.document.text,
    )


def clause_round(scene: Scene, at: int, sentence: Sentence) -> tuple[int, int]:
    """The clause of a trigger: back to the joint before it, on to the next clause."""
    clauses, limit = scene.clauses, min(sentence.last, at + _REACH)
    start = max(sentence.first, at - _REACH)
    first, last = max(start, scene.opens.rfind(1, start, at) + 1), at + 1
    while last < limit:
        end = scene.ends.find(1, last, limit)
        mark = clauses.quote.find(1, last, limit if end < 0 else end)
        if mark < 0:
            last = limit if end < 0 else end
            break
        last = _titled(clauses.quote, mark, sentence.last)
    return _tidy(scene, first, last)


def _titled(quote: bytes, at: int, last: int) -> int:
    """The token behind a short quotation that opens at ``at``, a name or title that no clause ends in; else the
    next."""
    return max(quote.find(1, at + 1, min(last, at + _TITLE)), at) + 1


_TITLE = 6
"""Tokens a quoted name or title has with its marks, at the most."""


def _tidy(scene: Scene, first: int, last: int) -> tuple[int, int]:
    clauses, words = scene.clauses, scene.words
    while first < last - 1 and (clauses.comma[first] or clauses.join[first] or "mark" in words[first].classes):
        first += 1
    while last - 1 > first and (clauses.comma[last - 1] or words[last - 1].classes & _TRAILS):
        last -= 1
    return first, last


_TRAILS = {"stop", "clitics", "open-quote"}
