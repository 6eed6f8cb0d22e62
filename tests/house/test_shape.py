"""Size, names and letters: the house rules that a file can be measured by."""

import ast
import re
from pathlib import Path

import pytest
import source

FILE, FUNCTION, PARAMETERS = 300, 40, 6
"""Every figure stays under these."""
LONG_FILES: dict[str, int] = {}
LONG_FUNCTIONS: dict[str, int] = {}
MANY_PARAMETERS: dict[str, int] = {}
"""What breaks the rule today, with its present size: it may shrink, never grow, and goes from here when it fits."""
VAGUE = {"utils", "helpers", "common", "manager", "process", "handle", "data", "info"}
ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")


def sizes(path: Path) -> dict[str, int]:
    """Function name -> lines, for one module."""
    found: dict[str, int] = {}
    for function in source.functions(source.tree_of(path)):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        found[f"{source.name_of(path)}:{function.name}"] = lines
    return found


def parameters(path: Path) -> dict[str, int]:
    """Function name -> parameters; those of a verb of the command line, which are its options, left out."""
    found: dict[str, int] = {}
    for function in source.functions(source.tree_of(path)):
        arguments = function.args
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        if not any("command" in ast.unparse(decorator) for decorator in function.decorator_list):
            names = [one.arg for one in every if one.arg not in ("self", "cls")]
            found[f"{source.name_of(path)}:{function.name}"] = len(names)
    return found


def over(found: dict[str, int], limit: int, allowed: dict[str, int]) -> dict[str, int]:
    """What reaches the limit and is not allowed to."""
    return {name: size for name, size in found.items() if size >= limit and size > allowed.get(name, 0)}


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_files_and_functions_are_short(path: Path) -> None:
    lines = {source.name_of(path): len(path.read_text(encoding="utf-8").splitlines())}
    assert over(lines, FILE, LONG_FILES) == {}
    assert over(sizes(path), FUNCTION, LONG_FUNCTIONS) == {}
    assert over(parameters(path), PARAMETERS, MANY_PARAMETERS) == {}


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_names_say_something(path: Path) -> None:
    names = {path.stem} | {function.name for function in source.functions(source.tree_of(path))}
    assert names & VAGUE == set()


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_no_error_is_swallowed(path: Path) -> None:
    handlers = [node for node in ast.walk(source.tree_of(path)) if isinstance(node, ast.ExceptHandler)]
    bare = [
        node.lineno
        for node in handlers
        if node.type is None or ast.unparse(node.type) in ("Exception", "BaseException")
    ]
    assert bare == []


@pytest.mark.parametrize("path", source.MODULES, ids=source.name_of)
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    tree = source.tree_of(path)
    tops = [node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    classes = [node for node in tops if isinstance(node, ast.ClassDef) and not node.name.startswith("_")]
    inner = [child for node in classes for child in node.body]
    methods = [child for child in inner if isinstance(child, ast.FunctionDef)]
    public = [node for node in [*tops, *methods] if not node.name.startswith("_")]
    assert [node.name for node in public if not ast.get_docstring(node)] == []
    assert ast.get_docstring(tree), "the module has no docstring"


def test_words_of_a_language_stand_in_lists_only() -> None:
    places = [*source.MODULES, *sorted(source.PACKAGE.rglob("*.toml"))]
    outside = [path for path in places if "publish/labels" not in path.as_posix()]
    assert [source.name_of(path) for path in outside if ARABIC.search(path.read_text(encoding="utf-8"))] == []
