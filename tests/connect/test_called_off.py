"""What was planned and is called off elsewhere, whoever each of them names: the leaders or their states."""

import json
from pathlib import Path

import pytest

from tawatur import app

PLANNED = "أعلنت بغداد أمس خطتها في بادرة حسن نية قبل القمة المقررة بينها وبين دمشق الشهر المقبل."
OFF = (
    "أعلن القصر إلغاء القمة التي كانت مقررة بين رئيس {0} ورئيس {1}. وقال رئيس {0} إن بلاده مستعدة للحوار."
    " وقال رئيس {1} إن بلاده تأسف للقرار."
)
HEADS = OFF.format("العراق سليم قاسم", "سوريا حسن درويش")
OTHERS = OFF.format("مصر سامي الخطيب", "سوريا حسن درويش")


@pytest.mark.parametrize(
    ("off", "printed", "outcome"),
    [(HEADS, "2024-03-06", "changed"), (HEADS, "2024-03-04", "open"), (OTHERS, "2024-03-06", "open")],
)
def test_a_summit_of_states_is_called_off_by_who_calls_off_that_of_their_heads(
    tmp_path: Path, off: str, printed: str, outcome: str
) -> None:
    told = (("a", "2024-03-05", PLANNED), ("b", printed, f"قمة الشهر المقبل\n{off}"))
    rows = [
        {
            "id": name,
            "outlet": name,
            "url": f"https://{name}.example/1",
            "published": day,
            "title": "القمة",
            "text": text,
        }
        for name, day, text in told
    ]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    found = [one for story in app.findings([pile]).stories for one in story.forecasts]
    assert [one.outcome for one in found if one.due is not None] == [outcome]
