"""Who asks, and whether they may: users, sessions and tokens behind one gate."""

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from tawatur.intake import login
from tawatur.web.sessions import Patience, Session, Sessions
from tawatur.web.users import ROLES, Users, fingerprint, load

LOCAL = ("localhost",)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks: ``role`` is empty for somebody who is not let in yet; ``program`` where a token was shown."""

    name: str
    role: str
    session: Session
    program: bool = False

    @property
    def signs(self) -> str:
        """The name that stands under what they do; without users that of whoever started the desk."""
        return self.name or (login() if self.role and not self.program else "")

    def may(self, role: str) -> bool:
        """Whether somebody of this role, or of a greater one, asks."""
        known = self.role in ROLES and role in ROLES
        return role == "anyone" or (known and ROLES.index(self.role) >= ROLES.index(role))


@dataclass(slots=True)
class Gate:
    """Lets in by the file of users; where there is none, everybody on this machine is an editor.

    ``names`` are the host names that may be asked for; ``local`` is True where only this machine is listened to. A
    desk with a name is asked by others, through a server before it: then nobody is let in without a password.
    """

    path: Path
    local: bool
    names: tuple[str, ...] = ()
    sessions: Sessions = field(default_factory=Sessions)
    patience: Patience = field(default_factory=Patience)
    _users: Users = field(default_factory=Users)
    _read: tuple[int, int] = (0, 0)
    _asks: bool = False  # somebody had a password once

    def users(self) -> Users:
        """The users as the file has them now."""
        try:
            status = self.path.stat()
            seen = (status.st_mtime_ns, status.st_ino)
        except FileNotFoundError:
            seen = (0, 0)
        if seen != self._read:
            self._users, self._read = load(self.path), seen
            self._asks = self._asks or bool(self._users.users)
        return self._users

    def open(self) -> bool:
        """Whether no password is needed: only this machine asks, and no user was seen since the server began."""
        return self.local and not self.names and not (self.users().users or self._asks)

    def host(self, host: str) -> bool:
        """Whether a host may be asked for: an address or one of our names, so that no stranger's name leads here."""
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if name.lower() in (*LOCAL, *self.names):
            return True
        try:
            address = ipaddress.ip_address(name.strip("[]"))
        except ValueError:
            return False
        return address.is_loopback or not self.local

    def visitor(self, cookie: str, bearer: str) -> Visitor:
        """Who shows this cookie or this token."""
        if bearer:
            token = self.users().token(bearer)
            role = "" if token is None else "editor" if "write" in token.scopes else "reader"
            return Visitor(token.name if token else "", role, self.sessions.open(), program=True)
        session = self.sessions.read(cookie) or self.sessions.open()
        if self.open():
            return Visitor("", "editor", session)
        user = self.users().user(session.name) if session.name else None
        if user is None or fingerprint(user) != session.mark:
            return Visitor("", "", session if not session.name else self.sessions.open())
        return Visitor(user.name, user.role, session)

    def enter(self, name: str, password: str, address: str) -> Session | None:
        """The session of somebody with the right password; a try must have been taken for it."""
        user = self.users().proved(name, password)
        if user is None:
            return None
        self.patience.right(name, address)
        return self.sessions.open(user.name, fingerprint(user))
