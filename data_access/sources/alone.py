"""One reader of a source at a time, whatever process or machine it is in; a reader that is killed lets go at once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

from data_access.dialect import is_postgresql
from data_access.rejected import Rejected

# The first half of PostgreSQL's lock numbers for this; the source's id is the other. Any number will do.
READING = 7_262


@contextmanager
def alone(engine: Engine, source_id: int, name: str) -> Iterator[None]:
    """Be the only one who reads this source; raises Rejected "source_running" while somebody else is."""
    if is_postgresql(engine):
        with _on_postgresql(engine, source_id, name):
            yield
        return
    file = engine.url.database
    if not file or file == ":memory:":
        yield
        return
    with open(f"{file}.source-{source_id}", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Rejected("source_running", name=name) from None
        yield


@contextmanager
def _on_postgresql(engine: Engine, source_id: int, name: str) -> Iterator[None]:
    """A lock of the session, outside of any transaction: nothing that is read or written waits for it."""
    connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    which = {"reading": READING, "source": source_id}
    try:
        if not connection.execute(text("SELECT pg_try_advisory_lock(:reading, :source)"), which).scalar_one():
            raise Rejected("source_running", name=name)
        try:
            yield
        finally:
            # A session that is closed lets go, too, but only once the server has noticed.
            with suppress(SQLAlchemyError):
                connection.execute(text("SELECT pg_advisory_unlock(:reading, :source)"), which)
    finally:
        connection.detach()  # closed, not given back: with the session goes its lock, whatever happened
        connection.close()
