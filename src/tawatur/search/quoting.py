"""From what was found to quotations: the sentence that shows it, what of it was asked for, proved."""

from collections.abc import Iterator, Sequence

from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish.passage import passage
from tawatur.search.found import Hit
from tawatur.search.listing import words_in
from tawatur.search.query import Clause
from tawatur.store.lookup import Lookup, Paper
from tawatur.store.places import Places, article_of, length_of, start_of, starts_in, told_of

TRIED = 60  # places of an article of which the sentence that says most is taken


class Quoting:
    """Makes hits of the places that a query found; ``clauses`` are those that must stand there, with their places."""

    def __init__(self, view: Lookup, clauses: Sequence[tuple[Clause, Places]]) -> None:
        self._view, self._clauses = view, clauses
        self._papers: dict[int, Paper] = {}
        self._marks: dict[int, list[tuple[Span, int]]] = {}

    def articles(self, numbers: Sequence[int]) -> tuple[Hit, ...]:
        """Articles as hits."""
        return tuple(self._hit(number, document, None) for number, document in self._documents(numbers))

    def claims(self, places: Sequence[int]) -> tuple[Hit, ...]:
        """Claims as hits."""
        found = self._documents([article_of(place) for place in places])
        rows = zip(places, found, strict=True)
        return tuple(self._hit(number, document, place) for place, (number, document) in rows)

    def _documents(self, numbers: Sequence[int]) -> Iterator[tuple[int, Document]]:
        self._papers = {one.number: one for one in self._view.papers(sorted(set(numbers)))}
        kept = {number: leaf.document() for number, leaf in self._view.kept(sorted(set(numbers))).items()}
        return ((number, kept[number]) for number in numbers)

    def _hit(self, number: int, document: Document, place: int | None) -> Hit:
        paper, marks = self._papers[number], self._marks_in(number, document)
        claim = None if place is None else Span(start_of(place), start_of(place) + length_of(place))
        shown = self._shown(document, claim, marks)
        span, before, after = passage(document.text, shown)
        inside = sorted({mark for mark, _ in marks if span.covers(mark)}, key=lambda mark: (mark.start, -mark.stop))
        stance, factuality = ("", "") if place is None else map(str, told_of(place))
        hit = Hit(
            document=document.id,
            story=self._view.ids_of([paper.story]).get(paper.story, ""),
            outlet=paper.outlet,
            first=paper.first,
            last=paper.last,
            headline=Evidence.of(document, document.headline) if document.headline else None,
            passage=Evidence.of(document, span),
            before=before,
            after=after,
            marks=tuple(Evidence.of(document, mark) for mark in _apart(inside)),
            claim=Evidence.of(document, claim) if claim else None,
            stance=stance,
            factuality=factuality,
            outdated=paper.outdated,
        )
        proved(hit, document)
        return hit

    def _marks_in(self, number: int, document: Document) -> list[tuple[Span, int]]:
        """What was asked for in an article, each with the number of its clause."""
        if number not in self._marks:
            self._marks[number] = self._marked(number, document) if self._clauses else []
        return self._marks[number]

    def _marked(self, number: int, document: Document) -> list[tuple[Span, int]]:
        words = words_in(document)
        at = {word.start: place for place, word in enumerate(words)}
        return [
            (Span(start, words[at[start] + len(clause.words) - 1].stop), which)
            for which, (clause, places) in enumerate(self._clauses)
            for start in starts_in(places, number)
        ]

    def _shown(self, document: Document, claim: Span | None, marks: list[tuple[Span, int]]) -> tuple[Span, ...]:
        """What the quoted sentence must hold: the claim, or the words that stand closest to most others."""
        if claim:
            return (claim,)
        if not marks:
            return (document.headline or next(iter(document.body()), Span(0, len(document.text))),)
        best, most = marks[0][0], 0
        for mark, _ in marks[:TRIED]:
            sentence = passage(document.text, (mark,))[0]
            held = len({which for other, which in marks if sentence.covers(other)})
            if held > most:
                best, most = mark, held
        return (best,)


def _apart(marks: Sequence[Span]) -> Iterator[Span]:
    """Spans in their order, without those that overlap one before."""
    last = -1
    for mark in marks:
        if mark.start >= last:
            last = mark.stop
            yield mark


def proved(hit: Hit, document: Document) -> None:
    """Compares every quotation of a hit with the stored text; raises EvidenceError where one differs."""
    for evidence in (hit.passage, *hit.marks, *filter(None, (hit.headline, hit.claim))):
        evidence.prove(document.text)
