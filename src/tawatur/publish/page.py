"""What the templates ask for: names, dates, quotations, links and reasons as safe markup."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup, escape

from tawatur.model.evidence import Evidence
from tawatur.model.reason import Reason
from tawatur.model.timevalue import Interval
from tawatur.publish.cards import Passage
from tawatur.publish.dossier import Article, Dossier, Mark, Name, Read, Report, Ruling, Step, StoryView, Support
from tawatur.publish.highlight import Stroke, by_line, drawn
from tawatur.publish.judged import Judged
from tawatur.publish.names import TEXT
from tawatur.publish.proof import records_in
from tawatur.publish.shown import shown
from tawatur.publish.titles import called
from tawatur.publish.wording import Wording, fill


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an article as it is drawn: ``kind`` is headline, line or dropped."""

    kind: str
    words: Markup
    reason: Reason | None


class Page:
    """One dossier in one language."""

    def __init__(self, dossier: Dossier, words: Wording) -> None:
        self.words = words
        self.articles = {article.id: article for story in dossier.stories for article in story.articles}
        self.numbers = {key: number for number, key in enumerate(self.articles, 1)}
        self._names = {name.key: name for name in dossier.names}
        self._dossier = dossier
        self._grades = _grades(dossier)

    @cached_property
    def _spots(self) -> dict[str, Sequence[Stroke]]:
        """What the page quotes, found when it is asked for: a page that shows no whole text needs none."""
        return _spots(self._dossier)

    def name(self, name: Name | None) -> Markup:
        """A name, isolated from the direction of what stands round it."""
        if name is None or not name.known:
            return escape(self.words.ui("unknown"))
        if name.key in self.articles:
            return self._article_as_name(name)
        if name.key.startswith(TEXT):
            return self._text_of(name)
        return Markup("<bdi>{}</bdi>").format(shown(name.shown(self.words.code)))

    def who(self, name: Name) -> Markup:
        """A name in a list of actors."""
        return self.name(name)

    def names(self, names: Iterable[Name]) -> Markup:
        """Names as a list."""
        return Markup(escape(self.words.comma)).join(self.name(name) for name in names)

    def text(self, text: str | None) -> Markup:
        """Somebody's text, isolated, controls as chips."""
        return Markup("<bdi>{}</bdi>").format(shown(text or ""))

    def days(self, days: Interval | None) -> Markup:
        """Days in words, or that they are unknown."""
        words = self.words.days(days) if days else self.words.ui("published_unknown")
        return Markup("<bdi>{}</bdi>").format(words)

    def value(self, value: str, name: Name | None, slot: str | None) -> Markup:
        """The value of a slot: a name, a date or the value itself."""
        if name is not None:
            return self.name(name)
        words = self.words.moment(value) if slot == "time" else self.words.term("polarity", value)
        return Markup("<bdi>{}</bdi>").format(shown(words))

    def published(self, document: str) -> Markup:
        """When an article was published: a day, between two days, or unknown."""
        days = self.articles[document].published
        if days is None:
            return escape(self.words.ui("published_unknown"))
        if days.first == days.last:
            return Markup(self.words.ui("published_on", self.days(days)))
        ends = [self.days(Interval(end, end)) for end in (days.first, days.last)]
        return Markup(self.words.ui("published_between", *ends))

    def title(self, story: StoryView) -> Markup:
        """What a story is called; by its first article where nothing tells."""
        return self.text(called(story.title, self.words) or story.articles[0].name)

    def period(self, story: StoryView) -> Markup:
        """From the first to the last day on which the articles can have been published."""
        known = [article.published for article in story.articles if article.published]
        return self.days(Interval(min(known).first, max(item.last for item in known)) if known else None)

    def is_common(self, step: Step, common: Name | None) -> bool:
        """Whether a step is the common link, or speaks for it."""
        keys = {step.name.key, TEXT + step.name.key, step.nation.key if step.nation else ""}
        return common is not None and common.key in keys

    def among(self, support: Support) -> bool:
        """Whether the ungraded outlets are counted among the outlets."""
        return set(support.ungraded) <= set(support.outlets)

    def href(self, evidence: Evidence) -> str:
        """The address of a quotation in the full text on the same page."""
        return f"#{self._anchor(evidence)}"

    def quoted(self, passage: Passage) -> Markup:
        """A whole passage with the statements in it underlined, its ends marked where they are cut."""
        report = passage.lead
        strokes = [
            Stroke(r.evidence.span.start, r.evidence.span.stop, "claim")
            for r in passage.reports
            if r.document == report.document
        ]
        words = drawn(report.passage.words, strokes, report.passage.span.start)
        return self._cut(report.before) + words + self._cut(report.after)

    def distinct(self, reports: Iterable[Report]) -> list[Report]:
        """The first report of each outlet."""
        first: dict[str, Report] = {}
        for report in reports:
            first.setdefault(report.outlet.key, report)
        return list(first.values())

    def clause(self, report: Report) -> Markup:
        """A statement within its whole passage, for tables."""
        return self.quoted(Passage((report,)))

    def reason(self, reason: Reason) -> Markup:
        """The sentence of a reason; where the labels have none, its rule and values."""
        sentence = self.words.rule(reason.rule)
        values = [str(self._listed(value)) for value in reason.values]
        if sentence is None:
            rest = Markup(escape(self.words.comma)).join(Markup(value) for value in values)
            return Markup('<bdi class="rule">{}</bdi> {}').format(shown(reason.rule), rest)
        return Markup(fill(str(escape(sentence)), values, partial(self._special, reason)))

    def lines(self, article: Article) -> list[Line]:
        """The lines of an article with all that is marked in them."""
        strokes = list(self._strokes(article))
        dropped = {
            item.evidence.span.start: item.reason for item in article.dropped if _whole(article.text, item.evidence)
        }
        return [
            Line(self._kind(article, start, dropped), drawn(words, over, start), dropped.get(start))
            for start, words, over in by_line(article.text, strokes)
            if words.strip()
        ]

    def targets(self) -> str:
        """The style that lights up a whole quotation when its address is asked for."""
        anchors = dict.fromkeys(stroke.anchor for strokes in self._spots.values() for stroke in strokes)
        return "".join(f":root:has(#{anchor}:target) .{anchor}{{background:var(--hit)}}\n" for anchor in anchors)

    def web(self, url: str | None) -> bool:
        """Whether an address is one of the web, and so may be a link."""
        return bool(url) and str(url).lower().startswith(("http://", "https://"))

    def read(self, read: Read) -> Markup:
        """A value read about an article."""
        if read.name is not None:
            return self.name(read.name)
        return self.text(read.value) if read.value else escape(self.words.ui("unknown"))

    def article(self, document: str) -> Markup:
        """A link to an article by its outlet and day."""
        article = self.articles[document]
        outlet = self.outlet(article)
        return Markup('<a href="#{}">{}</a> <small>({})</small>').format(
            article.anchor, outlet, self.days(article.published)
        )

    def outlet(self, article: Article) -> Markup:
        """Who published an article, or that nobody knows."""
        return self.name(article.outlet.name or Name(article.id, written=article.name))

    def grade(self, article: Article) -> Ruling | None:
        """The grade that a person gave to whoever published an article."""
        return self._grades.get(article.id)

    def decided(self, ruling: Ruling) -> list[Markup]:
        """Who decided, when, and why."""
        day = self.words.moment(ruling.at[:10])
        return [self.text(told) for told in (ruling.by, day, ruling.note) if told]

    def day_value(self, value: str | None) -> Markup:
        """A TIMEX3 value in words."""
        return self.text(self.words.moment(value) if value else None)

    def _article_as_name(self, name: Name) -> Markup:
        """An article that stands for its outlet: the outlet nobody knows, or the first print of a text."""
        if self.articles[name.key].outlet.name is None:
            return escape(self.words.ui("article_unknown", self.numbers[name.key]))
        bare = Markup("<bdi>{}</bdi>").format(shown(name.shown(self.words.code)))
        return Markup(self.words.ui("article_of", bare))

    def _text_of(self, name: Name) -> Markup:
        """A text that several articles share, by whose text it is."""
        owner = Name(name.key.removeprefix(TEXT), name.ar, name.en, name.written)
        if not name.ar and not name.en and not name.written:
            return escape(self.words.ui("text_unnamed"))
        return Markup(self.words.ui("text_of", self.name(owner)))

    def _kind(self, article: Article, start: int, dropped: dict[int, Reason]) -> str:
        if start in dropped:
            return "dropped"
        headline = article.headline
        return "headline" if headline and headline.span.start == start else "line"

    def _cut(self, cut: bool) -> Markup:
        return Markup('<span class="cut" title="{}">[…]</span> ').format(self.words.ui("cut")) if cut else Markup("")

    def _anchor(self, evidence: Evidence) -> str:
        anchor = self.articles[evidence.document].anchor
        return f"{anchor}-{evidence.span.start}-{evidence.span.stop}"

    def _special(self, reason: Reason, number: int, form: str) -> str:
        words = self.words.special(form, reason.values[number])
        return str(self._listed(reason.values[number]) if words is None else escape(words))

    def _listed(self, value: str) -> Markup:
        """A value of a reason, or several with commas between."""
        return Markup(escape(self.words.comma)).join(self._reason_value(part) for part in value.split(", "))

    def _reason_value(self, value: str) -> Markup:
        if value in self.articles:
            return self.article(value)
        if value in self._names:
            return self.name(self._names[value])
        return Markup("<bdi>{}</bdi>").format(shown(self.words.value(value)))

    def _strokes(self, article: Article) -> Iterator[Stroke]:
        """What is drawn in an article's full text."""
        yield from map(self._stroke, article.marks)
        yield from self._spots.get(article.id, ())

    def _stroke(self, mark: Mark) -> Stroke:
        return Stroke(mark.start, mark.stop, f"l-{mark.layer}", title=self._title(mark))

    def _title(self, mark: Mark) -> str:
        if mark.layer == "time":
            return self.words.moment(mark.value)
        if mark.layer == "mention":
            name = self._names.get(mark.value)
            kind = self.words.term("type", mark.kind)
            return f"{kind}: {name.shown(self.words.code)}" if name else kind
        return self.words.term("stance", mark.value) if mark.layer == "cue" else ""


def _whole(text: str, evidence: Evidence) -> bool:
    """Whether words reach to the end of their line; of a line dropped in part the story's part is drawn as ever."""
    return not text[evidence.span.stop : evidence.span.stop + 1].strip("\n")


def _linked(story: StoryView) -> Iterator[Evidence]:
    """The quotations that the page links to."""
    for report in story.reports:
        yield report.evidence
        yield from (step.evidence for step in report.chain if step.evidence)
    yield from records_in((story.passages, story.rulings), Evidence)


def _grades(dossier: Dossier) -> dict[str, Ruling]:
    """For each article the grade of whoever published it, where a person gave one."""
    judged = ((article, Judged(story).grade(article)) for story in dossier.stories for article in story.articles)
    return {article.id: grade for article, grade in judged if grade}


def _spots(dossier: Dossier) -> dict[str, Sequence[Stroke]]:
    """For each article the stretches that the page quotes, with the addresses they are found at."""
    found: dict[str, set[Stroke]] = {}
    for story in dossier.stories:
        anchors = {article.id: article.anchor for article in story.articles}
        for evidence in _linked(story):
            span = evidence.span
            anchor = f"{anchors[evidence.document]}-{span.start}-{span.stop}"
            found.setdefault(evidence.document, set()).add(Stroke(span.start, span.stop, anchor, anchor))
    return {document: sorted(strokes) for document, strokes in found.items()}
