"""A document as a workbook: a sheet for each table and for each chart's numbers, the filters, the definitions."""

import re

import pandas as pd
from openpyxl import Workbook

from pages.reports import markdown
from pages.reports.document import Document, Group, Heading, Look, Number, Part, Picture, Words
from pages.reports.html import about
from pages.shared import exports
from pages.shared.columns import EXCEL
from pages.shared.recording import TableNote
from pages.shared.tables import as_exported
from pages.shared.texts import glossary as glossary_words
from pages.shared.texts import reports as words
from pages.shared.texts import show

LONGEST_NAME = 31  # of a sheet, Excel's limit
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_SHARE = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?%")
_NUMBER = re.compile(r"[+−-]?\d[\d,]*(\.\d+)?")


def xlsx(document: Document) -> bytes:
    """The file. Numbers are numbers, and no cell is a formula."""
    spoken = document.language
    book = Workbook(write_only=True)
    names = _Names()
    _figures(book, document, names)
    contents: list[tuple[str, str]] = []
    for note, title in _notes(document):
        name = names.new(title)
        contents.append((name, title))
        _sheet(book, name, note, document)
    for table in document.tables:
        if table.note is None:
            title = markdown.plain(table.name) or words.ROWS.said(spoken, count=table.rows)
            name = names.new(title)
            contents.append((name, title))
            frame = pd.DataFrame([[_value(cell) for cell in row] for row in table.cells], columns=list(table.labels))
            exports.add_sheet(book, name, frame)
    rows = [*about(document), *((name, title) for name, title in contents)]
    heads = [words.FILTER.said(spoken), words.VALUE.said(spoken)]
    first = [(words.TITLE_OF.said(spoken), document.title)]
    exports.add_sheet(book, names.new(show.SHEET_FILTERS.said(spoken)), pd.DataFrame([*first, *rows], columns=heads))
    exports.add_sheet(book, names.new(words.DEFINITIONS.said(spoken)), _definitions(document))
    return exports.saved(book)


def _notes(document: Document) -> list[tuple[TableNote, str]]:
    """The tables that were told of, and those behind the charts, each once."""
    found: list[tuple[TableNote, str]] = []
    for table in document.tables:
        if table.note is not None:
            found.append((table.note, table.name))
    for picture in document.charts:
        found += [(note, markdown.plain(note.name)) for note in picture.behind]
    seen: list[tuple[TableNote, str]] = []
    for note, title in found:
        if not any(note.frame is other.frame and note.columns == other.columns for other, _ in seen):
            seen.append((note, title))
    return seen


def _sheet(book: Workbook, name: str, note: TableNote, document: Document) -> None:
    frame = note.find() if note.find is not None and len(note.frame) < note.rows else note.frame
    told = as_exported(frame, note.columns, document.zone, document.language)
    exports.add_sheet(book, name, told, [EXCEL[column.kind] for column in note.columns])


def _figures(book: Workbook, document: Document, names: "_Names") -> None:
    """What the page says outside of its tables, in its order: tiles with their numbers, headlines, notes."""
    spoken = document.language
    rows: list[tuple[str, str, object]] = []
    _collect(document.parts, "", rows)
    frame = pd.DataFrame(
        rows, columns=[words.STANDS_UNDER.said(spoken), words.NAME.said(spoken), words.VALUE.said(spoken)], dtype=object
    )
    exports.add_sheet(book, names.new(words.NUMBERS.said(spoken)), frame)


def _collect(parts: tuple[Part, ...], under: str, rows: list[tuple[str, str, object]]) -> str:
    for part in parts:
        match part:
            case Heading(_, said):
                under = markdown.plain(said)
                rows.append((under, "", None))
            case Number(name, value, _, _):
                rows.append((under, markdown.plain(name), _value(markdown.plain(value))))
            case Words(said, look):
                shown = said if look in (Look.PLAIN, Look.CODE) else markdown.plain(said)
                rows.append((under, shown, None))
            case Group():
                inner = markdown.plain(part.title) if part.title else under
                if part.title:
                    rows.append((inner, "", None))
                _collect(part.parts, inner, rows)
            case Picture(_, _, alt, _, small, _) if small:
                rows.append((under, alt, None))
            case _:
                pass
    return under


def _value(said: str) -> object:
    """The number that a text is, else the text: "1,204" is 1204, "84.6%" is 0.846, "6 min" stays."""
    bare = said.replace("−", "-").replace(",", "")
    if _SHARE.fullmatch(said):
        return round(float(bare[:-1]) / 100, 10)
    if _NUMBER.fullmatch(said):
        number = float(bare)
        return int(number) if number.is_integer() and "." not in bare else number
    return said


def _definitions(document: Document) -> pd.DataFrame:
    spoken = document.language
    heads = (
        glossary_words.COLUMN_NAME, glossary_words.COLUMN_MEANING, glossary_words.COLUMN_RECKONED,
        glossary_words.COLUMN_UNIT, glossary_words.COLUMN_BETTER, glossary_words.COLUMN_COHORT,
    )  # fmt: skip
    rows = [(one.name, one.meaning, one.reckoned, one.unit, one.better, one.cohort) for one in document.definitions]
    return pd.DataFrame(rows, columns=[head.said(spoken) for head in heads])


class _Names:
    """Names of sheets: what Excel takes, and no name twice."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, title: str) -> str:
        wanted = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:LONGEST_NAME].strip() or "-"
        name, count = wanted, 1
        while name.lower() in self._used:
            count += 1
            ending = f" {count}"
            name = wanted[: LONGEST_NAME - len(ending)] + ending
        self._used.add(name.lower())
        return name
