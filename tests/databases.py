"""Databases for tests, on SQLite and on PostgreSQL: made once, then copied for whoever needs one of their own."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Connection, Engine

from data_access.auditing import audit_aside
from data_access.dialect import driver, is_postgresql, number_from_here
from data_access.engine import open_database, writing
from data_access.migrate import migrate
from data_access.schema import metadata
from data_access.settings import Settings
from tests import postgres

SQLITE, POSTGRESQL = "sqlite", "postgresql"
BOTH = (SQLITE, pytest.param(POSTGRESQL, marks=pytest.mark.postgres))

TODAY = date(2026, 11, 20)
ZONE = "Asia/Shanghai"

Fill = Callable[[Engine], None]

_folder = TemporaryDirectory()
_templates: dict[tuple[str, str], str] = {}


def nothing(engine: Engine) -> None:
    """Leave the database empty."""


@contextmanager
def a_database(kind: str, folder: Path, name: str = "empty", fill: Fill = nothing) -> Iterator[Engine]:
    """A migrated database of one's own, holding what `fill` stores; `name` says what that is."""
    address = copied(kind, folder, name, fill)
    engine = open_database(address)
    try:
        yield engine
    finally:
        audit_aside.settle(engine)
        engine.dispose()
        if kind == POSTGRESQL:
            postgres.cluster().drop(address)


def copied(kind: str, folder: Path, name: str = "empty", fill: Fill = nothing) -> str:
    """The address of a copy; on SQLite a file in `folder`."""
    if (kind, name) not in _templates:
        _templates[kind, name] = _template(kind, name, fill)
    template = _templates[kind, name]
    if kind == POSTGRESQL:
        return postgres.cluster().new(template)
    return f"sqlite:///{shutil.copy(template, folder / f'{name}.db')}"


def pointing_nowhere(connection: Connection) -> list[Any]:
    """Rows that name a row that is not there; PostgreSQL refuses to hold any."""
    if is_postgresql(connection):
        return []
    return list(connection.exec_driver_sql("PRAGMA foreign_key_check"))


@contextmanager
def going_back(engine: Engine) -> Iterator[Callable[[], None]]:
    """What puts the database back to how it is now, as restoring a backup does."""
    if is_postgresql(engine):
        address = str(engine.url)
        kept = postgres.cluster().back_up(address)
        yield lambda: postgres.cluster().restore(address, kept)
        return
    with engine.connect() as connection, closing(sqlite3.connect(":memory:")) as backup:
        driver(connection).backup(backup)

        def restore() -> None:
            with engine.connect() as connection:
                backup.backup(driver(connection))

        yield restore


def unmigrated(kind: str, folder: Path) -> str:
    """The address of a database in which there is nothing at all."""
    return postgres.cluster().new() if kind == POSTGRESQL else f"sqlite:///{folder / 'new.db'}"


def _template(kind: str, name: str, fill: Fill) -> str:
    """The last connection that closes leaves everything in the file, and PostgreSQL copies only what nobody uses."""
    if kind == POSTGRESQL:
        address = postgres.cluster().new(named=f"template_{name}")
    else:
        address = f"sqlite:///{Path(_folder.name) / name}.db"
    engine = open_database(address)
    migrate(engine, Settings(address, ZONE, "CNY", TODAY))
    fill(engine)
    with writing(engine) as connection:
        number_from_here(connection, metadata.sorted_tables)
    engine.dispose()
    return f"template_{name}" if kind == POSTGRESQL else address.removeprefix("sqlite:///")
