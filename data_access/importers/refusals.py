"""Rows that were refused: kept with their reason, shown in lists, and given back as a file to correct."""

import csv
import io
import json
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import JSON, Column, Connection, Integer, String, Text, insert, literal, select

from data_access.importers import staging
from data_access.importers.headers import LINE
from data_access.importers.mapping import Mapping
from data_access.importers.plans import Refusal
from data_access.importers.values import REFUSED_COLUMNS
from data_access.schema import import_refusal
from data_access.scope import Scope, visible
from metrics.spreadsheets import safe

SHOWN = 5_000  # cells in a list; all of them are stored and in the file


class Refused:
    """The refused rows of one file, staged beside the database."""

    def __init__(self, connection: Connection, mapping: Mapping) -> None:
        self.table = staging.temporary(
            "stage_refusal",
            Column("seq", Integer, primary_key=True),
            Column("line", Integer),
            Column("column", String(200)),
            Column("value", Text),
            Column("reason", String(60)),
            Column("row", JSON),
        )
        self.rows = 0
        self._connection = connection
        self._mapping = mapping
        self._first: list[pd.DataFrame] = []

    def add(self, cells: pd.DataFrame, rows: pd.DataFrame) -> None:
        """Refused cells and their rows whole, as `Applied` has them."""
        if cells.empty:
            return
        self.rows += len(rows)
        if sum(map(len, self._first)) < SHOWN:
            self._first.append(cells[REFUSED_COLUMNS].head(SHOWN))
        whole = {row.pop(LINE): json.dumps(_given(row), ensure_ascii=False) for row in rows.to_dict("records")}
        values = (
            (*cell, whole.get(cell[0], "{}")) for cell in cells[REFUSED_COLUMNS].itertuples(index=False, name=None)
        )
        staging.rows(self._connection, self.table, [*REFUSED_COLUMNS, "row"], values)

    def add_rows(self, refusals: Iterable[Refusal], typed: pd.DataFrame) -> None:
        """Rows refused for what they say as a whole; of those only the values read are known."""
        found = list(refusals)
        if not found:
            return
        names = self._mapping.columns
        cells = pd.DataFrame(
            [(each.line, names.get(each.field, each.field), each.value, each.reason) for each in found],
            columns=REFUSED_COLUMNS,
        )
        whole = typed[typed[LINE].isin(cells["line"])].drop(columns=LINE).rename(columns=names)
        said = whole.astype("str").where(whole.notna())
        self.add(cells, said.assign(**{LINE: typed[LINE]}))

    def shown(self) -> pd.DataFrame:
        """The first refused cells: line, column, value, reason."""
        return pd.concat(self._first, ignore_index=True) if self._first else pd.DataFrame(columns=REFUSED_COLUMNS)

    def store(self, connection: Connection, batch_id: int) -> None:
        """Keep them with the import."""
        names = [*REFUSED_COLUMNS, "row"]
        found = select(literal(batch_id), *(self.table.c[name] for name in names)).order_by(self.table.c.seq)
        connection.execute(insert(import_refusal).from_select(["batch_id", *names], found))


def shown(connection: Connection, batch_id: int) -> pd.DataFrame:
    """The first refused cells of an import that is stored."""
    asked = select(*(import_refusal.c[name] for name in REFUSED_COLUMNS)).where(import_refusal.c.batch_id == batch_id)
    return pd.read_sql(asked.order_by(import_refusal.c.id).limit(SHOWN), connection)


def refused_rows(connection: Connection, scope: Scope, batch_id: int) -> pd.DataFrame:
    """The refused cells of an import, in the order of the file, at most some thousand.

    One row per cell. Columns: line (of the file), column (as the file calls it, empty for a row that could not be
    read), value, reason (a key of REASONS).

    Source: import_refusal, filled by importers/storing.
    """
    r = visible(import_refusal, scope)
    asked = select(*(r.c[name] for name in REFUSED_COLUMNS)).where(r.c.batch_id == batch_id)
    return pd.read_sql(asked.order_by(r.c.id).limit(SHOWN), connection)


def refused_file(connection: Connection, scope: Scope, batch_id: int) -> bytes:
    """The refused rows of an import as CSV with the file's own columns, to be corrected and imported again.

    Without any, nothing.
    Cells that a spreadsheet would take for a formula are prefixed; the importer takes the prefix off again.
    """
    r = visible(import_refusal, scope)
    found: dict[int, dict[str, str]] = {}
    for line, row in connection.execute(select(r.c.line, r.c.row).where(r.c.batch_id == batch_id).order_by(r.c.id)):
        found.setdefault(line, row)
    if not found:
        return b""
    columns = list(dict.fromkeys(name for row in found.values() for name in row))
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow([safe(name) for name in columns])
    writer.writerows([safe(row.get(name) or "") for name in columns] for row in found.values())
    return written.getvalue().encode("utf-8-sig")


def _given(row: dict[str, object]) -> dict[str, object]:
    return {name: None if pd.isna(value) else str(value) for name, value in row.items()}
