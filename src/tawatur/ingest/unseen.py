"""What a page holds and no reader of it sees: hidden by an attribute, by a style of its own, or by a class."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_NEVER = "[hidden],[aria-hidden=true],script,style,template,noscript,iframe,svg"
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden|font-size:0(?![.\d])"
    r"|opacity:0(?![.\d])|color:transparent|(?:left|right|top|bottom|text-indent):-(?:\d{4,}|\d{3,}r?em)"
    r"|clip:rect\((?:0|1px)|clip-path:inset\((?:50|100)%|transform:scale\(0(?![.\d]))"
)
_FLAT = re.compile(r"(?:^|;)(?:max-)?(?:height|width):[01](?:px)?(?:;|!|$)")
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/")
_SIMPLE = re.compile(r"[a-z0-9]*[.#][a-z_][\w-]*", re.I)
_LONGEST = 300_000
_NAMES = 200
_MOST = 0.4
"""The share of a page's words above which a class that hides them is taken for one that a script takes away."""


def unseen(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """The nodes that no reader sees, each to be taken out before the next is asked for."""
    names = _hiding_names(tree)
    yield from tree.css(_NEVER)
    for node in tree.css("[style]"):
        if hides(node.attributes.get("style") or "") and node.tag not in ("html", "body"):
            yield node
    if names and tree.body:
        words = len(tree.body.text().split())
        for name in names:
            found = tree.css(name)
            if sum(len(node.text().split()) for node in found) <= _MOST * words:
                yield from found


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
    for sheet in tree.css("style"):
        for selectors, style in _rules(_COMMENT.sub("", sheet.text()[:_LONGEST])):
            for one in selectors.split(","):
                if _SIMPLE.fullmatch(one.strip()):
                    told[one.strip()] = hides(style) or (told.get(one.strip(), False) and "display" not in style)
    return [name for name, hidden in told.items() if hidden][:_NAMES]


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
