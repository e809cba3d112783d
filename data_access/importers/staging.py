"""Bringing a file's rows into temporary tables, beside the database and without its lock.

Temporary tables are this connection's own: filling them takes no lock, so forms go on saving. Values are written as
the database stores them; what remains for the writing transaction are joins and copies.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from sqlalchemy import Column, Connection, Date, DateTime, Integer, MetaData, String, Table
from sqlalchemy.schema import DropTable
from sqlalchemy.types import TypeDecorator, TypeEngine

from data_access.dialect import copy_in, driver, is_postgresql

TEMPORARY_CACHE_KILOBYTES = 64 * 1024
WORKING_MEGABYTES = 128  # for each sort or hash of PostgreSQL


def temporary(name: str, *columns: Column[Any]) -> Table:
    """A table that only this import's connection has."""
    return Table(name, MetaData(), *columns, prefixes=["TEMPORARY"])


def make(connection: Connection, table: Table) -> None:
    """Make a temporary table, empty; whatever an earlier attempt left of it goes."""
    connection.execute(DropTable(table, if_exists=True))
    table.create(connection)


def staged_like(target: Table, names: Iterable[str]) -> list[Column[Any]]:
    """Columns to stage values of `target` in: the same types, nothing required."""
    return [Column(name, target.c[name].type) for name in names]


def prepare(connection: Connection) -> None:
    """Make the connection one that handles a million rows; it goes back to nobody afterwards (see `forget`).

    On SQLite temporary tables live in a file, whatever it was built for, and references are not checked row by row:
    whom a row refers to was looked up, or made, in the very transaction that stores the row; and an import removes
    nothing that others refer to.
    """
    raw = driver(connection)
    if is_postgresql(connection):
        raw.execute(f"SET statement_timeout = 0; SET work_mem = '{WORKING_MEGABYTES}MB'")
        raw.commit()
        return
    raw.execute("PRAGMA foreign_keys = OFF")
    raw.execute("PRAGMA temp_store = FILE")
    raw.execute(f"PRAGMA temp.cache_size = -{TEMPORARY_CACHE_KILOBYTES}")


def fill(connection: Connection, table: Table, frame: pd.DataFrame) -> None:
    """Add the rows of `frame`, whose columns are columns of `table`; a column of the table may be absent."""
    if frame.empty:
        return
    names = [column.name for column in table.columns if column.name in frame and frame[column.name].notna().any()]
    columns = [stored(frame[name], table.c[name].type) for name in names]
    rows(connection, table, names, zip(*columns, strict=True))


def rows(connection: Connection, table: Table, names: Sequence[str], values: Iterable[Sequence[Any]]) -> None:
    """Add rows of values that are already as the database stores them."""
    copy_in(connection, table, names, values)


def stored(values: pd.Series, kind: TypeEngine[Any]) -> list[Any]:
    """The values as SQLite keeps a column of this type: moments and days as text, truths as 0 and 1."""
    kind = kind.impl_instance if isinstance(kind, TypeDecorator) else kind
    match kind:
        case DateTime():
            utc = values.dt.tz_convert("UTC").dt.tz_localize(None)
            return _listed(pa.array(utc.astype("datetime64[us]")).cast(pa.string()))
        case Date():
            return _listed(pa.array(values.astype("datetime64[us]")).cast(pa.date32()).cast(pa.string()))
        case String():
            return _listed(pa.array(cut(values.astype("str"), kind.length), type=pa.string(), from_pandas=True))
    if values.dtype == "bool":
        return values.astype("int64").tolist()  # type: ignore[no-any-return]
    if values.dtype == "boolean" or isinstance(kind, Integer):
        return _listed(pa.array(values.astype("Int64")))
    return _listed(pa.array(values.astype("float64"), from_pandas=True))


def cut(values: pd.Series, length: int | None) -> pd.Series:
    """Texts no longer than the column allows."""
    if length is None or not len(values) or not (values.str.len() > length).any():
        return values
    return values.str.slice(0, length)


def missing_as_none(values: np.ndarray) -> list[int | None]:
    """Numbers given to things as they were met; −1 is none."""
    found = values.astype(object)
    found[values < 0] = None
    return found.tolist()  # type: ignore[no-any-return]


def forget(connection: Connection) -> None:
    """Close a connection that staged something, so that nobody gets it from the pool."""
    with suppress(Exception):
        connection.rollback()
    connection.detach()
    connection.close()


def _listed(array: pa.Array) -> list[Any]:
    if array.null_count == 0 and not pa.types.is_string(array.type):
        return array.to_numpy(zero_copy_only=False).tolist()  # type: ignore[no-any-return]
    if pa.types.is_floating(array.type) or pa.types.is_integer(array.type):
        given = array.is_valid().to_numpy(zero_copy_only=False)
        found = array.fill_null(0).to_numpy(zero_copy_only=False).astype(object)
        found[~given] = None
        return found.tolist()  # type: ignore[no-any-return]
    return array.to_numpy(zero_copy_only=False).tolist()  # type: ignore[no-any-return]
