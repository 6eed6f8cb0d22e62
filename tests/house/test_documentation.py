"""What is documented is there, and what is there is documented."""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module

import click
import pytest
import source

import tawatur
from tawatur.cli import LATER, main

README = (source.ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = README + "".join(path.read_text(encoding="utf-8") for path in sorted((source.ROOT / "docs").rglob("*.md")))


def verbs(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every verb of the command line with its full name."""
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        assert command is not None, name
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


VERBS = dict(verbs(main))


def test_every_verb_of_a_module_is_reached() -> None:
    modules = {path.stem for path in (source.PACKAGE).glob("cli_*.py")} - {"cli_options"}
    assert {f"cli_{module}" for module in LATER.values()} == modules
    for name in modules:
        told = {verb.name for verb in import_module(f"tawatur.{name}").VERBS}
        assert told == {verb for verb, module in LATER.items() if f"cli_{module}" == name}


def test_verbs_are_loaded_when_they_are_asked_for() -> None:
    rooms = "('tawatur.cli_', 'tawatur.store', 'tawatur.web')"
    seen = f"import sys, tawatur.cli; print([m for m in sys.modules if m.startswith({rooms})])"
    out = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout
    assert out.strip() == "['tawatur.cli_options']"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_readme_and_has_an_example(verb: str) -> None:
    assert f"tawatur {verb}" in README
    assert f"tawatur {verb}" in (VERBS[verb].help or ""), "the help shows no example"


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_has_a_help_or_a_telling_name(verb: str) -> None:
    for parameter in VERBS[verb].params:
        if isinstance(parameter, click.Option):
            assert max(parameter.opts, key=len).startswith("--")


@pytest.mark.parametrize("name", tawatur.__all__)
def test_every_public_name_is_documented(name: str) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b[^`\n]*`|\btawatur\.{name}\b", DOCUMENTS)
    assert len(tawatur.__all__) <= 20


def test_verbs_that_the_readme_shows_exist() -> None:
    shown = set(re.findall(r"^\s*(?:\.venv/bin/)?tawatur ((?:[a-z]+ ?){1,2})", README, flags=re.MULTILINE))
    tops = {verb.split()[0] for verb in VERBS}
    assert {verb.split()[0] for verb in shown} <= tops


def test_links_inside_the_project_lead_somewhere() -> None:
    for name in ("README", "ARCHITECTURE", "CONTRIBUTING", "GLOSSARY", "CHANGELOG"):
        text = (source.ROOT / f"{name}.md").read_text(encoding="utf-8")
        targets = re.findall(r"\]\(([^)#\s]+)", text)
        inside = [target for target in targets if not target.startswith(("http://", "https://", "mailto:"))]
        assert [target for target in inside if not (source.ROOT / target).exists()] == []
