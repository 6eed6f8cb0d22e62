"""How near two claims are in meaning, by vectors of their words: an extra beside the features, off unless given."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from tawatur.connect.clusters import Scores
from tawatur.connect.statements import Statement

WEIGHT = 3.0  # log-odds between two claims of unlike meaning (cosine 0) and of the same (1)
NEUTRAL = 0.5  # the cosine that says nothing


class Embedding(Protocol):
    """Gives texts as vectors: one row a text, in their order, of any one length."""

    def __call__(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """The vectors of some texts. Raises UsageError where whoever makes them does not answer as it should."""
        ...


def with_meaning(scored: Scores, statements: Sequence[Statement], embedding: Embedding) -> Scores:
    """The log-odds of pairs of statements, each moved by how near their clauses are in meaning."""
    if not scored:
        return scored
    rows = np.asarray(embedding([one.claim.evidence.words for one in statements]), dtype=np.float64)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)
    pairs = np.array(list(scored), dtype=np.int64)
    near = (rows[pairs[:, 0]] * rows[pairs[:, 1]]).sum(axis=1)
    moved = WEIGHT * (near - NEUTRAL)
    return {pair: round(odds + float(by), 6) for (pair, odds), by in zip(scored.items(), moved, strict=True)}
