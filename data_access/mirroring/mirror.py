"""The mirror: this process's columnar copy of the facts, never stale.

Before it answers, the mirror reads the counter; when that moved, it copies the stamped days again in one snapshot
of the shared database. Updates, deletions, corrections and imports of another process are all the same case. The
counter is read at the primary; the days may come from a standby that has all of them (data_access/servers.py).
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import cache
from itertools import count
from typing import Any, TypeVar

import duckdb
import pyarrow as pa
from duckdb_engine import Dialect
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Double,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    create_engine,
    delete,
)  # fmt: skip
from sqlalchemy.pool import QueuePool
from sqlalchemy.schema import CreateTable
from sqlalchemy.types import TypeEngine

from data_access.acting import MIRROR
from data_access.mirroring import copying
from data_access.mirroring.reading_apart import ReadingFailed, is_large, read_apart
from data_access.numbers.asking import EVERY_TABLE
from data_access.numbers.memory import Memory
from data_access.schema import FACTS, mirrored
from data_access.servers import Servers
from data_access.stamps import current_number, facts_state, identity_now, state_of

# More questions at a time only wait for each other's cores.
QUESTIONS_AT_A_TIME = 4
# For one question; what a month holds is read before a third one is awake.
THREADS = 2
# A statement lists this many days at most.
DAYS_AT_A_TIME = 400

# The dialect does not say so, but what a statement is compiled to depends on the statement alone: to compile each
# anew takes as long as a small question.
Dialect.supports_statement_cache = True

_names = count()
log = logging.getLogger("dashboard")

Found = TypeVar("Found")


class Mirror:
    """A DuckDB in memory that holds the mirrored columns of every table of facts."""

    def __init__(self, database: Engine, servers: Servers | None = None) -> None:
        """`servers`: the database's, where others than the primary may be read."""
        self.database = database
        self._servers = servers or Servers(database)
        self.number = -1  # of the last transaction that is in here; -1 before the first copy
        self._state = facts_state(database)
        self._seen: str | None = None  # what that is of what is in here
        self._identity: str | None = None  # of the database that it was copied from
        self._changed = {table.name: -1 for table in FACTS}  # the number of the last one that touched each table
        self._refreshing = threading.Lock()
        self._asking = threading.Semaphore(QUESTIONS_AT_A_TIME)
        self._tables = _tables()
        self._memory = Memory()
        self._engine = self._empty()

    def close(self) -> None:
        """Give the memory back."""
        self._servers.close()
        self._engine.dispose()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection to ask numbers of, holding everything that is committed at this moment."""
        self.refresh()
        with self._asking:
            engine = self._engine
            try:
                with engine.connect() as connection:
                    yield connection
            except Exception as error:
                if _is_fatal(error):
                    self._begin_anew(engine)
                raise

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        """What `find` gives, kept under `key` until facts of one of `tables` change."""
        self.refresh()
        return self._memory.answer(max(self._changed[name] for name in tables), key, find)

    def refresh(self, progress: Callable[[str], None] = lambda table: None) -> int:
        """Copy what changed since the last look and return the number this mirror is now at.

        `progress` is called with the name of each table as its turn comes.
        """
        _, seen = self._servers.look(self._state)
        if seen != self._seen:
            _, seen = self._servers.look(self._state, anew=True)  # somebody else's page may have seen more meanwhile
        if seen != self._seen:
            with self._refreshing:
                self._servers.again(lambda: self._copy(progress))
        return self.number

    def _empty(self) -> Engine:
        """A new DuckDB with empty tables. A named memory database is shared by the pool's connections."""
        engine = create_engine(
            f"duckdb:///:memory:mirror{next(_names)}",
            connect_args={"config": {"threads": THREADS}},
            poolclass=QueuePool,
            hide_parameters=True,
            pool_size=QUESTIONS_AT_A_TIME + 1,
            max_overflow=0,
        )
        with engine.begin() as connection:
            _raw(connection).execute(_made_of())
        return engine

    def _begin_anew(self, broken: Engine) -> None:
        """Leave a DuckDB that failed within itself, which answers nothing any more; the next look copies everything.

        The copy is never the only place where anything is, so nothing is lost but the time to copy it.
        """
        with self._refreshing:
            if self._engine is broken:
                log.error("the mirror failed within itself and is built anew")
                self._engine, self.number, self._seen = self._empty(), -1, None
        with suppress(Exception):  # what is broken may not even close
            broken.dispose()

    def _copy(self, progress: Callable[[str], None]) -> None:
        with self._servers.reading(MIRROR) as snapshot:
            number, whose = current_number(snapshot), identity_now(snapshot)
            # A counter that went back, or other facts: a restored backup.
            if self.number < 0 or number < self.number or whose != self._identity:
                self._copy_everything(snapshot, progress)
                self._identity = whose
                self._seen = state_of(self.number, whose)
                return
            changed = dict(self._changed)
            with self._engine.begin() as target:
                for table in FACTS:
                    progress(table.name)
                    days = copying.touched(snapshot, table, self.number)
                    for start in range(0, len(days), DAYS_AT_A_TIME):
                        self._copy_days(snapshot, target, table, days[start : start + DAYS_AT_A_TIME])
                    if days:
                        changed[table.name] = number
            self._changed, self.number, self._seen = changed, number, state_of(number, whose)

    def _copy_everything(self, snapshot: Connection, progress: Callable[[str], None]) -> None:
        number = None
        if is_large(snapshot):
            try:
                with self._engine.begin() as target:

                    def arrive(table: Table, rows: pa.RecordBatchReader) -> None:
                        progress(table.name)
                        target.execute(delete(self._tables[table.name]))
                        _insert(target, table, rows)

                    number = read_apart(snapshot, FACTS, arrive)
            except ReadingFailed:
                log.warning("the database could not be read by another process, so it is read here", exc_info=True)
        if number is None:
            with self._engine.begin() as target:
                for table in FACTS:
                    progress(table.name)
                    self._copy_days(snapshot, target, table, None)
            number = current_number(snapshot)
        # Packs what was copied: a tenth of the memory.
        with self._engine.connect() as connection:
            _raw(connection).execute("CHECKPOINT")  # which no transaction may surround
        self._memory.forget()
        self._changed, self.number = dict.fromkeys(self._changed, number), number

    def _copy_days(self, snapshot: Connection, target: Connection, table: Table, days: list[date] | None) -> None:
        copy = self._tables[table.name]
        stale = delete(copy)
        target.execute(stale if days is None else stale.where(copying.day_of(copy, table.info["day"]).in_(days)))
        for batch in copying.batches(snapshot, table, days):
            _insert(target, table, batch)


def _is_fatal(error: BaseException | None) -> bool:
    """Whether DuckDB itself failed, not the question; what it says may be inside what was made of it."""
    while error is not None:
        if isinstance(error, duckdb.FatalException | duckdb.InternalException):
            return True
        error = getattr(error, "orig", None) or error.__context__
    return False


def _insert(target: Connection, table: Table, rows: pa.RecordBatch | pa.RecordBatchReader) -> None:
    raw = _raw(target)
    raw.register("arriving", rows)
    raw.execute(f"INSERT INTO {table.name} SELECT * FROM arriving")  # noqa: S608
    raw.unregister("arriving")


def _raw(connection: Connection) -> Any:
    raw = connection.connection.driver_connection
    assert raw is not None
    return raw


@cache
def _made_of() -> str:
    """The statements that make the mirror's tables."""
    return ";".join(str(CreateTable(table).compile(dialect=Dialect())) for table in _tables().values())


@cache
def _tables() -> dict[str, Table]:
    """The mirror's own tables: the mirrored columns, without keys, which a copy need not check again."""
    together = MetaData()
    return {
        table.name: Table(
            table.name,
            together,
            *(Column(column.name, _duck(column.type), nullable=column.nullable) for column in mirrored(table)),
        )
        for table in FACTS
    }


def _duck(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    match copying.plain(kind):
        case Float():
            return Double()
        case Boolean() | Date() | DateTime() as same:
            return same
        case Integer():
            return BigInteger()
    return String()
