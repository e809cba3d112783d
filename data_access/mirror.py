"""The mirror: this process's columnar copy of the facts, never stale.

Before it answers, the mirror reads the counter; when that moved, it copies the stamped days again in one snapshot
of the shared database. Updates, deletions, corrections and imports of another process are all the same case.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any, TypeVar

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
from sqlalchemy.types import TypeEngine

from data_access import copying
from data_access.engine import reading
from data_access.schema import FACTS, mirrored
from data_access.stamps import current_number

# More questions at a time only wait for each other's cores.
QUESTIONS_AT_A_TIME = 4
# A statement lists this many days at most.
DAYS_AT_A_TIME = 400

_names = count()

Found = TypeVar("Found")


class Mirror:
    """A DuckDB in memory that holds the mirrored columns of every table of facts."""

    def __init__(self, database: Engine) -> None:
        self.database = database
        self.number = -1  # of the last transaction that is in here; -1 before the first copy
        self._refreshing = threading.Lock()
        self._asking = threading.Semaphore(QUESTIONS_AT_A_TIME)
        # A named memory database is shared by the pool's connections, and a name is for one mirror.
        self._engine = create_engine(
            f"duckdb:///:memory:mirror{next(_names)}",
            poolclass=QueuePool,
            pool_size=QUESTIONS_AT_A_TIME + 1,
            max_overflow=0,
        )
        self._tables = _tables()
        self._memory: dict[Any, Any] = {}
        self._memory_of = -1
        with self._engine.begin() as connection:
            next(iter(self._tables.values())).metadata.create_all(connection)

    def close(self) -> None:
        """Give the memory back."""
        self._engine.dispose()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A connection to ask numbers of, holding everything that is committed at this moment."""
        self.refresh()
        with self._asking, self._engine.connect() as connection:
            yield connection

    def remembered(self, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` until the facts change."""
        number = self.refresh()
        if self._memory_of != number:
            self._memory, self._memory_of = {}, number
        memory = self._memory
        if key not in memory:
            memory[key] = find()
        return memory[key]  # type: ignore[no-any-return]

    def refresh(self, progress: Callable[[str], None] = lambda table: None) -> int:
        """Copy what changed since the last look and return the number this mirror is now at.

        `progress` is called with the name of each table as its turn comes.
        """
        with reading(self.database) as connection:
            number = current_number(connection)
        if number != self.number:
            with self._refreshing:
                self._copy(progress)
        return self.number

    def _copy(self, progress: Callable[[str], None]) -> None:
        with reading(self.database) as snapshot, self._engine.begin() as target:
            number = current_number(snapshot)
            # A counter that went back means another database under the same name: a restored backup.
            everything = self.number < 0 or number < self.number
            for table in FACTS:
                progress(table.name)
                if everything:
                    self._copy_days(snapshot, target, table, None)
                    continue
                days = copying.touched(snapshot, table, self.number)
                for start in range(0, len(days), DAYS_AT_A_TIME):
                    self._copy_days(snapshot, target, table, days[start : start + DAYS_AT_A_TIME])
        self.number = number

    def _copy_days(self, snapshot: Connection, target: Connection, table: Table, days: list[date] | None) -> None:
        copy = self._tables[table.name]
        stale = delete(copy)
        target.execute(stale if days is None else stale.where(copying.day_of(copy, table.info["day"]).in_(days)))
        raw = target.connection.driver_connection
        assert raw is not None
        for batch in copying.batches(snapshot, table, days):
            raw.register("arriving", batch)
            raw.execute(f"INSERT INTO {table.name} SELECT * FROM arriving")  # noqa: S608
            raw.unregister("arriving")


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


def _duck(kind: TypeEngine[object]) -> TypeEngine[object]:
    match copying.plain(kind):
        case Float():
            return Double()
        case Boolean() | Date() | DateTime() as same:
            return same
        case Integer():
            return BigInteger()
    return String()
