"""What a page holds and no reader of it sees: hidden by an attribute, by a style of its own, or by a class."""

import re
from collections.abc import Iterable, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = "[hidden],[aria-hidden=true],script,style,template,noscript,iframe,svg"
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|font-size:0(?![.\d])"
    r"|opacity:0(?![.\d])|color:transparent|(?:left|right|top|bottom|text-indent):-(?:\d{4,}|\d{3,}r?em)"
    r"|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|transform:scale\(0(?![.\d]))"
)
_FLAT = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
Placed = dict[int, LexborNode]
_SIMPLE = re.compile(r"[a-z0-9]*[.#][a-z_][\w-]*", re.I)
_LONGEST = 1_000_000  # letters of a page's style sheets
_NAMES = 200
_LOOKS = 10  # times that as many words as a page has are counted to find which of its classes hide too much
_MOST = 0.4
"""The share of a page's words above which a class that hides them is taken for one that a script takes away."""


def unseen(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The nodes that no reader sees, the inner before the outer, each to be taken out before the next is asked for."""
    names = _hiding_names(tree)
    yield from reversed(tree.css(_NEVER))
    for node in reversed(tree.css("[style]")):
        if hides(node.attributes.get("style") or "") and node.tag not in ("html", "body"):
            yield node
    if names and tree.body:
        yield from _classed(tree, names, len(tree.body.text().split()))


def _classed(tree: LexborHTMLParser, names: Iterable[str], words: int) -> Iterator[LexborNode]:
    """What stands under these names, without those under which much of the page's words stands."""
    gone: Placed = {}
    left = _LOOKS * words
    for placed in _named(tree, names):
        found = 0
        for node in placed.values():
            found += len(node.text().split())
            if found > _MOST * words:
                break
        left -= found
        if left < 0:
            break
        if found <= _MOST * words:
            gone |= placed
    yield from (gone[place] for place in sorted(gone, reverse=True))


def _named(tree: LexborHTMLParser, names: Iterable[str]) -> Iterable[Placed]:
    """For each name the nodes that have it, by their place on the page: in one walk, however many names there are."""
    strict = _strict(tree)
    found: dict[str, Placed] = {_cased(name, strict): {} for name in names}
    places: dict[int, int] = {}
    for node in tree.css("[class],[id]"):
        place, told = places.setdefault(node.mem_id, len(places)), node.attributes
        marked = [*(f".{one}" for one in (told.get("class") or "").split()), f"#{told.get('id')}"]
        for name in marked:
            for key in (_cased(name, strict), _cased(f"{node.tag}{name}", strict)):
                if key in found:
                    found[key][place] = node
    return found.values()


def _strict(tree: LexborHTMLParser) -> bool:
    """Whether a page has a doctype: then a capital is another letter in the name of a class."""
    before = tree.root.prev if tree.root else None
    while before is not None and before.tag != "-doctype":
        before = before.prev
    return before is not None


def _cased(name: str, strict: bool) -> str:
    tag, mark, rest = name.replace("#", ".#").partition(".")
    return f"{tag.lower()}{mark}{rest if strict else rest.lower()}"


def hides(style: str) -> bool:
    """Whether a style takes what it stands on from the reader's sight.

    >>> hides("Display : NONE"), hides("position:absolute; left:-9999px"), hides("left:-20px; opacity:0.5")
    (True, True, False)
    """
    tight = "".join(style.lower().split())
    return bool(_HIDING.search(tight)) or ("overflow:hidden" in tight and bool(_FLAT.search(tight)))


def _hiding_names(tree: LexborHTMLParser) -> list[str]:
    """The classes and ids that the page's own style sheets hide on every screen; what is said last counts."""
    told: dict[str, bool] = {}
    for sheet in _sheets(tree):
        for selectors, style in _rules(sheet):
            hidden, shows = hides(style), "display" in style
            for one in map(str.strip, selectors.split(",")):
                if _SIMPLE.fullmatch(one):
                    told[one] = hidden or (told.get(one, False) and not shows)
    return [name for name, hidden in told.items() if hidden][:_NAMES]


def _sheets(tree: LexborHTMLParser) -> Iterator[str]:
    """The page's own style sheets without comments, as far as they are read."""
    left = _LONGEST
    for sheet in tree.css("style"):
        text = sheet.text()[:left]
        left -= len(text)
        yield _COMMENT.sub("", text)


def _rules(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a style sheet that stand for every screen: those within @media are left out.

    >>> list(_rules(".a{display:none} @media print{.b{display:none}} #c , .d {color:red}"))
    [('.a', 'display:none'), ('#c , .d', 'color:red')]
    """
    depth, head = 0, ""
    for piece in re.split(r"([{}])", sheet):
        if piece == "{":
            depth += 1
        elif piece == "}":
            depth = max(0, depth - 1)
        elif depth == 0:
            head = piece.rsplit(";", 1)[-1].strip()
        elif depth == 1 and not head.startswith("@"):
            yield head, piece
