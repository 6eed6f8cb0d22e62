"""The composition root of alerts: who hears of which change, and the ways by which it reaches them.

A change is kept in the transaction that tells the story, so none is lost; what was sent is remembered after it was
taken. Where a run is killed between the two, it is sent again under the same id: by it a receiver knows it again.
"""

import json
import os
import smtplib
import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from urllib.parse import unquote, urlsplit

from tawatur import archive
from tawatur.errors import UsageError
from tawatur.inquiry import Inquiry
from tawatur.model.address import Address
from tawatur.model.change import KINDS
from tawatur.publish.bulletin import Bulletin, bulletin, feed, letter, plainly
from tawatur.publish.dossier import StoryView
from tawatur.search.query import query_of
from tawatur.store import opened
from tawatur.store.base import Happened, Store, Watch
from tawatur.store.lookup import Saved

ABOUT = ("all", "story", "actor", "search")
SOME = 500  # changes that are looked at together
LATEST = 200  # changes that a feed tells at most
BACK = 10_000  # changes that are looked back over for them
FEED, MAIL = "feed", "mailto:"
UNSET = "TAWATUR_SMTP or TAWATUR_MAIL_FROM is not set."
SECONDS = 30  # that a mail server is waited for

Way = Callable[[Watch, Bulletin], str]
"""Sends; gives one sentence where that failed."""
Post = Callable[[str, bytes, Mapping[str, str]], str]
"""Sends bytes with headers to an address; gives one sentence where that failed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What came of sending: how many went out, and one sentence for each that did not."""

    count: int
    failures: tuple[str, ...]


def watch(where: Address, wanted: Watch) -> Watch:
    """Keeps a watch. Raises UsageError where it is about nothing that there is or leads nowhere."""
    if wanted.about not in ABOUT or set(wanted.kinds) - set(KINDS):
        raise UsageError(f"A watch is about {', '.join(ABOUT)}, and of {', '.join(KINDS)}.")
    if bool(wanted.subject) == (wanted.about == "all"):
        raise UsageError(f"A watch about {wanted.about} {'takes no' if wanted.subject else 'needs a'} subject.")
    if wanted.to != FEED and not wanted.to.startswith((MAIL, "http://", "https://")):
        raise UsageError(f"{wanted.to!r} leads nowhere: give feed, mailto:NAME@HOST, or the address of a webhook.")
    with opened(where) as store, store.change():
        if wanted.about == "story" and store.home(wanted.subject) is None:
            raise UsageError(f"There is no article {wanted.subject} in the store.")
        if wanted.about == "search":
            _keep(store, wanted.owner, wanted.subject)
        return store.watch(wanted)


def _keep(store: Store, owner: str, name: str) -> None:
    """Sees to it that somebody keeps a search of this name: where there is none, the name is what is searched for."""
    if not any(one.name == name for one in store.saved(owner)):
        query_of(name)
        store.save(Saved(owner, name, name, store.documents()))


def watches(where: Address) -> list[Watch]:
    """All watches."""
    with opened(where) as store:
        return store.watches()


def unwatch(where: Address, number: int) -> None:
    """Ends a watch; raises UsageError where there is none."""
    with opened(where) as store:
        if not store.unwatch(number):
            raise UsageError(f"There is no watch {number}.")


class Teller:
    """Finds what a watch is to hear of and tells it with the stories as they are now, each of them read once."""

    def __init__(self, store: Store, desk: archive.Desk) -> None:
        self._store, self._desk = store, desk
        self._stories: dict[str, StoryView | None] = {}
        self._found: dict[tuple[str, str], bool] = {}

    @cached_property
    def _searches(self) -> dict[tuple[str, str], str]:
        """What is searched for, by owner and name."""
        return {(one.owner, one.name): one.query for one in self._store.saved()}

    @cached_property
    def _inquiry(self) -> Inquiry:
        return Inquiry(self._store, self._desk)

    def pending(self, one: Watch) -> Iterator[Happened]:
        """The changes that a watch has not been told of yet."""
        after = one.since
        while some := self._store.changes(after, SOME):
            sent = self._store.sent(one.number, (item.number for item in some))
            yield from (item for item in some if item.number not in sent and self.wants(one, item))
            after = some[-1].number

    def latest(self, one: Watch, most: int = LATEST) -> list[Bulletin]:
        """The latest changes that a watch is about since it was made, the newest last."""
        stop, found = self._store.changed(), list[Happened]()
        first = max(one.since, stop - BACK)
        while stop > first and len(found) < most:
            start = max(first, stop - SOME)
            some = self._store.changes(start, stop - start)
            found = [*(item for item in some if self.wants(one, item)), *found]
            stop = start
        return [self.told(item, one.lang) for item in found[-most:]]

    def wants(self, one: Watch, item: Happened) -> bool:
        """Whether a change is of what a watch is about."""
        if one.kinds and item.change.kind not in one.kinds:
            return False
        home = self._store.home(item.document)
        match one.about:
            case "story":
                return home is not None and home == self._store.home(one.subject)
            case "actor":
                return home in self._store.naming(one.subject)
            case "search":
                words = self._searches.get((one.owner, one.subject), "")
                return bool(words) and self._finds(words, self._home(item))
        return True

    def told(self, item: Happened, lang: str) -> Bulletin:
        """A change as it is told in a language."""
        home = self._home(item)
        if home not in self._stories:
            found = archive.told(self._store, (home,), self._desk).stories if home else ()
            self._stories[home] = found[0] if found else None
        told = bulletin(item.change, item.at, self._stories[home], lang)
        return replace(told, again=bool(home and self._store.stale([home])))

    def _home(self, item: Happened) -> str:
        """The id of a change's story, empty where that is not told."""
        return self._store.homes([item.document]).get(item.document, "")

    def _finds(self, words: str, story: str) -> bool:
        if (words, story) not in self._found:
            asked = query_of(f"{words} story:{story}") if story else None
            self._found[words, story] = bool(asked and self._inquiry.search(asked).total)
        return self._found[words, story]


def send(where: Address, desk: archive.Desk, way: Way) -> Sent:
    """Sends all that waits: first lets the days of forecasts pass, then goes through the watches in their order.

    A way that fails once is not tried again for the same watch in the same run.
    """
    count, failures = 0, []
    with opened(where) as store:
        moment = archive.now()
        store.pass_days(moment[:10], moment)
        teller = Teller(store, desk)
        for one in store.watches():
            for item in teller.pending(one) if one.to != FEED else ():
                failed = way(one, teller.told(item, one.lang))
                if failed:
                    failures.append(f"watch {one.number}, change {item.number}: {failed}")
                    break
                store.send(one.number, item.number, archive.now())
                count += 1
    return Sent(count, tuple(failures))


def watched(where: Address, number: int) -> Watch:
    """A watch by its number; raises UsageError where there is none."""
    for one in watches(where):
        if one.number == number:
            return one
    raise UsageError(f"There is no watch {number}.")


def bulletins(where: Address, one: Watch, desk: archive.Desk) -> list[Bulletin]:
    """The latest changes that a watch is about, the newest last."""
    with opened(where) as store:
        return Teller(store, desk).latest(one)


def as_feed(found: list[Bulletin], one: Watch) -> bytes:
    """Changes as a feed of a watch."""
    return feed(found, one.lang, f"{one.owner}:{one.number}")


def by_the_world(post: Post) -> Way:
    """The way to webhooks, by ``post``, and to mailboxes, by the server that TAWATUR_SMTP names
    (smtp://NAME:PASSWORD@HOST:PORT or smtps://…) under the address in TAWATUR_MAIL_FROM."""
    server, sender = os.environ.get("TAWATUR_SMTP", ""), os.environ.get("TAWATUR_MAIL_FROM", "")

    def way(one: Watch, what: Bulletin) -> str:
        if one.to.startswith(MAIL):
            return _mailed(one, what, server, sender) if server and sender else UNSET
        return _posted(one, what, post)

    return way


def _posted(one: Watch, what: Bulletin, post: Post) -> str:
    body = json.dumps({**plainly(what, one.lang), "watch": one.number}, ensure_ascii=False).encode("utf-8", "replace")
    headers = {"Content-Type": "application/json; charset=utf-8", "Idempotency-Key": f"{one.number}-{what.id}"}
    return post(one.to, body, headers)


def _mailed(one: Watch, what: Bulletin, server: str, sender: str) -> str:
    url = urlsplit(server)
    kind = smtplib.SMTP_SSL if url.scheme == "smtps" else smtplib.SMTP
    try:
        with kind(url.hostname or "localhost", url.port or 0, timeout=SECONDS) as line:
            if url.scheme == "smtp" and url.username:
                line.starttls(context=ssl.create_default_context())
            if url.username:
                line.login(unquote(url.username), unquote(url.password or ""))
            line.send_message(letter(what, one.lang, sender, one.to.removeprefix(MAIL)))
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return f"{url.hostname}: {type(error).__name__}."
    return ""
