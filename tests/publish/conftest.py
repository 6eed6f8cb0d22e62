"""The invented dossier."""

import invented_articles
import invented_layers
import invented_story
import pytest

from tawatur.publish import Dossier, dossier_of


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """The dossier of the invented story."""
    return dossier_of(
        [invented_story.STORY],
        layers=invented_layers.LAYERS,
        issues=invented_story.ISSUES,
        names=invented_articles.NAMES,
    )
