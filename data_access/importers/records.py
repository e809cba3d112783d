"""Text to frames: rows of a delimited file in pieces, each row with the line it begins on.

Regular pieces (every quote opens or closes a cell) go through Arrow's reader as a whole; a piece with an irregular
quote goes through the csv module, slower and forgiving. A row that cannot be read is refused with
its line and the rest goes on.
"""

import csv
import itertools
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

from data_access.importers.forgiving import slowly
from data_access.importers.headers import LINE
from data_access.importers.limits import CELL_LENGTH
from data_access.importers.row_frames import SHOWN, Dialect, Unread, checked, empty, frame_of

NEWLINE, QUOTE = 10, 34


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
            line, rest = yield from slowly(text, pieces, dialect, line, unread)
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
        yield from slowly(rest, iter(()), dialect, line, unread)


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
        found.append(frame_of(rows, dialect, unread))
    frame = pd.concat(found, ignore_index=True) if len(found) > 1 else (found[0] if found else empty(dialect))
    if len(found) > 1:
        frame = frame.sort_values(LINE, ignore_index=True)
    return checked(frame, unread), breaks.size


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
