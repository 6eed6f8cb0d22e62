"""Asking as a guest does: what robots.txt forbids is left, one request at a time and not too often for each host."""

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from protego import Protego

from tawatur.fetch.answers import Answer, RefusedError
from tawatur.fetch.door import Door, checked
from tawatur.model.capture import Visit
from tawatur.model.issue import Issue

DELAY = 2.0  # seconds between two requests to one host
LONGEST = 60.0  # of those that a host may ask for
HOLD = 3600.0  # seconds for which a host that is too busy is left alone, at most
REMEMBERED = 86_400.0  # seconds for which a robots.txt is taken as it is
AGAIN = 600.0  # seconds after which one that could not be had is asked for again
_LARGEST = 500_000
_BUSY = (429, 503)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as it passes; tests give another one."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


@dataclass
class _Host:
    """When a host may be asked again, and what it says about being asked."""

    free: float = 0.0
    delay: float = 0.0
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True)
class Visitor:
    """Asks politely through the one door; ``delay`` are the seconds between two requests to one host."""

    door: Door
    delay: float = DELAY
    clock: Clock = Clock()  # noqa: RUF009
    _hosts: dict[str, _Host] = field(default_factory=lambda: defaultdict(_Host))
    _robots: dict[str, tuple[float, Protego | Issue]] = field(default_factory=dict)

    def get(self, asked: str, last: Visit | None = None) -> Answer | Issue:
        """The answer of an address with status 200, or 304 where nothing has changed since the last visit.

        All else is an issue: what is forbidden, gone, broken.
        """
        answer = self.door.get(asked, last, self._allowed)
        if isinstance(answer, Issue) or answer.status in (200, 304):
            return answer
        if answer.status in _BUSY:
            self._hold(answer)
        if answer.status in _BUSY or answer.status >= 500:
            return RefusedError("fetch-busy", str(answer.status)).issue(asked)
        return RefusedError("fetch-status", str(answer.status)).issue(asked)

    @contextmanager
    def _allowed(self, address: str) -> Iterator[None]:
        """The turn of a request that robots.txt lets pass."""
        rules = self._rules(address)
        if isinstance(rules, Issue):
            raise RefusedError(rules.reason.rule.removeprefix("issue."), *rules.reason.values[1:])
        if not rules.can_fetch(address, self._name):
            raise RefusedError("fetch-robots")
        with self._turn(address):
            yield

    @contextmanager
    def _turn(self, address: str) -> Iterator[None]:
        host = self._hosts[_origin(address)]
        with host.lock:
            wait = max(0.0, host.free - self.clock.now())
            if wait > 2 * LONGEST:
                raise RefusedError("fetch-busy", str(round(wait)))
            self.clock.sleep(wait)
            try:
                yield
            finally:
                host.free = max(host.free, self.clock.now() + max(self.delay, host.delay))

    def _rules(self, address: str) -> Protego | Issue:
        """What a host says in robots.txt; an issue where it cannot be asked, and then all is forbidden (RFC 9309)."""
        origin, now = _origin(address), self.clock.now()
        until, rules = self._robots.get(origin, (-1.0, Protego.parse("")))
        if until < now:
            rules = _parsed(self.door.get(f"{origin}/robots.txt", None, self._turn))
            self._robots[origin] = (now + (AGAIN if isinstance(rules, Issue) else REMEMBERED), rules)
            if isinstance(rules, Protego):
                self._hosts[origin].delay = min(LONGEST, float(rules.crawl_delay(self._name) or 0))
        return rules

    @property
    def _name(self) -> str:
        return self.door.agent.split("/")[0]

    def _hold(self, answer: Answer) -> None:
        """Leaves a busy host alone for as long as it asks."""
        wish = answer.header("retry-after")
        seconds = float(wish) if wish.isdecimal() and len(wish) < 9 else LONGEST
        host = self._hosts[_origin(answer.address)]
        host.free = self.clock.now() + min(HOLD, seconds)


def _origin(address: str) -> str:
    return checked(address)._replace(path=None, query=None).url


def _parsed(answer: Answer | Issue) -> Protego | Issue:
    if isinstance(answer, Issue):
        return answer
    if answer.status >= 500 or answer.status == 429:
        return RefusedError("fetch-robots").issue(answer.asked)
    text = answer.body[:_LARGEST].decode("utf-8-sig", "replace") if answer.status == 200 else ""
    return Protego.parse(text)
