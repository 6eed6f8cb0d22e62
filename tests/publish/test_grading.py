"""Must-have 12: a grade is proposed for each statement, and 1 never below two independent origins."""

from hypothesis import given
from hypothesis import strategies as st

from tawatur.model.annotation import Factuality
from tawatur.model.story import Origins
from tawatur.publish.dossier import Dossier
from tawatur.publish.grading import CONFIRMED, UNJUDGED, credibility


@given(st.integers(0, 50), st.integers(0, 50), st.sampled_from(Factuality), st.booleans())
def test_nothing_is_confirmed_below_two_origins(lower: int, more: int, factuality: Factuality, disputed: bool) -> None:
    found = credibility(Origins((), lower, lower + more, None, (), ()), factuality, disputed=disputed)
    assert found in (1, 3, 4, 6)
    assert found != CONFIRMED or (lower >= 2 and not disputed)
    assert found == UNJUDGED or factuality in (Factuality.HAPPENED, Factuality.ONGOING)


def test_every_statement_of_a_dossier_has_one(dossier: Dossier) -> None:
    findings = [one for story in dossier.stories for one in story.findings]
    assert findings
    for one in findings:
        assert one.credibility != CONFIRMED or (one.quoted.lower >= 2 and not one.denials and not one.clashes)
