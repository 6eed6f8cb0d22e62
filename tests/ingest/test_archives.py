"""Threats of USERS: archives that are broken or swell. Web archives and Parquet are read like other files."""

import gzip
import time
import tracemalloc
from pathlib import Path

import pytest
from archives import LINES, archive, member, page, record

from tawatur.ingest import Reading, each, read
from tawatur.ingest.inflate import MOST
from tawatur.ingest.optional import usable
from tawatur.lang.pack import Pack
from tawatur.model.issue import Issue

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

MEMBERS, BAD = 300, 20


def rules(found: Reading) -> list[str]:
    return [issue.reason.rule for issue in found.issues]


def of(path: Path, raw: bytes, pack: Pack) -> Reading:
    path.write_bytes(raw)
    return read([path], pack=pack)


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_the_pages_of_an_archive_with_their_address_and_time(name: str, tmp_path: Path, pack: Pack) -> None:
    packed = gzip.compress if name.endswith("gz") else bytes
    rows = [
        record(1),
        record(2, b"\x89PNG....", "image/png"),
        record(3).replace(b"200 OK", b"404 No"),
        record(4, gzip.compress(page(4)), headers="Content-Encoding: gzip\r\n"),
        record(5, b"<html><p>short</p></html>"),
        record(6, "\n".join(LINES).encode(), "text/plain"),
        record(7).replace(b"WARC-Type: response", b"WARC-Type: metadata"),
    ]
    path = tmp_path / name
    path.write_bytes(b"".join(packed(row) for row in rows))
    found = [one for one in each([path], pack=pack) if not isinstance(one, Issue)]
    assert [one.document.url for one in found] == [f"http://example.org/{n}" for n in (1, 4, 6)]
    assert [one.place for one in found] == [f"http://example.org/{n}" for n in (1, 4, 6)]
    capture = found[1].capture
    assert capture and capture.retrieved == "2024-03-05T10:00:04+00:00"
    assert (capture.raw, capture.header("content-encoding")) == (page(4), "gzip")
    assert {one.document.headline.words(one.document.text) for one in found[:2] if one.document.headline} == {
        "جسر 1", "جسر 4",
    }  # fmt: skip
    assert rules(read([path], pack=pack)) == ["issue.warc-other"]


def test_a_broken_member_costs_itself_and_no_other(tmp_path: Path, pack: Pack) -> None:
    raw, sound = archive(MEMBERS, BAD)
    found = of(tmp_path / "a.warc.gz", raw, pack)
    assert len(found.documents) >= 0.99 * sound
    assert "issue.warc" in rules(found) and set(rules(found)) <= {"issue.warc", "issue.warc-other"}
    assert [issue.severity for issue in found.issues if issue.reason.rule == "issue.warc"] == ["unread"]


def test_a_record_with_a_wrong_length_costs_itself_and_no_other(tmp_path: Path, pack: Pack) -> None:
    rows = [record(n) for n in range(20)]
    for at, wrong in ((3, b"Content-Length: 9"), (7, b"Content-Length: 999999"), (11, b"Content-Lengthy: 1")):
        head, told, rest = rows[at].partition(b"Content-Length: ")
        rows[at] = head + wrong + rest[rest.index(b"\r\n") :]
    rows[15] = rows[15][:200]
    found = of(tmp_path / "a.warc", b"".join(rows), pack)
    assert {document.url for document in found.documents} == {
        f"http://example.org/{n}" for n in range(20) if n not in (3, 7, 11, 15)
    }
    assert "issue.warc" in rules(found)


@pytest.mark.parametrize("raw", [b"", b"no archive at all", b"\x1f\x8b", b"WARC/1.0\r\n" * 50, bytes(5000)])
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.parquet"])
def test_what_is_no_archive_is_an_issue(name: str, raw: bytes, tmp_path: Path, pack: Pack) -> None:
    found = of(tmp_path / name, raw, pack)
    assert found.documents == ()
    assert len(found.issues) <= 1 and all(issue.severity == "unread" for issue in found.issues)


def test_bombs_in_an_archive_are_left_out_in_little_memory(tmp_path: Path, pack: Pack) -> None:
    zeros = bytes(MOST)
    swollen = gzip.compress(record(1, zeros * 4), 9)
    inner = member(2, body=gzip.compress(zeros * 4, 9), headers="Content-Encoding: gzip\r\n")
    path = tmp_path / "a.warc.gz"
    path.write_bytes(member(0) + swollen + inner + member(3))
    start = time.monotonic()
    tracemalloc.start()
    try:
        found = read([path], pack=pack)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [document.url for document in found.documents] == ["http://example.org/0", "http://example.org/3"]
    assert peak < 5 * MOST
    assert time.monotonic() - start < 90


def table(path: Path, rows: int) -> Path:
    """A table with articles, a column that means nothing here, and a row without words."""
    columns = {
        "title": [f"جسر {n}" for n in range(rows)],
        "body": ["\n".join(LINES).format(n) if n != 3 else None for n in range(rows)],
        "url": [f"http://example.org/{n}" for n in range(rows)],
        "published": pyarrow.array([86400 * (19780 + n) for n in range(rows)], pyarrow.timestamp("s")),
        "vector": [[0.1, 0.2]] * rows,
    }
    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_the_rows_of_a_table_in_parquet(tmp_path: Path, pack: Pack) -> None:
    found = read([table(tmp_path / "a.parquet", 40)], pack=pack)
    assert len(found.documents) == 40 and found.issues == ()
    first = found.documents[0]
    assert (first.url, str(first.published.value and first.published.value.first)) == (
        "http://example.org/0",
        "2024-02-27",
    )
    assert found.documents == read([tmp_path / "a.parquet"], pack=pack).documents


def test_a_table_that_breaks_off_and_one_without_words(tmp_path: Path, pack: Pack) -> None:
    raw = table(tmp_path / "a.parquet", 40).read_bytes()
    assert rules(of(tmp_path / "b.parquet", raw[: len(raw) // 2], pack)) == ["issue.parquet"]
    middle = bytearray(raw)
    middle[300:900] = bytes(600)
    found = of(tmp_path / "c.parquet", bytes(middle), pack)
    assert rules(found)[-1:] in (["issue.parquet"], [])
    parquet.write_table(pyarrow.table({"a": [1], "b": ["x"]}), tmp_path / "d.parquet")
    assert rules(read([tmp_path / "d.parquet"], pack=pack)) == ["issue.csv-column"]


def test_a_table_that_repeats_one_long_text_is_read_in_little_memory(tmp_path: Path, pack: Pack) -> None:
    text = ("قالت البلدية إن الجسر سيفتح. " * 40_000)[:1_000_000]
    rows = pyarrow.DictionaryArray.from_arrays(pyarrow.array([0] * 3000), [text])
    parquet.write_table(pyarrow.table({"text": rows}), tmp_path / "a.parquet", row_group_size=3000)
    assert (tmp_path / "a.parquet").stat().st_size < 3_000_000
    before = pyarrow.total_allocated_bytes()
    rows = (one for _, one in zip(range(12), each([tmp_path / "a.parquet"], pack=pack), strict=False))
    assert sum(1 for _ in rows) == 12
    assert pyarrow.default_memory_pool().max_memory() - before < 300_000_000


def test_without_the_extra_an_archive_is_an_issue(tmp_path: Path, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tawatur.ingest.reading.usable", lambda name: False)
    assert usable("html")
    assert rules(of(tmp_path / "a.parquet", b"PAR1", pack)) == ["issue.extra"]
