"""Entities: who or what the mentions of one key name, with all spellings and the state they speak for."""

from collections.abc import Iterator, Mapping

from tawatur.model.analysis import Analysis
from tawatur.model.annotation import Annotation, Attribution, Entity, Mention


class Entities:
    """Gathers the mentions of each key; the fullest spelling comes first."""

    reads: tuple[type[Annotation], ...] = (Mention, Attribution)
    writes: type[Annotation] = Entity

    def __init__(self, nations: Mapping[str, str]) -> None:
        self._nations = nations

    def __call__(self, analysis: Analysis) -> Iterator[Entity]:
        """One entity for each key, in the order of first mention."""
        text, told = analysis.document.text, _told(analysis)
        groups: dict[str, list[Mention]] = {}
        for mention in analysis.layer(Mention):
            groups.setdefault(mention.entity, []).append(mention)
        for key, mentions in groups.items():
            names = sorted(
                {" ".join(m.span.words(text).split()) for m in mentions}, key=lambda name: (-len(name), name)
            )
            first = max(mentions, key=lambda m: (len(m.span), -m.span.start))
            known = any(mention.by.startswith("mention.list") for mention in mentions)
            yield Entity(
                first.span, "entity.key", key, first.type, tuple(names), self._nations.get(key) or told.get(key), known
            )


def _told(analysis: Analysis) -> dict[str, str]:
    """The state for which the article lets somebody named speak, where it is one and the same throughout."""
    found: dict[str, set[str]] = {}
    for attribution in analysis.layer(Attribution):
        for link in attribution.chain.links:
            if link.named and link.nation:
                found.setdefault(link.who, set()).add(link.nation)
    return {who: nations.pop() for who, nations in found.items() if len(nations) == 1}
