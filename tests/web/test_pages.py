"""What the pages tell: every link leads somewhere, numbers are those of the dossier, no form leads elsewhere."""

import re
from collections import defaultdict
from collections.abc import Callable
from html import unescape
from urllib.parse import unquote, urlsplit

import pytest
from browsing import HERE, Browser, form_token, send

from tawatur import archive
from tawatur.publish.dossier import StoryView
from tawatur.store.rulings import SqlRulings
from tawatur.web.face import Face, Visit
from tawatur.web.serving import Serving

EACH = 6  # pages of a kind that the walk opens


@pytest.fixture
def told(serving: Serving) -> StoryView:
    return archive.dossier(serving.where, (), serving.desk).stories[0]


def links(page: str) -> set[str]:
    return {unescape(one) for one in re.findall(r'(?:href|src|action)="([^"#]+)', page)}


def test_every_link_leads_somewhere(browse: Callable[[str], Browser]) -> None:
    browser = browse("mona")
    opened, waiting, kinds = set[str](), ["/"], defaultdict[str, int](int)
    while waiting:
        path = waiting.pop()
        kind = "/".join(path.split("/")[:2] + ([path.split("/")[3]] if path.count("/") > 2 else []))
        kinds[kind] += 1
        if kinds[kind] > EACH:
            continue
        answer = browser.get(path, follow_redirects=False)
        assert answer.status_code in (200, 405), path  # a form's address has no page of its own
        if "text/html" in answer.headers["content-type"] and not path.endswith(".html"):
            found = {urlsplit(link)._replace(query="").geturl() for link in links(answer.text)}
            assert all(link.startswith(("/", "https://")) for link in found), found  # an article's own address
            found = {link for link in found if link.startswith("/")}
            waiting += sorted(found - opened)
            opened |= found
    assert {"/stories", "/articles", "/actors", "/outlets", "/issues", "/decisions", "/add"} <= set(kinds)


def test_an_outlet_is_counted_as_the_dossier_tells_it(browse: Callable[[str], Browser], told: StoryView) -> None:
    article = told.articles[0]
    ours = [one for one in told.reports if one.document == article.id]
    page = browse("rim").get(f"/outlets/{article.outlet.value}").text
    shown = [int(one.strip("%٪")) for one in re.findall(r'class="tile"><b>([^<]+)</b>', page)]
    own = sum(not one.chain for one in ours)
    assert shown[:3] == [1, len(ours), round(100 * own / len(ours))]
    assert "/decide" not in page, "a reader is offered to grade"


def test_an_actor_says_what_its_chains_say(browse: Callable[[str], Browser], told: StoryView) -> None:
    says = {step.name.key for one in told.reports for step in one.chain if step.named}
    person = next(one for one in told.actors if one.name.key in says)
    page = browse("rim").get(f"/actors/{person.name.key}").text
    assert all(spelling in unescape(page) for spelling in person.spellings)
    assert "/articles/" in page and person.name.key in says


def test_a_grade_is_given_and_its_history_stays(browse: Callable[[str], Browser], told: StoryView) -> None:
    browser, key = browse("adib"), told.articles[0].outlet.value
    home = f"/outlets/{key}"
    for grade in ("C", "B"):
        data = {"token": form_token(browser), "about": "grade", "ruling": grade, "subject": key, "back": home}
        answer = browser.post("/decide", data=data, headers={"origin": HERE}, follow_redirects=False)
        assert unquote(answer.headers["location"]).startswith(f"{home}?decided=")
    page = browser.get(home).text
    assert 'class="small grade now" title="' in page and len(re.findall(r"<b>[BC]</b>", page)) == 3


def test_what_came_since_the_last_visit_is_told_first() -> None:
    first = Visit.of("", 9, 1000)
    assert first.since == 9
    same = Visit.of(first.line, 12, 1500)
    assert (same.since, same.now) == (9, 12)
    assert Visit.of(same.line, 15, 9000).since == 12


def test_marking_all_as_read_ends_the_visit(browse: Callable[[str], Browser]) -> None:
    browser = browse("rim")
    browser.cookies.set("visit", "3-3-99999999999", domain="testserver.local")
    assert "badge fresh" in browser.get("/").text
    assert send(browser, "/seen").status_code == 303
    assert "badge fresh" not in browser.get("/").text


@pytest.mark.parametrize("kept", ["fr", "<script>", "", "ar; Path=/"])
def test_what_a_browser_cannot_have_been_given_is_passed_over(kept: str) -> None:
    assert Face.of({"lang": kept, "digits": kept, "theme": kept}) == Face()


@pytest.mark.parametrize(
    "back", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\n/x", "//["]
)
def test_a_form_leads_back_to_this_desk_alone(browse: Callable[[str], Browser], back: str) -> None:
    browser = browse("rim")
    assert send(browser, "/settings", lang="en", back=back).headers["location"] == "/"
    fresh = browse("")
    answer = send(fresh, "/login", user="rim", password="a long password", back=back)
    assert answer.headers["location"] == "/"


def test_wrong_passwords_wear_out_patience(browse: Callable[[str], Browser]) -> None:
    browser = browse("")
    found = [send(browser, "/login", user="mona", password=f"wrong {number}").status_code for number in range(7)]
    assert found == [403] * 5 + [429] * 2
    assert send(browser, "/login", user="mona", password="a long password").status_code == 429
    assert send(browser, "/login", user="rim", password="a long password").status_code == 303


def test_a_login_goes_on_where_it_was_asked_for(browse: Callable[[str], Browser]) -> None:
    browser = browse("")
    answer = browser.get("/issues", follow_redirects=False)
    assert answer.headers["location"] == "/login?back=/issues"
    assert 'value="/issues"' in browser.get("/login?back=/issues").text


ARABIC = ("/actors/صالح", "/search?q=السفينة&number=2", "/actors/a%25?number=1", "/outlets/[x]")


@pytest.mark.parametrize("back", ARABIC)
def test_every_form_leads_back_to_a_page_whatever_letters_its_address_has(
    browse: Callable[[str], Browser], back: str
) -> None:
    browser = browse("")
    asked = browser.get(back, follow_redirects=False)
    assert asked.status_code == 303 and asked.headers["location"].isascii()
    form = browser.get(asked.headers["location"]).text
    kept = unescape(form.split('name="back" value="')[2].split('"', 1)[0])
    assert unquote(kept) == unquote(back)
    entered = send(browser, "/login", user="mona", password="a long password", back=kept)
    assert (entered.status_code, unquote(entered.headers["location"])) == (303, unquote(back))
    page = browser.get(entered.headers["location"])
    again = unescape(page.text.split('name="back" value="', 1)[1].split('"', 1)[0])
    switched = send(browser, "/settings", lang="en", back=again)
    assert (switched.status_code, str(page.url).endswith(switched.headers["location"])) == (303, True)


def test_an_undoing_leads_back_whatever_letters_the_address_has(browse: Callable[[str], Browser]) -> None:
    analyst = browse("adib")
    page = analyst.get("/outlets/صحيفة?decided=1").text
    backs = {unescape(one) for one in re.findall(r'name="back" value="([^"]*)"', page)}
    assert {unquote(one) for one in backs} == {"/outlets/صحيفة", "/outlets/صحيفة?decided=1"}
    for back in backs:
        answer = send(analyst, "/settings", theme="dark", back=back)
        assert (answer.status_code, answer.headers["location"]) == (303, back)


def test_figures_that_the_desk_writes_have_the_digits_that_were_chosen(browse: Callable[[str], Browser]) -> None:
    """Values that differ and numbers in reasons are the desk's own words; quotations stay as they are."""
    browser = browse("rim")
    home = browser.get("/").text.split('href="/stories/', 1)[1].split('"', 1)[0]
    for digits, wanted, other in (("arab", "٥٢", "52"), ("latn", "52", "٥٢")):
        browser.cookies.set("digits", digits)
        page = browser.get(f"/stories/{home}").text
        values = re.findall(r'<th scope="row">(.*?)</th>', page, re.S)
        assert any(wanted in one for one in values) and not any(other in one for one in values)


def test_the_log_of_decisions_is_read_where_it_is_shown(
    browse: Callable[[str], Browser], told: StoryView, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, read = browse("rim"), list[str]()
    log = SqlRulings.decisions
    monkeypatch.setattr(SqlRulings, "decisions", lambda store: (read.append("log"), log(store))[1])
    assert reader.get(f"/actors/{told.actors[0].name.key}").status_code == 200 and read == []
    assert reader.get(f"/outlets/{told.articles[0].outlet.value}").status_code == 200 and read
