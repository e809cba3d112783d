"""Putting columns of the demo company into tables, fast: straight to the driver, as databases keep the values."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from sqlalchemy import Boolean, Connection, Date, DateTime, Integer, Table
from sqlalchemy.types import TypeEngine

from data_access.demo.times import Times
from data_access.dialect import copy_in
from data_access.mirroring.copying import plain

SOURCE = "demo"

Columns = Mapping[str, Any]


def store(connection: Connection, table: Table, columns: Columns) -> int:
    """Insert one row per position of the columns and return how many; a plain value is the same in each row."""
    count = next(len(values) for values in columns.values() if _many(values))
    values = [_driven(given, table.c[name].type, count) for name, given in columns.items()]
    copy_in(connection, table, list(columns), zip(*values, strict=True))
    return count


def origin(count: int, moments: Any) -> dict[str, Any]:
    """Where the facts come from: the demo, one by one, at their time."""
    return {
        "source": SOURCE,
        "source_key": np.arange(1, count + 1).astype(str).astype(object),
        "created_at": moments,
    }


def taken(columns: Columns, rows: Any) -> dict[str, Any]:
    """The same columns, cut down to some rows."""
    return {name: values[rows] if _many(values) else values for name, values in columns.items()}


def circumstances(columns: Columns) -> dict[str, Any]:
    """Who handled it, for whom, how: what facts that follow from a fact take from it."""
    names = ("member_id", "team_id", "customer_id", "channel", "tier", "level")
    return {name: columns[name] for name in names}


def chosen(words: Sequence[str], which: Any) -> Any:
    """The words at those positions."""
    return np.array(words, dtype=object)[which]


def on(times: Times, **moments: Any) -> dict[str, Any]:
    """For each moment its day: resolved_at gives resolved_on beside it."""
    named = {name.removesuffix("_at") + "_on": times.day(values) for name, values in moments.items()}
    return {**moments, **named}


def _many(values: Any) -> bool:
    return isinstance(values, np.ndarray | list)


def _driven(values: Any, kind: TypeEngine[Any], count: int) -> list[Any]:
    if not _many(values):
        return [values] * count
    if isinstance(values, list):
        return list(values)
    match plain(kind):
        case DateTime():
            return _text(values, "us", " ")
        case Date():
            return _text(values.astype("datetime64[D]"), "D", "-")
    if values.dtype.kind == "f":
        missing = np.isnan(values)
        if isinstance(plain(kind), Integer | Boolean):
            values = np.where(missing, 0, values).astype("int64")
        if missing.any():
            found = values.astype(object)
            found[missing] = None
            return list(found.tolist())
    return list(values.tolist())


def _text(values: Any, unit: str, between: str) -> list[str | None]:
    """Moments and days as SQLAlchemy writes them: 2026-11-20 10:00:00.000000, and the day alone."""
    texts = np.datetime_as_string(values.astype(f"datetime64[{unit}]"))
    missing = np.isnat(values)
    if unit == "us" and not missing.all():
        texts.view("U1").reshape(len(texts), -1)[:, 10] = between
    if not missing.any():
        return list(texts.tolist())
    found = texts.astype(object)
    found[missing] = None
    return list(found.tolist())
