"""Metadata fields: which of the names that feeds and tables use stand for which role."""

from collections.abc import Iterable, Mapping

ROLES: dict[str, tuple[str, ...]] = {
    "title": ("title", "headline", "head"),
    "text": ("text", "body", "articlebody", "content", "article", "fulltext", "maintext", "description", "summary"),
    "url": ("url", "link", "permalink", "canonicalurl", "sourceurl"),
    "outlet": ("outlet", "source", "publisher", "sitename", "newspaper", "ogsitename"),
    "published": ("published", "datepublished", "date", "pubdate", "publishedat", "publishedtime", "publicationdate"),
    "author": ("author", "byline", "creator", "authors"),
    "id": ("id", "guid", "docid", "uuid", "articleid"),
}


def roles_of(fields: Mapping[str, str]) -> dict[str, str]:
    """Role -> the name of the field that fills it; fields that are empty fill none."""
    plain = {_plain(name): name for name in reversed(list(fields)) if fields[name].strip()}
    found = {}
    for role, names in ROLES.items():
        if name := next((plain[name] for name in names if name in plain), None):
            found[role] = name
    return found


def without(fields: Mapping[str, str], role: str) -> dict[str, str]:
    """The fields but those that stand for a role.

    >>> without({"Link": "a", "title": "b"}, "url")
    {'title': 'b'}
    """
    return {name: value for name, value in fields.items() if _plain(name) not in ROLES[role]}


def usable(names: Iterable[str]) -> bool:
    """Whether one of the names stands for a text or a title."""
    plain = {_plain(name) for name in names}
    return any(name in plain for role in ("title", "text") for name in ROLES[role])


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalnum())
