"""A real PostgreSQL for the tests: a server of their own, on a socket in a folder of its own, gone when they end."""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from functools import cache
from itertools import count
from pathlib import Path

import pytest

NEEDED = "TAWATUR_NEEDS_POSTGRES"  # set where a PostgreSQL that is not there is an error
_SCHEMAS = count(1)


def binaries() -> Path | None:
    """The folder of initdb and postgres, None where there are none."""
    found = shutil.which("postgres")
    places = (
        [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    )
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def user() -> str | None:
    """The user that the server runs as: it refuses root."""
    if os.getuid():
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def run(*words: str | Path) -> None:
    """Runs a program of PostgreSQL as the server's user."""
    end = subprocess.run(
        [str(word) for word in words], user=user(), cwd="/", capture_output=True, text=True, timeout=120, check=False
    )
    assert end.returncode == 0, end.stdout + end.stderr


@cache
def server() -> Path:
    """The folder of the running server's socket."""
    place = binaries()
    if place is None:
        assert not os.environ.get(NEEDED), f"no PostgreSQL is installed, and {NEEDED} is set"
        pytest.skip("no PostgreSQL is installed here (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="tawatur-postgres-", dir="/tmp"))
    if name := user():
        shutil.chown(folder, name)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run(place / "initdb", "-D", folder / "data", "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
    settings = f"-c listen_addresses= -c unix_socket_directories={folder} -c fsync=off"
    run(place / "pg_ctl", "-D", folder / "data", "-o", settings, "-l", folder / "log", "-w", "start")
    atexit.register(run, place / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop")
    return folder


def url() -> str:
    """The address of an empty schema of its own."""
    import psycopg

    folder, schema = server(), f"test{next(_SCHEMAS)}"
    with psycopg.connect(f"postgresql://desk@/postgres?host={folder}", autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}".encode())
    return f"postgresql://desk@/postgres?host={folder}&options=-csearch_path%3D{schema}"
