"""Questions asked of every word of a document: answered once a form, laid out as columns of one byte a token."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Questions(Generic[T]):
    """Some questions about a form, each answered with a small number; two of them are the same only as objects."""

    def __init__(self, *asked: Callable[[T], int]) -> None:
        self.asked = asked


class Table(dict[T, bytes], Generic[T]):
    """The answers of each form met so far to all questions ever asked, in one row, so that a document's forms are
    gone through once.

    >>> initials, sizes = Questions(str.isupper, str.isalpha), Questions(len)
    >>> table = Table()
    >>> table.columns(sizes, table.rows(["a", "B", "cde"], initials, sizes))
    (b'\\x01\\x01\\x03',)
    """

    def __init__(self, kin: Callable[[T], Hashable] = lambda form: None) -> None:
        """``kin`` gives forms that every question answers alike the same key, and None to any other form."""
        super().__init__()
        self._kin = kin
        self._rows: dict[Hashable, bytes] = {}
        self._first: dict[Questions[T], int] = {}
        self._asked: tuple[Callable[[T], int], ...] = ()

    def __missing__(self, form: T) -> bytes:
        """The row of a form not met before."""
        found = self[form] = self._answers(self._asked, form, self._rows)
        return found

    def _answers(self, asked: Iterable[Callable[[T], int]], form: T, known: dict[Hashable, bytes]) -> bytes:
        kin = self._kin(form)
        found = known.get(kin) if kin is not None else None
        if found is None:
            found = known[kin] = bytes([question(form) for question in asked])
        return found

    @property
    def width(self) -> int:
        """How many questions a row answers."""
        return len(self._asked)

    def learn(self, *questions: Questions[T]) -> None:
        """Takes in questions; the rows of forms met before grow by the answers."""
        for one in questions:
            if one not in self._first:
                self._first[one] = len(self._asked)
                self._asked += one.asked
                self._rows.clear()
                known: dict[Hashable, bytes] = {}
                for form, row in self.items():
                    self[form] = row + self._answers(one.asked, form, known)

    def rows(self, forms: Iterable[T], *questions: Questions[T]) -> bytes:
        """The rows of some forms, one behind the other."""
        self.learn(*questions)
        return b"".join(map(self.__getitem__, forms))

    def columns(self, questions: Questions[T], rows: bytes) -> tuple[bytes, ...]:
        """The answers to some questions in rows: one byte a form."""
        first, width = self._first[questions], len(self._asked)
        return tuple([rows[at::width] for at in range(first, first + len(questions.asked))])


def places(column: bytes, first: int = 0, last: int | None = None) -> Iterator[int]:
    """Where a column holds 1 between two places, from left to right.

    >>> list(places(bytes([1, 0, 1, 1]), 1))
    [2, 3]
    """
    stop = len(column) if last is None else max(0, last)
    at = column.find(1, first, stop)
    while at >= 0:
        yield at
        at = column.find(1, at + 1, stop)


def back(column: bytes, first: int, last: int) -> Iterator[int]:
    """Where a column holds 1 between two places, from right to left.

    >>> list(back(bytes([1, 0, 1, 1]), 0, 3))
    [2, 0]
    """
    at = column.rfind(1, first, last)
    while at >= 0:
        yield at
        at = column.rfind(1, first, at)


def either(*columns: bytes) -> bytes:
    """A column that is 1 where one of some columns is.

    >>> list(either(bytes([0, 1, 0]), bytes([0, 0, 1])))
    [0, 1, 1]
    """
    whole = 0
    for column in columns:
        whole |= int.from_bytes(column, "little")
    return whole.to_bytes(len(columns[0]), "little")


def both(one: bytes, other: bytes) -> bytes:
    """A column that is 1 where two columns are.

    >>> list(both(bytes([0, 1, 1]), bytes([1, 1, 0])))
    [0, 1, 0]
    """
    whole = int.from_bytes(one, "little") & int.from_bytes(other, "little")
    return whole.to_bytes(len(one), "little")


def behind(column: bytes) -> bytes:
    """A column that is 1 right behind each place where a column is.

    >>> list(behind(bytes([1, 0, 1])))
    [0, 1, 0]
    """
    return (b"\0" + column)[: len(column)]
