"""Sources: who is said to have said it, in the sentence or earlier in the article."""

from collections.abc import Sequence
from dataclasses import dataclass

from tawatur.annotate.chains import Links, Memory
from tawatur.annotate.clause import finite, is_comma, is_preposition
from tawatur.annotate.cues import Place
from tawatur.annotate.phrases import source_after, subject_before, trimmed
from tawatur.model.annotation import Cue
from tawatur.model.chain import Link
from tawatur.model.span import Span


@dataclass(frozen=True, slots=True)
class FoundSource:
    """The source of one cue: its phrase in tokens and as span, or the antecedent; where content begins."""

    phrase: tuple[int, int] | None
    source: Span | None
    antecedent: Span | None
    links: tuple[Link, ...]
    content: int | None = None


_NONE = FoundSource(None, None, None, ())


class Sources:
    """Finds the source of each cue of an article, in order; remembers what it found."""

    def __init__(self, links: Links, memory: Memory, times: bytearray) -> None:
        self._links, self._memory, self._times = links, memory, times
        self._sentence = -1
        self._here: list[tuple[tuple[int, int], tuple[Link, ...]]] = []

    def of(self, place: Place, cue: Cue, cues: Sequence[Cue]) -> FoundSource:
        """The source of a cue."""
        if self._sentence != place.first:
            self._sentence, self._here = place.first, []
        if cue.kind == "impersonal":
            return _NONE
        if cue.frame == "colon":
            return self._found(place, trimmed(place.words, place.first, cue.first))
        if cue.kind == "according-to":
            return self._according(place, cue)
        if "masdar" in cue.frame or "participle" in cue.frame:
            return self._back(place, cue)
        return self._verb(place, cue, cues)

    def _found(self, place: Place, phrase: tuple[int, int] | None, content: int | None = None) -> FoundSource:
        if phrase is None or phrase[0] >= phrase[1]:
            return self._dropped(content)
        link = self._links.link(phrase, self._memory)
        span = place.tokens.span(*phrase)
        self._memory.learn(span, link, place.words[phrase[0] : phrase[1]])
        self._here.append((phrase, (link,)))
        return FoundSource(phrase, span, None, (link,), content)

    def _dropped(self, content: int | None = None) -> FoundSource:
        if not self._memory.sources:
            return FoundSource(None, None, None, (), content)
        span, link = self._memory.sources[-1]
        return FoundSource(None, None, span, (link,), content)

    def _according(self, place: Place, cue: Cue) -> FoundSource:
        first = cue.last
        if first < place.last and is_preposition(place.words[first]):
            first += 1
        phrase = source_after(place.words, first, place.last, self._times)
        return self._found(place, phrase)

    def _back(self, place: Place, cue: Cue) -> FoundSource:
        """A participle or "his saying": the source that the sentence has named last, else its subject."""
        if "masdar" not in cue.frame:
            end = cue.opens - 1 if "noun" not in cue.frame else cue.last
            phrase = source_after(place.words, cue.last, end, self._times)
            if phrase and place.words[phrase[0]].classes & {"outlets", "bodies", "titles", "given-names", "states"}:
                return self._found(place, phrase)
        if self._here:
            phrase, links = self._here[-1]
            return FoundSource(phrase, place.tokens.span(*phrase), None, links)
        phrase = self._main_subject(place, cue)
        return self._found(place, phrase)

    def _main_subject(self, place: Place, cue: Cue) -> tuple[int, int] | None:
        """The noun phrase after the first verb of the sentence."""
        for at in range(place.first, cue.first):
            if finite(place.words, at, place.first):
                return source_after(place.words, at + 1, cue.first, self._times)
        return subject_before(place.words, cue.first, place.first, self._times)

    def _verb(self, place: Place, cue: Cue, cues: Sequence[Cue]) -> FoundSource:
        if cue.frame.endswith("noun"):
            return self._noun(place, cue)
        end = cue.opens - 1 if cue.opens > 0 else self._clause_end(place, cue)
        if cue.opens > 0 and place.quoted(cue.opens):
            end = cue.opens
        transmitted = self._transmitted(place, cue, end)
        if transmitted is not None:
            return transmitted
        phrase = source_after(place.words, cue.last, end, self._times)
        if phrase is None or self._hearer(place, cue.last, phrase):
            before = subject_before(place.words, cue.first, place.first, self._times)
            if before is not None:
                return self._found(place, before)
            return self._refers(place)
        return self._found(place, phrase)

    def _refers(self, place: Place) -> FoundSource:
        """A dropped subject: the sentence's own earlier source, else the article's."""
        if self._here:
            phrase, links = self._here[-1]
            return FoundSource(phrase, place.tokens.span(*phrase), None, links)
        return self._dropped()

    def _hearer(self, place: Place, last: int, phrase: tuple[int, int]) -> bool:
        """Whether the phrase is who was told, not who tells: the verb's own pronoun or preposition precedes."""
        return phrase[0] > last and is_preposition(place.words[phrase[0] - 1])

    def _clause_end(self, place: Place, cue: Cue) -> int:
        at = cue.last
        while at < place.last and not is_comma(place.words[at]) and "stop" not in place.words[at].classes:
            at += 1
        return at

    def _transmitted(self, place: Place, cue: Cue, end: int) -> FoundSource | None:
        """A medium that quotes somebody: "carried X from Y his saying": both are links."""
        if "say-verbs.transmit=yes" not in place.words[cue.first].classes:
            return None
        about = next(
            (at for at in range(cue.last, end) if "particles.en=about" in place.words[at].classes), None
        )
        if about is None:
            return None
        medium = source_after(place.words, cue.last, about, self._times)
        quoted = source_after(place.words, about + 1, end, self._times)
        if quoted is None:
            return None
        first = self._found(place, medium)
        second = self._found(place, quoted)
        self._here[-1] = (quoted, first.links + second.links)
        return FoundSource(first.phrase, first.source, first.antecedent, first.links + second.links)

    def _noun(self, place: Place, cue: Cue) -> FoundSource:
        """A verb whose content is a noun phrase: the subject is a name or title right after it, else before it."""
        at = cue.last
        phrase = None
        if at < place.last and _names(place, at):
            phrase = self._subject(place, at)
        if phrase is not None:
            return self._found(place, phrase, _content_start(place, phrase[1]))
        before = subject_before(place.words, cue.first, place.first, self._times)
        if before is not None:
            return self._found(place, before, at)
        found = self._refers(place)
        return FoundSource(found.phrase, found.source, found.antecedent, found.links, at)

    def _subject(self, place: Place, at: int) -> tuple[int, int] | None:
        words, stop = place.words, at + 1
        named = not words[at].classes & {"titles", "sources", "name-heads"}
        while stop < place.last and stop - at < 14:
            classes = words[stop].classes
            if "nisba" in classes or "unknown" in classes and "word" in classes or "given-names" in classes:
                stop += 1
            elif is_comma(words[stop]) and stop + 1 < place.last and _names(place, stop + 1) and not named:
                stop += 2
                named = True
            elif not named and (classes & {"titles", "name-heads", "states", "bodies", "article"}):
                named = bool(classes & {"states", "bodies"})
                stop += 1
            else:
                break
        return trimmed(words, at, stop)


def _names(place: Place, at: int) -> bool:
    names = {"states", "capitals", "bodies", "outlets", "agencies", "titles", "sources", "given-names", "name-heads"}
    classes = place.words[at].classes
    return bool(classes & names) or "unknown" in classes and "word" in classes


def _content_start(place: Place, at: int) -> int:
    while at < place.last and is_comma(place.words[at]):
        at += 1
    return at
