"""Answers of the shared database itself, kept until anything in it changes, by whichever process.

For what every page asks and seldom changes: names, teams, targets. One connection that never writes looks whether
anybody committed since it last looked.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Engine

from data_access.dialect import state
from data_access.numbers.memory import Memory
from data_access.servers import Servers

Found = TypeVar("Found")


class Watch:
    """Keeps answers of `database` until its next commit; ends with `database.dispose()`."""

    def __init__(self, database: Engine, servers: Servers | None = None) -> None:
        """`servers`: the database's, where a standby may stand in for the primary."""
        self._memory = Memory()
        self._servers = servers or Servers(database)
        self._state = state(database)

    def remembered(self, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` until something is committed."""
        return self._memory.answer(self._servers.look(self._state), key, find)
