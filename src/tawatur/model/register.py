"""What is known of outlets, agencies and states beforehand: facts about keys, of no language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Register:
    """Facts about keys.

    ``families`` names the publisher family of an outlet or agency, ``nations`` the state a body,
    agency or person speaks for, ``capitals`` the state of a capital; ``outlets`` and ``agencies`` are
    the keys that are known, ``ungraded`` those of them that are only named; ``given`` are given names
    whose vowels tell people apart; ``within`` are the places round a place that are known to hold it.

    >>> Register(nations={"palace": "ruritania"}, capitals={"strelsau": "ruritania"}).nation("strelsau")
    'ruritania'
    """

    families: Mapping[str, str] = field(default_factory=dict)
    nations: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)
    outlets: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    ungraded: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def family(self, key: str) -> str:
        """The publisher family of an outlet or agency, else its own key."""
        return self.families.get(key, key)

    def graded(self, key: str) -> bool:
        """Whether somebody answers for an outlet, so that its own voice counts."""
        return key in self.outlets and key not in self.ungraded

    def nation(self, key: str) -> str | None:
        """The state for which a key speaks or whose capital it is."""
        return self.nations.get(key) or self.capitals.get(key)

    def round(self, key: str) -> frozenset[str]:
        """The places that are known to hold a place, and those that hold them.

        >>> sorted(Register(within={"zenda": ("highlands",), "highlands": ("ruritania",)}).round("zenda"))
        ['highlands', 'ruritania']
        """
        found: set[str] = set()
        near = list(self.within.get(key, ()))
        while near:
            place = near.pop()
            if place not in found:
                found.add(place)
                near += self.within.get(place, ())
        return frozenset(found)

    def states(self) -> frozenset[str]:
        """Every key that is known to be a state."""
        return frozenset(self.nations.values()) | frozenset(self.capitals.values())
