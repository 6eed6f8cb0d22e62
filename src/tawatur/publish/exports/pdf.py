"""PDF: the document set by Typst, offline, with the fonts that ship with the package.

A long document is set in parts and joined: what typesetting takes grows with the part, not with the document.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import as_file, files
from pathlib import Path

import typst

from tawatur.publish.dossier import Dossier
from tawatur.publish.exports.blocks import Block, Document, Grid, Heading, Paragraph, Run
from tawatur.publish.exports.document import document_of
from tawatur.publish.exports.pdf_letters import mended
from tawatur.publish.exports.pdf_parts import joined, pages_of

PART = 2_000
"""Paragraphs, headings and tables that are set together at most. A part begins with a heading where one is near."""

Value = Mapping[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The document in a language.

    The text is data for the template, never part of it: no letter of an article can be taken for a command.
    """
    document = document_of(dossier, lang)
    parts = list(parts_of(document.blocks))
    made, page = list[bytes](), 1
    with as_file(files("tawatur.publish").joinpath("exports", "typst")) as folder:
        for part in parts:
            made.append(mended(_set(document, part, page if len(parts) > 1 else 0, folder)))
            page += pages_of(made[-1])
    return joined(made)


def parts_of(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    """Blocks in parts, each cut before the last heading that it could hold."""
    start = 0
    while start < len(blocks):
        stop = min(start + PART, len(blocks))
        heads = (
            at for at in range(stop, start + PART // 2, -1) if at < len(blocks) and isinstance(blocks[at], Heading)
        )
        stop = stop if stop == len(blocks) else next(heads, stop)
        yield blocks[start:stop]
        start = stop


def _set(document: Document, blocks: Sequence[Block], page: int, folder: Path) -> bytes:
    """A part of a document; ``page`` is the number of its first page, 0 where it is the whole."""
    data = {
        "title": document.title,
        "language": document.language,
        "rtl": document.rtl,
        "page": page,
        "anchors": [block.anchor for block in blocks if isinstance(block, Heading) and block.anchor],
        "blocks": [_block(block) for block in blocks],
    }
    made = typst.compile(
        folder / "dossier.typ",
        root=folder,
        font_paths=[folder / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"dossier": json.dumps(data)},
        timestamp=0,
    )
    assert isinstance(made, bytes)
    return made


def _block(block: Block) -> Value:
    if isinstance(block, Heading):
        told = {"level": block.level, "anchor": block.anchor, "rtl": block.rtl}
        return {"kind": "heading", **told, "runs": [_run(run) for run in block.runs]}
    if isinstance(block, Grid):
        rows = [[[_paragraph(one) for one in cell] for cell in row] for row in block.rows]
        head = [[_paragraph(one)] for one in block.head]
        return {"kind": "grid", "head": head, "rows": rows, "widths": list(block.widths)}
    return {"kind": "paragraph", **_paragraph(block)}


def _paragraph(block: Paragraph) -> Value:
    return {"style": block.style, "rtl": block.rtl, "runs": [_run(run) for run in block.runs]}


def _run(run: Run) -> Value:
    return {"text": run.text, "marks": sorted(run.marks), "link": run.link}
