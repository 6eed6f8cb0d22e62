"""The whole dossier as a document, in the order of the page."""

from markupsafe import Markup, escape

from tawatur.model.story import Suggestion
from tawatur.publish.cards import Layout
from tawatur.publish.chronicle import Entry, Time, chronicle
from tawatur.publish.dossier import Article, Dossier, Expectation, Person, Retold, Ruling, Shared, StoryView
from tawatur.publish.exports.blocks import Block, Cell, Document, Grid, Paragraph
from tawatur.publish.exports.speech import DOT, Speech
from tawatur.publish.exports.statement import Statement
from tawatur.publish.shown import shown
from tawatur.publish.wording import wording

HELP = ("help_1", "help_2", "help_3", "help_4")


def document_of(dossier: Dossier, lang: str) -> Document:
    """The document of a dossier in a language."""
    words = wording(lang)
    speech = Speech(dossier, words)
    blocks: list[Block] = [speech.line("title", words.ui("title"))]
    blocks += [speech.line("note", words.ui(key)) for key in HELP]
    if dossier.issues:
        blocks.append(speech.line("warn", words.count("issues", len(dossier.issues)), f": {words.ui('issues')}"))
    blocks += _contents(dossier, speech)
    for number, story in enumerate(dossier.stories, 1):
        blocks += Chapter(story, speech).blocks(number if len(dossier.stories) > 1 else 0)
    blocks += _issues(dossier, speech)
    return Document(words.ui("title"), lang, speech.rtl, tuple(blocks))


def _contents(dossier: Dossier, speech: Speech) -> list[Block]:
    if not dossier.stories:
        return [speech.line("body", speech.ui("no_stories"))]
    if len(dossier.stories) == 1:
        return []
    blocks: list[Block] = [speech.heading(2, speech.words.count("stories", len(dossier.stories)))]
    for number, story in enumerate(dossier.stories, 1):
        count = speech.words.count("articles", len(story.articles))
        label = Markup('<a href="#story-{}">{}</a>').format(number, speech.ui("story", number))
        blocks.append(speech.dotted("body", [label, count]))
        if story.headline:
            blocks.append(speech.quoted("quote", shown(story.headline.words)))
    return blocks


def _issues(dossier: Dossier, speech: Speech) -> list[Block]:
    titles = [speech.ui(key) for key in ("place", "reason", "severity")]
    rows = [
        (
            (speech.line("cell", speech.page.text(issue.place)),),
            (speech.line("cell", speech.page.reason(issue.reason)),),
            (speech.line("cell", speech.words.term("severity", issue.severity)),),
        )
        for issue in dossier.issues
    ]
    table = speech.grid(titles, rows, (35, 45, 20))
    return [speech.heading(2, speech.ui("issues")), *table] if table else []


class Chapter:
    """The blocks of one story."""

    def __init__(self, story: StoryView, speech: Speech) -> None:
        self._story, self._speech, self._layout = story, speech, Layout(story)
        self._statement = Statement(speech, self._layout)

    def blocks(self, number: int) -> list[Block]:
        """The story, numbered where there are several."""
        speech, story = self._speech, self._story
        title = [speech.heading(1, speech.ui("story", number), anchor=f"story-{number}")] if number else []
        count = speech.words.count("articles", len(story.articles))
        overview = speech.dotted("counts", [escape(count), speech.page.period(story)])
        opening: list[Block] = [*title, overview, *speech.why(story.reasons, speech.ui("story_reasons") + ":")]
        return [
            *opening,
            *self._findings(),
            *self._section(
                "clashes", [b for c in story.clashes for b in self._statement.facing(self._layout.alone(c))]
            ),
            *self._section("forecasts", self._forecasts()),
            *self._section("timeline", [block for time in self._times() for block in self._time(time)]),
            *self._section("actors", [*self._actors(), *self._suggestions()]),
            *self._section("copies", [block for copy in story.copies for block in self._copy(copy)]),
            *self._section("retold", [self._retold(item) for item in story.passages]),
            *self._section("rulings", [block for one in story.rulings for block in self._ruling(one)]),
            *self._section("articles", [block for article in story.articles for block in self._article(article)]),
        ]

    def _section(self, label: str, blocks: list[Block]) -> list[Block]:
        return [self._speech.heading(2, self._speech.ui(label)), *blocks] if blocks else []

    def _findings(self) -> list[Block]:
        speech, cards, singles = self._speech, self._layout.cards(), self._layout.singles()
        blocks: list[Block] = [speech.heading(2, speech.ui("findings"))]
        blocks += [] if cards else [speech.line("body", speech.ui("no_findings"))]
        for number, card in enumerate(cards, 1):
            blocks += self._statement.card(number, card)
        if singles:
            blocks.append(speech.heading(3, speech.words.count("singles", len(singles))))
            blocks += [line for passage in singles for line in speech.quotation(passage)]
        return blocks

    def _forecasts(self) -> list[Block]:
        """The ledger: what became of each forecast, those that are decided first."""
        ordered = sorted(self._story.expectations, key=lambda item: item.outcome == "open")
        titles = [self._speech.ui(key) for key in ("what", "who", "due", "outcome")]
        return self._speech.grid(titles, [self._forecast(item) for item in ordered], (43, 18, 19, 20))

    def _forecast(self, item: Expectation) -> tuple[Cell, ...]:
        speech = self._speech
        report = self._layout.reports([item.claim])[0]
        what = (speech.quoted("cell", speech.page.clause(report)), self._from(report.document))
        holder = speech.page.name(item.holder) if item.holder else escape(speech.ui("holder_none"))
        due = speech.page.days(item.due) if item.due else escape(speech.ui("due_none"))
        outcome = [speech.line("cell", Markup("<b>{}</b>").format(speech.words.term("outcome", item.outcome)))]
        if item.slots:
            slots = speech.words.comma.join(speech.words.term("slot", slot) for slot in item.slots)
            outcome.append(speech.line("cell", f"{speech.ui('changed_in')}: {slots}"))
        if item.outcomes:
            outcome.append(speech.line("cell", speech.sources(self._layout.reports(item.outcomes))))
        return what, (speech.line("cell", holder),), (speech.line("cell", due),), tuple(outcome)

    def _from(self, document: str) -> Paragraph:
        return self._speech.line("cell", Markup("<small>{}</small>").format(self._speech.page.article(document)))

    def _times(self) -> list[Time]:
        return chronicle(self._story.timeline, self._layout)

    def _time(self, time: Time) -> list[Block]:
        speech = self._speech
        day = speech.words.moment(time.value) if time.days else speech.words.term("reference", time.value)
        lines = [line for entry in time.entries for line in self._entry(entry)]
        return [speech.heading(4, speech.page.text(day)), *lines]

    def _entry(self, entry: Entry) -> list[Paragraph]:
        speech = self._speech
        tones = speech.words.comma.join(speech.words.term("factuality", tone) for tone in entry.tones)
        quoted = speech.quoted("quote", speech.page.quoted(entry.passage))
        return [quoted, speech.dotted("byline", [tones, speech.sources(entry.reports)])]

    def _actors(self) -> list[Block]:
        shared, others = self._layout.actors()
        titles = [self._speech.ui(key) for key in ("name", "type", "spellings", "named_in")]
        return self._speech.grid(titles, [self._actor(person) for person in (*shared, *others)], (28, 17, 37, 18))

    def _actor(self, person: Person) -> tuple[Cell, ...]:
        speech = self._speech
        name = speech.page.name(person.name)
        if person.nation and person.nation.key != person.name.key:
            name += Markup(" <small>({} {})</small>").format(speech.ui("speaks_for"), speech.page.name(person.nation))
        spellings = Markup(escape(speech.words.comma)).join(speech.page.text(one) for one in person.spellings)
        count = speech.words.count("articles", len(person.documents)) if person.documents else ""
        kind = speech.words.term("type", person.type)
        spelled = (speech.line("cell", spellings), *speech.why(person.reasons, ""))
        return (speech.line("cell", name),), (speech.line("cell", kind),), spelled, (speech.line("cell", count),)

    def _suggestions(self) -> list[Block]:
        speech, told = self._speech, [self._suggestion(item) for item in self._story.suggestions]
        blocks: list[Block] = [speech.heading(3, speech.ui("suggestions"))]
        blocks += [speech.line("note", speech.ui("suggestions_long")), *told]
        return blocks if told else []

    def _suggestion(self, item: Suggestion) -> Paragraph:
        told = Markup(" ").join(self._speech.page.reason(reason) for reason in item.reasons)
        return self._speech.dotted("body", [self._speech.words.term("proposed", item.proposed), told])

    def _copy(self, copy: Shared) -> list[Block]:
        speech = self._speech
        both = Markup("{} ⇄ {}").format(speech.page.article(copy.a), speech.page.article(copy.b))
        share = speech.ui("share", round(copy.share * 100))
        origin = Markup("{}: {}").format(speech.ui("origin"), speech.page.name(copy.origin))
        line = speech.dotted("body", [both, speech.words.term("copy", copy.relation), share, origin])
        return [line, *speech.why(copy.reasons, speech.ui("why"))]

    def _retold(self, item: Retold) -> Grid:
        speech = self._speech
        cells = [
            [
                speech.quoted("quote", shown(evidence.words)),
                speech.line("byline", speech.page.article(evidence.document)),
            ]
            for evidence in (item.a, item.b)
        ]
        return speech.sides(*cells)

    def _ruling(self, one: Ruling) -> list[Block]:
        speech = self._speech
        return [speech.decision(one), *([speech.line("note", speech.ui("ruling_lost"))] if one.lost else [])]

    def _article(self, article: Article) -> list[Block]:
        speech, number = self._speech, self._speech.page.numbers[article.id]
        parts = [speech.page.outlet(article), speech.page.published(article.id)]
        title = Markup("{}{}").format(f"{number}. " if article.outlet.name else "", Markup(DOT).join(parts))
        lines: list[Block] = [speech.heading(3, title, anchor=f"article-{number}"), *self._facts(article)]
        for label, reasons in (
            ("outlet", article.outlet.reasons),
            ("agency", article.agency.reasons),
            ("published", article.published_reasons),
        ):
            lines += speech.why(reasons, f"{speech.ui(label)}:")
        styles = {"headline": "headline", "line": "text", "dropped": "dropped"}
        for line in speech.page.lines(article):
            lines.append(speech.quoted(styles[line.kind], line.words))
            if line.reason:
                lines.append(speech.line("why", f"{speech.ui('dropped_line')}: ", speech.page.reason(line.reason)))
        return lines

    def _grade(self, grade: Ruling) -> Markup:
        meaning = self._speech.words.term("grade", grade.ruling)
        return Markup(DOT).join([escape(f"{grade.ruling} ({meaning})"), *self._speech.page.decided(grade)])

    def _facts(self, article: Article) -> list[Paragraph]:
        page = self._speech.page
        own = article.own_date.value if article.own_date.value != str(article.published) else None
        grade = page.grade(article)
        facts = [
            ("grade", self._grade(grade) if grade else ""),
            ("agency", page.read(article.agency) if article.agency.value else ""),
            ("dateline", page.read(article.dateline) if article.dateline.value else ""),
            ("own_date", page.day_value(own) if own else ""),
            *(("page_dates", page.day_value(read.value)) for read in article.page_dates),
            ("author", page.text(article.author) if article.author else ""),
            ("file", page.text(article.name)),
            ("address", page.text(article.url) if article.url else ""),
            ("digest", page.text(article.digest) if article.digest else ""),
        ]
        return [self._speech.line("note", f"{self._speech.ui(label)}: ", value) for label, value in facts if value]
