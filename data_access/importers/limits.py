"""What a file may ask of the machine. Everything is measured before, or while, it is unpacked."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from data_access.rejected import Rejected

MEGABYTE = 1 << 20
FILE_BYTES = 1024 * MEGABYTE  # a million rows of long remarks is about 400 MB
UNPACKED_BYTES = 4096 * MEGABYTE  # of a .gz, which is read as a stream
WORKBOOK_BYTES = 1536 * MEGABYTE  # of all parts of a workbook, which the reader holds at once
FREE_BYTES = 64 * MEGABYTE  # up to this size no ratio is suspicious: blank rows pack 1 : 1000
RATIO = 200
PARTS = 4000  # files inside a workbook; a real one has tens, one with many pictures hundreds
CELLS = 10_000_000  # the reader of workbooks holds the whole rectangle up to the last cell, 140 bytes a cell
COLUMNS = 702  # up to column ZZ
CELL_LENGTH = 131_072  # characters; Excel itself ends at 32,767
ROW_LENGTH = 16 * MEGABYTE  # characters; a text without line breaks is no table
BLOCK = 4 * MEGABYTE

_CELL = re.compile(rb' r="([A-Z]{1,7})([0-9]{1,9})"')
_OVERLAP = 32  # longer than any cell reference


def check_size(path: Path) -> None:
    """Raise Rejected if the file is empty or larger than `FILE_BYTES`."""
    size = path.stat().st_size
    if size == 0:
        raise Rejected("file_empty")
    if size > FILE_BYTES:
        raise Rejected("file_too_large", megabytes=size // MEGABYTE, limit=FILE_BYTES // MEGABYTE)


def check_columns(count: int) -> None:
    """Refuse a table with more columns than any export has: Rejected "too_many_columns"."""
    if count > COLUMNS:
        raise Rejected("too_many_columns", columns=count, limit=COLUMNS)


def plain_bytes(path: Path, block: int = BLOCK) -> Iterator[bytes]:
    """The file in blocks."""
    with path.open("rb") as opened:
        while piece := opened.read(block):
            yield piece


def unpacked_bytes(path: Path, block: int = BLOCK) -> Iterator[bytes]:
    """The content of a .gz in blocks; what is there of one that was cut off.

    Raises:
        Rejected: "file_unpacks_too_large", "file_broken".
    """
    unpacker = zlib.decompressobj(wbits=31)
    packed = unpacked = 0
    try:
        for piece in plain_bytes(path, 256 * 1024):
            packed += len(piece)
            while piece:
                content = unpacker.decompress(piece, block)
                unpacked += len(content)
                _check_ratio(unpacked, packed, UNPACKED_BYTES)
                if content:
                    yield content
                if unpacker.eof:  # several packed files may follow one another
                    piece = unpacker.unused_data.lstrip(b"\0")
                    unpacker = zlib.decompressobj(wbits=31)
                else:
                    piece = unpacker.unconsumed_tail
        rest = unpacker.flush()
        if rest:
            yield rest
    except zlib.error as error:
        if unpacked == 0:
            raise Rejected("file_broken") from error


def check_workbook(path: Path) -> None:
    """Look at an .xlsx before it is given to the reader: parts, declared and counted sizes, the last cell.

    Raises:
        Rejected: "file_broken", "file_unpacks_too_large", "too_many_columns", "file_not_a_table".
    """
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > PARTS:
                raise Rejected("file_unpacks_too_large")
            if not any(part.filename.lower() == "xl/workbook.xml" for part in parts):
                raise Rejected("file_not_a_table")
            _check_ratio(sum(part.file_size for part in parts), path.stat().st_size, WORKBOOK_BYTES)
            counted = 0
            for part in parts:
                cells = "worksheets/" in part.filename.lower()
                counted += _check_part(path, archive, part, WORKBOOK_BYTES - counted, cells)
            _check_ratio(counted, path.stat().st_size, WORKBOOK_BYTES)
    except Rejected:
        raise
    except Exception as error:  # a damaged archive makes the library fail in a dozen ways
        raise Rejected("file_broken") from error


def _check_ratio(unpacked: int, packed: int, limit: int) -> None:
    if unpacked > limit or (unpacked > FREE_BYTES and unpacked > RATIO * max(packed, 1)):
        raise Rejected("file_unpacks_too_large")


def _check_part(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo, allowed: int, cells: bool) -> int:
    """Unpack one part into nothing and return its real size, which need not be the declared one."""
    if part.flag_bits & 1:
        raise Rejected("file_protected")
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Rejected("file_broken")
    with archive.open(part) as checked:  # reads and checks the part's own header
        checked.read(1)
    size = last_row = 0
    columns: set[bytes] = set()
    tail = b""
    for content in _raw(path, part):
        size += len(content)
        if size > allowed:
            raise Rejected("file_unpacks_too_large")
        if cells:
            for column, row in _CELL.findall(tail + content):
                columns.add(column)
                last_row = max(last_row, int(row))
            tail = content[-_OVERLAP:]
    width = max((_column_number(column) for column in columns), default=0)
    check_columns(width)
    if width * last_row > CELLS:
        raise Rejected("file_unpacks_too_large")
    return size


def _raw(path: Path, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with path.open("rb") as opened:
        opened.seek(part.header_offset + 26)
        name, extra = (int.from_bytes(opened.read(2), "little") for _ in range(2))
        opened.seek(name + extra, 1)
        unpacker = zlib.decompressobj(wbits=-15)
        left = part.compress_size
        while left > 0 and (piece := opened.read(min(left, 256 * 1024))):
            left -= len(piece)
            if part.compress_type == zipfile.ZIP_STORED:
                yield piece
                continue
            while piece and not unpacker.eof:
                content = unpacker.decompress(piece, BLOCK)
                piece = unpacker.unconsumed_tail
                yield content


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
