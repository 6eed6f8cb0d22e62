"""Records as bytes and back: what is filed away, or sent to another process, holds plain values and no code."""

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from operator import attrgetter
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
        return {one.value: one for one in plain}.__getitem__ if back else _value(plain)
    if plain in (str, int, float, bool):
        return None
    raise TypeError(f"The codec knows no {kind}: a packed record holds records, tuples, days and plain values only.")


def _of_tuple(arguments: tuple[Any, ...], back: bool) -> Turn:
    if arguments[-1] is Ellipsis:
        each = _turn(arguments[0], back)
        return _each(each, back) if each else tuple if back else None
    turns = [_turn(one, back) for one in arguments]
    if any(turns):
        return lambda value: tuple([turn(one) if turn else one for turn, one in zip(turns, value, strict=True)])
    return partial(_of_length, len(turns)) if back else None


def _each(turn: Callable[[Any], Any], back: bool) -> Turn:
    return (lambda value: tuple(map(turn, value))) if back else (lambda value: list(map(turn, value)))


def _of_length(count: int, value: list[Any]) -> tuple[Any, ...]:
    if len(value) != count:
        raise ValueError(f"{len(value)} values where {count} stand")
    return tuple(value)


def _value(kind: type[Enum]) -> Turn:
    """What JSON writes of an enumeration: a string of its own is written as it is."""
    return None if issubclass(kind, str) else (lambda member: member.value)


def _of_record(kind: Any, given: dict[Any, Any], back: bool) -> Turn:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    turned = [(place, turn) for place, name in enumerate(names) if (turn := _turn(_filled(hints[name], given), back))]
    return _unfolding(kind, len(names), turned) if back else _folding(names, turned)


def _folding(names: Sequence[str], turned: Sequence[tuple[int, Callable[[Any], Any]]]) -> Turn:
    if len(names) < 2:
        return lambda value: [turn(getattr(value, names[0])) for _, turn in turned] or [getattr(value, names[0])]
    parts: Callable[[Any], tuple[Any, ...]] = attrgetter(*names)

    def folded(value: Any) -> list[Any]:
        row = list(parts(value))
        for place, turn in turned:
            row[place] = turn(row[place])
        return row

    return folded if turned else parts


def _unfolding(kind: Any, count: int, turned: Sequence[tuple[int, Callable[[Any], Any]]]) -> Turn:
    def unfolded(row: list[Any]) -> Any:
        there = turned
        if len(row) < count:  # an older record lacks the fields that came after it, and has their defaults
            there = [(place, turn) for place, turn in turned if place < len(row)]
        for place, turn in there:
            row[place] = turn(row[place])
        return kind(*row)

    return unfolded


def _filled(hint: Any, given: dict[Any, Any]) -> Any:
    """A type with its variables filled in."""
    if hint in given:
        return given[hint]
    parameters = getattr(hint, "__parameters__", ())
    return hint[tuple(given[one] for one in parameters)] if parameters else hint
