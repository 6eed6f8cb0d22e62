"""A story's name in both languages comes from its data."""

from dataclasses import replace

import invented_articles
import invented_story

from tawatur.model.claim import Claim
from tawatur.model.story import Story
from tawatur.publish import Dossier, to_html
from tawatur.publish.names import Names
from tawatur.publish.titles import called, title_of
from tawatur.publish.wording import wording

STORY = invented_story.STORY


def name(story: Story, lang: str) -> str:
    return called(title_of(story, Names(invented_articles.NAMES, [story])), wording(lang))


def told(**frame: object) -> Story:
    """The story with the claims about talks telling something else."""

    def other(claim: Claim) -> Claim:
        return replace(claim, frame=replace(claim.frame, **frame)) if claim.frame.kind == "CONSULT" else claim

    return replace(STORY, claims=tuple(map(other, STORY.claims)))


def test_in_the_language_of_the_articles_a_story_goes_by_a_headline_of_its_own() -> None:
    headlines = {document.headline.words(document.text) for document in STORY.documents if document.headline}
    assert name(STORY, "ar") in headlines


def test_in_another_language_it_goes_by_who_acts_and_the_act() -> None:
    assert name(STORY, "en") == "Nadir al-Sawwan, Hala al-Mada: talks"
    assert name(told(where="marsa"), "en") == "Nadir al-Sawwan, Hala al-Mada: talks, Marsa al-Ghaym"


def test_an_act_or_a_place_that_few_tell_names_no_story() -> None:
    assert name(told(kind="STATE"), "en") == "Nadir al-Sawwan, Hala al-Mada"
    first = replace(STORY, claims=tuple(one for one in told(where="marsa").claims if one.document == "doc:marfa"))
    assert "Marsa" not in name(first, "en")


def test_the_headline_says_most_of_what_the_articles_say() -> None:
    def terms(claim: Claim) -> Claim:
        said = ("sawwan", "mada", "meet") if claim.document in ("doc:nahr", "doc:suhail", "doc:duha") else ("boats",)
        return replace(claim, frame=replace(claim.frame, terms=said))

    def headline_of(document: str) -> Claim:
        found = next(one for one in STORY.documents if one.id == document)
        assert found.headline
        one = next(claim for claim in STORY.claims if claim.document == document)
        evidence = replace(one.evidence, span=found.headline, words=found.headline.words(found.text))
        return replace(one, id=f"{document}#headline", evidence=evidence)

    headed = [document.id for document in STORY.documents if document.headline]
    claims = (*STORY.claims, *map(headline_of, headed))
    title = title_of(replace(STORY, claims=tuple(map(terms, claims))), Names({}, [STORY]))
    assert title.headline and title.headline.document in ("doc:nahr", "doc:suhail", "doc:duha")


def test_a_story_of_which_nothing_is_known_has_no_name() -> None:
    bare = replace(STORY, claims=(), documents=tuple(replace(one, headline=None) for one in STORY.documents))
    assert [name(bare, lang) for lang in ("ar", "en")] == ["", ""]


def test_a_page_begins_with_the_name_in_its_language(dossier: Dossier) -> None:
    (story,) = dossier.stories
    assert story.title.headline
    for lang in ("ar", "en"):
        page = to_html(dossier, lang=lang)
        assert f"<h1><bdi>{called(story.title, wording(lang))}</bdi></h1>" in page
        assert story.title.headline.words in page
