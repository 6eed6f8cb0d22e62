"""What `tawatur explain` tells."""

import pytest

from tawatur.publish import Dossier
from tawatur.publish.explanation import explained
from tawatur.publish.wording import LANGUAGES, wording


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_could_be_one_is_told_with_its_reasons(dossier: Dossier, lang: str) -> None:
    lines = list(explained(dossier, lang, "org:palace ~ palace"))
    assert wording(lang).term("proposed", "same") in lines[1]
    assert [line.strip().partition(":")[0] for line in lines[2:]] == ["suggestions.short-body", "suggestions.named-in"]
