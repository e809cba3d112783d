"""Carrying facts from the shared database to a mirror, as Arrow.

The shared database is read with the same SQLite library that writes it. A second library in the process (ADBC
brings its own) reads three times faster but must not be used: the system forgets all of a process's locks on a
file when either library closes it, and a writer would then go on without the lock it believes it holds.
A large database is first read by another process (data_access/reading_apart.py).
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    String,
    Table,
    func,
    literal,
    select,
)
from sqlalchemy.types import TypeDecorator, TypeEngine

from data_access.schema import fact_day, mirrored
from data_access.stamps import UNDATED

ROWS_AT_A_TIME = 20_000


def touched(snapshot: Connection, table: Table, since: int) -> list[date]:
    """The days of `table` that a later transaction than `since` stamped; UNDATED among them if it was."""
    asked = select(fact_day.c.day).where(fact_day.c.number > since, fact_day.c.table_name == table.name)
    return list(snapshot.execute(asked.order_by(fact_day.c.day)).scalars())


def batches(snapshot: Connection, table: Table, days: list[date] | None) -> Iterator[pa.RecordBatch]:
    """The mirrored columns of `table` on `days` (None: all of it), some thousand rows at a time, by id.

    Values are as SQLite stores them: days and moments are text, truths are 0 and 1; the mirror's columns turn
    them into what they are.
    """
    columns = mirrored(table)
    wanted = select(*columns)
    if days is not None:
        wanted = wanted.where(day_of(table, table.info["day"]).in_(days))
    compiled = wanted.compile(snapshot, compile_kwargs={"literal_binds": True, "render_postcompile": True})
    # The driver's own cursor: through SQLAlchemy every value would pass through a converter, five times slower.
    cursor = snapshot.connection.cursor()
    try:
        cursor.execute(str(compiled))
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            arrays = [
                pa.array(values, type=arrow_type(column.type))
                for column, values in zip(columns, zip(*rows, strict=True), strict=True)
            ]
            yield pa.record_batch(arrays, names=[column.name for column in columns])
    finally:
        cursor.close()


def day_of(table: Table, name: str) -> ColumnElement[date]:
    """The day a row of `table` belongs to, by its day column's name; the undated have a day too."""
    column = table.c[name]
    return func.coalesce(column, literal(UNDATED, column.type)) if column.nullable else column


def plain(kind: TypeEngine[Any]) -> TypeEngine[Any]:
    """The type underneath one of our own."""
    return kind.impl_instance if isinstance(kind, TypeDecorator) else kind


def arrow_type(kind: TypeEngine[Any]) -> pa.DataType:
    """As what the values of a column travel, before the mirror's columns turn them into what they are."""
    match plain(kind):
        case Float():
            return pa.float64()
        case Integer() | Boolean():
            return pa.int64()
        case String() | Date() | DateTime():
            return pa.string()
    raise TypeError(f"the mirror does not know how to carry {kind!r}")
