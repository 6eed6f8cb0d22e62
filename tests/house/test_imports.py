"""Imports point one way: who may import whom (ARCHITECTURE.md)."""

import ast
from pathlib import Path

import pytest
import source

MAY_IMPORT = {
    "errors": set(),
    "model": {"errors"},
    "text": {"errors", "model"},
    "lang": {"errors", "model", "text"},
    "grammar": {"errors", "model", "text", "lang"},
    "annotate": {"errors", "model", "text", "lang", "grammar"},
    "ingest": {"errors", "model", "text", "lang"},
    "fetch": {"errors", "model", "ingest.codings", "ingest.inflate"},
    "engine": {"errors"},
    "connect": {"errors", "model", "engine.base", "engine.single"},
    "store": {"errors", "model", "connect.heaps", "connect.traces"},
    "embeddings": {"errors"},
    "language_model": {"errors"},
    "publish": {"errors", "model"},
    "evaluate": {"errors", "model", "annotate"},
    "search": {"errors", "model", "text", "lang", "publish", "store"},
    "web": {
        "alerts",
        "archive",
        "errors",
        "ingest.paths",
        "inquiry",
        "intake",
        "model",
        "online",
        "publish",
        "search",
        "store",
        "upkeep",
    },
}
"""Room -> the rooms, or single modules of them, that it may import beside itself."""
EVERYTHING = {
    "__init__",
    "__main__",
    "alerts",
    "app",
    "archive",
    "cli",
    "cli_alerts",
    "cli_decide",
    "cli_export",
    "cli_search",
    "cli_store",
    "cli_upkeep",
    "cli_web",
    "filing",
    "inquiry",
    "moves",
    "upkeep",
    "cli_fetch",
    "cli_options",
    "intake",
    "online",
}


def forbidden(path: Path) -> list[str]:
    """The imports of a module that its room may not make."""
    room = source.room_of(path)
    allowed = MAY_IMPORT[room] | {room}
    names = (name.removeprefix("tawatur.") for name in source.imported(source.tree_of(path)))
    return [name for name in names if not any(name == one or name.startswith(f"{one}.") for one in allowed)]


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_imports_point_one_way(path: Path) -> None:
    if source.room_of(path) not in EVERYTHING:
        assert forbidden(path) == []


def test_every_room_has_its_rule() -> None:
    assert {source.room_of(path) for path in source.MODULES} - EVERYTHING - set(MAY_IMPORT) == set()


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_imports_stand_at_the_top(path: Path) -> None:
    tree = source.tree_of(path)
    inner = [
        node.lineno
        for function in source.functions(tree)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert inner == []
    assert "TYPE_CHECKING" not in path.read_text(encoding="utf-8")


def test_the_check_sees_a_wrong_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "model" / "wrong.py"
    wrong.parent.mkdir()
    wrong.write_text("from tawatur.publish.html import to_html\nimport tawatur.model.span\n", encoding="utf-8")
    monkeypatch.setattr(source, "PACKAGE", tmp_path)
    assert forbidden(wrong) == ["publish.html.to_html"]
