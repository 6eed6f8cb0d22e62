"""What a story is called: built from its data, no sentence of ours."""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from tawatur.model.claim import Claim
from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.model.story import Story
from tawatur.publish.dossier import Name, Title
from tawatur.publish.names import Names
from tawatur.publish.wording import Wording

T = TypeVar("T")

WHO = 3  # actors in a name at most
PART = 0.5  # of the articles of the first one in which each of the others acts at least
SURE = 0.6  # part of the articles that tell an act or a place which names the story, two at least
NO_ACT = "STATE"  # the kind of a claim that tells no act


def title_of(story: Story, names: Names) -> Title:
    """What a story is called; what a headline tells counts as told by one article more."""
    headlines = {document.id: document.headline for document in story.documents}
    told = [(one, headlines[one.document]) for one in story.claims if not one.utterance]
    least = max(2.0, SURE * len(story.documents))
    who = _acting(told, names, {document.outlet.value for document in story.documents})
    places = _spread((one, head, names.of(one.frame.where)) for one, head in told if one.frame.where)
    kinds = _spread((one, head, one.frame.kind) for one, head in told if one.main and one.frame.kind != NO_ACT)
    where = next((name for name, spread in places.items() if spread >= least and name not in who), None)
    kind = next((kind for kind, spread in kinds.items() if spread >= least), "")
    return Title(_headline(story), who, where, kind)


def called(title: Title, words: Wording) -> str:
    """A story's name in a language: a headline in that of the articles, else who, what and where; empty where nothing
    of it is known."""
    if words.headlines and title.headline:
        return " ".join(title.headline.words.split())
    rest = [words.term("kind", title.kind)] if title.kind else []
    rest += [title.where.shown(words.code)] if title.where else []
    who = words.comma.join(name.shown(words.code) for name in title.who)
    return ": ".join(part for part in (who, words.comma.join(rest)) if part)


def _headline(story: Story) -> Evidence | None:
    """The headline that says most of what the articles say."""
    spread = Counter(term for _, term in {(one.document, term) for one in story.claims for term in one.frame.terms})

    headlines = {document.id: document.headline for document in story.documents}
    said: dict[str, set[str]] = {}
    for one in story.claims:
        if _heads(one, headlines[one.document]):
            said.setdefault(one.document, set()).update(one.frame.terms)

    def weight(document: Document) -> float:
        terms = said.get(document.id, ())
        return sum(spread[term] - 1 for term in terms) / math.sqrt(len(terms) or 1)

    headed = [one for one in story.documents if one.headline]
    best = max(headed, key=weight, default=None)
    return Evidence.of(best, best.headline) if best and best.headline else None


def _heads(one: Claim, headline: Span | None) -> bool:
    """Whether a claim stands in the headline of its document."""
    return headline is not None and headline.covers(one.evidence.span)


def _acting(
    told: Sequence[tuple[Claim, Span | None]], names: Names, outlets: Collection[str | None]
) -> tuple[Name, ...]:
    """Who acts in most of the articles and did not print one, those first whom every reader can read."""
    acting = _spread((one, head, names.of(who)) for one, head in told for who in one.frame.who if who not in outlets)
    least = PART * max(acting.values(), default=0)
    main = [name for name, spread in acting.items() if spread >= least]
    return tuple(sorted(main, key=lambda name: not name.en)[:WHO])


def _spread(told: Iterable[tuple[Claim, Span | None, T]]) -> dict[T, int]:
    """How many documents and how many headlines tell each thing, the most and what is told most often first."""
    times = Counter((one.document, _heads(one, head), thing) for one, head, thing in told)
    often, spread = Counter[T](), Counter[T]()
    for (document, headed, thing), n in times.items():
        often[thing] += n
        spread[thing] += 1 + (headed and not times[document, False, thing])
    return {one: spread[one] for one in sorted(spread, key=lambda one: (-spread[one], -often[one], str(one)))}
