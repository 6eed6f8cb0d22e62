"""JSON as bytes: values are exact, and no hidden character acts where the file itself is looked at."""

import json
from collections.abc import Iterable

from tawatur.publish.shown import HIDDEN


def dumped(value: object, *, indent: int | None = 1) -> str:
    """A value as JSON: letters as they are, hidden characters and lone surrogates as escapes.

    >>> dumped(["a" + chr(0x202E)], indent=None) == '["a' + chr(92) + 'u202e"]'
    True
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False)
    return HIDDEN.sub(lambda hit: json.dumps(hit[0])[1:-1], text)


def file_of(value: object) -> bytes:
    """One value as a file."""
    return (dumped(value) + "\n").encode("utf-8")


def lines_of(values: Iterable[object]) -> bytes:
    """Values as JSON lines."""
    return "".join(f"{dumped(value, indent=None)}\n" for value in values).encode("utf-8")


def without_blanks(record: dict[str, object]) -> dict[str, object]:
    """A record without what is not known: no null, no empty text, no empty list.

    >>> without_blanks({"a": None, "b": 0, "c": [], "d": "x"})
    {'b': 0, 'd': 'x'}
    """
    return {key: value for key, value in record.items() if value not in (None, "", [], {})}
