"""What leaves a document: the only bridge between annotate and connect."""

from dataclasses import dataclass

from tawatur.model.annotation import Factuality
from tawatur.model.chain import Chain, Stance
from tawatur.model.evidence import Evidence
from tawatur.model.timevalue import TimeExpression

FATE = "#"
"""What stands before the fate of counted people in ``Quantity.of``, where a stem stands for other things."""
OF_THEM = "<"
"""What stands there before the stem where the count is of a part of those counted before."""
MONEY = "$"
"""What stands there before the stem of money: it says nothing of what is paid for."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts: ``of`` is the folded stem of the counted word, or one of the signs above and what
    it stands before.

    ``about`` says how it is rounded: not at all, approximate, more, less, or several ("dozens": more than one of ten).
    """

    value: float
    unit: str
    of: str
    words: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a person: ``who`` is an entity key, ``what`` dead, missing, reported (a report of
    the death is told), alive (after all), feigned (a death that was played or made up) or staged (how)."""

    who: str
    what: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What a claim is about, without a word of any language but folded stems.

    ``who`` are entity keys (agent first), ``where`` an entity key, ``when`` a time that still waits
    for the publication day, ``terms`` the folded stems of the content words, in order and each once,
    ``positive`` is False under a negation, ``fates`` what became of persons.
    """

    kind: str
    who: tuple[str, ...] = ()
    where: str | None = None
    when: TimeExpression | None = None
    quantities: tuple[Quantity, ...] = ()
    positive: bool = True
    terms: tuple[str, ...] = ()
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Content + chain + frame + evidence: one attributed or plain statement about one event.

    ``evidence`` is the clause; ``quote`` the whole attributed content or sentence it stands in;
    ``cue`` the attributing words (None in the outlet's own voice). ``kind`` is that of the
    attribution, or "own". ``utterance`` is True where the claim is that something was *said*.
    ``future`` is True where the event lies after the document's publication by its wording;
    ``refusal`` where the denying words refuse an act or a remark and say of nothing that it is untrue,
    ``negated`` where a negation at its own verb says that it is or was not so.
    """

    id: str
    document: str
    evidence: Evidence
    quote: Evidence
    cue: Evidence | None
    chain: Chain
    frame: Frame
    factuality: Factuality
    stance: Stance
    kind: str
    utterance: bool = False
    future: bool = False
    main: bool = True
    refusal: bool = False
    negated: bool = False
