"""Vectors of texts from outside: a folder with a sentence-transformers model, or an OpenAI-compatible address.

Nothing here is used unless it is asked for, and nothing is downloaded.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import numpy as np
from numpy.typing import NDArray

from tawatur.errors import UsageError

BATCH = 128
"""Texts of one request."""
TIMEOUT = 60
"""Seconds that a request may take."""
LARGEST = 64_000_000
"""Bytes of an answer that are read."""

Vectors = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible address, for example ``http://127.0.0.1:8080/v1``; ``key`` is sent as bearer token."""

    address: str
    model: str = "default"
    key: str = ""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts; raises UsageError where the address does not give one for each."""
        parts = [self._asked(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        lengths = {part.shape[1] for part in parts}
        if len(lengths) > 1:
            raise UsageError(f"{self.address}: the vectors have lengths {sorted(lengths)}; use one model.")
        return np.vstack(parts) if parts else np.zeros((0, 1))

    def _asked(self, texts: Sequence[str]) -> Vectors:
        body = json.dumps({"model": self.model, "input": list(texts)}).encode()
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            with urlopen(Request(f"{self.address.rstrip('/')}/embeddings", body, headers), timeout=TIMEOUT) as answer:
                rows = json.loads(answer.read(LARGEST))["data"]
                found = np.array([row["embedding"] for row in sorted(rows, key=_place)], dtype=np.float64)
        except (URLError, OSError) as error:
            raise UsageError(f"{self.address}: no embeddings ({error}); start the server or leave it out.") from error
        except (ValueError, KeyError, TypeError) as error:
            raise UsageError(
                f"{self.address}: the answer is no list of embeddings; is it OpenAI-compatible?"
            ) from error
        if found.ndim != 2 or len(found) != len(texts) or not np.isfinite(found).all():
            raise UsageError(f"{self.address}: {len(texts)} texts were sent, {len(found)} usable vectors came back.")
        return found


def _place(row: Any) -> int:
    return int(row["index"])


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with a sentence-transformers model; the package of that name must be installed."""

    path: Path

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts; raises UsageError where the package or the model is not there."""
        try:
            package = import_module("sentence_transformers")
        except ImportError as error:
            raise UsageError(f"{self.path}: a local model needs 'pip install sentence-transformers'.") from error
        try:
            model = package.SentenceTransformer(str(self.path), local_files_only=True)
        except (OSError, ValueError) as error:
            raise UsageError(f"{self.path}: no sentence-transformers model could be loaded ({error}).") from error
        return np.asarray(model.encode(list(texts), show_progress_bar=False), dtype=np.float64)


def embedding(where: str, model: str = "default", key: str = "") -> Endpoint | Folder:
    """The source of vectors that an address or a folder names. Raises UsageError for anything else."""
    if where.startswith(("http://", "https://")):
        return Endpoint(where, model, key)
    if Path(where).is_dir():
        return Folder(Path(where))
    raise UsageError(f"{where}: give the folder of a model or an address that starts with http:// or https://.")
