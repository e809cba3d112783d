"""Another database, opened for reading only and for a limited time; its failures in plain words."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, quote_plus

from sqlalchemy import URL, Connection, NullPool, create_engine
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError, NoSuchModuleError, OperationalError

from data_access.dialect import driver
from data_access.engine import CONNECTING, Trouble, database_address, trouble
from data_access.rejected import Rejected
from data_access.sources.places import place

LONGEST = 300  # characters of what the other database says
STEPS_BETWEEN_LOOKS = 20_000  # of SQLite's machine: some milliseconds
# What each database says of a statement that took too long: PostgreSQL's state, MySQL's and MariaDB's numbers.
_TIMED_OUT = {"57014", 3024, 1969}


@contextmanager
def opened(variable: str, seconds: int) -> Iterator[Connection]:
    """A read-only transaction of the database whose address the variable holds; nothing in it is ever committed.

    Raises:
        Rejected: "source_variable_missing", "source_address_wrong", "source_driver_missing", "source_unreachable",
            "source_failed", "source_timed_out", also for what happens inside of the block.
    """
    try:
        address = _for_reading(database_address(place(variable)))
        engine = create_engine(address, poolclass=NullPool, connect_args=_connecting(address))
    except (NoSuchModuleError, ImportError) as error:
        named = str(error).rsplit(" ", 1)[-1] if isinstance(error, ImportError) else place(variable).split(":")[0]
        raise Rejected("source_driver_missing", driver=named.strip("'")) from None
    except (ArgumentError, ValueError):
        raise Rejected("source_address_wrong", variable=variable) from None
    # Not chained to the driver's error: what it says may hold the password.
    try:
        with engine.connect() as connection:
            _only_read(connection, seconds)
            yield connection
            connection.rollback()
    except DBAPIError as error:
        raise _in_words(error, address, seconds) from None
    except UnicodeDecodeError as error:
        raise Rejected("source_failed", why=f"{error.encoding}: {error.reason}") from None
    finally:
        engine.dispose()


def _for_reading(address: URL) -> URL:
    """A SQLite file is opened so that nothing can be written, and is not made if it is not there."""
    file = address.database
    if address.get_backend_name() != "sqlite" or not file or file == ":memory:":
        return address
    if not file.startswith("file:"):
        file = "file:" + quote(str(Path(file).expanduser().absolute()))
    return address.set(database=file, query={**address.query, "mode": "ro", "uri": "true"})


def _connecting(address: URL) -> dict[str, Any]:
    if address.drivername != "postgresql+psycopg":
        return {}
    options = {name: value for name, value in CONNECTING.items() if name not in address.query}
    return {"application_name": "customer-team-dashboard-source", **options}


def _only_read(connection: Connection, seconds: int) -> None:
    """Make the transaction one that reads, where the database knows such a thing, and end it when time is over."""
    match connection.dialect.name:
        case "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(seconds) * 1000}")
        case "sqlite":
            connection.exec_driver_sql("PRAGMA query_only = ON")
            until = time.monotonic() + seconds
            driver(connection).set_progress_handler(lambda: time.monotonic() > until, STEPS_BETWEEN_LOOKS)
        case "mysql" | "mariadb":
            mariadb = getattr(connection.dialect, "is_mariadb", False)
            limit = f"max_statement_time = {int(seconds)}" if mariadb else f"max_execution_time = {int(seconds) * 1000}"
            connection.exec_driver_sql(f"SET SESSION {limit}")
            connection.exec_driver_sql("SET SESSION TRANSACTION READ ONLY")
            connection.rollback()  # the next transaction is the first that only reads
        case "oracle":
            connection.exec_driver_sql("SET TRANSACTION READ ONLY")


def _in_words(error: DBAPIError, address: URL, seconds: int) -> Rejected:
    said = str(error.orig)
    code = getattr(error.orig, "sqlstate", None) or (error.orig.args[0] if error.orig and error.orig.args else None)
    if code in _TIMED_OUT or said == "interrupted":
        return Rejected("source_timed_out", seconds=seconds)
    away = trouble(error) is Trouble.AWAY or (
        isinstance(error, OperationalError | InterfaceError)
        and address.get_backend_name() not in ("sqlite", "postgresql")
    )
    return Rejected("source_unreachable" if away else "source_failed", why=_without_secrets(said, address))


def _without_secrets(said: str, address: URL) -> str:
    """The first line of what a driver says, without the password it was given."""
    line = next((line.strip() for line in said.splitlines() if line.strip()), type(said).__name__)
    values = [str(value) for each in address.query.values() for value in ([each] if isinstance(each, str) else each)]
    secrets = [str(address.password)] if address.password else []
    secrets += [value for name, value in zip(address.query, values, strict=False) if "pass" in name.lower()]
    for secret in secrets:
        for written in {secret, quote(secret, safe=""), quote_plus(secret)}:
            line = line.replace(written, "•••")
    return line[:LONGEST]
