"""Which claims are forecasts: what is told to lie ahead, and is not only wanted, asked, intended by another act or
alleged."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tawatur.model.annotation import AHEAD, Factuality, Modality
from tawatur.model.chain import Stance
from tawatur.model.claim import Claim
from tawatur.model.span import Span
from tawatur.model.timevalue import TimeExpression

_FORETELLS = frozenset({
    "future", "planned", "scheduled", "expected", "likely", "possible", "stance-expects", "stance-warns", "joined",
})  # fmt: skip
_POINTS = frozenset({"awaited", "arranged", "appointed"})
_PLEDGED = frozenset({"agreed", "promised", "intended"})
"""Rules by which an act is foretold; by which a noun points at one that is ahead; and by which it is where its holder
says so. What an act is to lead to is foretold with it where nobody holds it: "it is likely that he works to …"."""


def foretold(claims: Iterable[tuple[Claim, Modality]]) -> Iterator[Claim]:
    """The claims of acts, forecasts marked as such: those said to be going to happen or to be possible; by a noun that
    points at what is ahead only with its time; an act named in the clause of another forecast, or in the same words as
    another act, is the matter of that."""
    seen, last = set(), Span(0, 0)
    for claim, modality in claims:
        rule, span = modality.by.removeprefix("modality."), claim.evidence.span
        again = last.overlap(span) or span in seen and rule not in _POINTS
        ahead = claim.future and _tells(rule, claim) and not again
        yield replace(claim, future=ahead)
        seen.add(span)
        last = span if ahead else last


def _tells(rule: str, claim: Claim) -> bool:
    if rule in _POINTS:
        return claim.frame.when is not None
    if rule == "purpose":
        return claim.kind == "impersonal" and claim.stance is Stance.EXPECTS
    return rule in _FORETELLS or rule in _PLEDGED and claim.stance in (Stance.EXPECTS, Stance.PROMISES)


def lies_ahead(factuality: Factuality, when: TimeExpression | None) -> bool:
    """Whether what is told to be at a time, or at none, can lie ahead."""
    if factuality not in AHEAD:
        return False
    if when is None or not when.relative:
        return True
    return when.direction != "past" or when.shift > 0 or bool(when.unit) and when.shift == 0


def stated(claim: Claim, *, wills: bool) -> Claim:
    """The claim of what tells no act: a forecast where it is expected, promised or planned, or told as what will be,
    and is not only wanted, or only believed."""
    told = wills or claim.stance in (Stance.EXPECTS, Stance.PROMISES) or claim.factuality is Factuality.PLANNED
    return replace(claim, future=claim.future and told and claim.stance is not Stance.ASKS)
