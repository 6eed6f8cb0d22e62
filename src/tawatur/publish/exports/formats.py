"""Every form in which a dossier leaves, and the one way to get it."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tawatur.errors import UsageError
from tawatur.publish.dossier import Dossier
from tawatur.publish.proof import prove


@dataclass(frozen=True, slots=True)
class Format:
    """A form of file: ``module`` has ``write(dossier, lang)``; ``worded`` where the language changes it."""

    name: str
    suffix: str
    media_type: str
    module: str
    worded: bool = True


_ROWS = (
    Format("html", ".html", "text/html; charset=utf-8", "web_page"),
    Format("docx", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word"),
    Format("pdf", ".pdf", "application/pdf", "pdf"),
    Format("xlsx", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "workbook"),
    Format("csv", ".csv.zip", "application/zip", "comma"),
    Format("json", ".json", "application/json", "whole", worded=False),
    Format("jsonl", ".jsonl", "application/jsonl", "jsonl", worded=False),
    Format("jsonld", ".jsonld", "application/ld+json", "jsonld"),
    Format("annotations", ".annotations.jsonld", "application/ld+json", "annotations"),
    Format("prov", ".prov.jsonld", "application/ld+json", "prov"),
    Format("ftm", ".ftm.jsonl", "application/jsonl", "ftm"),
    Format("gexf", ".gexf", "application/gexf+xml", "gexf"),
    Format("stix", ".stix.json", "application/stix+json;version=2.1", "stix"),
)
FORMATS = {one.name: one for one in _ROWS}


def exported(dossier: Dossier, form: str, lang: str = "ar") -> bytes:
    """The dossier in a form; its media type and suffix stand in ``FORMATS``, its name is ``file_name``.

    Every quotation is compared with the stored text first: raises EvidenceError where one differs, UsageError where the
    form is not known or needs a library that is not installed.
    """
    if form not in FORMATS:
        raise UsageError(f"There is no form {form!r}; there are: {', '.join(FORMATS)}.")
    prove(dossier)
    return bytes(_module(FORMATS[form]).write(dossier, lang))


def file_name(form: str, lang: str) -> str:
    """A name for the file of a form.

    >>> file_name("docx", "ar"), file_name("jsonl", "ar")
    ('dossier-ar.docx', 'dossier.jsonl')
    """
    chosen = FORMATS[form]
    return f"dossier-{lang}{chosen.suffix}" if chosen.worded else f"dossier{chosen.suffix}"


def form_of(path: Path) -> str | None:
    """The form that a file's name asks for, by the longest suffix that fits.

    >>> form_of(Path("a.prov.jsonld")), form_of(Path("a.jsonld")), form_of(Path("a.txt"))
    ('prov', 'jsonld', None)
    """
    fitting = [one for one in _ROWS if path.name.lower().endswith(one.suffix)]
    return max(fitting, key=lambda one: len(one.suffix)).name if fitting else None


def _module(form: Format) -> ModuleType:
    """The module of a form, loaded when it is first asked for: some stand on heavy libraries."""
    try:
        return import_module(f"{__package__}.{form.module}")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("tawatur"):
            raise
        raise UsageError(
            f"The form {form.name} needs the library {error.name}: install it with pip install 'tawatur[desk]'."
        ) from error
