"""A look at one value of the shared database, many times a page, for a hundredth of what a transaction costs."""

import threading
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine, event

from data_access.dialect import is_postgresql
from data_access.engine import file_there


class Looking:
    """A connection of its own that never writes and never stays in a transaction; ends with `database.dispose()`."""

    def __init__(self, database: Engine) -> None:
        self._database = database
        self._one_at_a_time = threading.Lock()
        self._raw: Any = None
        self._file: tuple[int, int] | None = None
        self.opened = 0  # how often: what SQLite counts for each connection begins anew with it
        event.listen(database, "engine_disposed", lambda _engine: self.close())

    def at(self, statement: str) -> Any:
        """The one value that `statement` finds, as of the last commit of whichever process."""
        with self._one_at_a_time:
            if self._raw is not None and self._file != file_there(self._database):
                self.close()
            if self._raw is not None:
                with suppress(Exception):  # a server was restarted, a connection cut: a new one knows more
                    return self._raw.execute(statement).fetchone()[0]
                self.close()
            self._open()
            try:
                return self._raw.execute(statement).fetchone()[0]
            except Exception:
                self.close()
                raise

    def _open(self) -> None:
        pooled = self._database.raw_connection()
        self._raw = pooled.driver_connection
        # Taken out of the pool, so that nobody writes through it.
        pooled.detach()
        if is_postgresql(self._database):
            self._raw.autocommit = True
        self._file = file_there(self._database)
        self.opened += 1

    def close(self) -> None:
        """Give the connection back; the next look opens another."""
        raw, self._raw = self._raw, None
        if raw is not None:
            with suppress(Exception):  # what is broken may not even close
                raw.close()
