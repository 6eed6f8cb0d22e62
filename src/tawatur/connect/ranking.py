"""In which order propositions are read: what most articles tell and what is in doubt first."""

from collections.abc import Iterable, Mapping, Sequence

from tawatur.connect.statements import STATE, Statement
from tawatur.model.story import Proposition

CENTRAL = 2.0  # articles that a proposition about the story's main act is worth
HEADLINE = 2.0  # articles that one is worth whose words all stand in headlines
SURE = 3.0  # articles that one is worth whose claims are surely about one thing
DOUBT = {"forecast-changed": 1.5, "denied": 1.5, "conflict": 1.5, "change": 1.0, "forecast-fulfilled": 0.5}
"""Articles that a proposition is worth whose reports do not simply agree."""


def ranked(
    found: Iterable[Proposition], statements: Sequence[Statement], headlines: frozenset[str]
) -> tuple[Proposition, ...]:
    """The propositions, most important first; what one article alone says comes last."""
    by_claim = {one.claim.id: one for one in statements}
    acts = _acts(statements)

    def rank(one: Proposition) -> tuple[bool, float, int, int, str]:
        members = [by_claim[claim] for claim in one.claims]
        weight = len({member.document for member in members}) + DOUBT.get(one.relation, 0.0)
        weight += SURE * one.score + CENTRAL * _central(members, acts)
        weight += HEADLINE * _headlined(by_claim[one.head], headlines)
        return (one.relation == "single", -round(weight, 6), -one.origins.lower, -len(one.claims), one.id)

    return tuple(sorted(found, key=rank))


def _acts(statements: Sequence[Statement]) -> dict[tuple[str, str], float]:
    """Kind of act and actor -> the part of the articles that tell such an act."""
    spread: dict[tuple[str, str], set[str]] = {}
    for one in statements:
        for who in one.who if one.kind != STATE else ():
            spread.setdefault((one.kind, who), set()).add(one.document)
    total = len({one.document for one in statements}) or 1
    return {act: len(documents) / total for act, documents in spread.items()}


def _central(members: Sequence[Statement], acts: Mapping[tuple[str, str], float]) -> float:
    """How many of the articles tell acts like those of the members, in the mean of the members."""
    best = [max((acts.get((one.kind, who), 0.0) for who in one.who), default=0.0) for one in members]
    return sum(best) / len(best)


def _headlined(head: Statement, headlines: frozenset[str]) -> float:
    """The part of the words quoted first that stand in headlines."""
    return len(head.stems & headlines) / max(3, len(head.stems))
