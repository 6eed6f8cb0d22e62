"""Adjectives of places that no list of adjectives holds: read off the place's own name, but for those that have a
common meaning, "local", "internal"."""

from tawatur.lang.pack import Entry, Pack

_PLACES = ("states", "capitals", "cities", "regions")
_DOTS = "\u2026"


class Nisba:
    """Finds the place whose adjective a form is, by the endings of the nisba paradigm; of a language without the
    list ``nisba``, none."""

    def __init__(self, pack: Pack) -> None:
        self._forms = pack.forms
        self._endings: tuple[str, ...] = ()
        self._stems: tuple[str, ...] = ()
        self._common: frozenset[str] = frozenset()
        if "nisba" in pack.lists:
            base = next(entry.norm for entry in pack.entries("nisba") if entry.get("number") == "s")[-1]
            self._endings = tuple(base + tail for tail in pack.paradigms.endings("nisba"))
            self._stems = tuple(entry.norm for entry in pack.entries("nisba-stems"))
            self._common = frozenset(entry.norm[:-1] for entry in pack.lists.get("common-adjectives", ()))

    def of(self, norm: str) -> tuple[Entry, ...]:
        """The adjective's entry, with the state of its place; empty where the form is none."""
        for ending in self._endings:
            stem = norm[: -len(ending)]
            if norm.endswith(ending) and len(stem) > 2 and stem not in self._common:
                for pattern in self._stems:
                    for entry in self._forms.get(pattern.replace(_DOTS, stem), ()):
                        if entry.list in _PLACES:
                            keys = {"state": entry.get("state") or entry.value}
                            return (Entry("nisba", entry.value, keys, norm, entry.line, norm),)
        return ()
