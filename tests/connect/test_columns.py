"""Pairs compared by columns give what the readable features give, one by one."""

from itertools import combinations

import numpy as np
import pytest

from tawatur import app
from tawatur.connect.columns import Columns
from tawatur.connect.features import features, odds
from tawatur.connect.statements import Rarity
from tawatur.connect.story import Telling
from tawatur.engine.single import OneProcess


def test_columns_agree_with_the_features() -> None:
    desk = app.reader()
    documents = app.reading([app.demo_folder() / "articles"]).documents
    leaves = [desk.leaf(desk.annotate(document)) for document in documents]
    statements = Telling(desk.register).scene(leaves, OneProcess()).statements[:60]
    rare = Rarity(statements)
    pairs = np.array(list(combinations(range(len(statements)), 2)))
    found = Columns.of(statements, rare).odds(pairs[:, 0], pairs[:, 1])
    wanted = [odds(features(statements[a], statements[b], rare)) for a, b in pairs]
    assert found.tolist() == pytest.approx(wanted, abs=2e-6)
