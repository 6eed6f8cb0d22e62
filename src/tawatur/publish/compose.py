"""Stories become a dossier: every record told, every name resolved, every quotation proved."""

from collections.abc import Mapping, Sequence

from tawatur.model.issue import Issue
from tawatur.model.reason import Reason
from tawatur.model.story import Actor, Copy, Story, TimelineEntry
from tawatur.model.timevalue import Interval
from tawatur.publish.articles import articles_of
from tawatur.publish.dossier import Moment, Name, Person, Retold, Shared, StoryView
from tawatur.publish.findings import clashes_of, expectation_of, findings_of
from tawatur.publish.layers import Layers
from tawatur.publish.names import Names
from tawatur.publish.notebook import Dossier
from tawatur.publish.proof import prove, records_in
from tawatur.publish.reports import Scene, report_of
from tawatur.publish.rulings import rulings_of
from tawatur.publish.titles import title_of


def dossier_of(
    stories: Sequence[Story],
    *,
    layers: Mapping[str, Layers],
    issues: Sequence[Issue],
    names: Mapping[str, tuple[str, str]],
) -> Dossier:
    """The dossier of some stories.

    ``layers`` are drawn in the full text of the document of that id; ``names`` gives (Arabic name,
    English name) for the keys a pack or register knows. Raises EvidenceError where a quotation
    differs from the stored text.
    """
    resolver = Names(names, stories)
    views = tuple(_story(Scene.of(story, resolver), layers) for story in stories)
    dossier = Dossier(views, tuple(issues), _names(views, resolver))
    prove(dossier)
    return dossier


def _story(scene: Scene, layers: Mapping[str, Layers]) -> StoryView:
    story = scene.story
    findings = findings_of(scene)
    reports, naming = tuple(report_of(scene, claim) for claim in story.claims), _naming(story, layers)
    beside = {pair for finding in findings for clash in finding.clashes for side in clash.sides for pair in side}
    return StoryView(
        id=story.id,
        title=title_of(story, scene.names),
        headline=next((report.passage for report in reports if findings and report.id == findings[0].head), None),
        findings=findings,
        clashes=clashes_of(scene, (item for item in story.contradictions if not {item.a, item.b} & beside)),
        retractions=story.retractions,
        expectations=tuple(expectation_of(scene, forecast) for forecast in story.forecasts),
        timeline=tuple(_moment(entry) for entry in story.timeline),
        actors=tuple(_person(scene, actor, naming) for actor in story.actors),
        suggestions=story.suggestions,
        copies=tuple(_shared(scene, copy) for copy in story.copies),
        passages=tuple(Retold(item.a, item.b, item.score) for item in story.passages),
        reports=reports,
        articles=articles_of(scene, layers),
        terms=story.terms,
        reasons=story.reasons,
        rulings=rulings_of(scene),
    )


def _moment(entry: TimelineEntry) -> Moment:
    return Moment(entry.value, Interval.of(entry.value), entry.claims, str(entry.factuality))


def _shared(scene: Scene, copy: Copy) -> Shared:
    return Shared(copy.a, copy.b, copy.relation, copy.share, scene.names.text(copy.origin), copy.reasons)


def _naming(story: Story, layers: Mapping[str, Layers]) -> dict[str, set[str]]:
    """The documents that mention each key."""
    found: dict[str, set[str]] = {}
    for document in story.documents:
        for mention in layers.get(document.id, Layers()).mentions:
            found.setdefault(mention.entity, set()).add(document.id)
    return found


def _person(scene: Scene, actor: Actor, naming: Mapping[str, set[str]]) -> Person:
    named = {document for key in (actor.key, *actor.members) for document in naming.get(key, ())}
    return Person(
        name=scene.names.of(actor.key),
        type=actor.type,
        spellings=actor.names,
        members=actor.members,
        nation=scene.names.optional(actor.nation),
        documents=tuple(one.id for one in scene.story.documents if one.id in named) if named else (),
        reasons=actor.reasons,
    )


def _names(views: tuple[StoryView, ...], resolver: Names) -> tuple[Name, ...]:
    used: set[Name] = set()
    keys: set[str] = set()
    for record in records_in(views, (Name, Reason)):
        if isinstance(record, Name):
            used.add(record)
        elif isinstance(record, Reason):
            keys.update(part for value in record.values for part in value.split(", "))
    marks = (mark for view in views for article in view.articles for mark in article.marks)
    keys.update(mark.value for mark in marks if mark.layer in ("mention", "source"))
    used.update(name for name in map(resolver.maybe, keys) if name)
    return tuple(sorted(name for name in used if name.key))
