"""The document of threats tells what was measured, with a figure; what takes long has one once it was run."""

import sys
from pathlib import Path

import pytest


def test_every_threat_has_its_figure_in_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "bench"))
    reliability = __import__("reliability")
    told = reliability.kept(reliability.DOCUMENT.read_text(encoding="utf-8"))
    rows = [row for row in reliability.parts() if row.threat in told]
    assert list(told)[1:] == [row.threat for row in rows], (
        "it tells of no threat that is not measured, and in their order"
    )
    assert {row.threat for row in sys.modules["threats_web"].ROWS} <= set(told)
    assert all(any(letter.isdigit() for letter in told[row.threat]) for row in rows)
    again = reliability.written(rows, ["no such threat"], told)
    assert again == reliability.DOCUMENT.read_text(encoding="utf-8")
