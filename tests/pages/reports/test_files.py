"""Files made of a document by hand: text stays text, nothing refers outside, sheets have names that Excel takes."""

import base64
import hashlib
import io
import re
from datetime import UTC, datetime

import openpyxl
import pandas as pd
import pytest

from metrics.formats import LOCAL
from metrics.words import Text
from pages.reports import files, markdown, pictures
from pages.reports.document import Definition, Document, Group, Heading, Kind, Number, Part, Picture, Table, Words
from pages.reports.html import html
from pages.reports.widths import PAGE, of_pictures
from pages.reports.xlsx import xlsx
from pages.shared.columns import Column
from pages.shared.columns import Kind as Cell
from pages.shared.recording import TableNote
from pages.shared.session import plain

HARM = (
    "=1+1</script><script>alert(1)</script><img src=http://evil.example/x.png onerror=alert(1)>[a](http://evil.example)"
)
FIGURE = {"data": [{"type": "bar", "x": [1], "y": [2], "name": HARM}], "layout": {"height": 200}}
AT = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


def document(*parts: Part, title: str = "Overview") -> Document:
    return Document(
        "overview", title, "en", "Asia/Shanghai", AT, AT, "Team lead", (("Period", "This month"),), parts,
        (Definition("Satisfaction", "Share of scored answers", "Top ÷ all", "per cent", "higher", "answered"),), (),
        LOCAL,
    )  # fmt: skip


def noted(name: str, frame: pd.DataFrame, *columns: Column) -> Table:
    note = TableNote(name, frame, columns, rows=len(frame))
    cells = tuple(tuple(str(value) for value in row) for row in frame.itertuples(index=False))
    return Table(name, tuple(column.label.en for column in columns), cells, (False,) * len(columns), len(frame), note)


def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_text_of_the_database_stays_text_in_html() -> None:
    name = plain(HARM)
    shown = document(
        Heading(1, name), Heading(3, name), Words(name), Words(f"- {name}"), Number(name, name, name, name),
        Table(HARM, (HARM,), ((HARM,),), (False,), 1), Group(Kind.SECTION, (Words(name),), name), title=HARM,
    )  # fmt: skip
    found = html(shown, {})
    assert re.findall(r"<(?:script|img|a|link|iframe)\b", found) == []
    assert "script-src &#x27;none" in found or "script-src 'none'" in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found


def test_without_chromium_the_file_draws_its_charts_itself_and_nothing_of_its_data_runs() -> None:
    found = html(document(Picture("chart1", "A chart", "alt", FIGURE, small=False)), None)
    scripts = re.findall(r"<script>(.*?)</script>", found, flags=re.DOTALL)
    assert len(scripts) == 2
    assert "alert(1)" not in scripts[0][-2000:]
    assert "\\u003c/script>" in scripts[1]
    hashes = {base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in scripts}
    assert set(re.findall(r"sha256-([^']+)'", found)) == hashes
    assert '<div class="chart" id="chart1"' in found


def test_a_workbook_has_a_sheet_for_each_table_the_filters_and_the_definitions() -> None:
    frame = pd.DataFrame({"name": [HARM, "=2+2"], "share": [0.5, None], "day": [AT, AT]})
    columns = (
        Column("name", Text(en="Name", zh="名称")), Column("share", Text(en="Share", zh="占比"), Cell.SHARE),
        Column("day", Text(en="Day", zh="日期"), Cell.DAY),
    )  # fmt: skip
    long = "A name of a table that is far too long: for [Excel] it must be shorter"
    shown = document(
        noted(long, frame, *columns), noted(long, frame.copy(), *columns), Number("Sales", "1,204", "", ""),
        Number("CSAT", "84.6%", "", ""), Number("Response", "6 min", "", ""),
    )  # fmt: skip
    found = book(xlsx(shown))
    assert found.sheetnames == [
        "Figures", "A name of a table that is far t", "A name of a table that is far 2", "Filters", "Definitions",
    ]  # fmt: skip
    assert {cell.data_type for sheet in found for row in sheet.iter_rows() for cell in row} <= {
        "s",
        "n",
        "d",
        "inlineStr",
    }
    table = found.worksheets[1]
    assert table["A2"].value == f"'{HARM}"
    assert (table["B2"].value, table["B2"].number_format, table["B3"].value) == (0.5, "0.0%", None)
    values = [row[2] for row in found["Figures"].iter_rows(values_only=True)]
    assert values[1:] == [1204, 0.846, "6 min"]
    assert ("Period", "This month") in list(found["Filters"].iter_rows(values_only=True))
    defined = next(row for row in found["Definitions"].iter_rows(min_row=2, values_only=True))
    assert defined[:3] == ("Satisfaction", "Share of scored answers", "Top ÷ all")
    assert "<dd>How it is computed: Top ÷ all</dd>" in html(shown, {})


def test_an_empty_page_is_a_file_that_says_so() -> None:
    shown = document(Words("No data in this period"))
    assert "No data in this period" in html(shown, {})
    assert len(book(xlsx(shown)).sheetnames) == 3


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("**Met** · ≥ 88%", "<strong>Met</strong> · ≥ 88%"),
        (":green[:material/check_circle: Met]", '<span class="green">✓ Met</span>'),
        (":red[**a** b]", '<span class="red"><strong>a</strong> b</span>'),
        ("see [this](http://evil.example)", "see this"),
        (plain("a_b *c* [d](e) <f>"), "a_b *c* [d](e) &lt;f&gt;"),
        ("&nbsp;", "\xa0"),
    ],
)
def test_markdown_of_streamlit_becomes_html(said: str, found: str) -> None:
    assert markdown.line(said) == found


def test_lists_and_lines_stay_lists_and_lines() -> None:
    assert (
        markdown.blocks("first  \nsecond\n\n- one\n- two") == "<p>first<br>second</p><ul><li>one</li><li>two</li></ul>"
    )


def test_charts_stand_one_below_the_other_where_a_column_is_too_narrow() -> None:
    chart = Picture("chart1", "", "", FIGURE, small=False)
    wide = Group(Kind.COLUMNS, (chart, chart), shares=(0.6, 0.4))
    narrow = Group(Kind.COLUMNS, (chart, chart), shares=(0.75, 0.25))
    assert [round(width) for _, width in of_pictures((wide,))] == [518, 346]
    assert [width for _, width in of_pictures((narrow,))] == [PAGE, PAGE]


def test_without_chromium_only_what_needs_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "chromium", lambda: None)
    shown = document(Picture("chart1", "A chart", "alt", FIGURE, small=False))
    assert b"Plotly.newPlot" in files.made(shown, "html", None, lambda _part: None)
    assert files.name_of(shown, "png")[0] == "Overview_2026-11-20.zip"
    assert files.name_of(shown, "png", "chart1")[0] == "Overview_A_chart_2026-11-20.png"
