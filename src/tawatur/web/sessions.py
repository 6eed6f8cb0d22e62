"""Signed sessions, tokens against forged forms, patience with wrong passwords; the key lives as long as the server."""

import base64
import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

LONGEST = 12 * 3600  # seconds that a session lasts
TRIES = 5  # wrong passwords for a name from one address within the time below
ADDRESS_TRIES = 30  # and for all names together
WITHIN = 900
REMEMBERED = 10_000  # addresses and closed sessions that are held at most


@dataclass(frozen=True, slots=True)
class Session:
    """One browser's visit: ``name`` is empty before a login, ``mark`` changes with the user's password."""

    name: str
    mark: str
    issued: int
    nonce: str


class Sessions:
    """Makes, reads and closes sessions. A restart ends all of them."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._key = secrets.token_bytes(32)
        self._clock = clock
        self._closed: OrderedDict[str, None] = OrderedDict()

    def open(self, name: str = "", mark: str = "") -> Session:
        """A new session."""
        return Session(name, mark, int(self._clock()), secrets.token_urlsafe(16))

    def cookie(self, session: Session) -> str:
        """A session as it is sent to its browser."""
        plain = "\n".join((session.mark, str(session.issued), session.nonce, session.name))
        packed = base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")
        return f"{packed}.{self._signed('session', packed)}"

    def read(self, cookie: str) -> Session | None:
        """The session of a cookie, None where it is forged, closed or too old."""
        packed, _, sign = cookie.partition(".")
        if not hmac.compare_digest(sign.encode(), self._signed("session", packed).encode()):
            return None
        plain = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
        mark, issued, nonce, name = plain.split("\n", 3)
        session = Session(name, mark, int(issued), nonce)
        old = self._clock() - session.issued > LONGEST
        return None if old or nonce in self._closed else session

    def close(self, session: Session) -> None:
        """Ends a session for good."""
        self._closed[session.nonce] = None
        while len(self._closed) > REMEMBERED:
            self._closed.popitem(last=False)

    def token(self, session: Session) -> str:
        """What a form of this session must carry."""
        return self._signed("form", session.nonce)

    def right(self, session: Session, token: str) -> bool:
        """Whether a form carries what it must."""
        return hmac.compare_digest(token.encode("utf-8", "replace"), self.token(session).encode())

    def _signed(self, use: str, words: str) -> str:
        return hmac.new(self._key, f"{use}\n{words}".encode("utf-8", "replace"), hashlib.sha256).hexdigest()


class Patience:
    """Counts wrong passwords by name and address, and runs out."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._tries: OrderedDict[tuple[str, str], list[float]] = OrderedDict()

    def spend(self, name: str, address: str) -> bool:
        """Takes a try before its password is looked at, so that of many at once no more get through; False for none."""
        with self._lock:
            left = len(self._of((name, address))) < TRIES and len(self._of(("", address))) < ADDRESS_TRIES
            for key in ((name, address), ("", address)) if left else ():
                self._tries[key] = [*self._of(key), self._clock()]
                self._tries.move_to_end(key)
            while len(self._tries) > REMEMBERED:
                self._tries.popitem(last=False)
            return left

    def right(self, name: str, address: str) -> None:
        """Gives back the try of a right password, and the wrong ones of its name."""
        with self._lock:
            self._tries.pop((name, address), None)
            self._tries[("", address)] = self._of(("", address))[:-1]

    def _of(self, key: tuple[str, str]) -> list[float]:
        since = self._clock() - WITHIN
        return [one for one in self._tries.get(key, ()) if one > since]
