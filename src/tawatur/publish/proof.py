"""No quotation leaves without proof: every Evidence of a dossier is compared with the stored text."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import TypeVar

from tawatur.errors import EvidenceError
from tawatur.model.evidence import Evidence
from tawatur.publish.dossier import Dossier

R = TypeVar("R")
_PLAIN = frozenset({str, int, float, bool, type(None)})


def prove(dossier: Dossier) -> None:
    """Compares every quotation, letter for letter, with the text of its article.

    Raises EvidenceError at the first that differs, or that quotes an article the dossier lacks.
    """
    texts = {article.id: article.text for story in dossier.stories for article in story.articles}
    for evidence in records_in(dossier, Evidence):
        _prove(evidence, texts)


def records_in(record: object, kind: type[R] | tuple[type[R], ...]) -> Iterator[R]:
    """Every record of one kind, or of some, inside a record, however deep."""
    found: list[R] = []
    _gather(record, kind, found)
    return iter(found)


def _gather(record: object, kind: type[R] | tuple[type[R], ...], found: list[R]) -> None:
    if isinstance(record, kind):
        found.append(record)
    elif isinstance(record, tuple):
        for item in record:
            if item.__class__ not in _PLAIN:
                _gather(item, kind, found)
    else:
        for name in _names(type(record)):  # type: ignore[arg-type]  # a class can be hashed, whatever its objects can
            value = getattr(record, name)
            if value.__class__ not in _PLAIN:
                _gather(value, kind, found)


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _prove(evidence: Evidence, texts: Mapping[str, str]) -> None:
    if evidence.document not in texts:
        raise EvidenceError(f"{evidence.document}: quoted, but not among the articles; nothing was written.")
    span = evidence.span
    if not 0 <= span.start < span.stop:
        raise EvidenceError(
            f"{evidence.document}:{span.start}-{span.stop}: not a stretch of text; nothing was written."
        )
    evidence.prove(texts[evidence.document])
