"""How a DOCX looks: its styles, each with a size for either script."""

from dataclasses import dataclass

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from tawatur.publish.exports.word_elements import element, style_id

LATIN, ARABIC = "Arial", "Noto Naskh Arabic"
"""The fonts of either script; where the second is missing the first has Arabic letters too, and the file says so."""


@dataclass(frozen=True, slots=True)
class Look:
    """A style: its name, size in points, colour, weight, space before and behind, and the shade behind it."""

    name: str
    size: float = 11
    colour: str = "1B1D21"
    bold: bool = False
    before: float = 0
    after: float = 3
    shade: str = ""
    stays: bool = False


STYLES = {
    "title": Look("Dossier title", 20, "1F3A5F", bold=True, after=6),
    "body": Look("Dossier body"),
    "cell": Look("Dossier cell", 10),
    "head": Look("Dossier head", 10.5, "1F3A5F", bold=True, stays=True),
    "counts": Look("Dossier counts", 12, before=2),
    "lead": Look("Dossier statement", 13, before=4, after=2, shade="F4F6F9", stays=True),
    "quote": Look("Dossier quotation", 11, before=4, after=1, shade="F8F8F6", stays=True),
    "byline": Look("Dossier byline", 9.5, "5B616B"),
    "chain": Look("Dossier chain", 10.5),
    "why": Look("Dossier reasons", 9, "5B616B"),
    "note": Look("Dossier note", 10, "3B4048"),
    "warn": Look("Dossier warning", 10.5, "A3192E", bold=True),
    "text": Look("Dossier text", 11, after=5),
    "headline": Look("Dossier headline", 12.5, bold=True, before=4, after=5),
    "dropped": Look("Dossier left out", 10, "8A8F98", after=1),
    "gap": Look("Dossier gap", 4, after=0),
}
HEADINGS = {1: (18, "1F3A5F", 18), 2: (15, "1F3A5F", 16), 3: (12.5, "2E5C8A", 14), 4: (11, "5B616B", 8)}
"""Size, colour and space before, by level."""


def set_styles(file: Docx, rtl: bool) -> None:
    """Gives a file all styles, in the direction of its language."""
    _name_substitute(file)
    _set_look(file.styles["Normal"], Look("Normal"), rtl)
    for key, look in STYLES.items():
        style = file.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(qn("w:styleId"), style_id(key))
        _set_look(style, look, rtl)
    for level, (size, colour, before) in HEADINGS.items():
        look = Look("", size, colour, bold=True, before=before, after=4, stays=True)
        _set_look(file.styles[f"Heading {level}"], look, rtl)


def _name_substitute(file: Docx) -> None:
    """Says which font stands for the Arabic one where that is missing."""
    table = next(part for part in file.part.package.iter_parts() if part.partname == "/word/fontTable.xml")
    font = element("font", element("altName", val=LATIN), element("charset", val="B2"), name=ARABIC)
    known = parse_xml(table.blob)
    known.append(font)
    table._blob = serialize_part_xml(known)


def _set_look(style: ParagraphStyle, look: Look, rtl: bool) -> None:
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(look.size), look.bold
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(look.before), Pt(look.after), 1.0
    layout.keep_with_next = look.stays
    _set_script(style, look)
    properties = style.element.get_or_add_pPr()
    if look.shade:
        shade = element("shd", val="clear", color="auto", fill=look.shade)
        properties.insert_element_before(shade, *_AFTER_SHADE)
    properties.insert_element_before(element("bidi", val="1" if rtl else "0"), *_AFTER_BIDI)


_AFTER_BIDI = ("w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_AFTER_SHADE = ("w:tabs", "w:suppressAutoHyphens", "w:bidi", *_AFTER_BIDI)


def _set_script(style: ParagraphStyle, look: Look) -> None:
    """Size, weight, font and language of letters that run from right to left."""
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script, font in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", LATIN), ("cs", ARABIC)):
        fonts.set(qn(f"w:{script}"), font)
    for theme in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for old in ("bCs", "iCs", "szCs", "lang"):
        for known in properties.findall(qn(f"w:{old}")):
            properties.remove(known)
    size = element("szCs", val=str(int(look.size * 2 + 1)))
    properties.insert_element_before(element("bCs", val="1" if look.bold else "0"), *_AFTER_BOLD)
    properties.insert_element_before(size, *_AFTER_SIZE)
    properties.append(element("lang", val="en-US", bidi="ar-SA"))


_AFTER_SIZE = ("w:highlight", "w:u", "w:effect", "w:bdr", "w:shd", "w:vertAlign", "w:rtl", "w:cs", "w:lang")
_AFTER_BOLD = ("w:i", "w:iCs", "w:caps", "w:color", "w:spacing", "w:kern", "w:sz", "w:szCs", *_AFTER_SIZE)
