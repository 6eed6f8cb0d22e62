"""STIX 2.1: a bundle of who is named, what each statement says (notes), who denies it (opinions), what people judged
(notes of theirs), and a report a story.

The times that STIX asks for are those of the newspapers or of a person's decision, not of the export: the last day on
which an article of the story can have been published. So the same dossier gives the same bundle.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from tawatur.publish.dossier import Article, Dossier, Finding, Report, Ruling, StoryView
from tawatur.publish.exports.cast import Party, parties_of, sayer
from tawatur.publish.exports.identifiers import key_of, uuid_of
from tawatur.publish.jsontext import file_of, without_blanks
from tawatur.publish.judged import Judged
from tawatur.publish.wording import Wording, wording

CLASSES = {"PER": "individual", "ORG": "organization", "GPE": "group"}
"""An actor's type and its identity class; another's is unspecified."""
UNDATED = "1970-01-01"
"""The day of a story of which no article has one."""

Thing = dict[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The bundle; names and labels in a language."""
    parties = parties_of(dossier)
    things = [thing for story in dossier.stories for thing in _story(story, parties, wording(lang))]
    by_id = {str(thing["id"]): thing for thing in things}
    key = "+".join(story.id for story in dossier.stories)
    return file_of(without_blanks({"type": "bundle", "id": _id("bundle", key), "objects": list(by_id.values())}))


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid_of(kind, key)}"


def _story(story: StoryView, parties: dict[str, Party], words: Wording) -> list[Thing]:
    scene = Scene(story, words)
    told = [thing for finding in story.findings if finding.part_of is None for thing in scene.finding(finding)]
    told += scene.judged()
    keys = dict.fromkeys(key for report in story.reports for key in _keys(report))
    people = [scene.identity(parties[key]) for key in keys if key in parties]
    named = [str(thing["id"]) for thing in (*people, *told)]
    whole: Thing = {"published": scene.moment, "object_refs": named, "report_types": ["unknown"]}
    whole["name"] = story.headline.words if story.headline else story.id
    return [*people, *told, scene.thing("report", story.id, whole)] if named else []


def _keys(report: Report) -> list[str]:
    """The keys of all who stand in a claim's chain, its outlet first; an unknown outlet is nobody."""
    outlet = [] if report.outlet.key == report.document else [report.outlet.key]
    return [*outlet, *(step.name.key for step in report.chain if step.name.known)]


def _moment(at: str) -> str:
    """A time as STIX writes it; empty where it is none."""
    try:
        return f"{datetime.fromisoformat(at).astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"
    except ValueError:
        return ""


class Scene:
    """A story in a language, with what its objects are made from."""

    def __init__(self, story: StoryView, words: Wording) -> None:
        days = [str(article.published.last) for article in story.articles if article.published]
        self.moment = f"{max(days, default=UNDATED)}T00:00:00.000Z"
        self._story, self._words = story, words
        self._reports = {report.id: report for report in story.reports}
        self._articles = {article.id: article for article in story.articles}

    def thing(self, kind: str, key: str, values: Thing) -> Thing:
        """An object of a kind."""
        head = {"type": kind, "spec_version": "2.1", "id": _id(kind, key)}
        return without_blanks({**head, "created": self.moment, "modified": self.moment, **values})

    def identity(self, party: Party) -> Thing:
        """Somebody who is named."""
        first, *others = party.names(self._words) or (party.name.key,)
        kind = CLASSES.get(party.type, "unspecified")
        called = self._words.comma.join(others)
        return self.thing("identity", party.name.key, {"name": first, "identity_class": kind, "description": called})

    def finding(self, finding: Finding) -> Iterator[Thing]:
        """A statement as a note about all who pass it on, and each denial of it as an opinion."""
        reports = [self._reports[key] for key in finding.claims]
        parties = dict.fromkeys(key for report in reports for key in _keys(report))
        about = [_id("identity", key) for key in parties] or [_id("report", self._story.id)]
        note: Thing = {
            "abstract": self._words.term("factuality", finding.factuality),
            "content": finding.words.words,
            "authors": self._authors(reports),
            "object_refs": about,
            "external_references": self._references(reports),
        }
        yield self.thing("note", finding.id, note)
        for key in finding.denials:
            yield self._denial(self._reports[key], finding)

    def _denial(self, report: Report, finding: Finding) -> Thing:
        values: Thing = {
            "opinion": "strongly-disagree",
            "explanation": report.evidence.words,
            "authors": self._authors([report]),
            "object_refs": [_id("note", finding.id)],
            "external_references": self._references([report]),
        }
        return self.thing("opinion", f"{finding.id}/{report.id}", values)

    def judged(self) -> Iterator[Thing]:
        """Verdicts as notes about the statements in which the rated words stand, grades about the outlet."""
        judged, whole = Judged(self._story), _id("report", self._story.id)
        for verdict in judged.verdicts:
            told = {report.id for report in self._reports.values() if report.evidence in verdict.evidence}
            findings = [finding for finding in self._story.findings if finding.part_of is None]
            about = [_id("note", finding.id) for finding in findings if told & {*finding.claims, *finding.denials}]
            yield self._judgement(verdict, about or [whole], [verdict.evidence[0].words])
        for grade, article in judged.graded().items():
            key = article.outlet.name.key if article.outlet.name else ""
            spoke = any(key in _keys(report) for report in self._reports.values())
            yield self._judgement(grade, [_id("identity", key) if spoke else whole], [key or article.name])

    def _judgement(self, one: Ruling, about: list[str], words: list[str]) -> Thing:
        at = _moment(one.at) or self.moment
        note: Thing = {
            "created": at,
            "modified": at,
            "abstract": self._words.ui(one.about),
            "content": "\n".join(part for part in (one.ruling, *words, one.note) if part),
            "authors": [one.by] if one.by else None,
            "object_refs": about,
        }
        return self.thing("note", key_of(one), note)

    def _authors(self, reports: list[Report]) -> list[str]:
        said = [sayer(report) for report in reports]
        return list(dict.fromkeys(name.shown(self._words.code) for name in said if name))

    def _references(self, reports: list[Report]) -> list[Thing]:
        documents = dict.fromkeys(report.document for report in reports)
        return [self._reference(self._articles[key]) for key in documents]

    def _reference(self, article: Article) -> Thing:
        outlet = article.outlet.name.shown(self._words.code) if article.outlet.name else article.name
        hashes = {"SHA-256": article.digest} if article.digest and article.url else None
        values: Thing = {"source_name": outlet, "url": article.url, "hashes": hashes, "external_id": article.id}
        return without_blanks(values)
