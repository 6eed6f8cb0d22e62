"""From addresses to pages: feeds and sitemaps are followed, what was seen lately is left."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Protocol

from tawatur.fetch.answers import Answer, RefusedError
from tawatur.fetch.listings import Lead, Listing, listing
from tawatur.fetch.polite import Visitor
from tawatur.model.capture import Capture, Visit
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason

Step = Capture | Issue | Visit
"""A page that came, something that did not, or that an address is done with and need not be asked again soon."""
_PASSING = ("issue.fetch-broken", "issue.fetch-busy", "issue.fetch-nowhere", "issue.fetch-slow")
_DEEPEST = 2


class Memory(Protocol):
    """Where visits are remembered."""

    def visited(self, asked: str) -> Visit | None:
        """The last visit of an address."""
        ...


def _now() -> datetime:
    return datetime.now(UTC)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class Trail:
    """Fetches what addresses lead to.

    Of one feed or sitemap ``most`` pages are taken at a time, the latest first. A page that one of them names is asked
    for again after ``again`` hours or when its listing says that it has changed.
    """

    visitor: Visitor
    memory: Memory
    most: int = 100
    again: float = 12
    now: Callable[[], datetime] = _now

    def steps(self, addresses: Iterable[str]) -> Iterator[Step]:
        """Page by page what some addresses lead to. A visit comes after what it gave, which is kept by then."""
        for address in addresses:
            yield from self._address(address, 0)

    def _address(self, asked: str, depth: int) -> Iterator[Step]:
        last = self.memory.visited(asked)
        answer = self.visitor.get(asked, last)
        if isinstance(answer, Issue):
            yield answer
            return
        try:
            found = listing(answer)
        except RefusedError as refused:
            yield refused.issue(asked)
            return
        if found is None:
            yield from self._given(answer, last, {})
        elif found.kind != "index":
            yield from self._pages(answer, found)
        elif depth < _DEEPEST:
            for lead in found.leads:
                yield from self._address(lead.address, depth + 1) if self._due(lead) else ()

    def _pages(self, answer: Answer, found: Listing) -> Iterator[Step]:
        """The pages of a listing, which is done with when all of them are."""
        due, whole = [lead for lead in found.leads if self._due(lead)], True
        for lead in due[: self.most]:
            for step in self._page(lead):
                whole = whole and not (isinstance(step, Issue) and step.reason.rule in _PASSING)
                yield step
        if len(due) > self.most:
            values = (answer.asked, str(len(due)), str(self.most))
            yield Issue(answer.asked, Reason("issue.fetch-most", values), "note")
        elif whole:
            yield answer.visit()

    def _page(self, lead: Lead) -> Iterator[Step]:
        last = self.memory.visited(lead.address)
        answer = self.visitor.get(lead.address, last)
        if not isinstance(answer, Issue):
            yield from self._given(answer, last, {"published": lead.published} if lead.published else {})
            return
        yield answer
        if answer.reason.rule not in _PASSING:
            yield Visit(lead.address, lead.address, _stamp(self.now()))

    def _given(self, answer: Answer, last: Visit | None, fields: dict[str, str]) -> Iterator[Step]:
        visit = answer.visit()
        if answer.status == 200:
            yield replace(answer.capture(), fields=fields)
        elif last:
            visit = replace(visit, etag=visit.etag or last.etag, modified=visit.modified or last.modified)
        yield visit

    def _due(self, lead: Lead) -> bool:
        last = self.memory.visited(lead.address)
        if last is None or lead.changed > last.at:
            return True
        return last.at < _stamp(self.now() - timedelta(hours=self.again))
