"""What a statement gives, written down as the CSV file that it would be, and read from there like any other.

So it is in memory only piece by piece, can be read more than once as the importer does, is known again by its hash,
and the other database is let go before anything is stored.
"""

import csv
import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Result

from data_access.importers import limits
from data_access.importers.headers import distinct
from data_access.importers.reading import Table
from data_access.importers.storing import hash_of
from data_access.rejected import Rejected
from data_access.sources import watermarks
from data_access.sources.statements import limited

AT_A_TIME = 5_000  # rows


@dataclass(frozen=True)
class Spooled:
    """`last` is the watermark of the newest row, as it is kept. `more`: the row limit left some for the next time."""

    table: Table
    rows: int
    last: str | None
    more: bool


def spool(
    connection: Connection,
    statement: str,
    folder: Path,
    name: str,
    *,
    rows: int,
    seconds: int,
    watermark: str | None = None,
    last: str | None = None,
    sample: bool = False,
) -> Spooled:
    """Write what the statement gives into `folder`, at most `rows` of it.

    Without a watermark, more rows than that are refused, as nobody could say which were left out; of a `sample` the
    rest does not matter.

    Raises:
        Rejected: "source_too_many_rows", "source_watermark_missing", "source_watermark_stuck", "source_too_large",
            "source_timed_out", "too_many_columns".
    """
    if watermark is not None and not sample:
        _check_watermark(connection, statement, watermark)
    asked = limited(statement, rows + 1, watermark if not sample else None, watermarks.given(last))
    streamed = connection.execution_options(stream_results=True, max_row_buffer=AT_A_TIME)
    until = time.monotonic() + seconds
    with streamed.execute(asked) as result:
        given = list(result.keys())
        limits.check_columns(len(given))
        columns = distinct(given)
        unfinished = folder / "spool.part"
        written, newest, more = _write(result, columns, unfinished, rows, until, seconds, _at(given, watermark))
    if more and not sample:
        if watermark is None:
            raise Rejected("source_too_many_rows", limit=rows)
        if watermarks.kept(newest, watermark) == last:
            raise Rejected("source_watermark_stuck", column=watermark, limit=rows)
    path = unfinished.rename(folder / hash_of(unfinished))
    table = Table(path, name, columns, (), None, "utf-8", ",", 1, 2)
    marked = None if watermark is None or not written else watermarks.kept(newest, watermark)
    return Spooled(table, written, marked, more)


def as_text(value: Any) -> str:
    """A value as a CSV file would have it; what is missing is empty."""
    match value:
        case None:
            return ""
        case str():
            return value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return "true" if value else "false"
        case datetime():
            return value.isoformat(sep=" ")
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case bytes() | bytearray() | memoryview():
            return as_text(bytes(value).decode("utf-8", "replace"))
        case dict() | list():
            return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _check_watermark(connection: Connection, statement: str, watermark: str) -> None:
    """Asked for a column that is not there, some databases answer with its name as a text."""
    with connection.execute(limited(statement, 0)) as result:
        if watermark not in set(result.keys()):
            raise Rejected("source_watermark_missing", column=watermark)


def _at(columns: Sequence[str], watermark: str | None) -> int | None:
    return columns.index(watermark) if watermark in columns else None


def _write(
    result: Result[Any], columns: Sequence[str], path: Path, rows: int, until: float, seconds: int, at: int | None
) -> tuple[int, Any, bool]:
    """Rows written, the watermark of the last one, and whether there are more."""
    written, newest = 0, None
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        for piece in result.partitions(AT_A_TIME):
            kept = piece[: rows - written]
            writer.writerows(_texts(kept))
            written += len(kept)
            if at is not None and kept:
                newest = kept[-1][at]
            if len(kept) < len(piece):
                return written, newest, True
            if file.tell() > limits.FILE_BYTES:
                raise Rejected("source_too_large", limit=limits.FILE_BYTES // limits.MEGABYTE)
            if time.monotonic() > until:
                raise Rejected("source_timed_out", seconds=seconds)
    return written, newest, False


def _texts(rows: Iterable[Sequence[Any]]) -> Iterable[list[str]]:
    return ([as_text(value) for value in row] for row in rows)
