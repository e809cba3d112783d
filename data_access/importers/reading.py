"""Opens any table file a person may bring: what its columns are, and its rows in pieces."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from data_access.importers import encodings, headers, limits, records, workbooks
from data_access.importers.headers import LINE
from data_access.importers.row_frames import Dialect, Unread
from data_access.rejected import Rejected

HEAD = 256 * 1024  # characters looked at to find delimiter and header
GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Table:
    """A table file that was looked at, not yet read.

    Its frames hold text only (a missing cell is missing, never empty) and `line`, where in the file the row
    begins: the physical line of a text file, the row's number in a sheet. Line breaks in cells are \\n.
    """

    path: Path
    filename: str
    columns: tuple[str, ...]
    sheets: tuple[str, ...]
    sheet: str | None
    encoding: str
    delimiter: str
    header_line: int  # 0: the file has no header, its columns are numbered
    data_line: int
    _unread: list[Unread] = field(default_factory=list, compare=False, repr=False)

    def sample(self, rows: int = 200) -> pd.DataFrame:
        """The first rows."""
        found: list[pd.DataFrame] = []
        for frame in self._frames(max(rows, 1), [], block=max(limits.MEGABYTE // 4, rows * 512)):
            found.append(frame)
            if sum(len(piece) for piece in found) >= rows:
                break
        if not found:
            return pd.DataFrame({name: pd.Series(dtype="str") for name in self.columns}).assign(
                **{LINE: pd.Series(dtype="int64")}
            )
        return pd.concat(found, ignore_index=True).head(rows)

    def chunks(self, rows: int = 50_000) -> Iterator[pd.DataFrame]:
        """All rows in frames of at most `rows`, read as they are asked for; can be asked for again."""
        self._unread.clear()
        return self._frames(rows, self._unread, block=limits.BLOCK)

    @property
    def unread(self) -> list[Unread]:
        """Rows that `chunks` could not read so far."""
        return list(self._unread)

    def _frames(self, rows: int, unread: list[Unread], block: int) -> Iterator[pd.DataFrame]:
        if self.sheet is not None:
            yield from workbooks.frames(self.path, self.sheet, self.columns, self.data_line, rows, unread)
            return
        pieces = encodings.decoded(_blocks(self.path, block), self.encoding)
        dialect = Dialect(self.columns, self.delimiter, self.data_line)
        for frame in records.frames(pieces, dialect, unread):
            for start in range(0, len(frame), rows):
                yield frame.iloc[start : start + rows].reset_index(drop=True)


def open_table(path: Path, *, filename: str | None = None, sheet: str | None = None) -> Table:
    """Look at a file and say what table it holds; `filename` is what the person calls it.

    Text (comma, tab, semicolon, bar; packed by gzip or not) and Excel files (the first sheet that holds
    anything, or `sheet`) are told apart by what is in them, not by their names.

    Raises:
        Rejected: "file_empty", "file_too_large", "file_unpacks_too_large", "file_broken", "file_protected",
            "file_not_a_table", "file_is_a_web_page", "sheet_unknown", "too_many_columns".
    """
    filename = filename or path.name
    limits.check_size(path)
    with path.open("rb") as opened:
        head = opened.read(512)
    if workbooks.is_workbook(head):
        return _open_workbook(path, filename, sheet)
    if sheet is not None:
        raise Rejected("sheet_unknown", sheet=sheet)
    return _open_text(path, filename)


def _open_workbook(path: Path, filename: str, sheet: str | None) -> Table:
    sheets = workbooks.sheet_names(path)
    if sheet is not None and sheet not in sheets:
        raise Rejected("sheet_unknown", sheet=sheet)
    for name in (sheet,) if sheet is not None else sheets:
        rows = workbooks.rows(path, name)
        first = list(itertools.islice((row for row in rows if any(row[2])), headers.LOOKED_AT))
        if first:
            header = headers.find(first)
            return Table(path, filename, header.names, sheets, name, "", "", header.line, header.data_line)
    raise Rejected("file_empty")


def _open_text(path: Path, filename: str) -> Table:
    encoding = encodings.find(lambda: _blocks(path, limits.BLOCK))
    text = ""
    for piece in encodings.decoded(_blocks(path, HEAD), encoding):
        text += piece
        if len(text) >= HEAD:
            break
    if text.lstrip().lower().startswith(("<!doctype html", "<html", "<table", "<?xml")):
        raise Rejected("file_is_a_web_page")
    if len(text) > HEAD and "\n" in text[:HEAD]:
        text = text[: text.rindex("\n", 0, HEAD) + 1]
    delimiter, said = headers.delimiter_of(text)
    rows = headers.first_rows(text, delimiter)
    header = headers.find(rows[1:] if said else rows)
    return Table(path, filename, header.names, (), None, encoding, delimiter, header.line, header.data_line)


def _blocks(path: Path, block: int) -> Iterable[bytes]:
    with path.open("rb") as opened:
        packed = opened.read(2) == GZIP
    return limits.unpacked_bytes(path, block) if packed else limits.plain_bytes(path, block)
