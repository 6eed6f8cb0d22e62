"""What people ruled: decisions, the log that keeps them, and which of them are in force."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from tawatur.errors import UsageError
from tawatur.model.evidence import Evidence

SAME, NOT_SAME, UNSURE = "same", "not-same", "unsure"
OWN, UNKNOWN, BY = "own", "unknown", "by:"
GRADES = ("A", "B", "C", "D", "E", "F")
UNDONE = "undone"

SUBJECTS = {"actor": 2, "statement": 2, "story": 2, "source": 1, "grade": 1, "verdict": 1, "decision": 1}
"""What a decision may be about, and how many subjects it then has."""

PLACE = re.compile(r"(.+):(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person ruled: ``by`` whom, ``at`` what time (ISO 8601), with a ``note`` why.

    ========= ======================================== ===========================================================
    about     subjects                                 ruling
    ========= ======================================== ===========================================================
    actor     two keys of actors                       same, not-same, unsure (asked no more)
    statement the places of two claims                 same; not-same: the first does not say what the second says
    story     the ids of two articles                  same: their stories are one; not-same: the first leaves
    source    the place of a claim                     own (the outlet's own voice), unknown, or by:KEY
    grade     the key of an outlet                     A to F (STANAG 2511: E not reliable, F cannot be judged)
    verdict   the place of a claim                     a rating in the person's own words; changes no count
    decision  the number of a decision                 undone
    ========= ======================================== ===========================================================

    A place is ``DOCUMENT:START-STOP``, the clause of a claim in code points of the stored text: it holds whatever
    becomes of the rules by which the claim was found. Raises UsageError for what is none of these.
    """

    about: str
    subjects: tuple[str, ...]
    ruling: str
    by: str = ""
    at: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.about not in SUBJECTS:
            raise UsageError(f"A decision about {self.about!r} is unknown; it may be about {', '.join(SUBJECTS)}.")
        if len(set(self.subjects)) != SUBJECTS[self.about] or not all(self.subjects):
            raise UsageError(
                f"A decision about a {self.about} has {SUBJECTS[self.about]} subjects, not {self.subjects}."
            )
        if not self._possible():
            raise UsageError(f"{self.ruling!r} is no ruling about a {self.about}.")
        for place in self.places:
            document_of(place)

    def _possible(self) -> bool:
        match self.about:
            case "actor":
                return self.ruling in (SAME, NOT_SAME, UNSURE)
            case "statement" | "story":
                return self.ruling in (SAME, NOT_SAME)
            case "source":
                return self.ruling in (OWN, UNKNOWN) or len(self.ruling) > len(BY) and self.ruling.startswith(BY)
            case "grade":
                return self.ruling in GRADES
            case "decision":
                return self.ruling == UNDONE and self.subjects[0].isdecimal()
        return bool(self.ruling.strip())

    @property
    def matter(self) -> tuple[str, ...]:
        """What it is about, however its subjects are ordered: of two decisions on one matter the later is in force."""
        return (self.about, *sorted(self.subjects))

    @property
    def places(self) -> tuple[str, ...]:
        """The places of claims that it names."""
        return self.subjects if self.about in ("statement", "source", "verdict") else ()

    def documents(self) -> tuple[str, ...]:
        """The ids of the articles that it names."""
        if self.about == "story":
            return self.subjects
        return tuple(dict.fromkeys(map(document_of, self.places)))


@dataclass(frozen=True, slots=True)
class Logged:
    """A decision in its log: ``number`` from 1 on, ``batch`` the number of article batches that were there before it,
    ``chain`` the hash of it and of all before it."""

    number: int
    batch: int
    decision: Decision
    chain: str = ""


def place_of(evidence: Evidence) -> str:
    """The place of a claim by its clause.

    >>> from tawatur.model.span import Span
    >>> place_of(Evidence("a1", Span(3, 9), "it fell"))
    'a1:3-9'
    """
    return f"{evidence.document}:{evidence.span.start}-{evidence.span.stop}"


def document_of(place: str) -> str:
    """The document of a place; raises UsageError where it is none.

    >>> document_of("a1:3-9")
    'a1'
    """
    found = PLACE.fullmatch(place)
    if not found:
        raise UsageError(f"{place!r} is no place of a claim; it reads DOCUMENT:START-STOP.")
    return found[1]


def chained(last: str, number: int, batch: int, decision: Decision) -> str:
    """The hash that stands for a decision and all before it."""
    row = json.dumps([last, number, batch, asdict(decision)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(row.encode("utf-8", "surrogatepass")).hexdigest()


def logged(decisions: Iterable[tuple[int, Decision]]) -> tuple[Logged, ...]:
    """The log that decisions make, each given with the number of batches before it."""
    log: list[Logged] = []
    for number, (batch, decision) in enumerate(decisions, 1):
        log.append(Logged(number, batch, decision, chained(log[-1].chain if log else "", number, batch, decision)))
    return tuple(log)


def written(log: Iterable[Logged]) -> str:
    """A log as JSON lines, to keep it elsewhere or to give it to another run."""
    return "".join(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in log)


def read(text: str, place: str) -> tuple[Logged, ...]:
    """The log in JSON lines; a line may hold a bare decision. Raises UsageError with the line that is none, or that
    was changed after it was written: its hash then fits no longer.

    >>> made = logged([(0, Decision("grade", ("gazette",), "B", note="asked"))])
    >>> read(written(made), "log") == made
    True
    """
    given = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            one, batch = _decision(row.get("decision", row)), int(row.get("batch", 0))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise UsageError(f"{place}:{number}: is no decision ({error}).") from error
        except UsageError as error:
            raise UsageError(f"{place}:{number}: {error}") from error
        given.append((batch, one, row.get("chain", "")))
    log = logged((batch, one) for batch, one, _ in given)
    for made, (_, _, chain) in zip(log, given, strict=True):
        if chain and chain != made.chain:
            raise UsageError(f"{place}:{made.number}: this decision or one before it is not what was logged.")
    return log


def _decision(row: dict[str, Any]) -> Decision:
    """A decision from what JSON gives for it; raises TypeError where that is of another kind."""
    subjects, *others = row["subjects"], *(value for name, value in row.items() if name != "subjects")
    if not isinstance(subjects, list) or not all(isinstance(value, str) for value in (*subjects, *others)):
        raise TypeError("its subjects are a list of texts, all else of it is text")
    return Decision(**{**row, "subjects": tuple(subjects)})


def in_force(log: Iterable[Logged]) -> tuple[Logged, ...]:
    """The decisions that count: not undone, and the latest on their matter.

    >>> made = [Decision("grade", ("gazette",), "B"), Decision("grade", ("gazette",), "D")]
    >>> [one.decision.ruling for one in in_force(logged((0, one) for one in made))]
    ['D']
    >>> made.append(Decision("decision", ("2",), "undone"))
    >>> [one.decision.ruling for one in in_force(logged((0, one) for one in made))]
    ['B']
    """
    ordered = sorted(log, key=lambda one: -one.number)
    undone: set[int] = set()
    kept: dict[tuple[str, ...], Logged] = {}
    for one in ordered:
        if one.number in undone:
            continue
        if one.decision.about == "decision":
            undone.add(int(one.decision.subjects[0]))
        else:
            kept.setdefault(one.decision.matter, one)
    return tuple(sorted(kept.values(), key=lambda one: one.number))
