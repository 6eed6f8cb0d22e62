"""The dossier as JSON: the same dossier gives the same bytes; schema/dossier.schema.json says the form."""

from dataclasses import fields, is_dataclass

from tawatur.model.evidence import Evidence
from tawatur.model.timevalue import Interval
from tawatur.publish.dossier import Dossier
from tawatur.publish.jsontext import dumped
from tawatur.publish.proof import prove


def to_json(dossier: Dossier) -> str:
    """The whole dossier, keys in the order of the records, text as it is (UTF-8 when written) but hidden characters.

    Raises EvidenceError where a quotation differs from the stored text.
    """
    prove(dossier)
    return dumped(values_of(dossier)) + "\n"


def values_of(value: object) -> object:
    """A record of the dossier, however deep, as what JSON knows."""
    if isinstance(value, Evidence):
        span = value.span
        return {"document": value.document, "start": span.start, "stop": span.stop, "words": value.words}
    if isinstance(value, Interval):
        return {"first": str(value.first), "last": str(value.last)}
    if isinstance(value, tuple):
        return [values_of(item) for item in value]
    if is_dataclass(value):
        return _record(value)
    return value


def _record(value: object) -> dict[str, object]:
    names = [field.name for field in fields(value)]  # type: ignore[arg-type]
    if "format" in names:
        names = ["format", *(name for name in names if name != "format")]
    return {name: values_of(getattr(value, name)) for name in names}
