"""GEXF: who prints what and from whom it has it, as a graph: outlets, what stands between, origins.

An edge leads from who tells to whom he has it from, one for each pair, way and stance; its weight is the number of
claims that came that way, ``statements`` the propositions.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass, field

from tawatur.publish.dossier import Dossier, Name, Report, StoryView
from tawatur.publish.exports.cast import parties_of, statements_of
from tawatur.publish.judged import Judged
from tawatur.publish.names import called
from tawatur.publish.shown import plain
from tawatur.publish.wording import Wording, wording

XMLNS = "http://www.gexf.net/1.2draft"
NODE = ("role", "type", "grade")
EDGE = ("via", "stance", "statements")
"""The attributes of nodes and edges."""

Tie = tuple[str, str, str, str]
"""From, to, by which way, with which stance."""


@dataclass(slots=True)
class Graph:
    """Nodes with name, roles and a person's grade, ties with the claims and propositions that came by them."""

    names: dict[str, Name] = field(default_factory=dict)
    roles: dict[str, set[str]] = field(default_factory=dict)
    grades: dict[str, str] = field(default_factory=dict)
    claims: dict[Tie, set[str]] = field(default_factory=dict)
    statements: dict[Tie, set[str]] = field(default_factory=dict)

    def add(self, report: Report, statements: list[str]) -> None:
        """One claim: the ties from its outlet outward; of sources that nobody knows no two are one."""
        path = [report.outlet, *(step.name for step in report.chain)]
        keys = [name.key if name.known else f"{name.key}:{report.id}" for name in path]
        for number, (key, name) in enumerate(zip(keys, path, strict=True)):
            role = "outlet" if number == 0 else "origin" if number == len(path) - 1 else "link"
            self.names.setdefault(key, name)
            self.roles.setdefault(key, set()).add(role)
        for (first, second), step in zip(zip(keys, keys[1:], strict=False), report.chain, strict=True):
            tie = (first, second, step.via, report.stance)
            self.claims.setdefault(tie, set()).add(report.id)
            self.statements.setdefault(tie, set()).update(statements)


def write(dossier: Dossier, lang: str) -> bytes:
    """The graph; names in a language."""
    graph = Graph()
    for story in dossier.stories:
        _tell(story, graph)
    root = ET.Element("gexf", {"xmlns": XMLNS, "version": "1.2"})
    drawn = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, titles in (("node", NODE), ("edge", EDGE)):
        _attributes(drawn, kind, titles)
    _nodes(drawn, graph, {key: party.type for key, party in parties_of(dossier).items()}, wording(lang))
    _edges(drawn, graph)
    ET.indent(root, " ")
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _tell(story: StoryView, graph: Graph) -> None:
    statements = statements_of(story)
    for report in story.reports:
        graph.add(report, statements.get(report.id, []))
    for grade, article in Judged(story).graded().items():
        graph.grades[article.outlet.name.key if article.outlet.name else article.id] = grade.ruling


def _attributes(drawn: ET.Element, kind: str, titles: tuple[str, ...]) -> None:
    listed = ET.SubElement(drawn, "attributes", {"class": kind})
    for number, title in enumerate(titles):
        ET.SubElement(listed, "attribute", {"id": str(number), "title": title, "type": "string"})


def _nodes(drawn: ET.Element, graph: Graph, types: dict[str, str], words: Wording) -> None:
    nodes = ET.SubElement(drawn, "nodes")
    for key, name in sorted(graph.names.items()):
        node = ET.SubElement(nodes, "node", {"id": plain(key), "label": plain(called(name, words))})
        _values(node, (" ".join(sorted(graph.roles[key])), types.get(key, ""), graph.grades.get(key, "")))


def _edges(drawn: ET.Element, graph: Graph) -> None:
    edges = ET.SubElement(drawn, "edges")
    for number, (tie, claims) in enumerate(sorted(graph.claims.items())):
        first, second, via, stance = tie
        ends = {"source": plain(first), "target": plain(second)}
        edge = ET.SubElement(edges, "edge", {"id": str(number), **ends, "weight": str(len(claims))})
        _values(edge, (via, stance, " ".join(sorted(graph.statements[tie]))))


def _values(parent: ET.Element, values: tuple[str, ...]) -> None:
    listed = ET.SubElement(parent, "attvalues")
    for number, value in _numbered(values):
        ET.SubElement(listed, "attvalue", {"for": str(number), "value": plain(value)})


def _numbered(values: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    return ((number, value) for number, value in enumerate(values) if value)
