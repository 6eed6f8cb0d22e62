"""CSV, for machines: one file a table, in a zip.

UTF-8 without a byte-order mark, RFC 4180, heads that are the same in every language. A cell that a spreadsheet could
take for a formula begins with an apostrophe, hidden characters stand in brackets.
"""

import csv
import io
import unicodedata

from tawatur.publish.dossier import Dossier
from tawatur.publish.exports.ledgers import ledgers_of
from tawatur.publish.exports.packed import zipped
from tawatur.publish.exports.tables import Table, raw
from tawatur.publish.shown import plain
from tawatur.publish.wording import Wording, wording

STARTS = tuple("=+-@\t\r\n")
"""What a formula, or a field that leads to one, begins with."""


def write(dossier: Dossier, lang: str) -> bytes:
    """The zip; names and missing values in a language."""
    words = wording(lang)
    return zipped({f"{one.name}.csv": _file(one, words) for one in ledgers_of(dossier, words)})


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: judged as it is after NFKC, which turns wide signs into plain ones.

    >>> harmless("=1+1"), harmless("a=1"), harmless(chr(0xFF1D) + "1")[0]
    ("'=1+1", 'a=1', "'")
    """
    seen = unicodedata.normalize("NFKC", text)
    return f"'{text}" if seen.startswith(STARTS) or seen.lstrip().startswith(STARTS) else text


def _file(one: Table, words: Wording) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(one.columns)
    for row in one.rows:
        cells = [raw(cell, words) for cell in row]
        writer.writerow([harmless(plain(cell)) if isinstance(cell, str) else cell for cell in cells])
    return made.getvalue().encode("utf-8")
