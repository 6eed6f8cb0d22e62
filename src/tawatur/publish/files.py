"""Writing files: whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tawatur.errors import UsageError

EVERYBODY, OWNER = 0o644, 0o600
"""Who may read a file: everybody on the machine, or nobody but its owner."""


def write(path: Path, content: str | bytes, *, readers: int = EVERYBODY) -> None:
    """Writes a file whole or not at all; raises UsageError where the folder cannot be written to."""
    with coming(path, readers=readers) as place:
        place.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)


@contextmanager
def coming(path: Path, *, readers: int = EVERYBODY) -> Iterator[Path]:
    """An empty file beside a place, to be filled: then it is forced to disk and renamed, an old one stays until then.

    Raises UsageError where the folder cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path("."), prefix=f".{path.name}.")
        os.close(handle)
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error
    try:
        yield Path(name)
        _settle(Path(name))
        os.chmod(name, readers)
        os.replace(name, path)
        _settle(path.parent)
    except OSError as error:
        told = f"{path}: cannot be written ({error.strerror}); the old file, if any, is untouched."
        raise UsageError(told) from error
    finally:
        Path(name).unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Forces a file, or the names in a folder, to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
