"""A dossier as a document: headings, paragraphs and tables, the same for every word processor and printer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """Letters that look alike, and the anchor that they lead to.

    Marks: bold, small, claim (underlined), chip (the name of a hidden character).
    """

    text: str
    marks: frozenset[str] = frozenset()
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a style, in its own direction.

    Styles: body, counts, lead (a statement or what denies it), quote, byline, chain, why, note, warn, text, headline,
    dropped, title.
    """

    runs: tuple[Run, ...]
    style: str
    rtl: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; ``anchor`` where links lead to it."""

    runs: tuple[Run, ...]
    level: int
    rtl: bool
    anchor: str = ""


Cell = tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its columns run as the page does. Without a head it sets sides beside one another."""

    head: Cell
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]
    rtl: bool


Block = Heading | Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """All blocks, with the title, language and direction of the whole."""

    title: str
    language: str
    rtl: bool
    blocks: tuple[Block, ...]
