"""Why each result came out as it did, in sentences: for the command line."""

from collections.abc import Iterable, Iterator

from tawatur.model.reason import Reason
from tawatur.model.story import Suggestion
from tawatur.publish.dossier import (
    Article,
    Clash,
    Dossier,
    Expectation,
    Finding,
    Person,
    Report,
    Retold,
    Shared,
    Step,
    StoryView,
    Support,
)
from tawatur.publish.names import called
from tawatur.publish.wording import wording

Block = tuple[str, tuple[str, ...]]
"""A heading and the lines below it."""


def told(reason: Reason, language: str) -> str:
    """The sentence of a reason; its rule's name and values where the labels have none yet."""
    return wording(language).told(reason)


def explained(dossier: Dossier, language: str, match: str = "") -> Iterator[str]:
    """Each finding, contradiction, forecast, article, actor, suggestion and copy that has ``match`` in its heading or
    lines, with its chains and reasons in a language."""
    teller = _Teller(dossier, language)
    for story in dossier.stories:
        for heading, lines in teller.blocks(story):
            if any(match in line for line in (heading, *lines)):
                yield ""
                yield heading
                yield from (f"    {line}" for line in lines)


class _Teller:
    """Tells one dossier in one language: keys by their names, articles by their files, days and values in words."""

    def __init__(self, dossier: Dossier, language: str) -> None:
        self._words = wording(language)
        self._names = {name.key: name for name in dossier.names}
        self._files = {article.id: article.name for story in dossier.stories for article in story.articles}
        self._reports = {report.id: report for story in dossier.stories for report in story.reports}

    def blocks(self, story: StoryView) -> Iterator[Block]:
        """All that is told of a story."""
        yield self._words.count("articles", len(story.articles)), tuple(self._sentences(story.reasons))
        yield from (self._finding(finding) for finding in story.findings)
        yield from ((self._clash_line(clash), tuple(self._clash(clash))) for clash in story.clashes)
        yield from (self._article(article) for article in story.articles)
        yield from (self._person(person) for person in story.actors)
        yield from (self._suggestion(item) for item in story.suggestions)
        yield from (self._copy(shared) for shared in story.copies)
        yield from (self._retold(item) for item in story.passages)

    def _finding(self, finding: Finding) -> Block:
        relation = self._words.term("relation", finding.relation)
        slot = f" ({self._words.term('slot', finding.slot)})" if finding.slot else ""
        lines = [f"{self._counts(finding.quoted)} · {relation}{slot}"]
        lines += self._chains((*finding.claims, *finding.denials))
        lines += self._sentences((*finding.reasons, *finding.quoted.reasons))
        for clash in finding.clashes:
            lines += [self._clash_line(clash), *self._clash(clash)]
        for undoing in finding.retractions:
            lines += [*self._sentences(undoing.reasons), *self._chains(undoing.because)]
        for expectation in finding.expectations:
            lines += [self._expectation(expectation), *self._sentences(expectation.reasons)]
        return f"{finding.id}: {finding.words.words}", tuple(lines)

    def _counts(self, support: Support) -> str:
        more = f" {self._words.ui('range', support.lower, support.upper)}" if support.upper > support.lower else ""
        origins = self._words.count("origins", support.lower)
        return f"{self._words.count('outlets', len(support.outlets))} · {origins}{more}"

    def _clash_line(self, clash: Clash) -> str:
        values = [
            name.shown(self._words.code) if name else self._words.term("polarity", self._value(value))
            for value, name in zip(clash.values, clash.names, strict=True)
        ]
        slot = self._words.term("slot", clash.slot)
        inside = f" ({self._words.ui('inside')})" if clash.inside else ""
        return f"{self._words.ui('contradicts')}: {slot}: {' / '.join(values)}{inside}"

    def _clash(self, clash: Clash) -> Iterator[str]:
        yield from self._chains(claim for side in clash.sides for claim in side)
        yield from self._sentences(clash.reasons)

    def _expectation(self, item: Expectation) -> str:
        words, holder = self._words, called(item.holder, self._words) if item.holder else ""
        due = words.days(item.due) if item.due else words.ui("due_none")
        parts = (
            words.term("outcome", item.outcome),
            f"{words.ui('holder')}: {holder or words.ui('holder_none')}",
            f"{words.ui('due')}: {due}",
        )
        return f"{words.ui('outcome')}: {' · '.join(parts)}"

    def _chains(self, claims: Iterable[str]) -> list[str]:
        return [self._chain(self._reports[claim]) for claim in claims if claim in self._reports]

    def _chain(self, report: Report) -> str:
        words = self._words
        outlet = words.ui("unknown") if report.outlet.key in self._files else called(report.outlet, self._words)
        steps = [self._step(step) for step in report.chain] or [words.ui("own_voice")]
        manner = (words.term("stance", report.stance), words.term("factuality", report.factuality))
        return f"{self._files[report.document]}: {' <- '.join([outlet, *steps])}   [{words.comma.join(manner)}]"

    def _step(self, step: Step) -> str:
        name = called(step.name, self._words)
        if step.via != "words":
            return f"{self._words.ui('via_' + step.via)} {name}"
        marks = [] if step.named else [self._words.ui("anonymous")]
        marks += [self._words.ui("context")] if step.context else []
        return f"{name} ({self._words.comma.join(marks)})" if marks else name

    def _article(self, article: Article) -> Block:
        facts = (article.outlet, article.agency, article.dateline, article.own_date, *article.page_dates)
        lines = self._sentences(reason for fact in facts for reason in fact.reasons)
        published = self._words.days(article.published) if article.published else self._words.ui("published_unknown")
        lines += [f"{self._words.ui('published')}: {published}", *self._sentences(article.published_reasons)]
        lines += [f"{line.evidence.words!r}: {self._told(line.reason)}" for line in article.dropped]
        return article.name, tuple(lines)

    def _person(self, person: Person) -> Block:
        kind, spellings = self._words.term("type", person.type), self._words.comma.join(person.spellings)
        return f"{called(person.name, self._words)} ({kind}): {spellings}", tuple(self._sentences(person.reasons))

    def _suggestion(self, item: Suggestion) -> Block:
        heading = f"{item.a} ~ {item.b}: {self._words.term('proposed', item.proposed)} {item.score:.2f}"
        return heading, tuple(self._sentences(item.reasons))

    def _copy(self, shared: Shared) -> Block:
        relation = self._words.term("copy", shared.relation)
        heading = f"{self._files[shared.a]} = {self._files[shared.b]}: {relation} {shared.share:.2f}"
        return heading, tuple(self._sentences(shared.reasons))

    def _retold(self, item: Retold) -> Block:
        told = tuple(f"{self._files[one.document]}: {one.words}" for one in (item.a, item.b))
        return f"{self._words.ui('retold')}: {self._words.ui('alike', round(item.score * 100))}", told

    def _sentences(self, reasons: Iterable[Reason]) -> list[str]:
        return [f"{reason.rule}: {self._told(reason)}" for reason in reasons]

    def _told(self, reason: Reason) -> str:
        return self._words.told(reason, self._value)

    def _value(self, value: str) -> str:
        """A value of a reason in words."""
        if value in self._files:
            return self._files[value]
        return called(self._names[value], self._words) if value in self._names else self._words.value(value)
