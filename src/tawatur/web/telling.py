"""Dossiers as they were composed last: each is kept for as long as nothing that it is made of has changed."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from tawatur import archive
from tawatur.publish.cards import Card, Layout, Passage
from tawatur.publish.dossier import Dossier, Name, StoryView
from tawatur.store.base import View

ARTICLES = 3000  # of the dossiers that are kept together
LOOKS = 3  # at a story that somebody tells anew between two of them
Key = tuple[str, bytes, tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """A story with its dossier, and its statements as they are laid out; ``singles`` is what one article alone says."""

    dossier: Dossier
    story: StoryView
    cards: tuple[Card, ...]
    singles: tuple[Passage, ...]


@dataclass(slots=True)
class Tellings:
    """The dossiers that were asked for last, by the content of which they were composed."""

    most: int = ARTICLES
    _kept: "OrderedDict[Key, Told]" = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def of(self, view: View, desk: archive.Desk, story: str) -> Told | None:
        """A story by an id that it has, or had; None where there is none."""
        for _ in range(LOOKS):
            now = view.called_now(story)
            packed = next(view.stories([now]), None) if now else None
            if now and packed and (told := self._told(view, desk, now, packed)):
                return told
        return None

    def _told(self, view: View, desk: archive.Desk, now: str, packed: bytes) -> Told | None:
        key = (now, blake2b(packed, digest_size=16).digest(), view.recipes(), bool(view.stale([now])))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        told = _composed(view, desk, now)
        if told:
            self._keep(key, told)
        return told

    def together(self, view: View, desk: archive.Desk, stories: Sequence[str]) -> Dossier:
        """Some stories as one dossier."""
        found = [told.dossier for story in stories if (told := self.of(view, desk, story))]
        views = tuple(one for dossier in found for one in dossier.stories)
        issues = tuple(one for dossier in found for one in dossier.issues)
        names = {name.key: name for dossier in reversed(found) for name in dossier.names}
        return Dossier(views, issues, tuple(sorted(names.values(), key=_key)))

    def _keep(self, key: Key, told: Told) -> None:
        with self._lock:
            for old in [one for one in self._kept if one[0] == key[0]]:
                del self._kept[old]
            self._kept[key] = told
            while len(self._kept) > 1 and sum(len(one.story.articles) for one in self._kept.values()) > self.most:
                self._kept.popitem(last=False)


def _composed(view: View, desk: archive.Desk, story: str) -> Told | None:
    dossier = archive.told(view, [story], desk)
    if not dossier.stories:
        return None  # it was told anew meanwhile, under another id
    (found,) = dossier.stories
    layout = Layout(found)
    return Told(dossier, found, tuple(layout.cards()), layout.singles())


def _key(name: Name) -> str:
    return name.key
