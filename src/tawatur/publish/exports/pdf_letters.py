"""The text layer of a PDF: each letter once.

The typesetter draws a vowel mark apart from its letter and gives both the text of the pair, so that who copies or
searches finds the letter twice. Here the letter keeps itself and the mark is silent: it is drawn, and is no text.
"""

import io
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pypdf import PdfReader, PdfWriter

_ENTRY = re.compile(rb"<([0-9A-F]{4})> <((?:[0-9A-F]{4})+)>")
_TEXT = rb"\((?:\\.|[^\\()])*\)|<[0-9A-F]*>"
_TOKEN = re.compile(
    rb"/(?P<font>\w+) [\d.]+ Tf"
    rb"|/Span<</ActualText<FEFF(?P<actual>[0-9A-F]*)>>>BDC"
    rb"|(?P<opens>BDC|BMC)"
    rb"|(?P<closes>EMC)"
    rb"|(?P<shows>\[(?:[^\[\]()<>]|" + _TEXT + rb")*\]TJ|(?:" + _TEXT + rb")Tj)",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_SILENT = b"/Span<</ActualText<FEFF>>>BDC "

Marks = Mapping[str, frozenset[int]]
"""For each font of a page the glyphs that are marks."""


def mended(content: bytes) -> bytes:
    """A PDF in which marks are drawn and are no text."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    known: dict[int, frozenset[int]] = {}
    for page in list[Any](writer.pages):
        fonts = page["/Resources"].get("/Font", {})
        here = {name[1:]: _marks(fonts.raw_get(name), known) for name in fonts}
        stream = page["/Contents"].get_object()
        stream.set_data(silenced(stream.get_data(), here))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def silenced(drawing: bytes, marks: Marks) -> bytes:
    """The drawing of a page in which marks say nothing, and letters only themselves."""
    made, at, font, open_spans = list[bytes](), 0, "", list[bool]()
    for token in _TOKEN.finditer(drawing):
        made.append(drawing[at : token.start()])
        at = token.end()
        made.append(token[0])
        if token["font"]:
            font = token["font"].decode()
        elif token["actual"] is not None:
            made[-1] = _said(token["actual"], _is_mark(drawing, at, marks, font))
            open_spans.append(True)
        elif token["opens"]:
            open_spans.append(False)
        elif token["closes"] and open_spans:
            open_spans.pop()
        elif token["shows"] and not any(open_spans) and _all_marks(token["shows"], marks.get(font, frozenset())):
            made[-1] = _SILENT + token["shows"] + b"\nEMC"
    return b"".join([*made, drawing[at:]])


def _said(actual: bytes, mark: bool) -> bytes:
    """What a span says: a mark nothing, a letter itself."""
    text = bytes.fromhex(actual.decode()).decode("utf-16-be")
    bare = "" if mark else _bare(text) or text
    return b"/Span<</ActualText<FEFF%s>>>BDC" % bare.encode("utf-16-be").hex().upper().encode()


def _is_mark(drawing: bytes, at: int, marks: Marks, font: str) -> bool:
    """Whether what a span draws first is nothing but marks."""
    for token in _TOKEN.finditer(drawing, at):
        if token["font"]:
            font = token["font"].decode()
        if token["shows"]:
            return _all_marks(token["shows"], marks.get(font, frozenset()))
    return False


def _all_marks(shows: bytes, marks: frozenset[int]) -> bool:
    glyphs = [glyph for text in re.findall(_TEXT, shows, re.DOTALL) for glyph in _glyphs(text)] if marks else []
    return bool(glyphs) and marks.issuperset(glyphs)


def _glyphs(text: bytes) -> list[int]:
    """The glyphs of a string of a drawing: two bytes each."""
    raw = bytes.fromhex(text[1:-1].decode()) if text.startswith(b"<") else _ESCAPE.sub(_unescaped, text[1:-1])
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


def _unescaped(hit: re.Match[bytes]) -> bytes:
    return bytes([int(hit[1], 8)]) if hit[1][:1].isdigit() else _NAMED.get(hit[1], hit[1])


def _bare(text: str) -> str:
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def _marks(reference: Any, known: dict[int, frozenset[int]]) -> frozenset[int]:
    """The glyphs of a font that are marks; its table of text is mended when it is first met."""
    if reference.idnum not in known:
        font = reference.get_object()
        known[reference.idnum] = _mend_table(font) if "/ToUnicode" in font else frozenset()
    return known[reference.idnum]


def _mend_table(font: Any) -> frozenset[int]:
    """Gives each letter of a font itself as text, and each mark itself; the glyphs that are marks."""
    table, widths, marks = font["/ToUnicode"].get_object(), _widths(font), set[int]()

    def mend(hit: re.Match[bytes]) -> bytes:
        glyph, text = int(hit[1], 16), bytes.fromhex(hit[2].decode()).decode("utf-16-be")
        bare = _bare(text)
        mark = bare != text and not widths.get(glyph)
        marks.update([glyph] if mark else [])
        kept = "".join(letter for letter in text if unicodedata.combining(letter)) if mark else bare or text
        return b"<%s> <%s>" % (hit[1], kept.encode("utf-16-be").hex().upper().encode())

    table.set_data(_ENTRY.sub(mend, table.get_data()))
    return frozenset(marks)


def _widths(font: Any) -> dict[int, float]:
    """The widths that a font tells: first glyph, last glyph, width, again and again; or a list from a first glyph."""
    told, found = list(font["/DescendantFonts"][0].get_object().get("/W", [])), dict[int, float]()
    while told:
        first, second = int(told.pop(0)), told.pop(0)
        if isinstance(second, list):
            found.update({first + number: float(width) for number, width in enumerate(second)})
        else:
            width = float(told.pop(0))
            found.update(dict.fromkeys(range(first, int(second) + 1), width))
    return found
