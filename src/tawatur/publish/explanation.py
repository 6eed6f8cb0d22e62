"""Why each result came out as it did, in sentences: for the command line."""

from collections.abc import Iterable, Iterator, Mapping

from tawatur.model.reason import Reason
from tawatur.model.story import Suggestion
from tawatur.publish.dossier import Article, Dossier, Finding, Person, Report, Shared, Step, StoryView
from tawatur.publish.wording import wording

Block = tuple[str, tuple[str, ...]]
"""A heading and the lines below it."""


def told(reason: Reason, language: str) -> str:
    """The sentence of a reason; its rule's name and values where the labels have none yet."""
    return wording(language).told(reason)


def explained(dossier: Dossier, language: str, match: str = "") -> Iterator[str]:
    """Each finding, contradiction, forecast, article, actor and copy that has ``match`` in its heading or lines,
    with its chains and reasons in a language."""
    for story in dossier.stories:
        for heading, lines in _blocks(story, language):
            if any(match in line for line in (heading, *lines)):
                yield ""
                yield heading
                yield from (f"    {line}" for line in lines)


def _blocks(story: StoryView, language: str) -> Iterator[Block]:
    reports = {report.id: report for report in story.reports}
    names = {article.id: article.name for article in story.articles}
    for finding in story.findings:
        yield _finding(finding, reports, names, language)
    yield from (_article(article, language) for article in story.articles)
    yield from (_person(person, language) for person in story.actors)
    yield from (_suggestion(item, language) for item in story.suggestions)
    yield from (_copy(shared, names, language) for shared in story.copies)


def _finding(finding: Finding, reports: Mapping[str, Report], names: Mapping[str, str], language: str) -> Block:
    support = finding.quoted
    counted = f"{len(support.outlets)} · {support.lower}-{support.upper} · {finding.relation} {finding.slot or ''}"
    lines = [counted.strip()]
    lines += [
        _chain(reports[claim], names, language) for claim in (*finding.claims, *finding.denials) if claim in reports
    ]
    lines += _sentences((*finding.reasons, *support.reasons), language)
    for clash in finding.clashes:
        lines += [f"{clash.slot}: {' / '.join(clash.values)}", *_sentences(clash.reasons, language)]
    for undoing in finding.retractions:
        lines += _sentences(undoing.reasons, language)
        lines += [_chain(reports[claim], names, language) for claim in undoing.because]
    for expectation in finding.expectations:
        lines += [expectation.outcome, *_sentences(expectation.reasons, language)]
    return f"{finding.id}: {finding.words.words}", tuple(lines)


def _chain(report: Report, names: Mapping[str, str], language: str) -> str:
    outlet = report.outlet.shown(language) or names[report.document]
    steps = [outlet, *(_step(step, language) for step in report.chain)]
    return f"{names[report.document]}: {' <- '.join(steps)}   [{report.kind} {report.stance} {report.factuality}]"


def _step(step: Step, language: str) -> str:
    name = step.name.shown(language)
    return f"{name} ({step.via})" if step.via != "words" else f"({name})" if step.context else name


def _article(article: Article, language: str) -> Block:
    facts = (article.outlet, article.agency, article.dateline, *article.page_dates)
    lines = _sentences((reason for fact in facts for reason in fact.reasons), language)
    lines += [f"{article.published or '?'}", *_sentences(article.published_reasons, language)]
    lines += [f"{line.evidence.words!r}: {told(line.reason, language)}" for line in article.dropped]
    return article.name, tuple(lines)


def _person(person: Person, language: str) -> Block:
    heading = f"{person.name.shown(language)} ({person.type}): {', '.join(person.spellings)}"
    return heading, tuple(_sentences(person.reasons, language))


def _suggestion(item: Suggestion, language: str) -> Block:
    heading = f"{item.a} ~ {item.b}: {wording(language).term('proposed', item.proposed)} {item.score:.2f}"
    return heading, tuple(_sentences(item.reasons, language))


def _copy(shared: Shared, names: Mapping[str, str], language: str) -> Block:
    heading = f"{names[shared.a]} = {names[shared.b]}: {shared.relation} {shared.share:.2f}"
    return heading, tuple(_sentences(shared.reasons, language))


def _sentences(reasons: Iterable[Reason], language: str) -> list[str]:
    return [f"{reason.rule}: {told(reason, language)}" for reason in reasons]
