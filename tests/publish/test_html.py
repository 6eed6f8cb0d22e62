"""The page: one file, nothing remote, nobody's text acts, every link arrives."""

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import invented_articles
import invented_layers
import invented_story
import pytest

from tawatur.errors import UsageError
from tawatur.model.chain import Chain
from tawatur.model.reason import Fact, Reason
from tawatur.publish import Dossier, dossier_of, to_html
from tawatur.publish.wording import LANGUAGES, wording

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Walk(HTMLParser):
    """Collects tags, attributes and text; notes what is not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def _walk(html: str) -> Walk:
    walk = Walk()
    walk.feed(html)
    walk.close()
    return walk


@pytest.fixture(params=["ar", "en"])
def page(request: pytest.FixtureRequest, dossier: Dossier) -> str:
    return to_html(dossier, lang=request.param)


def test_it_is_well_formed(page: str) -> None:
    assert _walk(page).open == []


def test_it_asks_the_network_for_nothing(page: str) -> None:
    for tag, attributes in _walk(page).tags:
        assert tag not in {"script", "link", "iframe", "object", "embed", "base", "form", "img"}
        assert not any(name.startswith("on") or name in {"src", "style", "srcset"} for name in attributes), attributes
    assert "url(" not in page and "@import" not in page


def test_the_policy_names_the_style_by_its_hash(page: str) -> None:
    style = page.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = next(a["content"] for tag, a in _walk(page).tags if tag == "meta" and a.get("http-equiv"))
    assert policy is not None and policy.startswith("default-src 'none'") and f"style-src 'sha256-{digest}'" in policy


def test_every_link_arrives_and_every_address_is_one(page: str) -> None:
    tags = _walk(page).tags
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [str(a["href"]) for tag, a in tags if tag == "a" and "href" in a]
    assert len(links) > 40
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
    assert all(link.startswith(("#", "https://marfa.example/")) for link in links)


def test_direction_and_language() -> None:
    dossier = dossier_of([invented_story.STORY], layers={}, issues=(), names=invented_articles.NAMES)
    assert '<html lang="ar" dir="rtl">' in to_html(dossier)
    assert '<html lang="en" dir="ltr">' in to_html(dossier, lang="en")
    with pytest.raises(UsageError):
        to_html(dossier, lang="xx")


def test_the_count_of_what_is_quoted_comes_before_that_of_all_and_both_before_the_chains(dossier: Dossier) -> None:
    page = to_html(dossier, lang="en")
    text = " ".join("".join(_walk(page).text).split())
    quoted = ("Reported as quoted", "2 outlets", "1 independent origin")
    places = [
        text.index(words) for words in (*quoted, "All reports taken together", "5 outlets", "2 independent origins")
    ]
    assert places == sorted(places) and places[-1] < text.index("Values that differ") < text.index("How it reached us")


def test_arabic_numbers_agree(dossier: Dossier) -> None:
    page = to_html(dossier)
    assert "5 وسائل إعلام" in page and "مصدران مستقلان" in page and "وسيلتا إعلام" in page


def test_denial_and_contradiction_stand_at_the_size_of_the_statement(dossier: Dossier) -> None:
    page = to_html(dossier, lang="en")
    denial = page.split('class="against denial"')[1].split("</section>")[0]
    assert 'class="quotation lead"' in denial
    assert "لم نوقع أي صفقة قوارب" in re.sub("<[^>]+>", "", denial)


def test_a_passage_is_quoted_once_on_a_card(dossier: Dossier) -> None:
    card = to_html(dossier, lang="en").split('id="p-1-1"')[1].split("</article>")[0]
    words = re.sub("<[^>]+>", "", card)
    assert words.count("التقى الصوان رئيسة وزراء السهل في مرسى الغيم أمس") == 1


def test_one_sentence_printed_twice_stands_once_with_both_outlets() -> None:
    first, second = invented_articles.DOCUMENTS[3], invented_articles.DOCUMENTS[4]
    copy = replace(second, text=first.text, headline=None)
    suhail = next(claim for claim in invented_story.CLAIMS if claim.id == "suhail.1")
    moved = replace(suhail.evidence, document=copy.id)
    again = replace(suhail, id="barq.1", document=copy.id, evidence=moved, quote=moved, cue=None, chain=Chain())
    kept = [claim for claim in invented_story.CLAIMS if not claim.id.startswith("barq")]
    story = replace(
        invented_story.STORY,
        documents=(*invented_articles.DOCUMENTS[:4], copy),
        claims=(*kept, again),
        propositions=(replace(invented_story.PROPOSITIONS[0], claims=("nahr.1", "suhail.1", "barq.1")),),
        contradictions=(),
        forecasts=(),
    )
    page = to_html(dossier_of([story], layers={}, issues=(), names=invented_articles.NAMES), lang="en")
    further = page.split('class="further"')[1].split("</section>")[0]
    assert further.count("<blockquote") == 1 and further.count("<cite>") == 2


def test_a_time_has_one_heading(dossier: Dossier) -> None:
    page = to_html(dossier, lang="en")
    assert page.count("<time") == 3 and "some time ahead, day not stated" in page


def test_what_one_article_alone_says_stands_apart(dossier: Dossier) -> None:
    page = to_html(dossier, lang="en")
    apart = page.split('class="card singles"')[1].split("</details>")[0]
    assert "1 statement made by one article only" in apart and "وامتنع القصر الأزرق" in apart


def test_a_fragment_has_no_frame(dossier: Dossier) -> None:
    fragment = to_html(dossier, fragment=True)
    assert fragment.startswith("<style>") and "<html" not in fragment and "<meta" not in fragment
    assert _walk(fragment).open == []


HOSTILE = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'{{ 7*7 }}{0}"


def _hostile_page(lang: str) -> str:
    text = f"{HOSTILE}\n{invented_articles.BARQ}\n\u202eعكس\u202c \u2066x\u2069 \u200f"
    document = replace(
        invented_articles.DOCUMENTS[4],
        text=text,
        name=HOSTILE,
        author=HOSTILE,
        url="javascript:alert(3)",
        headline=None,
        outlet=Fact(HOSTILE, (Reason(HOSTILE, (HOSTILE, "\u202e")),)),
    )
    shift = len(HOSTILE) + 1
    claims = tuple(
        replace(
            claim,
            evidence=_moved(claim.evidence, shift),
            quote=_moved(claim.quote, shift),
        )
        if claim.document == "doc:barq"
        else claim
        for claim in invented_story.CLAIMS
    )
    story = replace(
        invented_story.STORY, documents=(*invented_articles.DOCUMENTS[:4], document), claims=claims, reasons=()
    )
    names = {**invented_articles.NAMES, "palace": (HOSTILE, HOSTILE)}
    issues = [replace(invented_story.ISSUES[0], place=HOSTILE, severity='x" onload="y')]
    return to_html(dossier_of([story], layers=invented_layers.LAYERS, issues=issues, names=names), lang=lang)


def _moved(evidence: object, shift: int) -> object:
    span = evidence.span  # type: ignore[attr-defined]
    return replace(evidence, span=type(span)(span.start + shift, span.stop + shift))  # type: ignore[type-var]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_nobodys_text_acts(lang: str) -> None:
    page = _hostile_page(lang)
    walk = _walk(page)
    assert walk.open == []
    assert not {tag for tag, _ in walk.tags} & {"script", "img"}
    for _, attributes in walk.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert not str(attributes.get("href", "#")).startswith("javascript")
    assert "{{ 7*7 }}" in "".join(walk.text)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_controls_of_direction_are_shown_and_do_not_act(lang: str) -> None:
    page = _hostile_page(lang)
    assert not set(page) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
    assert ">RLO</bdi>" in page and ">RLM</bdi>" in page


def test_inserted_names_are_isolated(dossier: Dossier) -> None:
    page = to_html(dossier, lang="en")
    body = page.split("<main")[1]
    for name in ("Blue Palace", "Ufuq News Agency", "برق الجنوب"):
        for hit in re.finditer(name, body):
            before = body[: hit.start()]
            inside_text = before.rfind('dir="auto"') > before.rfind("</p>")
            assert before.endswith("<bdi>") or inside_text or before.rfind('title="') > before.rfind(">"), name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_could_be_one_stands_with_the_actors(dossier: Dossier, lang: str) -> None:
    page, words = to_html(dossier, lang=lang), wording(lang)
    section = page[page.index(words.ui("suggestions")) :].partition("</section>")[0]
    assert words.term("proposed", "same") in section
    assert "القصر الأزرق" in section and words.ui("suggestions_long") in section
