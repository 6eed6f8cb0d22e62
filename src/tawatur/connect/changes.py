"""How a story stands, so that what is new in it can be told."""

from collections.abc import Iterator

from tawatur.model.change import CONTRADICTION, DENIAL, ORIGIN, OUTCOME, RETRACTION, Change, Due, State
from tawatur.model.story import Story

OPEN = "open"


def state(story: Story) -> State:
    """The state of a told story."""
    dues = tuple(Due(one.claim, str(one.due.last)) for one in story.forecasts if one.due and one.outcome == OPEN)
    return State(tuple(dict.fromkeys(_facts(story))), dues)


def _facts(story: Story) -> Iterator[Change]:
    for one in story.propositions:
        yield Change(ORIGIN, one.head, one.claims, str(one.quoted.lower))
        said = [claim for claim in one.claims if claim not in one.denials]
        yield from (Change(DENIAL, denial, (denial, *said[:1])) for denial in one.denials)
    for two in story.contradictions:
        a, b = sorted((two.a, two.b))
        yield Change(CONTRADICTION, f"{a}:{b}:{two.slot}", (two.a, two.b), two.slot)
    for gone in story.retractions:
        yield from (Change(RETRACTION, claim, (claim, *gone.said[:1])) for claim in gone.by)
    for ahead in story.forecasts:
        if ahead.outcome != OPEN:
            yield Change(OUTCOME, f"{ahead.claim}:{ahead.outcome}", (ahead.claim, *ahead.outcomes[:1]), ahead.outcome)
