"""Lines of a page that are no part of the article, each with the reason it is dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tawatur.ingest.credits import credit_of
from tawatur.ingest.days import first_day, is_date_line
from tawatur.ingest.glued import LATIN, glued
from tawatur.ingest.sheet import Line, Sheet, Word
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.lang.pack import Entry
from tawatur.model.document import DroppedLine
from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span
from tawatur.text.fold import fold

_LABELS = frozenset(
    {"related", "tags", "newsletter", "share", "comment", "comments", "most-read", "copyright", "cartoon"}
)
_LISTED = frozenset({"related", "tags", "most-read"})
_ASKING = frozenset({"newsletter", "share", "comment", "copyright", "ad"})
_CREDITLIKE = frozenset({"caption", "furniture", "tags"})
_BUTTONS = frozenset({"menu", "navigation", "share", "print", "comment", "newsletter"})
_AFTER_LABEL = 6
_LINKS = 300
_LOOSE = 12
_SHORT = 20
_CAPTION = 8
_AGAIN = 3
_EDGE = 8
_ITEM = 3
_BARS = "|•·»›"


@dataclass(frozen=True)
class Cleaned:
    """Which lines and parts of lines are dropped and why, which lines are kept, and which of them is the headline."""

    dropped: tuple[DroppedLine, ...]
    kept: tuple[Line, ...]
    headline: Line | None
    page_dates: tuple[Fact[str], ...] = ()


def clean(sheet: Sheet, vocabulary: Vocabulary, headline: str | None = None) -> Cleaned:
    """Sorts the lines of a text into article and page residue."""
    lines = sheet.lines
    told = _told(lines, vocabulary)
    _after_labels(lines, told, vocabulary)
    top = _headline(lines, told, headline, vocabulary)
    if top is not None:
        _again(lines, told, top)
        _captions(lines, told, top, vocabulary)
    dates = [
        _page_date(lines[index], vocabulary) for index, why in sorted(told.items()) if why.rule == "residue.page-date"
    ]
    kept = tuple(line for index, line in enumerate(lines) if index not in told)
    title = lines[top] if top is not None else None
    whole = tuple(DroppedLine(lines[index].span, told[index]) for index in sorted(told))
    return Cleaned(
        tuple(sorted([*whole, *glued(kept, title, vocabulary)], key=lambda line: line.span.start)),
        kept,
        title,
        tuple(date for date in dates if date),
    )


def _told(lines: Sequence[Line], vocabulary: Vocabulary) -> dict[int, Reason]:
    """The lines that tell by themselves that they are residue; a line that is printed again is judged once."""
    told: dict[int, Reason] = {}
    judged: dict[str, Reason | None] = {}
    for index, line in enumerate(lines):
        written = "" if line.long else line.trimmed_words
        if written not in judged:
            judged[written] = _alone(line, vocabulary)
        if reason := judged[written] or _logo(line, index, len(lines)):
            told[index] = reason
    return told


def _alone(line: Line, vocabulary: Vocabulary) -> Reason | None:
    words = line.words
    if not words or line.long:
        return None
    if is_date_line(words, vocabulary):
        return Reason("residue.page-date", (line.norm,))
    found = vocabulary.residue["line"].whole(words) or _marked(line, vocabulary)
    if found and not (found.value in _CREDITLIKE and _credits(line, vocabulary)):
        return Reason(f"residue.{found.value}", (found.form,))
    if len(words) > _SHORT + 5:
        return None
    return _captioned(line, vocabulary) or _menu(words, vocabulary) or _bar(line, vocabulary)


def _credits(line: Line, vocabulary: Vocabulary) -> bool:
    credit = credit_of(line.sheet.text, line.words, vocabulary)
    return credit is not None and bool(credit.agencies or credit.of("outlet"))


def _signed(line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line is a byline; a name, a colon and three words more are a headline."""
    credit = None if line.long else credit_of(line.sheet.text, line.words, vocabulary)
    return credit is not None and not (":" in line.norm and len(credit.of("plain")) > 2)


def _marked(line: Line, vocabulary: Vocabulary) -> Entry | None:
    """The entry that the line begins with or holds, where the line is short enough to be no sentence."""
    size = len(line.words)
    if size > _SHORT + 5:
        return None
    if (found := vocabulary.residue["start"].at(line.words, 0)) and _opens(line, *found):
        return found[1]
    label = vocabulary.residue["line"].at(line.words, 0)
    if label and label[1].value in _LISTED and label[0] < size and _closed(line, label[0], ":"):
        return label[1]
    inside = vocabulary.residue["inside"].inside(line.words)
    return inside if inside and fold(inside.form).norm in line.norm else None


def _opens(line: Line, stop: int, entry: Entry) -> bool:
    if stop == len(line.words) or entry.value in _ASKING:
        return True
    if _closed(line, stop):
        return True
    return not entry.form.endswith(":") and not line.stopped and len(line.words) <= _LOOSE


def _closed(line: Line, stop: int, marks: str = ":|»>-–—…") -> bool:
    gap = line.sheet.text[line.words[stop - 1].stop : line.words[stop].start]
    return any(letter in marks for letter in gap)


def _menu(words: Sequence[Word], vocabulary: Vocabulary) -> Reason | None:
    items, index = [], 0
    while index < len(words):
        found = vocabulary.residue["line"].at(words, index)
        if not found or found[1].value not in _BUTTONS:
            return None
        items.append(found[1].form)
        index = found[0]
    return Reason("residue.menu", (" | ".join(items),)) if len(items) > 1 else None


def _bar(line: Line, vocabulary: Vocabulary) -> Reason | None:
    """A line of three short items or more between bars, at least half of which are known buttons."""
    marks = [mark for mark in _BARS if line.trimmed_words.count(mark) > 1]
    if not marks:
        return None
    text, items = line.sheet.text, list[list[Word]]()
    for index, word in enumerate(line.words):
        if not index or marks[0] in text[line.words[index - 1].stop : word.start]:
            items.append([])
        items[-1].append(word)
    known = sum(bool((found := vocabulary.residue["line"].whole(item)) and found.value in _BUTTONS) for item in items)
    menu = len(items) > 2 and known * 2 >= len(items) and all(len(item) <= _ITEM for item in items)
    return Reason("residue.menu", (line.trimmed_words,)) if menu else None


def _captioned(line: Line, vocabulary: Vocabulary) -> Reason | None:
    """A short line whose last words, behind a dash or a bracket, say that it captions a picture."""
    words, size = line.words, len(line.words)
    for index in range(max(1, size - 3), size if size <= _LOOSE and not line.stopped else 0):
        found = vocabulary.residue["start"].at(words, index)
        if found and found[1].value == "caption" and found[0] == size and _closed(line, index, "-–—|([/"):
            return None if _credits(line, vocabulary) else Reason("residue.caption", (line.trimmed_words,))
    return None


def _logo(line: Line, index: int, count: int) -> Reason | None:
    if _EDGE <= index < count - _EDGE:
        return None
    text = line.trimmed_words
    if len(text) <= 40 and len(line.words) <= 3 and LATIN.match(text) and not any(map(str.isdigit, text)):
        return Reason("residue.logo", (text,))
    return None


def _after_labels(lines: Sequence[Line], told: dict[int, Reason], vocabulary: Vocabulary) -> None:
    count = len(lines)
    story = _story_end(lines, told, vocabulary)
    for index in sorted(told):
        kind = told[index].rule.removeprefix("residue.")
        if kind not in _LABELS:
            continue
        after = range(index + 1, min(count, index + 1 + _AFTER_LABEL))
        last = index > story
        for at in after:
            joined = lines[at].start == lines[at - 1].stop + 1
            if not (last or (joined and kind in _LISTED and len(lines[index].words) <= 3)):
                break
            if at in told:
                continue
            if not _linklike(lines[at], vocabulary):
                break
            told[at] = Reason("residue.after", (told[index].values[0],))


def _story_end(lines: Sequence[Line], told: Mapping[int, Reason], vocabulary: Vocabulary) -> int:
    """The last line that is no residue and no link; a text of nothing but short lines is taken as it is."""
    free = [index for index in range(len(lines) - 1, -1, -1) if index not in told]
    last = next((index for index in free[:_LINKS] if not _linklike(lines[index], vocabulary)), -1)
    return free[_LINKS] if last < 0 and len(free) > _LINKS else last


def _linklike(line: Line, vocabulary: Vocabulary) -> bool:
    short = not line.long and len(line.words) <= _SHORT and not line.trimmed_words.endswith(".")
    return short and credit_of(line.sheet.text, line.words, vocabulary) is None


def _headline(
    lines: Sequence[Line], told: dict[int, Reason], headline: str | None, vocabulary: Vocabulary
) -> int | None:
    if headline and headline.strip():
        wanted = headline.strip().split("\n")[0]
        return next((index for index, line in enumerate(lines) if line.trimmed_words == wanted), None)
    free = [index for index in range(len(lines)) if index not in told][:2]
    first = next((index for index in free if not _signed(lines[index], vocabulary)), None)
    if first is None or len(lines) < 2:
        return None
    line = lines[first]
    size = len(line.words)
    return first if 2 < size <= 25 and not line.long and not line.stopped else None


def _again(lines: Sequence[Line], told: dict[int, Reason], top: int) -> None:
    title = tuple(word.norm for word in lines[top].words)
    told.pop(top, None)
    for index, line in enumerate(lines):
        if index == top or index in told or line.long or len(line.words) > len(title) + 2:
            continue
        norms = tuple(word.norm for word in line.words)
        same = norms == title and len(norms) > 1
        if same or (len(norms) >= _AGAIN + 1 and _cut(norms, title)):
            told[index] = Reason("residue.headline-again", (line.trimmed_words,))


def _cut(norms: tuple[str, ...], title: tuple[str, ...]) -> bool:
    """Whether the words are the beginning of the title; the last one may be cut."""
    if len(norms) > len(title):
        return norms[: len(title)] == title
    return norms[:-1] == title[: len(norms) - 1] and title[len(norms) - 1].startswith(norms[-1])


def _captions(lines: Sequence[Line], told: dict[int, Reason], top: int, vocabulary: Vocabulary) -> None:
    title = {word.norm for word in lines[top].words}
    furnished = any(why.rule != "residue.headline-again" for index, why in told.items() if index < top)
    for index in range(top + 1, min(len(lines), top + 4)):
        line = lines[index]
        if index in told:
            continue
        if line.long or line.stopped or len(line.words) > _CAPTION or not _linklike(line, vocabulary):
            return
        if furnished or all(word.norm in title for word in line.words):
            told[index] = Reason("residue.caption", (line.trimmed_words,))


def _page_date(line: Line, vocabulary: Vocabulary) -> Fact[str] | None:
    found = first_day(line.words, vocabulary)
    if not found:
        return None
    first, stop, day = found
    span = Span(line.words[first].start, line.words[stop - 1].stop)
    return Fact(str(day.value), (Reason("page-date.line", (span.words(line.sheet.text),)),), span)
