"""Who may come in: names with roles and hashed passwords, tokens of programs, in one file that only its owner reads."""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tawatur.errors import UsageError
from tawatur.publish.files import OWNER, write

ROLES = ("reader", "analyst", "editor")
"""Each may do what those before it may: read; rule on what belongs together; bring articles in."""
SCOPES = ("read", "write")
SHORTEST, LONGEST = 10, 1024  # letters of a password
LONGEST_NAME = 64  # letters of a user's name
COST = {"n": 1 << 15, "r": 8, "p": 1, "maxmem": 1 << 26}  # 32 MB and a tenth of a second a try


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with a password; ``secret`` is its salt and hash."""

    name: str
    role: str
    secret: str


@dataclass(frozen=True, slots=True)
class Token:
    """A program's key by its hash, with what it may do."""

    name: str
    digest: str
    scopes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Users:
    """All who may come in."""

    users: tuple[User, ...] = ()
    tokens: tuple[Token, ...] = ()

    def user(self, name: str) -> User | None:
        """The user of a name."""
        return next((one for one in self.users if one.name == name), None)

    def proved(self, name: str, password: str) -> User | None:
        """The user whose name and password these are; takes as long for a name that nobody has."""
        user = self.user(name)
        right = _matches(password, user.secret if user else _NOBODY)
        return user if right and user else None

    def token(self, key: str) -> Token | None:
        """The token of a key."""
        digest = hashlib.sha256(key.encode()).hexdigest()
        return next((one for one in self.tokens if hmac.compare_digest(one.digest, digest)), None)

    def with_user(self, name: str, role: str, password: str) -> "Users":
        """With one user more, or another password and role for one of that name."""
        if not name or not name.isprintable() or len(name) > LONGEST_NAME:
            raise UsageError(f"A user's name has 1 to {LONGEST_NAME} letters, none of them hidden.")
        if role not in ROLES:
            raise UsageError(f"There is no role {role!r}; there are: {', '.join(ROLES)}.")
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(f"A password has {SHORTEST} to {LONGEST} letters.")
        others = tuple(one for one in self.users if one.name != name)
        return replace(self, users=tuple(sorted((*others, User(name, role, _hashed(password))), key=_name)))

    def with_token(self, name: str, scopes: Iterable[str]) -> "tuple[Users, str]":
        """With one token more, and its key, which is told once and kept nowhere."""
        wanted = tuple(scope for scope in SCOPES if scope in set(scopes))
        if not wanted or any(one.name == name for one in self.tokens):
            raise UsageError(f"A token has a name of its own and a scope: {', '.join(SCOPES)}.")
        key = f"tw_{secrets.token_urlsafe(32)}"
        made = Token(name, hashlib.sha256(key.encode()).hexdigest(), wanted)
        return replace(self, tokens=tuple(sorted((*self.tokens, made), key=_name))), key

    def without(self, name: str) -> "Users":
        """Without the user and the tokens of a name."""
        users, tokens = (tuple(one for one in ones if one.name != name) for ones in (self.users, self.tokens))
        if (len(users), len(tokens)) == (len(self.users), len(self.tokens)):
            raise UsageError(f"There is no user and no token {name!r}.")
        return Users(users, tokens)  # type: ignore[arg-type]


def load(path: Path) -> Users:
    """The users of a file; nobody where there is none."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        users = tuple(User(**row) for row in rows["users"])
        return Users(users, tuple(Token(row["name"], row["digest"], tuple(row["scopes"])) for row in rows["tokens"]))
    except FileNotFoundError:
        return Users()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{path}: is no file of users ({type(error).__name__}).") from error


def save(path: Path, users: Users) -> None:
    """Writes the file so that only its owner reads it, whole or not at all.

    What the superuser writes belongs to whom its folder belongs: to whoever serves the store.
    """
    write(path, json.dumps(asdict(users), ensure_ascii=False, indent=1), readers=OWNER)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        folder = path.absolute().parent.stat()
        os.chown(path, folder.st_uid, folder.st_gid)


def fingerprint(user: User) -> str:
    """What changes when a password or a role does."""
    return hashlib.sha256(f"{user.role}:{user.secret}".encode()).hexdigest()[:16]


def _name(one: User | Token) -> str:
    return one.name


def _hashed(password: str, salt: bytes = b"") -> str:
    salt = salt or secrets.token_bytes(16)
    return f"{salt.hex()}:{hashlib.scrypt(password.encode(), salt=salt, **COST).hex()}"


def _matches(password: str, secret: str) -> bool:
    salt = bytes.fromhex(secret.partition(":")[0])
    return hmac.compare_digest(_hashed(password, salt), secret)


_NOBODY = f"{bytes(16).hex()}:"
