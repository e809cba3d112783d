"""Texts that would do harm if anybody took them for more than text, stored wherever the demo company has a text.

Each begins with a sign that makes a spreadsheet compute, and goes on with what browsers, Markdown, format strings and
SQL would take for theirs; and says where it stands: «customer.name 17».
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import openpyxl
from sqlalchemy import Column, Integer, String, Table, func, literal_column, true, update

from data_access.dialect import driver
from data_access.engine import open_database
from data_access.schema import metadata

COMPUTING = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
SIGNS = (
    "=cmd|'/c calc'!A0", "@SUM(1+1)*", "+1+cmd|", "-1+cmd|", "\t=1+1", "\r=1+1", "\n=1+1", "＝1+1", "＋1", "－1",
    "＠SUM(1)",    "'; DROP TABLE member; --", "\u202e\u200b\u2066", '"><script>alert(1)</script>',
)  # fmt: skip
BODY = (
    " <img src=evil onerror=alert(1)> <a href='http://evil.example'>a</a> ![evil](http://evil.example/i.png)"
    " [evil](javascript:alert(1)) :red[evil] **evil** `evil` $evil$ www.evil.example {0} {name} %s"
)
# Short enough for every field.
TYPED = "=1+cmd|'; DROP TABLE member;--\u202e<img src=evil onerror=alert(1)>[evil](http://evil.example)**evil**{0}"

# What Markdown, and Streamlit's own colours in it, would make something of; a stroke before each sign keeps it a sign.
ACTIVE = re.compile(
    r"(?<!\\)(?:<img|<a |<script|!?\[evil|\]\(http|\]\(java|:red\[evil|\*\*evil|`evil|\$evil)|https?\\?://evil|www\\?\.evil"
)
# Where Streamlit's page shows a text as it is, by the message's name and its field.
AS_IT_IS = re.compile(
    r"(Text\.body|Code\.code_text|(Selectbox|MultiSelect)\.options|Text(Input|Area)\.(default|value)|Selectbox\.raw_value|.*\.(form_)?id"
    r"|(Dataframe|PlotlyChart)\.alt|PlotlyChart\.spec|FileUploader\..*)"
)
# A chart's texts know a few tags of HTML.
TAG = re.compile(r"<(?!br>|/?b>|/?span\b)")

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
MARK = re.compile("«([a-z_.]+) ([0-9]+)»".encode())

# Codes and keys, of which nobody writes one, and what guards itself.
LEFT_ALONE = {"setting", "audit_entry", "audit_head", "erased", "fact_counter", "fact_day", "request", "session"}
CODES = {
    "kind", "scope", "metric", "role", "state", "severity", "request_key", "request_hash", "file_hash", "signature",
    "token_hash", "password_hash", "table_name", "stores_as", "strange", "import_refusal.reason", "import_source.error",
    "variable", "statement", "watermark", "source", "issuer", "subject", "zone", "holidays", "service_standard.step",
    "service_standard.clock", "complaint_event.what", "complaint_event.reason", "complaint_pause.reason", "ending",
    "came_as", "went_as",
    "case_kind", "root_cause",
    "origin", "last_move",
    "stage.code",
    "period_snapshot.grain", "period_result.status", "by_number",
    "metrics",
    "scorecard_part.part",
    "course.role",
    "target_change.what",
    "reach", "review_step.what",
    "how", "every", "whom", "found_key",
    "mail_key", "token", "claimed_by", "language", "mail.error",
    "presence", "meeting_item.name", "meeting_item.reason", "meeting_item.address", "dismissed_for",
}  # fmt: skip
# Numbers are cut by them: most rows keep what they have.
CUT_BY = {"channel", "tier", "level", "stage", "topic", "category", "cause", "department", "product"}


def written_into(file: Path) -> None:
    """Put such a text in place of every text that there is."""
    engine = open_database(f"sqlite:///{file}")
    row = literal_column("rowid", Integer)
    with engine.begin() as connection:
        driver(connection).create_function("hostile", 2, text)
        for table in metadata.sorted_tables:
            for column in [] if table.name in LEFT_ALONE else _written(table):
                which = row % 9 == 0 if column.name in CUT_BY else true()
                new = {column: func.hostile(f"{table.name}.{column.name}", row)}
                connection.execute(update(table).values(new).where(column.is_not(None), which))
    engine.dispose()


def text(where: str, number: int) -> str:
    """The text of one row."""
    return f"{SIGNS[number % len(SIGNS)]}{BODY}«{where} {number}»"


def _written(table: Table) -> Iterator[Column[Any]]:
    for column in table.columns:
        known = {column.name, f"{table.name}.{column.name}"} & CODES
        if isinstance(column.type, String) and not known and not column.primary_key:
            yield column


def strings(message: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of what is sent to the browser, with its field's name."""
    name = name or type(message).__name__
    for field, value in message.ListFields():
        for each in value if hasattr(value, "append") or hasattr(value, "add") else [value]:
            if isinstance(each, str):
                yield f"{name}.{field.name}", each
            elif hasattr(each, "ListFields"):
                yield from strings(each, f"{name}.{field.name}")


def taken_for_more(messages: Iterable[Any]) -> list[str]:
    """Whatever of a page's elements would be more than text."""
    found = []
    for message in messages:
        for name, said in strings(message):
            if name == "PlotlyChart.spec":
                wrong = TAG.search(json.dumps(json.loads(said), ensure_ascii=False))
            elif name == "Html.body":  # the dashboard's own styles and links
                wrong = re.search("evil|onerror|«", said)
            else:
                wrong = None if AS_IT_IS.fullmatch(name) else ACTIVE.search(said)
            if wrong:
                found.append(f"{name}: {wrong.string[max(0, wrong.start() - 60) : wrong.end() + 60]!r}")
        if getattr(message, "allow_html", False) or getattr(message, "unsafe_allow_javascript", False):
            found.append(f"{type(message).__name__} allows HTML")
    return found


def marked(sent: bytes) -> set[tuple[str, int]]:
    """Which of the texts stand in what is sent: their columns and rows."""
    return {(name.decode(), int(number)) for name, number in MARK.findall(sent)}


class Tags(HTMLParser):
    """The tags of a file and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs)}


def tags(page: str) -> set[str]:
    """What tags an HTML file has, and with which attributes: text that was taken for one shows here."""
    parser = Tags()
    parser.feed(page)
    return parser.found


def cells(file_name: str, content: bytes) -> list[str]:
    """The cells of an exported file that hold texts; of a workbook, a formula fails here."""
    if file_name.endswith(".csv"):
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        return [cell for row in rows for cell in row if not NUMBER.fullmatch(cell)]
    book = openpyxl.load_workbook(io.BytesIO(content))
    there = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in there if cell.data_type == "f" or cell.hyperlink]
    return [cell.value for cell in there if isinstance(cell.value, str)]
