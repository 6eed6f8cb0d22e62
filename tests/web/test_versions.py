"""An edited article: what was changed is shown claim by claim, and the older version can still be read."""

from collections.abc import Callable
from pathlib import Path

from browsing import Browser

from tawatur import archive
from tawatur.store import opened
from tawatur.web.serving import Serving

HEAD = "غرق قارب صيد قبالة الميناء"
BODY = "قال مدير الميناء إن قارب صيد غرق فجر اليوم ونجا {} بحارة."


def test_a_silent_edit_is_shown(browse: Callable[[str], Browser], serving: Serving, tmp_path: Path) -> None:
    place = tmp_path / "boat.txt"
    for survivors in ("ثلاثة", "خمسة"):
        place.write_text(f"{HEAD}\n{BODY.format(survivors)}", encoding="utf-8")
        archive.add(serving.where, [str(place)], serving.desk)
    with opened(serving.where) as store:
        old, new = (one.document for one in store.history(str(place)))
        assert store.homes([old]) == {}
    browser = browse("rim")
    page = browser.get(f"/articles/{new}").text
    assert f'href="/articles/{old}"' in page and str(tmp_path) not in page
    assert page.count("<del") == 1 and page.count("<ins") == 1
    assert BODY.format("ثلاثة").rstrip(".").split(" إن ")[1][:20] in page.split("<del", 1)[1]
    before = browser.get(f"/articles/{old}")
    assert before.status_code == 200 and "ثلاثة" in before.text and "/stories/" not in before.text


def test_both_versions_are_kept_the_newest_counts_once_and_the_story_says_so(
    browse: Callable[[str], Browser], serving: Serving, tmp_path: Path
) -> None:
    """Also where the new words have little in common with the old ones, which stay in no story."""
    place, other = tmp_path / "boat.txt", tmp_path / "other.txt"
    other.write_text(f"{HEAD}\nقال صيادون إن قاربا غرق قبالة الميناء فجر اليوم.", encoding="utf-8")
    for body in (BODY.format("ثلاثة"), BODY.format("خمسة"), "أعلن المصرف المركزي رفع سعر الفائدة."):
        place.write_text(f"{HEAD if 'قارب' in body else 'المصرف يرفع الفائدة'}\n{body}", encoding="utf-8")
        archive.add(serving.where, [str(place), str(other)], serving.desk)
    with opened(serving.where) as store:
        documents = [one.document for one in store.history(str(place))]
        assert len(documents) == 3 and all(store.leaf(one) for one in documents)
        assert store.edited(documents) == {documents[2]: 2}
        homes = store.homes([*documents, *(one.document for one in store.history(str(other)))])
        told = {one.id for story in archive.told(store, (), serving.desk).stories for one in story.articles}
    assert set(homes) & set(documents) == {documents[2]} and not told & set(documents[:2])
    page = browse("rim").get(f"/stories/{homes[documents[2]]}").text
    assert f'href="/articles/{documents[2]}#versions"' in page and page.count("عُدّل بعد نشره") == 1
    assert archive.rebuild(serving.where, serving.desk)
