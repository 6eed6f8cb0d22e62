"""What is documented is there, and what is there is documented."""

import re
from collections.abc import Iterator

import click
import pytest
import source

import tawatur
from tawatur.cli import main

README = (source.ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = README + "".join(path.read_text(encoding="utf-8") for path in sorted((source.ROOT / "docs").rglob("*.md")))


def verbs(group: click.Group, before: str = "") -> Iterator[tuple[str, click.Command]]:
    """Every verb of the command line with its full name."""
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from verbs(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


VERBS = dict(verbs(main))


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
