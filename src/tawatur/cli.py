"""The verbs of the command line."""

import json
import os
import sys
import tempfile
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from tawatur import app
from tawatur.cli_options import DECISIONS, LANG, MISUSE, NAMES, READ, STORIES, STORY, UNREAD, counting, ended, told
from tawatur.embeddings import embedding
from tawatur.errors import TawaturError, UsageError
from tawatur.model.address import Address
from tawatur.publish.exports import exported, form_of

LATER = {
    "add": "fetch", "watch": "fetch", "stories": "store", "rebuild": "store", "verify": "store",
    "decide": "decide", "undo": "decide", "decisions": "decide", "export": "export",
    "versions": "upkeep", "doctor": "upkeep", "export-store": "upkeep", "restore": "upkeep",
    "alert": "alerts", "no-alert": "alerts", "alerts": "alerts", "search": "search", "ask": "search", "saved": "search",
    "serve": "web", "mcp": "web", "user": "web",
}  # fmt: skip
"""Verbs that stand in a module of their own, cli_NAME, which is loaded when one of them is asked for."""


class Verbs(click.Group):
    """Loads verbs when they are asked for; turns our own errors into one sentence and exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all verbs, in their order."""
        return sorted({*super().list_commands(ctx), *LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A verb by its name."""
        if cmd_name in LATER and cmd_name not in self.commands:
            for verb in import_module(f"tawatur.cli_{LATER[cmd_name]}").VERBS:
                self.add_command(verb)
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> object:
        """Runs the verb."""
        try:
            return super().invoke(ctx)
        except TawaturError as error:
            click.echo(str(error), err=True)
            ctx.exit(MISUSE)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tawatur")
def main() -> None:
    """Reads a pile of Arabic news articles and gives back the story as evidence.

    \b
    tawatur demo                                   the example story, as a page
    tawatur report ARTICLES -o dossier.html        your own folder
    tawatur annotate ARTICLE                       the layers of one article
    tawatur add ARTICLES --store archive.db        a store that grows
    tawatur watch FEED --store archive.db          articles as they come
    """


@main.command()
@click.argument("paths", nargs=-1)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A page, .docx, .pdf …")
@click.option(
    "--json", "json_path", type=click.Path(dir_okay=False, path_type=Path), help="Write the same as JSON here."
)
@click.option(
    "--embeddings", default="", metavar="FOLDER|URL",
    help="Compare claims by meaning too: a sentence-transformers folder or an OpenAI-compatible address.",
)  # fmt: skip
@click.option("--embeddings-model", default="default", help="The model that the address is asked for.")
@DECISIONS
@STORIES
@STORY
@LANG
@NAMES
def report(
    paths: tuple[str, ...],
    output: Path | None,
    json_path: Path | None,
    embeddings: str,
    embeddings_model: str,
    decisions: Path | None,
    store: Address | None,
    ids: tuple[str, ...],
    lang: str,
    extra: tuple[Path, ...],
) -> None:
    """Reads files, folders and globs, or the stories of a store, and writes the dossier.

    \b
    tawatur report articles/ -o dossier.html
    tawatur report a.txt b.html 'feed/*.jsonl' -o dossier.html --json dossier.json --lang en
    tawatur report --store archive.db --story s-47c0312216ef805b -o dossier.html
    """
    if bool(paths) == bool(store) or (ids and not store) or ((embeddings or decisions) and store):
        raise UsageError(
            "report takes either PATHS or --store FILE; --story goes with the one, "
            "--embeddings and --decisions with the other."
        )
    if store is not None:
        kept = import_module("tawatur.cli_store").dossier(store, ids, extra)
        _write_dossier(kept, output, json_path, lang)
    key = os.environ.get("TAWATUR_EMBEDDINGS_KEY", "")
    meaning = embedding(embeddings, embeddings_model, key) if embeddings else None
    how = app.Connecting(embedding=meaning, rulings=app.rulings(decisions))
    found = app.findings(paths, extra=extra, how=how, progress=partial(counting, "articles"))
    _write_dossier(app.dossier(found, extra=extra), output, json_path, lang)


@main.command()
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("dossier.html"), show_default=True
)
@click.option("--json", "json_path", type=click.Path(dir_okay=False, path_type=Path))
@LANG
def demo(output: Path, json_path: Path | None, lang: str) -> None:
    """Reads the example story that ships with the package: an invented affair in nine articles.

    \b
    tawatur demo -o dossier.html --lang en
    """
    folder = app.demo_folder()
    extra = (folder / "names.txt",)
    found = app.findings([folder / "articles"], extra=extra)
    _write_dossier(app.dossier(found, extra=extra), output, json_path, lang)


def _write_dossier(made: app.Dossier, output: Path | None, json_path: Path | None, lang: str) -> NoReturn:
    if output is not None:
        app.write(output, exported(made, form_of(output) or "html", lang))
    if json_path is not None:
        app.write(json_path, app.to_json(made))
    if output is None and json_path is None:
        click.echo(app.to_json(made))
    else:
        count = sum(len(story.articles) for story in made.stories)
        click.echo(f"{count} articles, {len(made.stories)} stories: {output or json_path}", err=True)
    sys.exit(told(made.issues, lang))


@main.command()
@click.argument("path", type=click.Path(exists=True))
@click.option("--json", "as_json", is_flag=True, help="The layers in the form of the bench's gold.")
@NAMES
def annotate(path: str, as_json: bool, extra: tuple[Path, ...]) -> None:
    """Draws the layers of one article under its text, each mark with its rule.

    \b
    tawatur annotate article.txt
    tawatur annotate article.txt --json > layers.json
    """
    found = app.annotated([path], extra=extra)
    for analysis in found.analyses.values():
        click.echo(app.layers_json(analysis) if as_json else app.drawn(analysis))
    sys.exit(told(found.issues, "en"))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--match", default="", help="Only what quotes or names this.")
@LANG
@NAMES
def explain(paths: tuple[str, ...], match: str, lang: str, extra: tuple[Path, ...]) -> None:
    """Says why each proposition, chain, date and merge came out as it did: rule names and reasons.

    \b
    tawatur explain articles/ --match Putin --lang en
    """
    found = app.findings(paths, extra=extra)
    for line in app.explained(app.dossier(found, extra=extra), lang, match):
        click.echo(line)
    sys.exit(told(found.issues, lang))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@LANG
@NAMES
def issues(paths: tuple[str, ...], lang: str, extra: tuple[Path, ...]) -> None:
    """Lists what could not be read, or not be believed, one sentence each.

    \b
    tawatur issues articles/
    """
    reading = app.reading(paths, extra=extra)
    for issue in reading.issues:
        click.echo(app.sentence(issue.reason, lang, place=issue.place))
    sys.exit(ended(reading.issues))


@main.group()
def pack() -> None:
    """Language packs: lists, rules and examples."""


@pack.command("check")
@click.argument("language", default="ar")
def pack_check(language: str) -> None:
    """Checks a language pack: lists, rules, examples.

    \b
    tawatur pack check ar
    """
    faults = app.pack_faults(language)
    for fault in faults:
        click.echo(fault)
    click.echo(f"{language}: {len(faults)} faults", err=True)
    sys.exit(MISUSE if faults else READ)


@main.group()
def bench() -> None:
    """Measures against gold."""


@bench.command("predict")
@click.argument("folder", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path))
def bench_predict(folder: Path, output: Path) -> None:
    """Writes annotations of a folder's articles (.txt or one articles.jsonl) in the form of the gold.

    \b
    tawatur bench predict ../shared/seeds -o predicted/
    """
    source = folder / "articles.jsonl" if (folder / "articles.jsonl").exists() else folder
    count = app.predict(source, output)
    click.echo(f"{count} articles: {output}", err=True)


@bench.command("run")
@click.option("--shared", type=click.Path(path_type=Path), default=Path("../shared"), show_default=True)
@click.option(
    "--floors", "floors_path", type=click.Path(path_type=Path), default=Path("bench/floors.json"), show_default=True
)
@click.option("--update", is_flag=True, help="Raise the floors to what was reached.")
def bench_run(shared: Path, floors_path: Path, update: bool) -> None:
    """Scores all public gold, prints the table, fails under the pinned floors.

    \b
    tawatur bench run
    """
    if not (shared / "bench" / "score.py").exists():
        click.echo(f"{shared}: no bench there; nothing was measured.")
        return
    with tempfile.TemporaryDirectory() as folder:
        scores, floors = app.bench(shared, Path(folder), floors_path, update=update)
    click.echo(app.table(scores))
    if update:
        app.write(floors_path, json.dumps(floors, indent=1, sort_keys=True) + "\n")
    fallen = [score for score in scores if score.fallen]
    for score in fallen:
        click.echo(f"{score.story}: {score.name} is {score.value}, its floor is {score.floor}.", err=True)
    sys.exit(UNREAD if fallen else READ)


if __name__ == "__main__":
    main()
