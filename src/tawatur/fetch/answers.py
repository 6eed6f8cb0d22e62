"""What an address answers, and why it is not asked or its answer not taken."""

from dataclasses import dataclass

from tawatur.model.capture import Capture, Visit
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason


class RefusedError(Exception):
    """An address that is not asked, or an answer that is not taken: the kind of issue and its values."""

    def __init__(self, kind: str, *values: str) -> None:
        super().__init__(kind, *values)
        self.kind, self.values = kind, values

    def issue(self, place: str) -> Issue:
        """The same as an issue of a place."""
        return Issue(place, Reason(f"issue.{self.kind}", (place, *self.values)))


@dataclass(frozen=True, slots=True)
class Answer:
    """The last answer on the way from what was asked; ``body`` is empty unless the status is 200."""

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    retrieved: str

    def header(self, name: str) -> str:
        """A header by its name in small letters, empty where there is none."""
        return next((value for told, value in self.headers if told.lower() == name), "")

    def capture(self) -> Capture:
        """What ingest reads."""
        return Capture(self.asked, self.address, self.retrieved, self.body, self.headers)

    def visit(self) -> Visit:
        """What is remembered of it."""
        return Visit(self.asked, self.address, self.retrieved, self.header("etag"), self.header("last-modified"))
