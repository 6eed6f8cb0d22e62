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


@dataclass(slots=True)
class _Allowance:
    """What may still be asked on account of one address that was given."""

    pages: int
    listings: int


@dataclass(frozen=True, slots=True)
class Trail:
    """Fetches what addresses lead to.

    For each of them ``most`` pages are taken at a time, the latest first, and as many listings of an index are read;
    the rest follows when it is asked for again. A page that a listing names is asked for again after ``again`` hours or
    when the listing says that it has changed.
    """

    visitor: Visitor
    memory: Memory
    most: int = 100
    again: float = 12
    now: Callable[[], datetime] = _now

    def steps(self, addresses: Iterable[str]) -> Iterator[Step]:
        """Page by page what some addresses lead to. A visit comes after what it gave, which is kept by then."""
        for address in addresses:
            yield from self._address(address, 0, _Allowance(self.most, self.most))

    def _address(self, asked: str, depth: int, left: _Allowance) -> Iterator[Step]:
        last = self.memory.visited(asked)
        answer = self.visitor.get(asked, last)
        if isinstance(answer, Issue):
            yield from self._failed(answer, asked if depth else "")
            return
        try:
            found = listing(answer)
        except RefusedError as refused:
            yield from self._failed(refused.issue(asked), asked if depth else "")
            return
        if found is None:
            yield from self._given(answer, last, {})
        elif found.kind != "index":
            yield from self._pages(answer, found, left)
        elif depth < _DEEPEST:
            yield from self._listings(answer, found, depth, left)

    def _listings(self, answer: Answer, found: Listing, depth: int, left: _Allowance) -> Iterator[Step]:
        """What the listings of an index lead to, for as long as there is something left to ask for."""
        due = [lead for lead in found.leads if self._due(lead)]
        for number, lead in enumerate(due):
            if not (left.pages and left.listings):
                values = (answer.asked, str(len(due) - number))
                yield Issue(answer.asked, Reason("issue.fetch-rest", values), "note")
                return
            left.listings -= 1
            yield from self._address(lead.address, depth + 1, left)

    def _pages(self, answer: Answer, found: Listing, left: _Allowance) -> Iterator[Step]:
        """The pages of a listing, which is done with when all of them are."""
        due, whole = [lead for lead in found.leads if self._due(lead)], True
        some = due[: left.pages]
        left.pages -= len(some)
        for lead in some:
            for step in self._page(lead):
                whole = whole and not (isinstance(step, Issue) and step.reason.rule in _PASSING)
                yield step
        if len(due) > len(some):
            values = (answer.asked, str(len(due)), str(len(some)))
            yield Issue(answer.asked, Reason("issue.fetch-most", values), "note")
        elif whole:
            yield answer.visit()

    def _page(self, lead: Lead) -> Iterator[Step]:
        last = self.memory.visited(lead.address)
        answer = self.visitor.get(lead.address, last)
        if not isinstance(answer, Issue):
            yield from self._given(answer, last, {"published": lead.published} if lead.published else {})
            return
        yield from self._failed(answer, lead.address)

    def _failed(self, issue: Issue, listed: str) -> Iterator[Step]:
        """What did not come; where a listing names it and it will not come soon, it is done with."""
        yield issue
        if listed and issue.reason.rule not in _PASSING:
            yield Visit(listed, listed, _stamp(self.now()))

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
