"""Text to frames: rows of a delimited file in pieces, each row with the line it begins on.

Regular pieces (every quote opens or closes a cell) go through Arrow's reader as a whole; a piece with an irregular
quote goes through the csv module, slower and forgiving. A row that cannot be read is refused with
its line and the rest goes on.
"""

import csv
import itertools
from collections.abc import Generator, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from data_access.importers.headers import LINE
from data_access.importers.limits import CELL_LENGTH, ROW_LENGTH
from data_access.rejected import Rejected

NEWLINE, QUOTE = 10, 34
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


def frames(pieces: Iterator[str], dialect: Dialect, unread: list[Unread]) -> Iterator[pd.DataFrame]:
    """Frames of text (missing = empty) with `line`; what cannot be read is appended to `unread`."""
    pieces = _after_line(pieces, dialect.data_line)
    line = dialect.data_line
    rest = ""
    for piece in itertools.chain(pieces, [None]):
        text = rest + (piece or "")
        if not text:
            continue
        block = text.encode("utf-8", "replace")
        ends = _ends(block, dialect.delimiter)
        if ends is None or (ends.size == 0 and (piece is None or len(text) > 2 * CELL_LENGTH)):
            line, rest = yield from _slowly(text, pieces, dialect, line, unread)
        elif ends.size:
            cut = int(ends[-1]) + 1
            frame, lines = _block(block[:cut], ends, dialect, line, unread)
            line += lines
            if len(frame):
                yield frame
            rest = block[cut:].decode("utf-8")
        else:
            rest = text
    if rest:  # the last row, without a line break
        yield from _slowly(rest, iter(()), dialect, line, unread)


def _after_line(pieces: Iterator[str], line: int) -> Iterator[str]:
    skipped = 1
    for piece in pieces:
        while skipped < line:
            at = piece.find("\n")
            if at < 0:
                piece = ""
                break
            piece, skipped = piece[at + 1 :], skipped + 1
        if piece:
            yield piece


def _ends(block: bytes, delimiter: str) -> np.ndarray | None:
    """Positions of the line breaks that end a row; None if quotes stand where only the csv module knows."""
    content = np.frombuffer(block, np.uint8)
    breaks = np.flatnonzero(content == NEWLINE)
    quotes = np.flatnonzero(content == QUOTE)
    if quotes.size == 0:
        return breaks
    edges = np.concatenate(([NEWLINE], content, [NEWLINE]))
    before, after = edges[quotes], edges[quotes + 2]
    mark = ord(delimiter)
    opens = (before == NEWLINE) | (before == mark) | (before == QUOTE)
    closes = (after == NEWLINE) | (after == mark) | (after == QUOTE)
    if not (opens[0::2].all() and closes[1::2].all()):
        return None
    outside: np.ndarray = breaks[np.searchsorted(quotes, breaks) % 2 == 0]
    return outside


def _block(
    block: bytes, ends: np.ndarray, dialect: Dialect, line: int, unread: list[Unread]
) -> tuple[pd.DataFrame, int]:
    """The rows of a regular block, and how many lines it has."""
    content = np.frombuffer(block, np.uint8)
    breaks = np.flatnonzero(content == NEWLINE)
    starts = np.concatenate(([0], ends[:-1] + 1))
    lines = line + np.searchsorted(breaks, starts)
    marks = np.flatnonzero(content == ord(dialect.delimiter))
    quotes = np.flatnonzero(content == QUOTE)
    if quotes.size:
        marks = marks[np.searchsorted(quotes, marks) % 2 == 0]
    cells = np.diff(np.searchsorted(marks, np.concatenate(([0], ends)))) + 1
    lengths = ends - starts + 1
    good = (cells == len(dialect.names)) & (lengths > 1)
    found = []
    if good.any():
        kept = block if good.all() else content[np.repeat(good, lengths)].tobytes()
        found.append(_read(kept, dialect, lines[good], multiline=breaks.size != ends.size))
    odd = np.flatnonzero(~good & (lengths > 1))
    if odd.size:
        rows = []
        for at in odd:
            text = block[starts[at] : ends[at]].decode()
            try:
                rows.append((int(lines[at]), next(csv.reader([text], delimiter=dialect.delimiter))))
            except csv.Error:
                unread.append(Unread(int(lines[at]), "cell_too_long", text[:SHOWN]))
        found.append(_frame(rows, dialect, unread))
    frame = pd.concat(found, ignore_index=True) if len(found) > 1 else (found[0] if found else _empty(dialect))
    if len(found) > 1:
        frame = frame.sort_values(LINE, ignore_index=True)
    return _checked(frame, unread), breaks.size


def _read(content: bytes, dialect: Dialect, lines: np.ndarray, *, multiline: bool) -> pd.DataFrame:
    names = list(dialect.names)
    table = arrow_csv.read_csv(
        pa.BufferReader(content),
        read_options=arrow_csv.ReadOptions(column_names=names, block_size=len(content) + 1, use_threads=False),
        parse_options=arrow_csv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=multiline, ignore_empty_lines=False
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.large_string()),
            strings_can_be_null=True,
            null_values=[""],
            check_utf8=False,
        ),
    )
    frame = table.to_pandas()
    frame[LINE] = lines
    return frame


def _slowly(
    text: str, pieces: Iterator[str], dialect: Dialect, line: int, unread: list[Unread]
) -> Generator[pd.DataFrame, None, tuple[int, str]]:
    """Read by the csv module, row by row, up to the first row that ends with a piece; return the line reached and
    the text behind it."""
    rows: list[tuple[int, list[str]]] = []
    source = _Lines(text, pieces)
    repairing = False  # after a row without end, only full rows are believed
    while repairing or not source.at_rest:
        taken: list[str] = []
        try:
            cells = next(csv.reader(source.taking(taken), delimiter=dialect.delimiter))
            broken = _without_end(taken, dialect)
        except StopIteration:
            break
        except csv.Error:  # a cell longer than the module takes
            cells, broken = [], True
        if broken:
            unread.append(Unread(line, "row_cut_off", taken[0][:SHOWN].rstrip("\n")))
            source.give_back(taken[1:])
            repairing = True
            line += 1
            continue
        last = not taken[-1].endswith("\n")
        short = 0 < len(cells) < len(dialect.names)
        if short and (repairing or last) and any(cell.strip() for cell in cells):
            unread.append(Unread(line, "row_cut_off", "".join(taken)[:SHOWN].rstrip("\n")))
        else:
            repairing = repairing and short
            rows.append((line, cells))
        line += len(taken)
        if len(rows) >= 20_000:
            yield _checked(_frame(rows, dialect, unread), unread)
            rows = []
    if rows:
        yield _checked(_frame(rows, dialect, unread), unread)
    return line, source.rest


class _Lines:
    """The lines of a text that comes in pieces; lines can be given back. `rest` is the beginning of the next line."""

    def __init__(self, text: str, pieces: Iterator[str]) -> None:
        self._pieces = pieces
        self._waiting: list[str] = []  # the next one last
        self._started = False
        self.rest = ""
        self._add(text)

    @property
    def at_rest(self) -> bool:
        """Whether all lines of the pieces so far are taken, and some were."""
        return self._started and not self._waiting

    def give_back(self, lines: list[str]) -> None:
        self._waiting.extend(reversed(lines))

    def taking(self, taken: list[str]) -> Iterator[str]:
        """The lines from here on, each noted in `taken`."""
        while (line := self._next()) is not None:
            self._started = True
            taken.append(line)
            yield line

    def _next(self) -> str | None:
        while not self._waiting:
            piece = next(self._pieces, None)
            if piece is None:
                last, self.rest = self.rest, ""
                return last or None
            self._add(piece)
        return self._waiting.pop()

    def _add(self, piece: str) -> None:
        if len(self.rest) > ROW_LENGTH:
            raise Rejected("file_not_a_table")
        *whole, self.rest = (self.rest + piece).split("\n")
        self._waiting = [line + "\n" for line in reversed(whole)]


def _without_end(taken: list[str], dialect: Dialect) -> bool:
    """Whether the row ended only because the file did: then a further line would belong to it too."""
    if not any('"' in text for text in taken):
        return False
    rows = csv.reader([*taken[:-1], taken[-1].rstrip("\n") + "\n", "END"], delimiter=dialect.delimiter)
    return list(rows)[-1] != ["END"]


def _frame(rows: list[tuple[int, list[str]]], dialect: Dialect, unread: list[Unread]) -> pd.DataFrame:
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
        return _empty(dialect)
    columns = {
        name: pd.Series([cell or None for cell in cells], dtype="str")
        for name, cells in zip(dialect.names, zip(*kept, strict=True), strict=True)
    }
    return pd.DataFrame(columns).assign(**{LINE: np.array(lines, dtype="int64")})


def _empty(dialect: Dialect) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in dialect.names}).assign(
        **{LINE: pd.Series(dtype="int64")}
    )


def _checked(frame: pd.DataFrame, unread: list[Unread]) -> pd.DataFrame:
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
