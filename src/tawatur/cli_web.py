"""The verbs of the command line that serve the desk in a browser and say who may come in."""

import ipaddress
import sys
from pathlib import Path

import click

from tawatur import archive
from tawatur.cli_options import NAMES, STORE, room
from tawatur.errors import UsageError
from tawatur.model.address import Address, served
from tawatur.web.tools import serve as serve_tools
from tawatur.web.users import ROLES, SCOPES, load, save

USERS = click.option(
    "--users", "users_path", type=click.Path(dir_okay=False, path_type=Path),
    help="The file of users; without it STORE.users.json, for a PostgreSQL tawatur.users.json.",
)  # fmt: skip


@click.command()
@STORE
@USERS
@NAMES
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Its port; 0 finds one.")
@click.option("--name", "hosts", multiple=True, help="A host name under which the desk is asked for; may be repeated.")
def serve(
    where: Address, users_path: Path | None, extra: tuple[Path, ...], host: str, port: int, hosts: tuple[str, ...]
) -> None:
    """Serves a store as pages for a browser and as an API, until it is stopped with Ctrl-C.

    Without users only this machine is served and needs no password; any other address or name needs users.

    \b
    tawatur serve --store archive.db
    tawatur serve --store archive.db --host 0.0.0.0 --name desk.example.org
    """
    path = _users_of(where, users_path)
    known = load(path).users
    if (hosts or not _loopback(host)) and not known:
        asked = next(iter(hosts), host)
        raise UsageError(f"{asked} can be reached from other machines: first make a user with tawatur user add.")
    room("tawatur.web.server").run(where, archive.Desk(extra=extra), path, (host, port, hosts))


@click.command()
@STORE
@NAMES
def mcp(where: Address, extra: tuple[Path, ...]) -> None:
    """Answers a language model about a store over standard input and output (Model Context Protocol); nothing it may
    ask changes anything, and no port is opened.

    \b
    tawatur mcp --store archive.db
    """
    serve_tools(where, archive.Desk(extra=extra), sys.stdin, sys.stdout)


@click.group()
def user() -> None:
    """Who may use the desk."""


@user.command("add")
@click.argument("name")
@STORE
@USERS
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the user may do.")
@click.password_option(help="Asked for where it is not given; better so.")
def user_add(name: str, where: Address, users_path: Path | None, role: str, password: str) -> None:
    """Makes a user, or gives a user of that name another password and role.

    \b
    tawatur user add salma --role editor --store archive.db
    """
    path = _users_of(where, users_path)
    save(path, load(path).with_user(name, role, password))
    click.echo(f"{name} ({role}): {path}", err=True)


@user.command("token")
@click.argument("name")
@STORE
@USERS
@click.option("--scope", "scopes", type=click.Choice(SCOPES), multiple=True, default=("read",), show_default=True)
def user_token(name: str, where: Address, users_path: Path | None, scopes: tuple[str, ...]) -> None:
    """Makes a token for a program and writes its key, once: nobody can read it later.

    \b
    tawatur user token export-robot --scope read --store archive.db
    """
    path = _users_of(where, users_path)
    users, key = load(path).with_token(name, scopes)
    save(path, users)
    click.echo(key)


@user.command("remove")
@click.argument("name")
@STORE
@USERS
def user_remove(name: str, where: Address, users_path: Path | None) -> None:
    """Takes the user or token of a name out; open sessions end with it.

    \b
    tawatur user remove salma --store archive.db
    """
    path = _users_of(where, users_path)
    save(path, load(path).without(name))
    click.echo(f"{name}: removed from {path}", err=True)


def _users_of(where: Address, path: Path | None) -> Path:
    return path or Path("tawatur.users.json" if served(where) else f"{where}.users.json")


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


VERBS = (serve, mcp, user)
