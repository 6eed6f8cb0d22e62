"""Writing files: whole or not at all."""

import os
import tempfile
from pathlib import Path

from tawatur.errors import UsageError


def write(path: Path, content: str | bytes) -> None:
    """Writes a file beside its place, forces it to disk and then renames it: an old one stays until then.

    Raises UsageError where the folder cannot be written to.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent or Path("."), prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another place.") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
        os.replace(name, path)
        _settled(path.parent)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); the old file, if any, is untouched."
        ) from error


def _settled(folder: Path) -> None:
    """Forces the new name of a file to disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
