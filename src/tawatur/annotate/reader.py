"""Reading articles of one language: the pack, the words, the grammar and the stages put together."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from tawatur.annotate.attributions import Attributions
from tawatur.annotate.cues import Cues
from tawatur.annotate.entities import Entities
from tawatur.annotate.events import Events
from tawatur.annotate.leaf import leaf_of
from tawatur.annotate.mentions import Mentions
from tawatur.annotate.modality import Modalities
from tawatur.annotate.quotes import Quotes
from tawatur.annotate.sentences import Sentences
from tawatur.annotate.stage import Pipeline
from tawatur.annotate.times import Times
from tawatur.annotate.tokens import Tokeniser
from tawatur.grammar.rules import Grammar, read_rules
from tawatur.lang.alphabet import NAMES
from tawatur.lang.pack import Pack, load
from tawatur.lang.skeleton import native_names
from tawatur.lang.tagger import Tagger
from tawatur.lang.words import Words
from tawatur.model.analysis import Analysis
from tawatur.model.document import Document
from tawatur.model.leaf import Leaf
from tawatur.model.register import Register

_NATIONS = ("states", "capitals", "bodies", "agencies", "persons", "outlets")
_PLACES = ("capitals", "cities", "regions", "sites")


class Reader:
    """Reads articles of one language; ``extra`` list files are added to its pack."""

    def __init__(self, language: str = "ar", *, extra: tuple[Path, ...] = ()) -> None:
        self.pack = load(language, extra=extra)
        rules = read_rules(self.pack.folder / "grammar" / "times.toml")
        wanted = {name for rule in rules for name in rule.classes()}
        self.words = Words(self.pack, wanted | {"line"})
        self._tokeniser = Tokeniser(self.words)
        self.register = register_of(self.pack)
        nations = self.register.nations
        tagger = Tagger.load(self.pack.folder / "model" / "tagger.npz", self.words)
        self._pipeline = Pipeline(
            [
                Quotes(),
                Sentences(),
                Mentions(self.words, tagger),
                Times(self.words, Grammar(rules, self.words)),
                Cues(self.words),
                Attributions(self.words, nations),
                Events(self.words),
                Modalities(self.words),
                Entities(nations),
            ]
        )

    def annotate(self, document: Document) -> Analysis:
        """A document with all its layers."""
        tokens = self._tokeniser(document)
        return self._pipeline(Analysis(document, tokens, recipe=self.recipe))

    def leaf(self, analysis: Analysis) -> Leaf:
        """What connect needs of an analysed document."""
        return leaf_of(analysis, self.words)

    @property
    def recipe(self) -> str:
        """The version, pack and stages an analysis is made with."""
        stages = ",".join(type(stage).__name__ for stage in self._pipeline.stages)
        return f"{self.pack.language}:{self.pack.digest}:{stages}"

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Key -> (name in the pack's language, English name) of everything the lists name, found out once."""
        return self._names

    @cached_property
    def _names(self) -> Mapping[str, tuple[str, str]]:
        """All names.

        A publisher family that no list names goes by the names of its outlets.
        """
        found: dict[str, tuple[str, str]] = {}
        for name in NAMES:
            for entry in self.pack.lists.get(name, ()):
                if entry.value not in found:
                    found[entry.value] = (entry.form, entry.get("en").replace("_", " "))
        outlets: dict[str, list[tuple[str, str]]] = {}
        for outlet, family in self.register.families.items():
            outlets.setdefault(family, []).append(found[outlet])
        for family, named in outlets.items():
            found.setdefault(family, (_listed([own for own, _ in named]), _listed([en for _, en in named])))
        return found


def _listed(names: list[str]) -> str:
    return " / ".join(names[:_SHOWN]) + (" / …" if len(names) > _SHOWN else "")


_SHOWN = 3
"""Outlets that a publisher's name lists at the most."""


def register_of(pack: Pack) -> Register:
    """The facts about keys that the lists hold: families, nations, capitals, known outlets and agencies."""
    nations: dict[str, str] = {}
    capitals: dict[str, str] = {}
    families: dict[str, str] = {}
    for name in _NATIONS:
        for entry in pack.lists.get(name, ()):
            nation = entry.get("nation") or (entry.get("state") if name == "capitals" else "")
            if nation:
                nations.setdefault(entry.value, nation)
            if name == "capitals":
                capitals.setdefault(entry.value, entry.get("state"))
            if entry.get("family"):
                families.setdefault(entry.value, entry.get("family"))
    outlets = frozenset(entry.value for entry in pack.lists.get("outlets", ()))
    agencies = frozenset(entry.value for entry in pack.lists.get("agencies", ()))
    ungraded = frozenset(entry.value for entry in pack.lists.get("outlets", ()) if entry.get("graded") == "no")
    given = frozenset(entry.form for entry in native_names(pack))
    return Register(families, nations, capitals, outlets, agencies, ungraded, given, _within(pack))


def _within(pack: Pack) -> dict[str, tuple[str, ...]]:
    """For each place that the lists name the region and the state in which it lies, as far as they say."""
    found: dict[str, tuple[str, ...]] = {}
    for name in _PLACES:
        for entry in pack.lists.get(name, ()):
            places = tuple(place for place in (entry.get("within"), entry.get("state")) if place)
            if places:
                found.setdefault(entry.value, places)
    return found
