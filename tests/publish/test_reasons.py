"""Every reason that connect gives can be read: its rule has a sentence in both languages, and its values are words."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import tawatur
from tawatur.app import demo_folder, explained, report
from tawatur.publish import Dossier
from tawatur.publish.wording import LANGUAGES, wording

CONNECT = Path(tawatur.__path__[0]) / "connect"
FAMILIES = {"copies": "copy", "propositions": "relation", "forecasts": "outcome"}
"""Rules whose last word is a value of a closed list -> the labels that hold the list."""
RULE = re.compile(r"[a-z]+\.[a-z]+(?:-[a-z]+)*")
RAW = re.compile(r"\b(?:per|org|gpe|fac|loc|evt|wea|group|text):\S|XXXX-|\b[0-9a-f]{16}\b|\d{4}-\d\d")
"""What a reader cannot read: keys, ids, days in figures."""


def listed() -> set[str]:
    lines = (CONNECT / "reasons.txt").read_text(encoding="utf-8").splitlines()
    return {line.partition("\t")[0] for line in lines if not line.startswith("#")}


def emitted() -> Iterator[str]:
    """The rules that the code of connect names: as a whole, or by its family and each value of a list."""
    for path in sorted(CONNECT.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and RULE.fullmatch(node.value):
                yield node.value
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                room, dot, _ = str(node.values[0].value).partition(".")
                if dot and room in FAMILIES:
                    yield from (f"{room}.{value}" for value in wording("en").tables[FAMILIES[room]])


def test_the_rules_that_connect_names_are_those_that_are_listed() -> None:
    assert set(emitted()) == listed()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_that_connect_names_has_a_sentence(lang: str) -> None:
    assert [rule for rule in sorted(set(emitted())) if wording(lang).rule(rule) is None] == []


@pytest.fixture(scope="module")
def demo() -> Dossier:
    return report([demo_folder() / "articles"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_reasons_of_the_demo_hold_no_key_and_no_figure_of_a_day(demo: Dossier, lang: str) -> None:
    told = [line.strip().partition(": ") for line in explained(demo, lang)]
    reasons = [(rule, sentence) for rule, _, sentence in told if RULE.fullmatch(rule)]
    assert len({rule for rule, _ in reasons}) > 20
    assert [row for row in reasons if RAW.search(row[1])] == []
    assert [rule for rule, _ in reasons if wording(lang).rule(rule) is None] == []
