"""JSON lines: one record of the dossier a line, each with its kind and its story."""

from collections.abc import Iterator

from tawatur.publish.dossier import Dossier, StoryView
from tawatur.publish.json_output import values_of
from tawatur.publish.jsontext import lines_of

KINDS = {
    "articles": "article",
    "reports": "claim",
    "findings": "proposition",
    "clashes": "contradiction",
    "retractions": "retraction",
    "expectations": "forecast",
    "timeline": "moment",
    "actors": "actor",
    "suggestions": "suggestion",
    "copies": "copy",
    "passages": "retold",
    "rulings": "decision",
}
"""The lists of a story and the kind of what stands in each."""


def write(dossier: Dossier, lang: str) -> bytes:
    """The lines; nothing in them hangs on the language."""
    return lines_of(_lines(dossier))


def _lines(dossier: Dossier) -> Iterator[dict[str, object]]:
    for story in dossier.stories:
        headline = story.headline.words if story.headline else None
        yield {"record": "story", "id": story.id, "headline": headline, "terms": list(story.terms)}
        yield from _records(story)
    yield from (_line("issue", None, issue) for issue in dossier.issues)
    yield from (_line("name", None, name) for name in dossier.names)


def _records(story: StoryView) -> Iterator[dict[str, object]]:
    for field, kind in KINDS.items():
        for record in getattr(story, field):
            yield _line(kind, story.id, record)


def _line(kind: str, story: str | None, record: object) -> dict[str, object]:
    values = values_of(record)
    assert isinstance(values, dict)
    return {"record": kind, **({"story": story} if story else {}), **values}
