"""Rows of an Excel file as text. Formulas count with the value Excel last saw; nothing is computed."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from data_access.importers import limits
from data_access.importers.headers import LINE
from data_access.importers.row_frames import SHOWN, Unread, without_blank, without_long
from data_access.rejected import Rejected

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
Row = tuple[int, int, list[str]]


def is_workbook(head: bytes) -> bool:
    """Whether a file that begins like this is an Excel workbook, whatever it is called."""
    return head.startswith((ZIP, OLE))


def sheet_names(path: Path) -> tuple[str, ...]:
    """The sheets that hold cells, as the workbook orders them; the file has been checked first."""
    with path.open("rb") as opened:
        if opened.read(4) == ZIP:
            limits.check_workbook(path)
    workbook = _opened(path)
    return tuple(sheet.name for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet)


def rows(path: Path, sheet: str) -> Iterator[Row]:
    """Each row with its number in the sheet, twice (it begins and ends there), and its cells as text."""
    chosen = _read(path, sheet)
    if chosen.start is None:
        return
    for number, cells in enumerate(chosen.iter_rows(), 1):  # from the sheet's first row, its first used column
        yield number, number, [_text(cell) for cell in cells]


def frames(
    path: Path, sheet: str, names: tuple[str, ...], data_line: int, count: int, unread: list[Unread]
) -> Iterator[pd.DataFrame]:
    """Frames of at most `count` rows of text (missing = empty) with `line`, the row's number in the sheet."""
    kept: list[list[str]] = []
    numbers: list[int] = []
    width = len(names)
    for number, _, cells in rows(path, sheet):
        if number < data_line or not any(cells):
            continue
        if any(cell.strip() for cell in cells[width:]):
            unread.append(Unread(number, "row_too_long", " ".join(cells)[:SHOWN]))
            continue
        kept.append((cells + [""] * (width - len(cells)))[:width])
        numbers.append(number)
        if len(kept) == count:
            yield _frame(kept, numbers, names, unread)
            kept, numbers = [], []
    if kept:
        yield _frame(kept, numbers, names, unread)


def _frame(kept: list[list[str]], numbers: list[int], names: tuple[str, ...], unread: list[Unread]) -> pd.DataFrame:
    columns = {
        name: pd.Series([cell or None for cell in cells], dtype="str")
        for name, cells in zip(names, zip(*kept, strict=True), strict=True)
    }
    frame = pd.DataFrame(columns).assign(**{LINE: pd.Series(numbers, dtype="int64")})
    return without_blank(without_long(frame, unread))


def _opened(path: Path) -> CalamineWorkbook:
    workbook: CalamineWorkbook = _asked(lambda: CalamineWorkbook.from_path(str(path)))
    return workbook


def _read(path: Path, sheet: str) -> Any:
    workbook = _opened(path)
    if sheet not in workbook.sheet_names:
        raise Rejected("sheet_unknown", sheet=sheet)
    return _asked(lambda: workbook.get_sheet_by_name(sheet))


def _asked(question: Any) -> Any:
    """The reader's answer; whatever it cannot read is a broken file (its panics are no `Exception`s)."""
    try:
        return question()
    except CalamineError as error:
        protected = "assword" in str(error) or type(error).__name__ == "PasswordError"
        raise Rejected("file_protected" if protected else "file_broken") from error
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise Rejected("file_broken") from error


def _text(cell: Any) -> str:
    """A cell as a person would type it, dates and times in ISO; 5.0 is 5, as the sheet shows it."""
    if isinstance(cell, str):
        return cell.replace("\r\n", "\n").replace("_x000D_", "").replace("\0", "")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.isoformat(" ", "microseconds" if cell.microsecond else "seconds")
    if isinstance(cell, dt.timedelta):
        return _clock(cell)
    return cell.isoformat() if isinstance(cell, dt.date | dt.time) else str(cell)


def _clock(span: dt.timedelta) -> str:
    seconds = round(span.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
