"""Must-have 10: the program works without a network: in a traced run no socket is connected and no name looked up."""

import subprocess
import sys
from pathlib import Path

from tawatur import app

TRACED = """
import sys
asked = []
def traced(event, values):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        asked.append((event, str(values)))
sys.addaudithook(traced)
from click.testing import CliRunner
from tawatur.cli import main
for words in {runs!r}:
    done = CliRunner().invoke(main, words)
    assert done.exit_code in (0, 1), (words, done.output)
if {knocks!r}:
    import socket
    socket.socket().connect_ex(("127.0.0.1", 9))
print(len(asked), asked[:3])
"""


def traced(runs: list[list[str]], *, knocks: bool = False) -> str:
    command = [sys.executable, "-c", TRACED.format(runs=runs, knocks=knocks)]
    done = subprocess.run(command, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()[0]


def test_no_verb_that_reads_what_is_here_asks_the_network(tmp_path: Path) -> None:
    articles, store = str(app.demo_folder() / "articles"), str(tmp_path / "a.db")
    page = str(tmp_path / "d.html")
    runs = [
        ["report", articles, "-o", page, "--json", str(tmp_path / "d.json")],
        ["explain", articles, "--match", "سفينة"],
        ["add", articles, "--store", store],
        ["search", "سفينة", "--store", store],
        ["alert", "--store", store],
        ["alerts", "--feed", "1", "--store", store],
        ["report", "--store", store, "-o", page, "--lang", "en"],
        ["rebuild", "--store", store],
        ["verify", "--store", store],
    ]
    runs += [
        ["export", "--format", kind, "-o", str(tmp_path / f"d.{kind}"), articles] for kind in ("docx", "pdf", "xlsx")
    ]
    assert traced(runs) == "0"


def test_the_trace_sees_a_connection() -> None:
    assert traced([], knocks=True) == "1"


def test_a_page_names_no_other_machine() -> None:
    page = app.to_html(app.report([app.demo_folder() / "articles"]), lang="ar")
    for loads in ('src="http', "url(http", "@import", "<script src", '<link rel="stylesheet" href="http'):
        assert loads not in page
