"""No quotation leaves without proof: every Evidence of a dossier is compared with the stored text."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TypeVar

from tawatur.errors import EvidenceError
from tawatur.model.evidence import Evidence
from tawatur.publish.dossier import Dossier

R = TypeVar("R")


def prove(dossier: Dossier) -> None:
    """Compares every quotation, letter for letter, with the text of its article.

    Raises EvidenceError at the first that differs, or that quotes an article the dossier lacks.
    """
    texts = {article.id: article.text for story in dossier.stories for article in story.articles}
    for evidence in records_in(dossier, Evidence):
        _prove(evidence, texts)


def records_in(record: object, kind: type[R]) -> Iterator[R]:
    """Every record of one kind inside a record, however deep."""
    if isinstance(record, kind):
        yield record
    elif isinstance(record, tuple):
        for item in record:
            yield from records_in(item, kind)
    elif is_dataclass(record):
        for field in fields(record):
            yield from records_in(getattr(record, field.name), kind)


def _prove(evidence: Evidence, texts: Mapping[str, str]) -> None:
    if evidence.document not in texts:
        raise EvidenceError(f"{evidence.document}: quoted, but not among the articles; nothing was written.")
    span = evidence.span
    if not 0 <= span.start < span.stop:
        raise EvidenceError(
            f"{evidence.document}:{span.start}-{span.stop}: not a stretch of text; nothing was written."
        )
    evidence.prove(texts[evidence.document])
