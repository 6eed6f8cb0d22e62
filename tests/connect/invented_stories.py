"""Invented stories for the tests of judging: articles that tell of flavia and rudolf, in Strelsau and Zenda."""

from invented_leaves import document, leaf, person, sentence_claim

from tawatur.connect import connect
from tawatur.engine.single import OneProcess
from tawatur.model.leaf import Dated
from tawatur.model.register import Register

PEOPLE = [
    person("flavia", "flavia"), person("rudolf", "rudolf"),
    person("strelsau", "strelsau", type="GPE"), person("zenda", "zenda", type="GPE"),
]  # fmt: skip
MEET = "flavia meets rudolf over the treaty of the river"


def told(*leaves):
    return connect(leaves, Register(), OneProcess(), grade_all=True)[0]


def article(name, text, published, *, when=None, facts=None, **more):
    doc = document(name, text, outlet=f"outlet-{name}", published=published)
    claims = [sentence_claim(doc, 1, text, when=when, **more)] if facts is None else facts(doc)
    times = [Dated(len(text) - 1, when, "past")] if when else []
    return leaf(doc, claims, people=PEOPLE, times=times)


def slots(story):
    return [(c.slot, c.values, c.inside) for c in story.contradictions]
