"""One memory of compiled statements for all databases of a test run's process.

Each test has a database of its own and with it an engine, which would compile everything anew that the ones before it
compiled: what a server does once in its life a test run does thousands of times. What a statement compiles to
depends on it and on its dialect only, so dialects made alike count as equal here, as the memory's keys.
"""

from typing import Any

from duckdb_engine import Dialect as DuckDB
from sqlalchemy import Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.util import LRUCache

MOST = 4_000  # statements kept, of which each takes some ten kilobytes

_compiled: LRUCache[Any, Any] = LRUCache(MOST)
_types: dict[Any, Any] = {}


class _Alike(Dialect):
    """A dialect that equals others of its class that were made with the same arguments."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._made_with = sorted((name, repr(value)) for name, value in given.items())
        # What was found out about types, as each dialect keeps it for itself.
        self._type_memos = _types.setdefault(self._what, self._type_memos)

    @property
    def _what(self) -> tuple[Any, ...]:
        return type(self), tuple(self._made_with)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Alike) and self._what == other._what

    def __hash__(self) -> int:
        return hash(self._what)

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        super().engine_created(engine)
        engine.update_execution_options(compiled_cache=_compiled)


class OnSQLite(_Alike, SQLiteDialect_pysqlite):
    supports_statement_cache = True


class OnPostgreSQL(_Alike, PGDialect_psycopg):
    supports_statement_cache = True


class OnDuckDB(_Alike, DuckDB):
    supports_statement_cache = True  # as data_access/mirroring says of the original


def share() -> None:
    """From now on, in this process, every engine uses the common memory."""
    for name, own in (("sqlite", OnSQLite), ("postgresql.psycopg", OnPostgreSQL), ("duckdb", OnDuckDB)):
        registry.register(name, __name__, own.__name__)
