"""XLSX, for people: one sheet a table, in the words and the direction of a language.

Every text is a string cell, none a formula.
"""

import io
import zipfile
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from tawatur.publish.dossier import Dossier
from tawatur.publish.exports.comma import harmless
from tawatur.publish.exports.direction import is_rtl
from tawatur.publish.exports.ledgers import ledgers_of
from tawatur.publish.exports.packed import timeless
from tawatur.publish.exports.tables import Table, worded
from tawatur.publish.shown import plain
from tawatur.publish.wording import Wording, wording

HEAD = Font(bold=True)
SHADE = PatternFill("solid", fgColor="E8EEF4")
WIDE, NARROW = 60, 18
"""Widths of columns, in letters: of quoted words and reasons, and of all others."""
LONGEST = 32_767
"""Letters that a cell holds."""
NEVER = datetime(1980, 1, 1)
"""The time that the file tells of its writing."""


def write(dossier: Dossier, lang: str) -> bytes:
    """The workbook."""
    words, book = wording(lang), Workbook()
    book.properties = DocumentProperties(creator=words.ui("title"), title=words.ui("title"), language=lang)
    book.properties.created = book.properties.modified = NEVER
    book.remove(book.worksheets[0])
    for one in ledgers_of(dossier, words):
        _fill(book.create_sheet(words.term("sheet", one.name)), one, words)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()
    return timeless(made.getvalue())


def _fill(sheet: Worksheet, one: Table, words: Wording) -> None:
    sheet.sheet_view.rightToLeft = words.direction == "rtl"
    sheet.freeze_panes = "A2"
    for column, key in enumerate(one.columns, 1):
        cell = sheet.cell(1, column)
        _set(cell, words.term("column", key), words)
        cell.font, cell.fill = HEAD, SHADE
        wide = "words" in key or key in ("denied", "reasons", "reason", "chain")
        sheet.column_dimensions[get_column_letter(column)].width = WIDE if wide else NARROW
    for number, row in enumerate(one.rows, 2):
        for column, value in enumerate(row, 1):
            _set(sheet.cell(number, column), worded(value, words), words)
    sheet.auto_filter.ref = sheet.dimensions


def _set(cell: Cell, value: str | int | float, words: Wording) -> None:
    """A value as it is: a text is a string whatever it begins with, and is drawn in its own direction."""
    if not isinstance(value, str):
        cell.value = value
        cell.alignment = Alignment(vertical="top")
        return
    text = plain(value)[:LONGEST]
    cell.value = text
    cell.data_type = "s"
    cell.quotePrefix = harmless(text) != text
    order = 2 if is_rtl(text, words.direction == "rtl") else 1
    cell.alignment = Alignment(wrap_text=True, vertical="top", readingOrder=order)
