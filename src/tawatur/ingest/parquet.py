"""Tables in Parquet: each row an article, some rows in memory at a time."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pyarrow import ArrowException, RecordBatch
from pyarrow.parquet import ParquetFile
from pyarrow.types import is_large_string, is_string

from tawatur.ingest.articles import Article, record_of, unread
from tawatur.ingest.names import usable
from tawatur.model.issue import Issue

LARGEST = 500_000_000  # bytes that the used columns of a group of rows may have unpacked
_ROWS = 16
_STRANGE = (ArrowException, OSError, ValueError, LookupError, TypeError, OverflowError)


def parquet_articles(path: Path) -> Iterator[Article | Issue]:
    """The articles of a table in Parquet; what is broken ends it with an issue."""
    place, number = str(path), 0
    try:
        with ParquetFile(path) as plain:
            names = [field.name for field in plain.schema_arrow]
            texts = [field.name for field in plain.schema_arrow if is_string(field.type) or is_large_string(field.type)]
        if not usable(names):
            yield unread("csv-column", place, ", ".join(names[:12])[:200])
            return
        with ParquetFile(path, read_dictionary=texts) as table:  # a value that is repeated is held once
            largest = _largest(table)
            if largest > LARGEST:
                yield unread("too-large", place, str(largest), str(LARGEST))
                return
            for batch in table.iter_batches(batch_size=_ROWS):
                for row in _rows(batch):
                    number += 1
                    yield record_of(row, f"{place}:{number}", json.dumps(row, default=str).encode("ascii"))
    except _STRANGE as error:
        yield unread("parquet", place, str(number + 1), type(error).__name__)


def _largest(table: ParquetFile) -> int:
    groups = (table.metadata.row_group(number) for number in range(table.metadata.num_row_groups))
    return max((group.total_byte_size for group in groups), default=0)


def _rows(batch: RecordBatch) -> Iterator[dict[str, object]]:
    names = batch.schema.names
    for number in range(batch.num_rows):
        values = (column[number].as_py() for column in batch.columns)
        yield {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in zip(names, values, strict=True)
        }
