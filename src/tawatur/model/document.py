"""An article as it was stored: one immutable revision."""

from dataclasses import dataclass, field

from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the stored text that is not part of the article: menu, logo, page date, newsletter."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Document:
    """One immutable revision of an article.

    ``text`` is never changed; every offset of every result points into it. ``headline`` is the span
    of the headline inside ``text``, ``dropped`` the lines that are page residue. ``outlet`` and
    ``agency`` hold keys of the register where it knows the name, else a key made of the name itself.
    ``published`` is the interval of days on which the text can have been published, as far as its own
    metadata, address or dateline tell; what the other articles add is a result of ``connect``.
    """

    id: str
    name: str
    text: str
    language: str = "ar"
    headline: Span | None = None
    dropped: tuple[DroppedLine, ...] = ()
    outlet: Fact[str] = field(default_factory=lambda: Fact(None))
    agency: Fact[str] = field(default_factory=lambda: Fact(None))
    published: Fact[Interval] = field(default_factory=lambda: Fact(None))
    page_dates: tuple[Fact[str], ...] = ()
    dateline: Fact[str] = field(default_factory=lambda: Fact(None))
    author: str | None = None
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    digest: str = ""

    def body(self) -> tuple[Span, ...]:
        """The lines that belong to the article, headline included, in order; empty lines left out."""
        gone = {line.span for line in self.dropped}
        kept, start = [], 0
        for line in self.text.split("\n"):
            span = Span(start, start + len(line))
            start += len(line) + 1
            if line.strip() and span not in gone:
                kept.append(span)
        return tuple(kept)
