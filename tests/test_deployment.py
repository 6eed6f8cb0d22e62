"""The files with which the desk is run: what they call is there, and nothing that may fail keeps the alerts back."""

import re
import shlex
from pathlib import Path

import click
import pytest
import yaml

from tawatur.cli import main

ROOT = Path(__file__).parents[1]
UNITS = sorted((ROOT / "deploy").glob("*.service"))
PROGRAM = "/opt/tawatur/bin/tawatur"
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")


def lines(unit: Path, name: str) -> list[str]:
    return re.findall(rf"^{name}=(.*)$", unit.read_text(encoding="utf-8"), re.M)


def parsed(words: list[str]) -> click.Context:
    """What the program makes of the words of a command, without doing it."""
    command: click.Command | None = main
    while isinstance(command, click.Group):
        command = command.get_command(click.Context(command), words.pop(0))
    assert command is not None
    return command.make_context(str(command.name), words)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_calls_a_verb_that_is_there_with_no_rights_but_its_own(unit: Path) -> None:
    (command,) = lines(unit, "Exec[A-Za-z]+")
    program, *words = shlex.split(command)
    assert program == PROGRAM
    assert parsed(words).params["where"] == Path("/var/lib/tawatur/archive.db")
    rights = unit.read_text(encoding="utf-8").partition("DynamicUser=")[2].partition("[Install]")[0]
    assert rights.strip() == UNITS[0].read_text(encoding="utf-8").partition("DynamicUser=")[2].strip()


def test_alerts_are_sent_though_nothing_is_followed() -> None:
    verbs = {unit.stem: shlex.split(lines(unit, "ExecStart")[0])[1:3] for unit in UNITS}
    assert verbs["tawatur-alerts"] == ["alerts", "--send"] and verbs["tawatur-watch"] == ["watch", "--once"]
    for name in ("tawatur-alerts", "tawatur-watch"):
        assert "OnUnitInactiveSec" in (ROOT / "deploy" / f"{name}.timer").read_text(encoding="utf-8")
    document = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    assert "enable --now tawatur.service tawatur-alerts.timer" in document


def test_containers_call_verbs_that_are_there_and_send_alerts() -> None:
    services = yaml.safe_load(COMPOSE)["services"]
    for name, service in services.items():
        if name != "db" and service.get("command"):
            parsed(list(service["command"]))
    (sent,) = re.findall(r"tawatur (alerts [^;]*);", services["alerts"]["entrypoint"][-1])
    parsed(shlex.split(sent))
    environment = services["desk"]["environment"]
    assert environment["FORWARDED_ALLOW_IPS"] == "*", "all visitors would be one address"
    assert services["desk"]["ports"] == ["127.0.0.1:8000:8000"], (
        "whoever may say whence a request comes is this machine"
    )
