"""Rooms behind heavy libraries, imported the first time they are needed."""

from importlib import import_module
from types import ModuleType

_ROOMS = {"html": "tawatur.ingest.html", "language": "tawatur.ingest.language", "guess": "tawatur.ingest.guess"}


def room(name: str) -> ModuleType:
    """The module behind one of the names html, language, guess."""
    return import_module(_ROOMS[name])
