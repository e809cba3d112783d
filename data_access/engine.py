"""Opening the shared database, reading from it and writing to it."""

import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, DisconnectionError

from data_access.acting import HOUSE, Acting
from data_access.dialect import NO_WALL, is_postgresql
from data_access.rejected import Rejected

Answer = TypeVar("Answer")

# Fifty forms saved at once wait in line for well under this.
WAIT_FOR_LOCK_SECONDS = 15
# No page asks anything that takes longer; what an import does has no such limit.
STATEMENT_SECONDS = 60
ATTEMPTS = 3
UNABLE_TO_OPEN = "unable to open database file"  # SQLite's own words
# A PostgreSQL that is restarted, or whose standby takes over, is back within this.
WAIT_FOR_RETURN_SECONDS = 10
# Whoever writes to PostgreSQL holds this lock until commit, as who writes to SQLite holds the file's: what a command
# looked at is still so when it writes, and nobody can lock each other out. Any number will do, as long as it stays.
WRITING = 7_262_001

# What a URL may say otherwise. A dead server is noticed by these rather than never.
CONNECTING: dict[str, int] = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
    "tcp_user_timeout": 30_000,
}
# UTC because moments are stored without a zone; ISO because the mirror reads days as they are printed.
SESSION = (
    "SET TIME ZONE 'UTC'; SET DateStyle = 'ISO'; SET extra_float_digits = 1; "
    f"SET lock_timeout = '{WAIT_FOR_LOCK_SECONDS}s'; SET statement_timeout = '{STATEMENT_SECONDS}s'; "
    "SET idle_in_transaction_session_timeout = '15min'"
)
# One snapshot for all that is read in a block.
ONE_SNAPSHOT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def open_database(url: str) -> Engine:
    """Return the engine of the shared database; a SQLite file's folder is made if it is not there."""
    address = database_address(url)
    if address.get_backend_name() == "postgresql":
        return _open_postgresql(address)
    file = address.database
    if file and file != ":memory:":
        Path(file).expanduser().resolve().parent.mkdir(parents=True, exist_ok=True)
    options: dict[str, Any] = {"hide_parameters": True, "execution_options": NO_WALL}  # errors stand in logs
    engine = create_engine(address, pool_size=10, max_overflow=20, **options)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    if file and file != ":memory:" and not file.startswith("file:"):
        _stay_with_the_file(engine, file)
    return engine


def database_address(url: str) -> URL:
    """The address with the driver that speaks to it: people write postgresql://, and some services postgres://."""
    address = make_url(url)
    if address.drivername in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    return address


def _open_postgresql(address: URL) -> Engine:
    options = {name: value for name, value in CONNECTING.items() if name not in address.query}
    engine = create_engine(
        address,
        pool_size=10,
        max_overflow=20,
        pool_timeout=WAIT_FOR_LOCK_SECONDS,
        pool_pre_ping=True,
        hide_parameters=True,
        execution_options=NO_WALL,
        connect_args={"application_name": "customer-team-dashboard", "client_encoding": "utf8", **options},
    )
    event.listen(engine, "connect", _prepare_postgresql)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


class _WithoutNul(StrDumperUnknown):
    """A text as PostgreSQL can hold it. SQLite takes the one character that it refuses, and no page shows it."""

    def dump(self, obj: str) -> Any:
        return super().dump(obj.replace("\0", ""))


def _prepare_postgresql(raw: psycopg.Connection[Any], _record: Any) -> None:
    raw.adapters.register_dumper(str, _WithoutNul)
    raw.autocommit = True
    raw.execute(SESSION)
    raw.autocommit = False


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITING})")


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


def _stay_with_the_file(engine: Engine, file: str) -> None:
    """Notice when the file was moved away or another one was put in its place, which SQLite does not.

    It would go on writing to what nobody will read, or quietly begin an empty database.
    """
    seen = False

    def before(*_about: object) -> None:
        if seen and file_there(engine) is None:
            raise sqlite3.OperationalError(f"{UNABLE_TO_OPEN}: it was moved away")

    def after(_raw: sqlite3.Connection, record: Any) -> None:
        nonlocal seen
        seen, record.info["file"] = True, file_there(engine)

    def taken(_raw: sqlite3.Connection, record: Any, _proxy: object) -> None:
        if record.info["file"] != file_there(engine):
            raise DisconnectionError("another file, or none, is in its place")

    event.listen(engine, "do_connect", before)
    event.listen(engine, "connect", after)
    event.listen(engine, "checkout", taken)


def file_there(engine: Engine) -> tuple[int, int] | None:
    """Which file a SQLite database is just now; None where there is none, and for PostgreSQL."""
    try:
        found = os.stat(engine.url.database or "")
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def reading(engine: Engine, acting: Acting = HOUSE) -> Iterator[Connection]:
    """One consistent snapshot; nothing read here changes until the block ends.

    `acting` is for whom it reads, which matters where PostgreSQL itself cuts rows down (data_access/wall.py).
    """
    with engine.connect() as connection:
        if is_postgresql(engine):
            connection.execution_options(**ONE_SNAPSHOT, acting=acting)
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the write lock from its first moment and commits when the block ends."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


@contextmanager
def writing_aside(engine: Engine) -> Iterator[Connection]:
    """One transaction that on PostgreSQL does not stand in line with the others, behind a large import for instance.

    Only for what no other command looks at while it decides: a session's last sign of life, a line of a log that
    keeps its own order. On SQLite the same as `writing`.
    """
    with engine.connect().execution_options(writes=not is_postgresql(engine)) as connection, connection.begin():
        yield connection


def unhurried(connection: Connection) -> None:
    """Let the statements of this transaction take as long as they need: for whoever reads or writes whole tables."""
    if is_postgresql(connection):
        connection.exec_driver_sql("SET LOCAL statement_timeout = 0")


def write(engine: Engine, work: Callable[[Connection], Answer]) -> Answer:
    """Run `work` in one writing transaction and return its answer; again, if the database was busy or went away.

    `work` must be safe to run again after a failed attempt, as a command with a request key is: where the connection
    broke while it was committed, nobody knows whether it was.

    Raises:
        Rejected: "database_busy": somebody else, a large import for instance, kept writing for too long.
            "database_away": it cannot be reached, and did not come back soon.
    """
    attempt, until = 0, time.monotonic() + WAIT_FOR_RETURN_SECONDS
    while True:
        attempt += 1
        try:
            with writing(engine) as connection:
                return work(connection)
        except DBAPIError as error:
            match trouble(error):
                case Trouble.BUSY if attempt < ATTEMPTS:
                    time.sleep(0.05 * attempt)
                case Trouble.BUSY:
                    raise Rejected("database_busy") from error
                case Trouble.AWAY if time.monotonic() < until:
                    time.sleep(min(0.05 * 2**attempt, 1))
                case Trouble.AWAY:
                    raise Rejected("database_away") from error
                case _:
                    raise


class Trouble(Enum):
    """Why a statement failed, if not for what it says: doing all of the transaction again may help."""

    BUSY = "busy"  # somebody else holds what it needs
    AWAY = "away"  # the server, or the way to it, is gone


# PostgreSQL: serialization failure, deadlock, lock not available (which a lock time-out is).
_BUSY = frozenset({"40001", "40P01", "55P03"})
# Ended by an administrator or a crash, not yet or no longer up, cut off, idle for too long, and a primary that has
# become a standby.
_AWAY = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03", "25006"})


def trouble(error: BaseException | None) -> Trouble | None:
    """What kept a transaction from being done; None if it would fail again, and for what is no database's failure."""
    invalidated = wrapped = False
    if isinstance(error, DBAPIError):
        invalidated, wrapped, error = error.connection_invalidated, True, error.orig
    if isinstance(error, psycopg.Error):
        code = error.sqlstate
        if code in _BUSY:
            return Trouble.BUSY
        # Without a code it is libpq that could not reach the server, or lost it.
        lost = code is None and isinstance(error, psycopg.OperationalError | psycopg.InterfaceError)
        if lost or invalidated or code in _AWAY or (code or "").startswith("08"):
            return Trouble.AWAY
    elif wrapped or isinstance(error, sqlite3.OperationalError):
        if "is locked" in str(error):
            return Trouble.BUSY
        if UNABLE_TO_OPEN in str(error):
            return Trouble.AWAY
    return None
