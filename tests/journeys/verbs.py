"""Verbs of the command line as the journeys use them."""

from pathlib import Path

from click.testing import CliRunner

from tawatur.cli import main


def run(*words: str | Path) -> None:
    """Runs a verb that must end well."""
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
