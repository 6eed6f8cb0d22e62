"""Tawatur: from a pile of Arabic news articles to the story as evidence.

>>> import tawatur
>>> dossier = tawatur.report(["articles/"])        # doctest: +SKIP
>>> analysis = tawatur.annotate("...")             # doctest: +SKIP
"""

from importlib.metadata import PackageNotFoundError, version

from tawatur.app import annotate, report
from tawatur.errors import EvidenceError, PackError, PipelineError, StoreError, TawaturError, UsageError
from tawatur.model.analysis import Analysis
from tawatur.publish import Dossier, to_html, to_json

try:
    __version__ = version("tawatur")
except PackageNotFoundError:
    __version__ = "0.0.0"

__all__ = [
    "Analysis",
    "Dossier",
    "EvidenceError",
    "PackError",
    "PipelineError",
    "StoreError",
    "TawaturError",
    "UsageError",
    "annotate",
    "report",
    "to_html",
    "to_json",
]
