"""Rooms behind heavy libraries, imported the first time they are needed; some need an extra that may not be there."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

_ROOMS = {
    "html": "",
    "language": "",
    "guess": "",
    "warc": "fastwarc",
    "parquet": "pyarrow",
    "second": "trafilatura",
}
"""Room -> the library of the extra "desk" without which it cannot be used."""


def room(name: str) -> ModuleType:
    """The module behind one of the names."""
    return import_module(f"tawatur.ingest.{name}")


@cache
def usable(name: str) -> bool:
    """Whether the library of a room is installed."""
    return not _ROOMS[name] or find_spec(_ROOMS[name]) is not None
