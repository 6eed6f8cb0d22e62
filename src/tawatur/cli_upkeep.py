"""The verbs of the command line that look after a store."""

from collections.abc import Iterator

import click

from tawatur import upkeep
from tawatur.cli_store import LANG, STORE
from tawatur.publish.edits import edits_told
from tawatur.publish.wording import wording
from tawatur.store.address import Address


@click.command()
@click.argument("address")
@STORE
@LANG
def versions(address: str, where: Address, lang: str) -> None:
    """Lists what stood at an address or in a file, the oldest first, and below each what was changed, claim by claim.

    \b
    tawatur versions https://example.org/news/1 --store archive.db
    """
    stages = upkeep.versions(where, address)
    for number, stage in enumerate(stages, 1):
        click.echo("\n".join(_stage(number, len(stages), stage, lang)))


def _stage(number: int, of: int, stage: upkeep.Stage, lang: str) -> Iterator[str]:
    words, version = wording(lang), stage.version
    values = (number, of, version.retrieved, version.digest[:12])
    yield words.filled("edit", "version", *values)
    if stage.edits:
        yield from (f"  {line}" for line in edits_told(stage.edits, lang))
    elif stage.edits is not None:
        yield f"  {words.term('edit', 'unchanged')}"


VERBS = (versions,)
