"""Rows of text as frames, without the blank and the unreadable ones."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from data_access.importers.headers import LINE
from data_access.importers.limits import CELL_LENGTH

SHOWN = 200  # characters of a row that cannot be read


@dataclass(frozen=True)
class Unread:
    """A row that could not be read at all."""

    line: int
    reason: str
    value: str


@dataclass(frozen=True)
class Dialect:
    names: tuple[str, ...]
    delimiter: str
    data_line: int  # the rows begin on this line


def frame_of(rows: list[tuple[int, list[str]]], dialect: Dialect, unread: list[Unread]) -> pd.DataFrame:
    """Short rows are filled up, as spreadsheets leave out empty cells at the end; long ones refused."""
    width = len(dialect.names)
    kept: list[list[str]] = []
    lines: list[int] = []
    for line, cells in rows:
        if any(cell.strip() for cell in cells[width:]):
            unread.append(Unread(line, "row_too_long", dialect.delimiter.join(cells)[:SHOWN]))
        else:
            kept.append((cells + [""] * (width - len(cells)))[:width])
            lines.append(line)
    if not kept:
        return empty(dialect)
    columns = {
        name: pd.Series([cell or None for cell in cells], dtype="str")
        for name, cells in zip(dialect.names, zip(*kept, strict=True), strict=True)
    }
    return pd.DataFrame(columns).assign(**{LINE: np.array(lines, dtype="int64")})


def empty(dialect: Dialect) -> pd.DataFrame:
    """No rows, with the columns that rows would have."""
    return pd.DataFrame({name: pd.Series(dtype="str") for name in dialect.names}).assign(
        **{LINE: pd.Series(dtype="int64")}
    )


def checked(frame: pd.DataFrame, unread: list[Unread]) -> pd.DataFrame:
    """Without blank rows, and without rows that hold a cell longer than `CELL_LENGTH`."""
    return without_blank(without_long(frame, unread))


def without_blank(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows that hold something; the question is asked only of rows whose first cells are blank."""
    at = np.arange(len(frame))
    for name in frame.columns:
        if name == LINE or at.size == 0:
            continue
        cells = frame[name].array[at] if at.size < len(frame) else frame[name].array
        blank = pd.Series(cells, dtype="str").str.strip().fillna("").eq("").to_numpy()
        at = at[blank]
    if at.size == 0:
        return frame
    kept = np.ones(len(frame), dtype=bool)
    kept[at] = False
    return frame[kept].reset_index(drop=True)


def without_long(frame: pd.DataFrame, unread: list[Unread]) -> pd.DataFrame:
    """Without rows that hold a cell longer than `CELL_LENGTH`; those go to `unread` with their line."""
    kept = np.ones(len(frame), dtype=bool)
    for name in frame.columns:
        if name == LINE:
            continue
        lengths = frame[name].str.len().to_numpy(dtype="float64", na_value=0)
        for at in np.flatnonzero(lengths > CELL_LENGTH):
            if kept[at]:
                unread.append(Unread(int(frame[LINE].iloc[at]), "cell_too_long", frame[name].iloc[at][:SHOWN]))
            kept[at] = False
    return frame if kept.all() else frame[kept].reset_index(drop=True)
