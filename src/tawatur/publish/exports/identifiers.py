"""Names by which records of a dossier are found again: the same record has the same name in every export."""

import hashlib
from urllib.parse import quote
from uuid import UUID, uuid5

from tawatur.publish.dossier import Article, Ruling

NAMESPACE = UUID("7b0d5d0e-2f0c-5a57-9f3b-6b7f6d1d9a10")
"""The namespace of our UUIDs, chosen once."""


def urn(kind: str, key: str) -> str:
    """The name of a record: its kind and its key in a dossier.

    >>> urn("claim", "a b")
    'urn:tawatur:claim:a%20b'
    """
    return f"urn:tawatur:{kind}:{quote(key.encode('utf-8', 'backslashreplace'), safe=':')}"


def ref(kind: str, key: str) -> dict[str, object]:
    """The name of a record as JSON-LD refers to it."""
    return {"@id": urn(kind, key)}


def uuid_of(kind: str, key: str) -> UUID:
    """The same as a UUID, for formats that want one."""
    return uuid5(NAMESPACE, urn(kind, key))


def key_of(ruling: Ruling) -> str:
    """What tells a decision from all others, in whatever log it stands."""
    return "/".join((ruling.about, *ruling.subjects, ruling.by, ruling.at))


def text_digest(article: Article) -> str:
    """SHA-256 of the stored text in which offsets count; ``digest`` is that of the bytes that were fetched."""
    return hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
