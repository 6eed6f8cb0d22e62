"""Records in files: JSON, JSON lines and tables; each broken one becomes an issue, the rest goes on."""

import csv
import io
import json
from collections.abc import Iterator

from tawatur.ingest.articles import Article, record_of, unread
from tawatur.ingest.names import usable
from tawatur.model.issue import Issue

LONGEST_LINE = 2_000_000
_WRAPPERS = ("articles", "items", "data", "results", "entries", "documents", "news", "@graph")


def json_articles(text: str, place: str) -> Iterator[Article | Issue]:
    """The articles of a JSON file: one object, an array, an object that holds an array, or lines."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and "\n" in text.strip():
            yield from json_line_articles(text, place)
        else:
            yield unread("json", place, str(error.lineno), error.msg)
        return
    except (RecursionError, ValueError) as error:
        yield unread("json", place, "1", type(error).__name__)
        return
    yield from _in_value(value, place)


def _in_value(value: object, place: str) -> Iterator[Article | Issue]:
    if isinstance(value, dict):
        held = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), None)
        if held is None or usable(value):
            yield record_of(value, place, _bytes(value))
            return
        value = held
    if not isinstance(value, list):
        yield unread("json-shape", place)
        return
    for number, item in enumerate(value, 1):
        at = f"{place}:{number}"
        yield record_of(item, at, _bytes(item)) if isinstance(item, dict) else unread("json-shape", at)


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=True, sort_keys=True).encode("ascii")


def json_line_articles(text: str, place: str) -> Iterator[Article | Issue]:
    """The articles of a file with one JSON object a line."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield _line(line, f"{place}:{number}")


def _line(line: str, at: str) -> Article | Issue:
    if len(line) > LONGEST_LINE:
        return unread("long-line", at, str(len(line)), str(LONGEST_LINE))
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        return unread("json", at, str(error.colno), error.msg)
    except (RecursionError, ValueError) as error:
        return unread("json", at, "1", type(error).__name__)
    raw = line.encode("utf-8", "surrogatepass")
    return record_of(value, at, raw) if isinstance(value, dict) else unread("json-shape", at)


def table_articles(text: str, place: str) -> Iterator[Article | Issue]:
    """The articles of a table with a header row, its columns parted by comma, semicolon or tab."""
    head = text.split("\n", 1)[0]
    mark = max((",", ";", "\t"), key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    try:
        names = [name.strip() for name in next(rows, [])]
        if not usable(names):
            yield unread("csv-column", place, ", ".join(names[:12])[:200])
            return
        for row in rows:
            if any(cell.strip() for cell in row):
                raw = json.dumps(row).encode("ascii")
                yield record_of(dict(zip(names, row, strict=False)), f"{place}:{rows.line_num}", raw)
    except csv.Error as error:
        yield unread("csv", f"{place}:{rows.line_num}", str(error))
