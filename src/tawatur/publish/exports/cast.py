"""Who stands in a story: outlets, agencies, actors and whoever passed something on, each once."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.publish.dossier import Dossier, Name, Person, Report, StoryView


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something named: ``type`` is that of an actor, ORG for who publishes, empty where unknown."""

    name: Name
    type: str
    spellings: tuple[str, ...] = ()
    nation: Name | None = None
    documents: tuple[str, ...] = ()

    def names(self, lang: str) -> tuple[str, ...]:
        """What it is called, the name of a language first, each once."""
        known = (self.name.shown(lang), self.name.ar, self.name.en, *self.spellings)
        return tuple(dict.fromkeys(name for name in known if name))


def parties_of(dossier: Dossier) -> dict[str, Party]:
    """By key, in the order in which the stories name them."""
    found: dict[str, Party] = {}
    for story in dossier.stories:
        for party in _parties(story):
            found[party.name.key] = _joined(found.get(party.name.key), party)
    return found


def sayer(report: Report) -> Name | None:
    """Who said it, as far out as the words lead; the outlet where it speaks itself, None where that is unknown.

    A text that articles share says nothing: its steps are passed over.
    """
    said = [step.name for step in report.chain if step.via in ("words", "credit")]
    known = None if report.outlet.key == report.document else report.outlet
    return said[-1] if said else known


def _parties(story: StoryView) -> Iterator[Party]:
    yield from map(_actor, story.actors)
    for article in story.articles:
        yield from (Party(read.name, "ORG") for read in (article.outlet, article.agency) if read.name)
    for report in story.reports:
        yield from (Party(step.name, "", nation=step.nation) for step in report.chain if step.name.key)


def _actor(person: Person) -> Party:
    return Party(person.name, person.type, person.spellings, person.nation, person.documents)


def _joined(known: Party | None, other: Party) -> Party:
    if known is None:
        return other
    documents = tuple(dict.fromkeys((*known.documents, *other.documents)))
    spellings = tuple(dict.fromkeys((*known.spellings, *other.spellings)))
    return Party(known.name, known.type or other.type, spellings, known.nation or other.nation, documents)
