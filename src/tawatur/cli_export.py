"""The verb of the command line that writes a dossier in the forms of other programs."""

import sys
from pathlib import Path

import click

from tawatur import app
from tawatur.cli_options import DECISIONS, LANG, NAMES, STORIES, STORY, told
from tawatur.cli_store import dossier
from tawatur.errors import UsageError
from tawatur.model.address import Address
from tawatur.publish.exports import FORMATS, exported, form_of


@click.command()
@click.argument("paths", nargs=-1)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), help="The form; by default what FILE ends with.")
@click.option(
    "-o", "--output", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Write the file here."
)
@DECISIONS
@STORIES
@STORY
@LANG
@NAMES
def export(
    paths: tuple[str, ...],
    form: str | None,
    output: Path,
    decisions: Path | None,
    store: Address | None,
    ids: tuple[str, ...],
    lang: str,
    extra: tuple[Path, ...],
) -> None:
    """Writes the dossier of articles, or of a store's stories, as a document, a table, a graph or linked data.

    \b
    tawatur export articles/ -o dossier.docx --lang en
    tawatur export --format prov --store archive.db --story s-47c0312216ef805b -o story.jsonld
    """
    chosen = form or form_of(output)
    if chosen is None:
        raise UsageError(f"{output}: no form ends so; give --format, one of {', '.join(FORMATS)}.")
    if bool(paths) == bool(store) or (ids and not store) or (decisions and store):
        raise UsageError(
            "export takes either PATHS or --store FILE; --story goes with the latter, --decisions with the former."
        )
    if store is not None:
        made = dossier(store, ids, extra)
    else:
        how = app.Connecting(rulings=app.rulings(decisions))
        made = app.dossier(app.findings(paths, extra=extra, how=how), extra=extra)
    app.write(output, exported(made, chosen, lang))
    click.echo(f"{len(made.stories)} stories: {output}", err=True)
    sys.exit(told(made.issues, lang))


VERBS = (export,)
