"""Paths, folders and globs as a sorted list of files, with an issue for each that leads nowhere."""

import os
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from pathlib import Path

from tawatur.ingest.articles import unread
from tawatur.model.issue import Issue

ARCHIVES = (".warc", ".warc.gz", ".parquet")
SUFFIXES = (".txt", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", *ARCHIVES)


def expand(paths: Iterable[str | Path]) -> tuple[list[Path], list[Issue]]:
    """The files behind the paths, each once, sorted by path; and what could not be followed."""
    files: set[Path] = set()
    issues: list[Issue] = []
    for path in paths:
        for found in _behind(str(path)):
            if isinstance(found, Issue):
                issues.append(found)
            else:
                files.add(found)
    return sorted(files, key=str), sorted(issues, key=lambda issue: issue.place)


def _behind(path: str) -> Iterator[Path | Issue]:
    if path.lower().startswith(("http://", "https://")):
        yield unread("address", path)
        return
    place = Path(path)
    try:
        if place.is_dir():
            yield from _in_folder(place)
            return
        exists = place.exists()
    except (OSError, ValueError) as error:
        yield unread("missing", path, type(error).__name__)
        return
    if exists:
        known = path.lower().endswith(SUFFIXES) and place.is_file()
        yield place if known else unread("suffix", path, place.suffix, " ".join(SUFFIXES))
    elif has_magic(path):
        yield from _matched(path)
    else:
        yield unread("missing", path, "no such file")


def _matched(pattern: str) -> Iterator[Path | Issue]:
    found = sorted(glob(pattern, recursive=True))
    if not found:
        yield unread("no-match", pattern)
    for path in found:
        if Path(path).is_dir():
            yield from _in_folder(Path(path))
        elif path.lower().endswith(SUFFIXES):
            yield Path(path)


def _in_folder(folder: Path) -> Iterator[Path | Issue]:
    count, errors = 0, list[OSError]()
    for root, folders, names in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if not name.startswith(".") and name.lower().endswith(SUFFIXES) and path.is_file():
                count += 1
                yield path
    for error in errors:
        yield unread("permission", str(error.filename))
    if not count and not errors:
        yield unread("no-files", str(folder), " ".join(SUFFIXES))
