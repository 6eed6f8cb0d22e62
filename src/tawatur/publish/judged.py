"""What people judged, found where it belongs: verdicts by the words that they rate, grades by the outlet.

The program rates nothing and grades no outlet: what stands here a person gave, and each says who and when.
"""

from collections.abc import Iterable

from tawatur.publish.dossier import Article, Report, Ruling, StoryView


class Judged:
    """The verdicts and grades that people gave on one story."""

    def __init__(self, story: StoryView) -> None:
        self._articles = story.articles
        self.verdicts = tuple(one for one in story.rulings if one.about == "verdict" and one.evidence)
        self._rated = {one.evidence[0]: one for one in self.verdicts}
        self._graded = {one.subjects[0]: one for one in story.rulings if one.about == "grade"}

    def of(self, reports: Iterable[Report]) -> tuple[Ruling, ...]:
        """The verdicts on the words of some reports."""
        return tuple(dict.fromkeys(self._rated[one.evidence] for one in reports if one.evidence in self._rated))

    def graded(self) -> dict[Ruling, Article]:
        """The grades of this story's outlets, each with the first article of the outlet."""
        found: dict[Ruling, Article] = {}
        for article in self._articles:
            if grade := self.grade(article):
                found.setdefault(grade, article)
        return found

    def grade(self, article: Article) -> Ruling | None:
        """The grade of whoever published an article; None where nobody gave one."""
        return self._graded.get(article.outlet.value or article.id)
