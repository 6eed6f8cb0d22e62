"""Documents become articles: who published it, when, what was dropped, what is marked."""

import re
from collections.abc import Mapping

from tawatur.model.document import Document
from tawatur.model.evidence import Evidence
from tawatur.model.reason import Fact
from tawatur.model.timevalue import Interval
from tawatur.publish.layers import Layers
from tawatur.publish.reports import Scene
from tawatur.publish.stored import Article, Dropped, Read


def articles_of(scene: Scene, layers: Mapping[str, Layers]) -> tuple[Article, ...]:
    """The articles of a story, the earliest first; undated ones last."""
    order = sorted(scene.story.documents, key=lambda document: _age(scene, document))
    anchors = _anchors([document.id for document in order])
    return tuple(_article(scene, document, anchors[document.id], layers) for document in order)


def _age(scene: Scene, document: Document) -> tuple[str, str]:
    published = scene.published(document)
    return (str(published.first) if published else "9999", document.name)


def _article(scene: Scene, document: Document, anchor: str, layers: Mapping[str, Layers]) -> Article:
    publication = scene.publications.get(document.id)
    marks = layers[document.id].marks() if document.id in layers else ()
    return Article(
        id=document.id,
        anchor=anchor,
        name=document.name,
        language=document.language,
        headline=Evidence.of(document, document.headline) if document.headline else None,
        outlet=_read_key(scene, document, document.outlet),
        agency=_read_key(scene, document, document.agency),
        published=scene.published(document),
        published_reasons=publication.reasons if publication else document.published.reasons,
        own_date=_read_days(document, document.published),
        page_dates=tuple(_read(document, fact) for fact in document.page_dates),
        dateline=_read_key(scene, document, document.dateline),
        author=document.author,
        url=document.url,
        digest=document.digest,
        dropped=_dropped(document),
        marks=marks,
        text=document.text,
    )


def _dropped(document: Document) -> tuple[Dropped, ...]:
    lines = [line for line in document.dropped if len(line.span)]
    return tuple(Dropped(Evidence.of(document, line.span), line.reason) for line in lines)


def _read(document: Document, fact: Fact[str]) -> Read:
    evidence = Evidence.of(document, fact.span) if fact.span else None
    return Read(fact.value, None, fact.reasons, evidence)


def _read_key(scene: Scene, document: Document, fact: Fact[str]) -> Read:
    plain = _read(document, fact)
    return Read(plain.value, scene.names.optional(fact.value), plain.reasons, plain.evidence)


def _read_days(document: Document, fact: Fact[Interval]) -> Read:
    evidence = Evidence.of(document, fact.span) if fact.span else None
    return Read(str(fact.value) if fact.value else None, None, fact.reasons, evidence)


def _anchors(ids: list[str]) -> dict[str, str]:
    """A name for each id that can stand in an address: ASCII letters and digits, each once."""
    anchors: dict[str, str] = {}
    for key in ids:
        bare = re.sub(r"[^A-Za-z0-9_]+", "-", key).strip("-") or "doc"
        bare = bare if bare[0].isalpha() else f"d{bare}"
        anchor, count = bare, 2
        while anchor in anchors.values():
            anchor, count = f"{bare}-{count}", count + 1
        anchors[key] = anchor
    return anchors
