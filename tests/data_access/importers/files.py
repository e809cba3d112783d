"""Small files for the importer's tests."""

import gzip
from pathlib import Path

import openpyxl
import pandas as pd

from data_access.importers.reading import Table, open_table


def written(folder: Path, content: str | bytes, name: str = "file.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def opened(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Table:
    return open_table(written(folder, content, encoding=encoding))


def packed(folder: Path, content: bytes, name: str = "file.csv.gz") -> Path:
    return written(folder, gzip.compress(content), name)


def workbook(folder: Path, sheets: dict[str, list[list[object]]], name: str = "file.xlsx") -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / name
    book.save(path)
    return path


def all_rows(table: Table) -> pd.DataFrame:
    return pd.concat([table.sample(0), *table.chunks()], ignore_index=True)


def cells(table: Table) -> list[list[str]]:
    """The rows without their lines; a missing cell is ''."""
    return all_rows(table).drop(columns="line").fillna("").to_numpy().tolist()


def lines(table: Table) -> list[int]:
    return all_rows(table)["line"].tolist()
