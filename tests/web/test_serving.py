"""The verb that serves the desk."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from tawatur.cli import main


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = CliRunner().invoke(main, ["serve", "--store", str(tmp_path / "a.db"), "--port", str(port)])
    assert found.exit_code == 2
    assert found.output.startswith(f"127.0.0.1:{port} cannot be listened at") and "--port" in found.output


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_server_that_is_ended_ends_well(tmp_path: Path, sign: signal.Signals) -> None:
    run = "from tawatur.cli import main; main()"
    verb = ["serve", "--store", str(tmp_path / "a.db"), "--port", "0"]
    with subprocess.Popen([sys.executable, "-c", run, *verb], stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = server.stderr.readline().removeprefix("Tawatur: ").strip()
        assert httpx.get(address, timeout=60).status_code == 200
        server.send_signal(sign)
        assert (server.wait(30), server.stderr.read()) == (0, "")
