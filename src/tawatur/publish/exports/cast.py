"""Who stands in a story: outlets, agencies, actors and whoever passed something on, each once."""

from collections.abc import Iterator
from dataclasses import dataclass

from tawatur.publish.dossier import Dossier, Name, Person, Report, Step, StoryView
from tawatur.publish.names import TEXT, called
from tawatur.publish.wording import Wording


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something named: ``type`` is that of an actor, ORG for who publishes, empty where unknown."""

    name: Name
    type: str
    spellings: tuple[str, ...] = ()
    nation: Name | None = None
    documents: tuple[str, ...] = ()

    def names(self, words: Wording) -> tuple[str, ...]:
        """What it is called, the name of a language first, each once."""
        known = (called(self.name, words), self.name.ar, self.name.en, *self.spellings)
        return tuple(dict.fromkeys(name for name in known if name))


def parties_of(dossier: Dossier) -> dict[str, Party]:
    """By key, in the order in which the stories name them."""
    found: dict[str, Party] = {}
    for story in dossier.stories:
        for party in _parties(story):
            found[party.name.key] = _joined(found.get(party.name.key), party)
    return found


def statements_of(story: StoryView) -> dict[str, list[str]]:
    """For each claim the propositions that it says or denies."""
    found: dict[str, list[str]] = {}
    for finding in story.findings:
        for claim in (*finding.claims, *finding.denials):
            found.setdefault(claim, []).append(finding.id)
    return found


def chain_of(report: Report, words: Wording) -> str:
    """From the outlet outward, as one line."""
    return " \u2192 ".join([called(report.outlet, words), *(_step(step, words) for step in report.chain)])


def _step(step: Step, words: Wording) -> str:
    name = called(step.name, words)
    if step.via != "words" and not step.name.key.startswith(TEXT):
        return f"{name} ({words.ui('via_' + step.via).removesuffix(':')})"
    return name if step.named else f"{name} ({words.ui('anonymous')})"


def sayer(report: Report) -> Name | None:
    """Who said it, as far out as the words or a person's ruling lead; the outlet where it speaks itself, None where
    that is unknown.

    A text that articles share says nothing: its steps are passed over.
    """
    said = [step.name for step in report.chain if step.via in ("words", "credit", "ruled")]
    if said:
        return said[-1] if said[-1].known else None
    return None if report.outlet.key == report.document else report.outlet


def _parties(story: StoryView) -> Iterator[Party]:
    yield from map(_actor, story.actors)
    for article in story.articles:
        yield from (Party(read.name, "ORG") for read in (article.outlet, article.agency) if read.name)
    for report in story.reports:
        yield from (Party(step.name, "", nation=step.nation) for step in report.chain if step.name.known)


def _actor(person: Person) -> Party:
    return Party(person.name, person.type, person.spellings, person.nation, person.documents)


def _joined(known: Party | None, other: Party) -> Party:
    if known is None:
        return other
    documents = tuple(dict.fromkeys((*known.documents, *other.documents)))
    spellings = tuple(dict.fromkeys((*known.spellings, *other.spellings)))
    return Party(known.name, known.type or other.type, spellings, known.nation or other.nation, documents)
