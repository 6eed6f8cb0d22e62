"""What the page says as markup, as runs for a document: one wording for both."""

from html.parser import HTMLParser

from markupsafe import Markup

from tawatur.publish.exports.blocks import Run
from tawatur.publish.exports.direction import isolated

_BOLD = {"b", "strong"}


def runs_of(markup: Markup, rtl: bool) -> tuple[Run, ...]:
    """The letters of markup with their looks; names that run against the line are held together.

    >>> [run.text for run in runs_of(Markup('a <mark class="claim">b</mark>'), False)]
    ['a ', 'b']
    """
    reader = _Reader(rtl)
    reader.feed(str(markup))
    reader.close()
    return tuple(reader.runs)


def letters_of(markup: Markup) -> str:
    """The letters alone, without the names of hidden characters: by these a direction is judged."""
    return "".join(run.text for run in runs_of(markup, False) if "chip" not in run.marks)


class _Reader(HTMLParser):
    """Reads the markup that the page makes: chips, isolates, links, claims, small print."""

    def __init__(self, rtl: bool) -> None:
        super().__init__()
        self.runs: list[Run] = []
        self._rtl = rtl
        self._open: list[tuple[str, str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element, its class and where it leads."""
        here = dict(attrs)
        self._open.append((tag, here.get("class") or "", (here.get("href") or "").removeprefix("#")))

    def handle_endtag(self, tag: str) -> None:
        """Leaves an element."""
        self._open.pop()

    def handle_data(self, data: str) -> None:
        """Adds letters in the look of all that is open."""
        tags = {tag for tag, _, _ in self._open}
        styles = {style for _, style, _ in self._open}
        text = f"[{data}]" if "chip" in styles else isolated(data, self._rtl) if "bdi" in tags else data
        marks = {"bold"} if tags & _BOLD else set()
        marks |= {"small"} if "small" in tags else set()
        marks |= {"chip"} if "chip" in styles else set()
        marks |= {"claim"} if any("claim" in style.split() for style in styles) else set()
        link = next((link for _, _, link in reversed(self._open) if link), "")
        self.runs.append(Run(text, frozenset(marks), link))
