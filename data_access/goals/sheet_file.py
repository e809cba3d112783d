"""A sheet of targets as a file: its rows as they stand there, whatever table file it is."""

import tempfile
from pathlib import Path

from data_access.goals.sheet import MOST_ROWS, SheetRow
from data_access.goals.sheet_cells import columns_of
from data_access.importers.headers import LINE
from data_access.importers.reading import open_table
from data_access.rejected import Rejected


def sheet_rows(content: bytes, filename: str, endings: tuple[str, ...] = ()) -> tuple[SheetRow, ...]:
    """The rows of a file that hold anything, with their lines; what begins like one of `endings` is no row.

    Raises:
        Rejected: "target_sheet_columns", "target_sheet_long", and what data_access/importers/reading.py refuses.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet"
        path.write_bytes(content)
        table = open_table(path, filename=filename)
        columns = columns_of(table.columns)
        found: list[SheetRow] = []
        for chunk in table.chunks():
            for row in chunk.to_dict("records"):
                cells = {code: row[name].strip() for name, code in columns.items() if isinstance(row[name], str)}
                first = row[table.columns[0]]
                if not any(cells.values()) or (isinstance(first, str) and first.startswith(endings or ("\0",))):
                    continue
                found.append(SheetRow(int(row[LINE]), tuple(sorted(cells.items()))))
                if len(found) > MOST_ROWS:
                    raise Rejected("target_sheet_long", limit=MOST_ROWS)
        return tuple(found)
