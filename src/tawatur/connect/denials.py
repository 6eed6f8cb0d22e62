"""Who denies what: denials that name what they deny, and those that only point back at it."""

from collections.abc import Collection, Mapping, Sequence

from tawatur.connect.charges import (
    ACCUSE,
    CHARGES,
    SHARED,
    accused,
    blames,
    charged,
    contrary,
    names,
    of_charge,
    untrue,
)
from tawatur.connect.clusters import Scores
from tawatur.connect.features import WEIGHTS
from tawatur.connect.statements import REJECT, STATE, Statement, named_apart, one_word
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance

Pairs = frozenset[tuple[str, str]]

CERTAIN = -0.5  # log-odds from which two claims are likelier one thing than not
NAMED = CERTAIN + WEIGHTS["other-origin"]  # the same for a denial: that it comes from somebody else says nothing
FEW = 2  # stems of a denial that only points back, at most
TOLD = 2  # stems but names and numbers of a claim that can be pointed at, at least
WANTED = (Stance.ASKS, Stance.PROMISES)  # stances in which nothing is told that could be untrue
BEHIND = 250  # characters between a claim and the denial that points back at it, at most: the next sentence


def denials(statements: Sequence[Statement], scored: Scores) -> Pairs:
    """The ids of each denial and of a claim that it denies.

    A denial that names what it denies tells the same act or state; one that only points back denies what
    it points at, and what is surely one thing with that.
    """
    mates, near = _mates(scored, statements), _Charges(statements)
    found = set()
    for place, no in enumerate(statements):
        if no.denied:
            pointed = (
                [at for at in _pointed_at(place, statements) if _answers(no, statements[at])] if _points(no) else []
            )
            denied = {
                *pointed,
                *(one for here in pointed for one in _same(statements[here], statements, mates.get(here, ()))),
            }
            denied |= {one for one, score in mates.get(place, ()) if _names(no, statements[one], score)}
            if untrue(no) or no.claim.negated:
                denied |= {at for at in near.of(no) if _told_of(no, statements[at])}
            yes = (statements[one] for one in denied if not statements[one].denied)
            found |= {(no.claim.id, one.claim.id) for one in yes if opposed(no, one)}
    return frozenset(found)


class _Charges:
    """Where the claims stand that a denial can be of by ``_told_of``: those that blame, and those of its kind."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._blaming = {at for at, yes in enumerate(statements) if blames(yes)}
        self._kinds: dict[str, set[int]] = {}
        for at, yes in enumerate(statements):
            self._kinds.setdefault(yes.kind, set()).add(at)

    def of(self, no: Statement) -> set[int]:
        """The places of the claims that a denial is compared with."""
        return self._blaming | self._kinds[no.kind]


def _answers(no: Statement, yes: Statement) -> bool:
    """Whether what somebody's denial points at can be what he denies: of a charge, what charges him."""
    return not of_charge(no) or no.holder is None or blames(yes) or names(no.holder, yes)


def _told_of(no: Statement, yes: Statement) -> bool:
    """Whether a claim charges somebody with what he denies, or tells an act that another tells as not so."""
    return of_charge(no) and charged(no, yes) or accused(no, yes) or contrary(no, yes)


def _mates(scored: Scores, statements: Sequence[Statement]) -> dict[int, list[tuple[int, float]]]:
    mates: dict[int, list[tuple[int, float]]] = {}
    for (a, b), score in scored.items():
        if score >= NAMED or statements[a].denied or statements[b].denied:
            mates.setdefault(a, []).append((b, score))
            mates.setdefault(b, []).append((a, score))
    return mates


def _same(one: Statement, statements: Sequence[Statement], mates: Sequence[tuple[int, float]]) -> list[int]:
    """Those that are surely one thing with what is pointed at, of one kind or by one sayer: told or alleged as it is,
    not tried or wanted."""
    sure = [at for at, score in mates if score >= CERTAIN and _said_again(statements[at], one)]
    return [at for at in sure if not statements[at].ahead or statements[at].claim.stance is Stance.BELIEVES]


def _said_again(mate: Statement, one: Statement) -> bool:
    return mate.origin is not None and (mate.kind == one.kind or mate.origin == one.origin)


def _names(no: Statement, yes: Statement, score: float) -> bool:
    """Whether a denial is likely of what a claim says: of one kind, though from somebody else; what its own article
    says in its own voice is the denial told again."""
    if no.document == yes.document and yes.origin is None:
        return False
    if no.kind != yes.kind or yes.kind == STATE and _supposed(yes):
        return False
    return score >= _bound(no, yes) or untrue(no) and _of_report(no, yes)


def _supposed(yes: Statement) -> bool:
    """Whether a claim only weighs what may be or is to come; what somebody alleges or announces can be denied."""
    return (
        yes.claim.future
        or yes.claim.factuality is Factuality.POSSIBLE
        and yes.claim.stance in (Stance.ASSERTS, Stance.EXPECTS)
    )


def _of_report(no: Statement, yes: Statement) -> bool:
    """Whether a denial names who reported what a claim says, "denied what the paper wrote about the jewels": then its
    other words only have to say which of his reports it means."""
    reported = any(link.who in no.who for link in yes.claim.chain.links)
    return reported and len(no.stems & yes.stems) >= SHARED


def _bound(no: Statement, yes: Statement) -> float:
    """The log-odds from which a denial is of what a claim says: that it comes from somebody else weighs against two
    reports of one thing and not against a denial."""
    told = yes.origin is not None or no.kind != STATE and bool(no.who & yes.who)
    return NAMED if untrue(no) and told else CERTAIN


def opposed(no: Statement, yes: Statement) -> bool:
    """Whether somebody denies what somebody else says.

    Who tells that somebody rejects it denies nothing else; what was planned and is called off has changed.
    """
    if (no.origin or no.document) == (yes.origin or yes.document) or yes.kind == REJECT != no.kind:
        return False
    if one_place(no, yes) or yes.kind == REJECT and no.holder in yes.who:
        return False
    if untrue(no):
        return True
    both = no.origin is not None and yes.origin is not None
    if not both or yes.ahead or no.kind != yes.kind or no.kind == REJECT:
        return False
    return bool(no.who & yes.who) or contrary(no, yes)


def one_place(one: Statement, two: Statement) -> bool:
    """Whether two statements stand at the same words or in one content: they are readings of one telling."""
    if one.document != two.document:
        return False
    return one.claim.quote == two.claim.quote or one.claim.evidence.span.overlap(two.claim.evidence.span) > 0


def changed(no: Statement, yes: Statement) -> bool:
    """Whether what one expects, another tells as undone: an act of one kind that they share an actor of."""
    undone = no.denied and not untrue(no)
    return undone and yes.ahead and not yes.denied and no.kind == yes.kind != STATE and bool(no.who & yes.who)


def _points(no: Statement) -> bool:
    """Whether a denial names nothing itself, no act but that of charging, and in all that is denied next to no word."""
    whole = no.claim.evidence == no.claim.quote
    return untrue(no) and whole and no.kind in (ACCUSE, STATE) and len(no.stems - CHARGES) <= FEW


def with_denials(groups: Sequence[Sequence[int]], statements: Sequence[Statement]) -> list[list[int]]:
    """Puts a denial that names nothing itself ("denied these reports") with the claims it follows.

    It denies all that the sentence before it claims; of several groups it goes to those that more than
    one document reports.
    """
    home = {place: index for index, group in enumerate(groups) for place in group}
    spread = [len({statements[place].document for place in group}) for group in groups]
    made = [list(group) for group in groups]
    for place, one in enumerate(statements):
        if _points(one) and spread[home[place]] == 1:
            targets = sorted({home[other] for other in _pointed_at(place, statements)} - {home[place]})
            targets = [index for index in targets if spread[index] > 1] or targets[:1]
            if targets:
                made[home[place]].remove(place)
            for index in targets:
                made[index].append(place)
    return sorted(sorted(group) for group in made if group)


def faced(
    groups: Sequence[Sequence[int]], statements: Sequence[Statement], denied: Pairs, scored: Scores
) -> list[list[int]]:
    """The groups with what is denied and its denials by themselves, where they are of two documents or more.

    What is surely one thing with what is denied, and in one group with it, goes with it.
    """
    rest = {place: number for number, group in enumerate(groups) for place in group}
    made: list[list[int]] = []
    likely = (pair for pair, score in scored.items() if score >= CERTAIN)
    sure = [(a, b) for a, b in likely if _told_alike(statements[a], statements[b])]
    for pairs in _rows(statements, denied):
        said = {yes for _, yes in pairs}
        held = {place for pair in pairs for place in pair}
        for a, b in sure:
            if (a in said or b in said) and rest.get(a, -1) == rest.get(b, -2):
                held |= {a, b}
        apart = [sorted(held & rest.keys())]
        if len({statements[place].document for place in held}) < 2:
            apart = _other_acts(said, {rest[place] for place in held & rest.keys()}, rest, statements)
        made += apart
        rest = {place: number for place, number in rest.items() if not any(place in group for group in apart)}
    kept = [[place for place in group if place in rest] for group in groups]
    return sorted(group for group in (*made, *kept) if group)


def _other_acts(
    said: Collection[int], homes: Collection[int], rest: Mapping[int, int], statements: Sequence[Statement]
) -> list[list[int]]:
    """What tells other acts than those denied, group by group of those that hold the latter."""
    others = [
        [
            place
            for place, number in rest.items()
            if number == home and not any(one_word(statements[place], statements[yes]) for yes in said)
        ]
        for home in sorted(homes)
    ]
    return [group for group in others if group]


def _told_alike(a: Statement, b: Statement) -> bool:
    """Whether two claims that deny nothing are of one kind, or both somebody's words: what an outlet says of the
    surroundings is not denied with an act."""
    told = a.kind == b.kind or None not in (a.origin, b.origin)
    return not a.denied | b.denied and told and one_word(a, b)


def _rows(statements: Sequence[Statement], denied: Pairs) -> list[list[tuple[int, int]]]:
    """The pairs of a denial and what it denies, those that share a claim together."""
    places = {one.claim.id: place for place, one in enumerate(statements)}
    rows: list[list[tuple[int, int]]] = []
    for pair in sorted((places[no], places[yes]) for no, yes in denied):
        near = [row for row in rows if any(set(pair) & set(other) for other in row)]
        rows = [row for row in rows if row not in near] + [[pair, *(other for row in near for other in row)]]
    return rows


def _pointed_at(place: int, statements: Sequence[Statement]) -> list[int]:
    """The attributed claims of the last sentence before a denial that are somebody else's, no clause of another."""
    denial = statements[place]
    start = denial.claim.cue.span.start if denial.claim.cue else denial.claim.evidence.span.start
    near = {
        other: one.claim.evidence.span
        for other, one in enumerate(statements)
        if one.document == denial.document
        and one.origin not in (None, denial.origin)
        and not one.denied
        and one.claim.stance not in WANTED
        and len(named_apart(one.stems)) >= TOLD
        and 0 <= start - one.claim.evidence.span.stop <= BEHIND
    }
    if not near:
        return []
    last = max(near.values(), key=lambda span: span.stop)
    whole = [span for span in near.values() if not any(other != span and other.covers(span) for other in near.values())]
    return [other for other, span in near.items() if span.overlap(last) and span in whole]
