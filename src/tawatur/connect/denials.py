"""Who denies what: denials that name what they deny, and those that only point back at it."""

from collections.abc import Sequence

from tawatur.connect.statements import Statement
from tawatur.model.chain import Stance

FEW = 2  # stems of a denial that only points back, at most
BEHIND = 250  # characters between a claim and the denial that points back at it, at most: the next sentence


def faces(members: Sequence[Statement]) -> bool:
    """Whether some say it and others, who are not the same, deny it."""
    denying = [one for one in members if one.denied]
    saying = [one for one in members if not one.denied]
    return any(opposed(no, yes) for no in denying for yes in saying)


def opposed(no: Statement, yes: Statement) -> bool:
    """Whether somebody denies what somebody else says."""
    if (no.origin or no.document) == (yes.origin or yes.document):
        return False
    if no.claim.stance is Stance.DENIES:
        return True
    return no.origin is not None and yes.origin is not None and no.kind == yes.kind and bool(no.who & yes.who)


def with_denials(groups: Sequence[Sequence[int]], statements: Sequence[Statement]) -> list[list[int]]:
    """Puts a denial that names nothing itself ("denied these reports") with the claims it follows.

    It denies all that the sentence before it claims; of several groups it goes to those that more than
    one document reports.
    """
    home = {place: index for index, group in enumerate(groups) for place in group}
    spread = [len({statements[place].document for place in group}) for group in groups]
    made = [list(group) for group in groups]
    for place, one in enumerate(statements):
        if one.claim.stance is Stance.DENIES and len(one.stems) <= FEW and spread[home[place]] == 1:
            targets = sorted({home[other] for other in _pointed_at(place, statements)} - {home[place]})
            targets = [index for index in targets if spread[index] > 1] or targets[:1]
            if targets:
                made[home[place]].remove(place)
            for index in targets:
                made[index].append(place)
    return sorted(sorted(group) for group in made if group)


def _pointed_at(place: int, statements: Sequence[Statement]) -> list[int]:
    """The attributed claims of the last sentence before a denial that are somebody else's."""
    denial = statements[place]
    start = denial.claim.cue.span.start if denial.claim.cue else denial.claim.evidence.span.start
    near = {
        other: one.claim.quote.span
        for other, one in enumerate(statements)
        if one.document == denial.document
        and one.origin not in (None, denial.origin)
        and not one.denied
        and 0 <= start - one.claim.quote.span.stop <= BEHIND
    }
    if not near:
        return []
    last = max(near.values(), key=lambda span: span.stop)
    return [other for other, span in near.items() if span.overlap(last)]
