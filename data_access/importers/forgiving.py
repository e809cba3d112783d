"""Reading text rows whose quotes do not follow the rules: slower, and with repairs."""

import csv
from collections.abc import Generator, Iterator

import pandas as pd

from data_access.importers.limits import ROW_LENGTH
from data_access.importers.row_frames import SHOWN, Dialect, Unread, checked, frame_of
from data_access.rejected import Rejected


def slowly(
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
            yield checked(frame_of(rows, dialect, unread), unread)
            rows = []
    if rows:
        yield checked(frame_of(rows, dialect, unread), unread)
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
