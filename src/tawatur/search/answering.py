"""From the claims that answer a question to answers: findings of their stories, with what is said on either side."""

import re
from collections.abc import Iterator, Mapping, Sequence
from math import log2

from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish.dossier import Article, Dossier, Finding, Report, Step, StoryView
from tawatur.search.asking import Question
from tawatur.search.found import Answer, Point

PEOPLE, PLACES = frozenset({"PER", "ORG", "GPE"}), frozenset({"GPE", "LOC", "FAC"})
"""Types of names that answer who and where."""
BETWEEN = ".,\u066b\u066c"
"""What stands between the digits of one number."""
Weighed = Mapping[tuple[str, int, int], float]
"""What each claim weighs, by document, start and length."""


def answers_of(dossier: Dossier, question: Question, weighed: Weighed) -> list[Answer]:
    """The findings of stories that hold a claim which answers a question, the best first."""
    found = [answer for story in dossier.stories for answer in _of_story(story, question, weighed)]
    return sorted(found, key=lambda one: (-_rank(one), -one.finding.score, one.story, one.finding.id))


def _rank(answer: Answer) -> float:
    """What an answer weighs, more where it came by several ways."""
    return answer.weight * (1.0 + log2(1.0 + answer.support.lower) / 4.0)


def _of_story(story: StoryView, question: Question, weighed: Weighed) -> Iterator[Answer]:
    reports = {report.id: report for report in story.reports}
    articles = {article.id: article for article in story.articles}
    for finding in story.findings:
        against = [key for key in _against(finding) if key in reports]
        keys = [key for key in (*finding.claims, *against) if key in reports]
        best = max(keys, key=lambda key: _weight(reports[key], weighed), default=None)
        if finding.part_of is None and best is not None and _weight(reports[best], weighed):
            points = {key: _point(reports[key], articles, question) for key in dict.fromkeys(keys)}
            yield Answer(
                story=story.id,
                finding=finding,
                best=points[best],
                said=_side([points[key] for key in finding.claims if key in points and key not in against], weighed),
                against=_side([points[key] for key in against], weighed),
                support=finding.support,
                weight=_weight(reports[best], weighed),
            )


def _against(finding: Finding) -> list[str]:
    """Those who deny it, and those who say what cannot hold beside what its head says."""
    facing = [clash.sides for clash in finding.clashes if any(finding.head in side for side in clash.sides)]
    other = [key for sides in facing for side in sides if finding.head not in side for key in side]
    return list(dict.fromkeys((*finding.denials, *other)))


def _weight(report: Report, weighed: Weighed) -> float:
    span = report.evidence.span
    return weighed.get((report.document, span.start, span.stop - span.start), 0.0)


def _side(points: Sequence[Point], weighed: Weighed) -> tuple[Point, ...]:
    """Points, those that answer best first, without those whose sentence and chain another one has already."""
    each = dict[tuple[Evidence, tuple[Step, ...]], Point]()
    for point in sorted(points, key=lambda point: -_weight(point.report, weighed)):
        each.setdefault((point.report.passage, point.report.chain), point)
    return tuple(each.values())


def _point(report: Report, articles: Mapping[str, Article], question: Question) -> Point:
    article = articles[report.document]
    spans = _spans(report, article, question)
    marks = tuple(Evidence(article.id, span, span.words(article.text)) for span in spans)
    for evidence in (report.passage, report.evidence, *marks):
        evidence.prove(article.text)
    return Point(report, marks)


def _spans(report: Report, article: Article, question: Question) -> list[Span]:
    """Where in a report's passage stands what was asked for."""
    inside = [mark for mark in article.marks if report.passage.span.covers(Span(mark.start, mark.stop))]
    named = frozenset[str]().union(*question.names)
    match question.kind:
        case "when":
            found = [mark for mark in inside if mark.layer == "time"]
        case "who":
            found = [mark for mark in inside if mark.layer == "mention" and mark.kind in PEOPLE]
        case "where":
            found = [mark for mark in inside if mark.layer == "mention" and mark.kind in PLACES]
        case "how-many":
            return _numbers(report)
        case _:
            found = []
    return sorted({Span(mark.start, mark.stop) for mark in found if mark.value not in named}, key=lambda one: one.start)


def _numbers(report: Report) -> list[Span]:
    text, start = report.evidence.words, report.evidence.span.start
    places = {place for words in report.matter.quantities for place in _apart(words, text)}
    return [Span(start + first, start + last) for first, last in sorted(places)]


def _apart(words: str, text: str) -> list[tuple[int, int]]:
    """Where the words of a number stand first in a text, not within a longer number.

    >>> _apart("5 men", "15 men, 2.5 men and 5 men,6 women"), _apart("5", "51 men, 5,000 women")
    ([(20, 25)], [])
    """
    found = re.search(rf"(?<!\d)(?<!\d[{BETWEEN}]){re.escape(words)}(?!(?<=\d)[{BETWEEN}]?\d)", text)
    return [found.span()] if found else []
