"""Pages: the main text by resiliparse, metadata by selectolax, hidden nodes left out."""

import json
import re
from collections.abc import Iterator

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from tawatur.ingest.articles import Article, named, noted, unread
from tawatur.ingest.optional import room, usable
from tawatur.ingest.unseen import unseen
from tawatur.model.issue import Issue

_METAS = {
    "title": ("og:title", "twitter:title", "headline"),
    "published": (
        "article:published_time",
        "datepublished",
        "publishdate",
        "dc.date",
        "dc.date.issued",
        "date",
        "pubdate",
    ),
    "outlet": ("og:site_name", "application-name", "publisher"),
    "author": ("author", "article:author", "dc.creator"),
    "url": ("og:url", "twitter:url"),
}
_LEAST_WORDS = 25
_DEEPEST = 400
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)[^<>]*>")
_SHALLOW = re.compile(
    r"</?(?!(?:html|head|body|title|meta|link|script|style|article|h1|h2|h3|p|br|time)[\s/>])[A-Za-z][^<>]*>", re.I
)
_OPEN_ENDED = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
    + ("p", "li", "dt", "dd", "tr", "td", "th", "option")
)
_LONGEST_SCRIPT = 500_000


def page_articles(markup: str, place: str, raw: bytes) -> Iterator[Article | Issue]:
    """The article of a page, or the issue that it has none."""
    if _too_deep(markup):
        yield noted("nesting", place, str(_DEEPEST))
        markup = _SHALLOW.sub(" ", markup)
    tree = LexborHTMLParser(markup)
    linked = _linked(tree)
    fields = _fields(tree, linked)
    for node in unseen(tree):
        node.decompose()
    text = _main_text(tree, str(linked.get("articleBody") or ""))
    if len(text.split()) < _LEAST_WORDS:
        yield unread("no-article", place, str(len(text.split())))
        return
    other = room("second").differing(tree.html or "", text) if usable("second") else None
    if other is not None:
        yield noted("extractors", place, str(len(text.split())), str(other))
    title = fields.get("title", "").strip()
    first = text.split("\n", 1)
    if title and first[0].strip() == title:
        text = first[1] if len(first) > 1 else ""
    yield Article(place, named(place), f"{title}\n{text}" if title else text, title or None, fields, raw)


def _too_deep(markup: str) -> bool:
    """Whether tags stand so deep in each other that parsers lose the text or take minutes."""
    depth = 0
    for match in _TAG.finditer(markup):
        if match[2].lower() in _OPEN_ENDED:
            continue
        depth = max(0, depth - 1) if match[1] else depth + (not match[0].endswith("/>"))
        if depth > _DEEPEST:
            return True
    return False


def _linked(tree: LexborHTMLParser) -> dict[str, object]:
    for node in tree.css('script[type="application/ld+json"]'):
        content = node.text()
        if len(content) > _LONGEST_SCRIPT:
            continue
        try:
            value = json.loads(content, strict=False)
        except (ValueError, RecursionError):
            continue
        if found := _article_in(value):
            return found
    return {}


def _article_in(value: object) -> dict[str, object]:
    waiting, seen = [value], 0
    while waiting and seen < 500:
        item, seen = waiting.pop(0), seen + 1
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting")) for kind in kinds):
                return item
            waiting.extend(item[key] for key in ("@graph", "mainEntity", "itemListElement") if key in item)
    return {}


def _fields(tree: LexborHTMLParser, linked: dict[str, object]) -> dict[str, str]:
    """Metadata under names that tell the role; JSON-LD first, then meta tags, then the page itself."""
    fields = {
        "title": _named(linked.get("headline")),
        "published": _named(linked.get("datePublished")),
        "outlet": _named(linked.get("publisher")),
        "author": _named(linked.get("author")),
        "url": _named(linked.get("url")) or _named(linked.get("mainEntityOfPage")),
    }
    metas = _metas(tree)
    for role, names in _METAS.items():
        fields[role] = fields[role] or next((metas[name] for name in names if metas.get(name)), "")
    fields["title"] = fields["title"] or _shown(tree, "h1") or _shown(tree, "title")
    fields["published"] = fields["published"] or _attribute(tree, "time[datetime]", "datetime")
    fields["url"] = fields["url"] or _attribute(tree, "link[rel=canonical]", "href")
    fields["author"] = fields["author"] or _shown(tree, "[rel=author],[itemprop=author]")
    return {role: " ".join(value.split()) for role, value in fields.items() if value.strip()}


def _named(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(name for name in map(_named, value[:10]) if name) if all(map(_flat, value)) else ""
    if isinstance(value, dict):
        return next((str(value[key]) for key in ("name", "@id", "url") if isinstance(value.get(key), str)), "")
    return value if isinstance(value, str) else ""


def _flat(value: object) -> bool:
    return not isinstance(value, list)


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        told = node.attributes
        name = told.get("property") or told.get("name") or told.get("itemprop") or ""
        found.setdefault(name.lower(), told.get("content") or "")
    return found


def _shown(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return node.text(strip=True)[:300] if node else ""


def _attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    node = tree.css_first(selector)
    return (node.attributes.get(name) or "") if node else ""


def _main_text(tree: LexborHTMLParser, told: str) -> str:
    """The longest of what the extractor, the paragraphs and the page's own metadata give, in this order of trust."""
    text = _tidy(extract_plain_text(tree.html or "", main_content=True, alt_texts=False, list_bullets=False))
    if len(text.split()) >= _LEAST_WORDS:
        return text
    scope = "article p" if tree.css_first("article p") else "p"
    paragraphs = "\n".join(node.text(strip=True) for node in tree.css(scope))
    return max((text, _tidy(paragraphs), _tidy(told)), key=len)


def _tidy(text: str) -> str:
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)
