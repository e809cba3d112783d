"""Reading a large database in a process of its own, for a mirror that is built from nothing.

ADBC reads SQLite into Arrow three times faster than this process's driver, but brings a SQLite of its own, which may
not be in a process that writes (data_access/mirroring/copying.py says why). In another process it is one more reader.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, Float, Integer, Table, literal, select, union_all

from data_access.dialect import is_postgresql
from data_access.mirroring.copying import arrow_type
from data_access.schema import fact_counter, mirrored
from data_access.settings import ROOT

# Below this, starting a process takes longer than it saves.
LARGE_BYTES = 128_000_000
READER = "data_access.mirroring.arrow_reader"

_SOMETHING = {pa.int64(): literal(0, Integer), pa.float64(): literal(0.0, Float), pa.string(): literal("")}


class ReadingFailed(Exception):
    """The other process did not deliver everything."""


def is_large(database: Connection) -> bool:
    """Whether the database is a file so large that another process reads it sooner."""
    if is_postgresql(database):
        return False
    file = _file(database)
    return file.is_file() and file.stat().st_size >= LARGE_BYTES


def read_apart(
    snapshot: Connection, tables: Sequence[Table], arrive: Callable[[Table, pa.RecordBatchReader], None]
) -> int:
    """Hand the mirrored columns of each table to `arrive`, which must read them to the end; return the number.

    All of it is one snapshot, taken after `snapshot`. Raises ReadingFailed, possibly after everything arrived.
    """
    statements = [select(fact_counter.c.number), *(_typed(table) for table in tables)]
    compiled = [str(asked.compile(snapshot, compile_kwargs={"literal_binds": True})) for asked in statements]
    request = json.dumps({"file": _file(snapshot).as_uri(), "statements": compiled}).encode()
    try:
        with subprocess.Popen(
            [sys.executable, "-m", READER], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as reader:
            assert reader.stdin is not None
            reader.stdin.write(request)
            reader.stdin.close()
            number: int = pa.ipc.open_stream(reader.stdout).read_all().column(0)[0].as_py()
            for table in tables:
                arrive(table, pa.ipc.open_stream(reader.stdout))
    except Exception as error:
        raise ReadingFailed from error
    # A reader that died in the last table looks like one that came to the end.
    if reader.returncode:
        raise ReadingFailed
    return number


def _file(database: Connection) -> Path:
    return Path(database.engine.url.database or "").expanduser().resolve()


def _typed(table: Table):  # type: ignore[no-untyped-def]
    """The table's mirrored columns after one row that shows their types: ADBC goes by the first rows it sees."""
    columns = mirrored(table)
    shown = [_SOMETHING[arrow_type(column.type)].label(column.name) for column in columns]
    return union_all(select(*shown), select(*columns))
