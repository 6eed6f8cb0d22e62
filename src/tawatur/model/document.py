"""An article as it was stored: one immutable revision."""

from dataclasses import dataclass, field

from tawatur.model.reason import Fact, Reason
from tawatur.model.span import Span
from tawatur.model.timevalue import Interval


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A line of the stored text, or a part of one, that is not part of the article: menu, logo, page date, tags.

    A part stands at the beginning or at the end of its line, where a page glued it to the story.
    """

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Document:
    """One immutable revision of an article.

    ``text`` is never changed; every offset of every result points into it. ``headline`` is the span
    of the headline inside ``text``, ``dropped`` the lines and parts of lines that are page residue. ``outlet`` and
    ``agency`` hold keys of the register where it knows the name, else a key made of the name itself.
    ``credits`` are the bylines, datelines and closing lines that say who wrote it and where: part of the body.
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
    credits: tuple[Span, ...] = ()
    author: str | None = None
    url: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    digest: str = ""

    def body(self) -> tuple[Span, ...]:
        """The lines that belong to the article, headline included, in order.

        Of a line that is dropped in part what is left is given; empty lines are left out.

        >>> gone = DroppedLine(Span(5, 9), Reason("residue.tags"))
        >>> [span.words("One. tags\\nTwo.") for span in Document("1", "a", "One. tags\\nTwo.", dropped=(gone,)).body()]
        ['One. ', 'Two.']
        """
        gone = sorted((line.span for line in self.dropped), key=lambda span: span.start)
        kept, start, at = list[Span](), 0, 0
        for line in self.text.split("\n"):
            stop = start + len(line)
            while at < len(gone) and gone[at].start <= stop and gone[at].stop <= stop:
                kept.append(Span(start, max(start, gone[at].start)))
                start, at = max(start, gone[at].stop), at + 1
            kept.append(Span(start, stop))
            start = stop + 1
        return tuple(span for span in kept if span.words(self.text).strip())
