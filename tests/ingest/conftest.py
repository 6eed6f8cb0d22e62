"""The pack that the ingest tests read."""

import pytest

from tawatur.lang.pack import Pack, load


@pytest.fixture(scope="session")
def pack() -> Pack:
    """The Arabic pack."""
    return load("ar")
