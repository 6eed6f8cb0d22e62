"""The invented dossier."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import invented_articles  # noqa: E402
import invented_layers  # noqa: E402
import invented_story  # noqa: E402

from tawatur.publish import Dossier, dossier_of  # noqa: E402


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The dossier of the invented story."""
    return dossier_of(
        [invented_story.STORY],
        layers=invented_layers.LAYERS,
        issues=invented_story.ISSUES,
        names=invented_articles.NAMES,
    )
