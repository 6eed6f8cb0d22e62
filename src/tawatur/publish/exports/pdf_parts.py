"""Parts of a PDF joined to one: pages, bookmarks, and links that lead from one part to another."""

import io
from collections.abc import Sequence
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

HERE = "#"
"""What a link to a place of another part begins with."""


def pages_of(content: bytes) -> int:
    """How many pages a PDF has."""
    return len(PdfReader(io.BytesIO(content)).pages)


def joined(parts: Sequence[bytes]) -> bytes:
    """One PDF of all parts; a single one is left as it is."""
    if len(parts) == 1:
        return parts[0]
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(parts[0])))
    for part in parts[1:]:
        writer.append(io.BytesIO(part))
    for page in list[Any](writer.pages):
        page.pop("/StructParents", None)  # what a part told of its own structure holds for no other
        for link in page.get("/Annots", ()):
            _lead_home(link.get_object().get("/A", {}))
    for key in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(key, None)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _lead_home(action: DictionaryObject) -> None:
    """Makes an address of another part a place of the whole."""
    address = str(action.get("/URI", ""))
    if address.startswith(HERE):
        del action["/URI"]
        action[NameObject("/S")] = NameObject("/GoTo")
        action[NameObject("/D")] = TextStringObject(address.removeprefix(HERE))
