"""Propositions become findings: support, values, what contradicts, what was expected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tawatur.model.story import Contradiction, Forecast, Origins, Proposition, Retraction, Variant
from tawatur.publish.dossier import Clash, Expectation, Finding, Support, Value
from tawatur.publish.grading import credibility
from tawatur.publish.reports import Scene

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Concerning(Generic[T]):
    """Records by the claims that they are about."""

    items: Sequence[T]
    places: Mapping[str, Sequence[int]]

    @staticmethod
    def of(items: Sequence[T], about: Callable[[T], Iterable[str]]) -> "Concerning[T]":
        """Some records, each about some claims."""
        places: dict[str, list[int]] = {}
        for place, item in enumerate(items):
            for claim in about(item):
                places.setdefault(claim, []).append(place)
        return Concerning(items, places)

    def among(self, claims: Iterable[str]) -> list[T]:
        """The records about at least one of some claims, in their order."""
        return [self.items[place] for place in sorted({at for one in claims for at in self.places.get(one, ())})]


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round the propositions of a story: those that tell a claim whole, and what concerns a claim."""

    wholes: Mapping[str, Sequence[Proposition]]
    clashes: Concerning[Contradiction]
    gone: Concerning[Retraction]
    expected: Concerning[Forecast]


def findings_of(scene: Scene) -> tuple[Finding, ...]:
    """The findings of a story, in its order: most important first."""
    story = scene.story
    around = Around(
        _wholes(story.propositions),
        Concerning.of(story.contradictions, lambda item: (item.a, item.b)),
        Concerning.of(story.retractions, lambda item: (*item.said, *item.by)),
        Concerning.of(story.forecasts, lambda item: (item.claim, *item.outcomes)),
    )
    return tuple(_finding(scene, proposition, around) for proposition in story.propositions)


def clashes_of(scene: Scene, contradictions: Iterable[Contradiction]) -> tuple[Clash, ...]:
    """Contradictions gathered by the pair of values that cannot both hold."""
    found: dict[tuple[str, tuple[str, str], bool], list[Contradiction]] = {}
    for item in contradictions:
        found.setdefault((item.slot, _ordered(item.values), item.inside), []).append(item)
    return tuple(_clash(scene, values, items) for (_, values, _), items in found.items())


def expectation_of(scene: Scene, forecast: Forecast) -> Expectation:
    """A forecast with its holder named."""
    return Expectation(
        claim=forecast.claim,
        holder=scene.names.optional(forecast.holder),
        due=forecast.due,
        outcome=forecast.outcome,
        slots=forecast.slots,
        outcomes=forecast.outcomes,
        reasons=forecast.reasons,
    )


def support_of(scene: Scene, origins: Origins) -> Support:
    """Counts with the names of who stands behind them."""
    return Support(
        outlets=tuple(scene.names.of(key) for key in origins.outlets),
        lower=origins.lower,
        upper=origins.upper,
        common_link=scene.names.optional(origins.common_link),
        ungraded=tuple(scene.names.of(key) for key in origins.ungraded),
        reasons=origins.reasons,
    )


def _finding(scene: Scene, proposition: Proposition, around: Around) -> Finding:
    denials = set(proposition.denials)
    held = set(proposition.claims) | denials
    support = support_of(scene, proposition.origins)
    head = next((claim for claim in (proposition.head, *proposition.claims) if claim not in denials), proposition.head)
    clashes = clashes_of(scene, around.clashes.among(held))
    gone = tuple(around.gone.among(held))
    disputed = bool(denials or clashes or gone)
    return Finding(
        id=proposition.id,
        part_of=_whole(proposition, around.wholes),
        head=head,
        words=scene.claims[head].evidence,
        claims=tuple(claim for claim in proposition.claims if claim not in denials),
        denials=proposition.denials,
        relation=proposition.relation,
        slot=proposition.slot,
        main_value=_main_value(scene, proposition, support),
        variants=tuple(_value(scene, variant) for variant in proposition.variants),
        clashes=clashes,
        retractions=gone,
        expectations=tuple(expectation_of(scene, item) for item in around.expected.among(held)),
        support=support,
        quoted=support_of(scene, proposition.quoted),
        factuality=str(proposition.factuality),
        credibility=credibility(proposition.quoted, proposition.factuality, disputed=disputed),
        score=proposition.score,
        reasons=proposition.reasons,
    )


def _wholes(propositions: Iterable[Proposition]) -> dict[str, list[Proposition]]:
    """The propositions that are told whole by each of their claims."""
    found: dict[str, list[Proposition]] = {}
    for one in propositions:
        for claim in one.claims if _is_whole(one) else ():
            found.setdefault(claim, []).append(one)
    return found


def _whole(part: Proposition, wholes: Mapping[str, Sequence[Proposition]]) -> str | None:
    """The proposition of which another one tells only how its values differ in one slot."""
    if _is_whole(part):
        return None
    near = wholes.get(part.claims[0], ())
    return next((item.id for item in near if set(part.claims) <= set(item.claims)), None)


def _is_whole(proposition: Proposition) -> bool:
    return proposition.slot in (None, "polarity")


def _value(scene: Scene, variant: Variant) -> Value:
    support = support_of(scene, variant.origins)
    return Value(variant.value, scene.names.maybe(variant.value), variant.claims, support)


def _main_value(scene: Scene, proposition: Proposition, support: Support) -> Value | None:
    if proposition.main_value is None:
        return None
    for variant in proposition.variants:
        if variant.value == proposition.main_value:
            return _value(scene, variant)
    name = scene.names.maybe(proposition.main_value)
    return Value(proposition.main_value, name, (), support)


def _ordered(values: tuple[str, str]) -> tuple[str, str]:
    return min(values), max(values)


def _clash(scene: Scene, values: tuple[str, str], items: list[Contradiction]) -> Clash:
    left: dict[str, None] = {}
    right: dict[str, None] = {}
    for item in items:
        first, second = (item.a, item.b) if item.values == values else (item.b, item.a)
        left[first], right[second] = None, None
    reasons = dict.fromkeys(reason for item in items for reason in item.reasons)
    names = (scene.names.maybe(values[0]), scene.names.maybe(values[1]))
    return Clash(items[0].slot, values, names, (tuple(left), tuple(right)), items[0].inside, tuple(reasons))
