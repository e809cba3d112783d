"""Where SQLite and PostgreSQL say the same thing differently.

Most statements are the same for both; what is not stands here, so that questions and commands need not ask which of
the two they meet. How a database is opened and locked: data_access/engine.py.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Engine,
    Table,
    cast,
    func,
    literal,
    literal_column,
    null,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeEngine

# What the drivers themselves raise where they are used past SQLAlchemy.
DRIVERS_FAILURES = (sqlite3.OperationalError, psycopg.OperationalError)

# Where data_access/wall.py puts what looks past it. As long as it does not stand, the tables themselves are meant.
WALL_SCHEMA = "dashboard_wall"
NO_WALL: dict[str, Any] = {"schema_translate_map": {WALL_SCHEMA: None}}


def is_postgresql(bound: Connection | Engine) -> bool:
    """Whether this is PostgreSQL; if not, it is SQLite."""
    return bound.dialect.name == "postgresql"


def upsert(connection: Connection, table: Table) -> Any:
    """An INSERT that can say what happens to a row that is there already."""
    return (postgresql.insert if is_postgresql(connection) else sqlite.insert)(table)


def insert_if_new(connection: Connection, table: Table, names: Sequence[str], rows: Any) -> None:
    """Insert what a query finds, but for rows that are there already."""
    # Without a condition SQLite takes ON CONFLICT for that of a join.
    whole = rows.subquery().select().where(literal(True))
    connection.execute(upsert(connection, table).from_select(list(names), whole).on_conflict_do_nothing())


def copy_in(connection: Connection, table: Table, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Add many rows past SQLAlchemy, whose converters take longer than the database.

    Values are as SQLite keeps them: moments and days as text, truths as 0 and 1; both databases read them so.
    """
    raw = driver(connection)
    if is_postgresql(connection):
        quoted = connection.dialect.identifier_preparer
        into = f"COPY {quoted.format_table(table)} ({', '.join(map(quoted.quote, names))}) FROM STDIN"
        with raw.cursor() as cursor:
            cursor.adapters.register_dumper(str, StrDumperUnknown)  # the driver's own, which is compiled
            with cursor.copy(into) as copy:
                for row in rows:
                    copy.write_row(row)
        return
    statement = table.insert().compile(dialect=connection.dialect, column_keys=list(names))
    order = [names.index(name) for name in statement.positiontup or names]
    if order != list(range(len(names))):
        rows = (tuple(row[at] for at in order) for row in rows)
    raw.executemany(str(statement), rows)


def gathered(connection: Connection, *tables: Table) -> None:
    """Let PostgreSQL know how much these tables hold by now: it counts late, and of temporary ones never."""
    if is_postgresql(connection):
        for table in tables:
            connection.execute(text(f"ANALYZE {connection.dialect.identifier_preparer.format_table(table)}"))


def number_from_here(connection: Connection, tables: Iterable[Table]) -> None:
    """After rows were stored with ids of their own: let the next id follow the largest. SQLite does so by itself."""
    if not is_postgresql(connection):
        return
    for table in tables:
        if table.autoincrement_column is None:
            continue
        quoted = connection.dialect.identifier_preparer
        name, key = quoted.format_table(table), table.autoincrement_column.name
        highest = f"SELECT setval(pg_get_serial_sequence('{name}', '{key}'), max({quoted.quote(key)})) FROM {name}"  # noqa: S608
        connection.execute(text(highest))


def driver(connection: Connection) -> Any:
    """The driver's own connection."""
    raw = connection.connection.driver_connection
    assert raw is not None
    return raw


def leave_nothing_behind(engine: Engine, tables: Iterable[Table]) -> bool:
    """Write the database's files anew, without what was removed from `tables`; False if others kept it from that.

    What a transaction removes stays readable in the file's free pages and in SQLite's log until then. Meanwhile
    nobody writes to the tables, and on PostgreSQL nobody reads them.
    """
    pooled = engine.raw_connection()
    raw: Any = pooled.driver_connection
    pooled.detach()
    try:
        if is_postgresql(engine):
            quoted = engine.dialect.identifier_preparer
            raw.autocommit = True
            raw.execute("SET statement_timeout = 0")
            for table in tables:
                raw.execute(f"VACUUM (FULL) {quoted.format_table(table)}")
            return True
        raw.execute("VACUUM")
        return bool(raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except DRIVERS_FAILURES:
        return False
    finally:
        raw.close()


# ------------------------------------------------------------------ what a database is like just now

# Which of its histories a PostgreSQL goes on with: another one once a standby took over, after which nobody knows by
# numbers alone what the old primary had and the new one has not. A standby hears of it at its next restart point.
_TIMELINE = (
    "CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id FROM pg_control_checkpoint()) "
    "ELSE ('x' || left(pg_walfile_name(pg_current_wal_flush_lsn()), 8))::bit(32)::int END"
)
_HISTORY = f"(SELECT system_identifier FROM pg_control_system()) || '/' || ({_TIMELINE})"  # noqa: S608
# How far a primary is: all that anybody can see there was flushed before, unless commits do not wait for that.
_WRITTEN = (
    "CASE current_setting('synchronous_commit') WHEN 'off' THEN pg_current_wal_insert_lsn() "
    "ELSE pg_current_wal_flush_lsn() END"
)
# A history and a byte of it; nothing at all where the server is the other kind (data_access/servers.py).
POSITION_OF_PRIMARY = f"SELECT CASE WHEN NOT pg_is_in_recovery() THEN {_HISTORY} || ' ' || ({_WRITTEN} - '0/0') END"
POSITION_OF_STANDBY = (
    f"SELECT CASE WHEN pg_is_in_recovery() THEN {_HISTORY} || ' ' || (pg_last_wal_replay_lsn() - '0/0') END"
)


def state(database: Engine) -> str:
    """A statement whose one value is another one after any commit of anybody, and cheap.

    SQLite counts for a connection the commits of others. PostgreSQL says which transactions a statement sees: while
    these are the same ones, so is everything that is read.
    """
    return "SELECT pg_current_snapshot()::text" if is_postgresql(database) else "PRAGMA data_version"


def identity(bound: Connection | Engine, table: Table) -> str:
    """An expression, beside those of `table`, that has another value after a backup was restored over it, and after
    a standby took over, which may lack what the primary had.

    PostgreSQL takes what was restored for another table. In a SQLite file there is room for a number, which every
    backup and every restoring (data_access/backups/) changes.
    """
    if is_postgresql(bound):
        return f"({table.name}.tableoid || '/' || ({_TIMELINE}))"
    return "(SELECT user_version FROM pragma_user_version)"


# ------------------------------------------------------------------ expressions


class days_after(FunctionElement[date]):
    """The day so many days after another."""

    name = "days_after"
    type = Date()
    inherit_cache = True

    def __init__(self, day: ColumnElement[Any], days: int) -> None:
        super().__init__(day, literal(days))


@compiles(days_after)
def _add_days(element: days_after, compiler: SQLCompiler, **options: Any) -> str:
    day, days = (compiler.process(each, **options) for each in element.clauses)
    return f"({day} + {days})"


@compiles(days_after, "sqlite")
def _add_days_in_sqlite(element: days_after, compiler: SQLCompiler, **options: Any) -> str:
    day, days = (compiler.process(each, **options) for each in element.clauses)
    return f"date({day}, {days} || ' days')"


class moment_after(FunctionElement[datetime]):
    """The moment so many days after another, each of 24 hours."""

    name = "moment_after"
    inherit_cache = True

    def __init__(self, moment: ColumnElement[Any], days: int) -> None:
        self.type = moment.type
        super().__init__(moment, literal(days))


@compiles(moment_after)
def _add_to_moment(element: moment_after, compiler: SQLCompiler, **options: Any) -> str:
    moment, days = (compiler.process(each, **options) for each in element.clauses)
    return f"({moment} + {days} * interval '24 hours')"


@compiles(moment_after, "sqlite")
def _add_to_moment_in_sqlite(element: moment_after, compiler: SQLCompiler, **options: Any) -> str:
    moment, days = (compiler.process(each, **options) for each in element.clauses)
    # SQLite would round what is less than a second.
    return f"(datetime(substr({moment}, 1, 19), {days} || ' days') || substr({moment}, 20))"


def row_image(connection: Connection, table: Table) -> ColumnElement[Any]:
    """A whole row of `table` as JSON, as the database keeps it; `image_value` reads it again."""
    if is_postgresql(connection):
        return func.to_json(literal_column(connection.dialect.identifier_preparer.format_table(table)))
    return func.json_object(*(part for column in table.columns for part in (literal(column.name), column)))


def image_value(connection: Connection, image: ColumnElement[Any], column: Column[Any]) -> ColumnElement[Any]:
    """What `column` was in a row's image, not passing through Python: what was written is what is found."""
    if is_postgresql(connection):
        return cast(func.json_extract_path_text(image, literal(column.name)), column.type)
    return func.json_extract(image, literal(f"$.{column.name}"), type_=column.type)


def nothing(kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """No value, of a type: PostgreSQL wants to know which even then."""
    return cast(null(), kind)
