"""Zip files that are the same each time."""

import io
import zipfile
from collections.abc import Mapping

_WHEN = (1980, 1, 1, 0, 0, 0)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """A zip file of named parts, in their order, without a time of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            file.writestr(info, content)
    return made.getvalue()


def timeless(packed: bytes) -> bytes:
    """A zip file that somebody else wrote, without the time of its writing."""
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        return zipped({name: file.read(name) for name in file.namelist()})
