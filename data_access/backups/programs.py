"""PostgreSQL's own programs: finding those that fit the server, starting them, and what they complain about."""

import os
import re
import shutil
import subprocess
import sys
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
TOO_OLD = Text(
    en="The database is PostgreSQL {server}, and {program} on this machine is of version {own}; it must not be older. "
    "On Debian or Ubuntu: sudo apt-get install postgresql-client-{server}",
    zh="数据库为 PostgreSQL {server}，而此机器上的 {program} 版本为 {own}，不能低于数据库版本。"
    "Debian、Ubuntu 请执行：sudo apt-get install postgresql-client-{server}",
)

# How a program says which version it is: "pg_dump (PostgreSQL) 17.11 (Debian 17.11-0+deb13u1)".
_VERSION = re.compile(r"\(PostgreSQL\) (\d+)")
# What a script that restores a backup begins with, before anything is made.
_BEFORE_ANYTHING = (b"--", b"\\restrict", b"SET ", b"SELECT pg_catalog.set_config(", b"\n")
_SETTING = re.compile(rb"SET (\w+) = ")


def programs_for(connection: Connection, *names: str, reads: Path | None = None) -> dict[str, str]:
    """The paths of PostgreSQL's programs: those of the server's version, else of the nearest newer one.

    `reads`: a backup that they have to understand; if no version here does, those come that else would.

    Raises:
        Refused
    """
    server = int(connection.exec_driver_sql("SHOW server_version_num").scalar_one()) // 10_000
    versions = sorted(int(folder.name) for folder in INSTALLED.glob("*") if folder.name.isdecimal())
    folders = [INSTALLED / str(version) / "bin" for version in versions if version >= server]
    whole = [found for folder in folders if len(found := _found(names, str(folder))) == len(names)]
    if reads is not None:
        whole.sort(key=lambda found: too_new_for(found["pg_restore"], reads))  # which leaves the nearest in front
    if whole:
        return whole[0]
    found = _found(names, None)
    if missing := [name for name in names if name not in found]:
        raise Refused(NO_PROGRAMS, names=", ".join(missing))
    for name, path in found.items():
        if (own := version_of(path)) < server:
            raise Refused(TOO_OLD, server=server, program=name, own=own)
    return found


def _found(names: tuple[str, ...], where: str | None) -> dict[str, str]:
    return {name: path for name in names if (path := shutil.which(name, path=where))}


def listed(pg_restore: str, file: Path) -> "subprocess.CompletedProcess[str]":
    """What a backup holds, an entry on each line, as `--use-list` takes them; complaints are in English."""
    words, english = [pg_restore, "--list", str(file)], {**os.environ, "LC_ALL": "C"}
    return subprocess.run(words, capture_output=True, encoding="utf-8", errors="replace", env=english, check=False)


def too_new_for(pg_restore: str, file: Path) -> bool:
    """Whether a backup is of a format that came after this pg_restore."""
    return "unsupported version" in listed(pg_restore, file).stderr


def version_of(program: str) -> int:
    """The major version of one of PostgreSQL's programs; one that does not tell passes for new enough."""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=False).stdout
    told = _VERSION.search(said)
    return int(told[1]) if told else sys.maxsize


def beginning(script: IO[bytes], database: Engine) -> bytes:
    """The first lines of what pg_restore writes, without those that set what this server has never heard of.

    Newer programs set what came with newer servers (from 17 on `transaction_timeout`).
    """
    with database.connect() as connection:
        known = set(connection.exec_driver_sql("SELECT name FROM pg_settings").scalars())
    kept = []
    for line in script:
        setting = _SETTING.match(line)
        if setting is None or setting[1].decode() in known:
            kept.append(line)
        if not line.startswith(_BEFORE_ANYTHING):
            break
    return b"".join(kept)


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
