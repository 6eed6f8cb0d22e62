"""The pack that the ingest tests read: the real one, or a stand-in while lists are missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

import tawatur
from tawatur.errors import TawaturError
from tawatur.lang.lists import Entry, read_list
from tawatur.lang.pack import Pack, load
from tawatur.text.fold import fold

LISTS = Path(tawatur.__path__[0]) / "lang" / "ar" / "lists"
NEEDED = ("agencies", "outlets", "residue", "months", "hijri-months", "weekdays", "capitals", "cities")


@dataclass
class StandIn:
    lists: Mapping[str, tuple[Entry, ...]]
    language: str = "ar"

    def entries(self, name: str) -> tuple[Entry, ...]:
        return self.lists.get(name, ())

    def fold(self, text: str) -> str:
        return fold(text).norm

    def lookup(self, name: str, form: str) -> Entry | None:
        wanted = self.fold(form)
        return next((entry for entry in self.entries(name) if self.fold(entry.form) == wanted), None)


def _few() -> dict[str, tuple[Entry, ...]]:
    agencies = {
        "reuters": ["رويترز"], "afp": ["أ ف ب", "وكالة الصحافة الفرنسية", "أف ب"], "ap": ["أ ب", "أسوشيتد برس"],
        "dpa": ["د ب أ"], "spa": ["واس"], "wam": ["وام"], "mena": ["أ ش أ"], "anadolu": ["الأناضول"],
    }  # fmt: skip
    outlets = {
        "guardian": (["الغارديان", "الجارديان"], "theguardian.com"),
        "cnn": (["CNN"], "arabic.cnn.com,cnn.com"),
        "alarabiya": (["العربية", "العربية.نت"], "alarabiya.net"),
        "levant-news": (["ليفانت نيوز"], "thelevantnews.com"),
    }
    rows = [Entry("agencies", key, {}, form) for key, forms in agencies.items() for form in forms]
    more = [Entry("outlets", key, {"domain": site}, form) for key, (forms, site) in outlets.items() for form in forms]
    return {"agencies": tuple(rows), "outlets": tuple(more)}


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The Arabic pack."""
    if all((LISTS / f"{name}.txt").exists() for name in NEEDED):
        try:
            return load("ar")
        except (TawaturError, KeyError):
            pass
    lists = _few() | {path.stem: tuple(read_list(path)[1]) for path in LISTS.glob("*.txt")}
    return StandIn(lists)  # type: ignore[return-value]
