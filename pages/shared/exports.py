"""Tables as files. No cell of theirs is a formula, and they say how they were filtered."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from metrics.spreadsheets import safe
from metrics.words import Language
from pages.shared.texts import show as words

# Excel refuses a file with these in it; they have no shape anyway.
UNPRINTABLE = {code: None for code in range(32) if code not in (9, 10, 13)}
LONGEST_CELL = 32_767  # Excel's limit
MOST_ROWS_EXCEL = 1_048_576 - 1
WIDEST = 60  # characters a column is wide at most


def as_csv(frame: pd.DataFrame, filters: str, language: Language) -> bytes:
    """UTF-8 with the mark that Excel looks for. The filters are the last line, so that the first is the header."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([safe(str(name)) for name in frame.columns])
    writer.writerows([_for_csv(value) for value in row] for row in _rows(frame))
    writer.writerow([])
    writer.writerow([safe(words.FILTERS.said(language, filters=filters or words.NO_FILTERS.said(language)))])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    frame: pd.DataFrame, filters: str, language: Language, number_formats: Sequence[str | None] | None = None
) -> bytes:
    """A workbook: the table with its header kept in view, and a sheet that says how it was filtered.

    `number_formats` are Excel's, one per column: numbers stay numbers and look as on the page.
    """
    book = Workbook(write_only=True)
    add_sheet(book, words.SHEET_DATA.said(language), frame, number_formats)
    about = book.create_sheet(words.SHEET_FILTERS.said(language))
    about.append([safe(filters or words.NO_FILTERS.said(language))])
    about.append([words.ROWS.said(language, count=len(frame))])
    return saved(book)


def add_sheet(
    book: Workbook, name: str, frame: pd.DataFrame, number_formats: Sequence[str | None] | None = None
) -> None:
    """Add the table to a workbook that is being written, its header kept in view."""
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for place, width in enumerate(_widths(frame), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    header = [WriteOnlyCell(sheet, safe(str(name))) for name in frame.columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    formats = list(number_formats or [None] * len(frame.columns))
    for row in _rows(frame.head(MOST_ROWS_EXCEL)):
        sheet.append([_for_excel(sheet, value, wanted) for value, wanted in zip(row, formats, strict=True)])


def saved(book: Workbook) -> bytes:
    """The workbook as a file."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _rows(frame: pd.DataFrame) -> Any:
    columns = [frame.iloc[:, place].astype("object").tolist() for place in range(frame.shape[1])]
    return zip(*columns, strict=True) if columns else iter(())


def _missing(value: Any) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _plain(value: Any) -> Any:
    """The value as Python has it: a whole number that pandas made a float is whole again."""
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def _for_csv(value: Any) -> str | int | float:
    if _missing(value):
        return ""
    value = _plain(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, date):
        return value.isoformat()
    return safe(str(value))


def _for_excel(sheet: Any, value: Any, number_format: str | None) -> Any:
    if _missing(value):
        return None
    value = _plain(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, datetime):
        # Excel knows no zones; the page has brought the time into the reporting zone.
        return _formatted(sheet, value.replace(tzinfo=None), number_format or "yyyy-mm-dd hh:mm")
    if isinstance(value, date):
        return _formatted(sheet, value, number_format or "yyyy-mm-dd")
    if isinstance(value, int | float):
        return _formatted(sheet, value, number_format) if number_format else value
    cell = WriteOnlyCell(sheet, safe(str(value).translate(UNPRINTABLE))[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _formatted(sheet: Any, value: Any, number_format: str) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.number_format = number_format
    return cell


def _widths(frame: pd.DataFrame) -> list[float]:
    """Wide enough for the header and the first rows; a Chinese sign takes two places."""
    found = []
    for place, name in enumerate(frame.columns):
        texts = [str(name), *(str(value) for value in frame.iloc[:50, place] if not _missing(value))]
        widest = max(sum(2 if ord(sign) > 0x2E7F else 1 for sign in text) for text in texts)
        found.append(float(min(max(widest + 2, 8), WIDEST)))
    return found
