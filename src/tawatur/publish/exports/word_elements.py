"""Blocks as elements of a DOCX.

Direction is said where word processors look for it: of a paragraph (w:bidi), of letters (w:rtl), of a table
(w:bidiVisual). Every paragraph says it, whatever its style does.
"""

from collections.abc import Iterable, Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from tawatur.publish.exports.blocks import Block, Cell, Grid, Heading, Paragraph, Run
from tawatur.publish.exports.direction import is_rtl

INNER = 9638
"""The width between the margins, in twentieths of a point."""
PADDING = 108
"""The space between a cell's line and its letters."""
LINES = ("top", "left", "bottom", "right", "insideH", "insideV")


def element(kind: str, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of a DOCX with its children and attributes."""
    made: BaseOxmlElement = OxmlElement(f"w:{kind}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def style_id(style: str) -> str:
    """The id of the style of a paragraph."""
    return f"Dossier{style.capitalize()}"


class Elements:
    """Makes the elements of a file; anchors are numbered in it."""

    def __init__(self) -> None:
        self._anchors = 0

    def of(self, block: Block) -> list[BaseOxmlElement]:
        """The elements of one block."""
        if isinstance(block, Grid):
            return [_grid(block), _paragraph("DossierGap", (), block.rtl)]
        if isinstance(block, Heading):
            return [self._heading(block)]
        return [_paragraph(style_id(block.style), block.runs, block.rtl)]

    def _heading(self, block: Heading) -> BaseOxmlElement:
        made = _paragraph(f"Heading{block.level}", block.runs, block.rtl)
        if block.anchor:
            self._anchors += 1
            made.insert(1, element("bookmarkStart", id=str(self._anchors), name=block.anchor))
            made.append(element("bookmarkEnd", id=str(self._anchors)))
        return made


def _paragraph(style: str, runs: Iterable[Run], rtl: bool) -> BaseOxmlElement:
    looks = element("pPr", element("pStyle", val=style), element("bidi", val="1" if rtl else "0"))
    return element("p", looks, *(_linked(run, rtl) for run in runs))


def _linked(run: Run, rtl: bool) -> BaseOxmlElement:
    letters = _letters(run, rtl)
    return element("hyperlink", letters, anchor=run.link) if run.link else letters


def _letters(run: Run, rtl: bool) -> BaseOxmlElement:
    """Letters that look alike, in the lines that the text has."""
    looks = element("rPr")
    looks.extend([element("b"), element("bCs")] if "bold" in run.marks else [])
    looks.extend([element("color", val="0B57A4")] if run.link else [])
    looks.extend([element("sz", val="17"), element("szCs", val="18")] if "small" in run.marks else [])
    looks.extend([element("u", val="single", color="B08900")] if "claim" in run.marks else [])
    looks.extend([element("rtl")] if is_rtl(run.text, rtl) else [])
    made = element("r", looks)
    for number, line in enumerate(run.text.split("\n")):
        made.extend([element("br")] if number else [])
        text = element("t")
        text.text = line
        text.set(qn("xml:space"), "preserve")
        made.append(text)
    return made


def _grid(block: Grid) -> BaseOxmlElement:
    widths = [INNER * width // 100 for width in block.widths]
    head = [_row([(one,) for one in block.head], widths, head=True)] if block.head else []
    rows = [_row(row, widths) for row in block.rows]
    columns = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", _looks(block.rtl), columns, *head, *rows)


def _looks(rtl: bool) -> BaseOxmlElement:
    """Thin lines, fixed widths, and the direction in which the columns run."""
    lines = (element(side, val="single", sz="4", space="0", color="D9D9D3") for side in LINES)
    return element(
        "tblPr",
        element("bidiVisual", val="1" if rtl else "0"),
        element("tblW", w=str(INNER), type="dxa"),
        element("tblInd", w=str(PADDING), type="dxa"),
        element("tblBorders", *lines),
        element("tblLayout", type="fixed"),
        element("tblCellMar", *(element(side, w=str(PADDING), type="dxa") for side in ("left", "right"))),
    )


def _row(cells: Sequence[Cell], widths: Sequence[int], *, head: bool = False) -> BaseOxmlElement:
    """A row; a head is set again on every page."""
    made = [_cell(cell, width) for cell, width in zip(cells, widths, strict=True)]
    whole = [element("cantSplit")] if len(widths) > 2 else []
    return element("tr", element("trPr", *whole, *([element("tblHeader")] if head else [])), *made)


def _cell(told: Cell, width: int) -> BaseOxmlElement:
    looks = element("tcPr", element("tcW", w=str(width), type="dxa"))
    return element("tc", looks, *(_written(block) for block in told))


def _written(block: Paragraph) -> BaseOxmlElement:
    return _paragraph(style_id(block.style), block.runs, block.rtl)
