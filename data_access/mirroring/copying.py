"""Carrying facts from the shared database to a mirror, as Arrow.

SQLite is read with the same library that writes it. A second library in the process (ADBC brings its own) reads three
times faster but must not be used: the system forgets all of a process's locks on a file when either library closes
it, and a writer would then go on without the lock it believes it holds. A large file is first read by another process
(reading_apart.py). PostgreSQL hands everything over as text, which Arrow reads faster than a driver.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.csv as arrow_csv
from sqlalchemy import (
    Boolean,
    Column,
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

from data_access.dialect import driver, is_postgresql
from data_access.engine import unhurried
from data_access.schema import fact_day, mirrored
from data_access.stamps import UNDATED

ROWS_AT_A_TIME = 20_000
BYTES_AT_A_TIME = 4_000_000


def touched(snapshot: Connection, table: Table, since: int) -> list[date]:
    """The days of `table` that a later transaction than `since` stamped; UNDATED among them if it was."""
    asked = select(fact_day.c.day).where(fact_day.c.number > since, fact_day.c.table_name == table.name)
    return list(snapshot.execute(asked.order_by(fact_day.c.day)).scalars())


def batches(snapshot: Connection, table: Table, days: list[date] | None) -> Iterator[pa.RecordBatch]:
    """The mirrored columns of `table` on `days` (None: all of it), some thousand rows at a time, by id.

    Values are as SQLite stores them: days and moments are text, truths are 0 and 1; the mirror's columns turn
    them into what they are. PostgreSQL says t and f, which come as what they mean.
    """
    columns = mirrored(table)
    made_by: Any = type(snapshot.dialect)
    statement = _everything(table, made_by) if days is None else _of_days(snapshot, table, days)
    if is_postgresql(snapshot):
        yield from _copied_out(snapshot, statement, columns)
        return
    # The driver's own cursor: through SQLAlchemy every value would pass through a converter, five times slower.
    cursor = snapshot.connection.cursor()
    try:
        cursor.execute(statement)
        while rows := cursor.fetchmany(ROWS_AT_A_TIME):
            arrays = [
                pa.array(values, type=arrow_type(column.type))
                for column, values in zip(columns, zip(*rows, strict=True), strict=True)
            ]
            yield pa.record_batch(arrays, names=[column.name for column in columns])
    finally:
        cursor.close()


@cache
def _everything(table: Table, dialect: Any) -> str:
    return str(select(*mirrored(table)).compile(dialect=dialect()))


def _of_days(snapshot: Connection, table: Table, days: list[date]) -> str:
    wanted = select(*mirrored(table)).where(day_of(table, table.info["day"]).in_(days))
    return str(wanted.compile(snapshot, compile_kwargs={"literal_binds": True, "render_postcompile": True}))


def _copied_out(snapshot: Connection, statement: str, columns: list[Column[Any]]) -> Iterator[pa.RecordBatch]:
    """What a statement finds, by COPY as CSV: each piece holds whole rows."""
    unhurried(snapshot)
    types = {column.name: pa.bool_() if _is_truth(column) else arrow_type(column.type) for column in columns}
    convert = arrow_csv.ConvertOptions(
        column_types=types,
        true_values=["t"],
        false_values=["f"],
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,  # an empty text is quoted, nothing at all is not
    )
    parse = arrow_csv.ParseOptions(newlines_in_values=True)
    # Without SQLAlchemy a percent sign means nothing: COPY takes no parameters.
    with driver(snapshot).cursor() as cursor, cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT csv)") as copy:
        for piece in _pieces(copy):
            read = arrow_csv.ReadOptions(column_names=list(types), block_size=len(piece) + 1)
            found = arrow_csv.read_csv(pa.BufferReader(piece), read, parse, convert)
            yield from found.to_batches()


def _pieces(rows: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """Rows joined to some megabytes."""
    waiting, size = [], 0
    for row in rows:
        waiting.append(bytes(row))
        size += len(row)
        if size >= BYTES_AT_A_TIME:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


def _is_truth(column: Column[Any]) -> bool:
    return isinstance(plain(column.type), Boolean)


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
