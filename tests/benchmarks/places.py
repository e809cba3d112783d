"""Databases for the benchmark, on SQLite and on a PostgreSQL of its own."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Engine, text

from data_access.dialect import copy_in, is_postgresql, number_from_here
from data_access.engine import open_database, unhurried, writing
from data_access.schema import audit_entry, audit_head, metadata
from tests.benchmarks.facts import Facts, empty
from tests.postgres import Cluster

# As a server for this alone is set up; the rest is as it comes. Each commit waits for the disk, as SQLite's does.
SET_UP = {
    "shared_buffers": "1GB", "work_mem": "64MB", "maintenance_work_mem": "256MB", "max_wal_size": "4GB",
    "random_page_cost": "1.1", "autovacuum": "on",
}  # fmt: skip


class Place(Protocol):
    """Where databases are made."""

    name: str

    def empty(self, name: str) -> str:
        """The address of a migrated database without a row, in place of the one that had this name."""

    def filled(self, facts: Facts, name: str) -> str:
        """The address of one that holds these facts."""


class OnSqlite:
    """Files in a folder."""

    name = "SQLite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def empty(self, name: str) -> str:
        for ending in ("", "-wal", "-shm"):
            (self._folder / f"{name}.db{ending}").unlink(missing_ok=True)
        address = f"sqlite:///{self._folder / name}.db"
        empty(address).dispose()
        return address

    def filled(self, facts: Facts, name: str) -> str:
        file = self._folder / f"{name}.db"
        with closing(sqlite3.connect(facts.file)) as source, closing(sqlite3.connect(file)) as target:
            source.backup(target)
        return f"sqlite:///{file}"


class OnPostgresql:
    """Databases of a server."""

    name = "PostgreSQL"

    def __init__(self, cluster: Cluster) -> None:
        self.cluster = cluster
        self._filled: dict[Path, str] = {}

    def empty(self, name: str) -> str:
        self.cluster.drop(self.cluster.address(name))
        address = self.cluster.new(named=name)
        empty(address).dispose()
        return address

    def filled(self, facts: Facts, name: str) -> str:
        """The first time the facts are carried over, later that database is copied."""
        if facts.file not in self._filled:
            address = self.empty("facts")
            _carry_over(facts, address)
            self._filled[facts.file] = "facts"
        self.cluster.drop(self.cluster.address(name))
        return self.cluster.new(self._filled[facts.file], named=name)


@contextmanager
def postgresql() -> Iterator[OnPostgresql]:
    """A server that is gone at the end."""
    cluster = Cluster(lasting=True, on_disk=True)
    try:
        for name, value in SET_UP.items():
            cluster.tell(f"ALTER SYSTEM SET {name} = '{value}'")
        cluster.stop()
        cluster.start()
        yield OnPostgresql(cluster)
    finally:
        cluster.remove()


def size(engine: Engine) -> int:
    """How many bytes a database takes."""
    if is_postgresql(engine):
        with engine.connect() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())
    return Path(engine.url.database or "").stat().st_size


def _carry_over(facts: Facts, address: str) -> None:
    """Every row of a SQLite database, as it is kept there; its audit is empty."""
    engine = open_database(address)
    with closing(sqlite3.connect(facts.file)) as source, writing(engine) as connection:
        unhurried(connection)
        for table in reversed(metadata.sorted_tables):
            if table not in (audit_entry, audit_head):
                connection.execute(table.delete())  # what a migration put there stands in the source, too
        for table in metadata.sorted_tables:
            if table in (audit_entry, audit_head):
                continue
            names = table.columns.keys()
            rows: Any = source.execute(f"SELECT {', '.join(map(_quoted, names))} FROM {_quoted(table.name)}")  # noqa: S608
            copy_in(connection, table, names, rows)
        number_from_here(connection, metadata.sorted_tables)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))
    engine.dispose()


def _quoted(name: str) -> str:
    return f'"{name}"'
