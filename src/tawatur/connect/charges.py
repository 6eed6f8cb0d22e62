"""Who denies what is said of him: accusations, his part in something, and acts told as not so in other words."""

from tawatur.connect.statements import ACT, NAME, NUMBER, REJECT, STATE, Statement, named_apart, share_act
from tawatur.model.chain import Stance

ACCUSE = "ACCUSE"  # the kind of an act of charging somebody with something
CHARGES = frozenset({"!accuse", "!involve", "!claim-allege", "~responsibility"})  # groups of words for a charge
SHARED = 2  # stems that a denial of what somebody reported shares with his report at least
PART = 0.6  # of what the shorter of two clauses tells that one and its contrary share at least


def untrue(no: Statement) -> bool:
    """Whether somebody is told to have denied it; who refuses says of nothing that it is untrue."""
    return no.claim.stance is Stance.DENIES and not no.claim.refusal


def of_charge(no: Statement) -> bool:
    """Whether somebody denies what he is charged with: an accusation, an allegation, his part in something."""
    return untrue(no) and (no.kind == ACCUSE or not CHARGES.isdisjoint(no.stems))


def charged(no: Statement, yes: Statement) -> bool:
    """Whether a claim charges him who denies a charge, of something that the sentence of the denial names too."""
    if no.holder is None or yes.origin in (None, no.origin) or yes.denied:
        return False
    if not blames(yes) or yes.kind == ACCUSE and yes.agent == no.holder or not names(no.holder, yes):
        return False
    return len((no.around & yes.around) - CHARGES - {f"{NAME}{no.holder}"}) >= SHARED


def accused(no: Statement, yes: Statement) -> bool:
    """Whether somebody denies what a claim accuses him of: his denial shares a word for an act with its sentence,
    or any word but names where it names no act, or names his accuser."""
    if not untrue(no) or no.holder is None or yes.kind != ACCUSE or yes.denied or yes.ahead:
        return False
    theirs = yes.origin if yes.origin or no.document == yes.document else yes.document
    if theirs in (None, no.origin) or not names(no.holder, yes):
        return False
    matter = named_apart(no.stems) - CHARGES
    acts = frozenset(stem for stem in matter if stem.startswith(ACT))
    return bool((acts or matter) & yes.around) or f"{NAME}{yes.holder}" in no.around


def blames(yes: Statement) -> bool:
    """Whether a claim charges somebody with something."""
    return yes.kind == ACCUSE or not CHARGES.isdisjoint(yes.stems)


def names(holder: str, yes: Statement) -> bool:
    """Whether a claim names somebody."""
    return holder in yes.who or f"{NAME}{holder}" in yes.stems


def contrary(no: Statement, yes: Statement) -> bool:
    """Whether one tells as not so an act that another tells: of one kind, in mostly the same words, by others, and not
    at another time. Whether somebody lives is for retractions to say."""
    if no.claim.frame.fates or not no.claim.negated or no.kind != yes.kind or no.kind in (STATE, REJECT) or yes.ahead:
        return False
    if None in (no.origin, yes.origin) or no.when and yes.when and not no.when.meets(yes.when):
        return False
    return _one_party(no, yes) and _one_matter(no, yes)


def _one_party(no: Statement, yes: Statement) -> bool:
    """Whether those who act in a claim are those of its contrary, or he who says that it is not so."""
    return not yes.who or bool(yes.who & {*no.who, no.holder, no.origin})


def _one_matter(no: Statement, yes: Statement) -> bool:
    """Whether two clauses share an act and most of the shorter one, or one that is short holds nothing else; whoever
    denies what he himself is told to have done may name the others otherwise."""
    mine, yours = (frozenset(stem for stem in one.stems if not stem.startswith(NUMBER)) for one in (no, yes))
    if share_act(mine, yours, SHARED, PART):
        return True
    if yes.who & {no.holder, no.origin} and share_act(named_apart(mine), named_apart(yours), SHARED, PART):
        return True
    return len(mine & yours) < SHARED and bool(mine & yours) and mine <= yours
