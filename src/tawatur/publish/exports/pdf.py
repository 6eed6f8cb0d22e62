"""PDF: the document set by Typst, offline, with the fonts that ship with the package."""

import json
from collections.abc import Mapping
from importlib.resources import as_file, files

import typst

from tawatur.errors import UsageError
from tawatur.publish.dossier import Dossier
from tawatur.publish.exports.blocks import Block, Grid, Heading, Paragraph, Run
from tawatur.publish.exports.document import document_of
from tawatur.publish.exports.pdf_letters import mended

MOST = 20_000
"""Paragraphs, headings and tables that one PDF holds: some hundred articles. Typesetting more takes gigabytes."""

Value = Mapping[str, object]


def write(dossier: Dossier, lang: str) -> bytes:
    """The document in a language.

    The text is data for the template, never part of it: no letter of an article can be taken for a command.
    Raises UsageError where it would be too long.
    """
    document = document_of(dossier, lang)
    if len(document.blocks) > MOST:
        raise UsageError(
            f"A PDF of {len(dossier.stories)} stories would have {len(document.blocks):,} paragraphs, "
            f"more than {MOST:,}; choose stories (--story ID), or another form."
        )
    data = {
        "title": document.title,
        "language": document.language,
        "rtl": document.rtl,
        "blocks": [_block(block) for block in document.blocks],
    }
    with as_file(files("tawatur.publish").joinpath("exports", "typst")) as folder:
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
    return mended(made)


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
