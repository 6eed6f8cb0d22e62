"""Records as bytes and back: what is filed away, or sent to another process, holds plain values and no code."""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tawatur.errors import StoreError

T = TypeVar("T")

LARGEST = 1 << 30  # bytes a packed record may unfold to: beyond it, it is none of ours

Turn = Callable[[Any], Any] | None
"""How a value of one type is turned, None where it stays as it is."""


def pack(record: object) -> bytes:
    """A frozen record as bytes; the same record gives the same bytes."""
    turn = _plain(type(record))
    rows = json.dumps(turn(record) if turn else record, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(rows.encode("utf-8", "surrogatepass"), 1)


def unpack(kind: type[T], packed: bytes) -> T:
    """The record that was packed.

    Raises StoreError where the bytes are no record of that kind: they are broken, or of another version.

    >>> from tawatur.model.span import Span
    >>> unpack(Span, pack(Span(3, 7)))
    Span(start=3, stop=7)
    """
    return _turned(kind, packed, lambda rows: rows)


def unpack_first(kind: type[T], packed: bytes) -> T:
    """The first field of a record that was packed, without the rest; raises StoreError as ``unpack`` does.

    >>> from tawatur.model.evidence import Evidence
    >>> from tawatur.model.span import Span
    >>> unpack_first(str, pack(Evidence("a", Span(0, 1), "x")))
    'a'
    """
    return _turned(kind, packed, lambda rows: rows[0])


def _turned(kind: type[T], packed: bytes, part: Callable[[Any], Any]) -> T:
    try:
        rows = zlib.decompressobj().decompress(packed, LARGEST)
        turn, plain = _record(kind), part(json.loads(rows.decode("utf-8", "surrogatepass")))
        found: T = turn(plain) if turn else plain
    except (zlib.error, ValueError, TypeError, IndexError, KeyError) as error:
        raise StoreError(f"A packed {kind.__name__} of {len(packed)} bytes cannot be read: {error}.") from error
    return found


def _plain(kind: Any) -> Turn:
    return _turn(kind, False)


def _record(kind: Any) -> Turn:
    return _turn(kind, True)


@cache
def _turn(kind: Any, back: bool) -> Turn:
    """The function that turns a value of a type into plain lists, or back."""
    plain, arguments = get_origin(kind) or kind, get_args(kind)
    if plain in (Union, UnionType):
        (inner,) = {_turn(one, back) for one in arguments if one is not NoneType}
        return inner and (lambda value: None if value is None else inner(value))
    if plain is tuple:
        return _of_tuple(arguments, back)
    if is_dataclass(plain):
        return _of_record(plain, dict(zip(getattr(plain, "__parameters__", ()), arguments, strict=False)), back)
    if plain is date:
        return date.fromordinal if back else date.toordinal
    if isinstance(plain, type) and issubclass(plain, Enum):
        return plain if back else (lambda value: value.value)
    if plain in (str, int, float, bool):
        return None
    raise TypeError(f"The codec knows no {kind}: a packed record holds records, tuples, days and plain values only.")


def _of_tuple(arguments: tuple[Any, ...], back: bool) -> Turn:
    made: Callable[[Any], Any] = tuple if back else list
    if arguments[-1] is Ellipsis:
        each = _turn(arguments[0], back)
        return (lambda value: made(map(each, value))) if each else made if back else None
    turns = [_turn(one, back) or _same for one in arguments]
    return lambda value: made([turn(one) for turn, one in zip(turns, value, strict=True)])


def _of_record(kind: Any, given: dict[Any, Any], back: bool) -> Turn:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    turned = [(place, turn) for place, name in enumerate(names) if (turn := _turn(_filled(hints[name], given), back))]

    def folded(value: Any) -> list[Any]:
        row = [getattr(value, name) for name in names]
        for place, turn in turned:
            row[place] = turn(row[place])
        return row

    def unfolded(row: list[Any]) -> Any:
        for place, turn in turned:
            if place < len(row):  # an older record lacks the fields that came after it, and has their defaults
                row[place] = turn(row[place])
        return kind(*row)

    return unfolded if back else folded


def _filled(hint: Any, given: dict[Any, Any]) -> Any:
    """A type with its variables filled in."""
    if hint in given:
        return given[hint]
    parameters = getattr(hint, "__parameters__", ())
    return hint[tuple(given[one] for one in parameters)] if parameters else hint


def _same(value: Any) -> Any:
    return value
