"""A page as it came from its address, and what is remembered of having asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes that an address gave, when, and what the server said beside them.

    ``asked`` is what was asked for, ``address`` whence it came in the end; ``fields`` is what others tell of it, such
    as the day in the feed that led there.
    """

    asked: str
    address: str
    retrieved: str
    raw: bytes
    headers: tuple[tuple[str, str], ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """A header by its name in small letters, empty where there is none.

        >>> Capture("a", "a", "", b"", (("Content-Type", "text/html"),)).header("content-type")
        'text/html'
        """
        return next((value for told, value in self.headers if told.lower() == name), "")


@dataclass(frozen=True, slots=True)
class Visit:
    """That an address was asked for: when, whence the answer came, and what asks whether there is a newer one."""

    asked: str
    address: str
    at: str
    etag: str = ""
    modified: str = ""
