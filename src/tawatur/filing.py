"""What a store files of articles and of told stories, worked out beside it, in other processes where there are many."""

from dataclasses import dataclass
from functools import cache
from itertools import chain

from tawatur.connect.changes import state
from tawatur.intake import Desk
from tawatur.lang.skeleton import Skeleton
from tawatur.model.codec import pack
from tawatur.model.leaf import Packed
from tawatur.model.story import Story
from tawatur.search.listing import Namer, facts_of, paper_of
from tawatur.search.spelling import Speller
from tawatur.store.base import Filing, Line
from tawatur.store.lookup import Paper

WORDS = 120  # letters of a story's line


@dataclass(frozen=True, slots=True)
class Clerk:
    """Works out what a store files, with the words and names of a desk."""

    desk: Desk

    @property
    def speller(self) -> Speller:
        """The terms of its words, made once in each process."""
        return _speller(self.desk)

    @property
    def namer(self) -> Namer:
        """The terms of its names, made once in each process."""
        return _namer(self.desk)

    def paper(self, article: tuple[int, Packed]) -> Paper:
        """An article with its words."""
        number, leaf = article
        return paper_of(number, leaf.document(), self.speller)

    def story(self, story: Story) -> Filing:
        """A story as a store files it; its line has no number yet."""
        documents = tuple(document.id for document in story.documents)
        keys = {key for actor in story.actors for key in (actor.key, *actor.members)}
        keys |= {document.outlet.value or document.id for document in story.documents}
        facts = facts_of(story, self.namer)
        return Filing(line_of(story), pack(story), documents, tuple(sorted(keys)), state(story), facts=facts)


def line_of(story: Story) -> Line:
    """A story in one line, without its number."""
    days = [one.interval for one in story.publications if one.interval]
    first, last = (str(min(day.first for day in days)), str(max(day.last for day in days))) if days else ("", "")
    words = {claim.id: claim.evidence.words for claim in story.claims}
    heads = (words[one.head] for one in story.propositions)
    titles = (one.headline.words(one.text) for one in story.documents if one.headline)
    head = next(chain(titles, heads), story.documents[0].name)
    return Line(0, story.id, len(story.documents), first, last, " ".join(head.split())[:WORDS])


@cache
def _speller(desk: Desk) -> Speller:
    return Speller(desk.reader.pack)


@cache
def _namer(desk: Desk) -> Namer:
    return Namer(_speller(desk), Skeleton(desk.reader.pack), desk.reader.names())
