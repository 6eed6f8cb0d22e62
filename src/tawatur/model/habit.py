"""How an outlet reports: how much of it credits nobody, whom it relies on, texts that it takes and gives."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Credited:
    """Somebody whom an outlet passes on: key, the name that the articles write, in how many reports."""

    key: str
    name: str
    reports: int


@dataclass(frozen=True, slots=True)
class Habit:
    """An outlet over one story or many; its key is empty where nobody knows who published.

    ``uncredited`` counts the reports that credit nobody, ``taken`` and ``given`` the pairs of articles that share text:
    by the text of another, by its own.
    """

    outlet: str
    stories: int
    articles: int
    reports: int
    uncredited: int
    taken: int
    given: int
    credited: tuple[Credited, ...] = ()
