"""The composition root of fetching: what ``add`` and ``watch`` ask the web with. Needs the extra "desk"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tawatur import archive
from tawatur.errors import UsageError
from tawatur.fetch.addresses import networks
from tawatur.fetch.door import Door
from tawatur.fetch.polite import DELAY, Visitor
from tawatur.fetch.trail import Step, Trail
from tawatur.intake import Desk, Progress, distant, silent, version_told
from tawatur.model.address import Address
from tawatur.store import opened
from tawatur.store.memory import Visits


@dataclass(frozen=True)
class Guest:
    """How the web is asked: ``own`` are networks that may be connected to though they are closed (10.0.0.0/8 …).

    ``delay`` are seconds between two requests to one host, ``most`` pages of one feed or sitemap at a time, ``again``
    hours after which a page that is still listed is asked for again.
    """

    own: tuple[str, ...] = ()
    delay: float = DELAY
    most: int = 100
    again: float = 12
    agent: str = field(default_factory=lambda: f"Tawatur/{version_told()}")

    @cached_property
    def _visitor(self) -> Visitor:
        try:
            return Visitor(Door(self.agent, networks(self.own)), self.delay)
        except ValueError as error:
            raise UsageError(f"{error}; write a network like 192.168.1.0/24.") from error

    def steps(self, memory: Visits, addresses: Sequence[str]) -> Iterator[Step]:
        """What addresses lead to, page by page."""
        return Trail(self._visitor, memory, self.most, self.again).steps(addresses)


def follow(where: Address, addresses: Sequence[str], dropped: Sequence[str] = ()) -> list[str]:
    """Follows addresses from now on, and some no longer; all that are followed then."""
    wrong = [address for address in addresses if not distant(address)]
    if wrong:
        raise UsageError(f"{wrong[0]}: is no address of the web; give http:// or https:// and the rest.")
    with opened(where, make=True) as store:
        with store.change():
            for address in addresses:
                store.follow(address)
            for address in dropped:
                store.follow(address, False)
        return store.followed()


def round_of(where: Address, desk: Desk, guest: Guest, progress: Progress = silent) -> archive.Added:
    """Asks once all that is followed, and tells the stories that what came joins."""
    with opened(where) as store:
        addresses = store.followed()
    return archive.add(where, addresses, desk, progress, guest)
