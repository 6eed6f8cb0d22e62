"""What was sent to be read: each sending a folder that stays until it is in the store, also if the server is killed.

A process of its own reads them one by one, so that pages answer meanwhile.
"""

import json
import logging
import os
import secrets
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tawatur import archive
from tawatur.errors import TawaturError
from tawatur.ingest.paths import SUFFIXES
from tawatur.intake import distant
from tawatur.model.address import Address, served
from tawatur.model.issue import Issue
from tawatur.model.reason import Reason
from tawatur.online import Guest
from tawatur.publish.files import write

KEPT = 50  # sendings that are told of after they were read
TRIES = 3  # times that a sending is read whose reader is killed; its files stay where all of them fail
MOMENT = 0.2  # seconds between two figures of how far a reading is
LATER = 60  # seconds after which what waits is looked for though nobody sent anything
LOG = logging.getLogger("tawatur.web")
_RUN = "from tawatur.web.inbox import work; work()"


@dataclass(frozen=True, slots=True)
class Sending:
    """Some files that somebody sent: ``state`` is waits, runs, done or failed; ``done`` counts articles read so far.

    ``told`` is why it failed; its files are kept then.
    """

    id: str
    by: str
    at: str
    names: tuple[str, ...]
    state: str = "waits"
    done: int = 0
    articles: int = 0
    stories: int = 0
    issues: tuple[Issue, ...] = ()
    told: str = ""


class Inbox:
    """The sendings of one store."""

    def __init__(self, folder: Path, where: Address, extra: tuple[Path, ...]) -> None:
        self.folder = folder.absolute()
        here = str(where) if served(where) else str(Path(where).absolute())
        self._order = {"where": here, "extra": [str(path.absolute()) for path in extra]}
        self._wake = threading.Event()
        self._stopped = False
        self._reader: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Reads what waits, and from then on what comes, until it is stopped."""
        threading.Thread(target=self._watch, daemon=True).start()

    def stop(self) -> None:
        """Begins no other reading and ends the one that is under way; what it left is read by the next server."""
        self._stopped = True
        self._wake.set()
        if self._reader:
            self._reader.terminate()

    def take(self, by: str, files: Iterable[tuple[str, bytes]], addresses: Sequence[str] = ()) -> Sending:
        """Keeps files to be read and addresses to be asked; they are there whole before anybody sees them."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        made = f"{at.translate(_BARE)}-{secrets.token_hex(4)}"
        coming = self.folder / f".{made}"
        (coming / "files").mkdir(parents=True)
        names = []
        for number, (name, content) in enumerate(files):
            names.append(bare(name))
            path = coming / "files" / bare(name)
            path = path if not path.exists() else path.with_name(f"{number}-{path.name}")
            path.write_bytes(content)
        paths = [*(["."] if names else []), *addresses]
        names += addresses
        sending = Sending(made, by, at, tuple(names))
        _write(coming / "sending.json", {"by": by, "at": at, "names": names, "paths": paths})
        os.replace(coming, self.folder / made)
        self._wake.set()
        return sending

    def sendings(self) -> list[Sending]:
        """What was sent, the latest first: of what waits what is read next, then what failed, then what was read."""
        failed, read = self._ended()
        return [_sending(folder) for folder in (*self._waiting()[:KEPT][::-1], *failed[:KEPT], *read[:KEPT])]

    def sending(self, key: str) -> Sending | None:
        """One of all sendings that are still told of, by its id."""
        return next((_sending(folder) for folder in self._folders() if folder.name == key), None)

    def waiting(self) -> int:
        """How many wait or are being read."""
        return len(self._waiting())

    def again(self, key: str) -> None:
        """Lets what failed be read once more."""
        for folder in self._failed(key):
            (folder / "progress.json").unlink(missing_ok=True)
            (folder / "done.json").unlink(missing_ok=True)
        self._wake.set()

    def drop(self, key: str) -> None:
        """Gives up what failed, with its files."""
        for folder in self._failed(key):
            shutil.rmtree(folder, ignore_errors=True)

    def work_off(self) -> None:
        """Reads all that waits, the earliest first, and forgets what was read long ago."""
        for folder in self._waiting():
            if not self._stopped:
                self._read(folder)
        for folder in self._ended()[1][KEPT:]:
            shutil.rmtree(folder, ignore_errors=True)

    def _waiting(self) -> list[Path]:
        """What was not read yet, the earliest first."""
        return [folder for folder in self._folders() if not (folder / "done.json").exists()]

    def _ended(self) -> tuple[list[Path], list[Path]]:
        """What failed and what was read, each the latest first."""
        ended = [folder for folder in self._folders()[::-1] if (folder / "done.json").exists()]
        return [one for one in ended if _failed(one)], [one for one in ended if not _failed(one)]

    def _failed(self, key: str) -> list[Path]:
        return [folder for folder in self._ended()[0] if folder.name == key]

    def _folders(self) -> list[Path]:
        if not self.folder.is_dir():
            return []
        return sorted(one for one in self.folder.iterdir() if one.is_dir() and not one.name.startswith("."))

    def _watch(self) -> None:
        while not self._stopped:
            self._wake.clear()
            try:
                self.work_off()
            except (OSError, TawaturError) as error:  # a full disk: what waits is kept
                LOG.error("inbox: %s", error)
            self._wake.wait(LATER)

    def _read(self, folder: Path) -> None:
        """Reads a sending; where the process that does it is killed, another goes on with what it left."""
        told = ""
        for _ in range(TRIES):
            if self._stopped:
                return  # the next server reads it
            told = self._tried(folder)
            if (folder / "done.json").exists():
                if not _failed(folder):
                    shutil.rmtree(folder / "files", ignore_errors=True)
                return
        if not self._stopped:
            _write(folder / "done.json", {"failed": told[-2000:]})

    def _tried(self, folder: Path) -> str:
        """Lets a process of its own read a sending; the last that it said.

        It hears no Ctrl-C of ours, and takes no module from the folder of what was sent, in which it works.
        """
        order = json.dumps({**self._order, "folder": str(folder)})
        command = [sys.executable, "-P", "-c", _RUN]
        pipe = subprocess.PIPE
        with subprocess.Popen(
            command, stdin=pipe, stdout=subprocess.DEVNULL, stderr=pipe, text=True, start_new_session=True
        ) as reader:
            self._reader = reader
            if self._stopped:
                reader.terminate()
            _, said = reader.communicate(order)
        return (said.strip() or f"exit status {reader.returncode}").rpartition("\n")[2]


def bare(name: str) -> str:
    """A file's name without the folders it may claim to stand in, and without hidden characters.

    >>> bare("../../etc/passwd.txt"), bare("C:\\\\x\\\\a.html"), bare("")
    ('passwd.txt', 'a.html', 'text.txt')
    """
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in ':*?"<>|').strip(" .")
    return kept[-120:] or "text.txt"


def readable(name: str) -> bool:
    """Whether files of this name's kind are read."""
    return bare(name).lower().endswith(SUFFIXES)


def record(text: str, fields: dict[str, str]) -> tuple[str, bytes]:
    """A pasted text as a file: its first line the headline, with what was said about it."""
    title, _, body = text.strip().partition("\n")
    row = {"title": title.strip(), "text": body.strip(), **{key: value for key, value in fields.items() if value}}
    return "pasted.json", json.dumps(row, ensure_ascii=False).encode()


def work() -> None:
    """Reads one sending, told by standard input; run in a process of its own."""
    order = json.load(sys.stdin)
    folder = Path(order["folder"])
    desk = archive.Desk(extra=tuple(map(Path, order["extra"])))
    os.chdir(folder / "files")  # so that what is told of a file has its name alone

    told = 0.0

    def progress(step: str, done: int) -> None:
        nonlocal told
        if time.monotonic() - told > MOMENT:
            _write(folder / "progress.json", {"step": step, "done": done})
            told = time.monotonic()

    progress("read", 0)
    paths = _json(folder / "sending.json")["paths"]
    try:
        web = Guest() if any(map(distant, paths)) else None
        added = archive.add(order["where"], paths, desk, progress, web)
    except TawaturError as error:
        _write(folder / "done.json", {"failed": str(error)})
        return
    issues = [asdict(one) for one in added.issues]
    _write(folder / "done.json", {"articles": added.articles, "stories": added.stories, "issues": issues})


def _sending(folder: Path) -> Sending:
    told, done, progress = (_json(folder / name) for name in ("sending.json", "done.json", "progress.json"))
    state = "failed" if "failed" in done else "done" if done else "runs" if progress else "waits"
    issues = tuple(map(_issue, done.get("issues", ())))
    return Sending(
        folder.name,
        told.get("by", ""),
        told.get("at", ""),
        tuple(told.get("names", ())),
        state,
        progress.get("done", 0),
        done.get("articles", 0),
        done.get("stories", 0),
        issues,
        done.get("failed", ""),
    )


def _failed(folder: Path) -> bool:
    return "failed" in _json(folder / "done.json")


def _issue(row: dict[str, Any]) -> Issue:
    reason = Reason(row["reason"]["rule"], tuple(row["reason"]["values"]))
    return Issue(row["place"], reason, row["severity"])


def _json(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found
    except FileNotFoundError:
        return {}


def _write(path: Path, row: dict[str, object]) -> None:
    write(path, json.dumps(row, ensure_ascii=False))


_BARE = str.maketrans({"-": "", ":": "", ".": "", "+": "", "T": ""})
