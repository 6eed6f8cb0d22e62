"""What a store files of articles and of told stories, worked out beside it, in other processes where there are many."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tawatur.connect.changes import state
from tawatur.intake import Desk
from tawatur.lang.skeleton import Skeleton
from tawatur.model.codec import pack
from tawatur.model.leaf import Packed
from tawatur.model.story import Story
from tawatur.publish.habits import habits_of
from tawatur.publish.names import Names
from tawatur.publish.titles import called, title_of
from tawatur.publish.wording import wording
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
        line = line_of(story, self.desk.reader.names())
        habits = habits_of(story, Names(self.desk.reader.names(), [story]))
        return Filing(line, pack(story), documents, tuple(sorted(keys)), state(story), facts=facts, habits=habits)


def line_of(story: Story, names: Mapping[str, tuple[str, str]]) -> Line:
    """A story in one line, without its number; ``names`` are the (Arabic, English) names of the keys that are known."""
    days = [one.interval for one in story.publications if one.interval]
    first, last = (str(min(day.first for day in days)), str(max(day.last for day in days))) if days else ("", "")
    words = {claim.id: claim.evidence.words for claim in story.claims}
    heads = (words[one.head] for one in story.propositions)
    title = title_of(story, Names(names, [story]))
    head = title.headline.words if title.headline else next(heads, story.documents[0].name)
    called_so = [" ".join(one.split())[:WORDS] for one in (head, called(title, wording("en")))]
    return Line(0, story.id, len(story.documents), first, last, *called_so)


@cache
def _speller(desk: Desk) -> Speller:
    return Speller(desk.reader.pack)


@cache
def _namer(desk: Desk) -> Namer:
    return Namer(_speller(desk), Skeleton(desk.reader.pack), desk.reader.names())
