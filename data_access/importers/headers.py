"""Where in the first rows of a table its header stands, what separates its cells, and its columns' names."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data_access.importers import limits
from data_access.rejected import Rejected

DELIMITERS = (",", "\t", ";", "|")
LOOKED_AT = 60  # rows; titles, filters and blank lines above a header are fewer
_VALUE = re.compile(r"[-+¥$€]?[\d.,:/\-年月日 %]*\d[\d.,:/\-年月日 %TZ]*")
LINE = "line"  # the column that says where a row came from


@dataclass(frozen=True)
class Header:
    """`names` of the columns; `line` of the header, 0 if there is none; `data_line`, where the rows begin."""

    names: tuple[str, ...]
    line: int
    data_line: int


def delimiter_of(text: str) -> tuple[str, bool]:
    """What separates the cells, and whether a first line `sep=;` says so (and is no row)."""
    said = re.match(r"\s*sep=(.)\s*(\n|$)", text, re.IGNORECASE)
    if said:
        return said[1], True
    best, best_score = ",", (0.0, 0.0)
    for delimiter in DELIMITERS:
        widths = [len(cells) for _, _, cells in first_rows(text, delimiter)]
        if not widths:
            continue
        counted = Counter(widths)
        usual = counted.most_common(1)[0][0]
        wide = max((width for width, times in counted.items() if times > 1), default=usual)
        usual = wide if wide > usual == 1 else usual  # many title rows above few data rows
        if usual > 1:
            fitting = sum(1 for width in widths if width == usual) / len(widths)
            header = 0.5 if widths[0] == usual else 0.0
            score = (fitting + header, usual)
            best, best_score = (delimiter, score) if score > best_score else (best, best_score)
    return best, False


def first_rows(text: str, delimiter: str) -> list[tuple[int, int, list[str]]]:
    """The first rows with the lines (1-based) each begins and ends on; blank ones are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    found: list[tuple[int, int, list[str]]] = []
    try:
        while len(found) < LOOKED_AT:
            start = reader.line_num + 1
            cells = next(reader)
            if any(cell.strip() for cell in cells):
                found.append((start, reader.line_num, cells))
    except StopIteration:
        pass
    except csv.Error:  # a cell without end; the rows before it are enough
        pass
    return found


def find(rows: Sequence[tuple[int, int, list[str]]]) -> Header:
    """The header among the first rows: the first one filled about as widely as the table is.

    A row of numbers and dates is no header; then the columns are numbered.

    Raises:
        Rejected: "file_empty", "too_many_columns".
    """
    if not rows:
        raise Rejected("file_empty")
    filled = [sum(1 for cell in cells if cell.strip()) for _, _, cells in rows]
    wide = max(filled)
    at = next(index for index, count in enumerate(filled) if count >= 0.6 * wide)
    start, end, cells = rows[at]
    width = _table_width(cells, [_width(row) for _, _, row in rows[at + 1 :]])
    limits.check_columns(width)
    words = [cell for cell in cells if cell.strip()]
    values = sum(1 for cell in words if _VALUE.fullmatch(cell.strip()))
    if values * 2 >= len(words):
        return Header(distinct([""] * width), 0, start)
    width = max(width, 1)
    return Header(distinct((cells + [""] * width)[:width]), start, end + 1)


def distinct(cells: Sequence[str]) -> tuple[str, ...]:
    """Names nobody confuses: 'category', 'category (2)', and 'column 3' for an empty one."""
    taken = {LINE}
    names = []
    for number, cell in enumerate(cells, 1):
        plain = " ".join(unicodedata.normalize("NFC", cell).replace("\ufeff", "").replace("\u200b", "").split())
        name = plain = plain or f"column {number}"
        count = 1
        while name in taken:
            count += 1
            name = f"{plain} ({count})"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _table_width(header: Sequence[str], below: Sequence[int]) -> int:
    """Up to the last cell with a name, or with a value below an empty name; beyond the header's own cells only where
    most rows have one, as a single long row is a mistake in that row."""
    within = [width for width in below if width <= len(header)]
    beyond = [width for width in below if width > len(header)]
    usual = min(beyond) if len(beyond) > 0.5 * len(below) else 0
    return max(_width(header), usual, *within, 0)


def _width(cells: Sequence[str]) -> int:
    """Cells up to the last one filled."""
    return max((number for number, cell in enumerate(cells, 1) if cell.strip()), default=0)
