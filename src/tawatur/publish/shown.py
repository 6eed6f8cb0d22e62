"""Strangers' text made safe to show: escaped, and no hidden character acts on the page."""

import re
import unicodedata

from markupsafe import Markup, escape

_SHORT = {
    0x061C: "ALM",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2028: "LSEP",
    0x2029: "PSEP",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f]"
)
"""What would act on a page and not be seen there."""


def shown(text: str) -> Markup:
    """Text as it may stand on a page: markup escaped, controls of direction as visible chips.

    >>> print(shown("a<b"))
    a&lt;b
    """
    parts, last = [], 0
    for hit in HIDDEN.finditer(text):
        parts.append(escape(text[last : hit.start()]))
        parts.append(_chip(hit[0]))
        last = hit.end()
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def plain(text: str) -> str:
    """Text for an attribute or a title, where no chip can stand: controls of direction in brackets.

    >>> plain("12" + chr(0x202e) + "34")
    '12[RLO]34'
    """
    return HIDDEN.sub(lambda hit: f"[{_label(hit[0])}]", text)


def _chip(character: str) -> Markup:
    name = unicodedata.name(character, "CONTROL CHARACTER")
    title = f"{name} (U+{ord(character):04X})"
    return Markup('<bdi class="chip" dir="ltr" title="{}">{}</bdi>').format(title, _label(character))


def _label(character: str) -> str:
    return _SHORT.get(ord(character), f"U+{ord(character):04X}")
