"""Whether a mirror holds exactly what the shared database holds, value by value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Table, select
from sqlalchemy.engine import Row

from data_access.engine import reading, unhurried
from data_access.mirroring.mirror import Mirror
from data_access.schema import FACTS, mirrored
from metrics.words import Text

# Of each table so many differences are named; the number says how many there are.
NAMED = 5
ROWS_AT_A_TIME = 20_000

SAME = Text(en="{table}: {rows} rows, no difference", zh="{table}：{rows} 行，无差异")
DIFFERENT = Text(
    en="{table}: {rows} rows, {differences} differences, among them {named}",
    zh="{table}：{rows} 行，{differences} 处差异，例如 {named}",
)


@dataclass(frozen=True)
class Compared:
    """One table: how many rows the database has, how many values differ, and the first of those in words."""

    table: str
    rows: int
    differences: int
    named: tuple[str, ...]

    @property
    def text(self) -> tuple[Text, dict[str, object]]:
        """The sentence, and what fills its places."""
        filled: dict[str, object] = {"table": self.table, "rows": self.rows}
        if not self.differences:
            return SAME, filled
        return DIFFERENT, {**filled, "differences": self.differences, "named": "; ".join(self.named)}


def compare(mirror: Mirror) -> list[Compared]:
    """Compare every mirrored table in one snapshot of the database: the same ids, the same values in each column.

    A row that only one side has is one difference.
    """
    with mirror.asking() as copy, reading(mirror.database) as database:
        unhurried(database)
        return [_compared(database, copy, table) for table in FACTS]


def _compared(database: Connection, copy: Connection, table: Table) -> Compared:
    columns = [column.name for column in mirrored(table)]
    asked = select(*mirrored(table)).order_by(table.c.id)
    rows = differences = 0
    named: list[str] = []
    for ours, theirs in _side_by_side(_in_parts(database, asked), _in_parts(copy, asked)):
        rows += ours is not None
        for difference in _differences(columns, ours, theirs):
            differences += 1
            if len(named) < NAMED:
                named.append(difference)
    return Compared(table.name, rows, differences, tuple(named))


def _in_parts(connection: Connection, asked: Any) -> Iterator[Row[Any]]:
    found = connection.execution_options(yield_per=ROWS_AT_A_TIME).execute(asked)
    for part in found.partitions():
        yield from part


def _side_by_side(
    ours: Iterator[Row[Any]], theirs: Iterator[Row[Any]]
) -> Iterator[tuple[Row[Any] | None, Row[Any] | None]]:
    """Rows of the same id together, by id; None where a side has none of that id."""
    mine, yours = next(ours, None), next(theirs, None)
    while mine is not None or yours is not None:
        if yours is None or (mine is not None and mine.id < yours.id):
            yield mine, None
            mine = next(ours, None)
        elif mine is None or yours.id < mine.id:
            yield None, yours
            yours = next(theirs, None)
        else:
            yield mine, yours
            mine, yours = next(ours, None), next(theirs, None)


def _differences(columns: list[str], ours: Row[Any] | None, theirs: Row[Any] | None) -> Iterator[str]:
    if ours is None or theirs is None:
        present = theirs if ours is None else ours
        assert present is not None
        yield f"id {present.id} ({'mirror' if ours is None else 'database'})"
        return
    if tuple(ours) == tuple(theirs):
        return
    for name, mine, yours in zip(columns, ours, theirs, strict=True):
        if _plain(mine) != _plain(yours):
            yield f"id {ours.id} {name}: {mine} / {yours}"


def _plain(value: Any) -> Any:
    """Moments without their zone and truths as numbers, since the two engines hand them over differently."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date) or value is None:
        return value
    return int(value) if isinstance(value, bool) else value
