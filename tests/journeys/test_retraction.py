"""A death that was played: five invented articles, from the first report to what became of it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from told import Told
from verbs import run

from tawatur.cli import main

ARTICLES = (
    ("sahel", "2019-03-12", "مقتل الصحفي ليونيد سافتشوك بالرصاص أمام منزله في كييف",
     "قالت الشرطة في كييف إن الصحفي ليونيد سافتشوك قتل بالرصاص، مساء الثلاثاء، أمام منزله.\n"
     "وكان سافتشوك قد انتقل إلى كييف قبل عامين خوفا على حياته."),
    ("nahr", "2019-03-12", "رئيس الوزراء يتهم موسكو بقتل صحفي",
     "لقي الصحفي الروسي ليونيد سافتشوك حتفه، الثلاثاء، بعد أن أطلق مسلح مجهول النار عليه في كييف، بحسب الشرطة.\n"
     "وتوفي في كييف، الثلاثاء، الكاتب أوليغ بتروف عن ثمانين عاما."),
    ("minbar", "2019-03-13", "الصحفي القتيل يظهر في مؤتمر صحفي",
     "ظهر الصحفي الروسي ليونيد سافتشوك حيا، الأربعاء، في مؤتمر صحفي في كييف، بعد يوم من إعلان مقتله.\n"
     "وقال رئيس جهاز الأمن أندريه كوفالينكو إن مقتل سافتشوك كان خدعة لكشف من خططوا لاغتياله."),
    ("sahel", "2019-03-13", "جهاز الأمن في كييف: سافتشوك على قيد الحياة",
     "أعلن جهاز الأمن، الأربعاء، أن الصحفي ليونيد سافتشوك على قيد الحياة.\n"
     "واعتذر سافتشوك لزوجته عما عانته، وشكر جهاز الأمن."),
    ("nahr", "2019-03-14", "موسكو تندد بتمثيلية مقتل ليونيد سافتشوك",
     "قالت وزارة الخارجية الروسية، الخميس، إنها سعيدة لأن ليونيد سافتشوك لم يقتل.\n"
     "ونجا أوليغ شيفتشينكو، وهو صحفي آخر، من حادث سير في كييف."),
)  # fmt: skip
SAID, UNDONE, WHY = "سافتشوك قتل بالرصاص", "ظهر الصحفي الروسي ليونيد سافتشوك حيا", "كان خدعة لكشف"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, their dossier in JSON, and the page in both languages."""
    home = tmp_path_factory.mktemp("played")
    for number, (outlet, day, title, body) in enumerate(ARTICLES):
        row = {"outlet": outlet, "published": day, "title": title, "body": body}
        (home / f"{number}.json").write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    for language in ("ar", "en"):
        page = home / f"{language}.html"
        run("report", *sorted(home.glob("?.json")), "-o", page, "--json", home / "out.jsn", "--lang", language)
    return home


def test_the_earlier_reports_stand_beside_what_undoes_them(folder: Path) -> None:
    told = Told.of(folder / "out.jsn")
    (undoing,) = told.all("retractions")
    words = {
        part: [row["evidence"]["words"] for row in told.reports(undoing[part])] for part in ("said", "by", "because")
    }
    assert any(SAID in one for one in words["said"])
    assert any(UNDONE in one for one in words["by"])
    assert any(WHY in one for one in words["because"])
    assert len(told.names(undoing["said"])) == 2 and len(told.names(undoing["by"])) == 3
    holders = {step["name"]["key"] for row in told.reports(undoing["said"]) for step in row["chain"]}
    assert holders, "whoever reported the death is named"


def test_nobody_elses_death_or_rescue_is_among_them(folder: Path) -> None:
    told = Told.of(folder / "out.jsn")
    (undoing,) = told.all("retractions")
    everything = [row["evidence"]["words"] for part in ("said", "by", "because") for row in told.reports(undoing[part])]
    assert not any(other in one for other in ("بتروف", "شيفتشينكو") for one in everything)


def test_it_is_one_statement_that_changed_and_no_contradiction(folder: Path) -> None:
    told = Told.of(folder / "out.jsn")
    (finding,) = [one for one in told.all("findings") if one["retractions"]]
    assert (finding["relation"], finding["slot"], finding["main_value"]["value"]) == ("change", "polarity", "no")
    assert told.clashes() == []


@pytest.mark.parametrize(
    ("language", "label"), [("ar", "سُحب أو تبيّن خلافه لاحقاً"), ("en", "Withdrawn or undone later")]
)
def test_the_page_shows_both_at_one_size(folder: Path, language: str, label: str) -> None:
    page = (folder / f"{language}.html").read_text(encoding="utf-8")
    section = page.split('class="course undoing"')[1].split("</section>")[0]
    assert label in section
    quoted = page.split('<article class="card"')[1].split("</article>")[0].split('class="quotation lead"')[1:]
    assert any("<mark" in one and "قتل بالرصاص" in one for one in quoted)
    assert any("خدعة" in one for one in quoted)


def test_explain_tells_why(folder: Path) -> None:
    files = map(str, sorted(folder.glob("?.json")))
    told = CliRunner().invoke(main, ["explain", *files, "--match", "retractions.alive", "--lang", "en"])
    assert "A death was reported in 2 articles; the same person is told alive" in told.output
