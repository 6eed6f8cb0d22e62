"""How a document speaks: the page's words as paragraphs, each quotation with where it stands."""

from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from tawatur.model.evidence import Evidence
from tawatur.model.reason import Reason
from tawatur.publish.cards import Passage
from tawatur.publish.dossier import Dossier, Report, Ruling, Step
from tawatur.publish.exports.blocks import Block, Cell, Grid, Heading, Paragraph, Run
from tawatur.publish.exports.direction import is_rtl
from tawatur.publish.exports.runs import letters_of, runs_of
from tawatur.publish.page import Page
from tawatur.publish.wording import Wording

DOT = " · "
ARROW = {True: " \u2190 ", False: " \u2192 "}
"""Outward, in a line from right to left and from left to right."""


class Speech:
    """Paragraphs in one language."""

    def __init__(self, dossier: Dossier, words: Wording) -> None:
        self.words, self.page = words, Page(dossier, words)
        self.rtl = words.direction == "rtl"
        self._places = {
            article.anchor: f"article-{self.page.numbers[key]}" for key, article in self.page.articles.items()
        }

    def ui(self, key: str, *values: object) -> str:
        """A label."""
        return self.words.ui(key, *values)

    def runs(self, *parts: str | Markup) -> tuple[Run, ...]:
        """Runs of the page's own line: markup as it is, text escaped; links lead to the articles."""
        found = runs_of(Markup("").join(escape(part) for part in parts), self.rtl)
        return tuple(replace(run, link=self._places.get(run.link, run.link)) for run in found)

    def line(self, style: str, *parts: str | Markup) -> Paragraph:
        """A line of the page."""
        return Paragraph(self.runs(*parts), style, self.rtl)

    def dotted(self, style: str, parts: Iterable[str | Markup]) -> Paragraph:
        """A line of several things with dots between; what is empty is left out."""
        return self.line(style, Markup(DOT).join(part for part in parts if part))

    def heading(self, level: int, *parts: str | Markup, anchor: str = "") -> Heading:
        """A heading."""
        return Heading(self.runs(*parts), level, self.rtl, anchor)

    def quoted(self, style: str, markup: Markup) -> Paragraph:
        """Somebody's words, in the direction of their own letters."""
        rtl = is_rtl(letters_of(markup), self.rtl)
        return Paragraph(runs_of(markup, rtl), style, rtl)

    def quotation(self, passage: Passage, style: str = "quote") -> list[Paragraph]:
        """A passage and, for each article that prints it, who and when, through whom, and where it stands."""
        return [self.quoted(style, self.page.quoted(passage)), *(self.byline(report) for report in passage.prints)]

    def byline(self, report: Report) -> Paragraph:
        """Who printed it, when, through whom it came, and where its words stand in the stored text."""
        stance = self.words.term("stance", report.stance) if report.stance != "asserts" else ""
        parts = [
            Markup("<b>{}</b>").format(self.page.name(report.outlet)),
            self.page.published(report.document),
            self._through(report.chain),
            stance,
            self.ui("said") if report.utterance else "",
            self.place(report),
        ]
        return self.dotted("byline", parts)

    def place(self, report: Report) -> Markup:
        """The number of the article and the code points of its text."""
        return self.at(report.evidence)

    def at(self, evidence: Evidence) -> Markup:
        """The number of the article of some words, and the code points of its text."""
        article, span = self.page.articles[evidence.document], evidence.span
        number = self.page.numbers[evidence.document]
        place = Markup('<a href="#{}">{} {}</a>').format(article.anchor, self.ui("in_article"), number)
        return place + self.words.comma + Markup("<small>{}</small>").format(self.reach(span.start, span.stop))

    def reach(self, start: int, stop: int) -> str:
        """From one code point to another: neither turned round nor broken at the end of a line."""
        return f"\u200e{start}\u2060-\u2060{stop}\u200e"

    def sources(self, reports: Iterable[Report]) -> Markup:
        """The outlets of some reports, each once."""
        return self.page.names(report.outlet for report in self.page.distinct(reports))

    def step(self, step: Step) -> Markup:
        """One step of a chain."""
        parts = [self.ui(f"via_{step.via}") if step.via != "words" else "", self.page.name(step.name)]
        parts.append(f"({self.ui('anonymous')})" if not step.named else "")
        parts.append(f"({self.ui('context')})" if step.context and step.via == "words" else "")
        if step.nation and step.nation.key != step.name.key:
            parts.append(Markup("({} {})").format(self.ui("speaks_for"), self.page.name(step.nation)))
        return Markup(" ").join(part for part in parts if part)

    def why(self, reasons: Iterable[Reason], label: str) -> list[Paragraph]:
        """The reasons of something, in one paragraph of small print."""
        told = [self.page.reason(reason) for reason in reasons]
        return [self.line("why", Markup(" ").join([escape(label), *told]))] if told else []

    def decision(self, one: Ruling) -> Paragraph:
        """What a person decided: who, when, why, and where the words stand that it is about."""
        places = (self.at(evidence) for evidence in one.evidence)
        return self.dotted("body", [self.page.reason(one.reason), *self.page.decided(one), *places])

    def grid(self, titles: Iterable[str], rows: Iterable[tuple[Cell, ...]], widths: tuple[int, ...]) -> list[Block]:
        """A table; nothing where there are no rows."""
        head = tuple(self.line("head", title) for title in titles)
        filled = tuple(rows)
        return [Grid(head, filled, widths, self.rtl)] if filled else []

    def sides(self, *cells: Iterable[Paragraph]) -> Grid:
        """Two sides beside one another, at the same size."""
        return Grid((), (tuple(tuple(cell) for cell in cells),), (50, 50), self.rtl)

    def _through(self, chain: tuple[Step, ...]) -> Markup:
        if not chain:
            return escape(self.ui("own_voice"))
        told = []
        for step in chain:
            via = self.ui("passed_on") if step.via == "words" else self.ui(f"via_{step.via}")
            anonymous = f" ({self.ui('anonymous')})" if not step.named else ""
            told.append(Markup("{} {}{}").format(via, self.page.name(step.name), anonymous))
        return Markup(escape(self.words.comma)).join(told)
