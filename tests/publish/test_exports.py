"""Every form: proved, the same each time, written whole or not at all, reached by the verb."""

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from tawatur import errors
from tawatur.cli import main
from tawatur.errors import EvidenceError, UsageError
from tawatur.model.evidence import Evidence
from tawatur.model.span import Span
from tawatur.publish import Dossier
from tawatur.publish.exports import FORMATS, exported, file_name, form_of
from tawatur.publish.files import write

ARTICLES = Path(errors.__file__).parent / "examples" / "ship" / "articles"


@pytest.mark.parametrize("form", FORMATS)
def test_a_quotation_that_differs_is_written_in_no_form(dossier: Dossier, form: str) -> None:
    story = dossier.stories[0]
    report = replace(story.reports[0], evidence=Evidence(story.articles[0].id, Span(0, 3), "xyz"))
    forged = replace(dossier, stories=(replace(story, reports=(report, *story.reports[1:])),))
    with pytest.raises(EvidenceError):
        exported(forged, form, "ar")


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("form", FORMATS)
def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, form: str, lang: str) -> None:
    first = exported(dossier, form, lang)
    assert first == exported(dossier, form, lang)
    assert len(first) > 1000


@pytest.mark.parametrize("form", FORMATS)
def test_a_dossier_without_stories_is_a_file_too(form: str) -> None:
    assert isinstance(exported(Dossier((), (), ()), form, "en"), bytes)


def test_an_unknown_form_is_wrong_use(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="stix"):
        exported(dossier, "odt", "ar")


def test_names_and_suffixes_lead_to_the_form_and_back() -> None:
    for form in FORMATS:
        assert form_of(Path(file_name(form, "ar"))) == form


def test_a_missing_library_is_told_with_its_remedy(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    monkeypatch.delitem(sys.modules, "tawatur.publish.exports.word", raising=False)
    with pytest.raises(UsageError, match=r"docx.*tawatur\[desk\]"):
        exported(dossier, "docx", "ar")


def test_the_command_starts_without_the_libraries_of_the_forms() -> None:
    code = "import sys, tawatur.cli; print([m for m in ('docx', 'openpyxl', 'typst', 'lxml') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_verb_takes_the_form_from_the_name(tmp_path: Path) -> None:
    target = tmp_path / "demo.gexf"
    result = CliRunner().invoke(main, ["export", str(ARTICLES), "-o", str(target), "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert target.read_bytes().startswith(b"<?xml")


def test_report_takes_the_form_from_the_name_too(tmp_path: Path) -> None:
    for name, start in (("a.pdf", b"%pdf"), ("a.html", b"<!doctype"), ("a", b"<!doctype")):
        result = CliRunner().invoke(main, ["report", str(ARTICLES), "-o", str(tmp_path / name), "--lang", "en"])
        assert result.exit_code == 0, result.output
        assert (tmp_path / name).read_bytes()[:9].lower().startswith(start)


def test_the_verb_writes_a_story_of_a_store(tmp_path: Path) -> None:
    store, target = tmp_path / "archive.db", tmp_path / "story"
    assert CliRunner().invoke(main, ["add", str(ARTICLES), "--store", str(store)]).exit_code == 0
    key = CliRunner().invoke(main, ["stories", "--store", str(store)]).stdout.split("\t")[0]
    words = ["export", "--format", "jsonl", "--store", str(store), "--story", key, "-o", str(target)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert f'"story": "{key}"' in target.read_text(encoding="utf-8")


@pytest.mark.parametrize("words", [["-o", "a.odt", "x.txt"], ["-o", "a.pdf"], ["-o", "a.pdf", "--story", "s", "x.txt"]])
def test_wrong_use_of_the_verb_is_told(words: list[str]) -> None:
    result = CliRunner().invoke(main, ["export", *words])
    assert result.exit_code == 2
    assert result.output.count("\n") == 1


def test_a_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "dossier.pdf"
    write(target, b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match="No space left"):
        write(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.pdf"]
    assert target.read_bytes() == b"old"


def test_a_file_that_may_not_grow_ends_in_one_sentence(tmp_path: Path) -> None:
    """The kernel's own limit on the size of files, as a quota or a full disk sets it."""
    target = tmp_path / "dossier.json"
    target.write_bytes(b"old")
    words = ["export", str(ARTICLES), "-o", str(target)]
    code = (
        "import resource, sys; from tawatur.cli import main; from tawatur import app; app.reader();"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)); main({words!r})"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert found.returncode == 2, found.stderr
    assert "the old file, if any, is untouched" in found.stderr and "Traceback" not in found.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["dossier.json"]
    assert target.read_bytes() == b"old"
