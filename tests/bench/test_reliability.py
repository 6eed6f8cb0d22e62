"""The document of threats holds every row, with a figure."""

from pathlib import Path

import pytest


def test_every_threat_has_its_figure_in_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "bench"))
    reliability = __import__("reliability")
    rows, told = reliability.parts(), reliability.kept(reliability.DOCUMENT.read_text(encoding="utf-8"))
    assert list(told)[1:] == [row.threat for row in rows]
    assert all(any(letter.isdigit() for letter in told[row.threat]) for row in rows)
    again = reliability.written(rows, ["no such threat"], told)
    assert again == reliability.DOCUMENT.read_text(encoding="utf-8")
