"""The verbs of the command line, run as a newcomer runs them."""

import json
import os
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result
from told import Told

import tawatur
from tawatur import errors
from tawatur.cli import main

PACKAGE = Path(errors.__file__).parent
ARTICLES = PACKAGE / "examples" / "ship" / "articles"
NAMES = PACKAGE / "examples" / "ship" / "names.txt"
SCHEMA = json.loads((PACKAGE / "publish" / "schema" / "dossier.schema.json").read_text(encoding="utf-8"))


class Page(HTMLParser):
    """What a page asks a browser to load, and how it sets direction."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.root: dict[str, str | None] = {}
        self.loads: list[str] = []
        self.tags: set[str] = set()
        self.auto = 0
        self.policy = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes one element."""
        here = dict(attrs)
        self.tags.add(tag)
        self.auto += here.get("dir") == "auto"
        if tag == "html":
            self.root = here
        if here.get("http-equiv") == "Content-Security-Policy":
            self.policy = here.get("content") or ""
        wanted = [here.get(name) for name in ("src", "srcset", "data", "poster", "action", "background")]
        wanted += [here.get("href")] if tag != "a" else []
        self.loads += [one for one in wanted if one and not one.startswith(("data:", "#"))]


def run(*words: str | Path) -> Result:
    """The end of a verb."""
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A folder of one's own: two articles of the story."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("03_talmisa-today.txt", "05_daftar.txt"):
        shutil.copy(ARTICLES / name, folder / name)
    return folder


@pytest.fixture
def broken_pile(pile: Path) -> Path:
    """The same with a file that is no text."""
    (pile / "broken.txt").write_bytes(bytes(range(256)) * 40)
    return pile


@pytest.mark.parametrize(("lang", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_report_writes_page_and_json(pile: Path, tmp_path: Path, lang: str, direction: str) -> None:
    page_path, json_path = tmp_path / "out.html", tmp_path / "out.json"
    result = run("report", pile, "-o", page_path, "--json", json_path, "--lang", lang, "--names", NAMES)
    assert result.exit_code == 0, result.output
    jsonschema.validate(json.loads(json_path.read_text(encoding="utf-8")), SCHEMA)
    text = page_path.read_text(encoding="utf-8")
    page = Page(text)
    assert (page.root["lang"], page.root["dir"]) == (lang, direction)
    assert page.loads == []
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:|#)", text)
    assert "default-src 'none'" in page.policy
    assert "script" not in page.tags
    assert page.auto and "bdi" in page.tags


def test_every_quotation_is_the_stored_text(demo: Told) -> None:
    texts = {article["id"]: article["text"] for article in demo.all("articles")}
    found = list(demo.evidence())
    assert len(found) > 100
    assert [one for one in found if texts[one["document"]][one["start"] : one["stop"]] != one["words"]] == []


def test_the_demo_validates_against_the_schema(demo: Told) -> None:
    jsonschema.validate(demo.dossier, SCHEMA)


def test_report_without_output_prints_json(pile: Path) -> None:
    result = run("report", pile)
    assert result.exit_code == 0
    jsonschema.validate(json.loads(result.stdout), SCHEMA)


def test_a_broken_file_among_good_ones_is_told_and_the_rest_is_done(broken_pile: Path, tmp_path: Path) -> None:
    result = run("report", broken_pile, "-o", tmp_path / "out.html", "--json", tmp_path / "out.json", "--lang", "en")
    assert result.exit_code == 1
    assert "broken.txt" in result.output
    told = Told.of(tmp_path / "out.json")
    assert {article["name"] for article in told.all("articles")} == {"03_talmisa-today.txt", "05_daftar.txt"}
    assert [issue["severity"] for issue in told.dossier["issues"]] == ["unread"]
    assert "broken.txt" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_issues_names_the_broken_file_once(broken_pile: Path) -> None:
    result = run("issues", broken_pile, "--lang", "en")
    assert result.exit_code == 1
    assert len([line for line in result.stdout.splitlines() if "broken.txt" in line]) == 1


def test_issues_is_silent_where_all_is_well(pile: Path) -> None:
    result = run("issues", pile)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ["report"],
        ["report", "x", "--lang", "fr"],
        ["annotate", "no-such-file.txt"],
        ["nonsense"],
        ["pack", "check", "xx"],
        ["bench", "predict", "no-such-folder", "-o", "out"],
    ],
    ids=" ".join,
)
def test_wrong_use_ends_with_two_and_a_sentence(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2
    assert result.output.strip()
    assert "Traceback" not in result.output


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = run("report", tmp_path / "no-such-folder", "--lang", "en", "-o", tmp_path / "out.html")
    assert result.exit_code in (1, 2)
    assert "no-such-folder" in result.output


def test_annotate_draws_the_layers(pile: Path) -> None:
    result = run("annotate", pile / "05_daftar.txt")
    assert result.exit_code == 0
    assert {" name ", " time ", " cue ", " event "} <= set(re.findall(r" (?:name|time|cue|event) ", result.stdout))


def test_annotate_as_json_holds_true_offsets(pile: Path) -> None:
    result = run("annotate", pile / "05_daftar.txt", "--json")
    row, text = json.loads(result.stdout), (pile / "05_daftar.txt").read_text(encoding="utf-8")
    spans = [*row["mentions"], *row["timex"], *(one["cue"] for one in row["attributions"])]
    assert spans
    assert [span for span in spans if text[span["start"] : span["end"]] != span["text"]] == []


def test_explain_gives_rules_and_reasons(pile: Path) -> None:
    whole = run("explain", pile, "--lang", "en", "--names", NAMES)
    assert whole.exit_code == 0
    some = run("explain", pile, "--lang", "en", "--names", NAMES, "--match", "قندولي")
    assert some.exit_code == 0
    assert 0 < len(some.stdout) < len(whole.stdout)


def test_pack_check_finds_no_fault() -> None:
    result = run("pack", "check", "ar")
    assert (result.exit_code, result.stdout) == (0, "")


def test_bench_predict_writes_the_gold_form(pile: Path, tmp_path: Path) -> None:
    result = run("bench", "predict", pile, "-o", tmp_path / "predicted")
    assert result.exit_code == 0, result.output
    assert {path.name for path in (tmp_path / "predicted").iterdir()} == {
        "03_talmisa-today.json",
        "05_daftar.json",
        "cross.json",
    }
    row = json.loads((tmp_path / "predicted" / "05_daftar.json").read_text(encoding="utf-8"))
    assert {"doc", "meta", "body", "mentions", "timex", "attributions", "events"} <= set(row)
    assert row["doc"] == "05_daftar.txt"


def test_bench_predict_reads_one_file_of_records(tmp_path: Path) -> None:
    shutil.copy(ARTICLES / "records.jsonl", tmp_path / "articles.jsonl")
    assert run("bench", "predict", tmp_path, "-o", tmp_path / "predicted").exit_code == 0
    assert len(list((tmp_path / "predicted").glob("*.json"))) == 3


def test_bench_run_without_its_gold_says_so(tmp_path: Path) -> None:
    result = run("bench", "run", "--shared", tmp_path)
    assert result.exit_code == 0
    assert "nothing was measured" in result.stdout


@pytest.mark.parametrize("words", [["--help"], ["-h"], ["report", "--help"]], ids=" ".join)
def test_help(words: list[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert "tawatur" in result.stdout


@pytest.mark.skipif(tawatur.__version__ == "0.0.0", reason="the package is not installed, so it has no version")
def test_version() -> None:
    assert run("--version").stdout.strip().endswith(tawatur.__version__)


def test_the_command_runs_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tawatur.cli", "demo", "--lang", "en"]
    here = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(command, cwd=tmp_path, env=here, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dossier.html").exists()
    assert "\r" not in done.stderr


def test_the_order_of_the_files_changes_nothing(pile: Path) -> None:
    one, two = pile / "03_talmisa-today.txt", pile / "05_daftar.txt"
    assert run("report", one, two).stdout == run("report", two, one).stdout


def test_the_same_articles_give_the_same_bytes(pile: Path) -> None:
    assert run("report", pile).stdout == run("report", pile).stdout


def test_the_package_is_run_like_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "tawatur", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("tawatur, version ")


def test_names_of_ones_own_are_read_by_every_verb_that_reads_articles() -> None:
    article = str(next(ARTICLES.glob("01*")))
    told = [CliRunner().invoke(main, ["annotate", article, *names]).stdout for names in ((), ("--names", str(NAMES)))]
    assert "gpe:srndm" in told[0] and told[0] != told[1]
    for verb in ("annotate", "explain", "issues", "report", "export", "add"):
        assert "--names" in CliRunner().invoke(main, [verb, "--help"]).stdout, verb
