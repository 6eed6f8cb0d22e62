"""What somebody asks for, read from one line: words, "phrases", beginnings*, -not this, =exactly this, fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tawatur.errors import UsageError
from tawatur.model.annotation import Factuality
from tawatur.model.chain import Stance
from tawatur.search.spelling import words_of
from tawatur.text.marks import CLOSE_QUOTES, OPEN_QUOTES

FIELDS = ("outlet", "day", "from", "to", "story", "actor", "stance", "factuality", "outdated")
"""What may stand before a colon."""
_PART = re.compile(r'(?P<no>-?)(?:(?P<field>[a-z]+):(?=\S))?(?P<exact>=?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_PLAIN = str.maketrans(dict.fromkeys(OPEN_QUOTES + CLOSE_QUOTES, '"'))


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that stand one behind the other: ``begins`` where a word begins so, ``absent`` where they must not stand
    there, ``exact`` where they are spelt so."""

    words: tuple[str, ...]
    begins: bool = False
    absent: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: each clause and each field; ``first`` and ``last`` are days, YYYY-MM-DD or empty.

    ``outdated`` asks for articles too in whose place another stands, ``since`` for those only that came after the
    first so many.
    """

    clauses: tuple[Clause, ...] = ()
    outlets: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    factualities: tuple[str, ...] = ()
    story: str = ""
    first: str = ""
    last: str = ""
    outdated: bool = False
    since: int = 0

    @property
    def of_claims(self) -> bool:
        """Whether it asks for what only claims have."""
        return bool(self.stances or self.factualities)


def query_of(line: str, *, exact: bool = False) -> Query:
    """The query that a line writes; ``exact`` asks for the spelling of all its words.

    Raises UsageError where it asks for nothing, or in a way that nobody understands.

    >>> query_of('visit "the palace" king* -army outlet:reuters').clauses[1]
    Clause(words=('the', 'palace'), begins=False, absent=False, exact=False)
    """
    clauses, fields = list[Clause](), dict[str, list[str]]()
    for part in _PART.finditer(line.translate(_PLAIN)):
        told = part["phrase"] if part["phrase"] is not None else part["word"]
        if part["field"]:
            fields.setdefault(part["field"], []).append(told)
        else:
            clauses += _clauses(part, told, exact or bool(part["exact"]))
    if not clauses and not fields:
        raise UsageError("The search asks for nothing: give a word, a phrase or a field.")
    return _with(tuple(clauses), fields)


def _clauses(part: re.Match[str], told: str, exact: bool) -> Iterator[Clause]:
    words = tuple(word.form for word in words_of(told))
    begins = part["phrase"] is None and told.endswith("*")
    if begins and exact:
        raise UsageError(f"{told}: what is to be spelt so cannot be a beginning; leave out one of the two.")
    if begins and words and len(words[-1]) < 2:
        raise UsageError(f"{told}: a beginning has two letters at least.")
    if words:
        yield Clause(words, begins, bool(part["no"]), exact)


def _with(clauses: tuple[Clause, ...], told: dict[str, list[str]]) -> Query:
    for name in told:
        if name not in FIELDS:
            raise UsageError(f"{name}: is no field of a search; there are {', '.join(FIELDS)}.")
    first, last = _days(told)
    return Query(
        clauses,
        outlets=tuple(told.get("outlet", ())),
        actors=tuple(told.get("actor", ())),
        stances=_known("stance", told, [str(one) for one in Stance]),
        factualities=_known("factuality", told, [str(one) for one in Factuality]),
        story=told.get("story", [""])[-1],
        first=first,
        last=last,
        outdated=told.get("outdated", ["no"])[-1] == "yes",
    )


def _known(name: str, told: dict[str, list[str]], values: list[str]) -> tuple[str, ...]:
    for value in told.get(name, ()):
        if value not in values:
            raise UsageError(f"{name}:{value}: is not one of {', '.join(values)}.")
    return tuple(told.get(name, ()))


def _days(told: dict[str, list[str]]) -> tuple[str, str]:
    days = {name: _day(name, told[name][-1]) for name in ("day", "from", "to") if name in told}
    return days.get("from", days.get("day", "")), days.get("to", days.get("day", ""))


def _day(name: str, written: str) -> str:
    try:
        return str(date.fromisoformat(written))
    except ValueError as error:
        raise UsageError(f"{name}:{written}: is no day; write it as 2023-09-13.") from error
