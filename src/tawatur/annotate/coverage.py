"""Coverage: the clause that an according-to expression lays to its source."""

from collections.abc import Sequence

from tawatur.annotate.clause import is_comma
from tawatur.annotate.contents import before_cue, opens_with, quotations, stops
from tawatur.annotate.place import Place
from tawatur.model.annotation import Cue


def content_covered(
    place: Place, cue: Cue, source: tuple[int, int] | None, cues: Sequence[Cue]
) -> list[tuple[int, int]]:
    """The clause that an according-to expression covers: before it, after it, or on both sides."""
    start, stop = cue.first, source[1] if source else cue.last
    head = before_cue(place, cue)
    before = (_clause_start(place, cue, cues), head)
    after = _after(place, stop)
    if _enclosed(place, cue, before, stop):
        return [before, (after, _end(place, cue, cues, after))]
    if after > stop and place.has(after - 1, "particles=that"):
        return [(after, _end(place, cue, cues, after))]
    if before[1] - before[0] < 2 or not _verbal(place, before):
        tail = (after, _end(place, cue, cues, after))
        lead = [before] if before[1] - before[0] >= 2 and start > place.first + 2 else []
        return [*lead, tail] if tail[1] > tail[0] else lead
    return [before]


def _enclosed(place: Place, cue: Cue, before: tuple[int, int], stop: int) -> bool:
    """Whether an according-to stands between commas inside a clause that goes on behind it: with a noun phrase or a
    preposition, not with a clause of its own."""
    if before[1] - before[0] < 2 or not is_comma(place.words[cue.first - 1]) or stop + 1 >= place.last:
        return False
    if not is_comma(place.words[stop]) or place.quoted(stop + 1):
        return False
    at = stop + 1
    if place.has(at, "particles=that"):
        return True
    return not place.has(at, *_CLAUSES) and not bool(place.clauses.finite[at])


_CLAUSES = (
    "clitics=and", "clitics=then", "particles=subordination", "particles=contrast", "particles=adverb-discourse",
    "particles=relative", "say-verbs.form=participle", "according", "impersonal", "particles=pronoun",
)  # fmt: skip
"""What opens a clause of its own."""


def _verbal(place: Place, stretch: tuple[int, int]) -> bool:
    """Whether a stretch is more than an opening: it holds a verb or several words."""
    first, last = stretch
    if any(place.clauses.finite[at] for at in range(first, last)):
        return not place.words[first].classes & {"impersonal", "particles=adverb-discourse"} or last - first > 4
    return last - first > 5


def _after(place: Place, stop: int) -> int:
    """The token behind commas, a colon and what takes the clause up again ("then", "that")."""
    while stop < place.last and (is_comma(place.words[stop]) or "colon" in place.words[stop].classes):
        stop += 1
    if stop + 1 < place.last and place.has(stop, "clitics=then") and place.has(stop + 1, "particles=that"):
        stop += 1
    if stop < place.last and "particles=that" in place.words[stop].classes:
        stop += 1
    return stop


def _end(place: Place, cue: Cue, cues: Sequence[Cue], first: int) -> int:
    last = next((stop - 1 for start, stop in quotations(place) if start < cue.first < stop <= place.last), place.last)
    for other in cues:
        if first < other.first < last and other is not cue and stops(place, cue, other):
            return before_cue(place, other)
    return last


def _clause_start(place: Place, cue: Cue, cues: Sequence[Cue]) -> int:
    """Where the covered clause begins: at the sentence's start, or behind an earlier according-to."""
    start = _behind_dateline(place)
    for other in cues:
        if other.first < cue.first and other.kind == "according-to":
            start = other.last
        elif 0 <= other.opens <= cue.first and opens_with(place, other, cue):
            start = other.opens
    while start < cue.first and place.has(start, "particles.en=then"):
        start += 1
    return start


def _behind_dateline(place: Place) -> int:
    """The first token behind a dateline, "(Rome) –" or "Rome –", of a sentence."""
    at = place.first + place.has(place.first, "open-bracket")
    end, kind = place.name(at)
    if kind not in ("GPE", "LOC"):
        return place.first
    behind = end + (end < place.last and place.has(end, "close-bracket"))
    return behind + 1 if behind < place.last and place.has(behind, "dash") else place.first
