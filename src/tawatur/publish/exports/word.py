"""DOCX: the document for a word processor, in the direction of its language."""

import io

import docx
from docx.document import Document as Docx
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm

from tawatur.publish.dossier import Dossier
from tawatur.publish.exports.blocks import Document
from tawatur.publish.exports.document import document_of
from tawatur.publish.exports.packed import timeless
from tawatur.publish.exports.word_elements import Elements, element
from tawatur.publish.exports.word_styles import set_styles

MARGIN = Mm(20)


def write(dossier: Dossier, lang: str) -> bytes:
    """The document in a language."""
    document = document_of(dossier, lang)
    file = docx.Document()
    set_styles(file, document.rtl)
    _set_page(file, document)
    end, elements = file.element.body[-1], Elements()
    for block in document.blocks:
        for one in elements.of(block):
            end.addprevious(one)
    made = io.BytesIO()
    file.save(made)
    return timeless(made.getvalue())


def _set_page(file: Docx, document: Document) -> None:
    """A4, numbered pages, the direction of the pages, what the file says of itself."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    if document.rtl:
        section._sectPr.insert_element_before(element("bidi"), "w:rtlGutter", "w:docGrid")
    file.core_properties.title = file.core_properties.author = document.title
    file.core_properties.language = document.language
    file.core_properties.comments = ""
    footer = section.footer.paragraphs[0]
    footer.alignment = 1
    footer._p.append(_field("PAGE"))
    footer.add_run(" / ")
    footer._p.append(_field("NUMPAGES"))


def _field(code: str) -> BaseOxmlElement:
    text = element("t")
    text.text = "1"
    return element("fldSimple", element("r", text), instr=f" {code} ")
