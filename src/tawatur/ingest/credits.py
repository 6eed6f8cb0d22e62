"""Credit lines, bylines and datelines: who is credited, from where, on which day.

A credit is told from a sentence by its segments: between dashes, colons, brackets and commas each
segment is wholly a name of the register, a place, a date or a short unknown name. "Reuters quoted"
is none, because beside the agency another word stands in the same segment.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tawatur.ingest.days import Day, day_at
from tawatur.ingest.sheet import Word
from tawatur.ingest.vocabulary import Phrases, Vocabulary
from tawatur.lang.pack import Entry
from tawatur.model.span import Span

_LONGEST_NAME = 4
_JOINING = frozenset(" \u00a0.\t\r\u200f\u200e\u202b\u202c\"«»“”'‘’")
_QUOTES = frozenset("«\"“'")
_OPEN = _QUOTES | frozenset("([")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a credit of one kind: agency, outlet, place, date, plain, or a kind of the credit list.

    ``common`` marks an outlet whose name is a common word or a place, such as a city's.
    """

    kind: str
    value: str
    span: Span
    first: int
    stop: int
    day: Day | None = None
    common: bool = False


@dataclass(frozen=True)
class Credit:
    """What a credit line says; ``span`` is all of it."""

    span: Span
    parts: tuple[Part, ...] = ()
    segments: tuple[tuple[Part, ...], ...] = field(default=(), repr=False)

    def of(self, kind: str) -> tuple[Part, ...]:
        """The parts of one kind, in order."""
        return tuple(part for part in self.parts if part.kind == kind)

    @property
    def agencies(self) -> tuple[Part, ...]:
        """The credited agencies; "agencies" where none is named."""
        return tuple(part for part in self.parts if part.kind in ("agency", "agencies"))

    @property
    def names(self) -> tuple[tuple[Part, ...], ...]:
        """The segments that are unknown names."""
        return tuple(segment for segment in self.segments if any(part.kind == "plain" for part in segment))


def credit_of(text: str, words: Sequence[Word], vocabulary: Vocabulary) -> Credit | None:
    """The credit that these words are as a whole, or None where they are not one."""
    if not any(_may_credit(word.norm, vocabulary) for word in words):
        return None
    segments = _segments(text, words, _parts(words, vocabulary))
    segments = [_settled(text, segment, words, vocabulary) for segment in _before_photo(segments)]
    if not segments or not any(_credits(segment) for segment in segments):
        return None
    if any(not _sound(segment) for segment in segments):
        return None
    span = Span(words[0].start, words[-1].stop)
    return Credit(span, tuple(part for segment in segments for part in segment), tuple(segments))


def _may_credit(norm: str, vocabulary: Vocabulary) -> bool:
    """Whether the name of an agency or outlet can begin with a word, be it behind a clitic."""
    names = vocabulary.creditors
    return norm in names or any(
        norm.startswith(clitic) and norm[len(clitic) :] in names for clitic in vocabulary.clitics
    )


def _parts(words: Sequence[Word], vocabulary: Vocabulary) -> list[Part]:
    parts, index = [], 0
    while index < len(words):
        part = _part(words, index, vocabulary)
        parts.append(part)
        index = part.stop
    return parts


def _part(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Part:
    best = _known(words, index, vocabulary)
    found = day_at(words, index, vocabulary)
    if found and found[0] > index + 1 and (best is None or found[0] > best.stop):
        stop, day = found
        return Part("date", str(day.value), _span(words, index, stop), index, stop, day)
    if best:
        return best
    if vocabulary.weekdays.at(words, index) or vocabulary.dates.at(words, index) or words[index].norm.isdigit():
        return Part("date", "", _span(words, index, index + 1), index, index + 1)
    return Part("plain", words[index].norm, _span(words, index, index + 1), index, index + 1)


def _known(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> Part | None:
    best: Part | None = None
    for kind, phrases in _lists(vocabulary):
        found = phrases.at(words, index)
        if not found and kind in ("agency", "outlet"):
            found = _without_clitic(words, index, phrases, vocabulary.clitics)
        if found and (best is None or found[0] > best.stop):
            stop, entry = found
            name = entry.value if kind == "credit" else kind
            common = kind == "outlet" and "ambiguous" in entry.keys
            best = Part(name, entry.value, _span(words, index, stop), index, stop, common=common)
    return best


def _without_clitic(
    words: Sequence[Word], index: int, phrases: Phrases, clitics: Sequence[str]
) -> tuple[int, Entry] | None:
    word = words[index]
    for clitic in clitics:
        if word.norm.startswith(clitic) and len(word.norm) > len(clitic) + 2:
            bare = Word(word.norm[len(clitic) :], word.start, word.stop)
            if found := phrases.at([bare, *words[index + 1 : index + 5]], 0):
                return found[0] + index, found[1]
    return None


def _lists(vocabulary: Vocabulary) -> tuple[tuple[str, Phrases], ...]:
    return (
        ("agency", vocabulary.agencies),
        ("outlet", vocabulary.outlets),
        ("credit", vocabulary.credits),
        ("place", vocabulary.places),
    )


def _span(words: Sequence[Word], first: int, stop: int) -> Span:
    return Span(words[first].start, words[stop - 1].stop)


def _segments(text: str, words: Sequence[Word], parts: list[Part]) -> list[tuple[Part, ...]]:
    segments: list[list[Part]] = []
    for part in parts:
        gap = text[words[part.first - 1].stop : part.span.start] if part.first else ""
        if not segments or any(letter not in _JOINING for letter in gap):
            segments.append([])
        segments[-1].append(part)
    return [tuple(segment) for segment in segments]


def _before_photo(segments: list[tuple[Part, ...]]) -> list[tuple[Part, ...]]:
    for index, segment in enumerate(segments):
        photo = any(part.kind == "photo" for part in segment)
        if photo and sum(part.kind == "plain" for part in segment) <= _LONGEST_NAME:
            return segments[:index]
    return segments


def _settled(text: str, segment: tuple[Part, ...], words: Sequence[Word], vocabulary: Vocabulary) -> tuple[Part, ...]:
    """The segment with outlets that are common words taken as what they more likely are."""
    alone = not any(part.kind in ("plain", "outlet") and not part.common for part in segment)
    return tuple(_likelier(text, part, words, vocabulary, alone) if part.common else part for part in segment)


def _likelier(text: str, part: Part, words: Sequence[Word], vocabulary: Vocabulary, alone: bool) -> Part:
    place = vocabulary.places.at(words, part.first)
    if alone and bracketed(text, part.span, _QUOTES if place else _OPEN):
        return part
    if place and place[0] == part.stop:
        return replace(part, kind="place", value=place[1].value, common=False)
    return part if alone else replace(part, kind="plain")


def _credits(segment: tuple[Part, ...]) -> bool:
    return any(part.kind in ("agency", "outlet", "agencies") for part in segment)


def _sound(segment: tuple[Part, ...]) -> bool:
    plain = [part for part in segment if part.kind == "plain"]
    if not plain:
        return True
    if not _credits(segment):
        return len(plain) <= _LONGEST_NAME
    dates = [part.first for part in segment if part.kind == "date"]
    return bool(dates) and len(plain) < _LONGEST_NAME and all(part.first < dates[-1] for part in plain)


def bracketed(text: str, span: Span, marks: frozenset[str] = _OPEN) -> bool:
    """Whether a bracket or quotation mark stands before a span."""
    before = text[max(0, span.start - 2) : span.start].rstrip()
    return bool(before) and before[-1] in marks
