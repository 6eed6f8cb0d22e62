"""Two general detectors of encodings; asked only where the words of a text do not decide."""

import chardet
from charset_normalizer import from_bytes


def agreed(raw: bytes) -> str:
    """The encoding both detectors name, empty where they differ."""
    sample = raw[:20_000]
    best = from_bytes(sample).best()
    first = (best.encoding if best else "").replace("_", "-").lower()
    second = (chardet.detect(sample)["encoding"] or "").replace("_", "-").lower()
    names = {"windows-1256": "cp1256", "iso-8859-6": "iso8859-6"}
    return first if first and names.get(first, first) == names.get(second, second) else ""
