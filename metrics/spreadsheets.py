"""What a spreadsheet would do with a text, wherever one is written for it: a page's export, refused rows to correct."""

import re
from collections.abc import Iterable

# A Chinese or Japanese spreadsheet takes the wide signs for the narrow ones.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_DIVIDING = re.compile(r'[,;\t"\r\n]')


def safe(text: str) -> str:
    """The text so that a spreadsheet shows it and never computes it. The importer takes the apostrophe off again."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def csv_line(cells: Iterable[str | int | float]) -> str:
    """A row of a CSV file. What any country's spreadsheet would divide stands in quotes, also at its semicolons, after
    which a formula might begin."""
    written = [_quoted(str(cell)) for cell in cells]
    return ('""' if written == [""] else ",".join(written)) + "\r\n"


def _quoted(cell: str) -> str:
    if not _DIVIDING.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'
