"""What is exported is what is on the screen: the same words and numbers, masked likewise, for each role."""

import io
import re
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.reports import markdown
from pages.reports.document import Document
from pages.reports.html import html
from pages.reports.xlsx import xlsx
from pages.shared.columns import NUMBERS
from pages.shared.texts import tour
from tests.pages.conftest import ADMIN, EXECUTIVE, LEAD, STAFF, Open
from tests.pages.reports.taken import document_of

Workbook = dict[str, list[list[Any]]]
PAGES = [
    ("insight/overview.py", LEAD, "zh", {"period": "last_month"}),
    ("insight/overview.py", EXECUTIVE, "en", {"time": "working"}),
    ("insight/summary.py", EXECUTIVE, "zh", {"grain": "quarter"}),
    ("insight/trends.py", EXECUTIVE, "zh", {}),
    ("team/meeting.py", LEAD, "zh", {"meets": "3", "week": "2026-11-09"}),
    ("me/scorecard.py", STAFF, "en", {}),
    ("team/members.py", LEAD, "en", {}),
    ("complaints/times.py", EXECUTIVE, "zh", {}),
    ("complaints/open.py", LEAD, "zh", {}),
    ("goals/targets.py", LEAD, "en", {}),
    ("growth/training.py", EXECUTIVE, "en", {}),
    ("manage/audit.py", ADMIN, "zh", {}),
]


def written(document: Document) -> str:
    """What somebody reads in the HTML file, its charts left out."""
    pictures = {picture.key: b"<svg></svg>" for picture in document.pictures}
    return read(html(document, pictures))


def read(file: str) -> str:
    body = re.sub(r"(?s)<style>.*?</style>|</?(strong|em|span|code|small)\b[^>]*>", "", file)
    return unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


def workbook(document: Document) -> Workbook:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(document)), read_only=True)
    found = {sheet.title: [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book.worksheets}
    book.close()
    return found


def words_of(visit: AppTest) -> list[str]:
    """What stands on the page in words: tiles, headings, sentences. Each piece as a line of text."""
    found = []
    for kind in ("title", "header", "subheader", "caption", "markdown", "metric"):
        for element in getattr(visit, kind)[1 if kind == "caption" else 0 :]:  # the first caption is the banner's
            lines = re.split(r"  \n|\n\n|\n- |^- ", str(element.value))
            found += [markdown.plain(line) for line in lines]
    offers = tour.OFFER.en, tour.OFFER.zh  # above the page, where somebody lands
    return [piece for piece in found if piece and not any(offer in piece for offer in offers)]


def same(value: Any) -> Any:
    """A value as both sides have it: times to the second, numbers to nine places, without the guard of a text."""
    if isinstance(value, pd.Timestamp | datetime):
        return pd.Timestamp(value).isoformat()
    if isinstance(value, date):
        return pd.Timestamp(value).isoformat()
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return round(float(value), 9)
    return str(value).removeprefix("'")


@pytest.mark.parametrize(("script", "person", "language", "address"), PAGES)
def test_every_word_and_number_of_the_screen_is_in_the_files(
    demo: Path, open_page: Open, script: str, person: int, language: str, address: dict[str, str]
) -> None:
    visit = open_page(script, person=person, language=language, **address)
    said, tables = words_of(visit), [table.value for table in visit.dataframe]
    document = document_of(visit, language)
    text, book = written(document), workbook(document)
    flat = " ".join(text.split())
    assert [piece for piece in said if " ".join(piece.split()) not in flat] == []
    assert document.language == language
    cells = [markdown.plain(str(cell)) for table in visit.table for row in table.value.to_numpy() for cell in row]
    assert [cell for cell in cells if cell not in text] == []
    # The workbook has every number of a table as it is; a column may sort by another than the one that it shows.
    told = [table for table in document.tables if table.note is not None]
    assert len(told) == len(tables)
    values = {same(cell) for rows in book.values() for row in rows for cell in row if cell is not None}
    for shown, table in zip(tables, told, strict=True):
        assert table.note is not None
        for column in table.note.columns:
            if column.kind in NUMBERS and column.sorts_by is None and column.words is None:
                missing = [value for value in shown[column.key].dropna().tolist() if same(value) not in values]
                assert missing == [], (column, missing[:5])
        assert [cell for row in table.cells for cell in row if " ".join(cell.split()) not in text] == []


def test_a_meeting_is_exported_with_its_agenda_before_it_begins_and_with_what_was_written_while_it_goes_on(
    demo_to_change: Path, open_page: Open
) -> None:
    visit = open_page("team/meeting.py", person=LEAD, language="en")
    found = written(document_of(visit, "en"))
    assert [line.label for line in visit.expander if markdown.plain(line.label) not in found] == []
    assert len(visit.expander) > 5
    next(button for button in visit.button if button.label == "Begin the meeting").click().run()
    visit.text_area[0].set_value("Two of three are done").run()
    found = written(document_of(visit, "en"))
    assert "What was said: Two of three are done" in found
    lines = [button.label for button in visit.button if "to talk about" in button.label]
    assert len(lines) > 5
    assert all(markdown.plain(line) in found for line in lines)
    assert "Sun Haoran: away" in found
    assert "The meeting goes on" not in found  # that was said of the click
    assert "Tab leads from field to field" not in found
