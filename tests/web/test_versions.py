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
