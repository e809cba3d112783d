"""Answers of the shared database itself, kept until anything in it changes, by whichever process.

For what every page asks and seldom changes: names, teams, targets. SQLite tells a connection whether another one
committed since it last looked; one connection that never writes therefore hears of everything.
"""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Engine, event

from data_access.memory import Memory

Found = TypeVar("Found")


class Watch:
    """Keeps answers of `database` until its next commit; ends with `database.dispose()`."""

    def __init__(self, database: Engine) -> None:
        self._memory = Memory()
        self._looking = threading.Lock()
        self._connection = database.raw_connection()
        self._raw: Any = self._connection.driver_connection
        # Taken out of the pool, so that nobody writes through it.
        self._connection.detach()
        event.listen(database, "engine_disposed", lambda _engine: self._connection.close(), once=True)

    def remembered(self, key: Any, find: Callable[[], Found]) -> Found:
        """What `find` gives, kept under `key` until something is committed."""
        return self._memory.answer(self._version(), key, find)

    def _version(self) -> int:
        with self._looking:
            version: int = self._raw.execute("PRAGMA data_version").fetchone()[0]
            return version
