"""A second reading of a page's main text, by trafilatura: where the two differ much, a reader should look."""

from collections import Counter

from trafilatura import extract

LARGEST = 2_000_000
ALIKE = 0.5
"""The share of the words of the longer text that both have, under which two readings disagree."""


def differing(markup: str, text: str) -> int | None:
    """How many words the second reading of a page has, where it is not much the same as the first; None where it is."""
    if len(markup) > LARGEST:
        return None
    second = extract(markup, fast=True, include_comments=False, include_tables=False, deduplicate=False) or ""
    return None if alike(_once(text), _once(second)) >= ALIKE else len(second.split())


def _once(text: str) -> str:
    """A text with each of its lines once: whether one that is repeated is told again is no difference."""
    return "\n".join(dict.fromkeys(line.strip() for line in text.split("\n")))


def alike(first: str, second: str) -> float:
    """The share of the words of the longer text that both have.

    >>> alike("one two three", "two three four five")
    0.5
    """
    here, there = Counter(first.split()), Counter(second.split())
    return (here & there).total() / max(here.total(), there.total(), 1)
