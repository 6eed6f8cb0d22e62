"""Where a document is credited: author field, headline, first line, last line, items inside a round-up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tawatur.ingest.credits import Credit, Part, bracketed, credit_of
from tawatur.ingest.sheet import Line, Sheet, Word, words_of
from tawatur.ingest.vocabulary import Vocabulary
from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span

_DASHES = "-–—_\u0640"
_ENDS = ".!?\u061f"
_ALONE = re.compile(r"[.!?] ?[\"«(]([^\"«»().!?\n]{2,30})[\"»)] ")
_PREFIX = 16
_LAST = 90
_TAGS = 20
_ITEMS = 400
"""Lines and brackets in which items of a round-up are looked for; no round-up has more."""


@dataclass(frozen=True)
class Found:
    """A credit and where it stands: field, headline, first-line, opening, last-line or inside."""

    where: str
    text: str
    credit: Credit

    def words(self, part: Part | Credit) -> str:
        """The words of a part as they are written."""
        return part.span.words(self.text)


def credits_in(
    sheet: Sheet, kept: Sequence[Line], headline: Line | None, vocabulary: Vocabulary, author: str = ""
) -> tuple[Found, ...]:
    """All credits of a document, the weightiest first."""
    body = [line for line in kept if line is not headline]
    found: list[Found | None] = [_in_field(author, vocabulary)]
    if headline:
        named = _in_headline(headline, vocabulary)
        found.append(None if named and _recounts(body, named, vocabulary) else named)
    if body:
        found += [_opening(body[0], vocabulary), _last(body, vocabulary)]
        found += [_inside(line, vocabulary) for line in body[:_ITEMS]]
        found += _between(sheet, vocabulary)
    return tuple(credit for credit in found if credit)


def _in_field(author: str, vocabulary: Vocabulary) -> Found | None:
    words = words_of(author[:300])
    credit = credit_of(author, words, vocabulary)
    return Found("field", author, credit) if credit else None


def _in_headline(line: Line, vocabulary: Vocabulary) -> Found | None:
    text = line.sheet.text
    for stop in _boundaries(line, ":"):
        credit = credit_of(text, line.words[:stop], vocabulary)
        sure = credit and not any(part.common for part in credit.parts)
        if credit and sure and len(credit.segments) == 1 and not credit.of("place") and not credit.of("according"):
            return Found("headline", text, credit)
        return None
    return None


def _recounts(body: Sequence[Line], found: Found, vocabulary: Vocabulary) -> bool:
    """Whether the lead names whom the headline names: the text then tells in its own voice what that one wrote."""
    lead = next((line for line in body[:4] if line.long or line.stopped or len(line.words) > _PREFIX), None)
    names = {part.value for part in found.credit.parts if part.kind in ("agency", "outlet")}
    lists = (vocabulary.outlets, vocabulary.agencies)
    told = (phrases.at(lead.words, index) for phrases in lists for index in range(len(lead.words))) if lead else ()
    return any(one and one[1].value in names for one in told)


def _boundaries(line: Line, marks: str) -> Iterator[int]:
    text, words = line.sheet.text, line.words
    for index in range(1, min(len(words), _PREFIX)):
        if any(letter in marks for letter in text[words[index - 1].stop : words[index].start]):
            yield index


def _opening(line: Line, vocabulary: Vocabulary) -> Found | None:
    text, first = line.sheet.text, _skipped(line.words, vocabulary)
    short = not line.long and len(line.words) - first <= _PREFIX and not line.stopped
    if short and (credit := credit_of(text, line.words[first:], vocabulary)):
        return Found("first-line", text, credit)
    credit = _prefix(line, first, vocabulary)
    return Found("opening", text, credit) if credit else None


def _skipped(words: Sequence[Word], vocabulary: Vocabulary) -> int:
    index = 0
    while index < len(words) and (found := vocabulary.residue["line"].at(words, index)):
        if found[1].value not in ("menu", "navigation") or vocabulary.outlets.at(words, index):
            break
        index = found[0]
    return index if index < len(words) else 0


def _prefix(line: Line, first: int, vocabulary: Vocabulary) -> Credit | None:
    text, words, best = line.sheet.text, line.words, None
    for stop in _boundaries(line, ":" + _DASHES):
        if stop <= first:
            continue
        credit = credit_of(text, words[first:stop], vocabulary)
        gap = text[words[stop - 1].stop : words[stop].start]
        if credit and ":" in gap and _explains(credit, text):
            continue
        if credit and (best is None or ":" in gap or _all_known(credit, best)):
            best = credit if _settled(credit, text) else best
    return best


def _explains(credit: Credit, text: str) -> bool:
    """Whether an agency in brackets only explains the name before it, as in a sentence that quotes it."""
    after = any(bracketed(text, part.span) for part in credit.agencies)
    return after and not credit.of("place") and bool(credit.of("plain") or credit.of("class"))


def _all_known(credit: Credit, before: Credit) -> bool:
    return all(part.kind != "plain" for part in credit.parts if part.span.start >= before.span.stop)


def _settled(credit: Credit, text: str) -> bool:
    """Whether a prefix is more than the bare name of an outlet, which may be a common word."""
    named = credit.agencies or len(credit.segments) > 1
    outlets = credit.of("outlet")
    return bool(named) or any(bracketed(text, part.span) or _long_name(part) for part in outlets)


def _long_name(part: Part) -> bool:
    return not part.common and part.stop - part.first > 1


def _last(body: Sequence[Line], vocabulary: Vocabulary) -> Found | None:
    for line in reversed(body[-2:] if len(body) > 2 else body[-1:]):
        text = line.sheet.text
        whole = None if line.long or len(line.words) > _PREFIX else credit_of(text, line.words, vocabulary)
        if whole and (whole.agencies or len(body) > 1):
            return Found("last-line", text, whole)
    line = body[-1]
    for stop in _tag_free(line, vocabulary):
        if credit := _fragment(line, line.tail[:stop], vocabulary):
            return Found("last-line", line.sheet.text, credit)
    return None


def _tag_free(line: Line, vocabulary: Vocabulary) -> Iterator[int]:
    """Where the article stops in its last line: at a tag label, then at the end."""
    words = line.tail
    for index in range(len(words) - 1, max(0, len(words) - _TAGS), -1):
        found = vocabulary.residue["start"].at(words, index)
        if found and found[1].value in ("tags", "related", "link"):
            yield index
    yield len(words)


def _fragment(line: Line, words: Sequence[Word], vocabulary: Vocabulary) -> Credit | None:
    text, best = line.sheet.text, None
    for index in range(len(words) - 1, 0, -1):
        if words[-1].stop - words[index].start > _LAST:
            break
        gap = text[words[index - 1].stop : words[index].start]
        ended = any(letter in _ENDS for letter in gap)
        if ended or _enclosed(line, words, index, vocabulary):
            credit = credit_of(text, words[index:], vocabulary)
            best = credit if credit and credit.agencies and not credit.of("plain") else best
    return best


def _enclosed(line: Line, words: Sequence[Word], index: int, vocabulary: Vocabulary) -> bool:
    """Whether the words from an index on stand alone in brackets at the end, and explain no name before them."""
    text = line.sheet.text
    opened = text[words[index - 1].stop : words[index].start].rstrip().endswith("(")
    if not opened or text[words[-1].stop : line.span.stop].strip() != ")":
        return False
    before = words[max(0, index - 4) : index]
    kinds = (vocabulary.credits.at(before, at) for at in range(len(before)))
    return not any(found and found[1].value == "class" for found in kinds)


def _inside(line: Line, vocabulary: Vocabulary) -> Found | None:
    text = line.sheet.text
    credit = _prefix(line, 0, vocabulary)
    if credit and len(credit.segments) > 1 and (credit.agencies or credit.of("outlet")):
        return Found("inside", text, credit)
    credit = _fragment(line, line.tail, vocabulary)
    if credit and bracketed(text, credit.agencies[0].span) and not line.trimmed_words.endswith("."):
        return Found("inside", text, credit)
    return None


def _between(sheet: Sheet, vocabulary: Vocabulary) -> Iterator[Found]:
    """Agencies that stand alone in brackets or quotation marks between two sentences."""
    for match in islice(_ALONE.finditer(sheet.folded.norm), _ITEMS):
        credit = credit_of(sheet.text, sheet.words(*match.span(1)), vocabulary)
        if credit and credit.agencies and not credit.of("plain"):
            yield Found("inside", sheet.text, credit)


def dateline_of(sheet: Sheet, body: Sequence[Line], credits: Sequence[Found], vocabulary: Vocabulary) -> Fact[str]:
    """The place a text is dated from: of the first line's credit, or a place in brackets before a dash."""
    for found in credits:
        places = found.credit.of("place")
        if found.where in ("first-line", "opening") and places:
            return _dateline(sheet.text, places[0].span)
    if not body:
        return Fact(None)
    words = body[0].words
    known = vocabulary.places.at(words, 0) if words else None
    if known and known[0] < len(words):
        span = Span(words[0].start, words[known[0] - 1].stop)
        gap = sheet.text[span.stop : words[known[0]].start]
        if gap.strip() and any(letter in _DASHES for letter in gap) and (" " in gap or ")" in gap):
            return _dateline(sheet.text, span)
    return Fact(None)


def _dateline(text: str, span: Span) -> Fact[str]:
    return Fact(span.words(text), (Reason("dateline.place", (span.words(text),)),), span)
