"""PostgreSQL's own programs: finding those that fit the server, starting them, and what they complain about."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import IO, Any

from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine

from data_access.backups.files import Refused
from metrics.words import Text

INSTALLED = Path("/usr/lib/postgresql")  # where Debian and Ubuntu keep them, a folder for each version

NO_PROGRAMS = Text(
    en="PostgreSQL's own programs {names} are needed and not on this machine. "
    "On Debian or Ubuntu: sudo apt-get install postgresql-client",
    zh="此机器上缺少 PostgreSQL 自带的程序 {names}。Debian、Ubuntu 请执行：sudo apt-get install postgresql-client",
)


def contents(pg_restore: str, file: Path) -> list[str]:
    """The entries of a backup, a line each, as `--use-list` takes them."""
    listed = subprocess.run([pg_restore, "--list", file], capture_output=True, text=True, check=True)
    return listed.stdout.splitlines(keepends=True)


def programs_for(connection: Connection, *names: str) -> dict[str, str]:
    """The paths of PostgreSQL's programs: those of the server's version, else of the nearest newer one, else any.

    Raises:
        Refused
    """
    server = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    versions = sorted(int(folder.name) for folder in INSTALLED.glob("*") if folder.name.isdecimal())
    fitting = [version for version in versions if version >= server]
    found = {}
    for name in names:
        own = (INSTALLED / str(version) / "bin" / name for version in fitting)
        path = next((str(path) for path in own if path.is_file()), None) or shutil.which(name)
        if path:
            found[name] = path
    if missing := [name for name in names if name not in found]:
        raise Refused(NO_PROGRAMS, names=", ".join(missing))
    return found


def run(database: Engine, words: list[str | Path]) -> str | None:
    """Start a program and wait for it; what it complained about, if it failed."""
    done = subprocess.run(words, capture_output=True, text=True, env=environment(database), check=False)
    return last(done.stderr) if done.returncode else None


def where(database: Engine) -> str:
    """Which database, without the password: everybody on the machine can read a program's words."""
    _, given = database.dialect.create_connect_args(database.url)
    # The driver adds an object of its own.
    words: dict[str, Any] = {
        name: value for name, value in given.items() if name != "password" and isinstance(value, str | int)
    }
    return make_conninfo(**words)


def environment(database: Engine) -> dict[str, str]:
    """Ours, with the password that `where` left out."""
    password = database.url.password
    return {**os.environ, "PGAPPNAME": "customer-team-dashboard backup"} | (
        {"PGPASSWORD": password} if password else {}
    )


def complaints_in(file: IO[bytes]) -> str:
    """What matters of what a program wrote into `file`."""
    file.seek(0)
    return last(file.read().decode("utf-8", "replace"))


def last(said: str) -> str:
    """What matters of a program's complaint, in one line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    errors = [line for line in lines if "ERROR" in line or "FATAL" in line or "error:" in line]
    return " ".join((errors or lines)[:2])[:500]
