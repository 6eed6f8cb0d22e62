"""What the program needs while it runs is permissive; the one exception stands in docs/store.md with its reason."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NEEDED = [re.split(r"[\[<>=]", one)[0] for one in (*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["desk"])]
FREE = re.compile(r"\b(MIT|BSD|0BSD|Apache|ISC|MPL|PSF|Zlib|CC0)\b")
EXCEPTION = {"psycopg": "LGPL-3.0"}


def licence(name: str) -> str:
    """What a library says of its licence; skips where it is not installed."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed")
    classifiers = [one for one in told.get_all("Classifier") or [] if one.startswith("License")]
    return " ".join([told.get("License-Expression") or "", (told.get("License") or "")[:60], *classifiers])


@pytest.mark.parametrize("name", NEEDED)
def test_what_is_needed_is_permissive(name: str) -> None:
    if name in EXCEPTION:
        assert EXCEPTION[name] in licence(name)
        assert f"{name} 3, is the one library here that is not permissive: {EXCEPTION[name]}" in " ".join(
            (ROOT / "docs" / "store.md").read_text(encoding="utf-8").split()
        )
    else:
        assert FREE.search(licence(name)), licence(name)
