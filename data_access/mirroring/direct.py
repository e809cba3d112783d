"""Asking PostgreSQL itself, without a mirror: the same questions, for facts that outgrow a process's memory.

Slower than the mirror, but no slower with every process that is added, and nothing has to be copied at the start.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, func, select

from data_access.acting import MIRROR
from data_access.numbers.asking import EVERY_TABLE
from data_access.numbers.memory import Memory
from data_access.schema import fact_day
from data_access.servers import Servers
from data_access.stamps import current_number, facts_state, identity_now, state_of

Found = TypeVar("Found")


class Direct:
    """The shared database, where numbers are asked in place of a mirror."""

    def __init__(self, database: Engine, servers: Servers | None = None) -> None:
        """`servers`: the database's, where others than the primary may be asked."""
        self.database = database
        self._servers = servers or Servers(database)
        self.number = -1  # of the last transaction that answers kept so far know of
        self._changed: dict[str, int] = {}  # the number of the last one that touched each table
        self._state = facts_state(database)
        self._seen: str | None = None  # what that is of what answers kept so far know of
        self._identity: str | None = None  # of the database whose answers are kept
        self._memory = Memory()

    def close(self) -> None:
        """Look no more."""
        self._servers.close()

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """A snapshot of the database to ask numbers of."""
        with self._servers.reading(MIRROR) as connection:
            yield connection

    def remembered(self, key: Any, find: Callable[[], Found], tables: frozenset[str] = EVERY_TABLE) -> Found:
        """What `find` gives, kept under `key` until facts of one of `tables` change."""
        self.refresh()
        changed = self._changed
        state = max(changed.get(name, 0) for name in tables)
        return self._servers.again(lambda: self._memory.answer(state, key, find))

    def refresh(self, progress: Callable[[str], None] = lambda table: None) -> int:
        """Look which facts changed since the last look and return the number of the last change."""
        _, seen = self._servers.look(self._state)
        if seen != self._seen:
            number, whose, changed = self._servers.read(_what_changed, MIRROR)
            if number < self.number or whose != self._identity:  # a restored backup: its numbers mean something else
                self._memory.forget()
            self._changed, self.number, self._identity = changed, number, whose
            self._seen = state_of(number, whose)
        return self.number


def _what_changed(connection: Connection) -> tuple[int, str, dict[str, int]]:
    """The current number, whose it is, and the number of the last transaction that touched each table."""
    asked = select(fact_day.c.table_name, func.max(fact_day.c.number)).group_by(fact_day.c.table_name)
    changed = {name: last for name, last in connection.execute(asked)}  # noqa: C416
    return current_number(connection), identity_now(connection), changed
