"""A process beside the server that rules, as many stories may have to be told again; it is started when it is first
needed and stays, so that the second decision waits for no start."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tawatur import archive
from tawatur.errors import TawaturError
from tawatur.model.address import Address
from tawatur.model.decision import Decision

_RUN = "from tawatur.web.worker import work; work()"
ENDED = "The process that rules has ended; whether it is ruled stands among the decisions."


@dataclass(slots=True)
class Worker:
    """The process, one order at a time."""

    _process: "subprocess.Popen[str] | None" = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def decide(self, where: Address, extra: tuple[Path, ...], decision: dict[str, Any]) -> tuple[int, str]:
        """The number of a decision in the log, or in a sentence why it is not there."""
        order = {"where": str(where), "extra": [str(one) for one in extra], "decision": decision}
        with self._lock:
            process = self._running()
            assert process.stdin and process.stdout
            try:
                process.stdin.write(json.dumps(order) + "\n")
                process.stdin.flush()
                answer = process.stdout.readline()
            except BrokenPipeError:
                answer = ""
        told: dict[str, Any] = json.loads(answer) if answer else {"told": ENDED}
        return int(told.get("number", 0)), str(told.get("told", ""))

    def close(self) -> None:
        """Lets the process end after what it does now."""
        with self._lock:
            if self._process and self._process.stdin and self._process.stdout:
                self._process.stdin.close()
                self._process.wait()
                self._process.stdout.close()
            self._process = None

    def _running(self) -> "subprocess.Popen[str]":
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _RUN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        return self._process


def work() -> None:
    """Decides what standard input tells, an order a line, until there are no more."""
    for line in sys.stdin:
        order = json.loads(line)
        given, desk = order["decision"], archive.Desk(extra=tuple(map(Path, order["extra"])))
        try:
            one = archive.decide(order["where"], Decision(**{**given, "subjects": tuple(given["subjects"])}), desk)
            told: dict[str, Any] = {"number": one.number}
        except TawaturError as error:
            told = {"told": str(error)}
        print(json.dumps(told), flush=True)
