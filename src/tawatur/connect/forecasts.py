"""What was said of the future, and what became of it (EVIDENCE 5)."""

from collections.abc import Sequence

from tawatur.connect.slots import Ground, documents, exclusive_times, place, time
from tawatur.connect.statements import STATE, Statement
from tawatur.model.reason import Reason
from tawatur.model.story import Forecast, Proposition


def forecasts(statements: Sequence[Statement], found: Sequence[Proposition], ground: Ground) -> tuple[Forecast, ...]:
    """Every claim about its document's future with its outcome, in order of the claims' ids."""
    by_claim = {one.claim.id: one for one in statements}
    mates: dict[str, set[str]] = {}
    for proposition in found:
        if proposition.slot is None:
            for claim in proposition.claims:
                mates.setdefault(claim, set()).update(proposition.claims)
    return tuple(
        _forecast(one, [by_claim[claim] for claim in sorted(mates.get(one.claim.id, ()))], ground)
        for one in sorted(statements, key=lambda one: one.claim.id)
        if ground.forecast(one) and one.kind != STATE and not one.claim.utterance
    )


def _forecast(one: Statement, mates: Sequence[Statement], ground: Ground) -> Forecast:
    later = [mate for mate in mates if not mate.ahead and mate.document != one.document and not ground.later(one, mate)]
    done = [mate for mate in later if not mate.denied]
    undone = [mate for mate in later if mate.denied and _after(mate, one, ground)]
    slots = _changes(one, done, ground)
    outcome, deciding = "open", list[Statement]()
    if done:
        outcome, deciding = ("changed" if slots else "fulfilled"), done
    elif undone:
        outcome, deciding = "failed", undone
    reason = Reason(f"forecasts.{outcome}", (str(len(documents(deciding))), ", ".join(slots)))
    claims = tuple(mate.claim.id for mate in deciding)
    return Forecast(one.claim.id, one.origin, one.when, outcome, slots if done else (), claims, (reason,))


def _after(mate: Statement, one: Statement, ground: Ground) -> bool:
    """Whether a denial was printed when the time of the forecast had come, or none was stated."""
    days = ground.published.get(mate.document)
    return one.when is None or bool(days and days.last >= one.when.first)


def _changes(one: Statement, done: Sequence[Statement], ground: Ground) -> tuple[str, ...]:
    """The slots in which every outcome that fills them excludes the forecast."""
    changed = []
    here = place(one, ground)
    there = {value for mate in done if (value := place(mate, ground))}
    if here and there and here not in there:
        changed.append("place")
    at = time(one, ground)
    then = {value for mate in done if (value := time(mate, ground))}
    if at and then and all(exclusive_times(at, value) for value in then):
        changed.append("time")
    return tuple(changed)
