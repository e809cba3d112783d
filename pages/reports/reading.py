"""From what Streamlit was told to show to the parts of a document: no buttons, no fields, nothing that floats above."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pyarrow as pa

from metrics import formats
from metrics.formats import Local
from metrics.words import Language
from pages.reports import markdown
from pages.reports.capture import Node
from pages.reports.document import (
    Group,
    Heading,
    Kind,
    Look,
    Number,
    Part,
    Picture,
    Rule,
    Table,
    Words,
)  # fmt: skip
from pages.shared.columns import NUMBERS, all_written
from pages.shared.recording import ChartNote, TableNote
from pages.shared.tables import shown_frame

MOST_ROWS = 1000  # of a table on paper; the workbook has all of them
# What is only there to be filled in or clicked, or was opened above the page.
LEFT_OUT = frozenset({"form", "popover", "dialog", "chat_message"})
_LEVELS = {"h1": 1, "h2": 2, "h3": 3}
_ALERTS = {1: Look.ERROR, 2: Look.WARNING, 3: Look.INFO, 4: Look.GOOD}
_SMALL_HEADING = 4
MOST_ACROSS = 4  # of a grid, on a sheet of paper


class Reader:
    """Reads one page; `behind` draws a chart's table for nobody to see and returns what it drew."""

    def __init__(
        self, language: Language, local: Local, zone: str, behind: Callable[[ChartNote], list[TableNote]]
    ) -> None:
        self._language, self._local, self._zone, self._behind = language, local, zone, behind
        self._last_heading = ""
        self._count = 0

    def parts(self, node: Node) -> tuple[Part, ...]:
        """What stands in a block, in its order."""
        found = []
        for _, child in sorted(node.children.items()):
            part = self._block(child) if child.proto is None else self._element(child)
            if part is not None:
                found.append(part)
        return tuple(found)

    def _block(self, node: Node) -> Part | None:
        if node.kind in LEFT_OUT:
            return None
        block, title = node.block, ""
        if node.kind in ("tab", "expandable"):
            title = getattr(block, node.kind).label
            self._last_heading = title or self._last_heading
        if node.kind in ("horizontal", "grid_container") or (
            node.kind == "flex_container" and node.children and _is_row(node)
        ):
            return self._side_by_side(node)
        parts = self.parts(node)
        if not parts or _only_a_form(node, parts):
            return None
        if title:
            return Group(Kind.SECTION, parts, title)
        return Group(Kind.CARD if _bordered(node) else Kind.STACK, parts)

    def _side_by_side(self, node: Node) -> Part | None:
        children = [child for _, child in sorted(node.children.items())]
        parts: list[Part] = []
        shares: list[float] = []
        for child in children:
            part = self._block(child) if child.proto is None else self._element(child)
            if part is None:
                continue
            parts.append(part)
            shares.append(float(child.block.column.weight) if child.kind == "column" else 1.0)
        if not parts:
            return None
        if node.kind == "grid_container":
            if node.block.grid_container.border:
                parts = [Group(Kind.CARD, (part,)) for part in parts]
            return Group(Kind.GRID, tuple(parts), across=_across(node, len(parts)))
        if any(child.kind == "column" for child in children):
            return Group(Kind.COLUMNS, tuple(parts), shares=tuple(shares))
        return Group(Kind.LINE, tuple(parts))

    def _element(self, node: Node) -> Part | None:
        proto: Any = node.proto
        if node.words:
            return Words(node.words)
        match node.kind:
            case "heading":
                level = _LEVELS.get(proto.tag, 3)
                self._last_heading = proto.body
                return Heading(level, proto.body)
            case "markdown":
                return self._markdown(proto)
            case "text":
                return Words(proto.body, Look.PLAIN) if proto.body.strip() else None
            case "code":
                return Words(proto.code_text, Look.CODE)
            case "json":
                return Words(proto.body, Look.CODE)
            case "progress":
                return Words(f"{proto.text} {proto.value} %".strip())
            case "alert":
                said = f"**{proto.title}** {proto.body}" if proto.title else proto.body
                return Words(said, _ALERTS.get(proto.format, Look.INFO))
            case "metric":
                return Number(proto.label, proto.body, proto.delta, proto.help)
            case "dataframe" | "table":
                return self._table(node)
            case "plotly_chart":
                return self._picture(node)
        return None

    def _markdown(self, proto: Any) -> Part | None:
        if proto.element_type == proto.Type.DIVIDER:
            return Rule()
        body = proto.body
        if proto.allow_html or not body.replace("&nbsp;", "").strip():
            return None
        if proto.element_type == proto.Type.CAPTION:
            return Words(body, Look.CAPTION)
        if body.startswith("**") and body.endswith("**") and "\n" not in body and body.count("**") == 2:
            self._last_heading = body.strip("*")
            return Heading(_SMALL_HEADING, body.strip("*"))
        return Words(body)

    def _table(self, node: Node) -> Table | None:
        if node.table is not None:
            return self._noted(node.table)
        data = _arrow(node.proto.arrow_data.data)
        said = _arrow(node.proto.arrow_data.styler.display_values)
        if data is None:
            return None
        shown = data if said is None or said.shape != data.shape else said
        labels = _labels(node.proto, [str(name) for name in shown.columns])
        kept = [place for place, label in enumerate(labels) if label is not None]
        cells = [[_cell(value) for value in shown.iloc[:MOST_ROWS, place]] for place in kept]
        if node.kind == "table":  # whose cells are Markdown
            cells = [[markdown.plain(cell) for cell in column] for column in cells]
        right = tuple(pd.api.types.is_numeric_dtype(data.iloc[:, place]) for place in kept)
        names = tuple(str(labels[place]) for place in kept)
        return Table(node.proto.alt, names, tuple(zip(*cells, strict=True)), right, len(shown))

    def _noted(self, note: TableNote) -> Table:
        frame = note.find() if note.find is not None and len(note.frame) < note.rows else note.frame
        return self.table_of(note, frame)

    def table_of(self, note: TableNote, frame: pd.DataFrame) -> Table:
        """A table as it was told of, in words."""
        shown = shown_frame(frame.head(MOST_ROWS), note.columns, self._zone)
        cells = [all_written(shown[column.key], column, self._language, self._local) for column in note.columns]
        return Table(
            note.name,
            tuple(column.label.said(self._language) for column in note.columns),
            tuple(zip(*cells, strict=True)),
            tuple(column.kind in NUMBERS for column in note.columns),
            len(frame),
            note,
        )

    def _picture(self, node: Node) -> Picture:
        self._count += 1
        small = bool(json.loads(node.proto.config or "{}").get("staticPlot"))
        note = node.chart
        title = (note.title if note and note.title else "") or self._last_heading or node.proto.alt
        behind = tuple(self._behind(note)) if note is not None and not small else ()
        return Picture(f"chart{self._count}", title, node.proto.alt, json.loads(node.proto.spec), small, behind)


def _only_a_form(node: Node, parts: tuple[Part, ...]) -> bool:
    """Whether a card is there for its form: nothing is left of it but its heading."""
    forms = any(child.kind in LEFT_OUT for child in node.children.values())
    return forms and _bordered(node) and all(isinstance(part, Heading) for part in parts)


def _is_row(node: Node) -> bool:
    flex = node.block.flex_container
    return bool(flex.direction == flex.Direction.HORIZONTAL)


def _bordered(node: Node) -> bool:
    block = node.block
    return bool(
        (node.kind == "flex_container" and block.flex_container.border)
        or (node.kind == "vertical" and block.HasField("vertical") and block.vertical.border)
        or (node.kind == "column" and block.column.show_border)
    )


def _across(node: Node, parts: int) -> int:
    return max(1, min(int(node.block.grid_container.columns) or MOST_ACROSS, parts, MOST_ACROSS))


def _arrow(data: bytes) -> pd.DataFrame | None:
    if not data:
        return None
    return pa.ipc.open_stream(data).read_all().to_pandas()


def _cell(value: Any) -> str:
    return formats.MISSING if value is None or value is pd.NA or value != value else str(value)


def _labels(proto: Any, names: list[str]) -> list[str | None]:
    """What the columns are called on the page; None for those that are hidden."""
    settings = json.loads(getattr(proto, "columns", "") or "{}")
    labels: list[str | None] = []
    for place, name in enumerate(names):
        said = settings.get(name) or settings.get(f"_pos:{place}") or {}
        labels.append(None if said.get("hidden") else said.get("label") or name)
    return labels
