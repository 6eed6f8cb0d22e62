"""The verb that serves the desk."""

import socket
from pathlib import Path

from click.testing import CliRunner

from tawatur.cli import main


def test_a_port_that_is_taken_is_told_in_one_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = CliRunner().invoke(main, ["serve", "--store", str(tmp_path / "a.db"), "--port", str(port)])
    assert found.exit_code == 2
    assert found.output.startswith(f"127.0.0.1:{port} cannot be listened at") and "--port" in found.output
