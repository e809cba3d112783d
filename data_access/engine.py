"""Opening the shared database, reading from it and writing to it."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from data_access.rejected import Rejected

Answer = TypeVar("Answer")

# Fifty forms saved at once wait in line for well under this.
WAIT_FOR_LOCK_SECONDS = 15
ATTEMPTS = 3


def open_database(url: str) -> Engine:
    """Return the engine of the shared database; a SQLite file's folder is made if it is not there."""
    file = make_url(url).database
    if file and file != ":memory:":
        Path(file).expanduser().resolve().parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, pool_size=10, max_overflow=20)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(raw: sqlite3.Connection, _record: Any) -> None:
    # Transactions are begun by hand: the driver's own BEGIN is deferred, and a deferred transaction that turns
    # into a writing one fails at once when another wrote meanwhile.
    raw.isolation_level = None
    raw.execute(f"PRAGMA busy_timeout = {WAIT_FOR_LOCK_SECONDS * 1000}")
    _keep_a_log(raw)
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("PRAGMA foreign_keys = ON")
    raw.execute("PRAGMA cache_size = -65536")


def _keep_a_log(raw: sqlite3.Connection) -> None:
    """Switch to a write-ahead log. On a new file SQLite refuses that at once while another process does the same."""
    until = time.monotonic() + WAIT_FOR_LOCK_SECONDS
    while True:
        try:
            raw.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent snapshot; nothing read here changes until the block ends."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its first moment and commits when the block ends."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def write(engine: Engine, work: Callable[[Connection], Answer]) -> Answer:
    """Run `work` in one writing transaction and return its answer; again, if the database was busy or went away.

    `work` must be safe to run again after a failed attempt, as a command with a request key is.

    Raises:
        Rejected: "database_busy": somebody else, a large import for instance, kept writing for too long.
    """
    for attempt in range(1, ATTEMPTS + 1):
        try:
            with writing(engine) as connection:
                return work(connection)
        except OperationalError as error:
            if attempt == ATTEMPTS:
                if "locked" in str(error):
                    raise Rejected("database_busy") from error
                raise
            time.sleep(0.05 * attempt)
    raise AssertionError("unreachable")
