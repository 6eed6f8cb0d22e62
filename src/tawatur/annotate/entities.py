"""Entities: who or what the mentions of one key name, with all spellings."""

from collections.abc import Iterator, Mapping

from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Entity, Mention


class Entities:
    """Gathers the mentions of each key; the fullest spelling comes first."""

    reads: tuple[type[Annotation], ...] = (Mention,)
    writes: type[Annotation] = Entity

    def __init__(self, nations: Mapping[str, str]) -> None:
        self._nations = nations

    def __call__(self, analysis: Analysis) -> Iterator[Entity]:
        """One entity for each key, in the order of first mention."""
        text = analysis.document.text
        groups: dict[str, list[Mention]] = {}
        for mention in analysis.layer(Mention):
            groups.setdefault(mention.entity, []).append(mention)
        for key, mentions in groups.items():
            names = sorted(
                {" ".join(m.span.words(text).split()) for m in mentions}, key=lambda name: (-len(name), name)
            )
            first = max(mentions, key=lambda m: (len(m.span), -m.span.start))
            known = any(mention.by.startswith("mention.list") for mention in mentions)
            yield Entity(first.span, "entity.key", key, first.type, tuple(names), self._nations.get(key), known)
