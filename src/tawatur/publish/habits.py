"""How each outlet reports in one story."""

from collections import Counter

from tawatur.model.habit import Credited, Habit
from tawatur.model.story import Story
from tawatur.publish.dossier import Name
from tawatur.publish.names import Names
from tawatur.publish.reports import Scene, chain_of


def habits_of(story: Story, names: Names) -> tuple[Habit, ...]:
    """The habits of the outlets of a story, those of articles by nobody known together under an empty key."""
    scene = Scene.of(story, names)
    outlets = {document.id: document.outlet.value or "" for document in story.documents}
    articles, reports, own = Counter(outlets.values()), Counter[str](), Counter[str]()
    credited: dict[str, Counter[str]] = {}
    called: dict[str, Name] = {}
    for claim in story.claims:
        outlet, chain = outlets[claim.document], chain_of(scene, claim)
        reports[outlet] += 1
        if chain:
            key = outlets.get(chain[0].name.key) or chain[0].name.key
            called.setdefault(key, chain[0].name)
            credited.setdefault(outlet, Counter())[key] += 1
        else:
            own[outlet] += 1
    taken, given = _shared(story, outlets)
    return tuple(
        Habit(
            *(one, 1, articles[one], reports[one], own[one], taken[one], given[one]),
            tuple(Credited(key, called[key].written, n) for key, n in sorted(credited.get(one, Counter()).items())),
        )
        for one in sorted(articles)
    )


def _shared(story: Story, outlets: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """How many pairs of articles with one text each outlet has by the text of another, and by its own."""
    taken, given = Counter[str](), Counter[str]()
    for copy in story.copies:
        for outlet in {outlets[copy.a], outlets[copy.b]}:
            own = outlets.get(copy.origin, copy.origin) == outlet
            (given if own else taken)[outlet] += 1
    return taken, given
