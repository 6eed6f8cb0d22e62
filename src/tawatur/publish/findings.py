"""Propositions become findings: support, values, what contradicts, what was expected."""

from collections.abc import Iterable

from tawatur.model.story import Contradiction, Forecast, Origins, Proposition, Variant
from tawatur.publish.dossier import Clash, Expectation, Finding, Support, Value
from tawatur.publish.grading import credibility
from tawatur.publish.reports import Scene


def findings_of(scene: Scene) -> tuple[Finding, ...]:
    """The findings of a story, in its order: most important first."""
    return tuple(_finding(scene, proposition) for proposition in scene.story.propositions)


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


def _finding(scene: Scene, proposition: Proposition) -> Finding:
    denials = set(proposition.denials)
    held = set(proposition.claims) | denials
    support = support_of(scene, proposition.origins)
    head = next((claim for claim in (proposition.head, *proposition.claims) if claim not in denials), proposition.head)
    clashes = clashes_of(scene, (item for item in scene.story.contradictions if {item.a, item.b} & held))
    gone = tuple(item for item in scene.story.retractions if held.intersection((*item.said, *item.by)))
    disputed = bool(denials or clashes or gone)
    return Finding(
        id=proposition.id,
        part_of=_whole(scene, proposition),
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
        expectations=tuple(expectation_of(scene, item) for item in scene.story.forecasts if _concerns(item, held)),
        support=support,
        quoted=support_of(scene, proposition.quoted),
        factuality=str(proposition.factuality),
        credibility=credibility(proposition.quoted, proposition.factuality, disputed=disputed),
        score=proposition.score,
        reasons=proposition.reasons,
    )


def _whole(scene: Scene, part: Proposition) -> str | None:
    """The proposition of which another one tells only how its values differ in one slot."""
    if _is_whole(part):
        return None
    wholes = (item for item in scene.story.propositions if _is_whole(item))
    return next((item.id for item in wholes if set(part.claims) <= set(item.claims)), None)


def _is_whole(proposition: Proposition) -> bool:
    return proposition.slot in (None, "polarity")


def _concerns(forecast: Forecast, claims: set[str]) -> bool:
    return forecast.claim in claims or bool(claims.intersection(forecast.outcomes))


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
