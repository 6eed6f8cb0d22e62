"""A dossier's page whose quotations and names lead to pages of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from tawatur.model.decision import place_of
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish.axis import Tick, axis
from tawatur.publish.cards import Card
from tawatur.publish.chronicle import Time
from tawatur.publish.dossier import Article, Finding, Mark, Name, Report, StoryView
from tawatur.publish.graph import Graph, Labels, graph
from tawatur.publish.highlight import Stroke
from tawatur.publish.page import Line, Page
from tawatur.publish.shown import plain, shown

NOTED = ("source", "cue", "time", "mention")
"""The layers whose marks are explained in the margin."""


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside a line: the layer, the words marked, what they were read as."""

    layer: str
    words: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Margin:
    """A line of an article with its notes."""

    line: Line
    notes: tuple[Note, ...]


class Linked(Page):
    """One dossier in one language, a page of the desk; ``hit`` is the stretch that was asked for."""

    hit: tuple[str, Span] | None = None

    def href(self, evidence: Evidence) -> str:
        """The address of a quotation in the article's page."""
        return f"/articles/{quote(evidence.document)}?at={evidence.span.start}-{evidence.span.stop}#hit"

    def article(self, document: str) -> Markup:
        """A link to an article by its outlet and day."""
        article = self.articles[document]
        return Markup('<a href="/articles/{}">{}</a> <small>({})</small>').format(
            quote(document), self.outlet(article), self.days(article.published)
        )

    def outlets(self, story: StoryView) -> int:
        """How many outlets a story's articles are from; an unknown one is one for itself."""
        return len({article.outlet.value or article.id for article in story.articles})

    def sections(self, story: StoryView, cards: Sequence[Card]) -> list[tuple[str, str, int]]:
        """The parts of a story's page that hold something: label, anchor, how much."""
        against = sum(bool(card.denials or card.facing) for card in cards)
        every = (
            ("denied_here", "against", against),
            ("findings", "findings", len(cards)),
            ("clashes", "clashes", len(story.clashes)),
            ("forecasts", "forecasts", len(story.expectations)),
            ("timeline", "timeline", len(story.timeline)),
            ("actors", "actors", len(story.actors)),
            ("copies", "copies", len(story.copies) + len(story.passages)),
            ("articles_list", "articles", len(story.articles)),
        )
        return [one for one in every if one[2]]

    def deniers(self, card: Card) -> Markup:
        """Who denies a finding: the origin of each denial, else the outlet that prints it."""
        reports = (report for passage in card.denials for report in passage.reports)
        return self.names(dict.fromkeys(one.chain[-1].name if one.chain else one.outlet for one in reports))

    def graph(self, card: Card) -> Graph | None:
        """The ways of a finding as a drawing, where that shows anything."""
        common = card.finding.quoted.common_link
        labels = Labels(
            name=lambda name: plain(self.name(name).striptags()),
            is_common=lambda step: self.is_common(step, common),
            own=self.words.ui("own_voice"),
            leftwards=self.words.direction == "rtl",
        )
        return graph(card.ways, labels)

    def ticks(self, times: Sequence[Time]) -> list[Tick]:
        """The days of a timeline as they stand on its line."""
        return axis(times, self.words.direction == "rtl", self.words.number)

    def who(self, name: Name) -> Markup:
        """A name that leads to the page of whoever has it."""
        return Markup('<a href="/actors/{}">{}</a>').format(quote(name.key, safe=""), self.name(name))

    def publisher(self, article: Article) -> Markup:
        """Who published an article, with a link to its page."""
        key = article.outlet.value or article.id
        return Markup('<a href="/outlets/{}">{}</a>').format(quote(key, safe=""), self.outlet(article))

    def spot(self, told: Report | Finding) -> str:
        """The place of a claim, or of a finding's first, as decisions name it."""
        return place_of(told.evidence if isinstance(told, Report) else told.words)

    def place(self, address: str) -> Markup:
        """Where a version was found: an address of the web, or a file's name without the folders of this machine."""
        return shown(address if self.web(address) else address.rsplit("/", 1)[-1])

    def _reason_value(self, value: str) -> Markup:
        """A value of a reason; a file of this machine by its name alone."""
        return self.place(value) if value.startswith("/") else super()._reason_value(value)

    def margins(self, article: Article) -> list[Margin]:
        """The lines of an article with what is noted beside them."""
        told: set[tuple[str, str, str]] = set()
        notes: dict[int, list[Note]] = {}
        for mark in article.marks:
            note = self._note(article, mark)
            if note and (note.layer, note.words, note.meaning) not in told:
                told.add((note.layer, note.words, note.meaning))
                notes.setdefault(article.text.count("\n", 0, mark.start), []).append(note)
        numbers = [number for number, line in enumerate(article.text.split("\n")) if line.strip()]
        return [
            Margin(line, tuple(notes.get(number, ())))
            for number, line in zip(numbers, self.lines(article), strict=True)
        ]

    def _note(self, article: Article, mark: Mark) -> Note | None:
        words = article.text[mark.start : mark.stop]
        meaning = "" if (mark.layer, mark.value) == ("cue", "asserts") else self._title(mark)
        if mark.layer == "source":
            name = self._names.get(mark.value)
            meaning = name.shown(self.words.code) if name else ""
        unread = mark.layer == "time" and meaning == mark.value
        if mark.layer not in NOTED or unread or meaning in ("", words):
            return None
        return Note(mark.layer, words, meaning)

    def _strokes(self, article: Article) -> Iterator[Stroke]:
        if self.hit and self.hit[0] == article.id:
            yield Stroke(self.hit[1].start, self.hit[1].stop, "hit", "hit")
        yield from super()._strokes(article)
