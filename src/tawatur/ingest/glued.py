"""Residue glued to a line of the story: buttons before it, tags and links behind it, rubrics of a headline."""

import re
from collections.abc import Iterator, Sequence

from tawatur.ingest.sheet import Line, Word
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.model.document import DroppedLine
from tawatur.model.reason import Reason
from tawatur.model.span import Span
from tawatur.text.marks import STOPS

_TAIL = frozenset({"tags", "link", "copyright"})
_BUTTONS = frozenset({"navigation", "menu", "share", "print"})
_LONGEST = 20
_PHOTO = 8
LATIN = re.compile(r"[\x20-\x7e]+$")


def glued(kept: Sequence[Line], headline: Line | None, vocabulary: Vocabulary) -> tuple[DroppedLine, ...]:
    """The parts of kept lines that are residue; the lines round the story's two ends are looked at."""
    body = [line for line in kept if line is not headline]
    return tuple([*_before(body[:2], vocabulary), *_behind(body[-2:], vocabulary)])


def round_headline(line: Line, span: Span) -> tuple[DroppedLine, ...]:
    """What stands in the headline's line before and after the headline itself: rubric and name of the take."""
    text = line.sheet.text
    sides = (Span(line.span.start, span.start), Span(span.stop, line.span.stop))
    return tuple(_part(side, "furniture", text) for side in sides if any(map(str.isalnum, side.words(text))))


def _before(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[DroppedLine]:
    for line in lines:
        stop = _english_buttons(line, vocabulary)
        if stop:
            span = Span(line.words[0].start, line.words[stop - 1].stop)
            yield _part(span, "navigation", line.sheet.text)


def _english_buttons(line: Line, vocabulary: Vocabulary) -> int:
    """How many words of English buttons stand before a line in another script; one word alone may be a name."""
    words, index = line.words, 0
    while index < len(words) and (found := vocabulary.residue["line"].at(words, index)):
        written = line.sheet.text[words[index].start : words[found[0] - 1].stop]
        if found[1].value not in _BUTTONS or not LATIN.match(written):
            break
        index = found[0]
    return index if 1 < index < len(words) else 0


def _behind(lines: Sequence[Line], vocabulary: Vocabulary) -> Iterator[DroppedLine]:
    for line in lines:
        words = line.tail
        for index in range(max(1, len(words) - _LONGEST), len(words)):
            kind = _label(line, words, index, vocabulary) if _ended(line, words, index) else ""
            if kind:
                yield _part(Span(words[index].start, line.trimmed.stop), kind, line.sheet.text)
                break


def _ended(line: Line, words: Sequence[Word], index: int) -> bool:
    """Whether a sentence ends before a word, or a wide gap of blanks stands there."""
    gap = line.sheet.text[words[index - 1].stop : words[index].start]
    return any(letter in STOPS for letter in gap) or len(gap) - len(gap.lstrip()) > 2


def _label(line: Line, words: Sequence[Word], index: int, vocabulary: Vocabulary) -> str:
    """The kind of residue that begins at a word and goes to the line's end; empty where a sentence does."""
    found = vocabulary.residue["start"].at(words, index)
    if found and found[1].value in _TAIL and found[0] < len(words) and not line.stopped:
        return found[1].value
    photo = vocabulary.credits.at(words, index)
    if photo and photo[1].value == "photo" and len(words) - index <= _PHOTO and not line.stopped:
        return "furniture" if _names_only(words, photo[0], vocabulary) else ""
    return ""


def _names_only(words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the words from an index on are agencies, outlets and the small words of credits."""
    stop = index
    while stop < len(words):
        lists = (vocabulary.agencies, vocabulary.outlets, vocabulary.credits)
        stops = [found[0] for phrases in lists if (found := phrases.at(words, stop))]
        if not stops:
            return False
        stop = max(stops)
    return stop > index


def _part(span: Span, kind: str, text: str) -> DroppedLine:
    return DroppedLine(span, Reason(f"residue.{kind}", (" ".join(span.words(text).split()),)))
