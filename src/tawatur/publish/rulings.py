"""Decisions of people told beside the story that obeys them."""

from collections.abc import Iterator

from tawatur.model.decision import BY, PLACE, Decision, Logged
from tawatur.model.evidence import Evidence
from tawatur.model.reason import Reason
from tawatur.model.span import Span
from tawatur.publish.dossier import Ruling
from tawatur.publish.reports import Scene

WORDS = 100  # letters of a clause that a sentence about it quotes


def rulings_of(scene: Scene) -> tuple[Ruling, ...]:
    """The decisions that concern a story, in their order."""
    return tuple(_ruling(scene, one) for one in scene.story.decisions)


def _ruling(scene: Scene, one: Logged) -> Ruling:
    decision, clauses = one.decision, tuple(_clauses(scene, one.decision))
    return Ruling(
        number=one.number,
        about=decision.about,
        subjects=decision.subjects,
        ruling=decision.ruling,
        by=decision.by,
        at=decision.at,
        note=decision.note,
        evidence=clauses,
        lost=one.number in scene.story.lost,
        reason=_reason(decision, tuple(begun(clause.words) for clause in clauses) or decision.subjects),
    )


def begun(words: str) -> str:
    """The first whole words of a clause, and a mark where it goes on.

    >>> begun("a word " * 20)[-10:], begun("a word")
    ('word a […]', 'a word')
    """
    if len(words) <= WORDS:
        return words
    return f"{words[:WORDS].rpartition(' ')[0] or words[:WORDS]} […]"


def _reason(decision: Decision, told: tuple[str, ...]) -> Reason:
    if decision.about in ("grade", "verdict"):
        return Reason(f"decided.{decision.about}", (*told, decision.ruling))
    if decision.ruling.startswith(BY):
        return Reason(f"decided.{decision.about}.by", (*told, decision.ruling.removeprefix(BY)))
    return Reason(f"decided.{decision.about}.{decision.ruling}", told)


def _clauses(scene: Scene, decision: Decision) -> Iterator[Evidence]:
    """The clauses at the places that a decision names, where their articles are of this story."""
    for place in decision.places:
        found = PLACE.fullmatch(place)
        if found and found[1] in scene.documents:
            document = scene.documents[found[1]]
            start, stop = int(found[2]), min(int(found[3]), len(document.text))
            if start < stop:
                yield Evidence.of(document, Span(start, stop))
