"""A row of reliability.py."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A threat, what stands against it, and what measures whether it does: a figure in words."""

    threat: str
    defence: str
    measure: Callable[[], str]
