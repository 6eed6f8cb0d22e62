"""What a person ruled about a statement: never made by the program."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's rating of one finding: ``rating`` in that person's words, ``day`` when it was given."""

    finding: str
    person: str
    rating: str
    day: date
    reasons: str = ""
    url: str = ""
