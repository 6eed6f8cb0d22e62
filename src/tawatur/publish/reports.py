"""Claims become reports: chains with names, the whole passage, what they are about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.model.chain import Link
from tawatur.model.claim import Claim, Frame
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.story import Copy, Publication, Story
from tawatur.model.timevalue import Interval
from tawatur.publish.dossier import Matter, Name, Report, Step
from tawatur.publish.names import Names
from tawatur.publish.passage import passage


@dataclass(frozen=True, slots=True)
class Scene:
    """A story with the look-ups that its records need to be told."""

    story: Story
    names: Names
    documents: Mapping[str, Document]
    publications: Mapping[str, Publication]
    claims: Mapping[str, Claim]
    copies: Mapping[str, Sequence[Copy]]

    @staticmethod
    def of(story: Story, names: Names) -> "Scene":
        """The scene of a story."""
        return Scene(
            story,
            names,
            {document.id: document for document in story.documents},
            {publication.document: publication for publication in story.publications},
            {claim.id: claim for claim in story.claims},
            _by_document(story.copies),
        )

    def published(self, document: Document) -> Interval | None:
        """The days on which a document can have been published, by all that is known."""
        known = self.publications.get(document.id)
        return known.interval if known and known.interval else document.published.value

    def outlet(self, document: Document) -> Name:
        """Who published it; the document itself where nobody knows."""
        return self.names.of(document.outlet.value or document.id)


def report_of(scene: Scene, claim: Claim) -> Report:
    """One claim, told with everything around it."""
    document = scene.documents[claim.document]
    spans = [claim.evidence.span, claim.quote.span] + ([claim.cue.span] if claim.cue else [])
    span, before, after = passage(document.text, tuple(spans))
    return Report(
        id=claim.id,
        document=claim.document,
        outlet=scene.outlet(document),
        evidence=claim.evidence,
        quote=claim.quote,
        cue=claim.cue,
        passage=Evidence.of(document, span),
        before=before,
        after=after,
        chain=chain_of(scene, claim),
        matter=_matter(scene, claim.frame, document),
        factuality=str(claim.factuality),
        stance=str(claim.stance),
        kind=claim.kind,
        utterance=claim.utterance,
        future=claim.future,
        main=claim.main,
    )


def _matter(scene: Scene, frame: Frame, document: Document) -> Matter:
    return Matter(
        kind=frame.kind,
        who=tuple(scene.names.of(key) for key in frame.who),
        where=scene.names.optional(frame.where),
        when=frame.when.resolve(scene.published(document)) if frame.when else "",
        quantities=tuple(quantity.words for quantity in frame.quantities),
        positive=frame.positive,
    )


def chain_of(scene: Scene, claim: Claim) -> tuple[Step, ...]:
    """The steps by which a claim came to its outlet: what its words say, after what no sentence shows."""
    document = scene.documents[claim.document]
    said = tuple(_said(scene, link, document) for link in claim.chain.links)
    keys = {step.name.key for step in said} | {scene.outlet(document).key}
    given = [step for step in _given(scene, document) if step.name.key not in keys]
    return (*given, *said)


def _said(scene: Scene, link: Link, document: Document) -> Step:
    return Step(
        name=scene.names.of(link.who, link.words),
        words=link.words,
        named=link.named,
        context=link.context,
        nation=scene.names.optional(link.nation),
        via="words" if link.words else "ruled",
        evidence=Evidence(document.id, link.span, link.words) if link.span else None,
    )


def _given(scene: Scene, document: Document) -> list[Step]:
    """The links that no sentence shows: shared text, and the agency the text is credited to."""
    steps: dict[str, Step] = {}
    for copy in scene.copies.get(document.id, ()):
        if copy.origin != document.id:
            name = scene.names.text(copy.origin)
            steps.setdefault(name.key, _step(name, _via(copy), None))
    if document.agency.value:
        name, span = scene.names.of(document.agency.value), document.agency.span
        steps[name.key] = _step(name, "credit", Evidence.of(document, span) if span else None)
    return sorted(steps.values(), key=lambda step: step.via == "credit")


def _by_document(copies: Iterable[Copy]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        for document in {copy.a, copy.b}:
            found.setdefault(document, []).append(copy)
    return found


def _via(copy: Copy) -> str:
    return "copy" if copy.relation == "copy" else "derived"


def _step(name: Name, via: str, evidence: Evidence | None) -> Step:
    words = evidence.words if evidence else ""
    return Step(name, words, named=True, context=True, nation=None, via=via, evidence=evidence)
