"""Articles on their way to Documents: what a file, a line or a row held, or the issue it gave."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tawatur.ingest.names import roles_of
from tawatur.model.capture import Capture
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was found: ``place`` is the file, with line or row where there is one, ``raw`` its bytes.

    ``capture`` is the page that it is, where it came from an address of the web.
    """

    place: str
    name: str
    text: str
    headline: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    raw: bytes = b""
    capture: Capture | None = None

    @property
    def digest(self) -> str:
        """The hash of its bytes, empty where there are none."""
        return digest_of(self.raw) if self.raw else ""


def unread(kind: str, place: str, *values: str) -> Issue:
    """An issue for something of which nothing was used."""
    return Issue(place, Reason(f"issue.{kind}", (place, *values)))


def noted(kind: str, place: str, *values: str) -> Issue:
    """An issue for something that was used, with a caveat."""
    return Issue(place, Reason(f"issue.{kind}", (place, *values)), "note")


def digest_of(raw: bytes) -> str:
    """The SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def record_of(values: Mapping[str, object], place: str, raw: bytes) -> Article | Issue:
    """The article that a JSON record or a table row holds; an issue where it has no text."""
    fields = {name: plain for name, value in values.items() if (plain := _plain(value))}
    roles = roles_of(fields)
    if "text" not in roles and "title" not in roles:
        return unread("no-text", place, ", ".join(list(values)[:12]))
    title = fields[roles["title"]] if "title" in roles else ""
    body = fields[roles["text"]] if "text" in roles else ""
    text = f"{title}\n{body}" if title else body
    name = fields[roles["id"]].strip() if "id" in roles else named(place)
    return Article(place, name, text, title or None, fields, raw)


def named(place: str) -> str:
    """The name of what lies at a place: the last part of its path.

    >>> named("a/b.txt"), named("https://example.org/")
    ('b.txt', 'example.org')
    """
    return place.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1] or place


def _plain(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, dict):
        return next(
            (str(value[key]) for key in ("name", "url", "#text", "value") if isinstance(value.get(key), str)), ""
        )
    if isinstance(value, list):
        return ", ".join(part for part in map(_plain, value[:50]) if part)
    return ""
