"""What threatens a desk, what stands against it, what was measured: python bench/reliability.py [WORDS …]

Writes docs/reliability.md. Each row measures itself; with WORDS only those rows whose threat holds one of them, and the
others keep the figure that stands there. A part of the program has its rows in a file of its own, listed in ``parts``.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import threats_desk
import threats_store
import threats_text
import threats_web
from threat import Row

DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "reliability.md"
HEAD = """# Reliability

What threatens those who verify news with this program, what stands against it, and what was measured. The figures are
written by `python bench/reliability.py`; tests beside the code keep them from falling (`tests/fetch`, `tests/ingest`,
`tests/store`, `tests/publish`, `tests/web`). No request of theirs leaves the machine: servers, names and attackers are
the tests' own.

| threat | defence | measured |
|---|---|---|
"""


def parts() -> list[Row]:
    """All rows, in the order of the document."""
    return [*threats_web.ROWS, *threats_text.ROWS, *threats_store.ROWS, *threats_desk.ROWS]


def kept(document: str) -> dict[str, str]:
    """The figures that stand in a document by their threats."""
    rows = (line.strip("| ").split(" | ") for line in document.splitlines() if line.startswith("| "))
    return {row[0]: row[2] for row in rows if len(row) == 3}


def written(rows: Sequence[Row], words: Sequence[str], before: dict[str, str]) -> str:
    """The document, rows measured anew where a word of theirs was given, or none was, or they have no figure yet."""
    made = HEAD
    for row in rows:
        asked = not words or any(word.lower() in row.threat.lower() for word in words)
        figure = row.measure() if asked or row.threat not in before else before[row.threat]
        made += f"| {row.threat} | {row.defence} | {figure} |\n"
        print(f"{row.threat}: {figure}", file=sys.stderr)
    return made


if __name__ == "__main__":
    standing = kept(DOCUMENT.read_text(encoding="utf-8")) if DOCUMENT.exists() else {}
    DOCUMENT.write_text(written(parts(), sys.argv[1:], standing), encoding="utf-8")
