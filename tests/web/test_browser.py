"""A newcomer at a real desk with a real browser: brings articles in, opens the story, finds who denies what."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur import app
from tawatur.web.sections import SECTIONS

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install 'tawatur[dev]'")
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists() and "TAWATUR_NEEDS_CHROMIUM" not in os.environ,
    reason="There is no /usr/bin/chromium: apt-get install chromium",
)
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
RUN = "from tawatur.cli import main; main()"
PARTS = (
    *("add", "issues", "settings", "decisions", "alerts", "kept", "outlets", "actors"),
    *("search?q=السفينة", "ask?q=من احتجز السفينة؟"),
)
KINDS = ("/findings/", "/articles/", "/actors/", "/outlets/")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of its own on an empty store."""
    folder = tmp_path_factory.mktemp("server")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    names = str(app.demo_folder() / "names.txt")
    verb = ["serve", "--store", str(folder / "desk.db"), "--names", names, "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-c", RUN, *verb], stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    line = server.stderr.readline()
    yield re.search(r"http://\S+", line)[0]  # type: ignore[index]
    server.terminate()
    server.wait(20)


@pytest.fixture(scope="module")
def chromium() -> Iterator["sync_api.Browser"]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


class Watch:
    """A page of a browser, and all that it complained of or asked elsewhere."""

    def __init__(self, context: "sync_api.BrowserContext", address: str) -> None:
        self.wrong: list[str] = []
        self.page = context.new_page()
        self.page.on(
            "console", lambda told: self.wrong.append(told.text) if told.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("request", lambda asked: None if asked.url.startswith(address) else self.wrong.append(asked.url))

    def fits(self) -> bool:
        """Whether nothing stands outside the page's width."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def at(chromium: "sync_api.Browser", address: str, size: dict[str, int], **more: object) -> Watch:
    return Watch(chromium.new_context(viewport=size, **more), address)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def story(chromium: "sync_api.Browser", address: str) -> str:
    """The address of the example's story, brought in by a newcomer."""
    watch = at(chromium, address, WIDE)
    page = watch.page
    page.goto(address)
    page.click(".nothing a.button")
    files = sorted((app.demo_folder() / "articles").iterdir())
    page.set_input_files("input[type=file]", [str(path) for path in files])
    page.click("form[data-drop] button")
    page.wait_for_selector(".state-done", timeout=60_000)
    page.goto(address)
    page.click(".stories .title")
    assert watch.wrong == []
    return page.url


def test_a_newcomer_finds_who_denies_what(chromium: "sync_api.Browser", address: str, story: str) -> None:
    watch = at(chromium, address, WIDE)
    page = watch.page
    page.goto(story)
    assert page.get_attribute("html", "dir") == "rtl"
    page.click(".dispute-item >> nth=1")
    card = page.locator(".card:target")
    assert card.locator(".denial blockquote").count() or card.locator(".against blockquote").count()
    card.locator("a.open").first.click()
    lit = page.locator("mark.hit").first
    lit.wait_for()
    assert lit.bounding_box()["y"] < WIDE["height"]  # type: ignore[index]
    assert page.locator(".notes li:visible").count() > 3
    assert watch.wrong == [] and watch.fits()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_every_page_in_both_languages_fits_and_complains_of_nothing(
    chromium: "sync_api.Browser", address: str, story: str, size: dict[str, int], colours: str
) -> None:
    watch = at(chromium, address, size, color_scheme=colours)
    page = watch.page
    page.goto(story)
    places = [page.locator(f'a[href*="{kind}"]').first.get_attribute("href") for kind in KINDS]
    long = [f"{story}/parts/{name}" for name in SECTIONS]
    for direction in ("rtl", "ltr"):
        for path in (
            story,
            *long,
            *(f"{address}{place}" for place in places),
            address,
            *(f"{address}{p}" for p in PARTS),
        ):
            page.goto(path)
            assert page.get_attribute("html", "dir") == direction
            assert watch.fits(), path
        page.click("button[name=lang]")
    assert watch.wrong == []


def test_the_choice_of_digits_and_language_is_kept(chromium: "sync_api.Browser", address: str, story: str) -> None:
    watch = at(chromium, address, WIDE)
    page = watch.page
    page.goto(story)
    assert re.search("[\u0660-\u0669]", page.inner_text(".overview"))
    page.goto(f"{address}settings")
    page.check("input[value=latn]")
    page.click("main button")
    page.goto(story)
    assert not re.search("[\u0660-\u0669]", page.inner_text(".overview"))
    page.click("button[name=lang]")
    assert page.url == story and page.get_attribute("html", "lang") == "en"
    assert watch.wrong == []


def test_everything_is_there_without_script(chromium: "sync_api.Browser", address: str, story: str) -> None:
    watch = at(chromium, address, WIDE, java_script_enabled=False)
    page = watch.page
    page.goto(story)
    page.click(".dispute-item >> nth=0")
    assert page.locator(".graph svg a").count() > 0
    page.locator(".card a.open").first.click()
    assert page.locator("mark.hit").count() > 0
    page.uncheck(".see-source")
    assert page.locator(".n-source:visible").count() == 0


def test_the_keyboard_goes_everywhere(chromium: "sync_api.Browser", address: str, story: str) -> None:
    page = at(chromium, address, WIDE).page
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(story)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id").startswith("p-1-")


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_newcomer_corrects_undoes_keeps_a_search_hears_of_news_and_takes_the_story_along(
    chromium: "sync_api.Browser", address: str, story: str, size: dict[str, int], lang: str
) -> None:
    watch = at(chromium, address, size, accept_downloads=True)
    page = watch.page
    page.goto(story)
    if lang == "en":
        page.click("button[name=lang]")
    page.locator(".acts a").first.click()
    page.locator(".rule-acts button[value=own]").first.click()
    page.wait_for_selector(".flash button[value=undone]")
    page.click(".flash button[value=undone]")
    page.wait_for_selector(".flash")
    page.goto(f"{address}decisions")
    assert page.locator(".ruling").count() >= 2
    word = f"زرافة {lang} {size['width']}"
    page.goto(f"{address}search?q=السفينة")
    assert page.locator("mark.hit").count() > 0
    page.fill("input[name=q]", word)
    page.press("input[name=q]", "Enter")
    page.wait_for_selector(".nothing")
    page.goto(f"{address}alerts")
    if not page.locator("details.card[open]").count():
        page.click("details.card summary")
    page.select_option("select[name=about]", "search")
    page.fill("input[name=subject]", word)
    page.click("details.card .button")
    alert = page.locator(".rows .title a", has_text=word)
    alert.wait_for()
    page.goto(f"{address}add")
    page.fill(
        "textarea[name=text]",
        f"وصول {word} إلى حديقة الحيوان\nقال مدير الحديقة إن {word} وصلت اليوم من مزرعة بعيدة بعد رحلة.",
    )
    done = page.locator(".state-done").count()
    page.locator("form:has(textarea[name=text]) button").click()
    page.locator(".state-done").nth(done).wait_for(timeout=60_000)
    page.goto(f"{address}alerts")
    alert.click()
    page.wait_for_url("**/alerts?number=*")
    assert page.locator("section .rows > li").count() >= 1
    page.goto(story)
    page.locator("details.hint summary").first.click()
    with page.expect_download() as taken:
        page.click('a[href$="/export/docx"]')
    assert taken.value.path().read_bytes()[:2] == b"PK"
    assert watch.wrong == [] and watch.fits()
