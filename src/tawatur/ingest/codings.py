"""Names of encodings that a stranger's page may tell."""

import codecs

_NONE = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Python has them as encodings, and no page is written in them; one of them takes hours for a few million bytes."""


def coding(name: str) -> str:
    """The one name of an encoding in which pages are written, empty for all else.

    >>> coding("CP1256"), coding("undefined"), coding("punycode"), coding("base64")
    ('cp1256', '', '', '')
    """
    try:
        found = codecs.lookup(name).name
        "".encode(found)
    except (LookupError, ValueError):  # what stands for no text; a name with NUL in it
        return ""
    return "" if found in _NONE else found
